# SPDX-License-Identifier: Apache-2.0
"""Instances of documents: groups with policies, and fleets, as the engine has them after a run."""

from harness import all_clusters, emrys

DOCUMENT = """\
clusters:
  groups:
    release_label: emr-7.5.0
    autoscaling_role: EMR_AutoScaling_DefaultRole
    master_instance_group: { instance_type: m5.xlarge }
    core_instance_group:
      instance_type: m5.xlarge
      instance_count: 2
      ebs_config: { type: gp3, size: 64, iops: 4000, throughput: 250, volumes_per_instance: 2 }
    task_instance_groups:
      - name: steady
        instance_type: m5.xlarge
        market: SPOT
        autoscaling_policy:
          constraints: { min_capacity: 1, max_capacity: 10 }
          rules:
            - name: more memory
              action:
                simple_scaling_policy_configuration: { scaling_adjustment: 2, cool_down: 300 }
              trigger:
                cloud_watch_alarm_definition:
                  comparison_operator: LESS_THAN
                  metric_name: YARNMemoryAvailablePercentage
                  period: 300
                  threshold: 15
                  unit: PERCENT
      - { name: cheap, instance_type: m5.2xlarge, bid_price: 0.25 }
  managed:
    release_label: emr-7.5.0
    master_instance_group: { instance_type: m5.xlarge, instance_count: 3 }
    core_instance_group: { instance_type: m5.xlarge, instance_count: 4 }
    managed_scaling_policy:
      compute_limits: { unit_type: Instances, minimum_capacity_units: 2, maximum_capacity_units: 20 }
    placement_group_config: [{ instance_role: MASTER, placement_strategy: SPREAD }]
  fleets:
    release_label: emr-7.5.0
    master_instance_fleet:
      target_on_demand_capacity: 1
      instance_type_configs: [{ instance_type: m5.xlarge }]
    core_instance_fleet:
      name: core
      target_on_demand_capacity: 4
      target_spot_capacity: 8
      instance_type_configs:
        - { instance_type: m5.xlarge, weighted_capacity: 4, bid_price_as_percentage_of_on_demand_price: 80 }
        - instance_type: m5.2xlarge
          weighted_capacity: 8
          ebs_config: [{ type: gp3, size: 128 }]
      launch_specifications:
        spot_specification:
          allocation_strategy: price-capacity-optimized
          timeout_action: SWITCH_TO_ON_DEMAND
          timeout_duration_minutes: 20
      resize_specifications:
        spot_resize_specification: { timeout_duration_minutes: 15 }
job_flows:
  {name}:
    cluster: {name}
    steps: [{{ name: date, command: [date] }}]
"""


def ran(engine, tmp_path, name, *options):
    """Runs a job flow on that cluster of the document, and gives the cluster's id."""
    emr = engine.client("emr")
    before = set(all_clusters(emr))
    file = tmp_path / "emrys.yaml"
    document, job_flow = DOCUMENT.split("job_flows:\n")
    file.write_text(document + "job_flows:\n" + job_flow.format(name=name))
    emrys(tmp_path / "home", "run", file, "--on", engine.endpoint, *options, check=0)
    [cluster] = set(all_clusters(emr)) - before
    return emr, cluster


def test_groups_with_volumes_markets_and_policies(engine, tmp_path):
    emr, cluster = ran(engine, tmp_path, "groups")
    groups = emr.list_instance_groups(ClusterId=cluster)["InstanceGroups"]
    assert sorted(group["InstanceGroupType"] for group in groups) == ["CORE", "MASTER", "TASK", "TASK"]
    [core] = [group for group in groups if group["InstanceGroupType"] == "CORE"]
    assert core["RequestedInstanceCount"] == 2
    volumes = [device["VolumeSpecification"] for device in core["EbsBlockDevices"]]
    assert volumes == [{"VolumeType": "gp3", "Iops": 4000, "SizeInGB": 64, "Throughput": 250}] * 2
    named = {group.get("Name"): group for group in groups}
    assert named["cheap"]["Market"] == "SPOT" and named["cheap"]["BidPrice"] == "0.25"
    assert named["steady"]["Market"] == "SPOT" and "BidPrice" not in named["steady"]
    policy = named["steady"]["AutoScalingPolicy"]
    assert policy["Constraints"] == {"MinCapacity": 1, "MaxCapacity": 10}
    [rule] = policy["Rules"]
    assert rule["Action"]["SimpleScalingPolicyConfiguration"]["ScalingAdjustment"] == 2
    alarm = rule["Trigger"]["CloudWatchAlarmDefinition"]
    assert (alarm["ComparisonOperator"], alarm["Threshold"], alarm["Unit"]) == ("LESS_THAN", 15, "PERCENT")


def test_managed_scaling_and_placement_groups(engine, tmp_path):
    # A cluster with three primary instances does not end with its steps.
    emr, cluster = ran(engine, tmp_path, "managed", "--detach")
    limits = emr.get_managed_scaling_policy(ClusterId=cluster)["ManagedScalingPolicy"]["ComputeLimits"]
    assert limits == {"UnitType": "Instances", "MinimumCapacityUnits": 2, "MaximumCapacityUnits": 20}
    described = emr.describe_cluster(ClusterId=cluster)["Cluster"]
    assert described["PlacementGroups"] == [{"InstanceRole": "MASTER", "PlacementStrategy": "SPREAD"}]
    emr.set_termination_protection(JobFlowIds=[cluster], TerminationProtected=False)
    emr.terminate_job_flows(JobFlowIds=[cluster])


def test_fleets_with_strategies_and_timeouts(engine, tmp_path):
    emr, cluster = ran(engine, tmp_path, "fleets")
    described = emr.describe_cluster(ClusterId=cluster)["Cluster"]
    assert described["InstanceCollectionType"] == "INSTANCE_FLEET"
    fleets = emr.list_instance_fleets(ClusterId=cluster)["InstanceFleets"]
    [core] = [fleet for fleet in fleets if fleet["InstanceFleetType"] == "CORE"]
    assert (core["Name"], core["TargetOnDemandCapacity"], core["TargetSpotCapacity"]) == ("core", 4, 8)
    assert core["LaunchSpecifications"]["SpotSpecification"] == {
        "TimeoutDurationMinutes": 20,
        "TimeoutAction": "SWITCH_TO_ON_DEMAND",
        "AllocationStrategy": "price-capacity-optimized",
    }
    assert core["ResizeSpecifications"]["SpotResizeSpecification"]["TimeoutDurationMinutes"] == 15
    types = {own["InstanceType"]: own for own in core["InstanceTypeSpecifications"]}
    assert types["m5.xlarge"]["WeightedCapacity"] == 4
    assert types["m5.xlarge"]["BidPriceAsPercentageOfOnDemandPrice"] == 80
    assert [device["VolumeSpecification"]["SizeInGB"] for device in types["m5.2xlarge"]["EbsBlockDevices"]] == [128]
