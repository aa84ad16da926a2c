// SPDX-License-Identifier: Apache-2.0
//! Instance groups, fleets, instances and scaling policies as clients see them.

use std::sync::Arc;

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_protocol::ErrorCode;
use serde_json::{Value, json};

use super::{Bench, column, request};
use crate::cluster::fixtures;

fn group(role: &str, count: i32) -> Value {
    json!({"InstanceRole": role, "InstanceType": "m5.xlarge", "InstanceCount": count})
}

fn fleet(role: &str, on_demand: i32, spot: i32) -> Value {
    json!({
        "InstanceFleetType": role,
        "TargetOnDemandCapacity": on_demand,
        "TargetSpotCapacity": spot,
        "InstanceTypeConfigs": [{"InstanceType": "m5.xlarge"}],
    })
}

/// A cluster that waits for steps, with one primary and 60 core instances.
async fn waiting(bench: &Bench) -> String {
    let mut snapshot = fixtures::cluster(0, ClusterState::Waiting);
    let cluster = Arc::make_mut(&mut snapshot.cluster);
    cluster.keep_alive = true;
    cluster.request.auto_scaling_role = Some("EMR_AutoScaling_DefaultRole".to_owned());
    let id = cluster.id.to_string();
    bench.create(snapshot).await;
    id
}

/// A cluster with these instances, which waits for steps.
async fn launched(bench: &Bench, instances: Value) -> String {
    let id = bench
        .kept(|request| {
            request["Instances"] = instances;
            request["Instances"]["KeepJobFlowAliveWhenNoSteps"] = json!(true);
        })
        .await;
    while bench.cluster(&id).await["Status"]["State"] != "WAITING" {
        tokio::task::yield_now().await;
    }
    id
}

async fn groups(bench: &Bench, cluster: &str) -> Value {
    let input = json!({"ClusterId": cluster});
    bench.ok("ListInstanceGroups", input).await["InstanceGroups"].clone()
}

async fn fleets(bench: &Bench, cluster: &str) -> Value {
    let input = json!({"ClusterId": cluster});
    bench.ok("ListInstanceFleets", input).await["InstanceFleets"].clone()
}

/// Waits until every group works.
async fn running_groups(bench: &Bench, cluster: &str) -> Value {
    loop {
        let found = groups(bench, cluster).await;
        let states = column(&found, "/Status/State");
        if states.iter().all(|state| *state == "RUNNING") {
            return found;
        }
        tokio::task::yield_now().await;
    }
}

async fn launch_refusal(instances: Value) -> String {
    let bench = Bench::new().await;
    let mut request = request();
    request["Instances"] = instances;
    let (code, message) = bench.refused("RunJobFlow", request).await;
    assert_eq!(code, ErrorCode::ValidationException, "{message}");
    message
}

#[tokio::test]
async fn instances_are_given_in_one_way() {
    let expected = "Please configure instances using one and only one of the following: instance groups; instance \
                    fleets; instance count, master and slave instance type.";
    for instances in [
        json!({}),
        json!({"InstanceGroups": [group("MASTER", 1)], "MasterInstanceType": "m5.xlarge"}),
        json!({"InstanceGroups": [group("MASTER", 1)], "InstanceFleets": [fleet("MASTER", 1, 0)]}),
    ] {
        assert_eq!(launch_refusal(instances).await, expected);
    }
}

