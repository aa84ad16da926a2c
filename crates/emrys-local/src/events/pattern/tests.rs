// SPDX-License-Identifier: Apache-2.0
//! Patterns and events of the EventBridge User Guide ("Comparison operators for use in event patterns", "Creating
//! EventBridge event patterns", "Arrays in event patterns"), and what Event Ruler says beyond it.

use serde_json::{Value, json};

use super::Pattern;

fn matches(pattern: &Value, event: &Value) -> bool {
    Pattern::parse(&pattern.to_string()).unwrap().matches(event)
}

fn error(pattern: &str) -> String {
    let error = Pattern::parse(pattern).unwrap_err().to_string();
    let reason = error.strip_prefix("Event pattern is not valid. Reason: ");
    reason.unwrap().to_owned()
}

/// The event of the guide.
fn event() -> Value {
    json!({
        "version": "0",
        "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
        "detail-type": "EC2 Instance State-change Notification",
        "source": "aws.ec2",
        "account": "111122223333",
        "time": "2017-12-22T18:43:48Z",
        "region": "us-west-1",
        "resources": ["arn:aws:ec2:us-west-1:123456789012:instance/i-1234567890abcdef0"],
        "detail": {
            "instance-id": "i-1234567890abcdef0",
            "state": "terminated",
            "c-count": 5,
            "d-count": 3,
            "x-limit": 301.8,
            "source-ip": "10.0.0.33",
            "FileName": "image.png",
            "EventBusArn": "arn:aws:events:us-east-1:123456789012:event-bus/myEventBus",
            "empty": "",
            "nothing": null,
            "flag": true,
        },
    })
}

#[test]
fn what_the_operators_match_and_what_they_do_not() {
    let detail = |pattern: Value| matches(&json!({"detail": pattern}), &event());
    for (matching, other) in [
        (
            json!({"state": ["terminated"]}),
            json!({"state": ["running"]}),
        ),
        (
            json!({"state": ["running", "terminated"]}),
            json!({"state": ["Terminated"]}),
        ),
        (json!({"empty": [""]}), json!({"state": [""]})),
        (json!({"nothing": [null]}), json!({"empty": [null]})),
        (json!({"flag": [true]}), json!({"flag": ["true"]})),
        (json!({"c-count": [5]}), json!({"c-count": ["5"]})),
        (
            json!({"state": [{"prefix": "term"}]}),
            json!({"state": [{"prefix": "Term"}]}),
        ),
        (
            json!({"state": [{"prefix": {"equals-ignore-case": "TERM"}}]}),
            json!({"state": [{"prefix": {"equals-ignore-case": "run"}}]}),
        ),
        (
            json!({"FileName": [{"suffix": ".png"}]}),
            json!({"FileName": [{"suffix": ".PNG"}]}),
        ),
        (
            json!({"FileName": [{"suffix": {"equals-ignore-case": ".PNG"}}]}),
            json!({"FileName": [{"suffix": {"equals-ignore-case": ".jpg"}}]}),
        ),
        (
            json!({"state": [{"equals-ignore-case": "TERMINATED"}]}),
            json!({"state": [{"equals-ignore-case": "terminate"}]}),
        ),
        (
            json!({"EventBusArn": [{"wildcard": "arn:aws:events:us-east-1:*:event-bus/*"}]}),
            json!({"EventBusArn": [{"wildcard": "arn:aws:events:us-west-1:*:event-bus/*"}]}),
        ),
        (
            json!({"state": [{"anything-but": "initializing"}]}),
            json!({"state": [{"anything-but": "terminated"}]}),
        ),
        (
            json!({"state": [{"anything-but": ["stopped", "overloaded"]}]}),
            json!({"state": [{"anything-but": ["stopped", "terminated"]}]}),
        ),
        (
            json!({"x-limit": [{"anything-but": [100, 200, 300]}]}),
            json!({"c-count": [{"anything-but": [5.0]}]}),
        ),
        (
            json!({"state": [{"anything-but": {"prefix": "init"}}]}),
            json!({"state": [{"anything-but": {"prefix": ["init", "term"]}}]}),
        ),
        (
            json!({"FileName": [{"anything-but": {"suffix": ".txt"}}]}),
            json!({"FileName": [{"anything-but": {"suffix": ".png"}}]}),
        ),
        (
            json!({"state": [{"anything-but": {"equals-ignore-case": ["initializing", "stopped"]}}]}),
            json!({"state": [{"anything-but": {"equals-ignore-case": "TERMINATED"}}]}),
        ),
        (
            json!({"EventBusArn": [{"anything-but": {"wildcard": "*/lib/*"}}]}),
            json!({"EventBusArn": [{"anything-but": {"wildcard": ["*/lib/*", "*:event-bus/*"]}}]}),
        ),
        (
            json!({"c-count": [{"numeric": [">", 0, "<=", 5]}]}),
            json!({"c-count": [{"numeric": [">", 0, "<", 5]}]}),
        ),
        (
            json!({"d-count": [{"numeric": ["<", 10]}]}),
            json!({"state": [{"numeric": ["<", 10]}]}),
        ),
        (
            json!({"x-limit": [{"numeric": ["=", 3.018e2]}]}),
            json!({"x-limit": [{"numeric": ["=", 301]}]}),
        ),
        (
            json!({"source-ip": [{"cidr": "10.0.0.0/24"}]}),
            json!({"source-ip": [{"cidr": "10.0.0.0/28"}]}),
        ),
        (
            json!({"source-ip": [{"cidr": "0.0.0.0/0"}]}),
            json!({"source-ip": [{"cidr": "::/0"}]}),
        ),
        (
            json!({"state": [{"exists": true}]}),
            json!({"state": [{"exists": false}]}),
        ),
        (
            json!({"c-state": [{"exists": false}]}),
            json!({"c-state": [{"exists": true}]}),
        ),
        // What is not there is not anything but something.
        (
            json!({"state": [{"anything-but": "x"}]}),
            json!({"c-state": [{"anything-but": "x"}]}),
        ),
    ] {
        assert!(detail(matching.clone()), "{matching}");
        assert!(!detail(other.clone()), "{other}");
    }
}

