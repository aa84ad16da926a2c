// SPDX-License-Identifier: Apache-2.0
//! Variables: their names, who sees them, who may set them.

use std::collections::HashMap;

use emrys_diagnostics::suggest::did_you_mean;
use emrys_diagnostics::{Code, Span};

use super::functions;
use crate::parse::outline::{FlowOutline, Use};
use crate::parse::problem::{Problem, Problems};

const MAX_CHARACTERS: usize = 80;

/// The variables that a flow sets, by name without `.$`, with the place where it first does.
type Assigned = HashMap<String, Span>;

pub(super) fn check(machine: &FlowOutline<'_>, problems: &mut Problems) {
    flow(machine, &mut Vec::new(), problems);
}

/// A flow, inside of those whose variables are given, the outermost first.
fn flow(flow_outline: &FlowOutline<'_>, around: &mut Vec<Assigned>, problems: &mut Problems) {
    let mut assigned = Assigned::new();
    for member in flow_outline.states.iter().flat_map(|state| &state.assigns) {
        let name = member.name.strip_suffix(".$").unwrap_or(&member.name);
        names(name, &member.name_span, problems);
        if let Some(outer) = around.iter().find_map(|outer| outer.get(name)) {
            let message =
                format!("`{name}` is a variable of the states around, which cannot be set here");
            problems.add(
                Problem::new(Code::VariableOfOuterFlow, message, member.name_span.clone())
                    .related(outer.clone(), "set here")
                    .help("give the variable another name, and pass its value on by the output"),
            );
        }
        assigned
            .entry(name.to_owned())
            .or_insert_with(|| member.name_span.clone());
    }
    around.push(assigned);
    for state in &flow_outline.states {
        for it in &state.uses {
            used(it, around, problems);
        }
        for inner in &state.flows {
            if inner.sees_outer_variables {
                flow(inner, around, problems);
            } else {
                flow(inner, &mut Vec::new(), problems);
            }
        }
    }
    around.pop();
}

fn names(name: &str, span: &Span, problems: &mut Problems) {
    let mut characters = name.chars();
    let begins = characters
        .next()
        .is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first));
    let message = if name == "states" {
        "`states` is the name of what Step Functions gives, and cannot be set".to_owned()
    } else if name.chars().count() > MAX_CHARACTERS {
        format!("the name of a variable has at most {MAX_CHARACTERS} characters")
    } else if !begins || !characters.all(unicode_ident::is_xid_continue) {
        format!("`{name}` is not a name for a variable")
    } else {
        return;
    };
    problems.add(
        Problem::new(Code::InvalidVariableName, message, span.clone())
            .help("a name is a letter and then letters, digits and `_`, without `$`"),
    );
}

fn used(used: &Use, around: &[Assigned], problems: &mut Problems) {
    let name = used.name.as_str();
    if functions::is_one(name) || around.iter().any(|flow| flow.contains_key(name)) {
        return;
    }
    let message = format!("no state that this one could know of sets the variable `${name}`");
    let problem = Problem::new(Code::VariableNotAssigned, message, used.span.clone());
    let known = around.iter().flat_map(HashMap::keys).map(String::as_str);
    problems.add(match did_you_mean(name, known) {
        Some(help) => problem.help(help),
        None => problem,
    });
}
