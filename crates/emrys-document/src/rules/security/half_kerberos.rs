// SPDX-License-Identifier: Apache-2.0
//! Kerberos attributes and a security configuration for Kerberos come together.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::security::SecurityConfiguration;
use crate::elements::{Cluster, Profile};
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        diagnostics.extend(problem(project, cluster));
    }
    for (_, profile) in project.profiles.iter() {
        diagnostics.extend(of_profile(project, profile));
    }
}

/// A profile has the secret in the place of the attributes.
fn of_profile(project: &Project, profile: &Profile) -> Option<Diagnostic> {
    let secret = profile.kerberos_secret.as_ref();
    let named = profile.security_configuration.as_ref();
    // Of one that others have made, nobody knows what it has.
    let own = named.and_then(|named| project.security_configurations.get(named));
    match (secret, named, own.map(has_kerberos)) {
        (Some(secret), None, _) => {
            let message = "a secret for Kerberos needs a security configuration for Kerberos";
            Some(secret.diagnostic(Code::HalfKerberos, message))
        }
        (Some(secret), Some(named), Some(false)) => {
            let message = format!(
                "the security configuration `{}` is not for Kerberos",
                **named
            );
            let diagnostic = secret.diagnostic(Code::HalfKerberos, message);
            Some(diagnostic.related(named.span.first_line(), "the security configuration"))
        }
        (None, Some(named), Some(true)) => {
            let message = format!(
                "with the security configuration `{}` a profile needs `kerberos_secret`",
                **named
            );
            Some(named.diagnostic(Code::HalfKerberos, message))
        }
        _ => None,
    }
}

fn problem(project: &Project, cluster: &Cluster) -> Option<Diagnostic> {
    let attributes = cluster.kerberos_attributes.as_ref();
    let named = cluster.security_configuration.as_ref();
    // Of one that others have made, nobody knows what it has.
    let own = project.security_configuration_of(cluster);
    match (attributes, named, own.map(has_kerberos)) {
        (Some(attributes), None, _) => {
            let message = "Kerberos attributes need a security configuration for Kerberos";
            Some(attributes.diagnostic(Code::HalfKerberos, message))
        }
        (Some(attributes), Some(named), Some(false)) => {
            let message = format!(
                "the security configuration `{}` is not for Kerberos",
                **named
            );
            let diagnostic = attributes.diagnostic(Code::HalfKerberos, message);
            Some(diagnostic.related(named.span.first_line(), "the security configuration"))
        }
        (None, Some(named), Some(true)) => {
            let message = format!(
                "with the security configuration `{}` a cluster needs `kerberos_attributes`",
                **named
            );
            Some(named.diagnostic(Code::HalfKerberos, message))
        }
        _ => None,
    }
}

fn has_kerberos(configuration: &SecurityConfiguration) -> bool {
    let authentication = configuration.authentication_configuration.as_ref();
    authentication.is_some_and(|own| own.kerberos_configuration.is_some())
}
