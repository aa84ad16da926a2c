// SPDX-License-Identifier: Apache-2.0
//! Spark broadcasts no table of 8 GiB.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;
use crate::rules::values::bytes;

/// Spark's own limit of a table that is broadcast, in bytes.
const LIMIT: u64 = 8 << 30;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let names = [
        "spark.sql.autoBroadcastJoinThreshold",
        "spark.sql.adaptive.autoBroadcastJoinThreshold",
    ];
    for setting in names.iter().filter_map(|name| layer.spark(name)) {
        let threshold = setting.text().and_then(|text| bytes(text, "b"));
        if threshold.is_none_or(|threshold| threshold < LIMIT) {
            continue;
        }
        let message =
            "Spark fails to broadcast tables of 8 GiB and more, which this threshold asks for";
        let diagnostic = setting.value.diagnostic(Code::BroadcastAboveLimit, message);
        diagnostics
            .push(diagnostic.help("write less, such as `100m`: every executor holds the table"));
    }
}
