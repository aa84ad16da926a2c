// SPDX-License-Identifier: Apache-2.0
//! Rules of what is deployed: profiles, launch functions, pipelines.
//!
//! `overrides` and `flows` are what several rules look at; they judge nothing. What the registry has, under names with a
//! namespace, no rule knows.

mod activity_name;
mod artifacts_missing;
mod circular_pipelines;
mod cluster_not_there;
mod colliding_names;
mod contradictory_bounds;
mod fail_and_reuse;
mod flows;
mod forbidden_override;
mod forms;
mod invalid_schedule;
mod invalid_variable;
mod overrides;
mod overruled_by_profile;
mod pipeline_profile;
mod refused_override;
mod secret_given_twice;
mod secrets_of_run;
mod undeployable_name;
mod unknown_definition;
mod unknown_member;
mod unused_profile;
mod useless_profile_key;
mod vpc_missing;

use super::Rule;
use crate::elements::{Launch, LaunchFunction, PipelineAction};
use crate::project::Project;

pub(super) const RULES: &[Rule] = &[
    activity_name::check,
    artifacts_missing::check,
    circular_pipelines::check,
    cluster_not_there::check,
    colliding_names::check,
    contradictory_bounds::check,
    fail_and_reuse::check,
    forbidden_override::check,
    forms::check,
    invalid_schedule::check,
    invalid_variable::check,
    overruled_by_profile::check,
    pipeline_profile::check,
    refused_override::check,
    secret_given_twice::check,
    secrets_of_run::check,
    undeployable_name::check,
    unknown_definition::check,
    unknown_member::check,
    unused_profile::check,
    useless_profile_key::check,
    vpc_missing::check,
];

/// Whether a name is that of something in the registry, with its namespace.
pub(super) fn is_of_registry(name: &str) -> bool {
    name.contains('/')
}

/// Whether a project has anything that is deployed and uses its definitions.
fn has_users(project: &Project) -> bool {
    !project.launch_functions.is_empty() || !project.pipelines.is_empty()
}

/// The launch functions of the project that launch a cluster which no job flow does, and whose profile therefore decides
/// for it. Of a cluster that allows overrides others may be in other projects.
pub(super) fn functions_of<'p>(
    project: &'p Project,
    launch: &super::launches::Launch<'_>,
) -> Option<Vec<&'p LaunchFunction>> {
    let functions = project.launch_functions.iter();
    let functions = functions.filter(|(_, own)| *own.cluster == **launch.name);
    let functions: Vec<_> = functions.map(|(_, own)| own).collect();
    let is_deployed = !functions.is_empty() || !launch.cluster.allowed_overrides.is_empty();
    (launch.job_flow.is_none() && is_deployed).then_some(functions)
}

/// Every activity that launches a cluster by a function of the project, with the function.
pub(super) fn launches(project: &Project) -> Vec<(&Launch, &LaunchFunction)> {
    let pipelines = project.pipelines.iter();
    let activities = pipelines.flat_map(|(_, pipeline)| pipeline.all_activities());
    let launches = activities.filter_map(|activity| match &activity.action {
        PipelineAction::Launch(launch) => Some(launch),
        _ => None,
    });
    let own = launches.filter_map(|launch| {
        let function = project.launch_functions.get(&launch.function)?;
        Some((launch, function))
    });
    own.collect()
}
