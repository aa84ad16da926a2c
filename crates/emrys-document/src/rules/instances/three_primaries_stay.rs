// SPDX-License-Identifier: Apache-2.0
//! Three primary instances switch termination protection on, and override what is said of the cluster's end (Management
//! Guide, multiple primary nodes).

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::pools::{self, place};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        if pools::primaries(cluster) < 3 {
            continue;
        }
        let protection = cluster.termination_protection.as_ref();
        let alive = cluster.keep_job_flow_alive_when_no_steps.as_ref();
        let overridden = [
            protection.filter(|protected| !***protected).map(place),
            alive.filter(|alive| !***alive).map(place),
            cluster.auto_termination_policy.as_ref().map(place),
        ];
        for setting in overridden.into_iter().flatten() {
            let message = "with three primary instances the cluster stays, and is protected from termination, whatever \
                           is said here";
            let diagnostic = setting.diagnostic(Code::ThreePrimariesStay, message);
            diagnostics.push(diagnostic.help("a cluster that is to end by itself has one"));
        }
    }
}
