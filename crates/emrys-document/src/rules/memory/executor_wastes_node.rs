// SPDX-License-Identifier: Apache-2.0
//! Executors fill their nodes.

use emrys_diagnostics::{Code, Diagnostic};

use super::{container, nodes};
use crate::rules::layers::Layer;
use crate::rules::values::shown;

/// How many percent of a node may lie idle before it is worth a word.
const IDLE: u64 = 40;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some((executor, workers)) = container::executor(layer).zip(nodes::workers(layer)) else {
        return;
    };
    let idle = |memory: u64| match memory.checked_div(executor.memory) {
        Some(executors) if executors > 0 => memory - executors * executor.memory,
        _ => 0,
    };
    let is_wasted = |memory: u64| idle(memory) * 100 >= memory * IDLE && idle(memory) > 0;
    if !workers.iter().all(|worker| is_wasted(worker.memory)) {
        return;
    }
    let Some(largest) = nodes::largest(&workers) else {
        return;
    };
    let message = format!(
        "executors of {} with their overhead leave {} of each node idle",
        shown(executor.memory),
        shown(idle(largest.memory))
    );
    let heap = &executor.heap.value;
    let diagnostic = largest.beside(heap.diagnostic(Code::ExecutorWastesNode, message));
    diagnostics.push(
        diagnostic.help("choose a size that goes into the memory of a node without a remainder"),
    );
}
