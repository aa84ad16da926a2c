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
async fn a_termination_takes_all_or_none() {
    let bench = Bench::new().await;
    let protect = |request: &mut Value| request["Instances"]["TerminationProtected"] = json!(true);
    let ids = [bench.kept(|_| {}).await, bench.kept(protect).await];
    let (code, message) = bench
        .refused("TerminateJobFlows", json!({"JobFlowIds": ids}))
        .await;
    assert_eq!(code, ErrorCode::ValidationException);
    let expected =
        "Could not shut down one or more job flows since they are termination protected.";
    assert_eq!(message, expected);
    assert_eq!(are_ending(&bench, &ids).await, [false, false]);

    let unknown = json!({"JobFlowIds": [ids[0], "j-0000000000009"]});
    let (_, message) = bench.refused("TerminateJobFlows", unknown).await;
    assert_eq!(message, "Specified job flow ID does not exist.");
    assert_eq!(are_ending(&bench, &ids).await, [false, false]);

    let input = json!({"JobFlowIds": [ids[1]], "TerminationProtected": false});
    bench.ok("SetTerminationProtection", input).await;
    bench
        .ok("TerminateJobFlows", json!({"JobFlowIds": ids}))
        .await;
    assert_eq!(are_ending(&bench, &ids).await, [true, true]);
    // Once more, which is no error.
    bench
        .ok("TerminateJobFlows", json!({"JobFlowIds": ids}))
        .await;
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

#[tokio::test]
async fn an_operation_that_is_not_offered_names_itself() {
    let bench = Bench::new().await;
    let (code, message) = bench.refused("ListStudios", json!({})).await;
    assert_eq!(code, ErrorCode::NotImplemented);
    assert!(message.contains("ListStudios"), "{message}");
}
