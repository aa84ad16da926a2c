// SPDX-License-Identifier: Apache-2.0
//! A fleet has a limited number of instance types (Management Guide, instance fleets).

use emrys_catalog::limits::FLEET_TYPES;
use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::InstanceFleet;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let (without, with) = FLEET_TYPES;
    for cluster in project.all_clusters() {
        for (_, fleet) in cluster.instances.fleets() {
            let most = if has_strategy(fleet) { with } else { without };
            let Some(first_too_many) = fleet.instance_type_configs.get(most) else {
                continue;
            };
            let message = format!(
                "the fleet has {} instance types, and EMR takes {most}",
                fleet.instance_type_configs.len()
            );
            let name = &first_too_many.instance_type;
            let diagnostic = name.diagnostic(Code::FleetTypeCount, message);
            diagnostics.push(if most == without {
                let help = format!("with an `allocation_strategy` it takes {with}");
                diagnostic.help(help)
            } else {
                diagnostic
            });
        }
    }
}

/// Whether the fleet has an allocation strategy, for whichever market.
fn has_strategy(fleet: &InstanceFleet) -> bool {
    let launch = fleet.launch_specifications.as_ref();
    launch.is_some_and(|own| {
        let spot = own.spot_specification.as_ref();
        own.on_demand_specification.is_some()
            || spot.is_some_and(|own| own.allocation_strategy.is_some())
    })
}
