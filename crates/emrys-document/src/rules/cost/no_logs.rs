// SPDX-License-Identifier: Apache-2.0
//! Logs are kept somewhere. Clusters with an AMI version have to say where, which another rule sees to.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::LaunchFunction;
use crate::project::Project;
use crate::rules::{deployment, launches};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for launch in launches::of(project) {
        let cluster = launch.cluster;
        let own = launch.job_flow.and_then(|own| own.log_uri.as_ref());
        let functions = deployment::functions_of(project, &launch);
        let has_logs = own.is_some()
            || cluster.log_uri.is_some()
            || functions.is_some_and(|own| own.iter().all(|own| logs(project, own)));
        if !has_logs && cluster.release_label().is_some() {
            let message = "the logs of this cluster are gone when it ends";
            let diagnostic = launch.name.diagnostic(Code::NoLogs, message);
            diagnostics.push(diagnostic.help("give it a `log_uri`"));
        }
    }
}

/// Whether the profile of a launch function may have a place for logs. What is in the registry, nobody knows here.
fn logs(project: &Project, function: &LaunchFunction) -> bool {
    let profile = project.profiles.get(&function.profile);
    profile.is_none_or(|profile| profile.logs.is_some())
}
