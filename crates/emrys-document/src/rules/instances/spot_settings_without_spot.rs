// SPDX-License-Identifier: Apache-2.0
//! Settings for Spot Instances need a capacity of them (API reference, InstanceFleetConfig). Managed scaling adds some of its
//! own.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::InstanceFleet;
use crate::project::Project;
use crate::rules::pools::{Place, place};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        if cluster.instances.managed_scaling_policy.is_some() {
            continue;
        }
        for (_, fleet) in cluster.instances.fleets() {
            // A fleet without any capacity is wrong for another reason.
            if fleet.spot() > 0 || fleet.on_demand() == 0 {
                continue;
            }
            for setting in settings(fleet) {
                let message = "the fleet has no Spot Instances, for which this is";
                let diagnostic = setting.diagnostic(Code::SpotSettingsWithoutSpot, message);
                diagnostics.push(diagnostic.help("add a `target_spot_capacity`, or remove it"));
            }
        }
    }
}

fn settings(fleet: &InstanceFleet) -> Vec<Place> {
    let launch = fleet.launch_specifications.as_ref();
    let spot = launch.and_then(|own| own.spot_specification.as_ref());
    let configs = fleet.instance_type_configs.iter();
    let bids = configs.filter_map(|own| {
        let percentage = own.bid_price_as_percentage_of_on_demand_price.as_ref();
        own.bid_price
            .as_ref()
            .map(place)
            .or_else(|| percentage.map(place))
    });
    spot.map(|own| place(&own.timeout_action))
        .into_iter()
        .chain(bids)
        .collect()
}
