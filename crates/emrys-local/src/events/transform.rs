// SPDX-License-Identifier: Apache-2.0
//! What a target is given of an event: all of it, a constant, a part, or a template filled in. Pure.
//!
//! As the EventBridge User Guide has it, "Amazon EventBridge input transformation".

use std::collections::BTreeMap;

use emrys_protocol::events::types::Target;
use emrys_states::data::{Path, Scope};
use serde_json::Value;

use crate::records::Millis;
use crate::time::rfc3339;

/// What a template can name of the rule.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin<'a> {
    pub(super) rule_name: &'a str,
    pub(super) rule_arn: &'a str,
    /// When the event came.
    pub(super) received: Millis,
}

/// Names that a template need not define.
const PREDEFINED: [&str; 5] = [
    "aws.events.rule-arn",
    "aws.events.rule-name",
    "aws.events.event.ingestion-time",
    "aws.events.event",
    "aws.events.event.json",
];

/// Refuses paths that are none, a constant that is no JSON, and placeholders that nothing defines.
pub(super) fn check(target: &Target) -> Result<(), String> {
    if let Some(input) = &target.input {
        let parsed: Result<Value, _> = serde_json::from_str(input);
        parsed.map_err(|error| format!("Input is not valid JSON: {error}"))?;
    }
    let transformer = target.input_transformer.as_ref();
    let paths = transformer.and_then(|transformer| transformer.input_paths_map.as_ref());
    let paths = paths.into_iter().flat_map(BTreeMap::values);
    for path in target.input_path.iter().chain(paths) {
        Path::parse(path).map_err(|_| format!("`{path}` is no path"))?;
    }
    let Some(transformer) = transformer else {
        return Ok(());
    };
    let names = transformer.input_paths_map.as_ref();
    let is_defined = |name: &str| {
        PREDEFINED.contains(&name) || names.is_some_and(|names| names.contains_key(name))
    };
    let template = transformer.input_template.as_deref().unwrap_or_default();
    let mut undefined = None;
    fill(template, |name| {
        if !is_defined(name) {
            undefined.get_or_insert_with(|| name.to_owned());
        }
        None
    });
    match undefined {
        Some(name) => Err(format!("InputTemplate contains invalid placeholder {name}")),
        None => Ok(()),
    }
}

/// The text that the target is given.
pub(super) fn input(target: &Target, event: &Value, origin: Origin<'_>) -> String {
    if let Some(constant) = &target.input {
        return constant.clone();
    }
    if let Some(path) = &target.input_path {
        // A part that is not there is null.
        return at(event, path).unwrap_or_default().to_string();
    }
    let Some(transformer) = &target.input_transformer else {
        return event.to_string();
    };
    let template = transformer.input_template.as_deref().unwrap_or_default();
    let paths = transformer.input_paths_map.as_ref();
    fill(template, |name| match name {
        "aws.events.rule-arn" => Some(origin.rule_arn.into()),
        "aws.events.rule-name" => Some(origin.rule_name.into()),
        "aws.events.event.ingestion-time" => Some(rfc3339(origin.received).into()),
        "aws.events.event.json" => Some(event.clone()),
        "aws.events.event" => {
            let mut event = event.clone();
            if let Value::Object(members) = &mut event {
                members.remove("detail");
            }
            Some(event)
        }
        name => at(event, paths?.get(name)?),
    })
}

/// What is at a path, if anything is.
pub(super) fn at(value: &Value, path: &str) -> Option<Value> {
    let scope = Scope {
        input: value,
        result: None,
        error_output: None,
        context: &Value::Null,
        variables: &BTreeMap::new(),
    };
    Path::parse(path).ok()?.evaluate(&scope).ok()
}

/// A template with values in place of `<name>`: within a text as they are, elsewhere as JSON. What has no value is
/// an empty text.
pub(super) fn fill(template: &str, mut value: impl FnMut(&str) -> Option<Value>) -> String {
    let mut filled = String::new();
    let mut within_text = false;
    let mut escaped = false;
    let mut rest = template;
    while let Some(letter) = rest.chars().next() {
        if letter == '<'
            && let Some((name, behind)) = placeholder(rest)
        {
            let value = value(name).unwrap_or_else(|| Value::String(String::new()));
            match (&value, within_text) {
                (Value::String(_), true) => {
                    let text = value.to_string();
                    filled.push_str(text.get(1..text.len() - 1).unwrap_or_default());
                }
                (_, true) => {
                    let text = Value::String(value.to_string()).to_string();
                    filled.push_str(text.get(1..text.len() - 1).unwrap_or_default());
                }
                (_, false) => filled.push_str(&value.to_string()),
            }
            rest = behind;
            escaped = false;
            continue;
        }
        if letter == '"' && !escaped {
            within_text = !within_text;
        }
        escaped = letter == '\\' && !escaped;
        filled.push(letter);
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
    }
    filled
}

