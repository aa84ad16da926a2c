// SPDX-License-Identifier: Apache-2.0
//! Hive and Spark see the same tables.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, Setting};

/// The property that chooses where metadata are.
pub(super) const FACTORY: &str = "hive.metastore.client.factory.class";

/// Each application with its own file, and the other one with its.
const SIDES: [(&str, &str, &str, &str); 2] = [
    ("hive-site", "Hive", "Spark", "spark-hive-site"),
    ("spark-hive-site", "Spark", "Hive", "hive-site"),
];

/// Whether the Glue Data Catalog is chosen.
pub(super) fn is_glue(factory: &Setting<'_>) -> bool {
    factory.value.contains("AWSGlueDataCatalog")
}

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (classification, own, other, of_other) in SIDES {
        let glue = layer
            .get(classification, FACTORY)
            .filter(|factory| is_glue(factory));
        let Some(glue) = glue else {
            continue;
        };
        let are_both = [own, other]
            .iter()
            .all(|name| layer.cluster.has_application(name));
        if !are_both || layer.get(of_other, FACTORY).is_some() {
            continue;
        }
        let message = format!(
            "{own} keeps its tables in the Glue Data Catalog, and {other} does not see them"
        );
        let diagnostic = glue.name.diagnostic(Code::OneSidedGlueCatalog, message);
        diagnostics.push(diagnostic.help(format!("write the same under `{of_other}`")));
    }
}
