// SPDX-License-Identifier: Apache-2.0
//! As many executors as an application insists on fit on the cluster.

use emrys_diagnostics::{Code, Diagnostic};

use super::{container, nodes};
use crate::rules::layers::{Layer, SPARK};

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let dynamic = layer.flag(SPARK, "spark.dynamicAllocation.enabled");
    let name = if dynamic.is_some_and(|(is_dynamic, _)| !is_dynamic) {
        "spark.executor.instances"
    } else {
        "spark.dynamicAllocation.minExecutors"
    };
    let Some((wanted, setting)) = layer.number(SPARK, name) else {
        return;
    };
    let Some((executor, workers)) = container::executor(layer).zip(nodes::workers(layer)) else {
        return;
    };
    let fit = workers.iter().map(|worker| {
        let on_each = worker.memory.checked_div(executor.memory)?;
        Some(on_each * worker.count?)
    });
    let Some(fit) = fit.sum::<Option<u64>>() else {
        return;
    };
    // What fits nowhere is another rule's.
    if fit == 0 || u64::try_from(wanted).is_ok_and(|wanted| wanted <= fit) || wanted < 0 {
        return;
    }
    let message = format!("{wanted} executors are asked for, and at most {fit} fit on the cluster");
    let diagnostic = setting.value.diagnostic(Code::TooManyExecutors, message);
    let size = executor.heap.value.span.first_line();
    let diagnostic = diagnostic.related(size, "the size of each, without overhead");
    diagnostics.push(diagnostic.help("ask for fewer, make them smaller, or take more instances"));
}
