// SPDX-License-Identifier: Apache-2.0
//! A cluster does not have too many bootstrap actions.

use emrys_catalog::limits::BOOTSTRAP_ACTIONS;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        if let Some(first_too_many) = cluster.bootstrap_action.get(BOOTSTRAP_ACTIONS) {
            let message = format!(
                "a cluster has at most {BOOTSTRAP_ACTIONS} bootstrap actions, not {}",
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
