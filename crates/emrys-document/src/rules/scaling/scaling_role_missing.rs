// SPDX-License-Identifier: Apache-2.0
//! Scaling policies act through a role that the cluster is created with (Management Guide, automatic scaling).

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let first = policies::of_cluster(cluster).next();
        if let (Some(own), None) = (first, &cluster.autoscaling_role) {
            let message = "a scaling policy needs the cluster's `autoscaling_role`";
            let diagnostic = own.policy.diagnostic(Code::ScalingRoleMissing, message);
            diagnostics.push(diagnostic.help(
                "add `autoscaling_role: EMR_AutoScaling_DefaultRole`; it cannot be added to a running cluster",
            ));
        }
    }
}
