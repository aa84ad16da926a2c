// SPDX-License-Identifier: Apache-2.0
//! Whoever decides the cores of executors decides their memory.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SPARK};

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(cores) = layer.get(SPARK, "spark.executor.cores") else {
        return;
    };
    let maximized = layer.flag("spark", "maximizeResourceAllocation");
    if layer.spark("spark.executor.memory").is_some() || maximized.is_some_and(|(is_on, _)| is_on) {
        return;
    }
    let message = "executors have cores of your choice, and memory that EMR chose for others";
    let diagnostic = cores.name.diagnostic(Code::CoresWithoutMemory, message);
    diagnostics.push(diagnostic.help("write `spark.executor.memory` as well"));
}