#[tokio::test]
async fn groups_have_emrs_rules() {
    let changed = |member: &str, value: Value| {
        let mut changed = group("CORE", 2);
        changed[member] = value;
        json!([group("MASTER", 1), changed])
    };
    let volume = |specification: Value| {
        let config = json!({"EbsBlockDeviceConfigs": [{"VolumeSpecification": specification}]});
        changed("EbsConfiguration", config)
    };
    let mut on_demand = changed("BidPrice", json!("0.1"));
    on_demand[1]["Market"] = json!("ON_DEMAND");
    for (groups, expected) in [
        (
            json!([group("MASTER", 0)]),
            "An instance group must have at least one instance.",
        ),
        (
            json!([group("MASTER", 2)]),
            "A master instance group must specify a single instance",
        ),
        (
            json!([group("MASTER", 1), group("TASK", 1)]),
            "Clusters with task nodes must also define core nodes.",
        ),
        (
            json!([group("MASTER", 1), group("CORE", 1), group("CORE", 1)]),
            "Multiple core instance groups supplied, you must specify exactly one core instance group",
        ),
        (
            on_demand,
            "Attempted to set bid price for on demand instance group.",
        ),
        (
            changed("BidPrice", json!("0")),
            "The bid price is negative or zero.",
        ),
        (
            changed("BidPrice", json!("cheap")),
            "The bid price supplied for an instance group is invalid",
        ),
        (
            changed("BidPrice", json!("0.1234")),
            "No more than 3 digits are allowed after decimal place in bid price",
        ),
        (
            volume(json!({"VolumeType": "io1", "SizeInGB": 10})),
            "IOPS setting is required for volume type.",
        ),
        (
            volume(json!({"VolumeType": "gp2", "SizeInGB": 10, "Iops": 100})),
            "IOPS setting is not supported for volume type",
        ),
    ] {
        assert_eq!(
            launch_refusal(json!({"InstanceGroups": groups})).await,
            expected
        );
    }
}

#[tokio::test]
async fn three_primaries_are_protected() {
    let bench = Bench::new().await;
    let groups = json!([group("MASTER", 3), group("CORE", 1)]);
    let id = launched(&bench, json!({"InstanceGroups": groups})).await;
    assert_eq!(bench.cluster(&id).await["TerminationProtected"], true);
}

#[tokio::test]
async fn a_group_is_shown_as_it_was_asked_for() {
    let bench = Bench::new().await;
    let mut core = group("CORE", 2);
    core["Name"] = json!("workers");
    core["BidPrice"] = json!("0.25");
    core["CustomAmiId"] = json!("ami-1");
    core["Configurations"] = json!([{"Classification": "core-site", "Properties": {"a": "b"}}]);
    core["EbsConfiguration"] = json!({
        "EbsOptimized": true,
        "EbsBlockDeviceConfigs": [{
            "VolumeSpecification": {"VolumeType": "gp3", "SizeInGB": 100, "Throughput": 200},
            "VolumesPerInstance": 2,
        }],
    });
    let id = launched(
        &bench,
        json!({"InstanceGroups": [group("MASTER", 1), core]}),
    )
    .await;
    let groups = running_groups(&bench, &id).await;
    let core = &groups[1];
    assert_eq!(core["Name"], "workers");
    assert_eq!(core["Market"], "SPOT");
    assert_eq!(core["BidPrice"], "0.25");
    assert_eq!(core["CustomAmiId"], "ami-1");
    assert_eq!(core["Configurations"][0]["Properties"], json!({"a": "b"}));
    assert_eq!(core["ConfigurationsVersion"], 0);
    assert_eq!(core["EbsOptimized"], true);
    let volume = json!({"VolumeType": "gp3", "SizeInGB": 100, "Throughput": 200});
    let device = |name: &str| json!({"Device": name, "VolumeSpecification": volume});
    let devices = json!([device("/dev/sdb"), device("/dev/sdc")]);
    assert_eq!(core["EbsBlockDevices"], devices);
    assert_eq!(core["ShrinkPolicy"], json!({}));
    assert_eq!(core["RequestedInstanceCount"], 2);
    assert_eq!(core["RunningInstanceCount"], 2);
    // Nothing was said of the primary's volumes: EMR gives this type two of 32 GiB.
    assert_eq!(groups[0]["EbsBlockDevices"].as_array().unwrap().len(), 2);
    let input = json!({"ClusterId": id, "InstanceGroupId": core["Id"]});
    let instances = bench.ok("ListInstances", input).await["Instances"].clone();
    assert_eq!(column(&instances, "/Status/State"), ["RUNNING", "RUNNING"]);
    let volumes = instances[0]["EbsVolumes"].as_array().unwrap();
    assert_eq!(volumes.len(), 2);
    assert_ne!(volumes[0]["VolumeId"], volumes[1]["VolumeId"]);
    // Three instances that count for eight, and the first hour has begun.
    assert_eq!(bench.cluster(&id).await["NormalizedInstanceHours"], 24);
}

