// SPDX-License-Identifier: Apache-2.0
//! The two requests that must not be sent twice. Their intent is in the journal before they are sent.

use emrys_protocol::types::{AddJobFlowStepsInput, RunJobFlowInput, StepConfig, Tag};
use emrys_protocol::{ApiError, Effect};

use super::drive::Drive;
use super::{RunError, TAG};
use crate::journal::{FailureKind, Request};
use emrys_synth::lower::plan::PlannedStep;

/// How often a request is sent of which it was found that it had not been carried out.
pub(super) const TRIES: u32 = 5;

impl Drive<'_> {
    /// Sends the request of the intent.
    pub(super) async fn send(&mut self) -> Result<(), RunError> {
        match self.run.intent.as_ref().map(|intent| intent.request) {
            Some(Request::RunJobFlow) => self.send_launch().await,
            Some(Request::AddJobFlowSteps) => self.send_steps().await,
            None => Ok(()),
        }
    }

    /// The steps of the intent, with their values.
    pub(super) fn intended(&self) -> Vec<&PlannedStep> {
        let (Some(intent), Some(current)) = (&self.run.intent, self.run.current()) else {
            return Vec::new();
        };
        let steps = current.activity.steps();
        let indices = intent.steps.iter();
        indices.filter_map(|index| steps.get(*index)).collect()
    }

    async fn send_launch(&mut self) -> Result<(), RunError> {
        let mut request = self
            .plan
            .launch_request_with(&self.intended(), self.run.keep);
        tag(&mut request, &self.run.token());
        let request = match self.values.fill(&request) {
            Ok(request) => request,
            Err(error) => return self.not_sent("launch the cluster", &error),
        };
        match self.runner.api.run_job_flow(request).await {
            Ok(output) => {
                self.launched(output.job_flow_id.unwrap_or_default());
                Ok(())
            }
            Err(error) => self.after_error("launch the cluster", &error),
        }
    }

    async fn send_steps(&mut self) -> Result<(), RunError> {
        let cluster_id = self.cluster_id();
        let configs: Vec<StepConfig> = self
            .intended()
            .into_iter()
            .map(|step| self.plan.sent(step))
            .collect();
        let request = AddJobFlowStepsInput {
            job_flow_id: Some(cluster_id.clone()),
            steps: Some(configs),
            ..AddJobFlowStepsInput::default()
        };
        let request = match self.values.with_cluster(&cluster_id).fill(&request) {
            Ok(request) => request,
            Err(error) => return self.not_sent("add steps", &error),
        };
        match self.runner.api.add_job_flow_steps(request).await {
            Ok(output) => {
                self.steps_added(&output.step_ids.unwrap_or_default());
                Ok(())
            }
            Err(error) => self.after_error("add steps", &error),
        }
    }

    /// The steps of the intent are EMR's, under these ids.
    pub(super) fn steps_added(&mut self, ids: &[String]) {
        if let Some(intent) = self.run.intent.take() {
            self.submitted(&intent.steps, ids);
        }
    }

    /// What to do about a request that has failed.
    fn after_error(&mut self, what: &str, error: &ApiError) -> Result<(), RunError> {
        match error.effect() {
            Effect::Refused => {
                self.run.intent = None;
                self.refused(what, error);
            }
            Effect::NotSent => return self.not_sent(what, error),
            // The intent stays, so the next turn finds out.
            Effect::Unknown => {}
        }
        Ok(())
    }

    fn not_sent(&mut self, what: &str, error: &dyn std::error::Error) -> Result<(), RunError> {
        self.run.intent = None;
        self.fail(FailureKind::NotSent, &format!("failed to {what}: {error}"));
        Ok(())
    }
}

/// Puts the tag on a request by which its run will find the cluster.
fn tag(request: &mut RunJobFlowInput, token: &str) {
    let tags = request.tags.get_or_insert_default();
    tags.push(Tag {
        key: Some(TAG.to_owned()),
        value: Some(token.to_owned()),
    });
}
