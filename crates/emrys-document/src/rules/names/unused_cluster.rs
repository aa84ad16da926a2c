// SPDX-License-Identifier: Apache-2.0
//! Clusters of a project with job flows are there for one of them.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::{deployment, launches};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    if project.job_flows.is_empty() {
        return;
    }
    let launches = launches::of(project).into_iter();
    let unused = launches.filter(|launch| {
        launch.job_flow.is_none() && deployment::functions_of(project, launch).is_none()
    });
    diagnostics.extend(unused.map(|launch| {
        let message = format!("no job flow runs on the cluster `{}`", **launch.name);
        launch.name.diagnostic(Code::UnusedCluster, message)
    }));
}
