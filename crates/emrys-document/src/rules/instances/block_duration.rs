// SPDX-License-Identifier: Apache-2.0
//! EC2 has no Spot Instances for a fixed time any more (API reference, SpotProvisioningSpecification).

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for (_, fleet) in cluster.instances.fleets() {
            let launch = fleet.launch_specifications.as_ref();
            let spot = launch.and_then(|own| own.spot_specification.as_ref());
            if let Some(duration) = spot.and_then(|own| own.block_duration_minutes.as_ref()) {
                let message = "Spot Instances for a fixed time ended with the year 2022";
                let diagnostic = duration.diagnostic(Code::BlockDuration, message);
                diagnostics.push(diagnostic.help("remove it"));
            }
        }
    }
}
