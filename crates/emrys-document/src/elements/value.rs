// SPDX-License-Identifier: Apache-2.0
//! Values of free shape, and expressions in JSONata: what state machines and events are given. Their placeholders are
//! replaced, and nothing else is done to them; whoever deploys them knows whether an expression can be parsed.

use std::borrow::Cow;
use std::ops::Deref;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Number, Value as Json};

use crate::placeholders::Mode;
use crate::reader::{FromNode, Reader};
use crate::schema::PLACEHOLDER;
use crate::tree::core_schema::plain_kind;
use crate::tree::{Node, ScalarKind, Value};

/// An expression in JSONata, with the `{%` and `%}` around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression(String);

/// A text that may be an expression in `{%` and `%}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextOrExpression(pub String);

/// A value of a member of EMR's request. In contrast to other values of free shape a placeholder for a number or for
/// `true` or `false` makes such a value: members of requests have types.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting(pub Json);

/// Whether a text is an expression (Step Functions Developer Guide, "Transforming data with JSONata": it begins with `{%`
/// without blanks before it, and ends with `%}`).
pub fn is_expression(text: &str) -> bool {
    inside(text).is_some()
}

fn inside(text: &str) -> Option<&str> {
    text.strip_prefix("{%")?.strip_suffix("%}")
}

impl Expression {
    /// The expression with what is around it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The JSONata alone.
    pub fn inside(&self) -> &str {
        inside(&self.0).unwrap_or_default().trim()
    }
}

impl TextOrExpression {
    /// Whether it is an expression.
    pub fn is_expression(&self) -> bool {
        is_expression(&self.0)
    }
}

impl Deref for TextOrExpression {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for Setting {
    type Target = Json;

    fn deref(&self) -> &Json {
        &self.0
    }
}

fn number(text: &str) -> Option<Number> {
    let whole = text.parse::<u64>().ok().map(Number::from);
    whole.or_else(|| Number::from_f64(text.parse().ok()?))
}

impl FromNode for Json {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        match &node.value {
            Value::Sequence(items) => {
                let before = reader.diagnostics.len();
                let items: Vec<Self> = items
                    .iter()
                    .filter_map(|item| Self::from_node(item, reader))
                    .collect();
                // Without one of its items a list would be another one.
                (reader.diagnostics.len() == before).then_some(Self::Array(items))
            }
            Value::Mapping(entries) => {
                let mut members = serde_json::Map::new();
                let mut whole = true;
                for entry in entries {
                    match Self::from_node(&entry.value, reader) {
                        Some(value) => {
                            members.insert(entry.key.clone(), value);
                        }
                        None => whole = false,
                    }
                }
                whole.then_some(Self::Object(members))
            }
            Value::Scalar(_) => {
                let replaced = reader.scalar(node, "this value", Mode::Value)?;
                let value = match replaced.kind {
                    ScalarKind::Null => Some(Self::Null),
                    ScalarKind::Boolean(value) => Some(value.into()),
                    ScalarKind::Integer(value) => Some(value.into()),
                    ScalarKind::Number => number(&replaced.text).map(Self::Number),
                    ScalarKind::Text => Some(replaced.text.into()),
                };
                if value.is_none() {
                    reader.invalid(node, Code::InvalidValue, "this number is too large");
                }
                value
            }
        }
    }
}

impl FromNode for Number {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let replaced = reader.scalar(node, "a number", Mode::Value)?;
        let kind = match replaced.substituted {
            true => plain_kind(&replaced.text),
            false => replaced.kind,
        };
        let value = match kind {
            ScalarKind::Integer(value) => Some(value.into()),
            ScalarKind::Number => number(&replaced.text),
            ScalarKind::Null | ScalarKind::Boolean(_) | ScalarKind::Text => None,
        };
        if value.is_none() {
            reader.wrong_scalar(node, "a number", &replaced);
        }
        value
    }
}

impl FromNode for Setting {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let Value::Scalar(_) = &node.value else {
            return Json::from_node(node, reader).map(Self);
        };
        let replaced = reader.scalar(node, "this value", Mode::Value)?;
        if replaced.substituted && !is_expression(&replaced.text) {
            let typed = match plain_kind(&replaced.text) {
                ScalarKind::Boolean(value) => Some(value.into()),
                // An id such as `0012` is no number.
                ScalarKind::Integer(value) if value.to_string() == replaced.text => {
                    Some(value.into())
                }
                ScalarKind::Number => number(&replaced.text).map(Json::Number),
                _ => None,
            };
            return Some(Self(typed.unwrap_or_else(|| replaced.text.into())));
        }
        Json::from_node(node, reader).map(Self)
    }
}

impl FromNode for Expression {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let expected = "an expression in `{%` and `%}`";
        let replaced = reader.scalar(node, expected, Mode::Script)?;
        if !is_expression(&replaced.text) {
            reader.wrong_scalar(node, expected, &replaced);
            return None;
        }
        Some(Self(replaced.text))
    }
}

impl FromNode for TextOrExpression {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let replaced = reader.scalar(node, "a text", Mode::Value)?;
        if replaced.kind != ScalarKind::Text {
            reader.wrong_type(node, "a text");
            return None;
        }
        Some(Self(replaced.text))
    }
}

impl JsonSchema for Expression {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Expression".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let pattern = format!(r"^\{{%(.|\n)*%\}}$|{PLACEHOLDER}");
        json_schema!({ "type": "string", "pattern": pattern, "examples": ["{% $states.context.Execution.Input.Count > 0 %}"] })
    }
}

impl JsonSchema for TextOrExpression {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "TextOrExpression".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

impl JsonSchema for Setting {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Setting".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({})
    }
}
