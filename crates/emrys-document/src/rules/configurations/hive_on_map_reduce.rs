// SPDX-License-Identifier: Apache-2.0
//! Hive runs on Tez.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(engine) = layer.get("hive-site", "hive.execution.engine") else {
        return;
    };
    let message = match engine.text() {
        Some("mr") => {
            "Hive 2 and later have MapReduce for old queries alone, and say so with every query"
        }
        Some("spark") => "EMR does not set Hive up to run on Spark",
        _ => return,
    };
    let diagnostic = engine.value.diagnostic(Code::HiveOnMapReduce, message);
    diagnostics.push(diagnostic.help("leave it out: EMR's engine is `tez`"));
}
