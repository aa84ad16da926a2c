// SPDX-License-Identifier: Apache-2.0
//! The heap of Spark's processes is not set by an option of Java.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for process in ["executor", "driver"] {
        for kind in ["extraJavaOptions", "defaultJavaOptions"] {
            let options = layer.spark(&format!("spark.{process}.{kind}"));
            let Some(options) = options.filter(|options| options.value.contains("-Xmx")) else {
                continue;
            };
            let message = format!("Spark refuses `-Xmx` in `{}`", **options.name);
            let diagnostic = options.value.diagnostic(Code::HeapInJavaOptions, message);
            diagnostics.push(diagnostic.help(format!("write `spark.{process}.memory`")));
        }
    }
}
