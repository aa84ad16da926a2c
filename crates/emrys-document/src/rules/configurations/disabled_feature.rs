// SPDX-License-Identifier: Apache-2.0
//! What belongs to a feature is not set where the feature is switched off.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SPARK};

/// Classification, the switch, and the first characters of what it switches.
const SWITCHES: &[(&str, &str, &str)] = &[
    (
        SPARK,
        "spark.decommission.enabled",
        "spark.storage.decommission.",
    ),
    (
        SPARK,
        "spark.dynamicAllocation.enabled",
        "spark.dynamicAllocation.",
    ),
    (SPARK, "spark.eventLog.enabled", "spark.eventLog."),
    (
        SPARK,
        "spark.excludeOnFailure.enabled",
        "spark.excludeOnFailure.",
    ),
    (
        SPARK,
        "spark.executor.processTreeMetrics.enabled",
        "spark.executor.processTreeMetrics.",
    ),
    (
        SPARK,
        "spark.memory.offHeap.enabled",
        "spark.memory.offHeap.",
    ),
    (SPARK, "spark.speculation", "spark.speculation."),
    (SPARK, "spark.sql.adaptive.enabled", "spark.sql.adaptive."),
    (SPARK, "spark.sql.cbo.enabled", "spark.sql.cbo."),
    (
        "hive-site",
        "hive.auto.convert.join",
        "hive.auto.convert.join.noconditionaltask",
    ),
    (
        "hive-site",
        "hive.vectorized.execution.enabled",
        "hive.vectorized.execution.",
    ),
    (
        "yarn-site",
        "yarn.log-aggregation-enable",
        "yarn.log-aggregation.",
    ),
    (
        "yarn-site",
        "yarn.nodemanager.recovery.enabled",
        "yarn.nodemanager.recovery.",
    ),
    (
        "yarn-site",
        "yarn.resourcemanager.ha.enabled",
        "yarn.resourcemanager.ha.",
    ),
];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (classification, switch, prefix) in SWITCHES {
        let Some((false, off)) = layer.flag(classification, switch) else {
            continue;
        };
        let switched = layer.all().find(|setting| {
            let name = setting.name.as_str();
            // What is off itself says the same as the switch.
            let is_off = setting
                .text()
                .is_some_and(|text| text.eq_ignore_ascii_case("false"));
            let is_of_file = setting.classification == *classification && !setting.is_nested;
            is_of_file && name != *switch && name.starts_with(prefix) && !is_off
        });
        let Some(switched) = switched else {
            continue;
        };
        let message = format!("`{}` does nothing: `{switch}` is off", **switched.name);
        let diagnostic = switched.name.diagnostic(Code::DisabledFeature, message);
        let diagnostic = diagnostic.related(off.label(), "switched off");
        diagnostics.push(diagnostic.help("leave out one of both"));
    }
}
