// SPDX-License-Identifier: Apache-2.0
//! A property has its present name.

use emrys_catalog::properties;
use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::ReleaseLabel;

use crate::rules::layers::{Layer, SPARK};

/// The first release whose Spark, 3.0, has all names but those below.
const SINCE: ReleaseLabel = ReleaseLabel::emr(6, 0, 0);

/// The first release whose Spark is 3.5, and the names that came with Spark 3.1 and later.
const LATER_SINCE: ReleaseLabel = ReleaseLabel::emr(7, 0, 0);
const LATER: [&str; 4] = [
    "blacklist",
    "spark.sql.legacy.",
    "spark.sql.sources.schemaStringLengthThreshold",
    "spark.yarn.",
];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let own = layer.own().filter(|setting| !setting.is_nested);
    diagnostics.extend(own.filter_map(|setting| {
        let replacement = properties::replacement(setting.name)?;
        let name = setting.name.as_str();
        let came_late =
            LATER.iter().any(|late| name.contains(late)) && !name.ends_with("memoryOverhead");
        let since = if came_late { LATER_SINCE } else { SINCE };
        if setting.classification == SPARK && layer.release < since {
            return None;
        }
        let names: Vec<String> = replacement
            .split(' ')
            .map(|name| format!("`{name}`"))
            .collect();
        let message = format!("`{name}` is a former name");
        let diagnostic = setting.name.diagnostic(Code::ReplacedProperty, message);
        Some(diagnostic.help(format!("write {}", names.join(" and "))))
    }));
}
