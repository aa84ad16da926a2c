// SPDX-License-Identifier: Apache-2.0
//! Managed scaling is of core and task instances (API reference, ComputeLimits).

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use super::managed;
use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (cluster, policy) in managed::of(project) {
        let mut pools = pools::of(cluster).into_iter();
        if pools.all(|pool| pool.role == InstanceRole::Primary) {
            let message =
                "the cluster has neither core nor task instances, and nothing else is scaled";
            let diagnostic = policy.diagnostic(Code::ScalingWithoutCore, message);
            diagnostics.push(diagnostic.help("add core instances, or remove the policy"));
        }
    }
}
