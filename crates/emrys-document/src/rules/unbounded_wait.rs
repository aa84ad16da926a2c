// SPDX-License-Identifier: Apache-2.0
//! A wait has an end, whatever the cluster does.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Activity;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        if job_flow.timeout.is_some() {
            continue;
        }
        for activity in job_flow.activities() {
            let Activity::Wait(wait) = &**activity else {
                continue;
            };
            if wait.timeout.is_some() {
                continue;
            }
            let message = "this wait may never end";
            let diagnostic = wait.until.diagnostic(Code::UnboundedWait, message);
            diagnostics
                .push(diagnostic.help("give it a `timeout`, or give one to the whole job flow"));
        }
    }
}
