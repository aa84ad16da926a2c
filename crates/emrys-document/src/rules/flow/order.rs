// SPDX-License-Identifier: Apache-2.0
//! The activities of a flow can follow each other: there is a cluster from the first on, one, until its end.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{Activity, JobFlow, WaitFor};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        diagnostics.extend(beginning(job_flow));
        diagnostics.extend(further_launches(job_flow));
        for flow in [&job_flow.flow, &job_flow.failed_flow]
            .into_iter()
            .flatten()
        {
            diagnostics.extend(after_the_end(flow));
        }
    }
}

fn beginning(job_flow: &JobFlow) -> Option<Diagnostic> {
    let flow = job_flow.flow.as_ref().filter(|flow| flow.is_whole)?;
    let message = "a flow begins with `start_cluster`";
    match flow.first() {
        Some(first) if matches!(**first, Activity::StartCluster(_)) => None,
        Some(first) => Some(first.diagnostic(Code::InvalidFlow, message)),
        None => Some(flow.diagnostic(Code::InvalidFlow, message)),
    }
}

fn further_launches(job_flow: &JobFlow) -> Vec<Diagnostic> {
    let starts = |activity: &&Spanned<Activity>| matches!(***activity, Activity::StartCluster(_));
    let flow = job_flow.flow.iter().flat_map(|flow| flow.iter());
    let failed_flow = job_flow.failed_flow.iter().flat_map(|flow| flow.iter());
    let in_flow = flow.filter(starts).skip(1).map(|activity| {
        activity.diagnostic(
            Code::InvalidFlow,
            "a flow starts one cluster, and this is another",
        )
    });
    let in_failed_flow = failed_flow.filter(starts).map(|activity| {
        let message = "the failed flow works on the cluster of the run, and starts none";
        activity.diagnostic(Code::InvalidFlow, message)
    });
    let help = "what is to be launched again after a failure is said by the job flow's `retry`";
    let found = in_flow.chain(in_failed_flow);
    found.map(|diagnostic| diagnostic.help(help)).collect()
}

/// The first activity that comes when the cluster is no more. Waiting for the end of a cluster that is being terminated
/// is no such activity.
fn after_the_end(flow: &[Spanned<Activity>]) -> Option<Diagnostic> {
    let ends = |activity: &Activity| {
        matches!(activity, Activity::TerminateCluster(_)) || waits_for_the_end(activity)
    };
    let end = flow.iter().position(|activity| ends(activity))?;
    let last = flow.get(end)?;
    let mut after = flow.iter().skip(end + 1);
    let wrong = after.find(|next| waits_for_the_end(last) || !waits_for_the_end(next))?;
    let message = format!("`{}` comes after the end of the cluster", wrong.key());
    let diagnostic = wrong.diagnostic(Code::InvalidFlow, message);
    Some(diagnostic.related(last.span.first_line(), "here the cluster ends"))
}

fn waits_for_the_end(activity: &Activity) -> bool {
    matches!(activity, Activity::Wait(wait) if *wait.until == WaitFor::Ended)
}
