// SPDX-License-Identifier: Apache-2.0
//! The names of a pipeline's activities can be those of states.

use std::collections::HashMap;

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Pipeline;
use crate::project::Project;
use crate::spanned::Spanned;

/// Step Functions Developer Guide, "State machine structure in Amazon States Language".
const MOST_CHARACTERS: usize = 80;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, pipeline) in project.pipelines.iter() {
        problems(pipeline, diagnostics);
    }
}

fn problems(pipeline: &Pipeline, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<&str, &Spanned<String>> = HashMap::new();
    let activities = pipeline.all_activities().into_iter();
    for name in activities.filter_map(|activity| activity.name.as_ref()) {
        let report = |message: String| name.diagnostic(Code::InvalidActivityName, message);
        let count = name.chars().count();
        if name.trim().is_empty() {
            diagnostics.push(report("the name of an activity cannot be empty".to_owned()));
        } else if count > MOST_CHARACTERS {
            let message = format!(
                "the name of an activity has at most {MOST_CHARACTERS} characters, not {count}"
            );
            diagnostics.push(report(message));
        }
        match seen.get(name.as_str()) {
            Some(first) => {
                let message = format!("two activities of the pipeline are called `{}`", **name);
                let diagnostic = report(message);
                diagnostics.push(diagnostic.related(first.span.first_line(), "the other one"));
            }
            None => {
                seen.insert(name, name);
            }
        }
    }
}
