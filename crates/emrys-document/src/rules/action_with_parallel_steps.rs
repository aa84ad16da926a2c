// SPDX-License-Identifier: Apache-2.0
//! With parallel steps EMR takes no action on failure but CONTINUE.
//!
//! The API reference refuses CANCEL_AND_WAIT and TERMINATE_CLUSTER (AddJobFlowSteps, StepConfig); the Management Guide
//! says anything but CONTINUE. TERMINATE_JOB_FLOW is the old word for TERMINATE_CLUSTER.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::action_on_failure::ActionOnFailure;

use crate::elements::Activity;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let at_first = project
            .cluster_of(job_flow)
            .and_then(|cluster| cluster.step_concurrency_level.as_ref());
        let later = job_flow
            .activities()
            .filter_map(|activity| match &**activity {
                Activity::ModifyCluster(modify) => Some(&modify.step_concurrency_level),
                _ => None,
            });
        let Some(level) = at_first.into_iter().chain(later).find(|level| ***level > 1) else {
            continue;
        };
        let actions = job_flow
            .all_steps()
            .filter_map(|step| step.action_on_failure.as_ref());
        for action in actions.filter(|action| ***action != ActionOnFailure::Continue) {
            let message = format!(
                "EMR refuses `{}` for steps that run in parallel",
                action.as_str()
            );
            diagnostics.push(
                action
                    .diagnostic(Code::ActionWithParallelSteps, message)
                    .related(level.span.first_line(), "up to this many steps at a time")
                    .help("write `CONTINUE`, or run one step at a time"),
            );
        }
    }
}
