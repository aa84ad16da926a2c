// SPDX-License-Identifier: Apache-2.0
//! Pipelines do not start one another in a circle that has no end.

use std::collections::{HashMap, HashSet};

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{PipelineAction, PipelineFlow, RunTarget};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let mut started: HashMap<&str, Vec<&Spanned<String>>> = HashMap::new();
    for (name, pipeline) in project.pipelines.iter() {
        let own = started.entry(name).or_default();
        if let Some(flow) = pipeline.flow() {
            starts(flow, false, own);
        }
    }
    let mut seen = HashSet::new();
    for (name, _) in project.pipelines.iter() {
        if seen.insert(name.as_str()) {
            follow(name, &started, &mut seen, diagnostics);
        }
    }
}

/// Follows what a pipeline starts, from one to the next: there may be too many for the stack.
fn follow<'p>(
    first: &'p str,
    started: &HashMap<&'p str, Vec<&'p Spanned<String>>>,
    seen: &mut HashSet<&'p str>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let next_of = |name: &str| started.get(name).into_iter().flatten().copied();
    let mut way = vec![(first, next_of(first))];
    let mut open = HashSet::from([first]);
    while let Some((name, next)) = way.last_mut() {
        let Some(next) = next.next() else {
            open.remove(*name);
            way.pop();
            continue;
        };
        if open.contains(next.as_str()) {
            let names = way.iter().map(|(name, _)| *name);
            let circle = names.skip_while(|name| *name != next.as_str());
            let circle = circle.chain([next.as_str()]);
            let circle: Vec<String> = circle.map(|name| format!("`{name}`")).collect();
            let message = format!("pipelines start one another: {}", circle.join(" starts "));
            diagnostics.push(next.diagnostic(Code::CircularPipelines, message));
        } else if seen.insert(next.as_str()) {
            open.insert(next.as_str());
            way.push((next.as_str(), next_of(next)));
        }
    }
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