#[test]
fn all_members_have_to_match_and_one_of_the_values() {
    let pattern = json!({
        "time": [{"prefix": "2017-12-22"}],
        "detail-type": ["EC2 Instance State-change Notification"],
        "detail": {
            "state": [{"anything-but": "initializing"}],
            "c-count": [{"numeric": [">", 0, "<=", 5]}],
            "d-count": [{"numeric": ["<", 10]}],
            "x-limit": [{"anything-but": [100, 200, 300]}],
        },
    });
    assert!(matches(&pattern, &event()));
    let mut other = event();
    other["detail"]["c-count"] = json!(6);
    assert!(!matches(&pattern, &other));
}

#[test]
fn of_an_array_one_value_suffices_and_one_object_has_to_match_whole() {
    let resources = json!({"resources": [
        "arn:aws:ec2:us-east-1:123456789012:instance/i-b188560f",
        {"suffix": "i-1234567890abcdef0"},
    ]});
    assert!(matches(&resources, &event()));
    let employees = json!({"employees": [
        {"firstName": "Anna", "lastName": "Jones"},
        {"firstName": "John", "lastName": "Smith", "ids": ["1234"]},
    ]});
    let of =
        |first: &str, last: &str| json!({"employees": {"firstName": [first], "lastName": [last]}});
    assert!(matches(&of("Anna", "Jones"), &employees));
    assert!(!matches(&of("Anna", "Smith"), &employees));
    assert!(matches(
        &json!({"employees": {"ids": ["1234"]}}),
        &employees
    ));
}

#[test]
fn whether_something_exists_is_asked_of_leaves() {
    let inner = json!({"detail": {"c-count": {"c1": 100}}});
    let exists = |exists: bool| json!({"detail": {"c-count": [{"exists": exists}]}});
    assert!(matches(&exists(false), &inner));
    assert!(!matches(&exists(true), &inner));
    let deep = json!({"detail": {"a": {"b": [{"exists": false}]}}});
    assert!(matches(&deep, &json!({"detail": {}})));
    assert!(matches(&deep, &json!({})));
    assert!(!matches(&deep, &json!({"detail": {"a": {"b": 1}}})));
    assert!(matches(&exists(false), &json!({"detail": {"c-count": []}})));
}

