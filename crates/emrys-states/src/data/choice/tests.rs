// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Condition;
use crate::data::{Budget, Environment, Failure, QueryLanguage, Random, Scope};

fn evaluate(rule: &Value, input: &Value, language: QueryLanguage) -> Result<bool, Failure> {
    let scope = Scope {
        input,
        result: None,
        error_output: None,
        context: &json!({ "State": { "Name": "Choose" } }),
        variables: &BTreeMap::from([("limit".to_owned(), json!(5))]),
    };
    let mut environment = Environment {
        now: 0,
        random: Random::new(1),
        budget: Budget::live(),
    };
    let condition = Condition::parse("Choices[0]", rule, language);
    condition
        .unwrap_or_else(|problems| panic!("{rule}: {problems:?}"))
        .evaluate(&scope, &mut environment)
}

/// Whether the comparison of `$.v` with the value is met.
fn compare(variable: &Value, operator: &str, value: &Value) -> bool {
    let rule = json!({ "Variable": "$.v", operator: value, "Next": "A" });
    let input = json!({ "v": variable });
    let literal = evaluate(&rule, &input, QueryLanguage::JsonPath).expect(operator);
    if !operator.starts_with("Is") && operator != "StringMatches" {
        let rule = json!({ "Variable": "$.v", format!("{operator}Path"): "$.o", "Next": "A" });
        let input = json!({ "v": variable, "o": value });
        let path = evaluate(&rule, &input, QueryLanguage::JsonPath).expect(operator);
        assert_eq!(path, literal, "{operator}Path");
    }
    literal
}

#[test]
fn each_comparison_is_what_its_name_says() {
    let (early, late) = (
        json!("2016-03-14T01:59:00Z"),
        json!("2016-03-14T02:59:00.5+00:00"),
    );
    for (kind, small, great) in [
        ("String", json!("A"), json!("AB")),
        ("Numeric", json!(1), json!(1.5)),
        ("Timestamp", early, late),
    ] {
        for (name, less, equal, greater) in [
            ("Equals", false, true, false),
            ("LessThan", true, false, false),
            ("LessThanEquals", true, true, false),
            ("GreaterThan", false, false, true),
            ("GreaterThanEquals", false, true, true),
        ] {
            let operator = format!("{kind}{name}");
            assert_eq!(compare(&small, &operator, &great), less, "{operator} less");
            assert_eq!(
                compare(&small, &operator, &small),
                equal,
                "{operator} equal"
            );
            assert_eq!(
                compare(&great, &operator, &small),
                greater,
                "{operator} greater"
            );
        }
    }
    assert!(compare(&json!(true), "BooleanEquals", &json!(true)));
    assert!(!compare(&json!(true), "BooleanEquals", &json!(false)));
    assert!(compare(&json!("a*b"), "StringMatches", &json!("a*b")));
}

#[test]
fn a_value_of_another_type_is_not_so() {
    for variable in [
        json!(null),
        json!(0),
        json!("x"),
        json!([]),
        json!({}),
        json!([1]),
    ] {
        assert!(!compare(&variable, "BooleanEquals", &json!(true)));
        assert!(!compare(
            &variable,
            "TimestampEquals",
            &json!("2016-03-14T01:59:00Z")
        ));
        assert!(!compare(&variable, "StringEquals", &json!("y")));
        assert!(!compare(&variable, "NumericEquals", &json!(1)));
        assert!(!compare(&variable, "StringMatches", &json!("y*")));
    }
    assert!(compare(&json!(0.0), "NumericEquals", &json!(0)));
    assert!(!compare(&json!("1"), "NumericEquals", &json!(1)));
}

#[test]
fn types_are_told() {
    for (value, is) in [
        (json!(null), "IsNull"),
        (json!(1.5), "IsNumeric"),
        (json!("x"), "IsString"),
        (json!(false), "IsBoolean"),
    ] {
        for operator in [
            "IsNull",
            "IsNumeric",
            "IsString",
            "IsBoolean",
            "IsTimestamp",
        ] {
            assert_eq!(
                compare(&value, operator, &json!(true)),
                operator == is,
                "{value}"
            );
            assert_eq!(
                compare(&value, operator, &json!(false)),
                operator != is,
                "{value}"
            );
        }
    }
    let time = json!("2016-03-14T01:59:00Z");
    assert!(compare(&time, "IsTimestamp", &json!(true)));
    assert!(compare(&time, "IsString", &json!(true)));
    assert!(compare(&json!(null), "IsPresent", &json!(true)));
}

