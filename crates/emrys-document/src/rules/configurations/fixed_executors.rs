// SPDX-License-Identifier: Apache-2.0
//! Executors are either allocated dynamically or of a fixed number.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SPARK};

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let dynamic = layer.flag(SPARK, "spark.dynamicAllocation.enabled");
    let fixed = layer.spark("spark.executor.instances");
    let (Some((true, dynamic)), Some(fixed)) = (dynamic, fixed) else {
        return;
    };
    let message = "with dynamic allocation `spark.executor.instances` is only the number of executors to begin with";
    let diagnostic = fixed.name.diagnostic(Code::FixedExecutors, message);
    let diagnostic = diagnostic.related(dynamic.label(), "dynamic allocation");
    diagnostics.push(diagnostic.help(
        "write `spark.dynamicAllocation.initialExecutors` for what to begin with, or \
         `spark.dynamicAllocation.enabled: false` for a fixed number",
    ));
}
