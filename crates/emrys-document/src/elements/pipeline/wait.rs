// SPDX-License-Identifier: Apache-2.0
//! `wait`: some time, or until a moment.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::elements::{Duration, Expression};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// How long is waited: a duration, or a mapping with `until`.
#[derive(Debug, Clone)]
pub enum PipelineWait {
    /// So long.
    For(Spanned<Duration>),
    /// Until the moment that an expression gives, as a timestamp of RFC 3339.
    Until(Spanned<Expression>),
}

impl FromNode for PipelineWait {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        if let Value::Scalar(_) = node.value {
            return FromNode::from_node(node, reader).map(Self::For);
        }
        let mut fields = Fields::open(node, "`wait`", reader)?;
        let until = fields.required("until", reader);
        fields.finish(reader);
        until.map(Self::Until)
    }
}

impl JsonSchema for PipelineWait {
    fn schema_name() -> Cow<'static, str> {
        "PipelineWait".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let duration = generator.subschema_for::<Spanned<Duration>>();
        let until = generator.subschema_for::<Spanned<Expression>>();
        json_schema!({
            "description": "How long is waited: a duration, or a mapping with `until`, an expression that gives a timestamp.",
            "anyOf": [
                duration,
                {
                    "type": "object",
                    "properties": { "until": until },
                    "required": ["until"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}
