// SPDX-License-Identifier: Apache-2.0
//! A failed flow is reached by the failure of a step.
//!
//! A step that fails with CONTINUE lets the run go on, which is not what somebody wants who writes a failed flow for his
//! steps. One that fails with TERMINATE_CLUSTER leads to it, and finds its cluster: the runner sends another action then.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::action_on_failure::ActionOnFailure;

use crate::elements::{Activity, JobFlow, Step};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        diagnostics.extend(problem(job_flow));
    }
}

fn problem(job_flow: &JobFlow) -> Option<Diagnostic> {
    let failed_flow = job_flow.failed_flow.as_ref()?;
    let mut actions = steps(job_flow)
        .map(|step| step.action_on_failure())
        .peekable();
    if failed_flow.is_empty() || actions.peek().is_none() {
        return None;
    }
    let unreached = actions.all(|action| action == ActionOnFailure::Continue);
    unreached.then(|| {
        let message =
            "no failure of a step leads to this failed flow: with `CONTINUE` the run goes on";
        let diagnostic = failed_flow.diagnostic(Code::UnreachedFailedFlow, message);
        diagnostic.help("write `action_on_failure: CANCEL_AND_WAIT` for the steps whose failure is to lead here")
    })
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
