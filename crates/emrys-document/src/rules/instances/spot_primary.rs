// SPDX-License-Identifier: Apache-2.0
//! A cluster ends with its primary instance, and takes instances along that would have stayed (Management Guide, cluster
//! configuration guidelines, primary node on a Spot Instance).

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let pools = pools::of(cluster);
        let primary = pools.iter().find(|pool| pool.role == InstanceRole::Primary);
        let Some(spot) = primary.and_then(|primary| primary.spot.as_ref()) else {
            continue;
        };
        let staying = pools
            .iter()
            .find(|pool| pool.role != InstanceRole::Primary && pool.spot.is_none());
        if let Some(staying) = staying {
            let message = "the cluster ends when EC2 takes the primary instance back, though other instances of it are on \
                           demand";
            let diagnostic = spot.diagnostic(Code::SpotPrimary, message);
            diagnostics.push(
                diagnostic
                    .related(staying.place.span.first_line(), "on demand")
                    .help("have the primary instance on demand"),
            );
        }
    }
}
