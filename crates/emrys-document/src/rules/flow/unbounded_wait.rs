// SPDX-License-Identifier: Apache-2.0
//! A wait has an end, whatever the cluster does.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Activity;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let flow = job_flow.flow.iter().filter(|_| job_flow.timeout.is_none());
        let flow = flow.flat_map(|flow| flow.iter());
        diagnostics.extend(flow.filter_map(|activity| {
            problem(
                activity,
                "give it a `timeout`, or give one to the whole job flow",
            )
        }));
        // The job flow's own timeout leads to the failed flow and says nothing of how long that may take.
        let failed_flow = job_flow.failed_flow.iter().flat_map(|flow| flow.iter());
        diagnostics.extend(failed_flow.filter_map(|activity| {
            problem(
                activity,
                "give it a `timeout`: that of the job flow does not hold here",
            )
        }));
    }
}

fn problem(activity: &Activity, help: &str) -> Option<Diagnostic> {
    let Activity::Wait(wait) = activity else {
        return None;
    };
    if wait.timeout.is_some() {
        return None;
    }
    let diagnostic = wait
        .until
        .diagnostic(Code::UnboundedWait, "this wait may never end");
    Some(diagnostic.help(help))
}
