// SPDX-License-Identifier: Apache-2.0
//! A cluster with an auto-termination policy stays long enough for it. With a flow, or to be kept after a failure, it may.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::launches;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for launch in launches::of(project) {
        // Of a cluster that nobody launches here, nobody knows how it is used.
        let Some(job_flow) = launch.job_flow else {
            continue;
        };
        let is_open = job_flow.flow.is_some() || job_flow.end_of_life.is_some();
        if launch.stays() || is_open {
            continue;
        }
        diagnostics.extend(
            launch
                .cluster
                .auto_termination_policy
                .as_ref()
                .map(|policy| {
                    let message =
                        "the cluster ends with its last step, before the policy could end it";
                    policy.diagnostic(Code::PolicyWithoutUse, message)
                }),
        );
    }
}
