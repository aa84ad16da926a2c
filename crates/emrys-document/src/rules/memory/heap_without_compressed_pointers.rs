// SPDX-License-Identifier: Apache-2.0
//! A heap is not so large that it holds less.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;
use crate::rules::values::shown;

/// From here on Java's pointers are twice as long, and up to there that costs more than the heap has grown. In MiB.
const WASTED: std::ops::Range<u64> = 32 * 1_024..48 * 1_024;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for process in ["executor", "driver"] {
        let Some((memory, setting)) = layer.spark_memory(&format!("spark.{process}.memory")) else {
            continue;
        };
        let options = layer.spark(&format!("spark.{process}.extraJavaOptions"));
        let is_aligned =
            options.is_some_and(|options| options.value.contains("ObjectAlignmentInBytes"));
        if !WASTED.contains(&memory) || is_aligned {
            continue;
        }
        let message = format!(
            "with a heap of {} Java's pointers are not compressed: it holds no more than one of 31 GiB",
            shown(memory)
        );
        let diagnostic = setting
            .value
            .diagnostic(Code::HeapWithoutCompressedPointers, message);
        diagnostics.push(diagnostic.help("write `31g`, and have more executors on each node"));
    }
}
