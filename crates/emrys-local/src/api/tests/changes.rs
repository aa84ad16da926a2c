// SPDX-License-Identifier: Apache-2.0
//! What may be changed on a cluster, and when.

use std::sync::Arc;

use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::ErrorCode;
use serde_json::{Value, json};

use super::{Bench, step};
use crate::cluster::{fixtures, limits};

const ENDED: &str =
    "A job flow that is shutting down, terminated, or finished may not be modified.";

#[tokio::test]
async fn an_ended_cluster_takes_no_change() {
    let bench = Bench::new().await;
    let id = bench.ended([StepState::Completed]).await;
    let ids = json!([id]);
    let cancelled = fixtures::step_id(0).to_string();
    for (operation, input) in [
        (
            "AddJobFlowSteps",
            json!({"JobFlowId": id, "Steps": [step("CONTINUE")]}),
        ),
        (
            "CancelSteps",
            json!({"ClusterId": id, "StepIds": [cancelled]}),
        ),
        (
            "ModifyCluster",
            json!({"ClusterId": id, "StepConcurrencyLevel": 2}),
        ),
        (
            "AddTags",
            json!({"ResourceId": id, "Tags": [{"Key": "a", "Value": "b"}]}),
        ),
        ("RemoveTags", json!({"ResourceId": id, "TagKeys": ["a"]})),
        (
            "SetTerminationProtection",
            json!({"JobFlowIds": ids, "TerminationProtected": true}),
        ),
    ] {
        let (code, message) = bench.refused(operation, input).await;
        assert_eq!(code, ErrorCode::ValidationException, "{operation}");
        assert_eq!(message, ENDED, "{operation}");
    }
    assert_eq!(bench.cluster(&id).await["Tags"], json!([]));
}

#[test]
fn an_active_cluster_takes_256_active_steps() {
    let mut snapshot = fixtures::cluster(0, ClusterState::Running);
    let steps = (0..300).map(|number| {
        let state = match number {
            0..45 => StepState::Completed,
            45 => StepState::Running,
            46 => StepState::CancelPending,
            _ => StepState::Pending,
        };
        Arc::new(fixtures::step(number, state, ActionOnFailure::Continue))
    });
    snapshot.steps = steps.collect();
    let added = fixtures::config(300, ActionOnFailure::Continue);
    assert_eq!(snapshot.active_steps(), 255);
    limits::admit(&snapshot, [&added].into_iter()).unwrap();
    let error = limits::admit(&snapshot, [&added, &added].into_iter()).unwrap_err();
    assert!(
        error
            .message()
            .starts_with("Maximum number of active steps"),
        "{error}"
    );
}

#[test]
fn only_a_cluster_that_goes_on_takes_steps() {
    let added = fixtures::config(0, ActionOnFailure::Continue);
    for state in ClusterState::ALL {
        let answer = limits::admit(&fixtures::cluster(0, *state), [&added].into_iter());
        match state.accepts_steps() {
            true => answer.unwrap(),
            false => assert_eq!(answer.unwrap_err().message(), ENDED),
        }
    }
}

/// The states of the clusters, one of which may just have moved on.
async fn are_ending(bench: &Bench, ids: &[String]) -> Vec<bool> {
    let mut ending = Vec::new();
    for id in ids {
        let state = bench.cluster(id).await["Status"]["State"].clone();
        ending.push(["TERMINATING", "TERMINATED"].contains(&state.as_str().unwrap()));
    }
    ending
}

#[tokio::test]
async fn a_protected_cluster_refuses_its_termination_and_no_others() {
    let bench = Bench::new().await;
    let protect = |request: &mut Value| request["Instances"]["TerminationProtected"] = json!(true);
    let ids = [
        bench.kept(protect).await,
        bench.kept(|_| {}).await,
        bench.kept(|_| {}).await,
    ];
    // One that does not exist refuses the request before anything of it is done.
    let unknown = json!({"JobFlowIds": [ids[2], "j-0000000000009"]});
    let (_, message) = bench.refused("TerminateJobFlows", unknown).await;
    assert_eq!(message, "Specified job flow ID not valid.");
    assert_eq!(are_ending(&bench, &ids).await, [false, false, false]);

    let input = json!({"JobFlowIds": ids[..2]});
    let (code, message) = bench.refused("TerminateJobFlows", input).await;
    assert_eq!(code, ErrorCode::ValidationException);
    let expected =
        "Could not shut down one or more job flows since they are termination protected.";
    assert_eq!(message, expected);
    assert_eq!(are_ending(&bench, &ids).await, [false, true, false]);

    let input = json!({"JobFlowIds": [ids[0]], "TerminationProtected": false});
    bench.ok("SetTerminationProtection", input).await;
    // What has ended already is no error.
    bench
        .ok("TerminateJobFlows", json!({"JobFlowIds": ids}))
        .await;
    assert_eq!(are_ending(&bench, &ids).await, [true, true, true]);
}

