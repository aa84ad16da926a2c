// SPDX-License-Identifier: Apache-2.0
//! Names of states: each is there once in the whole machine.

use std::collections::HashMap;

use emrys_diagnostics::{Code, Span};

use crate::parse::outline::FlowOutline;
use crate::parse::problem::{Problem, Problems};

pub(super) fn check(machine: &FlowOutline<'_>, problems: &mut Problems) {
    let mut seen = HashMap::new();
    let mut open = vec![machine];
    while let Some(flow) = open.pop() {
        for state in &flow.states {
            name(state.name, &state.name_span, &mut seen, problems);
            open.extend(&state.flows);
        }
    }
}

fn name<'n>(
    name: &'n str,
    span: &Span,
    seen: &mut HashMap<&'n str, Span>,
    problems: &mut Problems,
) {
    let Some(earlier) = seen.insert(name, span.clone()) else {
        return;
    };
    problems.add(
        Problem::new(
            Code::DuplicateStateName,
            format!("there is another state `{name}` in the machine"),
            span.clone(),
        )
        .related(earlier, "the other")
        .aws(
            "DUPLICATE_STATE_NAME",
            format!("Duplicate State name: {name}"),
        ),
    );
}
