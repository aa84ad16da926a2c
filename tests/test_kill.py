# SPDX-License-Identifier: Apache-2.0
"""kill -9 of the engine, again and again, at random times of every phase of a job flow.

What is asserted is counted outside the engine: each bootstrap action and each step writes a line to a ledger when it
begins and when it ends. The seed is in the header of the run; EMRYS_TEST_SEED repeats it.
"""

import os
import random
import time

import pytest

from harness import (
    Engine,
    PATIENCE,
    cluster_state,
    lines,
    object_text,
    run_job_flow,
    shell,
    step_states,
    step_status,
    wait_for_cluster,
    wait_until,
)

ROUNDS = 4

# When to kill: the line of the ledger after which, and for how many seconds at most from then on.
PHASES = {
    "launch": (None, 0.03),
    "bootstrap": ("begin bootstrap", 0.4),
    "running": ("begin running", 0.6),
    "handover": ("end running", 0.03),
    "log copy": ("end pending", 0.1),
    "any time": (None, 2.5),
}

# Long enough for the log copy to be hit.
LOG_LINES = 40_000


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """The engine that is killed: one state folder for all kills, so that it takes up more and more."""
    engine = Engine(tmp_path_factory.mktemp("killed") / "state").start()
    engine.client("s3").create_bucket(Bucket="actions")
    yield engine
    engine.stop()


class Ledger:
    """What really ran, told by what ran."""

    def __init__(self, path):
        self.path = path

    def line(self, text):
        return f"echo {text} >> {self.path}"

    def has(self, text):
        return text in lines(self.path)

    def counts(self):
        entries = lines(self.path)
        return {entry: entries.count(entry) for entry in entries}


@pytest.mark.parametrize("number", range(ROUNDS))
@pytest.mark.parametrize("phase", PHASES)
def test_a_killed_engine_loses_and_doubles_nothing(engine, tmp_path, phase, number, seed):
    chance = random.Random(f"{seed} {phase} {number}")
    ledger = Ledger(tmp_path / "ledger")
    pid = tmp_path / "pid"
    emr, s3 = engine.client("emr"), engine.client("s3")

    action = f"actions-{phase.replace(' ', '-')}-{number}.sh"
    script = f"#!/bin/bash\n{ledger.line('begin bootstrap')}\nsleep 0.4\n{ledger.line('end bootstrap')}\n"
    s3.put_object(Bucket="actions", Key=action, Body=script.encode())
    running = f"echo $$ > {pid}; {ledger.line('begin running')}; for n in 1 2 3 4 5 6; do echo line $n; sleep 0.1; done; {ledger.line('end running')}"
    pending = f"{ledger.line('begin pending')}; seq {LOG_LINES}; {ledger.line('end pending')}"
    cluster = run_job_flow(
        emr,
        steps=[shell(running, name="running"), shell(pending, name="pending")],
        keep_alive=False,
        BootstrapActions=[{"Name": "action", "ScriptBootstrapAction": {"Path": f"s3://actions/{action}"}}],
        LogUri="s3://kill-logs/",
    )

    after, longest = PHASES[phase]
    if after:
        wait_until(lambda: ledger.has(after), f"the ledger to say `{after}`", delay=0.002)
    time.sleep(chance.uniform(0, longest))
    address = engine.info()["address"]
    engine.kill()
    was_running = ledger.has("begin running") and not ledger.has("end running")
    if was_running:
        assert is_shell(lines(pid)[0]), "the running step ended with the engine"
    engine.start()
    assert engine.info()["address"] == address, "a restarted engine takes the same address again"
    if chance.random() < 0.3:
        engine.kill()
        engine.start()

    emr, s3 = engine.client("emr"), engine.client("s3")
    found = wait_for_cluster(emr, cluster, "TERMINATED", patience=PATIENCE)
    assert found["Status"]["StateChangeReason"]["Code"] == "ALL_STEPS_COMPLETED", (seed, found["Status"])
    assert step_states(emr, cluster) == {"running": "COMPLETED", "pending": "COMPLETED"}
    once = ["begin bootstrap", "end bootstrap", "begin running", "end running", "begin pending", "end pending"]
    assert ledger.counts() == {entry: 1 for entry in once}, f"seed {seed}"
    assert lines(ledger.path) == once

    logs = {
        "running": "".join(f"line {n}\n" for n in range(1, 7)),
        "pending": "".join(f"{n}\n" for n in range(1, LOG_LINES + 1)),
    }
    for step in emr.list_steps(ClusterId=cluster)["Steps"]:
        key = f"{cluster}/steps/{step['Id']}/stdout.gz"
        assert object_text(s3, "kill-logs", key) == logs[step["Name"]], f"the log of {step['Name']}, seed {seed}"
        assert engine.cli("logs", step["Id"], check=0).stdout == logs[step["Name"]]


