# SPDX-License-Identifier: Apache-2.0
"""Capacity beyond what the drivers of exact operations show: launches, policies, what acts, and what survives."""

import pytest

from drivers.instances import fleet, fleets, group, groups, instances, launch, scaling_policy, with_groups
from harness import Engine, add_steps, command, refused, request, wait_for_cluster, wait_for_step, wait_until


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "one and only one of the following"),
        ({"InstanceGroups": [group("MASTER")], "InstanceFleets": [fleet("MASTER")]}, "one and only one of the following"),
        ({"InstanceGroups": [group("CORE")]}, "exactly one master instance group"),
        ({"InstanceGroups": [group("MASTER", 2)]}, "must specify a single instance"),
        ({"InstanceGroups": [group("MASTER"), group("TASK")]}, "must also define core nodes"),
        ({"InstanceGroups": [group("MASTER", Market="ON_DEMAND", BidPrice="0.1")]}, "bid price for on demand"),
        ({"InstanceGroups": [group("MASTER")], "Ec2SubnetIds": ["subnet-1", "subnet-2"]}, "Only one subnet"),
        ({"InstanceFleets": [fleet("MASTER", 1, 1)]}, "target capacity of 1"),
        ({"InstanceFleets": [fleet("MASTER"), fleet("TASK")]}, "must also define core instance fleets"),
        ({"InstanceFleets": [fleet("MASTER", InstanceTypeConfigs=[])]}, "between 1 and 5 instance types"),
    ],
)  # fmt: skip
def test_a_launch_that_is_refused(emr, given, words):
    code, message = refused(emr.run_job_flow, **{**request(), "Instances": given})
    assert code == "ValidationException"
    assert words in message


def test_fleets_need_their_release(emr):
    given = {**request(), "ReleaseLabel": "emr-5.0.3", "Instances": {"InstanceFleets": [fleet("MASTER")]}}
    _, message = refused(emr.run_job_flow, **given)
    assert message == "Instance fleets are not available for the release."


def test_a_scaling_policy_is_attached(emr):
    cluster = with_groups(emr)
    primary, core = groups(emr, cluster)
    policy = scaling_policy()
    put = {"ClusterId": cluster, "InstanceGroupId": core["Id"], "AutoScalingPolicy": policy}
    answer = emr.put_auto_scaling_policy(**put)
    assert answer["AutoScalingPolicy"]["Status"]["State"] in ("PENDING", "ATTACHING", "ATTACHED")
    assert answer["ClusterArn"].endswith(cluster)

    def attached():
        found = groups(emr, cluster)[1]["AutoScalingPolicy"]
        return found if found["Status"]["State"] == "ATTACHED" else None

    found = wait_until(attached, "the policy to be attached")
    assert {"Constraints": found["Constraints"], "Rules": found["Rules"]} == policy
    for change, words in [
        ({"InstanceGroupId": primary["Id"]}, "master"),
        ({"AutoScalingPolicy": scaling_policy(5, 1)}, "MinCapacity"),
        ({"InstanceGroupId": "ig-0"}, "not valid"),
    ]:
        code, message = refused(emr.put_auto_scaling_policy, **{**put, **change})
        assert code == "InvalidRequestException"
        assert words in message


def test_policies_of_groups_that_are_launched_and_added(emr):
    given = group("CORE", 1, AutoScalingPolicy=scaling_policy())
    cluster = launch(emr, InstanceGroups=[group("MASTER"), given])
    added = group("TASK", 1, AutoScalingPolicy=scaling_policy(0, 3))
    emr.add_instance_groups(JobFlowId=cluster, InstanceGroups=[added])
    states = lambda: [one["AutoScalingPolicy"]["Status"]["State"] for one in groups(emr, cluster)[1:]]
    wait_until(lambda: states() == ["ATTACHED", "ATTACHED"], "both policies to be attached")
    without = {"InstanceGroups": [group("MASTER"), given]}
    code, message = refused(emr.run_job_flow, **{**request(), "Instances": without})
    assert (code, "AutoScalingRole" in message) == ("ValidationException", True)


def test_a_reconfigured_primary_group_acts_on_the_next_step(emr, s3):
    """What `spark-env` exports is in the environment of a step that starts afterwards."""
    cluster = with_groups(emr)
    primary = groups(emr, cluster)[0]["Id"]

    def export(value):
        nested = [{"Classification": "export", "Properties": {"COLOUR": value}}]
        configurations = [{"Classification": "spark-env", "Properties": {}, "Configurations": nested}]
        change = {"InstanceGroupId": primary, "Configurations": configurations}
        emr.modify_instance_groups(ClusterId=cluster, InstanceGroups=[change])
        groups(emr, cluster)

    for colour in ("red", "green"):
        export(colour)
        [step] = add_steps(emr, cluster, command("bash", "-c", f'test "$COLOUR" = {colour}'))
        wait_for_step(emr, cluster, step, "COMPLETED")


def test_normalized_instance_hours(emr):
    cluster = with_groups(emr)
    # Three m5.xlarge, each of which counts for eight small ones, in their first hour.
    assert emr.describe_cluster(ClusterId=cluster)["Cluster"]["NormalizedInstanceHours"] == 24


def test_capacity_survives_a_kill(tmp_path):
    engine = Engine(tmp_path / "state").start()
    emr = engine.client("emr")
    cluster = with_groups(emr)
    core = groups(emr, cluster)[1]["Id"]
    with_fleet = launch(emr, InstanceFleets=[fleet("MASTER"), fleet("CORE", 2)])
    emr.modify_instance_groups(InstanceGroups=[{"InstanceGroupId": core, "InstanceCount": 40}])
    emr.add_instance_fleet(ClusterId=with_fleet, InstanceFleet=fleet("TASK", 3, 4))
    engine.kill()
    engine.start()
    emr = engine.client("emr")
    assert groups(emr, cluster)[1]["RunningInstanceCount"] == 40
    task = fleets(emr, with_fleet)[2]
    assert (task["ProvisionedOnDemandCapacity"], task["ProvisionedSpotCapacity"]) == (3, 4)
    assert len(instances(emr, cluster, InstanceStates=["RUNNING"])) == 41
    wait_for_cluster(emr, cluster, "WAITING")
    engine.stop()