#[tokio::test]
async fn groups_are_added_to_a_cluster_that_works() {
    let bench = Bench::new().await;
    let id = waiting(&bench).await;
    let add = |groups: Value| json!({"JobFlowId": id, "InstanceGroups": groups});
    let answer = bench
        .ok(
            "AddInstanceGroups",
            add(json!([group("TASK", 2), group("TASK", 1)])),
        )
        .await;
    assert_eq!(answer["JobFlowId"], json!(id));
    let found = running_groups(&bench, &id).await;
    assert_eq!(
        column(&found, "/InstanceGroupType"),
        ["MASTER", "CORE", "TASK", "TASK"]
    );
    assert_eq!(
        answer["InstanceGroupIds"],
        json!([found[2]["Id"], found[3]["Id"]])
    );
    assert_eq!(found[2]["RunningInstanceCount"], 2);
    for (role, expected) in [
        ("CORE", "Multiple core instance groups supplied"),
        ("MASTER", "Multiple master instance groups supplied"),
    ] {
        let input = add(json!([group("TASK", 1), group(role, 1)]));
        let (code, message) = bench.refused("AddInstanceGroups", input).await;
        assert_eq!(code, ErrorCode::ValidationException);
        assert!(message.starts_with(expected), "{message}");
    }
    assert_eq!(groups(&bench, &id).await.as_array().unwrap().len(), 4);
    let many = vec![group("TASK", 1); 47];
    let (_, message) = bench.refused("AddInstanceGroups", add(json!(many))).await;
    assert_eq!(message, "A cluster has at most 50 instance groups.");
}

#[tokio::test]
async fn a_modification_takes_all_groups_or_none() {
    let bench = Bench::new().await;
    let id = waiting(&bench).await;
    let found = groups(&bench, &id).await;
    let (primary, core) = (&found[0]["Id"], &found[1]["Id"]);
    let input = json!({"ClusterId": id, "InstanceGroups": [
        {"InstanceGroupId": core, "InstanceCount": 3},
        {"InstanceGroupId": primary, "InstanceCount": 3},
    ]});
    let (code, _) = bench.refused("ModifyInstanceGroups", input).await;
    assert_eq!(code, ErrorCode::ValidationException);
    assert_eq!(groups(&bench, &id).await, found);
    // Without a cluster, it is found by its group.
    let input = json!({"InstanceGroups": [{"InstanceGroupId": core, "InstanceCount": 3}]});
    bench.ok("ModifyInstanceGroups", input).await;
    let found = running_groups(&bench, &id).await;
    assert_eq!(found[1]["RequestedInstanceCount"], 3);
    assert_eq!(found[1]["RunningInstanceCount"], 3);
    let input = json!({"ClusterId": id, "InstanceStates": ["TERMINATED"]});
    let page = bench.ok("ListInstances", input).await;
    let reason = &page["Instances"][0]["Status"]["StateChangeReason"];
    assert_eq!(*reason, json!({"Message": "Instance was terminated."}));
    let unknown = json!({"InstanceGroups": [{"InstanceGroupId": "ig-1", "InstanceCount": 3}]});
    let (code, message) = bench.refused("ModifyInstanceGroups", unknown).await;
    assert_eq!(code, ErrorCode::ValidationException);
    assert_eq!(message, "Instance group id 'ig-1' is not valid.");
    let twice = json!({"InstanceGroupId": core, "InstanceCount": 3});
    let input = json!({"InstanceGroups": [twice, twice]});
    let (_, message) = bench.refused("ModifyInstanceGroups", input).await;
    assert!(message.ends_with("is given more than once."), "{message}");
}

