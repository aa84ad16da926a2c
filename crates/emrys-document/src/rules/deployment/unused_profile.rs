// SPDX-License-Identifier: Apache-2.0
//! Profiles of a project with launch functions or pipelines are there for one of them.

use std::collections::HashSet;

use emrys_diagnostics::{Code, Diagnostic};

use super::has_users;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    if !has_users(project) {
        return;
    }
    let functions = project.launch_functions.iter();
    let functions = functions.map(|(_, function)| &function.profile);
    let pipelines = project.pipelines.iter();
    let pipelines = pipelines.filter_map(|(_, pipeline)| pipeline.profile.as_ref());
    let used: HashSet<&str> = functions
        .chain(pipelines)
        .map(|name| name.as_str())
        .collect();
    let names = project.profiles.iter().map(|(name, _)| name);
    let unused = names.filter(|name| !used.contains(&name.as_str()));
    diagnostics.extend(unused.map(|name| {
        let message = format!("nothing in the project uses the profile `{}`", **name);
        name.diagnostic(Code::UnusedProfile, message)
    }));
}
