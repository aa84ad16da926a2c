// SPDX-License-Identifier: Apache-2.0
//! What AMI-era clusters have is not translated to release labels yet.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let (Some(label), Some(_)) = (cluster.release_label(), cluster.config.first()) else {
            continue;
        };
        let message = "`config` with a release label is not supported yet";
        diagnostics.push(label.diagnostic(Code::NotSupportedYet, message));
    }
    for (_, job_flow) in project.job_flows.iter() {
        let cluster = project.cluster_of(job_flow);
        if cluster.is_none_or(|cluster| cluster.release_label().is_none()) {
            continue;
        }
        for step in job_flow
            .steps
            .iter()
            .filter(|step| step.action.is_of_hbase())
        {
            let key = step.action.key();
            let message = format!("`{key}` with a release label is not supported yet");
            diagnostics.push(
                Diagnostic::new(Code::NotSupportedYet, message).at(step.name.span.first_line()),
            );
        }
    }
}