#[tokio::test]
async fn ten_clusters_are_terminated_at_once() {
    let bench = Bench::new().await;
    let id = bench.kept(|_| {}).await;
    let input = json!({"JobFlowIds": vec![id.clone(); 11]});
    let (code, message) = bench.refused("TerminateJobFlows", input).await;
    assert_eq!(code, ErrorCode::ValidationException);
    let expected = "At most 10 job flows can be terminated at once: there were 11.";
    assert_eq!(message, expected);
    let input = json!({"JobFlowIds": vec![id; 10]});
    bench.ok("TerminateJobFlows", input).await;
}

#[tokio::test]
async fn a_change_of_several_clusters_is_made_to_all_or_to_none() {
    let bench = Bench::new().await;
    let (ended, kept) = (bench.ended([]).await, bench.kept(|_| {}).await);
    let input = json!({"JobFlowIds": [kept, ended], "UnhealthyNodeReplacement": true});
    let (_, message) = bench.refused("SetUnhealthyNodeReplacement", input).await;
    assert_eq!(message, ENDED);
    assert_eq!(
        bench.cluster(&kept).await["UnhealthyNodeReplacement"],
        false
    );
    let input = json!({"JobFlowIds": [kept], "UnhealthyNodeReplacement": true});
    bench.ok("SetUnhealthyNodeReplacement", input).await;
    assert_eq!(bench.cluster(&kept).await["UnhealthyNodeReplacement"], true);
}

#[tokio::test]
async fn extended_support_is_kept_shown_and_changed() {
    let bench = Bench::new().await;
    let id = bench.kept(|_| {}).await;
    assert_eq!(bench.cluster(&id).await.get("ExtendedSupport"), None);
    let input = json!({"ClusterId": id, "ExtendedSupport": true});
    assert_eq!(
        bench.ok("ModifyCluster", input).await,
        json!({"ExtendedSupport": true})
    );
    assert_eq!(bench.cluster(&id).await["ExtendedSupport"], true);
    // What one request changes, another leaves.
    let input = json!({"ClusterId": id, "StepConcurrencyLevel": 2});
    assert_eq!(
        bench.ok("ModifyCluster", input).await,
        json!({"StepConcurrencyLevel": 2})
    );
    assert_eq!(bench.cluster(&id).await["ExtendedSupport"], true);
}

#[tokio::test]
async fn a_cluster_has_at_most_50_tags() {
    let bench = Bench::new().await;
    let tags = |range: std::ops::Range<usize>| -> Vec<Value> {
        range
            .map(|number| json!({"Key": format!("k{number:02}"), "Value": ""}))
            .collect()
    };
    let id = bench
        .kept(|request| request["Tags"] = json!(tags(0..49)))
        .await;
    // A tag that is there already is replaced.
    let input = json!({"ResourceId": id, "Tags": tags(48..50)});
    bench.ok("AddTags", input).await;
    let input = json!({"ResourceId": id, "Tags": tags(50..51)});
    let (code, message) = bench.refused("AddTags", input).await;
    assert_eq!(code, ErrorCode::InvalidRequestException);
    assert_eq!(message, "A resource has at most 50 tags.");
    assert_eq!(bench.cluster(&id).await["Tags"], json!(tags(0..50)));
}

#[tokio::test]
async fn steps_are_added_with_a_runtime_role_and_a_place_for_logs() {
    let bench = Bench::new().await;
    // It does not start: its cluster has no supervisor. What it was asked for is shown all the same.
    let id = bench.kept(|_| {}).await;
    let (code, message) = bench
        .refused("AddJobFlowSteps", json!({"JobFlowId": id, "Steps": []}))
        .await;
    assert_eq!(code, ErrorCode::ValidationException);
    assert_eq!(message, "At least one step must be specified in Steps.");
    let role = "arn:aws:iam::123456789012:role/runtime";
    let mut added = step("CONTINUE");
    added["StepMonitoringConfiguration"] = json!({
        "S3MonitoringConfiguration": {"LogUri": "s3://logs/here/", "EncryptionKeyArn": "arn:aws:kms:k"}
    });
    let input = json!({"JobFlowId": id, "Steps": [added], "ExecutionRoleArn": role});
    let answer = bench.ok("AddJobFlowSteps", input.clone()).await;
    let described = json!({"ClusterId": id, "StepId": answer["StepIds"][0]});
    let described = bench.ok("DescribeStep", described).await["Step"].clone();
    assert_eq!(described["ExecutionRoleArn"], json!(role));
    assert_eq!(described["LogUri"], "s3://logs/here/");
    assert_eq!(described["EncryptionKeyArn"], "arn:aws:kms:k");
    let listed = bench.ok("ListSteps", json!({"ClusterId": id})).await;
    assert_eq!(listed["Steps"][0]["LogUri"], "s3://logs/here/");

    let old = bench
        .kept(|request| request["ReleaseLabel"] = json!("emr-6.6.0"))
        .await;
    let mut input = input;
    input["JobFlowId"] = json!(old);
    let (code, message) = bench.refused("AddJobFlowSteps", input).await;
    assert_eq!(code, ErrorCode::ValidationException);
    assert!(
        message.starts_with("Runtime roles are not supported by release emr-6.6.0"),
        "{message}"
    );
}

