// SPDX-License-Identifier: Apache-2.0
//! The results that a driver takes fit into its heap.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;
use crate::rules::values::{bytes, shown};

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let limit = layer.spark("spark.driver.maxResultSize");
    let limit = limit.and_then(|limit| Some((bytes(limit.text()?, "b")? / (1 << 20), limit)));
    let heap = layer.spark_memory("spark.driver.memory");
    let (Some((limit, setting)), Some((heap, driver))) = (limit, heap) else {
        return;
    };
    if limit <= heap {
        return;
    }
    let message = format!(
        "the driver takes results of {} into a heap of {}, and runs out of memory before the limit is reached",
        shown(limit),
        shown(heap)
    );
    let diagnostic = setting.value.diagnostic(Code::ResultAboveDriver, message);
    diagnostics.push(diagnostic.related(driver.label(), "the heap"));
}
