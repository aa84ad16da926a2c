// SPDX-License-Identifier: Apache-2.0
//! Two allocation strategies look at priorities (API reference, InstanceTypeConfig).

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{InstanceFleet, OnDemandAllocationStrategy, SpotAllocationStrategy};
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for (_, fleet) in cluster.instances.fleets() {
            let configs = fleet.instance_type_configs.iter();
            let first = configs.filter_map(|own| own.priority.as_ref()).next();
            let Some(first) = first.filter(|_| !may_be_prioritized(fleet)) else {
                continue;
            };
            let message = "the fleet's allocation strategy does not look at priorities";
            let diagnostic = first.diagnostic(Code::PriorityWithoutStrategy, message);
            diagnostics.push(diagnostic.help(
                "use `prioritized` on demand, or `capacity-optimized-prioritized` on the spot market",
            ));
        }
    }
}

/// Whether a strategy is one that looks at priorities, or one that we do not know.
fn may_be_prioritized(fleet: &InstanceFleet) -> bool {
    let Some(launch) = &fleet.launch_specifications else {
        return false;
    };
    let on_demand = launch.on_demand_specification.as_ref();
    let spot = launch.spot_specification.as_ref();
    let of_spot = spot.and_then(|own| own.allocation_strategy.as_ref());
    on_demand.is_some_and(|own| {
        let known = own.allocation_strategy.known();
        known.is_none_or(|own| *own == OnDemandAllocationStrategy::Prioritized)
    }) || of_spot.is_some_and(|own| {
        let known = own.known();
        known.is_none_or(|own| *own == SpotAllocationStrategy::CapacityOptimizedPrioritized)
    })
}
