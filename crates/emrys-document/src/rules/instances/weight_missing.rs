// SPDX-License-Identifier: Apache-2.0
//! All instance types of a fleet have a weight, or none has (API reference, InstanceTypeConfig).

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for (_, fleet) in cluster.instances.fleets() {
            let configs = &fleet.instance_type_configs;
            let weighed = configs
                .iter()
                .find_map(|own| own.weighted_capacity.as_ref());
            // Where the others weigh 1 as well, leaving it out says the same.
            let Some(weighed) = weighed.filter(|_| configs.iter().any(|own| own.weight() != 1))
            else {
                continue;
            };
            for config in configs.iter().filter(|own| own.weighted_capacity.is_none()) {
                let name = &config.instance_type;
                let message = format!("`{}` counts as one unit beside types with weights", **name);
                let diagnostic = name.diagnostic(Code::WeightMissing, message);
                diagnostics.push(
                    diagnostic
                        .related(weighed.span.first_line(), "a weight")
                        .help("give it a `weighted_capacity`"),
                );
            }
        }
    }
}
