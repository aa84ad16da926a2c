// SPDX-License-Identifier: Apache-2.0
//! Managed scaling and auto-termination policies.

use std::time::Duration;

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_protocol::ErrorCode;
use serde_json::{Value, json};

use super::Bench;
use crate::cluster::fixtures;

fn limits(minimum: i32, maximum: i32) -> Value {
    json!({
        "UnitType": "Instances",
        "MinimumCapacityUnits": minimum,
        "MaximumCapacityUnits": maximum,
    })
}

/// The refusal of a managed scaling policy.
async fn refusal(bench: &Bench, id: &str, policy: Value) -> String {
    let input = json!({"ClusterId": id, "ManagedScalingPolicy": policy});
    let (code, message) = bench.refused("PutManagedScalingPolicy", input).await;
    assert_eq!(code, ErrorCode::ValidationException);
    message
}

#[tokio::test]
async fn a_managed_scaling_policy_is_kept_shown_replaced_and_removed() {
    let bench = Bench::new().await;
    let id = bench.kept(|_| {}).await;
    let cluster = json!({"ClusterId": id});
    let got = async || bench.ok("GetManagedScalingPolicy", cluster.clone()).await;
    assert_eq!(got().await, json!({}));
    for policy in [
        json!({"ComputeLimits": limits(1, 2)}),
        json!({
            "ComputeLimits": limits(0, 10),
            "ScalingStrategy": "ADVANCED",
            "UtilizationPerformanceIndex": 75,
        }),
    ] {
        let input = json!({"ClusterId": id, "ManagedScalingPolicy": policy});
        assert_eq!(bench.ok("PutManagedScalingPolicy", input).await, json!({}));
        assert_eq!(got().await, json!({"ManagedScalingPolicy": policy}));
    }
    // Removing what is not there is no error.
    for _ in 0..2 {
        bench
            .ok("RemoveManagedScalingPolicy", cluster.clone())
            .await;
        assert_eq!(got().await, json!({}));
    }
}

#[tokio::test]
async fn on_demand_core_instances_limit_the_policy_whenever_they_came() {
    let bench = Bench::new().await;
    let id = bench.kept(|_| {}).await;
    let mut policy = json!({"ComputeLimits": limits(1, 5)});
    policy["ComputeLimits"]["MaximumCoreCapacityUnits"] = json!(5);
    policy["ComputeLimits"]["MaximumOnDemandCapacityUnits"] = json!(2);
    let input = json!({"ClusterId": id, "ManagedScalingPolicy": policy});
    bench.call("PutManagedScalingPolicy", &input).await.unwrap();
    let core = json!({"InstanceRole": "CORE", "InstanceType": "m5.xlarge", "InstanceCount": 1});
    let input = json!({"JobFlowId": id, "InstanceGroups": [core]});
    bench.call("AddInstanceGroups", &input).await.unwrap();
    let refused = refusal(&bench, &id, policy).await;
    assert!(refused.contains("On-Demand market type"), "{refused}");
}

#[tokio::test]
async fn a_managed_scaling_policy_has_an_order_of_limits() {
    let bench = Bench::new().await;
    let id = bench.kept(|_| {}).await;
    let with = |more: Value| {
        let mut limits = limits(1, 5);
        for (name, value) in more.as_object().unwrap() {
            limits[name] = value.clone();
        }
        json!({"ComputeLimits": limits})
    };
    for (policy, expected) in [
        (json!({}), "ComputeLimits is required."),
        (
            with(json!({"MinimumCapacityUnits": 6})),
            "The min capacity cannot be higher than max capacity",
        ),
        (
            with(json!({"MaximumOnDemandCapacityUnits": 6})),
            "The max On-Demand capacity cannot be higher than max capacity",
        ),
        (
            with(json!({"MaximumCoreCapacityUnits": 6})),
            "The max Core capacity cannot be higher than max capacity",
        ),
        (
            with(json!({"MinimumCapacityUnits": 0, "MaximumCapacityUnits": 0})),
            "The max capacity must be positive, and no other capacity negative.",
        ),
        (
            with(json!({"UnitType": "InstanceFleetUnits"})),
            "A cluster with instance groups needs the unit type Instances or VCPU.",
        ),
        (
            json!({"ComputeLimits": limits(1, 5), "UtilizationPerformanceIndex": 50}),
            "UtilizationPerformanceIndex needs the scaling strategy ADVANCED.",
        ),
    ] {
        let expected = format!("Invalid configuration for managed scaling. {expected}");
        assert_eq!(refusal(&bench, &id, policy).await, expected);
    }
    let advanced = json!({
        "ComputeLimits": limits(1, 5),
        "ScalingStrategy": "ADVANCED",
        "UtilizationPerformanceIndex": 33,
    });
    assert!(
        refusal(&bench, &id, advanced)
            .await
            .contains("one of 1, 25, 50, 75 and 100")
    );
}

