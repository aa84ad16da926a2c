# SPDX-License-Identifier: Apache-2.0
"""Several `emrys deploy` of one namespace on one engine at the same time, and what they leave."""

import json
import random
import subprocess
import time

import pytest

import small_project
from harness import Engine, binary, environment, wait_until
from test_deploy_local import deploy, machines, parameters, stored

LOCK = "/emrys/deployments/sales/lock"
# Different values, and different things.
FIRST = {"maximum": 3}
SECOND = {"maximum": 7, "more": small_project.WEEKLY}


@pytest.fixture
def own(tmp_path):
    engine = Engine(tmp_path / "state").start()
    engine.folder = tmp_path
    engine.project = small_project.write(tmp_path / "project")
    yield engine
    engine.stop()


def spawn(engine, project, *arguments, **more):
    """A command that runs while others do."""
    return subprocess.Popen(
        [binary(), *arguments],
        cwd=project,
        env=environment(engine.home, **more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def whole(engine):
    """What is there of a deployment: its record, and what it has stored. All of one, and none of another one."""
    found, names, rules = stored(engine)
    record = json.loads(parameters(engine)["/emrys/deployments/sales"])["Resources"]
    return {name: value for name, value in found.items() if "lock" not in name}, names, rules, sorted(record)


def test_two_at_once_are_kept_apart(own, seed):
    """Whatever the order, what is left is one deployment whole, and the other one has been refused or came after."""
    projects = [small_project.write(own.folder / name, **more) for name, more in (("a", FIRST), ("b", SECOND))]
    expected = []
    for project in projects:
        own.cli("deploy", cwd=project, check=0)
        wait_until(lambda: len(machines(own)) == len(whole(own)[1]), "the machines")
        expected.append(whole(own))
    assert expected[0] != expected[1]
    chance = random.Random(f"{seed} at once")
    refused = 0
    for attempt in range(12):
        # Both have something to change.
        own.cli("deploy", cwd=own.project, check=0)
        wait_until(lambda: len(machines(own)) == 2, "the end of the machine that only one has")
        pause = chance.uniform(0, 0.1) if attempt % 3 else 0
        order = chance.sample(projects, 2)
        first = spawn(own, order[0], "deploy")
        time.sleep(pause)
        second = spawn(own, order[1], "deploy")
        outcomes = [(process.communicate(timeout=60)[1], process.returncode) for process in (first, second)]
        codes = [code for _, code in outcomes]
        assert set(codes) <= {0, 9} and 0 in codes, outcomes
        for stderr, code in outcomes:
            if code == 9:
                refused += 1
                assert "something else is changing `sales`: process " in stderr, stderr
                assert "wait until that has ended" in stderr
        wait_until(lambda: whole(own) in expected, f"one whole deployment after {outcomes}", patience=10)
        assert not [name for name in parameters(own) if name.startswith(LOCK)]
    assert refused > 0


def test_a_deployment_that_was_killed_locks_nobody_out(own):
    """It is known at once that the process is gone."""
    deploy(own)
    small_project.write(own.project, **FIRST)
    killed = own.cli("deploy", cwd=own.project, check=-9, EMRYS_KILL_AT="deployed /emrys/clusters/sales/small")
    assert "updated" in killed.stderr
    assert [name for name in parameters(own) if name.startswith(LOCK)] == [f"{LOCK}/1"]
    assert deploy(own)["status"] == "deployed"
    assert not [name for name in parameters(own) if name.startswith(LOCK)]


def test_whoever_holds_the_lock_is_named_and_waited_for(own):
    """A holder of another machine, of which only its silence could tell that it is gone."""
    deploy(own)
    ssm = own.client("ssm")
    holder = {"Who": "process 7 on build-3", "Since": "2026-11-22T10:00:00Z", "Token": "0" * 32}
    ssm.put_parameter(Name=f"{LOCK}/1", Value=json.dumps(holder), Type="String")
    # What changes nothing disturbs nobody.
    assert deploy(own)["status"] == "unchanged"
    small_project.write(own.project, **FIRST)
    said = "something else is changing `sales`: process 7 on build-3, since 2026-11-22T10:00:00Z"
    for arguments in (["deploy"], ["destroy", "--yes"]):
        assert said in own.cli(*arguments, cwd=own.project, check=9).stderr
    # `run` deploys first, and waits for its turn.
    running = spawn(own, own.project, "run", "nightly", "--detach")
    for line in running.stderr:
        if said in line:
            break
    assert running.poll() is None
    ssm.delete_parameter(Name=f"{LOCK}/1")
    _, rest = running.communicate(timeout=60)
    assert running.returncode == 0, rest
    assert json.loads(parameters(own)["/emrys/clusters/sales/small"])["AllowedOverrides"]["Concurrency"]["Maximum"] == 3


def test_runs_at_once_of_a_project_that_is_not_deployed_yet(own):
    """Each deploys first, and all of them run."""
    flow = "\npipelines:\n  pass:\n    flow: [{ state: { Type: Pass, Output: { done: true } } }]\n"
    small_project.write(own.project, more=flow)
    runs = [spawn(own, own.project, "run", "pass") for _ in range(4)]
    for run in runs:
        stdout, stderr = run.communicate(timeout=90)
        assert (run.returncode, stdout.strip()) == (0, '{"done":true}'), stderr
