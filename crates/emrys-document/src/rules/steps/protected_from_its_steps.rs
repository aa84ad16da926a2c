// SPDX-License-Identifier: Apache-2.0
//! Steps whose failure is to end the cluster are not on one that is protected from it.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::action_on_failure::ActionOnFailure;

use crate::project::Project;
use crate::rules::launches;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for launch in launches::of(project) {
        let protection = launch.cluster.termination_protection.as_ref();
        let Some(protection) = protection.filter(|own| ***own && launch.stays()) else {
            continue;
        };
        let steps = launch.job_flow.iter().flat_map(|own| own.all_steps());
        let actions = steps.filter_map(|step| step.action_on_failure.as_ref());
        let terminates = |action: &ActionOnFailure| {
            matches!(
                action,
                ActionOnFailure::TerminateCluster | ActionOnFailure::TerminateJobFlow
            )
        };
        diagnostics.extend(actions.filter(|action| terminates(action)).map(|action| {
            let message = "the cluster is protected from termination, and stays";
            let diagnostic = action.diagnostic(Code::ProtectedFromItsSteps, message);
            diagnostic.related(protection.span.first_line(), "the protection")
        }));
    }
}
