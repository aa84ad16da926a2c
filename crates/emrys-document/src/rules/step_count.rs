// SPDX-License-Identifier: Apache-2.0
//! One request takes at most 256 steps, and at most 100 from emr-7.14.0 (Management Guide, work with steps).

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::ReleaseLabel;

use crate::project::Project;

const FEWER_STEPS: ReleaseLabel = ReleaseLabel::emr(7, 14, 0);

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let Some(cluster) = project.cluster_of(job_flow) else {
            continue;
        };
        let label = *cluster.release_label;
        let most = if label >= FEWER_STEPS { 100 } else { 256 };
        if let Some(first_too_many) = job_flow.steps.get(most) {
            let message = format!(
                "{label} takes at most {most} steps in one request, not {}",
                job_flow.steps.len()
            );
            diagnostics.push(first_too_many.name.diagnostic(Code::TooManySteps, message));
        }
    }
}
