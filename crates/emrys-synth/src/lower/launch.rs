// SPDX-License-Identifier: Apache-2.0
//! The request that launches a plan's cluster.

use emrys_model::action_on_failure::ActionOnFailure;
use emrys_protocol::types::{RunJobFlowInput, StepConfig};

use super::LowerError;
use super::plan::{Plan, PlannedStep, wave};
use crate::activity::Activity;

impl Plan {
    /// Refuses to launch what only a deployment can.
    ///
    /// # Errors
    /// There are properties whose secrets a deployment makes.
    pub fn refuse_secrets(&self) -> Result<(), LowerError> {
        match self.secrets.first() {
            Some(own) => Err(LowerError::Secrets {
                classification: own.classification.clone(),
            }),
            None => Ok(()),
        }
    }

    /// RunJobFlow's input with the first of the steps, but for the run's tag. `keep` has the cluster stay.
    #[must_use]
    pub fn launch_request(&self, keep: bool) -> RunJobFlowInput {
        let first: Vec<&PlannedStep> = self.steps_to_launch().iter().collect();
        self.launch_request_with(&first, keep)
    }

    /// RunJobFlow's input with these steps, but for the run's tag. `keep` has the cluster stay.
    #[must_use]
    pub fn launch_request_with(&self, steps: &[&PlannedStep], keep: bool) -> RunJobFlowInput {
        let mut request = self.request.clone();
        request.steps = Some(steps.iter().map(|step| self.sent(step)).collect());
        if keep || self.needs_keep_alive() {
            let instances = request.instances.get_or_insert_default();
            instances.keep_job_flow_alive_when_no_steps = Some(true);
        }
        request
    }

    /// The step as EMR gets it: what the runner does after a failure needs the cluster, so its steps do not end it.
    #[must_use]
    pub fn sent(&self, step: &PlannedStep) -> StepConfig {
        let mut config = step.config.clone();
        let action = config.action_on_failure.as_ref();
        let continues =
            action.is_some_and(|action| action.as_str() == ActionOnFailure::Continue.as_str());
        if self.outlives_failures() && !continues {
            config.action_on_failure = Some(self.action_that_waits().into());
        }
        config
    }

    /// Whether the cluster waits when it has no steps left. `keep` has it stay.
    #[must_use]
    pub fn stays_alive(&self, keep: bool) -> bool {
        keep || self.keeps_cluster() || self.needs_keep_alive()
    }

    /// The steps that one request launches the cluster with.
    fn steps_to_launch(&self) -> &[PlannedStep] {
        let first = match &self.flow {
            _ if self.lock.is_some() => &[],
            Some(flow) => wave(flow.first().map_or(&[][..], Activity::steps)),
            None => self.first_wave(),
        };
        let end = first.iter().position(PlannedStep::has_cluster_id);
        let end = end.unwrap_or(first.len()).min(self.steps_in_request());
        first.get(..end).unwrap_or_default()
    }
}
