// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;

use proptest::prelude::{ProptestConfig, any, prop_oneof, proptest};
use proptest::strategy::{Just, Strategy};
use serde_json::{Value, json};

use super::Intrinsic;
use crate::data::{Budget, Environment, Failure, Random, Scope};

fn evaluate(call: &str, input: &Value) -> Result<Value, Failure> {
    let scope = Scope {
        input,
        result: None,
        error_output: None,
        context: &json!({ "Execution": { "Name": "first" }, "StateMachine": { "Id": "arn", "Name": "m-1-x" } }),
        variables: &BTreeMap::from([("v".to_owned(), json!([1, 2]))]),
    };
    let mut environment = Environment {
        now: 0,
        random: Random::new(1),
        budget: Budget::live(),
    };
    Intrinsic::parse(call)
        .expect(call)
        .evaluate(&scope, &mut environment)
}

/// The examples of <https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html>.
#[test]
fn awss_examples_give_what_it_says() {
    let nine = json!({ "inputArray": [1, 2, 3, 4, 5, 6, 7, 8, 9], "lookingFor": 5, "index": 5 });
    for (call, input, expected) in [
        (
            "States.Array($.Id)",
            json!({ "Id": 123_456 }),
            json!([123_456]),
        ),
        (
            "States.ArrayPartition($.inputArray,4)",
            nine.clone(),
            json!([[1, 2, 3, 4], [5, 6, 7, 8], [9]]),
        ),
        (
            "States.ArrayContains($.inputArray, $.lookingFor)",
            nine.clone(),
            json!(true),
        ),
        (
            "States.ArrayRange(1, 9, 2)",
            json!({}),
            json!([1, 3, 5, 7, 9]),
        ),
        (
            "States.ArrayGetItem($.inputArray, $.index)",
            nine.clone(),
            json!(6),
        ),
        ("States.ArrayLength($.inputArray)", nine, json!(9)),
        (
            "States.ArrayUnique($.inputArray)",
            json!({ "inputArray": [1, 2, 3, 3, 3, 3, 3, 3, 4] }),
            json!([1, 2, 3, 4]),
        ),
        (
            "States.Base64Encode($.input)",
            json!({ "input": "Data to encode" }),
            json!("RGF0YSB0byBlbmNvZGU="),
        ),
        (
            "States.Base64Decode($.base64)",
            json!({ "base64": "RGF0YSB0byBlbmNvZGU=" }),
            json!("Data to encode"),
        ),
        (
            "States.Hash($.Data, $.Algorithm)",
            json!({ "Data": "input data", "Algorithm": "SHA-1" }),
            json!("aaff4a450a104cd177d28d18d74485e8cae074b7"),
        ),
        (
            "States.JsonMerge($.json1, $.json2, false)",
            json!({ "json1": { "a": { "a1": 1, "a2": 2 }, "b": 2 }, "json2": { "a": { "a3": 1, "a4": 2 }, "c": 3 } }),
            json!({ "a": { "a3": 1, "a4": 2 }, "b": 2, "c": 3 }),
        ),
        (
            "States.StringToJson($.escapedJsonString)",
            json!({ "escapedJsonString": "{\"foo\": \"bar\"}" }),
            json!({ "foo": "bar" }),
        ),
        (
            "States.JsonToString($.unescapedJson)",
            json!({ "unescapedJson": { "foo": "bar" } }),
            json!("{\"foo\":\"bar\"}"),
        ),
        (
            "States.MathAdd($.value1, $.step)",
            json!({ "value1": 111, "step": -1 }),
            json!(110),
        ),
        (
            "States.StringSplit($.inputString, $.splitter)",
            json!({ "inputString": "1,2,3,4,5", "splitter": "," }),
            json!(["1", "2", "3", "4", "5"]),
        ),
        (
            "States.StringSplit($.inputString, $.splitter)",
            json!({ "inputString": "This.is+a,test=string", "splitter": ".+,=" }),
            json!(["This", "is", "a", "test", "string"]),
        ),
        (
            "States.Format('Hello, my name is {}.', $.name)",
            json!({ "name": "Arnav" }),
            json!("Hello, my name is Arnav."),
        ),
        (
            "States.Format($.template, $.name)",
            json!({ "name": "Arnav", "template": "Hello, my name is {}." }),
            json!("Hello, my name is Arnav."),
        ),
        (
            "States.Format('{}.{}.{}', States.ArrayGetItem(States.StringSplit(States.ArrayGetItem(States.StringSplit($.ImageRecipe.Arn, '/'), 2), '.'), 0), States.ArrayGetItem(States.StringSplit(States.ArrayGetItem(States.StringSplit($.ImageRecipe.Arn, '/'), 2), '.'), 1), 'x')",
            json!({ "ImageRecipe": { "Arn": "arn:aws:imagebuilder:us-east-1:1:image-recipe/a/1.2.3" } }),
            json!("1.2.x"),
        ),
    ] {
        assert_eq!(evaluate(call, &input), Ok(expected), "{call}");
    }
}

