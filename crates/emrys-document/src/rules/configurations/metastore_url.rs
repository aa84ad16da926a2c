// SPDX-License-Identifier: Apache-2.0
//! The URL of Hive's metastore is one of a database.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;

const URL: &str = "javax.jdo.option.ConnectionURL";

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for classification in ["hive-site", "spark-hive-site"] {
        let Some(url) = layer.get(classification, URL) else {
            continue;
        };
        let Some(text) = url.text().filter(|text| !text.starts_with("jdbc:")) else {
            continue;
        };
        let message = format!("`{text}` is no URL of a database: it begins with `jdbc:`");
        let diagnostic = url.value.diagnostic(Code::MetastoreUrl, message);
        diagnostics.push(if text.to_ascii_lowercase().contains("glue") {
            diagnostic.help(
                "for the Glue Data Catalog leave it out: `hive.metastore.client.factory.class` is what chooses it",
            )
        } else {
            diagnostic.help("for example `jdbc:mysql://host:3306/hive?createDatabaseIfNotExist=true`")
        });
    }
}