#[tokio::test]
async fn groups_and_fleets_exclude_each_other() {
    let bench = Bench::new().await;
    let with_groups = waiting(&bench).await;
    let with_fleets = launched(&bench, json!({"InstanceFleets": [fleet("MASTER", 1, 0)]})).await;
    let collection = |cluster: Value| cluster["InstanceCollectionType"].clone();
    assert_eq!(
        collection(bench.cluster(&with_groups).await),
        "INSTANCE_GROUP"
    );
    assert_eq!(
        collection(bench.cluster(&with_fleets).await),
        "INSTANCE_FLEET"
    );
    let input = json!({"ClusterId": with_fleets});
    let error = bench.call("ListInstanceGroups", &input).await.unwrap_err();
    assert_eq!(*error.code(), ErrorCode::InvalidRequestException);
    assert_eq!(
        error.message(),
        "Instance fleets and instance groups are mutually exclusive. The EMR cluster specified in the request uses \
         instance fleets. The ListInstanceGroups operation does not support clusters that use instance fleets. Use \
         the ListInstanceFleets operation instead."
    );
    assert_eq!(
        error.reason_code(),
        Some("API_DOES_NOT_SUPPORT_INSTANCE_FLEET_CLUSTERS")
    );
    for (operation, input) in [
        ("ListInstanceFleets", json!({"ClusterId": with_groups})),
        (
            "AddInstanceFleet",
            json!({"ClusterId": with_groups, "InstanceFleet": fleet("TASK", 1, 0)}),
        ),
        (
            "ModifyInstanceFleet",
            json!({"ClusterId": with_groups, "InstanceFleet": {"InstanceFleetId": "if-1"}}),
        ),
    ] {
        let (code, message) = bench.refused(operation, input).await;
        assert_eq!(code, ErrorCode::InvalidRequestException);
        let expected = format!(
            "The {operation} operation does not support clusters that use instance groups."
        );
        assert!(message.contains(&expected), "{message}");
    }
    for (operation, input) in [
        (
            "AddInstanceGroups",
            json!({"JobFlowId": with_fleets, "InstanceGroups": [group("TASK", 1)]}),
        ),
        (
            "ModifyInstanceGroups",
            json!({"ClusterId": with_fleets, "InstanceGroups": [{"InstanceGroupId": "ig-1"}]}),
        ),
    ] {
        let (code, message) = bench.refused(operation, input).await;
        assert_eq!(code, ErrorCode::ValidationException);
        assert!(
            message.contains("does not support clusters that use instance fleets"),
            "{message}"
        );
    }
}

#[tokio::test]
async fn fleets_have_emrs_rules() {
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut core = fleet("CORE", 2, 0);
        change(&mut core);
        json!([fleet("MASTER", 1, 0), core])
    };
    let types = |types: Value| changed(&|core| core["InstanceTypeConfigs"] = types.clone());
    let sizes = [
        "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge",
    ];
    let six = sizes.map(|size| json!({"InstanceType": format!("m5.{size}")}));
    for (fleets, expected) in [
        (
            json!([fleet("MASTER", 1, 1)]),
            "A master instance fleet can only have a target capacity of 1.",
        ),
        (
            json!([fleet("CORE", 1, 0)]),
            "No master instance fleets were supplied; you must specify exactly one master instance fleet.",
        ),
        (
            json!([fleet("MASTER", 1, 0), fleet("TASK", 1, 0)]),
            "Clusters with task instance fleets must also define core instance fleets.",
        ),
        (
            json!([
                fleet("MASTER", 1, 0),
                fleet("CORE", 1, 0),
                fleet("CORE", 1, 0)
            ]),
            "Multiple core instance fleets supplied",
        ),
        (
            json!([fleet("MASTER", 1, 0), fleet("CORE", 0, 0)]),
            "The instance fleet (null) should have a value of one or greater",
        ),
        (
            types(json!(six)),
            "The instance fleet: null should have between 1 and 5 instance types.",
        ),
        (
            types(json!([six[0], six[0]])),
            "The instance fleet: null contains duplicate instance types [m5.xlarge].",
        ),
        (
            types(json!([{"InstanceType": "m5.xlarge", "WeightedCapacity": 0}])),
            "Weighted capacity cannot be zero.",
        ),
        (
            types(json!([{"InstanceType": "m5.huge"}])),
            "Instance type 'm5.huge' is not supported on release emr-7.5.0.",
        ),
        (
            types(json!([{
                "InstanceType": "m5.xlarge",
                "BidPrice": "0.1",
                "BidPriceAsPercentageOfOnDemandPrice": 50.0,
            }])),
            "Specify at most one of bidPrice or bidPriceAsPercentageOfOnDemandPrice",
        ),
    ] {
        let message = launch_refusal(json!({"InstanceFleets": fleets})).await;
        assert!(message.starts_with(expected), "{message}");
    }
    let bench = Bench::new().await;
    let more = changed(&|core| {
        core["InstanceTypeConfigs"] = json!(six);
        core["LaunchSpecifications"] =
            json!({"OnDemandSpecification": {"AllocationStrategy": "lowest-price"}});
    });
    launched(&bench, json!({"InstanceFleets": more})).await;
    for label in ["emr-5.0.0", "emr-5.0.3"] {
        let mut request = request();
        request["ReleaseLabel"] = json!(label);
        request["Instances"] = json!({"InstanceFleets": [fleet("MASTER", 1, 0)]});
        let (_, message) = bench.refused("RunJobFlow", request).await;
        assert_eq!(
            message,
            "Instance fleets are not available for the release."
        );
    }
}

