// SPDX-License-Identifier: Apache-2.0
//! A Spark step needs a cluster with Spark.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::StepAction;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let Some(cluster) = project.cluster_of(job_flow) else {
            continue;
        };
        if cluster.has_application("Spark") || cluster.ami_version().is_some() {
            continue;
        }
        for step in job_flow.all_steps() {
            let needs_spark = match &step.action {
                StepAction::SparkSubmit(_) | StepAction::SparkSql(_) => true,
                StepAction::Script(_)
                | StepAction::Command(_)
                | StepAction::Jar(_)
                | StepAction::RestoreHBase(_)
                | StepAction::BackupHBase(_) => false,
            };
            if !needs_spark {
                continue;
            }
            let message = format!(
                "the step `{}` needs Spark, and its cluster does not install it",
                *step.name
            );
            let diagnostic = step.name.diagnostic(Code::ApplicationMissing, message);
            diagnostics.push(diagnostic.help("add `Spark` to the `applications` of the cluster"));
        }
    }
}
