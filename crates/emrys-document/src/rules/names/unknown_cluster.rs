// SPDX-License-Identifier: Apache-2.0
//! A job flow's cluster is defined.

use emrys_diagnostics::{Code, Diagnostic, suggest};

use crate::elements::ClusterReference;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let ClusterReference::Named(name) = &job_flow.cluster else {
            continue;
        };
        if project.defines_cluster(name) {
            continue;
        }
        let diagnostic = name.diagnostic(
            Code::UnknownCluster,
            format!("no document defines a cluster `{}`", **name),
        );
        diagnostics.push(match suggest::did_you_mean(name, project.clusters.keys()) {
            Some(help) => diagnostic.help(help),
            None => diagnostic.help("define it under `clusters`, or write the cluster itself here"),
        });
    }
}
