// SPDX-License-Identifier: Apache-2.0
//! With parallel steps EMR takes no action on failure but CONTINUE.
//!
//! The API reference refuses CANCEL_AND_WAIT and TERMINATE_CLUSTER (AddJobFlowSteps, StepConfig); the Management Guide
//! says anything but CONTINUE. TERMINATE_JOB_FLOW is the old word for TERMINATE_CLUSTER.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::action_on_failure::ActionOnFailure;

use crate::elements::{Activity, Step};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let cluster = project.cluster_of(job_flow);
        let mut level = cluster.and_then(|cluster| cluster.step_concurrency_level.as_ref());
        diagnostics.extend(refused(&job_flow.steps, level));
        for activity in job_flow.activities() {
            match &**activity {
                Activity::ModifyCluster(modify) => level = Some(&modify.step_concurrency_level),
                Activity::AddSteps(add) => diagnostics.extend(refused(&add.steps, level)),
                _ => {}
            }
        }
    }
}

/// What is wrong with steps that go to a cluster of that level.
fn refused(steps: &[Spanned<Step>], level: Option<&Spanned<i32>>) -> Vec<Diagnostic> {
    let Some(level) = level.filter(|level| ***level > 1) else {
        return Vec::new();
    };
    let actions = steps
        .iter()
        .filter_map(|step| step.action_on_failure.as_ref());
    let refused = actions.filter(|action| ***action != ActionOnFailure::Continue);
    let diagnostics = refused.map(|action| {
        let message = format!(
            "EMR refuses `{}` for steps that run in parallel",
            action.as_str()
        );
        action
            .diagnostic(Code::ActionWithParallelSteps, message)
            .related(level.span.first_line(), "up to this many steps at a time")
            .help("write `CONTINUE`, or run one step at a time")
    });
    diagnostics.collect()
}
