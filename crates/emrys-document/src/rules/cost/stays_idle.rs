// SPDX-License-Identifier: Apache-2.0
//! A cluster that stays has an auto-termination policy, if there can be one.

use emrys_catalog::limits::has_cluster_policies;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::launches;
use crate::rules::pools::place;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for launch in launches::of(project) {
        let cluster = launch.cluster;
        let label = cluster.release_label();
        let can_end = label.is_some_and(|label| has_cluster_policies(**label));
        if !launch.stays() || !can_end || cluster.auto_termination_policy.is_some() {
            continue;
        }
        let end = launch.job_flow.and_then(|own| own.end_of_life.as_ref());
        let keep = cluster.keep_job_flow_alive_when_no_steps.as_ref();
        let said = end.map(place).or_else(|| keep.map(place));
        diagnostics.extend(said.map(|said| {
            let message = "the cluster stays, and nothing ends it when it is idle";
            let diagnostic = said.diagnostic(Code::StaysIdle, message);
            diagnostic.help("give the cluster an `auto_termination_policy`")
        }));
    }
}
