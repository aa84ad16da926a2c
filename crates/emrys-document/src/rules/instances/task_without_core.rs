// SPDX-License-Identifier: Apache-2.0
//! A cluster of several instances has core instances (Management Guide, understand node types).

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let pools = pools::of(cluster);
        if pools.iter().any(|pool| pool.role == InstanceRole::Core) {
            continue;
        }
        if let Some(task) = pools.iter().find(|pool| pool.role == InstanceRole::Task) {
            let message = "a cluster with task instances has core instances, too";
            let diagnostic = task.place.diagnostic(Code::TaskWithoutCore, message);
            diagnostics.push(diagnostic.help("add core instances, at least one"));
        }
    }
}
