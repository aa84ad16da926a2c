// SPDX-License-Identifier: Apache-2.0
//! YAML as CloudFormation takes it: the short forms of functions are tags, which become their long forms.

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use serde_json::{Map, Value};

/// How many values a template may have, and how deep it may be.
const MAX_VALUES: usize = 100_000;
const MAX_DEPTH: usize = 100;

/// A list or a mapping whose end has not been read.
struct Open {
    function: Option<String>,
    container: Container,
}

enum Container {
    List(Vec<Value>),
    Mapping(Map<String, Value>, Option<String>),
}

/// The value of a text, or what is wrong with it.
pub(super) fn read(text: &str) -> Result<Value, String> {
    let mut open: Vec<Open> = Vec::new();
    let mut root = Value::Null;
    let mut values = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| error.to_string())?;
        let line = span.start.line();
        let complete = match event {
            Event::Scalar(text, style, _, tag) => {
                let value = scalar(&text, style, tag.as_deref());
                Some(wrapped(function(tag.as_deref()), value))
            }
            Event::SequenceStart(_, tag) => {
                open.push(Open {
                    function: function(tag.as_deref()),
                    container: Container::List(Vec::new()),
                });
                None
            }
            Event::MappingStart(_, tag) => {
                open.push(Open {
                    function: function(tag.as_deref()),
                    container: Container::Mapping(Map::new(), None),
                });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|open| {
                let value = match open.container {
                    Container::List(items) => Value::Array(items),
                    Container::Mapping(members, _) => Value::Object(members),
                };
                wrapped(open.function, value)
            }),
            Event::Alias(_) => return Err(format!("line {line}: CloudFormation takes no aliases")),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => None,
        };
        values += 1;
        if values > MAX_VALUES || open.len() > MAX_DEPTH {
            return Err(format!(
                "line {line}: the template is too large or too deep"
            ));
        }
        let Some(value) = complete else {
            continue;
        };
        match open.last_mut().map(|open| &mut open.container) {
            None => root = value,
            Some(Container::List(items)) => items.push(value),
            Some(Container::Mapping(members, key)) => match (key.take(), value) {
                (Some(key), value) => drop(members.insert(key, value)),
                (None, Value::String(text)) => *key = Some(text),
                (None, Value::Number(number)) => *key = Some(number.to_string()),
                (None, Value::Bool(value)) => *key = Some(value.to_string()),
                (None, _) => return Err(format!("line {line}: a key has to be a text")),
            },
        }
    }
    Ok(root)
}

/// The long form of a function that a tag is the short form of.
fn function(tag: Option<&Tag>) -> Option<String> {
    let tag = tag.filter(|tag| tag.handle == "!")?;
    Some(match tag.suffix.as_str() {
        "Ref" | "Condition" => tag.suffix.clone(),
        suffix => format!("Fn::{suffix}"),
    })
}

fn wrapped(function: Option<String>, value: Value) -> Value {
    match (function, value) {
        (None, value) => value,
        // `!GetAtt a.b` is short for a list of two.
        (Some(function), Value::String(text)) if function == "Fn::GetAtt" => {
            let (resource, attribute) = text.split_once('.').unwrap_or((&text, ""));
            Value::Object(
                [(function, Value::from(vec![resource, attribute]))]
                    .into_iter()
                    .collect(),
            )
        }
        (Some(function), value) => Value::Object([(function, value)].into_iter().collect()),
    }
}

/// A single value; without quotes it is what it looks like.
fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Value {
    if style != ScalarStyle::Plain || tag.is_some() {
        return Value::from(text);
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        text => match serde_json::from_str(text) {
            Ok(number @ Value::Number(_)) => number,
            _ => Value::from(text),
        },
    }
}