#[tokio::test]
async fn releases_that_cannot_cancel_steps_say_so() {
    let bench = Bench::new().await;
    let id = bench.kept(|request| {
        request["ReleaseLabel"] = json!("emr-5.0.0");
        request["Instances"]["InstanceGroups"][0]["InstanceType"] = json!("m4.large");
    });
    let id = id.await;
    let step = fixtures::step_id(0).to_string();
    let (code, message) = bench
        .refused("CancelSteps", json!({"ClusterId": id, "StepIds": [step]}))
        .await;
    assert_eq!(code, ErrorCode::InvalidRequestException);
    assert!(
        message.starts_with("Steps cannot be cancelled on release emr-5.0.0"),
        "{message}"
    );
}

#[tokio::test]
async fn tags_are_added_replaced_and_removed() {
    let bench = Bench::new().await;
    let id = bench.kept(|_| {}).await;
    let tag = |key: &str, value: &str| json!({"Key": key, "Value": value});
    let add = json!({"ResourceId": id, "Tags": [tag("a", "1"), tag("b", "")]});
    bench.ok("AddTags", add).await;
    bench
        .ok(
            "AddTags",
            json!({"ResourceId": id, "Tags": [tag("a", "2")]}),
        )
        .await;
    assert_eq!(
        bench.cluster(&id).await["Tags"],
        json!([tag("a", "2"), tag("b", "")])
    );
    let remove = json!({"ResourceId": id, "TagKeys": ["b", "never there"]});
    bench.ok("RemoveTags", remove).await;
    assert_eq!(bench.cluster(&id).await["Tags"], json!([tag("a", "2")]));
    let reserved = json!({"ResourceId": id, "Tags": [tag("c", "3"), tag("aws:c", "3")]});
    let (code, _) = bench.refused("AddTags", reserved).await;
    assert_eq!(code, ErrorCode::InvalidRequestException);
    assert_eq!(bench.cluster(&id).await["Tags"], json!([tag("a", "2")]));
}

#[tokio::test]
async fn the_step_concurrency_level_is_changed_within_its_bounds() {
    let bench = Bench::new().await;
    let id = bench.kept(|_| {}).await;
    let input = json!({"ClusterId": id, "StepConcurrencyLevel": 256});
    let answer = bench.ok("ModifyCluster", input).await;
    assert_eq!(answer["StepConcurrencyLevel"], 256);
    assert_eq!(bench.cluster(&id).await["StepConcurrencyLevel"], 256);
    for level in [0, 257] {
        let input = json!({"ClusterId": id, "StepConcurrencyLevel": level});
        bench.refused("ModifyCluster", input).await;
    }
    assert_eq!(bench.cluster(&id).await["StepConcurrencyLevel"], 256);
    // What RunJobFlow refuses is refused here too.
    let add = json!({"JobFlowId": id, "Steps": [step("CANCEL_AND_WAIT")]});
    let (code, _) = bench.refused("AddJobFlowSteps", add).await;
    assert_eq!(code, ErrorCode::ValidationException);
    let old = bench
        .kept(|request| request["ReleaseLabel"] = json!("emr-5.27.0"))
        .await;
    let input = json!({"ClusterId": old, "StepConcurrencyLevel": 2});
    let (_, message) = bench.refused("ModifyCluster", input).await;
    assert!(message.contains("needs emr-5.28.0 or later"), "{message}");
}

#[tokio::test]
async fn cancelled_steps_are_answered_one_by_one() {
    let bench = Bench::new().await;
    let id = bench.kept(|_| {}).await;
    let unknown = fixtures::step_id(7).to_string();
    let input = json!({"ClusterId": id, "StepIds": [unknown]});
    let answer = bench.ok("CancelSteps", input).await;
    let expected = json!([{
        "StepId": unknown,
        "Status": "FAILED",
        "Reason": format!("Step id '{unknown}' is not valid."),
    }]);
    assert_eq!(answer["CancelStepsInfoList"], expected);
    let input = json!({"ClusterId": id, "StepIds": ["nonsense"]});
    let (code, message) = bench.refused("CancelSteps", input).await;
    assert_eq!(code, ErrorCode::InvalidRequestException);
    assert_eq!(message, "Step id 'nonsense' is not valid.");
}
