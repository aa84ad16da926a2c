// SPDX-License-Identifier: Apache-2.0
//! Spot Instances of several types are less likely to be missing (EC2 User Guide, best practices for Spot Instances).

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for (_, fleet) in cluster.instances.fleets() {
            let [only] = fleet.instance_type_configs.as_slice() else {
                continue;
            };
            if fleet.spot() > 0 {
                let name = &only.instance_type;
                let message = format!("the fleet has Spot Instances of `{}` alone", **name);
                let diagnostic = name.diagnostic(Code::SingleTypeFleet, message);
                diagnostics.push(diagnostic.help("name other types that would do as well"));
            }
        }
    }
}
