// SPDX-License-Identifier: Apache-2.0
//! No text makes the reader panic or run away, and what it says is always about characters of the text.

use std::time::{Duration, Instant};

use emrys_diagnostics::{Code, Severity, Source};
use emrys_states::{MachineType, read, read_as};
use proptest::prelude::{Just, Strategy, prop_assert_eq, prop_oneof, proptest};
use serde_json::{Map, Value, json};

use super::definitions;

/// Words of the language and others, so that what is made of them is nearly a definition.
fn words() -> impl Strategy<Value = String> {
    let known = [
        "StartAt",
        "States",
        "Type",
        "Next",
        "End",
        "A",
        "B",
        "Task",
        "Pass",
        "Choice",
        "Map",
        "Parallel",
        "Wait",
        "Fail",
        "Succeed",
        "Resource",
        "Parameters",
        "ResultPath",
        "Retry",
        "Catch",
        "ErrorEquals",
        "Choices",
        "And",
        "Not",
        "Variable",
        "Condition",
        "ItemProcessor",
        "Iterator",
        "Branches",
        "QueryLanguage",
        "JSONata",
        "Output",
        "Assign",
        "Seconds",
        "Timestamp",
        "Default",
        "x.$",
        "$.a",
        "$$.Task",
        "$v",
        "{% $states.input.a %}",
        "{% $v + %}",
        "States.Format('{}', $.a)",
        "arn:aws:states:::lambda:invoke",
        "States.ALL",
        "ProcessorConfig",
        "Mode",
        "DISTRIBUTED",
        "ItemReader",
        "StringEquals",
        "größe",
        "\u{1f600}\\\"",
    ];
    prop_oneof![
        8 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => ".{0,8}",
    ]
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        proptest::bool::ANY.prop_map(Value::from),
        (-3_i64..100).prop_map(Value::from),
        proptest::num::f64::NORMAL.prop_map(Value::from),
        words().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((words(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn holds(text: &str) {
    for machine_type in [MachineType::Standard, MachineType::Express] {
        let reading = read_as(&Source::new("definition", text), machine_type);
        let errors = reading
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity() == Severity::Error);
        assert_eq!(reading.machine.is_none(), errors.count() > 0, "{text}");
        assert_eq!(reading.diagnostics.len(), reading.findings.len());
        for diagnostic in &reading.diagnostics {
            let label = diagnostic
                .primary()
                .unwrap_or_else(|| panic!("{diagnostic:?}"));
            assert_eq!(label.span.source().text(), text);
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,200}") {
        holds(&text);
    }

    #[test]
    fn nothing_that_is_nearly_a_definition_makes_it_panic(states in values(), start in words()) {
        holds(&json!({ "StartAt": start, "States": states }).to_string());
        holds(&json!({ "StartAt": start, "States": { "A": states } }).to_string());
        holds(&json!({ "StartAt": start, "QueryLanguage": "JSONata", "States": { "A": states } }).to_string());
    }

    #[test]
    fn no_definition_that_was_cut_or_changed_makes_it_panic(which in 0_usize..1000, at in 0.0..1.0, word in words()) {
        let all = definitions("tests");
        let (_, text) = &all[which % all.len()];
        let at = text.floor_char_boundary((at * text.len() as f64) as usize);
        let (before, after) = text.split_at(at);
        holds(before);
        holds(&format!("{before}{word}{after}"));
    }

    #[test]
    fn how_a_definition_is_laid_out_changes_nothing(which in 0_usize..1000) {
        let all = definitions("tests/fixtures");
        let (name, text) = &all[which % all.len()];
        let value: Value = serde_json::from_str(text).unwrap();
        let found = |text: &str| read(&Source::new(name.as_str(), text)).findings;
        prop_assert_eq!(found(text), found(&value.to_string()));
    }
}

#[test]
fn deep_nesting_is_refused_before_anything_recurses() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        for depth in [100, 127, 129, 500, 100_000] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let reading = read(&Source::new("definition", text));
            assert!(reading.machine.is_none());
            if depth > 128 {
                let code = reading.diagnostics[0].code();
                assert!(
                    matches!(code, Code::DocumentTooLarge | Code::InvalidSyntax),
                    "{code:?}"
                );
            }
        }
    }
}

#[test]
fn machines_within_machines_are_read_to_the_limit() {
    let nested = |levels: usize| {
        let mut machine = json!({ "StartAt": "0", "States": { "0": { "Type": "Succeed" } } });
        for level in 1..=levels {
            let name = level.to_string();
            machine = json!({ "StartAt": name, "States": {
                name: { "Type": "Parallel", "Branches": [machine], "End": true } } });
        }
        machine.to_string()
    };
    let reading = read(&Source::new("definition", nested(25)));
    assert!(reading.machine.is_some(), "{:#?}", reading.diagnostics);
    assert!(
        read(&Source::new("definition", nested(40)))
            .machine
            .is_none()
    );
}

#[test]
fn the_largest_definitions_are_read_in_linear_time() {
    let of = |count: usize| {
        let states: Map<String, Value> = (0..count)
            .map(|number| {
                let next = if number + 1 == count {
                    json!({ "Type": "Succeed" })
                } else {
                    json!({ "Type": "Pass", "Next": (number + 1).to_string(), "Unknown": 1 })
                };
                (number.to_string(), next)
            })
            .collect();
        json!({ "StartAt": "0", "States": states }).to_string()
    };
    let text = of(15_000);
    let began = Instant::now();
    let reading = read(&Source::new("definition", text));
    assert_eq!(reading.findings.len(), 14_999);
    // Far more than it takes, and far less than anything quadratic would.
    assert!(began.elapsed() < Duration::from_secs(20));
    let large = format!(r#"{{ "Comment": "{}" }}"#, "x".repeat(1_048_576));
    let reading = read(&Source::new("definition", large));
    assert_eq!(reading.diagnostics[0].code(), Code::DocumentTooLarge);
}
