// SPDX-License-Identifier: Apache-2.0
//! YARN counts what is asked for: without another calculator, memory alone.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SPARK};

const CALCULATOR: &str = "yarn.scheduler.capacity.resource-calculator";

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let calculators = ["capacity-scheduler", "yarn-site"];
    let mut calculators = calculators
        .into_iter()
        .filter_map(|own| layer.get(own, CALCULATOR));
    if calculators.any(|own| own.value.contains("Dominant")) {
        return;
    }
    let counted = [
        (SPARK, "spark.executor.resource.gpu.amount"),
        ("yarn-site", "yarn.nodemanager.resource-plugins"),
        ("yarn-site", "yarn.scheduler.maximum-allocation-vcores"),
        ("yarn-site", "yarn.nodemanager.resource.cpu-vcores"),
    ];
    let mut counted = counted
        .into_iter()
        .filter_map(|(own, name)| layer.get(own, name));
    let Some(setting) = counted.next() else {
        return;
    };
    let message = format!(
        "YARN counts memory alone, so that `{}` limits nothing",
        **setting.name
    );
    let diagnostic = setting
        .name
        .diagnostic(Code::DefaultResourceCalculator, message);
    diagnostics.push(diagnostic.help(format!(
        "write `{CALCULATOR}: org.apache.hadoop.yarn.util.resource.DominantResourceCalculator` under `capacity-scheduler`"
    )));
}