#[tokio::test]
async fn a_fleet_is_added_once_and_modified() {
    let bench = Bench::new().await;
    let fleets_of_launch = json!([fleet("MASTER", 1, 0), fleet("CORE", 1, 0)]);
    let id = launched(&bench, json!({"InstanceFleets": fleets_of_launch})).await;
    let add = json!({"ClusterId": id, "InstanceFleet": fleet("TASK", 1, 2)});
    let added = bench.ok("AddInstanceFleet", add.clone()).await;
    let (code, _) = bench.refused("AddInstanceFleet", add).await;
    assert_eq!(code, ErrorCode::InvalidRequestException);
    let settled = async |on_demand: i32, spot: i32| loop {
        let found = fleets(&bench, &id).await[2].clone();
        if found["Status"]["State"] == "RUNNING" && found["TargetSpotCapacity"] == spot {
            assert_eq!(found["ProvisionedOnDemandCapacity"], on_demand);
            assert_eq!(found["ProvisionedSpotCapacity"], spot);
            return found;
        }
        tokio::task::yield_now().await;
    };
    let found = settled(1, 2).await;
    assert_eq!(found["Id"], added["InstanceFleetId"]);
    let specification = &found["InstanceTypeSpecifications"][0];
    assert_eq!(specification["WeightedCapacity"], 1);
    assert_eq!(specification["BidPriceAsPercentageOfOnDemandPrice"], 100.0);
    let modify = |targets: Value| {
        let mut fleet = targets;
        fleet["InstanceFleetId"] = added["InstanceFleetId"].clone();
        json!({"ClusterId": id, "InstanceFleet": fleet})
    };
    let half = modify(json!({"TargetOnDemandCapacity": 1}));
    let (_, message) = bench.refused("ModifyInstanceFleet", half).await;
    assert_eq!(
        message,
        "The instance fleet should have both targetOnDemandCapacity and targetSpotCapacity specified."
    );
    let none = json!({"TargetOnDemandCapacity": 0, "TargetSpotCapacity": 0});
    bench.ok("ModifyInstanceFleet", modify(none)).await;
    settled(0, 0).await;
    let count = async |filter: Value| {
        let mut input = filter;
        input["ClusterId"] = json!(id);
        let page = bench.ok("ListInstances", input).await;
        page["Instances"].as_array().unwrap().len()
    };
    assert_eq!(count(json!({})).await, 5);
    assert_eq!(count(json!({"InstanceFleetType": "TASK"})).await, 3);
    assert_eq!(count(json!({"InstanceStates": ["RUNNING"]})).await, 2);
    assert_eq!(
        count(json!({"InstanceFleetId": added["InstanceFleetId"]})).await,
        3
    );
    assert_eq!(count(json!({"InstanceGroupTypes": ["TASK"]})).await, 0);
}

fn policy(constraints: &Value, dimension: &str) -> Value {
    json!({
        "Constraints": constraints,
        "Rules": [{
            "Name": "out",
            "Action": {"SimpleScalingPolicyConfiguration": {"ScalingAdjustment": 1}},
            "Trigger": {"CloudWatchAlarmDefinition": {
                "ComparisonOperator": "LESS_THAN",
                "MetricName": "YARNMemoryAvailablePercentage",
                "Period": 300,
                "Threshold": 15.0,
                "Dimensions": [{"Key": "JobFlowId", "Value": dimension}],
            }},
        }],
    })
}

