// SPDX-License-Identifier: Apache-2.0
//! Core instances have HDFS, which goes with them (Management Guide, cluster configuration guidelines, core nodes on Spot
//! Instances). A cluster that is on the spot market as a whole is taken at its word.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let pools = pools::of(cluster);
        let has_spot_primary = pools
            .iter()
            .any(|pool| pool.role == InstanceRole::Primary && pool.spot.is_some());
        if has_spot_primary {
            continue;
        }
        let core = pools.iter().filter(|pool| pool.role == InstanceRole::Core);
        for spot in core.filter_map(|pool| pool.spot.as_ref()) {
            let message = "the data in HDFS goes with core instances that EC2 takes back";
            let diagnostic = spot.diagnostic(Code::SpotCore, message);
            diagnostics.push(
                diagnostic
                    .help("have core instances on demand, and task instances on the spot market"),
            );
        }
    }
}
