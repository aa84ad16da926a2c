// SPDX-License-Identifier: Apache-2.0
//! Security configurations of a project with clusters are there for one of them, or for a profile.

use std::collections::HashSet;

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let clusters = project.all_clusters();
    let by_clusters = clusters.filter_map(|cluster| cluster.security_configuration.as_ref());
    let profiles = project.profiles.iter();
    let by_profiles = profiles.filter_map(|(_, own)| own.security_configuration.as_ref());
    let named = by_clusters.chain(by_profiles).map(|name| name.as_str());
    let named: HashSet<&str> = named.collect();
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