#[tokio::test]
async fn on_demand_core_instances_are_within_the_limit_of_on_demand_instances() {
    let bench = Bench::new().await;
    let mut limits = limits(1, 5);
    limits["MaximumCoreCapacityUnits"] = json!(3);
    limits["MaximumOnDemandCapacityUnits"] = json!(2);
    let policy = json!({"ComputeLimits": limits});
    let core = |market: &'static str| {
        move |request: &mut Value| {
            let core = json!({
                "InstanceRole": "CORE", "InstanceType": "m5.xlarge", "InstanceCount": 1, "Market": market,
            });
            let groups = request.pointer_mut("/Instances/InstanceGroups").unwrap();
            groups.as_array_mut().unwrap().push(core);
        }
    };
    let id = bench.kept(core("ON_DEMAND")).await;
    let message = refusal(&bench, &id, policy.clone()).await;
    assert!(
        message.contains("If you select On-Demand market type"),
        "{message}"
    );
    let id = bench.kept(core("SPOT")).await;
    let input = json!({"ClusterId": id, "ManagedScalingPolicy": policy});
    bench.ok("PutManagedScalingPolicy", input).await;
}

#[tokio::test]
async fn policies_need_a_release_that_has_them_and_a_cluster_that_lives() {
    let bench = Bench::new().await;
    let scaling = json!({"ComputeLimits": limits(1, 2)});
    for label in ["emr-5.29.0", "emr-6.0.0"] {
        let id = bench
            .kept(|request| request["ReleaseLabel"] = json!(label))
            .await;
        let message = refusal(&bench, &id, scaling.clone()).await;
        assert!(message.contains("needs release emr-5.30.0"), "{message}");
        let input = json!({"ClusterId": id});
        for operation in ["GetAutoTerminationPolicy", "PutAutoTerminationPolicy"] {
            let (code, message) = bench.refused(operation, input.clone()).await;
            assert_eq!(code, ErrorCode::ValidationException);
            assert!(
                message.starts_with("Auto-termination is not available"),
                "{message}"
            );
        }
    }
    let id = bench.ended([]).await;
    let ended = "A job flow that is shutting down, terminated, or finished may not be modified.";
    for operation in [
        "PutManagedScalingPolicy",
        "GetManagedScalingPolicy",
        "RemoveManagedScalingPolicy",
        "PutAutoTerminationPolicy",
        "RemoveAutoTerminationPolicy",
    ] {
        let mut input = json!({"ClusterId": id});
        if operation == "PutManagedScalingPolicy" {
            input["ManagedScalingPolicy"] = scaling.clone();
        }
        let (code, message) = bench.refused(operation, input).await;
        assert_eq!(
            (code, message.as_str()),
            (ErrorCode::ValidationException, ended),
            "{operation}"
        );
    }
    let unknown = json!({"ClusterId": "j-0000000000009"});
    let (code, message) = bench.refused("GetAutoTerminationPolicy", unknown).await;
    assert_eq!(code, ErrorCode::InvalidRequestException);
    assert_eq!(message, "Cluster id 'j-0000000000009' is not valid.");
}

#[tokio::test]
async fn an_auto_termination_policy_has_a_default_and_bounds() {
    let bench = Bench::new().await;
    let id = bench
        .kept(|request| request["AutoTerminationPolicy"] = json!({}))
        .await;
    let cluster = json!({"ClusterId": id});
    let got = async || bench.ok("GetAutoTerminationPolicy", cluster.clone()).await;
    let policy = |seconds: i64| json!({"AutoTerminationPolicy": {"IdleTimeout": seconds}});
    assert_eq!(got().await, policy(3_600));
    for seconds in [60, 604_800] {
        let mut input = policy(seconds);
        input["ClusterId"] = json!(id);
        bench.ok("PutAutoTerminationPolicy", input).await;
        assert_eq!(got().await, policy(seconds));
    }
    for seconds in [59, 604_801, -1] {
        let mut input = policy(seconds);
        input["ClusterId"] = json!(id);
        let (code, message) = bench.refused("PutAutoTerminationPolicy", input).await;
        assert_eq!(code, ErrorCode::ValidationException);
        assert!(
            message.contains("between 60 and 604800 seconds"),
            "{message}"
        );
    }
    assert_eq!(got().await, policy(604_800));
    for _ in 0..2 {
        bench
            .ok("RemoveAutoTerminationPolicy", cluster.clone())
            .await;
        assert_eq!(got().await, json!({}));
    }
}

/// The runtime's clock goes as fast as there is nothing else to do.
#[tokio::test(start_paused = true)]
async fn an_idle_cluster_ends_by_its_policy_and_a_touched_file_keeps_it() {
    let bench = Bench::new().await;
    let minute =
        |request: &mut Value| request["AutoTerminationPolicy"] = json!({"IdleTimeout": 60});
    let (idle, busy) = (bench.kept(minute).await, bench.kept(minute).await);
    let found = bench.service.shared.cluster(&busy).unwrap();
    let file = found.folder().join("emr/metricscollector/isbusy");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let state = async |id: &str| bench.cluster(id).await["Status"]["State"].clone();
    while state(&idle).await != json!("TERMINATED") {
        std::fs::write(&file, "").unwrap();
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    let reason = bench.cluster(&idle).await["Status"]["StateChangeReason"].clone();
    assert_eq!(reason["Message"], "Terminated by auto-termination policy");
    assert_eq!(state(&busy).await, "WAITING");
}

#[tokio::test]
async fn a_cluster_that_is_ending_takes_no_policy() {
    let bench = Bench::new().await;
    let mut snapshot = fixtures::cluster(0, ClusterState::Terminating);
    std::sync::Arc::make_mut(&mut snapshot.cluster).keep_alive = true;
    let id = snapshot.cluster.id.to_string();
    bench.create(snapshot).await;
    let (code, _) = bench
        .refused("PutAutoTerminationPolicy", json!({"ClusterId": id}))
        .await;
    assert_eq!(code, ErrorCode::ValidationException);
}
