// SPDX-License-Identifier: Apache-2.0
//! Tags have keys that are not reserved for AWS or for Emrys.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{LaunchFunction, PipelineAction, Tags};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let clusters = project.all_clusters().map(|cluster| &cluster.tags);
    let job_flows = project.job_flows.iter().map(|(_, job_flow)| &job_flow.tags);
    diagnostics.extend(clusters.chain(job_flows).flat_map(reserved));
    for (_, function) in project.launch_functions.iter() {
        diagnostics.extend(reserved(&function.tags));
        diagnostics.extend(function.tags.iter().filter_map(|(key, _)| of_emrys(key)));
    }
    let pipelines = project.pipelines.iter();
    let activities = pipelines.flat_map(|(_, pipeline)| pipeline.all_activities());
    for activity in activities {
        if let PipelineAction::Launch(launch) = &activity.action {
            let function = project.launch_functions.get(&launch.function);
            let keys = launch.tags.iter().map(|(key, _)| key);
            diagnostics.extend(keys.filter_map(|key| of_launch(key, function)));
        }
    }
}

/// What is wrong with a tag that an activity gives a cluster: callers of launch functions cannot give all.
fn of_launch(key: &Spanned<String>, function: Option<&LaunchFunction>) -> Option<Diagnostic> {
    let own = function.and_then(|function| function.tags.entry(key));
    of_aws(key).or_else(|| of_emrys(key)).or_else(|| {
        let (own, _) = own?;
        let message = format!("the tag `{}` is the launch function's own", **key);
        let diagnostic = key.diagnostic(Code::ReservedTag, message);
        Some(diagnostic.related(own.span.first_line(), "the launch function's"))
    })
}

/// Of whom a cluster is, is said by tags that nobody else gives.
fn of_emrys(key: &Spanned<String>) -> Option<Diagnostic> {
    key.starts_with("emrys:").then(|| {
        let message = format!(
            "the key `{}` begins with `emrys:`, which Emrys gives",
            **key
        );
        key.diagnostic(Code::ReservedTag, message)
    })
}

fn reserved(tags: &Tags) -> impl Iterator<Item = Diagnostic> {
    tags.iter().filter_map(|(key, _)| of_aws(key))
}

fn of_aws(key: &Spanned<String>) -> Option<Diagnostic> {
    let start = key.get(..4);
    let is_reserved = start.is_some_and(|start| start.eq_ignore_ascii_case("aws:"));
    is_reserved.then(|| {
        let message = format!("the key `{}` begins with `aws:`, which is reserved", **key);
        key.diagnostic(Code::ReservedTag, message)
    })
}
