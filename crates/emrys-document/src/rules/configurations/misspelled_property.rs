// SPDX-License-Identifier: Apache-2.0
//! A property is spelled right, as far as its name is so near to a known one that this must have been meant.

use std::collections::BTreeMap;

use emrys_catalog::properties;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::layers;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    // A name is often in many documents, and looked for once.
    let mut meant: BTreeMap<(String, String), Option<&'static str>> = BTreeMap::new();
    layers::each(project, |setting| {
        let name = setting.name.as_str();
        let name = name.strip_prefix(layers::SECRET).unwrap_or(name);
        let file = properties::file(setting.classification);
        let Some(file) = file.filter(|file| !setting.is_nested && file.find(name).is_none()) else {
            return;
        };
        let key = (setting.classification.to_owned(), name.to_owned());
        let meant = *meant.entry(key).or_insert_with(|| {
            let is_former = properties::replacement(name).is_some();
            if is_former {
                None
            } else {
                file.misspelled(name)
            }
        });
        if let Some(meant) = meant {
            let message = format!(
                "`{name}` is not a known property of `{}`",
                setting.classification
            );
            let diagnostic = setting.name.diagnostic(Code::MisspelledProperty, message);
            diagnostics.push(diagnostic.help(format!("did you mean `{meant}`?")));
        }
    });
}
