// SPDX-License-Identifier: Apache-2.0
//! Pipelines do not start one another in a circle that has no end.

use std::collections::HashSet;

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{PipelineAction, PipelineFlow, RunTarget};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let mut done = HashSet::new();
    for (name, _) in project.pipelines.iter() {
        visit(project, name, &mut Vec::new(), &mut done, diagnostics);
    }
}

/// Follows what a pipeline starts. `open` has those on the way to it.
fn visit<'p>(
    project: &'p Project,
    name: &'p str,
    open: &mut Vec<&'p str>,
    done: &mut HashSet<&'p str>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if done.contains(name) {
        return;
    }
    open.push(name);
    let flow = project.pipelines.get(name).and_then(|own| own.flow());
    let mut started = Vec::new();
    if let Some(flow) = flow {
        starts(flow, false, &mut started);
    }
    for next in started {
        match open.iter().position(|before| *before == next.as_str()) {
            Some(first) => {
                let way = open.iter().skip(first).copied().chain([next.as_str()]);
                let way: Vec<String> = way.map(|name| format!("`{name}`")).collect();
                let message = format!("pipelines start one another: {}", way.join(" starts "));
                diagnostics.push(next.diagnostic(Code::CircularPipelines, message));
            }
            None => visit(project, next, open, done, diagnostics),
        }
    }
    open.pop();
    done.insert(name);
}

/// The pipelines that a flow starts for certain, or whose end it waits for. One that only goes on elsewhere, and under a
/// condition, ends its own execution.
fn starts<'p>(flow: &'p PipelineFlow, in_choice: bool, found: &mut Vec<&'p Spanned<String>>) {
    for activity in flow.iter() {
        if let PipelineAction::Run(run) = &activity.action
            && let RunTarget::Pipeline(name) = &run.target
            && (run.waits() || !in_choice)
        {
            found.push(name);
        }
        let in_choice = in_choice || matches!(activity.action, PipelineAction::Choice(_));
        for inner in activity.action.flows() {
            starts(inner, in_choice, found);
        }
    }
}
