// SPDX-License-Identifier: Apache-2.0
//! A plan for those who launch its cluster without a runner: Terraform, CloudFormation, or anybody with the request.

use emrys_protocol::types::{RunJobFlowInput, StepConfig};

use crate::activity::Activity;
use crate::lower::plan::{EndOfLife, Plan, PlannedStep};
use crate::members::Difference;

impl Plan {
    /// RunJobFlow's input with all steps that the cluster begins with, each with the document's own action on failure; and
    /// what only a runner does.
    #[must_use]
    pub fn stand_alone_request(&self) -> (RunJobFlowInput, Vec<Difference>) {
        let (steps, differences) = steps(self);
        let request = RunJobFlowInput {
            steps: (!steps.is_empty()).then_some(steps),
            ..self.request.clone()
        };
        (request, differences)
    }
}

fn steps(plan: &Plan) -> (Vec<StepConfig>, Vec<Difference>) {
    let steps = match &plan.flow {
        Some(flow) => flow.first().map_or(&[][..], Activity::steps),
        None => &plan.steps,
    };
    let mut differences = Vec::new();
    let mut lose = |member: String| {
        let why = "`emrys run` alone does it".to_owned();
        differences.push(Difference { member, why });
    };
    let later = |flow: &Vec<Activity>| flow.iter().any(|activity| !is_start(activity));
    for (is_there, what) in [
        (plan.flow.as_ref().is_some_and(later), "flow"),
        (!plan.failed_flow.is_empty(), "failed_flow"),
        (plan.timeout.is_some(), "timeout"),
        (plan.relaunch.is_some(), "retry"),
        (plan.lock.is_some(), "lock"),
        (plan.end_of_life == EndOfLife::KeepOnFailure, "end_of_life"),
    ] {
        if is_there {
            lose(what.to_owned());
        }
    }
    for (index, step) in steps.iter().enumerate() {
        if step.attempts > 1 {
            lose(format!("steps[{index}].retry"));
        }
        if step.timeout.is_some() {
            lose(format!("steps[{index}].timeout"));
        }
    }
    (steps.iter().map(own).collect(), differences)
}

fn is_start(activity: &Activity) -> bool {
    matches!(activity, Activity::StartCluster { .. })
}

/// The step with what the document wants after its failure: for a runner that repeats it, it is sent with CONTINUE.
fn own(step: &PlannedStep) -> StepConfig {
    let mut config = step.config.clone();
    config.action_on_failure = Some(step.action_on_failure.into());
    config
}
