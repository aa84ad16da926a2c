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
    /// How many there are at most; nothing where that is decided elsewhere.
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

/// The core and task instances, or those that the layer is of; of a cluster without any, the primary one. Nothing where a type is not
/// known, so that what is said of all of them is true of all.
pub(super) fn workers<'p>(layer: &Layer<'p>) -> Option<Vec<Worker<'p>>> {
    let configured = layer.number("yarn-site", "yarn.nodemanager.resource.memory-mb");
    let configured = configured.and_then(|(memory, _)| u64::try_from(memory).ok());
    let most = layer.number("yarn-site", "yarn.scheduler.maximum-allocation-mb");
    let most = most.and_then(|(memory, _)| u64::try_from(memory).ok());
    let types = types(layer.cluster).into_iter();
    let types = types.filter(|(written, _)| layer.is_of(written));
    let workers = types.map(|(written, count)| {
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

/// The type of the primary instances, where the document says one and the catalog knows it.
pub(super) fn primary(cluster: &Cluster) -> Option<(&Spanned<String>, &'static InstanceType)> {
    let mut types = cluster.instances.types();
    let (_, written) = types.find(|(role, _)| *role == InstanceRole::Primary)?;
    Some((written, instance_types::find(written)?))
}

/// The types of workers, and how many of each there are at most.
fn types(cluster: &Cluster) -> Vec<(&Spanned<String>, Option<u64>)> {
    let is_worker = |role: InstanceRole| role != InstanceRole::Primary;
    let has_workers = cluster.instances.types().any(|(role, _)| is_worker(role));
    let types = cluster.instances.types();
    let types = types.filter(|(role, _)| is_worker(*role) == has_workers);
    types
        .map(|(_, written)| (written, count(cluster, written)))
        .collect()
}

/// How many instances of a group there are at most. What fleets and managed scaling come to is decided when they start.
fn count(cluster: &Cluster, written: &Spanned<String>) -> Option<u64> {
    let instances = &cluster.instances;
    if instances.managed_scaling_policy.is_some() {
        return None;
    }
    let mut groups = instances.groups();
    let group = groups.find(|(_, group)| std::ptr::eq(&group.value.instance_type, written));
    let most = match group {
        Some((_, group)) => {
            let policy = group.autoscaling_policy.as_ref();
            policy.map_or(group.count(), |policy| *policy.constraints.max_capacity)
        }
        None if instances.fleets().next().is_some() => return None,
        None => instances.instance_count.as_deref()? - 1,
    };
    u64::try_from(most).ok()
}
