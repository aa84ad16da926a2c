// SPDX-License-Identifier: Apache-2.0
//! JSON that knows where each of its values is written.

use std::fmt::Write;

use emrys_diagnostics::Span;
use serde_json::{Number, Value};

/// A value and its characters; those of a text are the ones between its quotes.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) value: Json,
    pub(crate) span: Span,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(crate) enum Json {
    Null,
    Boolean(bool),
    Number(Number),
    Text(String),
    Array(Vec<Node>),
    Object(Vec<Member>),
}

/// A member of an object. No two of an object have the same name.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) name_span: Span,
    pub(crate) value: Node,
}

impl Node {
    pub(crate) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_object(&self) -> Option<&[Member]> {
        match &self.value {
            Json::Object(members) => Some(members),
            _ => None,
        }
    }

    pub(crate) fn as_array(&self) -> Option<&[Node]> {
        match &self.value {
            Json::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The value of that member, if this is an object that has it.
    pub(crate) fn get(&self, name: &str) -> Option<&Node> {
        let member = self.as_object()?.iter().find(|member| member.name == name);
        member.map(|member| &member.value)
    }

    /// What it is, for messages.
    pub(crate) fn what(&self) -> &'static str {
        match &self.value {
            Json::Null => "null",
            Json::Boolean(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::Text(_) => "a text",
            Json::Array(_) => "an array",
            Json::Object(_) => "an object",
        }
    }

    /// The value alone.
    pub(crate) fn to_value(&self) -> Value {
        match &self.value {
            Json::Null => Value::Null,
            Json::Boolean(value) => Value::Bool(*value),
            Json::Number(number) => Value::Number(number.clone()),
            Json::Text(text) => Value::String(text.clone()),
            Json::Array(items) => items.iter().map(Self::to_value).collect(),
            Json::Object(members) => {
                let members = members.iter();
                Value::Object(
                    members
                        .map(|member| (member.name.clone(), member.value.to_value()))
                        .collect(),
                )
            }
        }
    }

    /// The characters of a text from byte `start` to `end` of what it says, which is less than what is written where
    /// there are escapes.
    pub(crate) fn part(&self, start: usize, end: usize) -> Span {
        let written = self.span.text();
        let (start, end) = (written_offset(written, start), written_offset(written, end));
        self.span.part(start, end)
    }

    /// Step Functions' words for the place of what begins at a byte of the source: `/States/A/Retry[0]/ErrorEquals`.
    pub(crate) fn location(&self, offset: usize) -> String {
        let mut location = String::new();
        let mut node = self;
        loop {
            let next = match &node.value {
                Json::Object(members) => {
                    let after = members.partition_point(|it| it.name_span.start() <= offset);
                    let member = after.checked_sub(1).and_then(|index| members.get(index));
                    member
                        .filter(|member| offset <= member.value.span.end())
                        .map(|member| {
                            location.push('/');
                            location.push_str(&member.name);
                            &member.value
                        })
                }
                Json::Array(items) => {
                    let after = items.partition_point(|item| item.span.start() <= offset);
                    let index = after.checked_sub(1);
                    let item = index.and_then(|index| Some((index, items.get(index)?)));
                    item.filter(|(_, item)| offset <= item.span.end())
                        .map(|(index, item)| {
                            // Writing to a `String` cannot fail.
                            let _ = write!(location, "[{index}]");
                            item
                        })
                }
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None if location.is_empty() => return "/".to_owned(),
                None => return location,
            }
        }
    }
}

/// Where in a text as written the byte is that is at `offset` of what the text says.
fn written_offset(written: &str, offset: usize) -> usize {
    if !written.contains('\\') {
        return offset.min(written.len());
    }
    let (mut said, mut at) = (0, 0);
    while said < offset {
        let rest = written.get(at..).unwrap_or_default();
        let Some(first) = rest.chars().next() else {
            break;
        };
        let (takes, says) = if first == '\\' {
            escape(rest)
        } else {
            (first.len_utf8(), first.len_utf8())
        };
        at += takes;
        said += says;
    }
    at
}

/// How long an escape is as written, and in bytes of UTF-8 what it says.
fn escape(rest: &str) -> (usize, usize) {
    let unit = |at: usize| u32::from_str_radix(rest.get(at..at + 4).unwrap_or_default(), 16);
    match (rest.get(1..2), unit(2)) {
        (Some("u"), Ok(0xD800..=0xDBFF)) => (12, 4),
        (Some("u"), Ok(unit)) => (6, char::from_u32(unit).map_or(3, char::len_utf8)),
        _ => (2, 1),
    }
}
