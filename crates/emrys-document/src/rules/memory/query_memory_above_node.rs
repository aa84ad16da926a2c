// SPDX-License-Identifier: Apache-2.0
//! A query of Presto or Trino gets no more memory on a node than the node has.

use emrys_diagnostics::{Code, Diagnostic};

use super::nodes;
use crate::rules::layers::Layer;
use crate::rules::values::{data_size, shown};

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(workers) = nodes::workers(layer) else {
        return;
    };
    let smallest = workers
        .iter()
        .min_by(|one, other| one.kind.memory_gib.total_cmp(&other.kind.memory_gib));
    let Some(smallest) = smallest else {
        return;
    };
    for classification in ["presto-config", "prestosql-config", "trino-config"] {
        let Some(setting) = layer.get(classification, "query.max-memory-per-node") else {
            continue;
        };
        let memory = setting.text().and_then(|text| data_size(text, "b"));
        #[expect(clippy::cast_precision_loss, reason = "memory in MiB is small")]
        let memory = memory.filter(|memory| *memory as f64 >= smallest.kind.memory_gib * 1_024.0);
        let Some(memory) = memory else {
            continue;
        };
        let message = format!(
            "a query gets {} on each node, and {} has {} GiB in all: the server does not start",
            shown(memory),
            smallest.kind.name,
            smallest.kind.memory_gib
        );
        let diagnostic = setting
            .value
            .diagnostic(Code::QueryMemoryAboveNode, message);
        let diagnostic =
            diagnostic.related(smallest.written.span.first_line(), "the instance type");
        diagnostics.push(
            diagnostic.help("give it less than the heap, which is a part of the instance's memory"),
        );
    }
}