def is_shell(pid):
    """Whether the process of that id is the step's, as far as its command line tells."""
    try:
        with open(f"/proc/{pid}/cmdline") as cmdline:
            return "begin running" in cmdline.read()
    except FileNotFoundError:
        return False


def test_a_killed_engine_finds_parallel_steps_again(engine, tmp_path):
    """Three steps run at once; one ends while nobody watches, one is cancelled after the restart."""
    emr = engine.client("emr")
    ledger = Ledger(tmp_path / "ledger")
    gate = tmp_path / "gate"
    cluster = run_job_flow(emr, StepConcurrencyLevel=3)
    wait_for_cluster(emr, cluster, "WAITING")
    wait = f"until [ -e {gate} ]; do sleep 0.02; done"
    steps = [
        shell(f"{ledger.line('begin fails')}; {wait}; {ledger.line('end fails')}; exit 4", name="fails"),
        shell(f"{ledger.line('begin cancelled')}; exec sleep 600", name="cancelled"),
        shell(f"{ledger.line('begin long')}; until [ -e {gate}2 ]; do sleep 0.02; done; {ledger.line('end long')}", name="long"),
    ]
    ids = emr.add_job_flow_steps(JobFlowId=cluster, Steps=steps)["StepIds"]
    wait_until(lambda: len(lines(ledger.path)) == 3, "three steps to run")
    engine.kill()
    gate.touch()
    wait_until(lambda: ledger.has("end fails"), "a step to end while no engine runs")
    engine.start()

    emr = engine.client("emr")
    failed = wait_until(
        lambda: (status := step_status(emr, cluster, ids[0]))["State"] == "FAILED" and status, "the failure to be read"
    )
    assert "4" in failed["FailureDetails"]["Message"]
    assert step_status(emr, cluster, ids[1])["State"] == "RUNNING"
    emr.cancel_steps(ClusterId=cluster, StepIds=[ids[1]])
    wait_until(lambda: step_status(emr, cluster, ids[1])["State"] == "CANCELLED", "the adopted step to be cancelled")
    assert cluster_state(emr, cluster) == "RUNNING"
    gate.with_name("gate2").touch()
    wait_until(lambda: step_status(emr, cluster, ids[2])["State"] == "COMPLETED", "the adopted step to complete")
    assert set(ledger.counts().values()) == {1}
    wait_for_cluster(emr, cluster, "WAITING")


def test_a_killed_supervisor_fails_its_step(engine, tmp_path):
    """The step dies with its supervisor, is FAILED with a reason, and is never run again."""
    emr = engine.client("emr")
    ledger = Ledger(tmp_path / "ledger")
    pid = tmp_path / "pid"
    cluster = run_job_flow(emr)
    wait_for_cluster(emr, cluster, "WAITING")
    script = f"echo $PPID > {pid}; {ledger.line('begin')}; sleep 600"
    [step] = emr.add_job_flow_steps(JobFlowId=cluster, Steps=[shell(script)])["StepIds"]
    wait_until(lambda: ledger.has("begin"), "the step to run")
    engine.kill()
    os.kill(int(lines(pid)[0]), 9)
    engine.start()
    emr = engine.client("emr")
    status = wait_until(
        lambda: (status := step_status(emr, cluster, step))["State"] == "FAILED" and status, "the step to be failed"
    )
    assert status["FailureDetails"]["Message"]
    wait_for_cluster(emr, cluster, "WAITING")
    assert ledger.counts() == {"begin": 1}
