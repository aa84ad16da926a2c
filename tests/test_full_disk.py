# SPDX-License-Identifier: Apache-2.0
"""A full disk: what cannot be written is refused and said, nothing acknowledged is lost, reading goes on.

The disk is a file system in memory of a few megabytes. Only root may mount one, so elsewhere this is skipped.
"""

import json
import os
import subprocess
import time
from pathlib import Path

import botocore.exceptions
import pytest

from harness import (
    Engine,
    add_steps,
    all_clusters,
    cluster_state,
    run_job_flow,
    shell,
    step_states,
    wait_for_cluster,
    wait_for_step,
    wait_until,
)

SIZE = 8 << 20
FULL = "The disk of the local engine is full"


@pytest.fixture
def disk(tmp_path):
    """A folder on a file system of its own, and small."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder], capture_output=True, text=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def small(disk):
    """An engine whose state folder is on the small disk."""
    engine = Engine(disk / "state")
    # Its own log would fill the disk with complaints about the full disk.
    engine.log = disk.parent / "engine.log"
    engine.start()
    yield engine
    fill(disk).unlink(missing_ok=True)
    engine.stop()


def fill(disk):
    return Path(disk) / "fill"


def fill_up(disk):
    """Writes until nothing more goes."""
    with open(fill(disk), "wb", buffering=0) as file:
        for size in (1 << 16, 1):
            while True:
                try:
                    file.write(b"x" * size)
                except OSError:
                    break


def left(disk):
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize


def test_a_full_disk_refuses_and_loses_nothing(small, disk):
    emr = small.client("emr")
    cluster = run_job_flow(emr, "before", Tags=[{"Key": "kept", "Value": "yes"}])
    wait_for_cluster(emr, cluster, "WAITING")
    fill_up(disk)
    acknowledged, refused = [cluster], []
    for number in range(60):
        try:
            acknowledged.append(run_job_flow(emr, f"while full {number}", Tags=[{"Key": "text", "Value": "x" * 200}]))
        except botocore.exceptions.ClientError as error:
            refused.append(error)
    assert refused, "the disk is full"
    for error in refused:
        assert FULL in str(error), error
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] >= 500
    # Reading goes on, and tells what was acknowledged and nothing else.
    assert sorted(all_clusters(emr)) == sorted(acknowledged)
    assert emr.describe_cluster(ClusterId=cluster)["Cluster"]["Tags"] == [{"Key": "kept", "Value": "yes"}]

    # Killed meanwhile, it has all of it on its disk.
    small.kill()
    fill(disk).unlink()
    small.start()
    emr = small.client("emr")
    assert sorted(all_clusters(emr)) == sorted(acknowledged)
    assert emr.describe_cluster(ClusterId=cluster)["Cluster"]["Tags"] == [{"Key": "kept", "Value": "yes"}]


def test_after_a_full_disk_writing_goes_on_without_a_restart(small, disk, tmp_path):
    emr = small.client("emr")
    cluster = run_job_flow(emr, "before")
    wait_for_cluster(emr, cluster, "WAITING")
    begun, gate = tmp_path / "begun", tmp_path / "gate"
    script = f"touch {begun}; until [ -e {gate} ]; do sleep 0.05; done"
    [step] = add_steps(emr, cluster, shell(script, name="waits"))
    wait_until(begun.exists, "the step to run")
    fill_up(disk)
    with pytest.raises(botocore.exceptions.ClientError, match=FULL):
        for number in range(60):
            emr.add_tags(ResourceId=cluster, Tags=[{"Key": f"key-{number}", "Value": "x" * 250}])
    # The step ends while nothing about it can be written, its report included.
    gate.touch()
    with pytest.raises(botocore.exceptions.ClientError, match=FULL):
        for number in range(60):
            run_job_flow(emr, f"refused {number}", Tags=[{"Key": "text", "Value": "x" * 250}])
    fill(disk).unlink()
    assert wait_for_step(emr, cluster, step, "COMPLETED")["State"] == "COMPLETED"
    again = run_job_flow(emr, "after", steps=[shell("true", name="runs")], keep_alive=False)
    wait_for_cluster(emr, again, "TERMINATED")
    wait_for_cluster(emr, cluster, "WAITING")


def test_a_step_that_fills_the_disk_fails_and_the_engine_goes_on(small, disk):
    emr = small.client("emr")
    cluster = run_job_flow(emr, "logs", LogUri="s3://disk-logs/")
    wait_for_cluster(emr, cluster, "WAITING")
    # `seq` gives up at its first failed write.
    [step] = add_steps(emr, cluster, shell("exec seq 100000000", name="fills"))
    wait_until(lambda: left(disk) == 0 or step_states(emr, cluster)["fills"] == "FAILED", "the disk to be full")
    logs = list((disk / "state").glob(f"clusters/{cluster}/steps/{step}/stdout"))
    assert len(logs) == 1
    # Whoever finds the disk full makes room; the engine does the rest by itself.
    with open(logs[0], "r+b") as log:
        log.truncate(1000)
    status = wait_for_step(emr, cluster, step, "FAILED")
    assert "exit code 1" in status["FailureDetails"]["Message"]
    wait_until(lambda: cluster_state(emr, cluster) == "WAITING", "the cluster to wait again")
    [next_step] = add_steps(emr, cluster, shell("echo room", name="next"))
    wait_for_step(emr, cluster, next_step, "COMPLETED")


def test_what_cannot_be_logged_stops_nothing(disk):
    """The engine's log is on a full disk, too: what would be said there is lost, and an execution waits and goes on."""
    engine = Engine(disk / "state")
    engine.log = Path("/dev/full")
    engine.start()
    try:
        states = engine.client("stepfunctions")
        wait = {"Type": "Wait", "Seconds": 2, "End": True}
        definition = json.dumps({"StartAt": "A", "States": {"A": wait}})
        role = "arn:aws:iam::000000000000:role/states"
        machine = states.create_state_machine(name="waits", definition=definition, roleArn=role)["stateMachineArn"]
        execution = states.start_execution(stateMachineArn=machine)["executionArn"]
        fill_up(disk)
        # The wait is over, and that cannot be written; it is tried again and again.
        time.sleep(4)
        assert states.describe_execution(executionArn=execution)["status"] == "RUNNING"
        fill(disk).unlink()
        wait_until(lambda: states.describe_execution(executionArn=execution)["status"] == "SUCCEEDED", "the end", patience=20)
    finally:
        fill(disk).unlink(missing_ok=True)
        engine.stop()
