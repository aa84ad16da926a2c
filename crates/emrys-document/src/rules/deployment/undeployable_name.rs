// SPDX-License-Identifier: Apache-2.0
//! Names can be those of parameters, state machines and roles.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::spanned::Spanned;

/// Most characters of a namespace.
const NAMESPACE: usize = 32;
/// Most characters of the name of a state machine (Step Functions API, CreateStateMachine).
const MACHINE: usize = 80;
/// Most characters of a cluster's name (API, RunJobFlow).
const CLUSTER: usize = 256;
/// What is put behind the name of a launch function whose clusters need passwords, for a machine of its own.
const SECRET: usize = "-secret".len();

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(namespace) = &project.namespace {
        diagnostics.extend(problem("a namespace", namespace, NAMESPACE));
    }
    // The name of a machine is `NAMESPACE_NAME`.
    let most = MACHINE.saturating_sub(project.namespace().chars().count() + 1);
    for (name, _) in project.profiles.iter() {
        diagnostics.extend(problem("a profile", name, MACHINE));
    }
    for (name, function) in project.launch_functions.iter() {
        let profile = project.profiles.get(&function.profile);
        let has_secret = profile.is_some_and(|profile| profile.kerberos_secret.is_some());
        let most = most.saturating_sub(if has_secret { SECRET } else { 0 });
        diagnostics.extend(problem("a launch function", name, most));
        diagnostics.extend(function.cluster_name.as_ref().and_then(cluster_name));
    }
    for (name, _) in project.pipelines.iter() {
        diagnostics.extend(problem("a pipeline", name, most));
    }
    let functions = project.launch_functions.iter();
    let functions: Vec<&str> = functions
        .map(|(_, function)| function.cluster.as_str())
        .collect();
    for (name, cluster) in project.clusters.iter() {
        // What is in no registry may be called as its author likes.
        if functions.contains(&name.as_str()) || !cluster.allowed_overrides.is_empty() {
            diagnostics.extend(problem("a cluster", name, MACHINE));
        }
    }
}

fn problem(what: &str, name: &Spanned<String>, most: usize) -> Option<Diagnostic> {
    let is_wrong = |letter: &char| !letter.is_ascii_alphanumeric() && !matches!(letter, '-' | '_');
    let count = name.chars().count();
    let message = match name.chars().find(is_wrong) {
        Some(wrong) => format!("the name of {what} cannot have `{wrong}`"),
        None if count == 0 => format!("the name of {what} cannot be empty"),
        None if count > most => {
            format!("the name of {what} has at most {most} characters here, not {count}")
        }
        None => return None,
    };
    let diagnostic = name.diagnostic(Code::UndeployableName, message);
    Some(diagnostic.help("names of what is deployed have letters, digits, `-` and `_`"))
}

fn cluster_name(name: &Spanned<String>) -> Option<Diagnostic> {
    let count = name.chars().count();
    // API, RunJobFlow: the pattern of `Name` has no such characters.
    let wrong = name.chars().find(|letter| "<>$|`".contains(*letter));
    let message = match wrong {
        Some(wrong) => format!("the name of a cluster cannot have `{wrong}`"),
        None if name.trim().is_empty() => "the name of a cluster cannot be empty".to_owned(),
        None if count > CLUSTER => {
            format!("the name of a cluster has at most {CLUSTER} characters, not {count}")
        }
        None => return None,
    };
    Some(name.diagnostic(Code::UndeployableName, message))
}
