// SPDX-License-Identifier: Apache-2.0
//! Task instances are on the spot market, unless they serve queries that nobody repeats.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::project::Project;
use crate::rules::pools;

const SERVERS: [&str; 5] = ["HBase", "Phoenix", "Presto", "PrestoSQL", "Trino"];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let mut applications = cluster.effective_applications().iter();
        if applications.any(|own| SERVERS.contains(&own.name.as_str())) {
            continue;
        }
        let pools = pools::of(cluster).into_iter();
        let tasks = pools.filter(|pool| pool.role == InstanceRole::Task && pool.spot.is_none());
        diagnostics.extend(tasks.filter(|pool| pool.count != Some(0)).map(|pool| {
            let message = "these task instances are bought on demand";
            let diagnostic = pool.place.diagnostic(Code::OnDemandTaskInstances, message);
            diagnostic.help("spot instances are safe here: task instances have no data")
        }));
    }
}
