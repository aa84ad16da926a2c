// SPDX-License-Identifier: Apache-2.0
//! Memory outside of the heap has a size.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SPARK};
use crate::rules::values::bytes;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some((true, on)) = layer.flag(SPARK, "spark.memory.offHeap.enabled") else {
        return;
    };
    let size = layer.spark("spark.memory.offHeap.size");
    let has_size =
        size.is_some_and(|size| size.text().is_none_or(|text| bytes(text, "b") != Some(0)));
    if has_size {
        return;
    }
    let message = "memory outside of the heap is on and has no size: Spark refuses to start";
    let diagnostic = on.name.diagnostic(Code::OffHeapWithoutSize, message);
    diagnostics.push(diagnostic.help("write `spark.memory.offHeap.size` as well"));
}
