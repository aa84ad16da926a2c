// SPDX-License-Identifier: Apache-2.0
//! The heaps of Hadoop's daemons fit into the memory of their instances.

use emrys_catalog::instance_types::InstanceType;
use emrys_diagnostics::{Code, Diagnostic};

use super::nodes;
use crate::rules::layers::{Layer, Setting};
use crate::rules::values::shown;
use crate::spanned::Spanned;

/// The daemons of primary instances whose heaps are configured in MiB.
const OF_PRIMARY: [&str; 5] = [
    "HADOOP_JOB_HISTORYSERVER_HEAPSIZE",
    "HADOOP_NAMENODE_HEAPSIZE",
    "YARN_PROXYSERVER_HEAPSIZE",
    "YARN_RESOURCEMANAGER_HEAPSIZE",
    "YARN_TIMELINESERVER_HEAPSIZE",
];

/// Those of the others.
const OF_WORKERS: [&str; 2] = ["HADOOP_DATANODE_HEAPSIZE", "YARN_NODEMANAGER_HEAPSIZE"];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some((written, kind)) = nodes::primary(layer.cluster) {
        diagnostics.extend(above(layer, &OF_PRIMARY, written, kind));
    }
    let workers = nodes::workers(layer).unwrap_or_default();
    let smallest = workers
        .iter()
        .min_by(|one, other| one.kind.memory_gib.total_cmp(&other.kind.memory_gib));
    if let Some(smallest) = smallest {
        diagnostics.extend(above(layer, &OF_WORKERS, smallest.written, smallest.kind));
    }
}

fn above(
    layer: &Layer<'_>,
    daemons: &[&str],
    written: &Spanned<String>,
    kind: &InstanceType,
) -> Option<Diagnostic> {
    let heaps = daemons.iter().filter_map(|daemon| heap(layer, daemon));
    let heaps: Vec<(u64, &Setting<'_>)> = heaps.collect();
    let sum: u64 = heaps.iter().map(|(heap, _)| heap).sum();
    #[expect(clippy::cast_precision_loss, reason = "memory in MiB is small")]
    let is_above = sum as f64 > kind.memory_gib * 1_024.0;
    if !is_above {
        return None;
    }
    let (_, largest) = heaps.iter().max_by_key(|(heap, _)| *heap)?;
    let message = format!(
        "the heaps of the daemons of {} are {} together, and it has {} GiB in all",
        kind.name,
        shown(sum),
        kind.memory_gib
    );
    let diagnostic = largest.value.diagnostic(Code::DaemonHeapAboveNode, message);
    let diagnostic = diagnostic.related(written.span.first_line(), "the instance type");
    Some(diagnostic.help("leave it out: EMR has a value for each instance type"))
}

/// The heap of a daemon in MiB, as exported in any environment.
fn heap<'l, 'p>(layer: &'l Layer<'p>, daemon: &str) -> Option<(u64, &'l Setting<'p>)> {
    let mut exported = layer.all().filter(|setting| setting.is_nested);
    let setting = exported.find(|setting| setting.name.as_str() == daemon)?;
    Some((setting.text()?.parse().ok()?, setting))
}
