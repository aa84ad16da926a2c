# SPDX-License-Identifier: Apache-2.0
"""Drivers of operations on instance groups, instance fleets and instances."""

import re

import pytest

from drivers import drives, refused
from harness import ENDED, RELEASE, run_job_flow, wait_for_cluster, wait_until

UNKNOWN = "j-0000000000000"
EXCLUSIVE = "Instance fleets and instance groups are mutually exclusive."


def group(role, count=1, **more):
    return {"InstanceRole": role, "InstanceType": "m5.xlarge", "InstanceCount": count, **more}


def fleet(role, on_demand=1, spot=0, **more):
    return {
        "InstanceFleetType": role,
        "TargetOnDemandCapacity": on_demand,
        "TargetSpotCapacity": spot,
        "InstanceTypeConfigs": [{"InstanceType": "m5.xlarge"}],
        **more,
    }


def launch(emr, wait=True, **instances):
    """A cluster with these instances, which waits for steps."""
    instances["KeepJobFlowAliveWhenNoSteps"] = True
    cluster = run_job_flow(emr, Instances=instances, AutoScalingRole="EMR_AutoScaling_DefaultRole")
    if wait:
        wait_for_cluster(emr, cluster, "WAITING")
    return cluster


def with_groups(emr, *more):
    return launch(emr, InstanceGroups=[group("MASTER"), group("CORE", 2), *more])


def with_fleets(emr, *more):
    return launch(emr, InstanceFleets=[fleet("MASTER"), fleet("CORE", 2), *more])


def groups(emr, cluster):
    """All groups, once each of them works."""

    def running():
        pages = emr.get_paginator("list_instance_groups").paginate(ClusterId=cluster)
        found = [group for page in pages for group in page["InstanceGroups"]]
        return found if all(group["Status"]["State"] == "RUNNING" for group in found) else None

    return wait_until(running, f"the instance groups of {cluster}")


def fleets(emr, cluster):
    """All fleets, once each of them works."""

    def running():
        pages = emr.get_paginator("list_instance_fleets").paginate(ClusterId=cluster)
        found = [fleet for page in pages for fleet in page["InstanceFleets"]]
        return found if all(fleet["Status"]["State"] == "RUNNING" for fleet in found) else None

    return wait_until(running, f"the instance fleets of {cluster}")


def instances(emr, cluster, **filters):
    pages = emr.get_paginator("list_instances").paginate(ClusterId=cluster, **filters)
    return [instance for page in pages for instance in page["Instances"]]


@drives("AddInstanceGroups")
def add_instance_groups(emr, engine):
    cluster = with_groups(emr)
    task = group("TASK", 2, Name="spot", Market="SPOT", BidPrice="0.12")
    added = emr.add_instance_groups(JobFlowId=cluster, InstanceGroups=[task, group("TASK")])
    assert added["JobFlowId"] == cluster
    assert added["ClusterArn"].endswith(f":cluster/{cluster}")
    found = groups(emr, cluster)
    assert [group["Id"] for group in found[2:]] == added["InstanceGroupIds"]
    assert (found[2]["Name"], found[2]["Market"], found[2]["BidPrice"]) == ("spot", "SPOT", "0.12")
    assert found[2]["RunningInstanceCount"] == 2
    with refused("Multiple core instance groups supplied", "ValidationException"):
        emr.add_instance_groups(JobFlowId=cluster, InstanceGroups=[group("CORE")])
    with refused("must have at least one instance", "ValidationException"):
        emr.add_instance_groups(JobFlowId=cluster, InstanceGroups=[group("TASK", 0)])
    with refused("Instance type 'm5.huge'", "ValidationException"):
        emr.add_instance_groups(JobFlowId=cluster, InstanceGroups=[group("TASK", InstanceType="m5.huge")])
    assert len(groups(emr, cluster)) == 4, "a refused request adds nothing"
    # A cluster that has none gets its core group later.
    single = launch(emr, InstanceGroups=[group("MASTER")])
    with refused("must also define core nodes", "ValidationException"):
        emr.add_instance_groups(JobFlowId=single, InstanceGroups=[group("TASK")])
    emr.add_instance_groups(JobFlowId=single, InstanceGroups=[group("CORE")])
    assert [group["InstanceGroupType"] for group in groups(emr, single)] == ["MASTER", "CORE"]
    with refused(EXCLUSIVE, "ValidationException"):
        emr.add_instance_groups(JobFlowId=with_fleets(emr), InstanceGroups=[group("TASK")])
    emr.terminate_job_flows(JobFlowIds=[single])
    wait_for_cluster(emr, single, *ENDED)
    with refused("may not be modified", "ValidationException"):
        emr.add_instance_groups(JobFlowId=single, InstanceGroups=[group("TASK")])
    with refused("Specified job flow ID does not exist", "ValidationException"):
        emr.add_instance_groups(JobFlowId=UNKNOWN, InstanceGroups=[group("TASK")])


