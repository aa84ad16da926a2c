// SPDX-License-Identifier: Apache-2.0
//! What a run has come to, once it is over: from what was seen of its cluster and its steps.

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_model::reason::ClusterReasonCode;

use super::steps;
use crate::journal::{ActivityRecord, FailureKind, RunRecord, Stage, StepRecord};
use crate::outcome::{FailedFlow, Outcome, StepResult, Verdict};
use emrys_synth::lower::plan::Plan;

/// The end of the run with all that led to it.
pub(super) fn outcome(run: &RunRecord, plan: &Plan) -> Outcome {
    let of = |stage: Stage| {
        let activities = run.activities.iter();
        activities.filter(move |activity| activity.stage == stage)
    };
    let mut steps: Vec<StepResult> = of(Stage::Normal)
        .flat_map(ActivityRecord::results)
        .collect();
    if plan.flow.is_none() {
        let never = plan.steps.iter().skip(steps::given(run));
        steps.extend(never.map(|planned| StepRecord::default().result(planned)));
    }
    let failed_flow = of(Stage::Failed).next().is_some().then(|| FailedFlow {
        failures: of(Stage::Failed)
            .filter_map(|activity| activity.failure().cloned())
            .collect(),
        steps: of(Stage::Failed)
            .flat_map(ActivityRecord::results)
            .collect(),
    });
    let launch = run.launch();
    Outcome {
        run_id: run.id.clone(),
        verdict: verdict(run, &steps, failed_flow.as_ref()),
        failure: run.failure.clone(),
        failed_flow,
        cluster_id: run.cluster_id().map(str::to_owned),
        cluster_state: launch
            .and_then(|launch| launch.state)
            .map_or_else(String::new, |state| state.to_string()),
        cluster_reason: launch.map_or_else(String::new, |launch| launch.reason.clone()),
        cluster_left: launch.and_then(|launch| launch.end_refused.clone()),
        steps,
    }
}

fn verdict(run: &RunRecord, steps: &[StepResult], failed_flow: Option<&FailedFlow>) -> Verdict {
    let is = |state: StepState| steps.iter().any(|step| step.state == Some(state));
    let failure = run.failure.as_ref().map(|failure| failure.kind);
    let late = |step: &StepResult| step.timed_out && step.state != Some(StepState::Completed);
    let launch = run.launch();
    let code = launch.and_then(|launch| launch.code.as_deref());
    let with_errors =
        launch.and_then(|launch| launch.state) == Some(ClusterState::TerminatedWithErrors);
    if run.cancelled {
        return Verdict::Interrupted;
    }
    if failed_flow.is_some_and(|flow| recovers(run, flow)) {
        return Verdict::Recovered;
    }
    if failure == Some(FailureKind::TimedOut) || steps.iter().any(late) {
        return Verdict::TimedOut;
    }
    match failure {
        Some(FailureKind::Refused | FailureKind::NotSent) => return Verdict::Refused,
        Some(FailureKind::Locked) => return Verdict::Locked,
        Some(FailureKind::StepFailed | FailureKind::Custom) => return Verdict::StepFailed,
        Some(FailureKind::TimedOut | FailureKind::ClusterEnded) | None => {}
    }
    if is(StepState::Failed) {
        let ran = |step: &StepResult| {
            step.skipped || matches!(step.state, Some(StepState::Completed | StepState::Failed))
        };
        let gone = with_errors && code == Some(ClusterReasonCode::StepFailure.as_str());
        return match steps.iter().all(ran) && !gone && failure.is_none() {
            true => Verdict::CompletedWithErrors,
            false => Verdict::StepFailed,
        };
    }
    let by_request = code == Some(ClusterReasonCode::UserRequest.as_str());
    if with_errors || (failure.is_some() && !by_request) {
        return Verdict::ClusterFailed;
    }
    let done = |step: &StepResult| step.skipped || step.state == Some(StepState::Completed);
    match failure.is_none() && steps.iter().all(done) {
        true => Verdict::Completed,
        // Somebody else cancelled steps or terminated the cluster.
        false => Verdict::Interrupted,
    }
}

/// Whether the failed flow did all that it was to do, and more than to end what there was.
fn recovers(run: &RunRecord, flow: &FailedFlow) -> bool {
    let mut activities = run.activities.iter();
    let more =
        activities.any(|past| past.stage == Stage::Failed && past.activity.does_more_than_end());
    let done = |step: &StepResult| step.skipped || step.state == Some(StepState::Completed);
    more && flow.failures.is_empty() && flow.steps.iter().all(done)
}
