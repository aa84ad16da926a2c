// SPDX-License-Identifier: Apache-2.0
//! EMR spreads primary instances, and places no others (API reference, PlacementGroupConfig).

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::elements::PlacementStrategy;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for config in &cluster.instances.placement_group_config {
            let role = &config.instance_role;
            if **role != InstanceRole::Primary {
                let message = format!(
                    "EMR has placement groups for primary instances, not for `{}`",
                    role.as_str()
                );
                let diagnostic = role.diagnostic(Code::PlacementNotSupported, message);
                diagnostics.push(diagnostic.help("remove the entry"));
                continue;
            }
            let Some(strategy) = &config.placement_strategy else {
                continue;
            };
            if let Some(PlacementStrategy::Partition | PlacementStrategy::Cluster) =
                strategy.known()
            {
                let message = format!(
                    "EMR spreads primary instances, and has no strategy `{}`",
                    strategy.as_str()
                );
                let diagnostic = strategy.diagnostic(Code::PlacementNotSupported, message);
                diagnostics.push(diagnostic.help("write `SPREAD`"));
            }
        }
    }
}
