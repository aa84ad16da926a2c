// SPDX-License-Identifier: Apache-2.0
//! A cluster installs only what its release ships.

use emrys_catalog::releases;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let release = cluster.release_label();
        let Some(release) = release.and_then(|label| releases::find(**label)) else {
            continue;
        };
        for application in cluster.effective_applications() {
            let application = &application.name;
            if release.application(application).is_some() {
                continue;
            }
            let message = format!(
                "`{}` is not an application of {}",
                **application, release.label
            );
            let diagnostic = application.diagnostic(Code::ApplicationNotInRelease, message);
            diagnostics.push(diagnostic.help(
                match release.suggest_applications(application).first() {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => format!("{} has {}", release.label, names(release)),
                },
            ));
        }
    }
}

fn names(release: &releases::Release) -> String {
    release
        .applications
        .iter()
        .map(|application| application.name)
        .collect::<Vec<_>>()
        .join(", ")
}
