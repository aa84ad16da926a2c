// SPDX-License-Identifier: Apache-2.0
//! A step needs a cluster with what it uses: Spark, or HBase.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{Cluster, StepAction};
use crate::predefined;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let Some(cluster) = project.cluster_of(job_flow) else {
            continue;
        };
        // Other rules know what an AMI version has.
        if cluster.ami_version().is_some() {
            continue;
        }
        for step in job_flow.all_steps() {
            let Some(needed) = needed(&step.action).filter(|needed| !has(cluster, needed)) else {
                continue;
            };
            let message = format!(
                "the step `{}` needs {needed}, and its cluster does not install it",
                *step.name
            );
            let help = format!("add `{needed}` to the `applications` of the cluster");
            let diagnostic = step.name.diagnostic(Code::ApplicationMissing, message);
            diagnostics.push(diagnostic.help(help));
        }
    }
}

fn needed(action: &StepAction) -> Option<&'static str> {
    match action {
        StepAction::SparkSubmit(_) | StepAction::SparkSql(_) => Some("Spark"),
        StepAction::RestoreHBase(_) | StepAction::BackupHBase(_) => Some("HBase"),
        StepAction::Script(_) | StepAction::Command(_) | StepAction::Jar(_) => None,
    }
}

fn has(cluster: &Cluster, application: &str) -> bool {
    let mut predefined = predefined::uses(cluster).into_iter();
    cluster.has_application(application)
        || predefined.any(|own| own.action.application() == Some(application))
}
