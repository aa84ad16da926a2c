// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;

use jsonata_core::evaluator::EvaluatorError;
use jsonata_core::value::JValue;
use proptest::prelude::{ProptestConfig, any, prop_oneof, proptest};
use proptest::strategy::{Just, Strategy};
use serde_json::{Value, json};

use super::Expression;
use crate::data::{Budget, Environment, Failure, QueryLanguage, Random, Scope, Template};

fn environment(budget: Budget) -> Environment {
    Environment {
        now: 1_700_000_000_123,
        random: Random::new(1),
        budget,
    }
}

fn evaluate_with(expression: &str, environment: &mut Environment) -> Result<Value, Failure> {
    let scope = Scope {
        input: &json!({ "a": { "b": [{ "c": 1 }, { "c": 2 }] }, "n": 3, "text": "x" }),
        result: Some(&json!({ "Payload": "ok" })),
        error_output: Some(&json!({ "Error": "E", "Cause": "C" })),
        context: &json!({ "Execution": { "Name": "first" } }),
        variables: &BTreeMap::from([
            ("limit".to_owned(), json!(5)),
            ("items".to_owned(), json!([{ "n": 1 }, { "n": 2 }])),
        ]),
    };
    Expression::parse("Output/r", &format!("{{% {expression} %}}"))
        .expect(expression)
        .evaluate(&scope, environment)
}

fn evaluate(expression: &str) -> Result<Value, Failure> {
    evaluate_with(expression, &mut environment(Budget::live()))
}

/// What AWS says after the expression and its field.
fn cause(expression: &str) -> String {
    let failure = evaluate(expression).expect_err(expression);
    assert_eq!(failure.error, "States.QueryEvaluationError");
    let beginning =
        format!("The JSONata expression '{expression}' specified for the field 'Output/r' ");
    let cause = failure.cause.strip_prefix(&beginning);
    cause.unwrap_or(&failure.cause).to_owned()
}

#[test]
fn an_expression_sees_the_states_variables_and_what_step_functions_gives() {
    for (expression, expected) in [
        ("$states.input.n", json!(3)),
        ("$states.input.a.b.c", json!([1, 2])),
        ("$states.input.a.b[0]", json!({ "c": 1 })),
        ("$states.input.a.b[c = 2].c", json!(2)),
        ("$states.input.a", json!({ "b": [{ "c": 1 }, { "c": 2 }] })),
        ("$keys($states.input)", json!(["a", "n", "text"])),
        ("$states.input.a.b.%.%.n", json!([3, 3])),
        (
            "$states.input.*[0]",
            json!({ "b": [{ "c": 1 }, { "c": 2 }] }),
        ),
        ("$states.result.Payload", json!("ok")),
        (
            "$states.errorOutput.Error & $states.context.Execution.Name",
            json!("Efirst"),
        ),
        ("$limit + 1", json!(6)),
        ("$sum($items.n)", json!(3)),
        ("$items[$.n > $states.input.n - 2].n", json!(2)),
        (
            "$merge([$states.input.a, {'d': $states.input.n}])",
            json!({ "b": [{ "c": 1 }, { "c": 2 }], "d": 3 }),
        ),
        ("($s := $states; $s.input.n)", json!(3)),
        (
            "{'one': 1, 'half': 0.5, 'big': 9007199254740992, 'none': null}",
            json!({ "one": 1, "half": 0.5, "big": 9_007_199_254_740_992_i64, "none": null }),
        ),
    ] {
        assert_eq!(evaluate(expression), Ok(expected), "{expression}");
    }
}

