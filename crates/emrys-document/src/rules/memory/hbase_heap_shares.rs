// SPDX-License-Identifier: Apache-2.0
//! HBase's caches leave a fifth of the heap: otherwise its servers refuse to start.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, Setting};

/// Most of the heap that both may have.
const MOST: f64 = 0.8;
/// What each has that is not configured.
const DEFAULT: f64 = 0.4;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let share = |name: &str| {
        let setting = layer.get("hbase-site", name);
        let share = setting.and_then(|setting| setting.text()?.parse::<f64>().ok());
        (share, setting)
    };
    let (cache, cached) = share("hfile.block.cache.size");
    let (memory, stored) = share("hbase.regionserver.global.memstore.size");
    let sum = cache.unwrap_or(DEFAULT) + memory.unwrap_or(DEFAULT);
    // The shares are decimal fractions: 0.5 and 0.3 are 0.8.
    if sum <= MOST + 1e-9 {
        return;
    }
    let mut settings: Vec<&Setting<'_>> = cached.into_iter().chain(stored).collect();
    let Some(setting) = settings.pop() else {
        return;
    };
    let message = format!(
        "the block cache and the memstore take {:.0} % of the heap, and HBase allows 80 %",
        sum * 100.0
    );
    let mut diagnostic = setting.value.diagnostic(Code::HbaseHeapShares, message);
    for other in settings {
        diagnostic = diagnostic.related(other.value.span.first_line(), "the other share");
    }
    diagnostics.push(
        diagnostic
            .help("each has 0.4 where nothing is written: make one smaller as the other grows"),
    );
}
