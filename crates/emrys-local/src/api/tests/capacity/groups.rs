// SPDX-License-Identifier: Apache-2.0
//! Instance groups: at launch, added, modified.

use emrys_protocol::ErrorCode;
use serde_json::{Value, json};

use super::{group, groups, launch_refusal, launched, running_groups, waiting};
use crate::api::tests::{Bench, column};

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
    let negative = json!({"InstanceGroups": [{"InstanceGroupId": core, "InstanceCount": -1}]});
    let (_, message) = bench.refused("ModifyInstanceGroups", negative).await;
    assert_eq!(message, "The instance count cannot be negative: it was -1.");
    let twice = json!({"InstanceGroupId": core, "InstanceCount": 3});
    let input = json!({"InstanceGroups": [twice, twice]});
    let (_, message) = bench.refused("ModifyInstanceGroups", input).await;
    assert!(message.ends_with("is given more than once."), "{message}");
}
