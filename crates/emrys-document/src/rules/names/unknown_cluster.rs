// SPDX-License-Identifier: Apache-2.0
//! The cluster of a job flow or a launch function is defined.

use emrys_diagnostics::{Code, Diagnostic, suggest};

use crate::elements::ClusterReference;
use crate::project::Project;
use crate::rules::deployment::is_of_registry;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let job_flows = project.job_flows.iter();
    let named = job_flows.filter_map(|(_, job_flow)| match &job_flow.cluster {
        ClusterReference::Named(name) => Some((name, "or write the cluster itself here")),
        ClusterReference::Inline(_) => None,
    });
    let functions = project.launch_functions.iter();
    let functions = functions.filter(|(_, function)| !is_of_registry(&function.cluster));
    let of_registry = "or write `namespace/name` of one in the registry";
    let by_functions = functions.map(|(_, function)| (&function.cluster, of_registry));
    for (name, otherwise) in named.chain(by_functions) {
        if project.defines_cluster(name) {
            continue;
        }
        let diagnostic = name.diagnostic(
            Code::UnknownCluster,
            format!("no document defines a cluster `{}`", **name),
        );
        diagnostics.push(match suggest::did_you_mean(name, project.clusters.keys()) {
            Some(help) => diagnostic.help(help),
            None => diagnostic.help(format!("define it under `clusters`, {otherwise}")),
        });
    }
}
