// SPDX-License-Identifier: Apache-2.0
//! YARN gives away no more memory than a node has.

use emrys_diagnostics::{Code, Diagnostic};

use super::nodes;
use crate::rules::layers::Layer;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some((given, setting)) = layer.number("yarn-site", "yarn.nodemanager.resource.memory-mb")
    else {
        return;
    };
    let Some(workers) = nodes::workers(layer) else {
        return;
    };
    #[expect(clippy::cast_precision_loss, reason = "memory in MiB is small")]
    let given = given as f64;
    let too_small = workers
        .iter()
        .find(|worker| given > worker.kind.memory_gib * 1_024.0);
    let Some(too_small) = too_small else {
        return;
    };
    let message = format!(
        "YARN gives away {given} MiB on each node, and {} has {} GiB in all",
        too_small.kind.name, too_small.kind.memory_gib
    );
    let diagnostic = setting.value.diagnostic(Code::NodeMemoryExceeded, message);
    let diagnostic = diagnostic.related(too_small.written.span.first_line(), "the instance type");
    diagnostics.push(diagnostic.help("leave it out: EMR has a value for each instance type"));
}
