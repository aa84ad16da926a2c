// SPDX-License-Identifier: Apache-2.0
//! Kerberos realms are in capitals.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let clusters = project.all_clusters();
    let attributes = clusters.filter_map(|cluster| cluster.kerberos_attributes.as_ref());
    let realms = attributes.map(|own| &own.realm);
    // The name of a reference is not that of the realm.
    let lower =
        realms.filter(|realm| !realm.contains("${") && realm.chars().any(char::is_lowercase));
    diagnostics.extend(lower.map(|realm| {
        let message = format!("the realm `{}` is not in capitals", **realm);
        let diagnostic = realm.diagnostic(Code::RealmInLowerCase, message);
        diagnostic.help(format!("did you mean `{}`?", realm.to_uppercase()))
    }));
}