#[test]
fn one_of_several_alternatives_has_to_match() {
    let pattern = json!({
        "source": ["aws.cloudwatch"],
        "$or": [
            {"metricName": ["CPUUtilization", "ReadLatency"]},
            {"metricType": ["MetricType"], "namespace": ["AWS/EC2", "AWS/ES"], "$or": [
                {"metricId": [1234]}, {"spaceId": [1000]},
            ]},
            {"scope": ["Service"]},
        ],
    });
    let matching = [
        json!({"source": "aws.cloudwatch", "metricName": "ReadLatency"}),
        json!({"source": "aws.cloudwatch", "scope": "Service", "metricName": "other"}),
        json!({"source": "aws.cloudwatch", "metricType": "MetricType", "namespace": "AWS/ES", "spaceId": 1000}),
    ];
    for event in matching {
        assert!(matches(&pattern, &event), "{event}");
    }
    for event in [
        json!({"source": "aws.cloudwatch"}),
        json!({"source": "other", "scope": "Service"}),
        json!({"source": "aws.cloudwatch", "metricType": "MetricType", "namespace": "AWS/ES"}),
    ] {
        assert!(!matches(&pattern, &event), "{event}");
    }
    let inner = json!({"detail": {"$or": [
        {"c-count": [{"numeric": [">", 0, "<=", 5]}]},
        {"d-count": [{"numeric": ["<", 10]}]},
    ]}});
    assert!(matches(&inner, &event()));
    // Values to choose between are those of a member that is called so.
    let member = json!({"$or": [{"prefix": "a"}, "b"]});
    assert!(matches(&member, &json!({"$or": "abc"})));
}

#[test]
fn a_star_stands_for_anything() {
    for (wildcard, text, matching) in [
        ("*", "", true),
        ("a*c", "abbc", true),
        ("a*c", "ac", true),
        ("a*c", "acd", false),
        ("a*a", "a", false),
        ("*hop*", "shops", true),
        ("*a*b*", "b a", false),
        ("*a*b*", "xaxbx", true),
        (r"a\*", "a*", true),
        (r"a\*", "ab", false),
        (r"a\\*", r"a\b", true),
    ] {
        let pattern = json!({"name": [{"wildcard": wildcard}]});
        let found = matches(&pattern, &json!({"name": text}));
        assert_eq!(found, matching, "{wildcard} {text}");
    }
}

#[test]
fn what_is_no_pattern_is_refused() {
    for (pattern, reason) in [
        (
            "",
            "Filter is not valid JSON: EOF while parsing a value at line 1 column 0",
        ),
        ("[]", "Filter is not an object"),
        ("{}", "Filter is empty"),
        (
            r#"{"source": "aws.ec2"}"#,
            "\"source\" must be an object or an array",
        ),
        (r#"{"source": []}"#, "Empty arrays are not allowed"),
        (r#"{"detail": {}}"#, "Empty objects are not allowed"),
        (
            r#"{"a": [["b"]]}"#,
            "Match value must be String, number, true, false, or null",
        ),
        (
            r#"{"a": [{"prefix": "b", "suffix": "c"}]}"#,
            "Only one key allowed in match expression",
        ),
        (r#"{"a": [{"like": "b"}]}"#, "Unrecognized match type like"),
        (
            r#"{"a": [{"prefix": 1}]}"#,
            "prefix match pattern must be a string",
        ),
        (
            r#"{"a": [{"exists": "yes"}]}"#,
            "exists match pattern must be either true or false.",
        ),
        (
            r#"{"a": [{"numeric": ["<", "1"]}]}"#,
            "Value of < must be numeric",
        ),
        (
            r#"{"a": [{"numeric": ["<", 6000000000]}]}"#,
            "Value of < must be numeric",
        ),
        (
            r#"{"a": [{"numeric": ["!", 1]}]}"#,
            "Unrecognized numeric range operator: !",
        ),
        (
            r#"{"a": [{"numeric": [">", 2, "<", 1]}]}"#,
            "Bottom must be less than top",
        ),
        (
            r#"{"a": [{"numeric": ["=", 2, "<", 3]}]}"#,
            "Too many elements in numeric expression",
        ),
        (
            r#"{"a": [{"numeric": []}]}"#,
            "Too many elements in numeric expression",
        ),
        (
            r#"{"a": [{"wildcard": "a**b"}]}"#,
            "Consecutive wildcard characters at pos 1",
        ),
        (
            r#"{"a": [{"wildcard": "a\\b"}]}"#,
            "Invalid escape character at pos 1",
        ),
        (
            r#"{"a": [{"cidr": "10.0.0.0/33"}]}"#,
            "Malformed CIDR, one '/' required",
        ),
        (
            r#"{"a": [{"anything-but": ["a", 1]}]}"#,
            "Inside anything but list, either all values are number or string, mixed type is not supported",
        ),
    ] {
        assert_eq!(error(pattern), reason, "{pattern}");
    }
}
