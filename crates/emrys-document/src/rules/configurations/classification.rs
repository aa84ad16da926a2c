// SPDX-License-Identifier: Apache-2.0
//! The classification of a configuration is one that the release knows. Only a warning: EMR's pages, which the catalog is
//! made from, are not complete.

use emrys_catalog::classifications::{self, Family};
use emrys_catalog::releases;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        // A newer release may have more.
        let label = cluster.release_label();
        let label = label.filter(|label| !releases::is_newer(***label));
        let Some(family) = label.and_then(|label| classifications::family(**label)) else {
            continue;
        };
        // What is nested, such as `export`, is not a classification of its own.
        diagnostics.extend(
            cluster
                .effective_configurations()
                .iter()
                .filter_map(|configuration| unknown(family, &configuration.classification)),
        );
        let secret = cluster.secret_configurations.iter();
        diagnostics.extend(secret.filter_map(|(name, _)| unknown(family, name)));
    }
}

fn unknown(family: &Family, classification: &Spanned<String>) -> Option<Diagnostic> {
    if family.find(classification).is_some() {
        return None;
    }
    let message = format!(
        "`{}` is not a known classification of this release",
        **classification
    );
    let diagnostic = classification.diagnostic(Code::UnknownClassification, message);
    Some(match family.suggest(classification).first() {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => diagnostic,
    })
}
