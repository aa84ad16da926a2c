// SPDX-License-Identifier: Apache-2.0
//! Whoever asks for GPUs has instances with GPUs.

use emrys_diagnostics::{Code, Diagnostic};

use super::nodes;
use crate::rules::layers::{Layer, SPARK};

/// The properties that ask for GPUs: Spark waits for them until somebody cancels it.
const ASKING: [&str; 2] = [
    "spark.executor.resource.gpu.amount",
    "spark.task.resource.gpu.amount",
];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut asking = ASKING.iter().filter_map(|name| layer.get(SPARK, name));
    let asking = asking.find(|setting| {
        let amount = setting.text().and_then(|text| text.parse::<f64>().ok());
        amount.is_some_and(|amount| amount > 0.0)
    });
    let (Some(asking), Some(workers)) = (asking, nodes::workers(layer)) else {
        return;
    };
    if workers.iter().any(|worker| worker.kind.has_gpus()) {
        return;
    }
    let message = "no core or task instance has a GPU, so that Spark waits for one forever";
    let diagnostic = asking.name.diagnostic(Code::GpuWithoutGpuNodes, message);
    let diagnostic = match workers.first() {
        Some(worker) => diagnostic.related(worker.written.span.first_line(), "without GPU"),
        None => diagnostic,
    };
    diagnostics.push(diagnostic.help("take instances such as `g4dn.xlarge`, or leave it out"));
}
