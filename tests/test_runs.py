# SPDX-License-Identifier: Apache-2.0
"""kill -9 of the runner, again and again, at random moments of a run; requests spoiled on the way; two runners at once.

A run that is killed is resumed until it ends. What is asserted is counted outside the runner: each step writes a line to
a ledger when it begins and when it ends, and the engine has the clusters and steps that it was asked for.
`EMRYS_TEST_KILLS=200` kills so often in all; EMRYS_TEST_SEED repeats the times.
"""

import json
import os
import random
import sqlite3
import subprocess
import time
from collections import Counter

import pytest

from fault_proxy import FaultProxy
from harness import ENDED, Engine, PATIENCE, binary, emrys, environment, lines, wait_until

KILLS = int(os.environ.get("EMRYS_TEST_KILLS", "16"))

# How long a runner lives before it is killed: from its first instants to most of a run.
SHORTEST, LONGEST = 0.02, 2.0

# What changes something: half of all kills are aimed at such a request.
CHANGES = ("RunJobFlow", "AddJobFlowSteps", "ModifyCluster", "TerminateJobFlows", "SetKeepJobFlowAliveWhenNoSteps")

# The longest that a slow request is on its way, and its answer; less than a runner waits for what it cannot see.
SLOWEST = 0.5

# The tag by which a run finds its clusters.
TAG = "emrys:run"


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """One engine and one journal of runs for all kills, so that there is more and more to tell apart."""
    engine = Engine(tmp_path_factory.mktemp("killed") / "state").start()
    yield engine
    engine.stop()


