// SPDX-License-Identifier: Apache-2.0
//! The primary instance of a small cluster is not one of the large ones.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::elements::Cluster;
use crate::project::Project;
use crate::rules::pools;

/// Up to how many instances AWS suggests an `m5.xlarge`.
const SMALL: i32 = 50;

/// Eight times the vCPUs of an `m5.xlarge`.
const LARGE: u32 = 32;

/// What does no work on the primary instance beyond coordinating it.
const COORDINATED: [&str; 9] = [
    "Delta", "Hadoop", "HCatalog", "Hive", "Hudi", "Iceberg", "Pig", "Spark", "Tez",
];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(project.all_clusters().filter_map(problem));
}

fn problem(cluster: &Cluster) -> Option<Diagnostic> {
    let mut applications = cluster.effective_applications().iter();
    if applications.any(|own| !COORDINATED.contains(&own.name.as_str())) {
        return None;
    }
    let pools = pools::of(cluster);
    let others = pools
        .iter()
        .filter(|pool| pool.role != InstanceRole::Primary);
    let others: Option<i32> = others.map(|pool| pool.count).sum();
    // Alone the primary instance does all the work.
    let is_small = others.is_some_and(|count| (1..SMALL).contains(&count));
    let primary = pools
        .iter()
        .find(|pool| pool.role == InstanceRole::Primary)?;
    let kind = primary.kinds.first().filter(|_| is_small)?;
    let vcpu = kind.facts()?.vcpu;
    (vcpu >= LARGE).then(|| {
        let message = format!("a primary instance with {vcpu} vCPUs, for a cluster this small");
        let diagnostic = kind
            .instance_type
            .diagnostic(Code::OversizedPrimary, message);
        diagnostic.help("AWS suggests an `m5.xlarge` for up to 50 instances")
    })
}
