// SPDX-License-Identifier: Apache-2.0
//! Several primary instances are spread, and one is not (Management Guide, placement groups).

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::elements::PlacementStrategy;
use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        if pools::primaries(cluster) > 1 {
            continue;
        }
        for config in &cluster.instances.placement_group_config {
            let strategy = config.placement_strategy.as_ref();
            let asks_for_none =
                strategy.is_some_and(|own| own.known() == Some(&PlacementStrategy::None));
            let role = &config.instance_role;
            if **role == InstanceRole::Primary && !asks_for_none {
                let message = "a single primary instance cannot be spread";
                let diagnostic = role.diagnostic(Code::PlacementOfOne, message);
                diagnostics
                    .push(diagnostic.help("have three of them, or remove the placement group"));
            }
        }
    }
}