#[test]
fn the_functions_of_step_functions_are_there() {
    for (expression, expected) in [
        // https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
        ("$partition([1,2,3,4], 2)", json!([[1, 2], [3, 4]])),
        ("$range(0, 10, 2)", json!([0, 2, 4, 6, 8, 10])),
        (
            "$hash('input', 'SHA-1')",
            json!("140f86aae51ab9e1cda9b4254fe98a74eb54c1a1"),
        ),
        ("$parse('{\"a\":1}').a", json!(1)),
        ("$random(42)", json!(0.727_563_680_032_868_1)),
        // Recorded and measured of AWS.
        ("$partition([0], 3)", json!([[0]])),
        ("$partition([0,1,2,3], 3)", json!([[0, 1, 2], [3]])),
        ("$range(1, 9, 9)", json!(1)),
        ("$range(-1.7, 2, 1)", json!([-1, 0, 1, 2])),
        ("$range(5, 1, -2)", json!([5, 3, 1])),
        ("$count($range(1, 200000, 1))", json!(200_000)),
        ("$parse('-0')", json!(0)),
        ("$millis()", json!(1_700_000_000_123_i64)),
        ("$now()", json!("2023-11-14T22:13:20.123Z")),
        ("$now('[Y0001]-[M01]-[D01]')", json!("2023-11-14")),
        ("$now('[H01]:[m01]', '+0200')", json!("00:13")),
    ] {
        assert_eq!(evaluate(expression), Ok(expected), "{expression}");
    }
    let uuid = evaluate("$uuid()").expect("a UUID");
    assert_eq!(uuid.as_str().map(str::len), Some(36));
    let shuffled = evaluate("$sum($shuffle([1, 2, 3]))");
    assert_eq!(shuffled, Ok(json!(6)));
    assert!(evaluate("$partition([1], -1)").is_err());
    assert!(evaluate("$parse('{')").is_err());
}

#[test]
fn what_the_library_does_otherwise_is_as_the_reference_has_it() {
    for (expression, expected) in [
        (
            "$encodeUrl('https://a.b/c d?e=ä')",
            json!("https://a.b/c%20d?e=%C3%A4"),
        ),
        ("$encodeUrlComponent('a-b c/ä')", json!("a-b%20c%2F%C3%A4")),
        ("$states.input.text.$encodeUrl()", json!("x")),
        (r"$contains('äöü', /\w/)", json!(false)),
        (r"$replace('ä1b', /[\w]/, '-')", json!("ä--")),
        (r"$match('a b', /\bb/).index", json!(2)),
    ] {
        assert_eq!(evaluate(expression), Ok(expected), "{expression}");
    }
}

#[test]
fn a_failure_is_told_in_awss_words() {
    for (expression, expected) in [
        ("$doesNotExist", "returned nothing (undefined)."),
        ("$states.input.missing", "returned nothing (undefined)."),
        ("$", "returned nothing (undefined)."),
        ("a.b", "returned nothing (undefined)."),
        (
            "$fn := function($x){$x}",
            "returned an unsupported result type.",
        ),
        ("[$sum]", "returned an unsupported result type."),
        (
            "$randomSeeded($limit)",
            "threw an error during evaluation. T1006: Attempted to invoke a non-function",
        ),
        (
            "$eval('1+1')",
            "threw an error during evaluation. T1006: Attempted to invoke a non-function",
        ),
    ] {
        assert_eq!(cause(expression), expected, "{expression}");
    }
}

#[test]
fn what_was_stopped_before_it_had_worked_a_second_begins_again() {
    let stopped = || EvaluatorError::EvaluationError("D1012: too long".to_owned());
    let result = super::within_a_second(|limit| match limit {
        Some(1000) => Err(stopped()),
        _ => Ok(JValue::from(json!(1))),
    });
    assert!(result.is_ok());
    let result = super::within_a_second(|_| Err(stopped()));
    assert!(result.is_err_and(|error| super::is_expired(&error)));
}

