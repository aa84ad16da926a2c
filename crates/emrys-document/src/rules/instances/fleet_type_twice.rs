// SPDX-License-Identifier: Apache-2.0
//! An instance type stands once in a fleet.

use std::collections::HashMap;

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for (_, fleet) in cluster.instances.fleets() {
            let mut seen = HashMap::new();
            for name in fleet
                .instance_type_configs
                .iter()
                .map(|own| &own.instance_type)
            {
                if let Some(first) = seen.insert(name.as_str(), name) {
                    let message = format!("`{}` is in the fleet already", **name);
                    let diagnostic = name.diagnostic(Code::FleetTypeTwice, message);
                    diagnostics.push(diagnostic.related(first.span.first_line(), "here"));
                }
            }
        }
    }
}
