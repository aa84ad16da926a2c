# SPDX-License-Identifier: Apache-2.0
"""What is said of a whole cluster, as far as tests/drivers does not show it; and the room of steps on the machine."""

import datetime

import pytest

from harness import (
    Engine,
    add_steps,
    command,
    refused,
    request,
    run_job_flow,
    shell,
    step_status,
    wait_for_cluster,
    wait_for_step,
)

ENDED_MESSAGE = "A job flow that is shutting down, terminated, or finished may not be modified."


@pytest.fixture
def ended(emr):
    """A cluster that has ended."""
    cluster = run_job_flow(emr, steps=[shell("true")], keep_alive=False)
    wait_for_cluster(emr, cluster, "TERMINATED")
    return cluster


def scaling(**more):
    limits = {"UnitType": "Instances", "MinimumCapacityUnits": 1, "MaximumCapacityUnits": 5, **more}
    return {"ComputeLimits": limits}


# Managed scaling


def test_managed_scaling_policy(emr, cluster):
    assert "ManagedScalingPolicy" not in emr.get_managed_scaling_policy(ClusterId=cluster)
    for policy in (scaling(), {**scaling(UnitType="VCPU"), "ScalingStrategy": "ADVANCED", "UtilizationPerformanceIndex": 25}):
        emr.put_managed_scaling_policy(ClusterId=cluster, ManagedScalingPolicy=policy)
        assert emr.get_managed_scaling_policy(ClusterId=cluster)["ManagedScalingPolicy"] == policy
    emr.remove_managed_scaling_policy(ClusterId=cluster)
    assert "ManagedScalingPolicy" not in emr.get_managed_scaling_policy(ClusterId=cluster)
    asked = run_job_flow(emr, ManagedScalingPolicy=scaling())
    assert emr.get_managed_scaling_policy(ClusterId=asked)["ManagedScalingPolicy"] == scaling()


@pytest.mark.parametrize(
    "policy, message",
    [
        (scaling(MaximumCoreCapacityUnits=6), "The max Core capacity cannot be higher than max capacity"),
        (scaling(MinimumCapacityUnits=6), "The min capacity cannot be higher than max capacity"),
        (scaling(UnitType="InstanceFleetUnits"), "A cluster with instance groups needs the unit type Instances or VCPU."),
        ({**scaling(), "UtilizationPerformanceIndex": 50}, "UtilizationPerformanceIndex needs the scaling strategy ADVANCED."),
    ],
)
def test_managed_scaling_policies_that_emr_refuses(emr, cluster, policy, message):
    expected = ("ValidationException", f"Invalid configuration for managed scaling. {message}")
    assert refused(emr.put_managed_scaling_policy, ClusterId=cluster, ManagedScalingPolicy=policy) == expected
    assert refused(emr.run_job_flow, **request(ManagedScalingPolicy=policy)) == expected


def test_managed_scaling_policies_need_a_cluster_and_a_release(emr, ended):
    expected = ("ValidationException", ENDED_MESSAGE)
    assert refused(emr.put_managed_scaling_policy, ClusterId=ended, ManagedScalingPolicy=scaling()) == expected
    old = run_job_flow(emr, ReleaseLabel="emr-5.29.0")
    assert refused(emr.put_managed_scaling_policy, ClusterId=old, ManagedScalingPolicy=scaling())[0] == "ValidationException"


# Tags


def test_tags_have_rules(emr, cluster, ended):
    def tags(*keys):
        return [{"Key": key, "Value": ""} for key in keys]

    assert refused(emr.add_tags, ResourceId=cluster, Tags=tags("aws:mine"))[0] == "InvalidRequestException"
    assert refused(emr.add_tags, ResourceId=cluster, Tags=tags(""))[0] == "InvalidRequestException"
    emr.add_tags(ResourceId=cluster, Tags=tags(*map(str, range(50))))
    assert refused(emr.add_tags, ResourceId=cluster, Tags=tags("one more"))[0] == "InvalidRequestException"
    assert len(emr.describe_cluster(ClusterId=cluster)["Cluster"]["Tags"]) == 50
    assert refused(emr.add_tags, ResourceId=ended, Tags=tags("late")) == ("ValidationException", ENDED_MESSAGE)
    assert refused(emr.remove_tags, ResourceId=ended, TagKeys=["late"]) == ("ValidationException", ENDED_MESSAGE)
    assert refused(emr.add_tags, ResourceId="j-UNKNOWN", Tags=tags("a"))[0] == "InvalidRequestException"


