// SPDX-License-Identifier: Apache-2.0
//! The nodes that executors run on, and what YARN gives away on each.

use emrys_catalog::instance_types::{self, InstanceType};
use emrys_diagnostics::Diagnostic;
use emrys_model::instance::InstanceRole;

use crate::elements::Cluster;
use crate::rules::layers::Layer;
use crate::rules::values::shown;
use crate::spanned::Spanned;

/// Instances of one type that run containers.
pub(super) struct Worker<'p> {
    pub(super) written: &'p Spanned<String>,
    pub(super) kind: &'static InstanceType,
    /// How many there are when the cluster starts; nothing where that is decided later.
    pub(super) count: Option<u64>,
    /// The memory in MiB that YARN gives away on each.
    pub(super) memory: u64,
}

impl Worker<'_> {
    /// Shows the instance type beside what does not fit on it.
    pub(super) fn beside(&self, diagnostic: Diagnostic) -> Diagnostic {
        let label = format!("YARN gives away {} here", shown(self.memory));
        diagnostic.related(self.written.span.first_line(), label)
    }
}

/// The core and task instances; of a cluster without any, the primary one. Nothing where a type is not known, so that what
/// is said of all of them is true of all.
pub(super) fn workers<'p>(layer: &Layer<'p>) -> Option<Vec<Worker<'p>>> {
    let configured = layer.number("yarn-site", "yarn.nodemanager.resource.memory-mb");
    let configured = configured.and_then(|(memory, _)| u64::try_from(memory).ok());
    let most = layer.number("yarn-site", "yarn.scheduler.maximum-allocation-mb");
    let most = most.and_then(|(memory, _)| u64::try_from(memory).ok());
    let types = types(layer.cluster);
    let workers = types.into_iter().map(|(written, count)| {
        let kind = instance_types::find(written)?;
        let memory = configured.or_else(|| kind.yarn_memory())?;
        Some(Worker {
            written,
            kind,
            count,
            memory: memory.min(most.unwrap_or(memory)),
        })
    });
    let workers: Vec<Worker<'p>> = workers.collect::<Option<_>>()?;
    (!workers.is_empty()).then_some(workers)
}

/// The worker on which YARN gives away the most.
pub(super) fn largest<'w, 'p>(workers: &'w [Worker<'p>]) -> Option<&'w Worker<'p>> {
    workers.iter().max_by_key(|worker| worker.memory)
}

/// The type of the primary instances, where the document says it and the catalog knows it.
pub(super) fn primary(cluster: &Cluster) -> Option<(&Spanned<String>, &'static InstanceType)> {
    let mut primary = of_role(cluster, |role| role == InstanceRole::Primary).into_iter();
    let (written, _) = primary.next().or_else(|| {
        let uniform = cluster.instances.master_instance_type.as_ref();
        uniform.map(|written| (written, None))
    })?;
    Some((written, instance_types::find(written)?))
}

fn types(cluster: &Cluster) -> Vec<(&Spanned<String>, Option<u64>)> {
    let workers = of_role(cluster, |role| role != InstanceRole::Primary);
    if !workers.is_empty() {
        return workers;
    }
    let instances = &cluster.instances;
    if let Some(written) = &instances.slave_instance_type {
        let count = instances.instance_count.as_deref();
        let count = count.and_then(|count| u64::try_from(count - 1).ok());
        return vec![(written, count)];
    }
    of_role(cluster, |role| role == InstanceRole::Primary)
}

fn of_role(
    cluster: &Cluster,
    is_meant: impl Fn(InstanceRole) -> bool,
) -> Vec<(&Spanned<String>, Option<u64>)> {
    let groups = cluster
        .instances
        .groups()
        .filter(|(role, _)| is_meant(*role));
    let groups = groups.map(|(_, group)| {
        let count = u64::try_from(group.count()).ok();
        (&group.value.instance_type, count)
    });
    groups.collect()
}
