// SPDX-License-Identifier: Apache-2.0
//! Hive's metadata is in one place.

use emrys_diagnostics::{Code, Diagnostic};

use super::one_sided_glue_catalog::{FACTORY, is_glue};
use crate::rules::layers::Layer;

const URL: &str = "javax.jdo.option.ConnectionURL";

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for classification in ["hive-site", "spark-hive-site"] {
        let factory = layer
            .get(classification, FACTORY)
            .filter(|factory| is_glue(factory));
        let url = layer.get(classification, URL);
        let url = url.filter(|url| url.value.starts_with("jdbc:"));
        let (Some(factory), Some(url)) = (factory, url) else {
            continue;
        };
        let message = "with the Glue Data Catalog nothing is kept in this database";
        let diagnostic = url.name.diagnostic(Code::TwoMetastores, message);
        let diagnostic = diagnostic.related(factory.label(), "the Glue Data Catalog");
        diagnostics.push(diagnostic.help("leave out one of both"));
    }
}
