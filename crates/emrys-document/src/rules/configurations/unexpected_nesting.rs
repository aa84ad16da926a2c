// SPDX-License-Identifier: Apache-2.0
//! Configurations are nested in those of environments alone, and there it is `export` that is nested.

use emrys_catalog::classifications::EXPORT;
use emrys_diagnostics::{Code, Diagnostic};

use crate::effective::EffectiveConfiguration;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for configuration in cluster.effective_configurations() {
            diagnostics.extend(outside(configuration));
            let nested = configuration.configurations.iter();
            diagnostics.extend(nested.filter_map(|nested| inside(configuration, nested)));
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

fn inside(outer: &EffectiveConfiguration, nested: &EffectiveConfiguration) -> Option<Diagnostic> {
    let (outer, classification) = (&outer.classification, &nested.classification);
    // Keys and access lists of Hadoop KMS are nested under names of the user's own.
    let takes_any = ["hdfs-encryption-zones", "docker-conf", "container-executor"];
    if takes_any.contains(&outer.as_str()) {
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
