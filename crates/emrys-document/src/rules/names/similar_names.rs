// SPDX-License-Identifier: Apache-2.0
//! Names of the same kind of thing differ by more than what people and other tools overlook.

use std::collections::HashMap;

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(similar(project.clusters.iter().map(|(name, _)| name)));
    diagnostics.extend(similar(project.job_flows.iter().map(|(name, _)| name)));
    diagnostics.extend(similar(project.profiles.iter().map(|(name, _)| name)));
    let functions = project.launch_functions.iter().map(|(name, _)| name);
    let pipelines = project.pipelines.iter().map(|(name, _)| name);
    diagnostics.extend(similar(functions.chain(pipelines)));
}

fn similar<'p>(names: impl Iterator<Item = &'p Spanned<String>>) -> Vec<Diagnostic> {
    let mut seen = HashMap::new();
    let mut diagnostics = Vec::new();
    for name in names {
        let Some(first) = seen.insert(essence(name), name) else {
            continue;
        };
        // What is the same is an error, and said elsewhere.
        if **first == **name {
            continue;
        }
        let message = format!("`{}` is easily taken for `{}`", **name, **first);
        let diagnostic = name.diagnostic(Code::SimilarNames, message);
        diagnostics.push(diagnostic.related(first.span.first_line(), "the other one"));
    }
    diagnostics
}

fn essence(name: &str) -> String {
    let letters = name
        .chars()
        .filter(|own| !matches!(own, '-' | '_' | '.' | ' '));
    letters.flat_map(char::to_lowercase).collect()
}