@drives("ModifyInstanceGroups")
def modify_instance_groups(emr, engine):
    cluster = with_groups(emr, group("TASK", 3))
    primary, core, task = (group["Id"] for group in groups(emr, cluster))

    def modify(*changes, **more):
        emr.modify_instance_groups(InstanceGroups=list(changes), **more)

    modify({"InstanceGroupId": core, "InstanceCount": 4}, {"InstanceGroupId": task, "InstanceCount": 2}, ClusterId=cluster)
    found = groups(emr, cluster)
    assert [group["RequestedInstanceCount"] for group in found] == [1, 4, 2]
    assert [group["RunningInstanceCount"] for group in found] == [1, 4, 2]
    [gone] = instances(emr, cluster, InstanceStates=["TERMINATED"])
    assert gone["InstanceGroupId"] == task
    assert gone["Status"]["StateChangeReason"] == {"Message": "Instance was terminated."}
    assert gone["Status"]["Timeline"]["EndDateTime"] >= gone["Status"]["Timeline"]["ReadyDateTime"]

    # Without the cluster's id; the instance that is named goes, and is not replaced.
    named, kept = (one["Ec2InstanceId"] for one in instances(emr, cluster, InstanceGroupId=task, InstanceStates=["RUNNING"]))
    modify({"InstanceGroupId": task, "EC2InstanceIdsToTerminate": [named]})
    found = groups(emr, cluster)
    assert (found[2]["RequestedInstanceCount"], found[2]["RunningInstanceCount"]) == (1, 1)
    [left] = instances(emr, cluster, InstanceGroupId=task, InstanceStates=["RUNNING"])
    assert left["Ec2InstanceId"] == kept

    # A shrink policy says who goes, and is shown.
    first = instances(emr, cluster, InstanceGroupId=core)[0]["Ec2InstanceId"]
    policy = {"DecommissionTimeout": 60, "InstanceResizePolicy": {"InstancesToTerminate": [first]}}
    modify({"InstanceGroupId": core, "InstanceCount": 3, "ShrinkPolicy": policy})
    assert groups(emr, cluster)[1]["ShrinkPolicy"] == policy
    assert first in [one["Ec2InstanceId"] for one in instances(emr, cluster, InstanceStates=["TERMINATED"])]

    # Configurations have versions.
    def configurations(**properties):
        return [{"Classification": "core-site", "Properties": properties}]

    modify({"InstanceGroupId": core, "Configurations": configurations(a="1", b="1")})
    modify({"InstanceGroupId": core, "ReconfigurationType": "MERGE", "Configurations": configurations(b="2")})
    reconfigured = groups(emr, cluster)[1]
    assert reconfigured["ConfigurationsVersion"] == 2
    assert reconfigured["LastSuccessfullyAppliedConfigurationsVersion"] == 2
    assert reconfigured["Configurations"] == configurations(a="1", b="2")
    assert reconfigured["LastSuccessfullyAppliedConfigurations"] == configurations(a="1", b="2")

    before = groups(emr, cluster)
    for changes, words in [
        ([{"InstanceGroupId": task, "InstanceCount": 9}, {"InstanceGroupId": primary, "InstanceCount": 3}], "master"),
        ([{"InstanceGroupId": task, "InstanceCount": 9}, {"InstanceGroupId": core, "InstanceCount": 0}], "at least one instance"),
        ([{"InstanceGroupId": "ig-0", "InstanceCount": 9}], "Instance group id 'ig-0' is not valid."),
        ([{"InstanceGroupId": task, "EC2InstanceIdsToTerminate": ["i-0"]}], "Instance id 'i-0' is not valid."),
    ]:
        with refused(words, "ValidationException"):
            modify(*changes, ClusterId=cluster)
    assert groups(emr, cluster) == before, "a refused request changes nothing"
    modify({"InstanceGroupId": task, "InstanceCount": 0})
    assert groups(emr, cluster)[2]["RunningInstanceCount"] == 0
    emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_for_cluster(emr, cluster, *ENDED)
    with refused("An instance group may only be modified when the cluster is running or waiting", "ValidationException"):
        modify({"InstanceGroupId": task, "InstanceCount": 1})


