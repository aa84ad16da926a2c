// SPDX-License-Identifier: Apache-2.0
//! What is installed on workers of two architectures has to exist for both.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(action) = cluster.bootstrap_action.first() else {
            continue;
        };
        let pools = pools::of(cluster);
        let workers = pools
            .iter()
            .filter(|pool| pool.role != InstanceRole::Primary);
        let mut kinds = workers
            .flat_map(|pool| &pool.kinds)
            .filter_map(|kind| Some((kind.instance_type, kind.facts()?.architecture)));
        let Some((_, first)) = kinds.next() else {
            continue;
        };
        if let Some((name, other)) = kinds.find(|(_, architecture)| *architecture != first) {
            let message = format!(
                "bootstrap actions run on {} and on {} instances",
                first.as_str(),
                other.as_str()
            );
            let diagnostic = name.diagnostic(Code::MixedArchitectures, message);
            diagnostics.push(
                diagnostic
                    .related(action.name.span.first_line(), "runs on both")
                    .help("whatever they install has to exist for both architectures"),
            );
        }
    }
}
