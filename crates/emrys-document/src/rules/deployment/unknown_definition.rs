// SPDX-License-Identifier: Apache-2.0
//! Profiles, launch functions, pipelines and job flows that are named are defined.

use emrys_diagnostics::{Code, Diagnostic, suggest};

use super::is_of_registry;
use crate::elements::{PipelineAction, RunTarget};
use crate::project::Project;
use crate::spanned::Spanned;

/// A kind of definition.
#[derive(Clone, Copy)]
struct Kind {
    /// Its key at the top of documents.
    key: &'static str,
    what: &'static str,
}

const PROFILE: Kind = Kind {
    key: "profiles",
    what: "profile",
};
const FUNCTION: Kind = Kind {
    key: "launch_functions",
    what: "launch function",
};
const PIPELINE: Kind = Kind {
    key: "pipelines",
    what: "pipeline",
};
const JOB_FLOW: Kind = Kind {
    key: "job_flows",
    what: "job flow",
};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let functions = project.launch_functions.iter();
    let mut named: Vec<(Kind, &Spanned<String>)> = functions
        .map(|(_, function)| (PROFILE, &function.profile))
        .collect();
    for (_, pipeline) in project.pipelines.iter() {
        named.extend(pipeline.profile.iter().map(|name| (PROFILE, name)));
        named.extend(pipeline.job_flow().map(|name| (JOB_FLOW, name)));
        let activities = pipeline.all_activities().into_iter();
        named.extend(activities.filter_map(|activity| match &activity.action {
            PipelineAction::Launch(launch) => Some((FUNCTION, &launch.function)),
            PipelineAction::Run(run) => match &run.target {
                RunTarget::Pipeline(name) => Some((PIPELINE, name)),
                RunTarget::StateMachine(_) => None,
            },
            _ => None,
        }));
    }
    let named = named.into_iter();
    diagnostics.extend(named.filter_map(|(kind, name)| problem(project, kind, name)));
}

fn problem(project: &Project, kind: Kind, name: &Spanned<String>) -> Option<Diagnostic> {
    let of_registry = is_of_registry(name) && kind.key != JOB_FLOW.key;
    if of_registry || project.defines(kind.key, name) {
        return None;
    }
    let message = format!("no document defines a {} `{}`", kind.what, **name);
    let diagnostic = name.diagnostic(Code::UnknownDefinition, message);
    let known: Vec<&str> = match kind.key {
        "profiles" => project.profiles.keys().collect(),
        "launch_functions" => project.launch_functions.keys().collect(),
        "pipelines" => project.pipelines.keys().collect(),
        _ => project.job_flows.keys().collect(),
    };
    Some(match suggest::did_you_mean(name, known) {
        Some(help) => diagnostic.help(help),
        None if kind.key == JOB_FLOW.key => diagnostic.help("define it under `job_flows`"),
        None => diagnostic.help(format!(
            "define it under `{}`, or write `namespace/name` of one in the registry",
            kind.key
        )),
    })
}