@drives("ListInstanceGroups")
def list_instance_groups(emr, engine):
    volume = {"VolumeType": "gp3", "SizeInGB": 64, "Iops": 3000, "Throughput": 150}
    devices = [{"VolumeSpecification": volume, "VolumesPerInstance": 2}]
    configurations = [{"Classification": "spark-defaults", "Properties": {"spark.executor.cores": "2"}}]
    core = group(
        "CORE", 2, Name="workers", CustomAmiId="ami-1", Configurations=configurations,
        EbsConfiguration={"EbsOptimized": True, "EbsBlockDeviceConfigs": devices},
    )  # fmt: skip
    cluster = launch(emr, wait=False, InstanceGroups=[group("MASTER"), core])
    assert {group["Status"]["State"] for group in emr.list_instance_groups(ClusterId=cluster)["InstanceGroups"]} <= {
        "PROVISIONING",
        "BOOTSTRAPPING",
        "RUNNING",
    }
    primary, core = groups(emr, cluster)
    assert re.fullmatch(r"ig-[A-Z0-9]+", core["Id"])
    timeline = core["Status"]["Timeline"]
    assert timeline["CreationDateTime"] <= timeline["ReadyDateTime"]
    assert core == {
        "Id": core["Id"],
        "Name": "workers",
        "Market": "ON_DEMAND",
        "InstanceGroupType": "CORE",
        "InstanceType": "m5.xlarge",
        "RequestedInstanceCount": 2,
        "RunningInstanceCount": 2,
        "Status": {"State": "RUNNING", "StateChangeReason": {"Message": ""}, "Timeline": timeline},
        "Configurations": configurations,
        "ConfigurationsVersion": 0,
        "EbsBlockDevices": [{"Device": f"/dev/sd{letter}", "VolumeSpecification": volume} for letter in "bc"],
        "EbsOptimized": True,
        "ShrinkPolicy": {},
        "CustomAmiId": "ami-1",
    }
    # What EMR gives to this type where nothing is asked for.
    assert [device["VolumeSpecification"] for device in primary["EbsBlockDevices"]] == [{"VolumeType": "gp2", "SizeInGB": 32}] * 2
    emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_for_cluster(emr, cluster, *ENDED)
    for ended in emr.list_instance_groups(ClusterId=cluster)["InstanceGroups"]:
        assert ended["Status"]["State"] == "TERMINATED"
        assert ended["Status"]["StateChangeReason"] == {"Code": "CLUSTER_TERMINATED", "Message": "Job flow terminated"}
        assert ended["RunningInstanceCount"] == 0
    with refused(f"{EXCLUSIVE} The EMR cluster specified in the request uses instance fleets."):
        emr.list_instance_groups(ClusterId=with_fleets(emr))
    with refused(f"Cluster id '{UNKNOWN}' is not valid."):
        emr.list_instance_groups(ClusterId=UNKNOWN)


