// SPDX-License-Identifier: Apache-2.0
//! What a run has come to, once it is over: from what was seen of its cluster and its steps.

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_model::reason::ClusterReasonCode;

use super::{Attempt, Run};
use crate::outcome::{Outcome, StepResult, Verdict};

impl Run<'_> {
    /// The end of the run with all that led to it.
    pub(super) fn outcome(&self) -> Outcome {
        let steps: Vec<StepResult> = self
            .plan
            .steps
            .iter()
            .enumerate()
            .map(|(index, planned)| {
                let id = self.latest.get(&index);
                let attempt = id.and_then(|id| self.attempts.get(id));
                StepResult {
                    name: planned.name().to_owned(),
                    id: id.cloned(),
                    state: attempt.map(|attempt| attempt.state),
                    attempts: attempt.map_or(0, |attempt| attempt.number),
                    millis: attempt.and_then(Attempt::millis),
                    failure: attempt.and_then(|attempt| attempt.failure.clone()),
                    timed_out: attempt.is_some_and(|attempt| attempt.timed_out),
                    skipped: false,
                }
            })
            .collect();
        Outcome {
            verdict: self.verdict(&steps),
            cluster_id: self.cluster_id.clone(),
            cluster_state: self
                .state()
                .map_or_else(String::new, |state| state.to_string()),
            cluster_reason: self
                .cluster
                .as_ref()
                .map_or_else(String::new, |cluster| cluster.reason.clone()),
            steps,
        }
    }

    fn verdict(&self, steps: &[StepResult]) -> Verdict {
        let is = |state: StepState| steps.iter().any(|step| step.state == Some(state));
        if self.cancelled {
            return Verdict::Interrupted;
        }
        if steps
            .iter()
            .any(|step| step.timed_out && step.state != Some(StepState::Completed))
        {
            return Verdict::TimedOut;
        }
        if is(StepState::Failed) {
            let all_ran = steps
                .iter()
                .all(|step| matches!(step.state, Some(StepState::Completed | StepState::Failed)));
            let code = self
                .cluster
                .as_ref()
                .and_then(|cluster| cluster.code.as_deref());
            let gone = code == Some(ClusterReasonCode::StepFailure.as_str())
                && self.state() == Some(ClusterState::TerminatedWithErrors);
            return if all_ran && !gone && !self.stopped {
                Verdict::CompletedWithErrors
            } else {
                Verdict::StepFailed
            };
        }
        if self.state() == Some(ClusterState::TerminatedWithErrors) {
            return Verdict::ClusterFailed;
        }
        if steps
            .iter()
            .all(|step| step.state == Some(StepState::Completed))
        {
            Verdict::Completed
        } else {
            // Somebody else cancelled steps or terminated the cluster.
            Verdict::Interrupted
        }
    }
}
