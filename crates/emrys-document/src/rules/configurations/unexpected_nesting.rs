// SPDX-License-Identifier: Apache-2.0
//! `export` is nested in the configurations of environments, and nowhere else; other classifications are nested in none.
//!
//! Some files have sections, which EMR takes as nested configurations under names of their own: `desktop` in `hue-ini`. What is
//! no classification anywhere else is taken for such a section.

use emrys_catalog::classifications::{self, EXPORT, Family};
use emrys_diagnostics::{Code, Diagnostic};

use crate::effective::EffectiveConfiguration;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let family = cluster.release_label();
        let family = family.and_then(|label| classifications::family(**label));
        for configuration in cluster.effective_configurations() {
            diagnostics.extend(outside(configuration));
            let nested = configuration.configurations.iter();
            diagnostics.extend(nested.filter_map(|nested| inside(family, configuration, nested)));
        }
    }
}

/// An `export` that is in nothing.
fn outside(configuration: &EffectiveConfiguration) -> Option<Diagnostic> {
    let classification = &configuration.classification;
    if **classification != EXPORT {
        return None;
    }
    let message =
        format!("`{EXPORT}` stands alone, so that nothing says whose environment is meant");
    let diagnostic = classification.diagnostic(Code::UnexpectedNesting, message);
    Some(
        diagnostic.help(
            "write it in the `configurations` of `hadoop-env`, `spark-env` or another `…-env`",
        ),
    )
}

fn inside(
    family: Option<&Family>,
    outer: &EffectiveConfiguration,
    nested: &EffectiveConfiguration,
) -> Option<Diagnostic> {
    let (outer, classification) = (&outer.classification, &nested.classification);
    // Keys and access lists of Hadoop KMS are nested under names of the user's own; the others have sections.
    let takes_any = [
        "hdfs-encryption-zones",
        "docker-conf",
        "container-executor",
        "hue-ini",
    ];
    if takes_any.contains(&outer.as_str()) {
        return None;
    }
    let is_known = |name: &str| family.is_some_and(|family| family.find(name).is_some());
    let is_section = **classification != EXPORT && !is_known(classification);
    if is_section && !outer.ends_with("-env") {
        return None;
    }
    let (message, help) = if !outer.ends_with("-env") {
        (
            format!(
                "`{}` is nested in `{}`, which has no part of that kind",
                **classification, **outer
            ),
            "write both in the list of the cluster's configurations".to_owned(),
        )
    } else if **classification != EXPORT {
        (
            format!(
                "in `{}` only `{EXPORT}` is nested, not `{}`",
                **outer, **classification
            ),
            format!("write `{EXPORT}`, or take it out of `{}`", **outer),
        )
    } else {
        return None;
    };
    let diagnostic = classification.diagnostic(Code::UnexpectedNesting, message);
    Some(diagnostic.help(help))
}