@drives("AddInstanceFleet")
def add_instance_fleet(emr, engine):
    cluster = with_fleets(emr)
    added = emr.add_instance_fleet(ClusterId=cluster, InstanceFleet=fleet("TASK", 1, 1, Name="more", Context="ours"))
    assert added["ClusterId"] == cluster
    assert added["ClusterArn"].endswith(f":cluster/{cluster}")
    found = fleets(emr, cluster)[2]
    assert found["Id"] == added["InstanceFleetId"]
    assert (found["Name"], found["Context"]) == ("more", "ours")
    assert (found["ProvisionedOnDemandCapacity"], found["ProvisionedSpotCapacity"]) == (1, 1)
    with refused("already has an instance fleet of type TASK"):
        emr.add_instance_fleet(ClusterId=cluster, InstanceFleet=fleet("TASK"))
    with refused("value of one or greater"):
        emr.add_instance_fleet(ClusterId=cluster, InstanceFleet=fleet("TASK", 0))
    with refused(EXCLUSIVE):
        emr.add_instance_fleet(ClusterId=with_groups(emr), InstanceFleet=fleet("TASK"))
    with refused(f"Cluster id '{UNKNOWN}' is not valid."):
        emr.add_instance_fleet(ClusterId=UNKNOWN, InstanceFleet=fleet("TASK"))


@drives("ModifyInstanceFleet")
def modify_instance_fleet(emr, engine):
    types = [{"InstanceType": "m5.xlarge", "WeightedCapacity": 1}, {"InstanceType": "m5.2xlarge", "WeightedCapacity": 4}]
    cluster = with_fleets(emr, fleet("TASK", 2, InstanceTypeConfigs=types))
    primary, core, task = fleets(emr, cluster)
    assert task["ProvisionedOnDemandCapacity"] == 4, "the cheapest unit comes in fours"

    def modify(of, **change):
        emr.modify_instance_fleet(ClusterId=cluster, InstanceFleet={"InstanceFleetId": of["Id"], **change})
        return {found["Id"]: found for found in fleets(emr, cluster)}[of["Id"]]

    found = modify(task, TargetOnDemandCapacity=5, TargetSpotCapacity=3)
    assert (found["TargetOnDemandCapacity"], found["TargetSpotCapacity"]) == (5, 3)
    assert (found["ProvisionedOnDemandCapacity"], found["ProvisionedSpotCapacity"]) == (8, 4)
    found = modify(task, TargetOnDemandCapacity=0, TargetSpotCapacity=0)
    assert (found["ProvisionedOnDemandCapacity"], found["ProvisionedSpotCapacity"]) == (0, 0)
    assert {one["Status"]["State"] for one in instances(emr, cluster, InstanceFleetId=task["Id"])} == {"TERMINATED"}
    resize = {"SpotResizeSpecification": {"TimeoutDurationMinutes": 15}}
    assert modify(core, ResizeSpecifications=resize)["ResizeSpecifications"] == resize
    with refused("both targetOnDemandCapacity and targetSpotCapacity"):
        modify(core, TargetOnDemandCapacity=3)
    with refused("value of one or greater"):
        modify(core, TargetOnDemandCapacity=0, TargetSpotCapacity=0)
    with refused("A master instance fleet can only have a target capacity of 1."):
        modify(primary, TargetOnDemandCapacity=2, TargetSpotCapacity=0)
    with refused("Instance fleet id 'if-0' is not valid."):
        modify({"Id": "if-0"}, TargetOnDemandCapacity=2, TargetSpotCapacity=0)
    with refused(EXCLUSIVE):
        emr.modify_instance_fleet(ClusterId=with_groups(emr), InstanceFleet={"InstanceFleetId": "if-0"})
    emr.terminate_job_flows(JobFlowIds=[cluster])
    wait_for_cluster(emr, cluster, *ENDED)
    with refused("may not be modified"):
        modify(task, TargetOnDemandCapacity=1, TargetSpotCapacity=0)


