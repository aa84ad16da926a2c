// SPDX-License-Identifier: Apache-2.0
//! Instance groups, fleets, instances and scaling policies as clients see them. What concerns one kind alone is in its
//! own file; here is what is common, and the types of instances.

mod auto_scaling;
mod fleets;
mod groups;

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
