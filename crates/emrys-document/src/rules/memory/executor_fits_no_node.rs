// SPDX-License-Identifier: Apache-2.0
//! An executor fits on a node.

use emrys_diagnostics::{Code, Diagnostic};

use super::{container, nodes};
use crate::rules::layers::Layer;
use crate::rules::values::shown;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some((executor, workers)) = container::executor(layer).zip(nodes::workers(layer)) else {
        return;
    };
    let Some(largest) = nodes::largest(&workers).filter(|largest| executor.memory > largest.memory)
    else {
        return;
    };
    let message = format!(
        "an executor asks for {} with its overhead, and no node has so much for it",
        shown(executor.memory)
    );
    let heap = &executor.heap.value;
    let diagnostic = heap.diagnostic(Code::ExecutorFitsNoNode, message);
    let diagnostic = largest.beside(diagnostic);
    diagnostics.push(diagnostic.help("make executors smaller, or take larger instances"));
}
