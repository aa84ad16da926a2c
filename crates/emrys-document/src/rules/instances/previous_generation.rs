// SPDX-License-Identifier: Apache-2.0
//! EC2's previous generations have successors.

use emrys_catalog::instance_types::InstanceType;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        // AMI versions have no choice.
        if cluster.release_label().is_none() {
            continue;
        }
        for kind in pools::of(cluster).iter().flat_map(|pool| &pool.kinds) {
            if kind
                .facts()
                .is_some_and(InstanceType::is_previous_generation)
            {
                let name = kind.instance_type;
                let message = format!("`{}` is of a previous generation", **name);
                let diagnostic = name.diagnostic(Code::PreviousGeneration, message);
                diagnostics.push(diagnostic.help("newer families do more for the same price"));
            }
        }
    }
}
