// SPDX-License-Identifier: Apache-2.0
//! A cluster has at most 16 bootstrap actions (Management Guide, bootstrap actions).

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

const MOST: usize = 16;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        if let Some(first_too_many) = cluster.bootstrap_action.get(MOST) {
            let message = format!(
                "a cluster has at most {MOST} bootstrap actions, not {}",
                cluster.bootstrap_action.len()
            );
            diagnostics.push(
                first_too_many
                    .name
                    .diagnostic(Code::TooManyBootstrapActions, message),
            );
        }
    }
}
