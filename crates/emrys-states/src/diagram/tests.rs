// SPDX-License-Identifier: Apache-2.0
//! Tests of diagrams: what is shown of a machine and of an execution, and that no machine is too much.

use std::fmt::Write;
use std::sync::Arc;

use emrys_diagnostics::Source;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Iterations, Outcome, Trail, Visit, mermaid, svg};
use crate::machine::StateMachine;

fn machine(definition: &Value) -> StateMachine {
    let source = Arc::new(Source::new("machine.asl.json", definition.to_string()));
    let reading = crate::read(&source);
    reading
        .machine
        .unwrap_or_else(|| panic!("{:?}", reading.findings))
}

/// A machine with one of everything: a loop, errors that are caught, flows within states, names that need care.
fn sample() -> StateMachine {
    machine(&json!({
        "Comment": "Runs <things> & \"more\"",
        "QueryLanguage": "JSONata",
        "StartAt": "Create",
        "States": {
            "Create": {
                "Type": "Task",
                "Resource": "arn:aws:states:::elasticmapreduce:createCluster.sync",
                "Arguments": {},
                "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Give up" }],
                "Next": "Which <day>?"
            },
            "Which <day>?": {
                "Type": "Choice",
                "Choices": [
                    { "Condition": "{% $states.input.day = 'monday' %}", "Next": "Each" },
                    { "Condition": "{% $states.input.again %}", "Next": "Create" }
                ],
                "Default": "Both"
            },
            "Each": {
                "Type": "Map",
                "MaxConcurrency": 5,
                "ItemProcessor": {
                    "StartAt": "Add \"it\"",
                    "States": {
                        "Add \"it\"": {
                            "Type": "Task",
                            "Resource": "arn:aws:lambda:us-east-1:123456789012:function:add",
                            "End": true
                        }
                    }
                },
                "Catch": [{ "ErrorEquals": ["Some.Error", "Other.Error"], "Next": "Both" }],
                "Next": "Both"
            },
            "Both": {
                "Type": "Parallel",
                "Branches": [
                    { "StartAt": "Left", "States": { "Left": { "Type": "Pass", "End": true } } },
                    { "StartAt": "Right", "States": { "Right": { "Type": "Wait", "Seconds": 30, "End": true } } }
                ],
                "Next": "Done"
            },
            "Done": { "Type": "Succeed" },
            "Give up": { "Type": "Fail", "Error": "Launch.Failed" }
        }
    }))
}

fn visit(outcome: Outcome) -> Visit {
    Visit {
        outcome,
        entered: 1,
        retries: 0,
        took: Some("1.5 s".to_owned()),
        iterations: None,
        error: None,
    }
}

fn trail() -> Trail {
    let mut trail = Trail::default();
    let each = Visit {
        retries: 2,
        iterations: Some(Iterations {
            total: 12,
            succeeded: 7,
            failed: 1,
        }),
        error: Some("Some.Error".to_owned()),
        ..visit(Outcome::Caught)
    };
    let add = Visit {
        entered: 8,
        ..visit(Outcome::Failed)
    };
    let visits = [
        ("Create", visit(Outcome::Succeeded)),
        ("Which <day>?", visit(Outcome::Succeeded)),
        ("Each", each),
        ("Add \"it\"", add),
        ("Both", visit(Outcome::Running)),
    ];
    trail.visits = visits.map(|(name, visit)| (name.to_owned(), visit)).into();
    let transitions = [
        ("Create", "Which <day>?"),
        ("Which <day>?", "Each"),
        ("Each", "Both"),
    ];
    trail.transitions = transitions
        .map(|(from, to)| (from.to_owned(), to.to_owned()))
        .into();
    trail
}

#[test]
fn a_machine_as_mermaid() {
    insta::assert_snapshot!(mermaid(&sample(), "Things", None));
}

#[test]
fn an_execution_as_mermaid() {
    insta::assert_snapshot!(mermaid(&sample(), "Things: r1", Some(&trail())));
}

#[test]
fn a_machine_as_svg() {
    insta::assert_snapshot!(svg(&sample(), "Things", None));
}

#[test]
fn an_execution_as_svg() {
    insta::assert_snapshot!(svg(&sample(), "Things: r1", Some(&trail())));
}

/// A machine of so many states, each of which may lead on, to one of the others and, with an error, to another.
fn tangle(states: &[(usize, usize)]) -> Value {
    let count = states.len();
    let mut members = serde_json::Map::new();
    let name = |number: usize| format!("State {number}");
    for (number, (one, other)) in states.iter().enumerate() {
        let rule = |to: usize| json!({ "Condition": "{% true %}", "Next": name(to) });
        let next = (number + 1) % count;
        let choices = json!([rule(one % count), rule(other % count), rule(next)]);
        let state = json!({ "Type": "Choice", "Choices": choices, "Default": name(number) });
        members.insert(name(number), state);
    }
    members.insert("End".to_owned(), json!({ "Type": "Succeed" }));
    members.insert(
        name(count - 1),
        json!({ "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Next": "End" }),
    );
    json!({ "QueryLanguage": "JSONata", "StartAt": name(0), "States": members })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_leads_where_is_drawn(states in prop::collection::vec((0..30_usize, 0..30_usize), 2..14)) {
        let machine = machine(&tangle(&states));
        let drawn = svg(&machine, "Tangle", None);
        prop_assert_eq!(&drawn, &svg(&machine, "Tangle", None));
        for number in 0..states.len() {
            let shown = format!("<title>State {number}: ");
            prop_assert!(drawn.contains(&shown));
        }
        prop_assert!(!drawn.contains("NaN"));
    }
}

#[test]
fn a_hundred_states_that_catch_alike_share_a_line() {
    let mut states = serde_json::Map::new();
    for number in 0..100 {
        let state = json!({
            "Type": "Task",
            "Resource": "arn:aws:states:::sqs:sendMessage",
            "Arguments": {},
            "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Tell" }],
            "Next": if number == 99 { "Tell".to_owned() } else { format!("S{}", number + 1) },
        });
        states.insert(format!("S{number}"), state);
    }
    states.insert("Tell".to_owned(), json!({ "Type": "Succeed" }));
    let machine =
        machine(&json!({ "QueryLanguage": "JSONata", "StartAt": "S0", "States": states }));
    let drawn = svg(&machine, "Many", None);
    let width = drawn.split("width=\"").nth(1).unwrap();
    let width: f64 = width.split('"').next().unwrap().parse().unwrap();
    assert!(width < 900.0, "{width}");
}

#[test]
fn names_mean_nothing_to_svg_or_mermaid() {
    let name = "</title><script>\"'&`#; end\u{1}";
    let machine = machine(&json!({ "StartAt": name, "States": { name: { "Type": "Succeed" } } }));
    let drawn = svg(&machine, name, None);
    assert!(!drawn.contains("<script"));
    let charted = mermaid(&machine, "x", None);
    let mut quoted = String::new();
    for character in name.chars() {
        match character {
            ' ' | 'a'..='z' => quoted.push(character),
            other => write!(quoted, "#{};", u32::from(other)).unwrap(),
        }
    }
    assert!(
        charted.contains(&format!("[\"{quoted}<br>Succeed\"]")),
        "{charted}"
    );
}
