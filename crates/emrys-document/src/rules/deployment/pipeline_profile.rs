// SPDX-License-Identifier: Apache-2.0
//! A pipeline of a job flow says which profile its cluster has.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let pipelines = project.pipelines.iter();
    let without = pipelines.filter_map(|(_, pipeline)| match &pipeline.profile {
        Some(_) => None,
        None => pipeline.job_flow(),
    });
    diagnostics.extend(without.map(|job_flow| {
        let message = "a pipeline of a job flow needs the key `profile`";
        let diagnostic = job_flow.diagnostic(Code::MissingKey, message);
        diagnostic.help("the profile has the roles and security groups of its cluster")
    }));
}
