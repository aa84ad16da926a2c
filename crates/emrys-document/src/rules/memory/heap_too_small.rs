// SPDX-License-Identifier: Apache-2.0
//! A heap is large enough for Spark to start.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;

/// One and a half times the 300 MiB that Spark reserves, below which it refuses to start. In MiB.
const LEAST: u64 = 450;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for name in ["spark.executor.memory", "spark.driver.memory"] {
        let Some((memory, setting)) = layer.spark_memory(name) else {
            continue;
        };
        if memory >= LEAST {
            continue;
        }
        let message =
            format!("Spark does not start with a heap of {memory} MiB: it needs {LEAST} MiB");
        let diagnostic = setting.value.diagnostic(Code::HeapTooSmall, message);
        let has_unit = setting
            .value
            .ends_with(|letter: char| letter.is_ascii_alphabetic());
        diagnostics.push(if has_unit {
            diagnostic
        } else {
            diagnostic.help(format!(
                "a number without a unit is in MiB: did you mean `{}g`?",
                setting.value.trim()
            ))
        });
    }
}
