// SPDX-License-Identifier: Apache-2.0
//! Applications are ones that newer releases have as well, under whatever name.

use emrys_catalog::releases;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(label) = cluster.release_label() else {
            continue;
        };
        let Some(release) = releases::find(**label) else {
            continue;
        };
        let newest = releases::latest(label.family());
        for application in cluster.effective_applications() {
            let name = &application.name;
            // It goes on as Trino.
            let is_gone = newest.application(name).is_none() && name.as_str() != "PrestoSQL";
            if is_gone && release.application(name).is_some() {
                let message = format!("{} has no `{}` any more", newest.label, **name);
                diagnostics.push(name.diagnostic(Code::DiscontinuedApplication, message));
            }
        }
    }
}
