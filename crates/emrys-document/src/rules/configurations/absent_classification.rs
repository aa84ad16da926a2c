// SPDX-License-Identifier: Apache-2.0
//! A classification came or went within its family of releases. Only a warning, as for those that are unknown.

use emrys_catalog::classifications;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(release) = cluster.release_label() else {
            continue;
        };
        let Some(family) = classifications::family(**release) else {
            continue;
        };
        let configured = cluster.effective_configurations().iter();
        diagnostics.extend(configured.filter_map(|configuration| {
            let classification = &configuration.classification;
            let known = family.find(classification)?;
            if !known.is_absent_in(**release) {
                return None;
            }
            let message = format!("{} has no classification `{}`", **release, known.name);
            let diagnostic = classification.diagnostic(Code::AbsentClassification, message);
            let diagnostic = diagnostic.related(release.span.first_line(), "the release");
            let others = family.classifications().iter();
            let mut others = others.filter(|other| !other.is_absent_in(**release));
            // Log4j made way for Log4j 2 or Logback, under nearly the same name.
            let successor = others.find(|other| {
                let begins = other
                    .name
                    .strip_prefix(known.name.trim_end_matches("log4j"));
                known.name.ends_with("log4j") && matches!(begins, Some("log4j2" | "logback"))
            });
            Some(match successor {
                Some(successor) => {
                    diagnostic.help(format!("it has `{}` in its place", successor.name))
                }
                None => diagnostic.help("leave it out, or take a release that has it"),
            })
        }));
    }
}
