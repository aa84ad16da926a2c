// SPDX-License-Identifier: Apache-2.0
//! No instance type weighs more than its fleet is to have (Management Guide, instance fleets, target capacities).

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for (role, fleet) in cluster.instances.fleets() {
            let target = fleet.on_demand().max(fleet.spot());
            // What a primary fleet may weigh has a rule of its own.
            if role == InstanceRole::Primary || target <= 0 {
                continue;
            }
            for config in &fleet.instance_type_configs {
                let Some(weight) = config
                    .weighted_capacity
                    .as_ref()
                    .filter(|own| ***own > target)
                else {
                    continue;
                };
                let message = format!(
                    "one `{}` is {} units, and the fleet is to have {target}",
                    *config.instance_type, **weight
                );
                let diagnostic = weight.diagnostic(Code::WeightAboveTarget, message);
                diagnostics.push(diagnostic.help("count targets and weights in the same unit"));
            }
        }
    }
}
