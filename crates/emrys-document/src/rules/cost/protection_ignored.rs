// SPDX-License-Identifier: Apache-2.0
//! A protected cluster is one that stays.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::launches;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for launch in launches::of(project) {
        // What becomes of a cluster with a flow, its activities say.
        let ends = launch.job_flow.is_some_and(|own| own.flow.is_none()) && !launch.stays();
        let protection = launch.cluster.termination_protection.as_ref();
        diagnostics.extend(protection.filter(|own| ***own && ends).map(|protection| {
            let message = "the cluster ends with its last step, protected or not";
            protection.diagnostic(Code::ProtectionIgnored, message)
        }));
    }
}
