// SPDX-License-Identifier: Apache-2.0
//! Environments: what differs between, say, a test and production.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::{Map, Text};
use crate::reader::{Fields, FromNode, Reader};
use crate::tree::{Node, ScalarKind, Value};

/// What differs from one place where a project runs to another: chosen with `--environment`.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Environment {
    /// Values that replace the defaults of placeholders.
    #[schemars(default)]
    #[expect(
        dead_code,
        reason = "the value was read before everything else, here it is checked"
    )]
    placeholders: Map<PlaceholderValue>,
}

impl FromNode for Environment {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an environment", reader)?;
        let placeholders = fields.optional("placeholders", reader).unwrap_or_default();
        fields.finish(reader);
        Some(Self { placeholders })
    }
}

/// The value of a placeholder. It may have placeholders itself, which are replaced where it is used.
#[derive(Debug)]
pub(crate) struct PlaceholderValue;

impl FromNode for PlaceholderValue {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        match &node.value {
            Value::Scalar(scalar) if scalar.kind != ScalarKind::Null => Some(Self),
            Value::Scalar(_) | Value::Sequence(_) | Value::Mapping(_) => {
                reader.wrong_type(node, "a text or a number");
                None
            }
        }
    }
}

impl JsonSchema for PlaceholderValue {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "PlaceholderValue".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Text::json_schema(generator)
    }
}
