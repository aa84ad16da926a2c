// SPDX-License-Identifier: Apache-2.0
//! Clusters of a project with job flows are there for one of them.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::launches::{self, Launch};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    if project.job_flows.is_empty() {
        return;
    }
    let launches = launches::of(project).into_iter();
    let functions = project.launch_functions.iter();
    let functions: Vec<&str> = functions
        .map(|(_, function)| function.cluster.as_str())
        .collect();
    // What is deployed may be used by launch functions of other projects.
    let is_deployed = |launch: &Launch<'_>| {
        functions.contains(&launch.name.as_str()) || !launch.cluster.allowed_overrides.is_empty()
    };
    let unused = launches.filter(|launch| launch.job_flow.is_none() && !is_deployed(launch));
    diagnostics.extend(unused.map(|launch| {
        let message = format!("no job flow runs on the cluster `{}`", **launch.name);
        launch.name.diagnostic(Code::UnusedCluster, message)
    }));
}