#[test]
fn an_expression_has_awss_limits() {
    let endless = "($f := function($x){ $f($x + 1) }; $f(1))";
    assert_eq!(
        cause(endless),
        "threw an error during evaluation: Expression evaluation timeout: Check for infinite loop"
    );
    let memory = "threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive \
                  memory usage";
    assert_eq!(cause("[1..873783] ~> $count()"), memory);
    assert_eq!(evaluate("[1..873782] ~> $count()"), Ok(json!(873_782)));
    assert_eq!(cause("$range(1, 100000000, 1)"), memory);
    // Without a clock, so that it is this limit which is met first.
    let without_clock = |expression: &str| {
        let result = evaluate_with(expression, &mut environment(Budget::replay(&[])));
        result.expect_err(expression).cause
    };
    for doubled in ["$s & $s", "[$s, $s]"] {
        let tail = format!("($p := function($s){{ $p({doubled}) }}; $p(\"x\"))");
        assert!(without_clock(&tail).ends_with(memory));
        let reduced = format!("$reduce([1..60], function($s, $i){{ {doubled} }}, \"x\")");
        assert!(without_clock(&reduced).ends_with(memory));
    }
    let deep = "threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function. \
                Consider rewriting as tail-recursive.";
    let sum = vec!["1"; 200].join("+");
    assert_eq!(cause(&sum), deep);
    assert_eq!(evaluate(&vec!["1"; 90].join("+")), Ok(json!(90)));
    assert_eq!(cause("($f := function($x){ 1 + $f($x + 1) }; $f(1))"), deep);
    let nested = "$reduce([1..200], function($a, $i){ {'a': $a} }, {})";
    assert_eq!(cause(nested), memory);
}

#[test]
fn what_came_after_2_0_6_is_refused() {
    for (text, offset) in [("{% $a ?? 1 %}", 6), ("{% $a ?: 1 %}", 6)] {
        let error = Expression::parse("Output", text).expect_err(text);
        assert_eq!(error.offset, offset, "{error}");
    }
    for text in ["{% 1 + %}", "{% ( %}", "{%%}", "x", "{% 1", " {% 1 %}"] {
        assert!(Expression::parse("Output", text).is_err(), "{text}");
    }
}

#[test]
fn a_text_that_neither_begins_nor_ends_as_an_expression_is_a_literal() {
    let template = |text: &str| Template::parse("Output", &json!([text]), QueryLanguage::Jsonata);
    for text in [
        " {% states.input %} ",
        "a {% b %} c",
        "$states.input",
        "{ % 1 % }",
    ] {
        assert_eq!(
            template(text),
            Ok(Template::Literal(json!([text]))),
            "{text}"
        );
    }
    for text in [" {% 1 %}", "{% 1 %} ", "{% 1", "1 %}"] {
        assert!(template(text).is_err(), "{text}");
    }
}

#[test]
fn a_replay_stops_what_the_first_run_stopped_and_nothing_else() {
    let expressions = [
        "$random()",
        "($f := function($x){ $f($random()) }; $f(1))",
        "$uuid()",
    ];
    let run = |budget: Budget| {
        let mut environment = environment(budget);
        let results = expressions.map(|expression| evaluate_with(expression, &mut environment));
        (results, environment.budget.expired().to_vec())
    };
    let (live, expired) = run(Budget::live());
    assert_eq!(expired, [1]);
    let (replayed, again) = run(Budget::replay(&expired));
    assert_eq!(live, replayed);
    assert_eq!(again, expired);
}

/// Texts that are expressions more often than chance has them.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("$states.input".to_owned()),
        Just(".a".to_owned()),
        Just("[0]".to_owned()),
        Just("(".to_owned()),
        Just(")".to_owned()),
        Just(" + ".to_owned()),
        Just("$sum(".to_owned()),
        Just("$random()".to_owned()),
        Just("function($x){$x}".to_owned()),
        Just("{'k': ".to_owned()),
        Just("}".to_owned()),
        Just("'text'".to_owned()),
        Just("1".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| format!("{{%{}%}}", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_reading_or_evaluating_panic_and_a_replay_gives_the_same(text in texts()) {
        let Ok(expression) = Expression::parse("Output", &text) else {
            return Ok(());
        };
        let run = |budget: Budget| {
            let scope = Scope {
                input: &json!({ "a": [1, 2] }),
                result: None,
                error_output: None,
                context: &Value::Null,
                variables: &BTreeMap::new(),
            };
            let mut environment = environment(budget);
            let result = expression.evaluate(&scope, &mut environment);
            (result, environment.budget.expired().to_vec())
        };
        let (live, expired) = run(Budget::live());
        assert_eq!(run(Budget::replay(&expired)), (live, expired));
    }
}
