// SPDX-License-Identifier: Apache-2.0
//! What is generated for people and editors: the schemas of documents, their helpers and workloads, and the lifecycles' diagrams.

use anyhow::Result;
use emrys_model::lifecycle;

/// The files, by their paths in the workspace.
pub(super) fn write() -> Result<Vec<(String, String)>> {
    let schema = serde_json::to_string_pretty(&emrys_document::json_schema())?;
    Ok(vec![
        ("schema/emrys.schema.json".to_owned(), format!("{schema}\n")),
        (
            "schema/emrys-jobflow.xsd".to_owned(),
            emrys_document::xml_schema(),
        ),
        ("docs/lifecycles.md".to_owned(), lifecycles()),
        ("docs/presets.md".to_owned(), super::presets::page()),
    ])
}

fn lifecycles() -> String {
    format!(
        "<!-- Written by `cargo xtask generate`: do not edit. -->\n\
         # Lifecycles\n\n\
         Drawn from the tables in `crates/emrys-model/src/lifecycle/`, which are all there is.\n\n\
         ## Clusters\n\n```mermaid\n{}```\n\n\
         ## Steps\n\n```mermaid\n{}```\n\n\
         ## Instance groups and fleets\n\n```mermaid\n{}```\n\n\
         ## Instances\n\n```mermaid\n{}```\n",
        lifecycle::cluster::mermaid(),
        lifecycle::step::mermaid(),
        lifecycle::instance_collection::mermaid(),
        lifecycle::instance::mermaid()
    )
}
