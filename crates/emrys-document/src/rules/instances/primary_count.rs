// SPDX-License-Identifier: Apache-2.0
//! A cluster has one primary instance or three (Management Guide, primary nodes).

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let group = cluster.instances.master_instance_group.as_ref();
        let count = group.and_then(|group| group.instance_count.as_ref());
        if let Some(count) = count.filter(|count| !matches!(***count, 1 | 3)) {
            let message = format!(
                "a cluster has one primary instance or three, not `{}`",
                **count
            );
            let diagnostic = count.diagnostic(Code::PrimaryCount, message);
            diagnostics.push(diagnostic.help("work is done by core and task instances"));
        }
    }
}
