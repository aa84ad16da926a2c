// SPDX-License-Identifier: Apache-2.0
//! A pipeline of a job flow says which profile its cluster has, and its cluster has no passwords.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::ClusterReference;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    without_profile(project, diagnostics);
    with_passwords(project, diagnostics);
}

/// Launch functions have a machine with an encrypted history for Kerberos' passwords; pipelines have none.
fn with_passwords(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let pipelines = project.pipelines.iter();
    diagnostics.extend(pipelines.filter_map(|(_, pipeline)| {
        let name = pipeline.job_flow()?;
        let of_profile = pipeline.profile.as_deref().and_then(|profile| {
            project.profiles.get(profile)?.kerberos_secret.as_ref()
        });
        let cluster = match &project.job_flows.get(name)?.cluster {
            ClusterReference::Named(name) => project.clusters.get(name),
            ClusterReference::Inline(own) => Some(&**own),
        };
        let of_cluster = cluster.and_then(|cluster| cluster.kerberos_attributes.as_ref());
        (of_profile.is_some() || of_cluster.is_some()).then(|| {
            let message = "a job flow as a pipeline would have Kerberos' passwords in its definition and its history";
            let diagnostic = name.diagnostic(Code::InvalidValue, message);
            diagnostic.help(
                "launch the cluster in a `flow`, by a launch function whose profile has `kerberos_secret`, and add the steps there",
            )
        })
    }));
}

fn without_profile(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
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
