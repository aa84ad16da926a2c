// SPDX-License-Identifier: Apache-2.0
//! The largest container that YARN takes a request for fits on a node.

use emrys_catalog::instance_types;
use emrys_diagnostics::{Code, Diagnostic};

use super::nodes;
use crate::rules::layers::Layer;
use crate::rules::values::shown;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some((most, setting)) = layer.number("yarn-site", "yarn.scheduler.maximum-allocation-mb")
    else {
        return;
    };
    let Some(workers) = nodes::workers(layer) else {
        return;
    };
    let configured = layer.number("yarn-site", "yarn.nodemanager.resource.memory-mb");
    let configured = configured.and_then(|(memory, _)| u64::try_from(memory).ok());
    let given = |kind: &instance_types::InstanceType| configured.or_else(|| kind.yarn_memory());
    let largest = workers
        .iter()
        .filter_map(|worker| Some((given(worker.kind)?, worker)));
    let Some((given, largest)) = largest.max_by_key(|(given, _)| *given) else {
        return;
    };
    if u64::try_from(most).is_ok_and(|most| most <= given) || most < 0 {
        return;
    }
    let message = format!(
        "YARN takes requests for {most} MiB, and waits forever for a node that has more than {}",
        shown(given)
    );
    let diagnostic = setting.value.diagnostic(Code::AllocationAboveNode, message);
    let diagnostic = diagnostic.related(largest.written.span.first_line(), "the largest");
    diagnostics.push(diagnostic.help("leave it out: EMR has a value for each instance type"));
}
