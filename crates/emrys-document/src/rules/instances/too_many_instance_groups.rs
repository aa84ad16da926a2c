// SPDX-License-Identifier: Apache-2.0
//! A cluster has a limited number of task groups (Management Guide, understand node types).

use emrys_catalog::limits::TASK_GROUPS;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let groups = &cluster.instances.task_instance_groups;
        if let Some(first_too_many) = groups.get(TASK_GROUPS) {
            let message = format!(
                "the cluster has {} task groups, and EMR takes {TASK_GROUPS}",
                groups.len()
            );
            let name = first_too_many.name.as_ref();
            let place = name.unwrap_or(&first_too_many.instance_type);
            let diagnostic = place.diagnostic(Code::TooManyInstanceGroups, message);
            diagnostics.push(diagnostic.help("have fewer groups, or instance fleets"));
        }
    }
}
