// SPDX-License-Identifier: Apache-2.0
//! A list of configurations has each classification once. Two are merged before they are sent; who reads the first does not
//! see what the second one changes.

use std::collections::BTreeMap;

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Configuration;
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        repeated(&cluster.configurations, diagnostics);
    }
}

fn repeated(configurations: &[Configuration], diagnostics: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for configuration in configurations {
        let classification = &configuration.classification;
        if let Some(first) = first.get(classification.as_str()) {
            let message = format!("`{}` is configured a second time", **classification);
            let diagnostic = classification.diagnostic(Code::RepeatedClassification, message);
            let diagnostic = diagnostic.related(first.span.first_line(), "the first time");
            diagnostics.push(diagnostic.help("write the properties of both into one"));
        } else {
            first.insert(classification, classification);
        }
        repeated(&configuration.configurations, diagnostics);
    }
}
