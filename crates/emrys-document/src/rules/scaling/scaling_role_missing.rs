// SPDX-License-Identifier: Apache-2.0
//! Scaling policies act through a role that the cluster is created with (Management Guide, automatic scaling).

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;
use crate::rules::{deployment, launches};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for launch in launches::of(project) {
        let cluster = launch.cluster;
        let first = policies::of_cluster(cluster).next();
        // The profile of a launch function has the role.
        let has_profile = deployment::functions_of(project, &launch).is_some();
        if let (Some(own), None, false) = (first, &cluster.autoscaling_role, has_profile) {
            let message = "a scaling policy needs the cluster's `autoscaling_role`";
            let diagnostic = own.policy.diagnostic(Code::ScalingRoleMissing, message);
            diagnostics.push(diagnostic.help(
                "add `autoscaling_role: EMR_AutoScaling_DefaultRole`; it cannot be added to a running cluster",
            ));
        }
    }
}