# The old API


def test_describe_job_flows(emr, cluster, ended):
    since = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1)
    found = {flow["JobFlowId"]: flow for flow in emr.describe_job_flows(CreatedAfter=since)["JobFlows"]}
    assert found[cluster]["ExecutionStatusDetail"]["State"] == "WAITING"
    assert found[ended]["ExecutionStatusDetail"]["State"] == "COMPLETED"
    assert found[cluster]["Instances"]["MasterInstanceType"] == "m5.xlarge"
    [only] = emr.describe_job_flows(JobFlowIds=[ended], JobFlowStates=["COMPLETED"])["JobFlows"]
    assert only["JobFlowId"] == ended
    assert emr.describe_job_flows(JobFlowIds=[ended], JobFlowStates=["TERMINATED"])["JobFlows"] == []
    emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_for_cluster(emr, cluster, "TERMINATED")
    [only] = emr.describe_job_flows(JobFlowIds=[cluster])["JobFlows"]
    assert only["ExecutionStatusDetail"]["State"] == "TERMINATED"


# Room on the machine


@pytest.fixture
def small(tmp_path):
    """An engine that has room for two commands, of 64 MiB each."""
    engine = Engine(tmp_path / "state", EMRYS_MEMORY="150m", EMRYS_CORES="1").start()
    yield engine
    engine.stop()


def test_a_step_waits_for_room_whatever_its_cluster(small, tmp_path):
    emr = small.client("emr")
    gate = tmp_path / "gate"
    script = f"until [ -e {gate} ]; do sleep 0.05; done"
    clusters = [run_job_flow(emr) for _ in range(3)]
    steps = []
    for cluster in clusters:
        wait_for_cluster(emr, cluster, "WAITING")
        steps += add_steps(emr, cluster, shell(script))
    for cluster, step in list(zip(clusters, steps))[:2]:
        wait_for_step(emr, cluster, step, "RUNNING")
    status = step_status(emr, clusters[2], steps[2])
    assert status["State"] == "PENDING"
    reason = status["StateChangeReason"]["Message"]
    assert reason == "Waiting until this machine has 64 MiB of memory to spare"
    # A restart changes nothing of it.
    small.kill()
    small.start()
    emr = small.client("emr")
    assert step_status(emr, clusters[2], steps[2])["State"] == "PENDING"
    emr.terminate_job_flows(JobFlowIds=[clusters[0]])
    wait_for_step(emr, clusters[2], steps[2], "RUNNING")
    assert "Message" not in step_status(emr, clusters[2], steps[2]).get("StateChangeReason", {})
    gate.touch()
    for cluster, step in list(zip(clusters, steps))[1:]:
        wait_for_step(emr, cluster, step, "COMPLETED")


def test_a_script_does_not_keep_a_job_from_beginning(small, tmp_path):
    emr = small.client("emr")
    gate = tmp_path / "gate"
    first, second = (run_job_flow(emr) for _ in range(2))
    [waits] = add_steps(emr, first, shell(f"until [ -e {gate} ]; do sleep 0.05; done"))
    wait_for_step(emr, first, waits, "RUNNING")
    # It needs more than the whole machine, and without Spark it fails: which it can only when its turn has come.
    [large] = add_steps(emr, second, command("hadoop", "fs", "-ls", "/"))
    wait_for_step(emr, second, large, "FAILED")
    assert step_status(emr, first, waits)["State"] == "RUNNING"
    gate.touch()
    wait_for_step(emr, first, waits, "COMPLETED")
