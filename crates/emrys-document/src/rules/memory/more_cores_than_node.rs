// SPDX-License-Identifier: Apache-2.0
//! An executor has no more cores than a node.

use emrys_diagnostics::{Code, Diagnostic};

use super::nodes;
use crate::rules::layers::{Layer, SPARK};

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some((cores, setting)) = layer.number(SPARK, "spark.executor.cores") else {
        return;
    };
    let Some(workers) = nodes::workers(layer) else {
        return;
    };
    let largest = workers.iter().max_by_key(|worker| worker.kind.vcpu);
    let Some(largest) = largest.filter(|largest| cores > i64::from(largest.kind.vcpu)) else {
        return;
    };
    let message = format!(
        "an executor has {cores} cores, and no node has more than {}",
        largest.kind.vcpu
    );
    let diagnostic = setting.value.diagnostic(Code::MoreCoresThanNode, message);
    let diagnostic = diagnostic.related(largest.written.span.first_line(), "the largest");
    diagnostics.push(diagnostic.help("give executors fewer cores, or take larger instances"));
}