@drives("ListInstanceFleets")
def list_instance_fleets(emr, engine):
    spot = {"TimeoutDurationMinutes": 20, "TimeoutAction": "SWITCH_TO_ON_DEMAND", "AllocationStrategy": "capacity-optimized"}
    launch_specifications = {"SpotSpecification": spot, "OnDemandSpecification": {"AllocationStrategy": "lowest-price"}}
    types = [{"InstanceType": "m5.xlarge", "BidPrice": "0.1"}, {"InstanceType": "r5.xlarge", "WeightedCapacity": 2}]
    core = fleet("CORE", 1, 2, Name="workers", LaunchSpecifications=launch_specifications, InstanceTypeConfigs=types)
    cluster = launch(emr, InstanceFleets=[fleet("MASTER"), core])
    assert emr.describe_cluster(ClusterId=cluster)["Cluster"]["InstanceCollectionType"] == "INSTANCE_FLEET"
    primary, core = fleets(emr, cluster)
    assert re.fullmatch(r"if-[A-Z0-9]+", primary["Id"])
    assert primary["InstanceFleetType"] == "MASTER"
    assert core["LaunchSpecifications"] == launch_specifications
    assert (core["TargetOnDemandCapacity"], core["TargetSpotCapacity"]) == (1, 2)
    cheap, heavy = core["InstanceTypeSpecifications"]
    assert (cheap["InstanceType"], cheap["WeightedCapacity"], cheap["BidPrice"]) == ("m5.xlarge", 1, "0.1")
    assert "BidPriceAsPercentageOfOnDemandPrice" not in cheap
    assert (heavy["WeightedCapacity"], heavy["BidPriceAsPercentageOfOnDemandPrice"]) == (2, 100.0)
    assert core["ProvisionedOnDemandCapacity"] >= 1 and core["ProvisionedSpotCapacity"] >= 2
    timeline = core["Status"]["Timeline"]
    assert timeline["CreationDateTime"] <= timeline["ReadyDateTime"]
    with refused(f"{EXCLUSIVE} The EMR cluster specified in the request uses instance groups."):
        emr.list_instance_fleets(ClusterId=with_groups(emr))
    with refused(f"Cluster id '{UNKNOWN}' is not valid."):
        emr.list_instance_fleets(ClusterId=UNKNOWN)


@drives("ListInstances")
def list_instances(emr, engine):
    cluster = launch(emr, InstanceGroups=[group("MASTER"), group("CORE", 60)])
    primary, core = groups(emr, cluster)
    assert len(emr.list_instances(ClusterId=cluster)["Instances"]) == 50
    found = instances(emr, cluster)
    assert len(found) == len({one["Id"] for one in found}) == len({one["Ec2InstanceId"] for one in found}) == 61
    one = found[0]
    assert re.fullmatch(r"ci-[A-Z0-9]+", one["Id"]) and re.fullmatch(r"i-[0-9a-f]{17}", one["Ec2InstanceId"])
    assert one["InstanceGroupId"] == primary["Id"] and "InstanceFleetId" not in one
    assert (one["InstanceType"], one["Market"], one["Status"]["State"]) == ("m5.xlarge", "ON_DEMAND", "RUNNING")
    assert [volume["Device"] for volume in one["EbsVolumes"]] == ["/dev/sdb", "/dev/sdc"]
    assert all(re.fullmatch(r"vol-[0-9a-f]{17}", volume["VolumeId"]) for volume in one["EbsVolumes"])
    assert len(instances(emr, cluster, InstanceGroupId=core["Id"])) == 60
    assert len(instances(emr, cluster, InstanceGroupTypes=["CORE"])) == 60
    assert len(instances(emr, cluster, InstanceGroupTypes=["MASTER", "TASK"])) == 1
    assert instances(emr, cluster, InstanceStates=["TERMINATED", "PROVISIONING"]) == []
    emr.modify_instance_groups(InstanceGroups=[{"InstanceGroupId": core["Id"], "InstanceCount": 1}])
    assert len(instances(emr, cluster, InstanceStates=["RUNNING"])) == 2
    assert len(instances(emr, cluster)) == 61, "those that are gone stay in the list"
    of_fleets = with_fleets(emr)
    [one] = instances(emr, of_fleets, InstanceFleetType="MASTER")
    assert one["InstanceFleetId"] == fleets(emr, of_fleets)[0]["Id"] and "InstanceGroupId" not in one
    assert len(instances(emr, of_fleets, InstanceFleetId=fleets(emr, of_fleets)[1]["Id"])) == 2
    with refused("Instance group id 'ig-0' is not valid."):
        emr.list_instances(ClusterId=cluster, InstanceGroupId="ig-0")
    with refused(f"Cluster id '{UNKNOWN}' is not valid."):
        emr.list_instances(ClusterId=UNKNOWN)