/// The name at the beginning of a text, and what follows it.
fn placeholder(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.strip_prefix('<')?.split_once('>')?;
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || "._-$[]*/".contains(letter);
    (!name.is_empty() && name.chars().all(is_of_name)).then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use emrys_protocol::events::types::{InputTransformer, Target};
    use serde_json::{Value, json};

    use super::{Origin, check, input};

    /// The event of the guide.
    fn event() -> Value {
        json!({
            "version": "0",
            "id": "7bf73129-1428-4cd3-a780-95db273d1602",
            "detail-type": "EC2 Instance State-change Notification",
            "source": "aws.ec2",
            "account": "123456789012",
            "time": "2015-11-11T21:29:54Z",
            "region": "us-east-1",
            "resources": ["arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111"],
            "detail": {"instance-id": "i-0123456789", "state": "RUNNING", "text": "a \"b\""},
        })
    }

    fn with_template(template: &str) -> Target {
        let paths = [
            ("instance", "$.detail.instance-id"),
            ("state", "$.detail.state"),
            ("text", "$.detail.text"),
            ("first", "$.resources[0]"),
            ("detail", "$.detail"),
            ("none", "$.detail.none"),
        ];
        let paths = paths.map(|(name, path)| (name.to_owned(), path.to_owned()));
        Target {
            input_transformer: Some(InputTransformer {
                input_paths_map: Some(paths.into()),
                input_template: Some(template.to_owned()),
            }),
            ..Target::default()
        }
    }

    fn given(target: &Target) -> String {
        let origin = Origin {
            rule_name: "example",
            rule_arn: "arn:aws:events:us-east-1:123456789012:rule/example",
            received: 0,
        };
        check(target).unwrap();
        input(target, &event(), origin)
    }

    #[test]
    fn templates_are_filled_as_in_the_guide() {
        for (template, filled) in [
            (
                r#""instance <instance> is in <state>""#,
                r#""instance i-0123456789 is in RUNNING""#,
            ),
            (
                r#"{"instance" : <instance>, "state": <state>}"#,
                r#"{"instance" : "i-0123456789", "state": "RUNNING"}"#,
            ),
            (
                r#"{"instance": <instance>, "status": "instance \"<instance>\" is in <state>"}"#,
                r#"{"instance": "i-0123456789", "status": "instance \"i-0123456789\" is in RUNNING"}"#,
            ),
            (
                r#"{"instance": <instance>, "state": [9, <state>, true], "Transformed": "Yes"}"#,
                r#"{"instance": "i-0123456789", "state": [9, "RUNNING", true], "Transformed": "Yes"}"#,
            ),
            (
                r#""<aws.events.rule-name> triggered at <aws.events.event.ingestion-time>""#,
                r#""example triggered at 1970-01-01T00:00:00.000Z""#,
            ),
            (
                r#"{"arn": <aws.events.rule-arn>, "first": <first>}"#,
                r#"{"arn": "arn:aws:events:us-east-1:123456789012:rule/example", "first": "arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111"}"#,
            ),
            (
                r#"{"none": <none>, "in": "<none>"}"#,
                r#"{"none": "", "in": ""}"#,
            ),
            (
                r#"{"text": "<text>", "a": "1 < 2 > 0"}"#,
                r#"{"text": "a \"b\"", "a": "1 < 2 > 0"}"#,
            ),
        ] {
            assert_eq!(given(&with_template(template)), filled, "{template}");
        }
        let whole = given(&with_template(
            r#"{"event": <aws.events.event.json>, "head": <aws.events.event>, "detail": <detail>}"#,
        ));
        let whole: Value = serde_json::from_str(&whole).unwrap();
        assert_eq!(whole["event"], event());
        assert_eq!(whole["head"]["source"], "aws.ec2");
        assert_eq!(whole["head"].get("detail"), None);
        assert_eq!(whole["detail"], event()["detail"]);
    }

    #[test]
    fn a_target_is_given_the_event_a_part_or_a_constant() {
        let all: Value = serde_json::from_str(&given(&Target::default())).unwrap();
        assert_eq!(all, event());
        let part = Target {
            input_path: Some("$.detail.instance-id".to_owned()),
            ..Target::default()
        };
        assert_eq!(given(&part), r#""i-0123456789""#);
        let constant = Target {
            input: Some(r#"{"a": 1}"#.to_owned()),
            ..Target::default()
        };
        assert_eq!(given(&constant), r#"{"a": 1}"#);
    }

    #[test]
    fn what_cannot_be_filled_in_is_refused() {
        let undefined = check(&with_template("<else>")).unwrap_err();
        assert_eq!(undefined, "InputTemplate contains invalid placeholder else");
        let path = Target {
            input_path: Some("detail".to_owned()),
            ..Target::default()
        };
        assert_eq!(check(&path).unwrap_err(), "`detail` is no path");
        let constant = Target {
            input: Some("{".to_owned()),
            ..Target::default()
        };
        assert!(check(&constant).is_err());
    }
}
