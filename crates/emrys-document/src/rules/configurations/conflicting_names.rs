// SPDX-License-Identifier: Apache-2.0
//! A property is not given under two names that say different things.

use emrys_catalog::properties;
use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;

/// The last characters of former names whose values were of another unit or kind.
const OF_OTHER_UNITS: [&str; 6] = [
    ".kb",
    ".mb",
    ".seconds",
    ".minPartitionNum",
    "MbInFlight",
    "waitTries",
];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for former in layer.all().filter(|setting| !setting.is_nested) {
        let Some(name) = properties::replacement(former.name) else {
            continue;
        };
        if OF_OTHER_UNITS.iter().any(|end| former.name.ends_with(end)) {
            continue;
        }
        let Some(current) = layer.get(former.classification, name) else {
            continue;
        };
        if current.value.trim() == former.value.trim() {
            continue;
        }
        let message = format!(
            "`{}` is the former name of `{name}`, which has another value",
            **former.name
        );
        let diagnostic = former.name.diagnostic(Code::ConflictingNames, message);
        let diagnostic = diagnostic.related(current.label(), "the present name");
        diagnostics.push(diagnostic.help("leave the former name out"));
    }
}
