// SPDX-License-Identifier: Apache-2.0
//! A profile says where local files of its clusters are uploaded to.

use std::collections::HashMap;

use emrys_diagnostics::{Code, Diagnostic, Span};

use crate::elements::{
    Cluster, FileLocation, JobFlow, Pipeline, PipelineAction, ScriptSource, Step, StepAction,
};
use crate::project::Project;
use crate::rules::files::files;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let mut uploads: HashMap<&str, Span> = HashMap::new();
    for (_, function) in project.launch_functions.iter() {
        let cluster = project.clusters.get(&function.cluster);
        if let Some(file) = cluster.and_then(of_cluster) {
            uploads.entry(&function.profile).or_insert(file);
        }
    }
    for (_, pipeline) in project.pipelines.iter() {
        of_pipeline(project, pipeline, &mut uploads);
    }
    for (name, profile) in project.profiles.iter() {
        let file = uploads.get(name.as_str());
        let Some(file) = file.filter(|_| profile.artifacts.is_none()) else {
            continue;
        };
        let message = format!("clusters with the profile `{}` need local files", **name);
        let diagnostic = name.diagnostic(Code::ArtifactsMissing, message);
        let diagnostic = diagnostic.related(file.clone(), "a file that has to be uploaded");
        diagnostics.push(diagnostic.help("say by `artifacts` where they are uploaded to"));
    }
}

fn of_pipeline<'p>(
    project: &'p Project,
    pipeline: &'p Pipeline,
    uploads: &mut HashMap<&'p str, Span>,
) {
    let job_flow = pipeline.job_flow();
    let job_flow = job_flow.and_then(|name| project.job_flows.get(name));
    if let (Some(profile), Some(job_flow)) = (&pipeline.profile, job_flow)
        && let Some(file) = of_job_flow(project, job_flow)
    {
        uploads.entry(profile).or_insert(file);
    }
    let activities = pipeline.all_activities();
    // A variable of several clusters has all of their profiles.
    let mut profiles: HashMap<&str, Vec<&str>> = HashMap::new();
    for activity in &activities {
        if let PipelineAction::Launch(launch) = &activity.action
            && let Some(function) = project.launch_functions.get(&launch.function)
        {
            let own = profiles.entry(&launch.variable).or_default();
            own.push(&function.profile);
        }
    }
    for activity in activities {
        if let PipelineAction::AddSteps(add) = &activity.action
            && let Some(file) = add.steps.iter().find_map(|step| of_step(step))
        {
            let own = profiles.get(add.cluster.as_str()).into_iter().flatten();
            for profile in own {
                uploads.entry(profile).or_insert(file.clone());
            }
        }
    }
}

fn of_job_flow(project: &Project, job_flow: &JobFlow) -> Option<Span> {
    let cluster = project.cluster_of(job_flow).and_then(of_cluster);
    let python = job_flow
        .python
        .as_ref()
        .map(|python| python.span.first_line());
    let mut steps = job_flow.all_steps();
    cluster
        .or(python)
        .or_else(|| steps.find_map(|step| of_step(step)))
}

fn of_cluster(cluster: &Cluster) -> Option<Span> {
    let mut paths = cluster.bootstrap_action.iter().map(|action| &action.path);
    let local = paths.find(|path| is_local(path));
    local.map(|path| path.span.first_line())
}

fn of_step(step: &Step) -> Option<Span> {
    if let StepAction::Script(script) = &step.action
        && let ScriptSource::Inline(text) = &script.source
    {
        return Some(text.span.first_line());
    }
    let mut files = files(&step.action).into_iter();
    let local = files.find(|file| is_local(file));
    local.map(|file| file.span.first_line())
}

fn is_local(location: &FileLocation) -> bool {
    matches!(location, FileLocation::Local(_) | FileLocation::Absolute(_))
}