/// What LocalStack's tests have recorded of AWS.
#[test]
fn what_was_recorded_of_aws_is_so_here() {
    for (call, expected) in [
        ("States.MathAdd(1.49, 1.5)", json!(3)),
        ("States.MathAdd(-1.49, -1.5)", json!(-2)),
        ("States.MathAdd(-1.5, -1.51)", json!(-3)),
        ("States.MathAdd(-0.5, 0.5)", json!(1)),
        ("States.MathAdd(2.5, 0)", json!(3)),
        ("States.MathAdd(-3.5, 0)", json!(-3)),
        ("States.StringToJson('')", json!(null)),
        ("States.StringToJson(' ')", json!(null)),
        ("States.StringToJson('-0')", json!(0)),
        (
            "States.StringToJson('{\"a\": \"false\"}')",
            json!({ "a": "false" }),
        ),
        ("States.StringSplit(', , ,', ',')", json!([" ", " "])),
        ("States.StringSplit(',,,,', ',')", json!([])),
        ("States.ArrayRange(0, 10, 3)", json!([0, 3, 6, 9])),
        ("States.ArrayRange(1, 9, 9)", json!([1])),
        ("States.ArrayPartition(States.Array(), 2)", json!([])),
        ("States.Array()", json!([])),
        ("States.Format('{}.', null)", json!("null.")),
        (
            "States.Format('{} and {}', 1.1, $.o)",
            json!("1.1 and {Arg1=1, Arg2=[]}"),
        ),
        (
            "States.Format('{}={}', $$.Execution.Name, $$.StateMachine)",
            json!("first={Id=arn, Name=m-1-x}"),
        ),
        (
            "States.Hash('input data', 'MD5')",
            json!("812f45842bc6d66ee14572ce20db8e86"),
        ),
        ("States.ArrayLength($v)", json!(2)),
    ] {
        let input = json!({ "o": { "Arg1": 1, "Arg2": [] } });
        assert_eq!(evaluate(call, &input), Ok(expected), "{call}");
    }
}

#[test]
fn backslashes_escape_quotes_braces_and_themselves() {
    let input = json!({ "name": "x" });
    for (call, expected) in [
        (r"States.Format('it\'s {}', $.name)", "it's x"),
        (r"States.Format('\{\} {} \\', $.name)", r"{} x \"),
        (r"States.Format('{}', 'a\{b\}')", "a{b}"),
        (r"States.Format('{ {} }', $.name)", "{ x }"),
    ] {
        assert_eq!(evaluate(call, &input), Ok(json!(expected)), "{call}");
    }
    // AWS refuses others when the machine is made.
    assert!(Intrinsic::parse(r#"States.Format('say \"{}\"', $.name)"#).is_err());
}

#[test]
fn random_numbers_lie_between_start_and_end_and_follow_the_seed() {
    for _ in 0..100 {
        let number = evaluate("States.MathRandom(-5, 5)", &json!({})).expect("a number");
        let number = number.as_i64().expect("an integer");
        assert!((-5..5).contains(&number));
    }
    let seeded = evaluate("States.MathRandom(0, 999, 3)", &json!({}));
    assert_eq!(seeded, evaluate("States.MathRandom(0, 999, 3)", &json!({})));
    let uuid = evaluate("States.UUID()", &json!({})).expect("a UUID");
    assert_eq!(uuid.as_str().map(str::len), Some(36));
}

#[test]
fn a_failure_names_the_call() {
    for (call, error, reason) in [
        (
            "States.ArrayGetItem($.list, 3)",
            "States.IntrinsicFailure",
            "Index 3 out of bounds for length 1",
        ),
        (
            "States.StringToJson('nonsense')",
            "States.IntrinsicFailure",
            "The argument is not valid JSON: expected ident at line 1 column 2",
        ),
        (
            "States.ArrayLength($.missing)",
            "States.Runtime",
            "The JsonPath argument for the field '$.missing' could not be found in the input '{\"list\":[1]}'",
        ),
    ] {
        let failure = evaluate(call, &json!({ "list": [1] })).expect_err(call);
        assert_eq!(failure.error, error);
        let cause = format!("The function '{call}' had the following error: {reason}");
        assert_eq!(failure.cause, cause);
    }
    for call in [
        "States.ArrayRange(0, 2000, 1)",
        "States.ArrayRange(0, 1, 0)",
        "States.ArrayPartition($.list, 0)",
        "States.ArrayLength('text')",
        "States.MathAdd(2147483647, 1)",
        "States.MathAdd('1', 1)",
        "States.MathRandom(5, 5)",
        "States.JsonMerge($, $, true)",
        "States.JsonMerge($, $.list, false)",
        "States.Hash('x', 'SHA-3')",
        "States.Format('{} {}', 1)",
        "States.Format('{}', 1, 2)",
        "States.Base64Decode('%')",
    ] {
        let failure = evaluate(call, &json!({ "list": [1] })).expect_err(call);
        assert_eq!(failure.error, "States.IntrinsicFailure", "{call}");
    }
}

#[test]
fn what_is_no_call_is_refused() {
    let nested = format!("{}$.a{}", "States.Array(".repeat(11), ")".repeat(11));
    for text in [
        "States.Nothing()",
        "States.Array",
        "States.Array(",
        "States.Array($.a",
        "States.Array($.a))",
        "States.UUID(1)",
        "States.Format()",
        "States.ArrayLength($.a, $.b)",
        "States.Format(\"{}\", 1)",
        "States.Format('{}, 1)",
        "States.Array(nothing)",
        &nested,
    ] {
        assert!(Intrinsic::parse(text).is_err(), "{text}");
    }
}

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("States.".to_owned()),
        Just("Array(".to_owned()),
        Just("Format('{}', ".to_owned()),
        Just("$.a".to_owned()),
        Just(", ".to_owned()),
        Just(")".to_owned()),
        Just("-1.5e3".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_reading_panic(text in texts()) {
        drop(Intrinsic::parse(&text));
    }
}