@drives("RemoveAutoScalingPolicy")
def remove_auto_scaling_policy(emr, engine):
    cluster = with_groups(emr)
    core = groups(emr, cluster)[1]["Id"]
    policy = scaling_policy()
    emr.put_auto_scaling_policy(ClusterId=cluster, InstanceGroupId=core, AutoScalingPolicy=policy)
    emr.remove_auto_scaling_policy(ClusterId=cluster, InstanceGroupId=core)
    wait_until(lambda: "AutoScalingPolicy" not in groups(emr, cluster)[1], "the policy to be detached")
    # Once more, which is no error.
    emr.remove_auto_scaling_policy(ClusterId=cluster, InstanceGroupId=core)
    with refused("Instance group id 'ig-0' is not valid."):
        emr.remove_auto_scaling_policy(ClusterId=cluster, InstanceGroupId="ig-0")
    with refused(f"Cluster id '{UNKNOWN}' is not valid."):
        emr.remove_auto_scaling_policy(ClusterId=UNKNOWN, InstanceGroupId=core)


def scaling_policy(least=1, most=5):
    alarm = {
        "ComparisonOperator": "LESS_THAN",
        "EvaluationPeriods": 1,
        "MetricName": "YARNMemoryAvailablePercentage",
        "Namespace": "AWS/ElasticMapReduce",
        "Period": 300,
        "Statistic": "AVERAGE",
        "Threshold": 15.0,
        "Unit": "PERCENT",
        "Dimensions": [{"Key": "JobFlowId", "Value": "${emr.clusterId}"}],
    }
    scaling = {"AdjustmentType": "CHANGE_IN_CAPACITY", "ScalingAdjustment": 1, "CoolDown": 300}
    rule = {
        "Name": "out",
        "Description": "more memory",
        "Action": {"SimpleScalingPolicyConfiguration": scaling},
        "Trigger": {"CloudWatchAlarmDefinition": alarm},
    }
    return {"Constraints": {"MinCapacity": least, "MaxCapacity": most}, "Rules": [rule]}


@drives("ListSupportedInstanceTypes")
def list_supported_instance_types(emr, engine):
    def all_types(release):
        found, marker = [], {}
        while True:
            page = emr.list_supported_instance_types(ReleaseLabel=release, **marker)
            found += page["SupportedInstanceTypes"]
            if "Marker" not in page:
                return {one["Type"]: one for one in found}
            marker = {"Marker": page["Marker"]}

    found = all_types(RELEASE)
    assert len(found) > 100
    assert found["m5.xlarge"] == {
        "Type": "m5.xlarge",
        "MemoryGB": pytest.approx(16.0),
        "StorageGB": 0,
        "VCPU": 4,
        "Is64BitsOnly": True,
        "InstanceFamilyId": "m5",
        "EbsOptimizedAvailable": True,
        "EbsOptimizedByDefault": True,
        "NumberOfDisks": 0,
        "EbsStorageOnly": True,
        "Architecture": "X86_64",
    }
    assert found["m7g.xlarge"]["Architecture"] == "AARCH64"
    assert "m7g.xlarge" not in all_types("emr-5.28.0")
    with refused("The supplied release label is invalid: emr-7.5.1."):
        emr.list_supported_instance_types(ReleaseLabel="emr-7.5.1")
