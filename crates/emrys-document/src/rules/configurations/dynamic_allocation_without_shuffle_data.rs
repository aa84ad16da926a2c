// SPDX-License-Identifier: Apache-2.0
//! Dynamic allocation takes executors away, so somebody has to keep what they shuffled.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SPARK};

/// Whoever else keeps shuffle data, or has executors wait for it.
const KEEPERS: [&str; 3] = [
    "spark.dynamicAllocation.shuffleTracking.enabled",
    "spark.decommission.enabled",
    "spark.shuffle.sort.io.plugin.class",
];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let dynamic = layer.flag(SPARK, "spark.dynamicAllocation.enabled");
    let service = layer.flag(SPARK, "spark.shuffle.service.enabled");
    let (Some((true, dynamic)), Some((false, service))) = (dynamic, service) else {
        return;
    };
    let is_kept = |name: &str| {
        let keeper = layer.spark(name);
        keeper.is_some_and(|keeper| !keeper.value.eq_ignore_ascii_case("false"))
    };
    if KEEPERS.iter().any(|keeper| is_kept(keeper)) {
        return;
    }
    let message = "dynamic allocation needs the shuffle service, which is switched off: Spark refuses to start";
    let diagnostic = service
        .value
        .diagnostic(Code::DynamicAllocationWithoutShuffleData, message);
    let diagnostic = diagnostic.related(dynamic.label(), "dynamic allocation");
    diagnostics.push(diagnostic.help(
        "leave it out, so that EMR's shuffle service is used, or write \
         `spark.dynamicAllocation.shuffleTracking.enabled: true`",
    ));
}
