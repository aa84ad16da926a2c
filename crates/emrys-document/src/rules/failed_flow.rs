// SPDX-License-Identifier: Apache-2.0
//! A failed flow is reached by the failure of a step, and then finds what it needs.
//!
//! A step that fails with CONTINUE lets the run go on, and one that fails with TERMINATE_CLUSTER leaves no cluster. Both
//! follow from what EMR does, and neither is what somebody wants who writes a failed flow for his steps.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::action_on_failure::ActionOnFailure;

use crate::elements::{Activity, JobFlow, Step, WaitFor};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        diagnostics.extend(problem(job_flow));
    }
}

fn problem(job_flow: &JobFlow) -> Option<Diagnostic> {
    let failed_flow = job_flow.failed_flow.as_ref()?;
    let steps: Vec<&Spanned<Step>> = steps(job_flow).collect();
    let mut actions = steps.iter().map(|step| step.action_on_failure());
    if failed_flow.is_empty() || steps.is_empty() {
        return None;
    }
    let help =
        "write `action_on_failure: CANCEL_AND_WAIT` for the steps whose failure is to lead here";
    if actions
        .clone()
        .all(|action| action == ActionOnFailure::Continue)
    {
        let message =
            "no failure of a step leads to this failed flow: with `CONTINUE` the run goes on";
        let diagnostic = failed_flow.diagnostic(Code::UnreachedFailedFlow, message);
        return Some(diagnostic.help(help));
    }
    if actions.any(|action| action == ActionOnFailure::CancelAndWait) {
        return None;
    }
    let activity = failed_flow
        .iter()
        .find(|activity| needs_cluster(activity))?;
    let message = format!(
        "`{}` finds no cluster: the steps whose failure leads here terminate it",
        activity.key()
    );
    let diagnostic = activity.diagnostic(Code::UnreachedFailedFlow, message);
    Some(diagnostic.help(help))
}

/// The steps of the normal flow.
fn steps(job_flow: &JobFlow) -> impl Iterator<Item = &Spanned<Step>> {
    let activities = job_flow.flow.iter().flat_map(|flow| flow.iter());
    let added = activities.flat_map(|activity| match &**activity {
        Activity::AddSteps(add) => add.steps.as_slice(),
        _ => &[],
    });
    job_flow.steps.iter().chain(added)
}

fn needs_cluster(activity: &Activity) -> bool {
    match activity {
        Activity::AddSteps(_) | Activity::Resize(_) | Activity::ModifyCluster(_) => true,
        Activity::Wait(wait) => *wait.until == WaitFor::Idle,
        Activity::StartCluster(_) | Activity::CancelSteps(_) | Activity::TerminateCluster(_) => {
            false
        }
    }
}
