// SPDX-License-Identifier: Apache-2.0
//! A job flow that is only run cannot have `secret_configurations`: their secrets are made by a deployment.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (name, job_flow) in project.job_flows.iter() {
        let cluster = project.cluster_of(job_flow);
        let Some(cluster) = cluster.filter(|own| !own.secret_configurations.is_empty()) else {
            continue;
        };
        let pipelines = project.pipelines.iter();
        let is_deployed = pipelines
            .filter_map(|(_, pipeline)| pipeline.job_flow())
            .any(|own| **own == **name);
        if is_deployed {
            continue;
        }
        let message = format!(
            "the secrets of `{}`'s cluster are made by `emrys deploy`, and nothing deploys this job flow",
            **name
        );
        let mut diagnostic = name.diagnostic(Code::SecretsOfRun, message);
        if let Some((classification, _)) = cluster.secret_configurations.iter().next() {
            diagnostic = diagnostic.related(classification.span.first_line(), "these");
        }
        diagnostics.push(diagnostic.help(
            "write a pipeline with this `job_flow`, or `EMR.secret@NAME` and the ARN of a secret with one value under \
             `configurations`",
        ));
    }
}
