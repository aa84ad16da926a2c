// SPDX-License-Identifier: Apache-2.0
//! The release exists, as far as the catalog can know.

use emrys_catalog::releases;
use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::nearest_releases;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(label) = cluster.release_label() else {
            continue;
        };
        if releases::find(**label).is_some() {
            continue;
        }
        diagnostics.push(if releases::is_newer(**label) {
            let message = format!(
                "`{}` is newer than what Emrys knows of releases, and is not checked",
                **label
            );
            label
                .diagnostic(Code::ReleaseNewerThanCatalog, message)
                .help(nearest_releases(&label.to_string()))
        } else {
            let message = format!("there is no release `{}`", **label);
            label
                .diagnostic(Code::UnknownReleaseLabel, message)
                .help(nearest_releases(&label.to_string()))
        });
    }
}
