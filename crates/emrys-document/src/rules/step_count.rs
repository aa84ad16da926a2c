// SPDX-License-Identifier: Apache-2.0
//! A job flow's steps fit into one request.

use emrys_catalog::limits;
use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Release;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let Some(cluster) = project.cluster_of(job_flow) else {
            continue;
        };
        let (version, most) = match &cluster.release {
            Release::ReleaseLabel(label) => (label.to_string(), limits::steps_per_request(**label)),
            Release::AmiVersion(version) => (
                format!("the AMI version {}", **version),
                limits::STEPS_PER_REQUEST,
            ),
        };
        if let Some(first_too_many) = job_flow.steps.get(most) {
            let message = format!(
                "{version} takes at most {most} steps in one request, not {}",
                job_flow.steps.len()
            );
            diagnostics.push(first_too_many.name.diagnostic(Code::TooManySteps, message));
        }
    }
}
