// SPDX-License-Identifier: Apache-2.0
//! A fleet asks for instances (API reference, InstanceFleetConfig). Managed scaling may begin with an empty task fleet.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let is_managed = cluster.instances.managed_scaling_policy.is_some();
        for (role, fleet) in cluster.instances.fleets() {
            let may_be_empty = match role {
                // What a primary fleet asks for has a rule of its own.
                InstanceRole::Primary => true,
                InstanceRole::Core => false,
                InstanceRole::Task => is_managed,
            };
            if !may_be_empty && fleet.on_demand() == 0 && fleet.spot() == 0 {
                let message =
                    "the fleet asks for no instances, neither on demand nor on the spot market";
                let diagnostic = fleet.diagnostic(Code::FleetWithoutCapacity, message);
                diagnostics.push(
                    diagnostic
                        .help("give it a `target_on_demand_capacity` or a `target_spot_capacity`"),
                );
            }
        }
    }
}