class Story:
    """A job flow with all that is expected of it."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        self.ledger = folder / "ledger"
        self.expected = Counter()
        self.cluster = "{ release_label: emr-7.5.0 }"
        # How many clusters it takes.
        self.clusters = 1
        folder.mkdir()

    def step(self, name, times=1, then="true", more="action_on_failure: CONTINUE"):
        """A step, and how often it is to run."""
        self.expected[name] += times
        script = f"echo begin {name} >> {self.ledger}; sleep 0.15; echo end {name} >> {self.ledger}; {then}"
        return f"{{ name: {name}, command: {json.dumps(['bash', '-c', script])}, {more} }}"

    def write(self, *document):
        body = "".join(f"    {line}\n" for line in document)
        text = f"job_flows:\n  {self.name}:\n    cluster: {self.cluster}\n{body}"
        (self.folder / "emrys.yaml").write_text(text)
        return self

    def counts(self):
        """How often each step has begun and ended."""
        written = Counter(lines(self.ledger))
        return [Counter({name: written[f"{edge} {name}"] for name in self.expected}) for edge in ("begin", "end")]


def plain(folder, name):
    """Steps alone; one fails the first time, and one needs to know its cluster."""
    story = Story(folder, name)
    fails_once = f"[ $(grep -c 'begin again' {story.ledger}) = 2 ]"
    story.write(
        "steps:",
        f"  - {story.step('first')}",
        f"  - {story.step('second')}",
        f"  - {story.step('again', 2, fails_once, 'action_on_failure: CANCEL_AND_WAIT, retry: { attempts: 3 }')}",
        f"  - {story.step('last')}",
    )
    return story, 0, "completed"


def flow(folder, name):
    """Activities of every kind that changes something."""
    story = Story(folder, name)
    story.write(
        "flow:",
        "  - start_cluster: {}",
        f"  - add_steps: [{story.step('load')}, {story.step('join')}]",
        "  - modify_cluster: { step_concurrency_level: 2 }",
        f"  - add_steps: [{story.step('left')}, {story.step('right')}]",
        "  - wait: { for: idle, timeout: 2m }",
        f"  - add_steps: [{story.step('store')}]",
        "  - terminate_cluster: {}",
        "  - wait: { for: ended, timeout: 2m }",
    )
    return story, 0, "completed"


def failed_flow(folder, name):
    """A step that fails, and a failed flow that sets things right."""
    story = Story(folder, name)
    story.write(
        "steps:",
        f"  - {story.step('load')}",
        f"  - {story.step('break', then='exit 3', more='action_on_failure: CANCEL_AND_WAIT')}",
        f"  - {story.step('never', 0)}",
        "failed_flow:",
        f"  - add_steps: [{story.step('clean')}, {story.step('report')}]",
    )
    return story, 5, "recovered"


def relaunch(folder, name):
    """A bootstrap action that fails on the first cluster and not on the second."""
    story = Story(folder, name)
    script, attempts = folder / "action.sh", folder / "attempts"
    script.write_text(f"#!/bin/bash\nsleep 0.1; echo attempt >> {attempts}; [ $(wc -l < {attempts}) = 2 ]\n")
    story.cluster = f"{{ release_label: emr-7.5.0, bootstrap_action: [{{ name: action, path: {script.name} }}] }}"
    story.clusters = 2
    story.write(
        "retry: { on: [BOOTSTRAP_FAILURE], times: 1, delay: 1s }",
        "steps:",
        f"  - {story.step('load')}",
        f"  - {story.step('store')}",
    )
    return story, 0, "completed"


STORIES = {"plain": plain, "flow": flow, "failed flow": failed_flow, "relaunch": relaunch}


class Runners:
    """Processes that carry out a story's run, one after another."""

    def __init__(self, engine, story, proxy=None):
        self.engine, self.story, self.proxy = engine, story, proxy
        self.on = proxy.endpoint if proxy else "local"
        self.log = story.folder / "runners.log"
        self.kills = 0

    def start(self, *arguments):
        with open(self.log, "ab") as log:
            log.write(f"\n$ emrys {' '.join(arguments)}\n".encode())
            log.flush()
            return subprocess.Popen(
                [binary(), *arguments, "--on", self.on, "--json"],
                env=environment(self.engine.home),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def run(self):
        """The story's run, if one was journaled."""
        journaled = json.loads(self.engine.cli("runs", "--all", "--json", check=0).stdout)
        own = [run for run in journaled if run["job_flow"] == self.story.name]
        assert len(own) <= 1, own
        return own[0]["id"] if own else None

    def next(self, *answer):
        """A process that carries the run on, or begins it."""
        run = self.run()
        if run is None:
            assert not self.clusters(), "a cluster that no run knows of"
            return self.start("run", str(self.story.folder))
        return self.start("resume", run, *answer)

    def clusters(self):
        """The story's clusters, told by their names."""
        emr = self.engine.client("emr")
        pages = emr.get_paginator("list_clusters").paginate()
        listed = [cluster for page in pages for cluster in page["Clusters"]]
        return [cluster["Id"] for cluster in listed if cluster["Name"] == self.story.name]

    def answer(self):
        """What somebody would say who looks after the run whose launch is in doubt."""
        run, emr = self.run(), self.engine.client("emr")
        for cluster in self.clusters():
            tags = emr.describe_cluster(ClusterId=cluster)["Cluster"]["Tags"]
            if any(tag["Key"] == TAG and tag["Value"].startswith(run) for tag in tags):
                return "--cluster", cluster
        return ("--launch-again",)

    def outlives(self, process, chance):
        """Whether a runner ends by itself before a random moment, which may be one of a request that changes something."""
        asked = self.proxy.asked(*CHANGES) if self.proxy and chance.random() < 0.5 else None
        moment = time.monotonic() + SHORTEST * (LONGEST / SHORTEST) ** chance.random()
        while process.poll() is None:
            if asked is not None and self.proxy.asked(*CHANGES) > asked:
                time.sleep(chance.uniform(0, SLOWEST))
                return False
            if asked is None and time.monotonic() > moment:
                return False
            time.sleep(0.005)
        return True

    def until_the_end(self, chance, kills):
        """Kills the runner at random moments and has the run resumed; gives the exit code and the outcome."""
        deadline = time.monotonic() + PATIENCE + 4 * kills
        process = self.next()
        while True:
            assert time.monotonic() < deadline, self.log.read_text()
            if self.kills < kills and not self.outlives(process, chance):
                process.kill()
                process.communicate()
                self.kills += 1
                process = self.next()
                continue
            out, _ = process.communicate(timeout=PATIENCE)
            said = self.log.read_text()
            if process.returncode == 4 and "does not know whether its cluster was launched" in said.rpartition("$ emrys")[2]:
                process = self.next(*self.answer())
                continue
            return process.returncode, json.loads(out) if out else said

    def check(self, ended, code, verdict):
        """As many clusters as it takes, each step as often as it should be, and the outcome that the user would say."""
        assert ended[0] == code, (ended, self.log.read_text())
        assert ended[1]["verdict"] == verdict, ended
        clusters = self.clusters()
        assert len(clusters) == self.story.clusters, (clusters, self.log.read_text())
        # The newest is listed first.
        cluster = clusters[0]
        emr = self.engine.client("emr")
        wait_until(lambda: emr.describe_cluster(ClusterId=cluster)["Cluster"]["Status"]["State"] in ENDED, "the end")
        begun, finished = self.story.counts()
        assert begun == finished == self.story.expected, self.log.read_text()
        pages = emr.get_paginator("list_steps").paginate(ClusterId=cluster)
        steps = Counter(step["Name"] for page in pages for step in page["Steps"])
        assert {name: steps[name] for name in begun if begun[name]} == {name: begun[name] for name in begun if begun[name]}


def share(number):
    """How many of all kills fall to one of so many tests."""
    return -(-KILLS // number)


@pytest.mark.parametrize("kind", STORIES)
def test_a_killed_runner_loses_and_doubles_nothing(engine, tmp_path, kind, seed):
    chance = random.Random(f"{seed} {kind}")
    killed, number = 0, 0
    while killed < share(len(STORIES)):
        number += 1
        name = f"{kind.replace(' ', '-')}-{number}"
        story, code, verdict = STORIES[kind](tmp_path / name, name)
        slow = FaultProxy(engine.endpoint, chance.random(), 0.7, ("slow", "slow answer"), SLOWEST)
        with slow as proxy:
            runners = Runners(engine, story, proxy)
            ended = runners.until_the_end(chance, min(20, share(len(STORIES)) - killed))
            runners.check(ended, code, verdict)
        assert proxy.delivered("RunJobFlow") == story.clusters
        killed += runners.kills


@pytest.mark.parametrize("kind", STORIES)
def test_spoiled_requests_lose_and_double_nothing(engine, tmp_path, kind, seed):
    """A third of all requests is spoiled, and the runner is killed besides."""
    chance = random.Random(f"{seed} spoiled {kind}")
    name = f"spoiled-{kind.replace(' ', '-')}"
    story, code, verdict = STORIES[kind](tmp_path / name, name)
    with FaultProxy(engine.endpoint, seed=chance.random(), rate=0.33) as proxy:
        runners = Runners(engine, story, proxy)
        ended = runners.until_the_end(chance, 2)
        runners.check(ended, code, verdict)
        assert proxy.delivered("RunJobFlow") == story.clusters
        spoiled = proxy.counts()
    assert sum(spoiled.values()) > spoiled[None] > 0


@pytest.mark.parametrize("fault", ["failed after", "lost after", "lost before", "failed before", "throttled"])
def test_a_launch_whose_answer_is_lost_is_found(engine, tmp_path, fault):
    name = f"launch-{fault.replace(' ', '-')}"
    story = Story(tmp_path / name, name)
    story.write("steps:", f"  - {story.step('only')}")
    with FaultProxy(engine.endpoint, rate=0, plan={"RunJobFlow": [fault]}) as proxy:
        runners = Runners(engine, story, proxy)
        runners.check(runners.until_the_end(random.Random(0), 0), 0, "completed")
        assert proxy.delivered("RunJobFlow") == 1


@pytest.mark.parametrize("fault", ["failed after", "lost after", "lost before", "failed before", "throttled"])
def test_steps_whose_answer_is_lost_are_found(engine, tmp_path, fault):
    name = f"steps-{fault.replace(' ', '-')}"
    story = Story(tmp_path / name, name)
    story.write("flow:", "  - start_cluster: {}", f"  - add_steps: [{story.step('one')}, {story.step('two')}]")
    with FaultProxy(engine.endpoint, rate=0, plan={"AddJobFlowSteps": [fault]}) as proxy:
        runners = Runners(engine, story, proxy)
        runners.check(runners.until_the_end(random.Random(0), 0), 0, "completed")
        assert proxy.delivered("AddJobFlowSteps") == 1


def test_of_two_who_resume_one_does(engine, tmp_path):
    story = Story(tmp_path / "two", "two")
    gate = story.folder / "gate"
    held = f"while [ ! -e {gate} ]; do sleep 0.05; done"
    story.write("steps:", f"  - {story.step('held', then=held)}", f"  - {story.step('after')}")
    runners = Runners(engine, story)
    first = runners.next()
    wait_until(lambda: "begin held" in lines(story.ledger), "the first step")
    # Also while the first one lives.
    refused = runners.next()
    refused.communicate(timeout=PATIENCE)
    assert refused.returncode == 9, runners.log.read_text()
    first.kill()
    first.communicate()
    several = [runners.next() for _ in range(4)]
    wait_until(lambda: sum(process.poll() == 9 for process in several) == 3, "all but one to be refused")
    gate.touch()
    [last] = [process for process in several if process.poll() is None]
    out, _ = last.communicate(timeout=PATIENCE)
    runners.check((last.returncode, json.loads(out)), 0, "completed")
    for process in several:
        process.communicate()


def forget(home, run):
    """What a runner would do that does not journal what it is about to send."""
    with sqlite3.connect(home / "runs.db") as journal:
        [(body,)] = journal.execute("SELECT body FROM records WHERE kind = 'run' AND id = ?", [run])
        record = json.loads(body)
        assert record["intent"]["request"]
        body = json.dumps({**record, "intent": None}).encode()
        journal.execute("UPDATE records SET body = ? WHERE kind = 'run' AND id = ?", [body, run])


def test_a_runner_that_forgets_is_found_out(engine, tmp_path):
    """These tests would notice a runner without intents: a mutant of them launches twice."""
    story = Story(tmp_path / "forgets", "forgets")
    story.write("steps:", f"  - {story.step('only')}")
    with FaultProxy(engine.endpoint, rate=0, slowest=60, plan={"RunJobFlow": ["slow answer"]}) as proxy:
        runners = Runners(engine, story, proxy)
        first = runners.next()
        wait_until(runners.clusters, "the launch")
        first.kill()
        first.communicate()
        forget(engine.home, runners.run())
        ended = runners.until_the_end(random.Random(0), 0)
        with pytest.raises(AssertionError, match="assert 2 == 1"):
            runners.check(ended, 0, "completed")
        assert len(runners.clusters()) == proxy.delivered("RunJobFlow") == 2
