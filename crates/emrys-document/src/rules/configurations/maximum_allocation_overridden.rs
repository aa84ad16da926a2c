// SPDX-License-Identifier: Apache-2.0
//! Either EMR sizes executors, or the document does.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;

/// What EMR calculates.
const CALCULATED: [&str; 4] = [
    "spark.executor.memory",
    "spark.executor.cores",
    "spark.executor.instances",
    "spark.driver.memory",
];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some((true, maximized)) = layer.flag("spark", "maximizeResourceAllocation") else {
        return;
    };
    let mut calculated = CALCULATED.iter();
    // What a step brings is for that step alone, and meant.
    let Some(own) = calculated
        .find_map(|name| layer.spark(name))
        .filter(|_| layer.step.is_none())
    else {
        return;
    };
    let message = format!(
        "`{}` is what `maximizeResourceAllocation` calculates",
        **own.name
    );
    let diagnostic = own
        .name
        .diagnostic(Code::MaximumAllocationOverridden, message);
    let diagnostic = diagnostic.related(maximized.label(), "EMR calculates it here");
    diagnostics.push(diagnostic.help("leave out one of both"));
}
