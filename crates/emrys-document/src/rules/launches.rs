// SPDX-License-Identifier: Apache-2.0
//! Which clusters are launched, and what becomes of them, for rules about cost and ends.
//!
//! It judges nothing.

use crate::elements::{Cluster, ClusterReference, EndOfLife, JobFlow};
use crate::project::Project;
use crate::spanned::Spanned;

/// A cluster that is launched, by a job flow or by nobody yet.
pub(super) struct Launch<'p> {
    /// The cluster's name under `clusters`, or that of the job flow whose own it is.
    pub(super) name: &'p Spanned<String>,
    /// The cluster.
    pub(super) cluster: &'p Cluster,
    /// The job flow that launches it.
    pub(super) job_flow: Option<&'p JobFlow>,
}

/// Every launch, and every cluster that no job flow names.
pub(super) fn of(project: &Project) -> Vec<Launch<'_>> {
    let mut launches = Vec::new();
    let mut named = std::collections::HashSet::new();
    for (key, job_flow) in project.job_flows.iter() {
        let found = match &job_flow.cluster {
            ClusterReference::Named(name) => {
                named.insert(name.as_str());
                project.clusters.entry(name).map(|(name, own)| (name, own))
            }
            ClusterReference::Inline(own) => Some((key, &**own)),
        };
        launches.extend(found.map(|(name, cluster)| Launch {
            name,
            cluster,
            job_flow: Some(job_flow),
        }));
    }
    let others = project.clusters.iter();
    let others = others.filter(|(name, _)| !named.contains(name.as_str()));
    launches.extend(others.map(|(name, cluster)| Launch {
        name,
        cluster,
        job_flow: None,
    }));
    launches
}

impl Launch<'_> {
    /// Whether the cluster is there when its steps have ended. The job flow's word counts, then the cluster's own.
    pub(super) fn stays(&self) -> bool {
        match self.job_flow.and_then(|own| own.end_of_life.as_deref()) {
            Some(end) => *end == EndOfLife::Keep,
            None => {
                let keep = self.cluster.keep_job_flow_alive_when_no_steps.as_deref();
                keep.copied().unwrap_or(false)
            }
        }
    }
}
