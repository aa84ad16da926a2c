// SPDX-License-Identifier: Apache-2.0
//! Where states lead: to states of their own flow, all of them reached, and somewhere to an end.

use std::collections::{HashMap, HashSet};

use emrys_diagnostics::Code;
use emrys_diagnostics::suggest::did_you_mean;

use crate::parse::node::Node;
use crate::parse::outline::FlowOutline;
use crate::parse::problem::{Problem, Problems};

/// The rules for each flow by itself, since nothing leads from one into another.
pub(super) fn check(flow: &FlowOutline<'_>, problems: &mut Problems) {
    if flow.states.is_empty() {
        return;
    }
    targets(flow, problems);
    if ends(flow, problems) {
        reached(flow, problems);
    }
    for state in &flow.states {
        for inner in &state.flows {
            check(inner, problems);
        }
    }
}

/// Every field that names a state names one of this flow.
fn targets(flow: &FlowOutline<'_>, problems: &mut Problems) {
    let names: HashSet<&str> = flow.states.iter().map(|state| state.name).collect();
    let start_at = flow.start_at.into_iter();
    let targets = flow.states.iter().flat_map(|state| &state.targets);
    for node in start_at.chain(targets.copied()) {
        let Some(target) = node.as_text().filter(|target| !names.contains(target)) else {
            continue;
        };
        let message = format!("there is no state `{target}` to go on with");
        let problem = Problem::new(Code::MissingTransitionTarget, message, node.span.clone()).aws(
            "MISSING_TRANSITION_TARGET",
            // `Next` whatever the field is called.
            format!("Missing 'Next' target: {target}"),
        );
        problems.add(match did_you_mean(target, names.iter().copied()) {
            Some(help) => problem.help(help),
            None => problem,
        });
    }
}

/// Some state is the last.
fn ends(flow: &FlowOutline<'_>, problems: &mut Problems) -> bool {
    let ends = flow.states.iter().any(|state| state.terminal);
    if !ends {
        problems.add(
            Problem::new(
                Code::NoTerminalState,
                "no state is the last: none has `End: true`, is a Succeed or a Fail state",
                flow.owner.clone(),
            )
            .aws("MISSING_END_STATE", "Workflow has no terminal state")
            .everywhere(),
        );
    }
    ends
}

/// Every state is reached from `StartAt`, if there is one.
fn reached(flow: &FlowOutline<'_>, problems: &mut Problems) {
    let states: HashMap<&str, _> = flow.states.iter().map(|it| (it.name, it)).collect();
    let mut reached = HashSet::new();
    let Some(start_at) = flow.start_at.and_then(Node::as_text) else {
        return;
    };
    let mut open = vec![start_at];
    while let Some(name) = open.pop() {
        if let Some(state) = states.get(name)
            && reached.insert(state.name)
        {
            open.extend(state.targets.iter().filter_map(|target| target.as_text()));
        }
    }
    for state in &flow.states {
        if !reached.contains(state.name) {
            let name = state.name;
            let message = format!("no way leads from `StartAt` to the state `{name}`");
            problems.add(
                Problem::new(Code::UnreachableState, message, state.name_span.clone()).aws(
                    "MISSING_TRANSITION_TARGET",
                    format!("State \"{name}\" is not reachable."),
                ),
            );
        }
    }
}
