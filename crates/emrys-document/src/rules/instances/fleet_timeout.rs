// SPDX-License-Identifier: Apache-2.0
//! Fleets wait for a limited time (API reference, SpotProvisioningSpecification and the resizing specifications).

use std::ops::RangeInclusive;

use emrys_catalog::limits::{RESIZE_TIMEOUT, SPOT_TIMEOUT};
use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::InstanceFleet;
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for (_, fleet) in cluster.instances.fleets() {
            for (timeout, range) in timeouts(fleet) {
                if !range.contains(&**timeout) {
                    let message = format!(
                        "the timeout is from {} to {} minutes, not `{}`",
                        range.start(),
                        range.end(),
                        **timeout
                    );
                    diagnostics.push(timeout.diagnostic(Code::FleetTimeout, message));
                }
            }
        }
    }
}

fn timeouts(fleet: &InstanceFleet) -> impl Iterator<Item = (&Spanned<i32>, RangeInclusive<i32>)> {
    let launch = fleet.launch_specifications.as_ref();
    let at_launch = launch
        .and_then(|own| own.spot_specification.as_ref())
        .map(|spot| (&spot.timeout_duration_minutes, SPOT_TIMEOUT));
    let resize = fleet.resize_specifications.as_ref();
    let of_spot = resize
        .and_then(|own| own.spot_resize_specification.as_ref())
        .and_then(|own| own.timeout_duration_minutes.as_ref());
    let on_demand = resize
        .and_then(|own| own.on_demand_resize_specification.as_ref())
        .and_then(|own| own.timeout_duration_minutes.as_ref());
    let of_resize = of_spot.into_iter().chain(on_demand);
    at_launch
        .into_iter()
        .chain(of_resize.map(|timeout| (timeout, RESIZE_TIMEOUT)))
}