#[test]
fn what_is_not_there_is_only_asked_for_by_is_present() {
    let input = json!({ "a": { "b": 1 } });
    let absent = json!({ "Variable": "$.a.c.d", "IsPresent": false, "Next": "A" });
    assert_eq!(evaluate(&absent, &input, QueryLanguage::JsonPath), Ok(true));
    let guarded = json!({ "And": [
        { "Variable": "$.c", "IsPresent": true },
        { "Variable": "$.c", "StringEquals": "x" }
    ], "Next": "A" });
    assert_eq!(
        evaluate(&guarded, &input, QueryLanguage::JsonPath),
        Ok(false)
    );
    for rule in [
        json!({ "Variable": "$.c", "IsNull": true, "Next": "A" }),
        json!({ "Variable": "$.a.b", "NumericEqualsPath": "$.c", "Next": "A" }),
    ] {
        let failure = evaluate(&rule, &input, QueryLanguage::JsonPath).expect_err("no value");
        assert_eq!(failure.error, "States.Runtime");
        assert_eq!(
            failure.cause,
            "Invalid path '$.c': The choice state's condition path references an invalid value."
        );
    }
}

#[test]
fn rules_are_combined() {
    let small = json!({ "Variable": "$.n", "NumericLessThanPath": "$limit" });
    let named = json!({ "Variable": "$$.State.Name", "StringEquals": "Choose" });
    let rule = json!({ "And": [ small, { "Not": { "Or": [ { "Not": named } ] } } ], "Next": "A" });
    for (number, met) in [(4, true), (5, false)] {
        let input = json!({ "n": number });
        assert_eq!(evaluate(&rule, &input, QueryLanguage::JsonPath), Ok(met));
    }
}

#[test]
fn a_condition_is_written_as_a_person_would() {
    let rule = json!({ "And": [
        { "Variable": "$.n", "NumericLessThanEquals": 2 },
        { "Or": [
            { "Variable": "$.s", "StringEqualsPath": "$.t" },
            { "Not": { "Variable": "$.u", "StringMatches": "a*" } },
        ] },
        { "Variable": "$.v", "IsNull": false },
    ] });
    let condition = Condition::parse("Choices[0]", &rule, QueryLanguage::JsonPath);
    assert_eq!(
        condition.expect("a condition").to_string(),
        r#"$.n ≤ 2 and ($.s = $.t or not ($.u matches "a*")) and $.v is not null"#
    );
}

#[test]
fn a_condition_in_jsonata_gives_true_or_false() {
    let rule = |condition: Value| json!({ "Condition": condition, "Next": "A" });
    let input = json!({ "n": 4 });
    let met = |condition: Value| evaluate(&rule(condition), &input, QueryLanguage::Jsonata);
    assert_eq!(met(json!(true)), Ok(true));
    assert_eq!(met(json!("{% $states.input.n < $limit %}")), Ok(true));
    assert_eq!(met(json!("{% $states.input.n = 5 %}")), Ok(false));
    assert_eq!(
        met(json!("{% $states.input.n %}")).map_err(|failure| failure.cause),
        Err("The JSONata expression '$states.input.n' specified for the field 'Choices[0]/Condition' returned an \
             unexpected result type. Expected 'boolean', but was 'number' for value: 4"
            .to_owned())
    );
}

#[test]
fn what_is_no_rule_is_refused_where_it_goes_wrong() {
    let deep = (0..100).fold(
        json!({ "Variable": "$.a", "IsNull": true }),
        |rule, _| json!({ "Not": rule }),
    );
    for (rule, location) in [
        (json!({ "Variable": "$.a" }), vec![]),
        (json!({ "StringEquals": "x" }), vec![]),
        (
            json!({ "Variable": "$.a", "StringEquals": "x", "IsNull": true }),
            vec![],
        ),
        (
            json!({ "Variable": "$.a", "StringEquals": 1 }),
            vec!["StringEquals"],
        ),
        (
            json!({ "Variable": "$.a", "StringLike": "x" }),
            vec!["StringLike"],
        ),
        (
            json!({ "Variable": "$.a", "BooleanLessThan": true }),
            vec!["BooleanLessThan"],
        ),
        (
            json!({ "Variable": "$.a", "TimestampEquals": "today" }),
            vec!["TimestampEquals"],
        ),
        (json!({ "Variable": "a", "IsNull": true }), vec!["Variable"]),
        (
            json!({ "Variable": "$.a", "StringEqualsPath": "b" }),
            vec!["StringEqualsPath"],
        ),
        (json!({ "And": [] }), vec!["And"]),
        (
            json!({ "Or": [ { "Variable": "$.a", "IsNull": true }, { "Variable": "$.", "IsNull": true } ] }),
            vec!["Or", "1", "Variable"],
        ),
        (deep, vec!["Not"; 50]),
    ] {
        let problems =
            Condition::parse("Choices[0]", &rule, QueryLanguage::JsonPath).expect_err("not a rule");
        let found: Vec<&String> = problems
            .iter()
            .flat_map(|problem| &problem.location)
            .collect();
        assert_eq!(found, location, "{rule}");
    }
    let number = json!({ "Condition": 1 });
    assert!(Condition::parse("Choices[0]", &number, QueryLanguage::Jsonata).is_err());
    assert!(Condition::parse("Choices[0]", &json!({}), QueryLanguage::Jsonata).is_err());
}
