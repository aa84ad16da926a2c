// SPDX-License-Identifier: Apache-2.0
//! A primary fleet has one instance, or three on demand (API reference, InstanceFleetConfig; Management Guide, primary
//! nodes).

use emrys_catalog::limits::has_three_primaries_in_fleets;
use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Cluster;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(fleet) = &cluster.instances.master_instance_fleet else {
            continue;
        };
        let capacity = (fleet.on_demand(), fleet.spot());
        let is_right = match capacity {
            (1, 0) | (0, 1) => true,
            (3, 0) => may_have_three(cluster),
            _ => false,
        };
        if !is_right {
            let message = format!(
                "a primary fleet has a capacity of 1, on demand or on the spot market, not of {} and {}",
                capacity.0, capacity.1
            );
            let diagnostic = fleet.diagnostic(Code::PrimaryFleet, message);
            diagnostics.push(diagnostic.help("write `target_on_demand_capacity: 1` alone"));
        }
        for config in &fleet.instance_type_configs {
            if let Some(weight) = config.weighted_capacity.as_ref().filter(|own| ***own != 1) {
                let message = format!(
                    "instance types of a primary fleet weigh 1, not `{}`",
                    **weight
                );
                diagnostics.push(weight.diagnostic(Code::PrimaryFleet, message));
            }
        }
    }
}

/// Whether the release has three primary instances in fleets; of one that is newer than the data it is assumed.
fn may_have_three(cluster: &Cluster) -> bool {
    let label = cluster.release_label();
    label.is_some_and(|label| has_three_primaries_in_fleets(**label))
}
