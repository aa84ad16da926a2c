// SPDX-License-Identifier: Apache-2.0
//! Security configurations of a project with clusters are there for one of them.

use std::collections::HashSet;

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let clusters = project.all_clusters();
    let named: HashSet<&str> = clusters
        .filter_map(|cluster| Some(cluster.security_configuration.as_ref()?.as_str()))
        .collect();
    if project.all_clusters().next().is_none() {
        return;
    }
    let configurations = project.security_configurations.iter();
    let unused = configurations.filter(|(name, _)| !named.contains(name.as_str()));
    diagnostics.extend(unused.map(|(name, _)| {
        let message = format!("no cluster names the security configuration `{}`", **name);
        name.diagnostic(Code::UnusedSecurityConfiguration, message)
    }));
}