#[tokio::test]
async fn a_scaling_policy_is_shown_with_its_defaults_and_taken_away() {
    let bench = Bench::new().await;
    let id = waiting(&bench).await;
    let found = groups(&bench, &id).await;
    let bounds = json!({"MinCapacity": 1, "MaxCapacity": 5});
    let put = |group: &Value, policy: Value| json!({"ClusterId": id, "InstanceGroupId": group, "AutoScalingPolicy": policy});
    let taken = policy(&bounds, "${emr.clusterId}");
    let answer = bench
        .ok("PutAutoScalingPolicy", put(&found[1]["Id"], taken.clone()))
        .await;
    assert_eq!(answer["InstanceGroupId"], found[1]["Id"]);
    let shown = loop {
        let shown = groups(&bench, &id).await[1]["AutoScalingPolicy"].clone();
        if shown["Status"]["State"] == "ATTACHED" {
            break shown;
        }
        tokio::task::yield_now().await;
    };
    let rule = &shown["Rules"][0];
    let action = &rule["Action"]["SimpleScalingPolicyConfiguration"];
    assert_eq!(action["AdjustmentType"], "CHANGE_IN_CAPACITY");
    assert_eq!(action["CoolDown"], 0);
    let alarm = &rule["Trigger"]["CloudWatchAlarmDefinition"];
    assert_eq!(alarm["Namespace"], "AWS/ElasticMapReduce");
    assert_eq!(alarm["EvaluationPeriods"], 1);
    assert_eq!(alarm["Statistic"], "AVERAGE");
    assert_eq!(alarm["Dimensions"][0]["Value"], "${emr.clusterId}");

    let wrong = policy(&json!({"MinCapacity": 5, "MaxCapacity": 1}), "x");
    let (code, message) = bench
        .refused("PutAutoScalingPolicy", put(&found[1]["Id"], wrong))
        .await;
    assert_eq!(code, ErrorCode::InvalidRequestException);
    assert!(
        message.contains("MinCapacity must not be greater"),
        "{message}"
    );
    let (_, message) = bench
        .refused("PutAutoScalingPolicy", put(&found[0]["Id"], taken))
        .await;
    assert_eq!(
        message,
        "The master instance group cannot have an automatic scaling policy."
    );

    let remove = json!({"ClusterId": id, "InstanceGroupId": found[1]["Id"]});
    bench.ok("RemoveAutoScalingPolicy", remove).await;
    while groups(&bench, &id).await[1]
        .get("AutoScalingPolicy")
        .is_some()
    {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_policy_at_launch_needs_the_role() {
    let mut core = group("CORE", 1);
    core["AutoScalingPolicy"] = policy(&json!({"MinCapacity": 1, "MaxCapacity": 2}), "x");
    let instances = json!({"InstanceGroups": [group("MASTER", 1), core]});
    let message = launch_refusal(instances).await;
    assert!(message.contains("AutoScalingRole"), "{message}");
}

#[tokio::test]
async fn the_instance_types_of_a_release_are_listed_in_pages() {
    let bench = Bench::new().await;
    let mut names: Vec<String> = Vec::new();
    let mut input = json!({"ReleaseLabel": "emr-7.5.0"});
    let first = loop {
        let page = bench.ok("ListSupportedInstanceTypes", input.clone()).await;
        let types = page["SupportedInstanceTypes"].clone();
        names.extend(column(&types, "/Type").into_iter().map(str::to_owned));
        match page.get("Marker") {
            Some(marker) => input["Marker"] = marker.clone(),
            None => break types,
        }
    };
    assert!(first.as_array().unwrap().len() <= 50);
    assert!(names.contains(&"m5.xlarge".to_owned()));
    assert!(names.is_sorted_by(|one, other| one < other), "each once");
    let old = bench.ok(
        "ListSupportedInstanceTypes",
        json!({"ReleaseLabel": "emr-5.0.0"}),
    );
    let old = old.await["SupportedInstanceTypes"].clone();
    let c1 = json!({
        "Type": "c1.medium",
        "MemoryGB": 1.7,
        "StorageGB": 350,
        "VCPU": 2,
        "Is64BitsOnly": false,
        "InstanceFamilyId": "c1",
        "EbsOptimizedAvailable": false,
        "EbsOptimizedByDefault": false,
        "NumberOfDisks": 1,
        "EbsStorageOnly": false,
        "Architecture": "X86_64",
    });
    assert!(old.as_array().unwrap().contains(&c1), "{old}");
    let (code, message) = bench
        .refused(
            "ListSupportedInstanceTypes",
            json!({"ReleaseLabel": "emr-7.5.1"}),
        )
        .await;
    assert_eq!(code, ErrorCode::InvalidRequestException);
    assert_eq!(message, "The supplied release label is invalid: emr-7.5.1.");
}
