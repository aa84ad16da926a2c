// SPDX-License-Identifier: Apache-2.0
//! A cluster is scaled by EMR or by policies of its groups (Management Guide, cluster scaling).

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(managed) = &cluster.instances.managed_scaling_policy else {
            continue;
        };
        for own in policies::of_cluster(cluster) {
            let message = "a cluster with managed scaling takes no scaling policies of its groups";
            let diagnostic = own.policy.diagnostic(Code::TwoScalingPolicies, message);
            let span = managed.span.first_line();
            diagnostics.push(
                diagnostic
                    .related(span, "managed scaling")
                    .help("keep one of the two"),
            );
        }
    }
}
