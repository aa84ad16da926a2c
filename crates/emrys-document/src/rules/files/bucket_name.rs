// SPDX-License-Identifier: Apache-2.0
//! Buckets have names that S3 takes today. Clusters with an AMI version are from times with other rules.

use emrys_diagnostics::{Code, Diagnostic};

use super::missing_file::files;
use crate::elements::{Cluster, FileLocation, S3Uri};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let is_former = |cluster: &Cluster| cluster.ami_version().is_some();
    for cluster in project.all_clusters().filter(|own| !is_former(own)) {
        diagnostics.extend(cluster.log_uri.as_ref().and_then(uri));
        let actions = cluster.bootstrap_action.iter();
        diagnostics.extend(actions.filter_map(|action| file(&action.path)));
    }
    for (_, job_flow) in project.job_flows.iter() {
        if project.cluster_of(job_flow).is_some_and(is_former) {
            continue;
        }
        let uris = job_flow.log_uri.iter().chain(&job_flow.outputs);
        diagnostics.extend(uris.filter_map(uri));
        let steps = job_flow.all_steps();
        diagnostics.extend(steps.flat_map(|step| files(&step.action)).filter_map(file));
    }
}

fn uri(uri: &Spanned<S3Uri>) -> Option<Diagnostic> {
    let problem = uri.problem()?;
    Some(uri.diagnostic(Code::InvalidS3Uri, problem))
}

fn file(location: &Spanned<FileLocation>) -> Option<Diagnostic> {
    let FileLocation::S3(uri) = &location.value else {
        return None;
    };
    let problem = uri.problem()?;
    Some(location.diagnostic(Code::InvalidS3Uri, problem))
}
