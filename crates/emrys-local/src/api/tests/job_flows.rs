// SPDX-License-Identifier: Apache-2.0
//! DescribeJobFlows, in the words of the old API.

use std::sync::Arc;

use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::lifecycle::cluster::ClusterState::{self, Terminated, TerminatedWithErrors};
use emrys_model::lifecycle::step::StepState;
use emrys_model::reason::StateChangeReason;
use emrys_protocol::ErrorCode;
use serde_json::{Value, json};

use super::{Bench, column};
use crate::cluster::fixtures;
use crate::cluster::snapshot::Snapshot;

const DAY: i64 = 24 * 60 * 60 * 1_000;

/// A cluster with that number that ended so many days ago.
fn ended(number: u64, state: ClusterState, reason: StateChangeReason, days: i64) -> Snapshot {
    let mut snapshot = fixtures::cluster(number, state);
    let record = Arc::make_mut(&mut snapshot.cluster);
    record.reason = reason;
    record.timeline.created = crate::time::now() - days * DAY;
    snapshot
}

/// Five clusters: by request, completed, failed, old, very old.
async fn bench() -> Bench {
    let bench = Bench::new().await;
    let completed = StateChangeReason::steps_completed;
    for snapshot in [
        ended(0, Terminated, StateChangeReason::user_request(), 1),
        ended(1, Terminated, completed(), 2),
        ended(2, TerminatedWithErrors, StateChangeReason::step_failed(), 3),
        ended(3, Terminated, completed(), 20),
        ended(4, Terminated, completed(), 70),
    ] {
        bench.create(snapshot).await;
    }
    bench
}

async fn described(bench: &Bench, input: Value) -> Vec<String> {
    let answer = bench.ok("DescribeJobFlows", input).await;
    let names = column(&answer["JobFlows"], "/Name");
    names.into_iter().map(str::to_owned).collect()
}

#[tokio::test]
async fn states_have_their_old_names() {
    let bench = bench().await;
    let answer = bench.ok("DescribeJobFlows", json!({})).await;
    let states = column(&answer["JobFlows"], "/ExecutionStatusDetail/State");
    assert_eq!(states, ["FAILED", "COMPLETED", "TERMINATED"]);
}

#[tokio::test]
async fn job_flows_are_found_by_id_state_and_time_and_never_when_very_old() {
    let bench = bench().await;
    // Without a filter, what has ended within two weeks.
    assert_eq!(
        described(&bench, json!({})).await,
        ["cluster 2", "cluster 1", "cluster 0"]
    );
    let input = json!({"JobFlowStates": ["COMPLETED"]});
    assert_eq!(described(&bench, input).await, ["cluster 3", "cluster 1"]);
    let ids: Vec<String> = (0..5)
        .map(|number| fixtures::cluster_id(number).to_string())
        .collect();
    let input = json!({"JobFlowIds": [ids[4], ids[3], ids[0]]});
    assert_eq!(described(&bench, input).await, ["cluster 3", "cluster 0"]);
    let input = json!({"JobFlowIds": [ids[3], "j-0000000000009"]});
    let (code, message) = bench.refused("DescribeJobFlows", input).await;
    assert_eq!(code, ErrorCode::ValidationException);
    assert_eq!(message, "Specified job flow ID not valid.");
    let now = crate::time::now();
    let input = json!({"CreatedBefore": (now - 5 * DAY) / 1_000});
    assert_eq!(described(&bench, input).await, ["cluster 3"]);
    let input =
        json!({"CreatedAfter": (now - 60 * DAY) / 1_000, "JobFlowStates": ["FAILED", "RUNNING"]});
    assert_eq!(described(&bench, input).await, ["cluster 2"]);
}

#[tokio::test]
async fn a_job_flow_is_described_with_its_groups_steps_and_bootstrap_actions() {
    let bench = Bench::new().await;
    let mut snapshot = ended(0, Terminated, StateChangeReason::steps_completed(), 0);
    let step = fixtures::step(0, StepState::Completed, ActionOnFailure::Continue);
    snapshot.steps = vec![Arc::new(step)];
    bench.create(snapshot).await;
    let answer = bench.ok("DescribeJobFlows", json!({})).await;
    let job_flow = &answer["JobFlows"][0];
    let instances = &job_flow["Instances"];
    assert_eq!(instances["MasterInstanceType"], "m5.xlarge");
    assert_eq!(instances["SlaveInstanceType"], "m5.xlarge");
    assert_eq!(instances["InstanceCount"], 61);
    assert_eq!(instances["KeepJobFlowAliveWhenNoSteps"], false);
    assert_eq!(
        column(&instances["InstanceGroups"], "/InstanceRole"),
        ["MASTER", "CORE"]
    );
    assert_eq!(
        job_flow["ExecutionStatusDetail"]["LastStateChangeReason"],
        "Steps completed"
    );
    assert_eq!(job_flow["Steps"][0]["StepConfig"]["Name"], "step 0");
    assert_eq!(
        job_flow["Steps"][0]["ExecutionStatusDetail"]["State"],
        "COMPLETED"
    );
    assert_eq!(job_flow["BootstrapActions"], json!([]));
}
