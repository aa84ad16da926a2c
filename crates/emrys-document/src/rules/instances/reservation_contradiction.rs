// SPDX-License-Identifier: Apache-2.0
//! Who wants no capacity reservation names none (API reference, OnDemandCapacityReservationOptions).

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{CapacityReservationPreference, OnDemandAllocationStrategy};
use crate::project::Project;
use crate::rules::pools::place;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for (_, fleet) in cluster.instances.fleets() {
            let launch = fleet.launch_specifications.as_ref();
            let Some(on_demand) = launch.and_then(|own| own.on_demand_specification.as_ref())
            else {
                continue;
            };
            let Some(options) = &on_demand.capacity_reservation_options else {
                continue;
            };
            let wanted = [
                options.usage_strategy.as_ref().map(place),
                options
                    .capacity_reservation_resource_group_arn
                    .as_ref()
                    .map(place),
            ];
            let Some(wanted) = wanted.into_iter().flatten().next() else {
                continue;
            };
            let preference = options.capacity_reservation_preference.as_ref();
            let unwanted = preference.filter(|own| ***own == CapacityReservationPreference::None);
            if let Some(none) = unwanted {
                let message = "no capacity reservation is to be used, and yet one is asked for";
                let diagnostic = none.diagnostic(Code::ReservationContradiction, message);
                diagnostics.push(diagnostic.related(wanted.span.first_line(), "asked for here"));
            }
            let strategy = &on_demand.allocation_strategy;
            if strategy.known() == Some(&OnDemandAllocationStrategy::Prioritized) {
                let message = "capacity reservations go with the strategy `lowest-price`";
                let diagnostic = strategy.diagnostic(Code::ReservationContradiction, message);
                diagnostics.push(diagnostic.related(wanted.span.first_line(), "asked for here"));
            }
        }
    }
}
