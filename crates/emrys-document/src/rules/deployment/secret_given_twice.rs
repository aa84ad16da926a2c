// SPDX-License-Identifier: Apache-2.0
//! A property's value is a secret's, or stands under `configurations`, and not both.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Cluster;
use crate::project::Project;
use crate::rules::layers::SECRET;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for (classification, own) in cluster.secret_configurations.iter() {
            for (at, property) in own.properties.iter().enumerate() {
                let before = own.properties.iter().take(at);
                let before = before.into_iter().find(|other| ***other == **property);
                let other = before.or_else(|| configured(cluster, classification, property));
                let Some(other) = other else { continue };
                let message = format!("`{}` of `{}` has two values", **property, **classification);
                let diagnostic = property.diagnostic(Code::SecretGivenTwice, message);
                diagnostics.push(diagnostic.related(other.span.first_line(), "here it has one"));
            }
        }
    }
}

/// The property under `configurations`, or as a workload or helper sets it.
fn configured<'c>(
    cluster: &'c Cluster,
    classification: &str,
    property: &str,
) -> Option<&'c Spanned<String>> {
    let configuration = cluster.effective_configuration(classification)?;
    let mut properties = configuration.properties.iter();
    let is_it = |key: &str| key.strip_prefix(SECRET).unwrap_or(key) == property;
    properties.find(|own| is_it(&own.key)).map(|own| &own.key)
}
