// SPDX-License-Identifier: Apache-2.0
//! How often a failed step is tried again.

use std::borrow::Cow;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::elements::Duration;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// How often a failed step is tried again. EMR has no such thing: whoever runs the job flow adds the step once more.
#[derive(Debug, Clone)]
pub struct Retry {
    /// How many times the step is tried again after its first failure.
    pub attempts: Spanned<i32>,
    /// How long to wait before each further attempt; absent: not at all.
    pub delay: Option<Spanned<Duration>>,
}

const ATTEMPTS: std::ops::RangeInclusive<i32> = 0..=10;

impl FromNode for Retry {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let retry = if matches!(node.value, Value::Mapping(_)) {
            let mut fields = Fields::open(node, "a retry", reader)?;
            let attempts = fields.required("attempts", reader);
            let delay = fields.optional("delay", reader);
            fields.finish(reader);
            Self {
                attempts: attempts?,
                delay,
            }
        } else {
            Self {
                attempts: FromNode::from_node(node, reader)?,
                delay: None,
            }
        };
        if !ATTEMPTS.contains(&*retry.attempts) {
            let message = format!(
                "`{}` attempts: a failed step is tried again 0 to 10 times",
                *retry.attempts
            );
            reader.report(retry.attempts.diagnostic(Code::InvalidValue, message));
            return None;
        }
        Some(retry)
    }
}

impl JsonSchema for Retry {
    fn schema_name() -> Cow<'static, str> {
        "Retry".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let attempts = generator.subschema_for::<Spanned<i32>>();
        json_schema!({
            "description": "How often a failed step is tried again: a number, or a number and a delay.",
            "anyOf": [
                attempts,
                {
                    "type": "object",
                    "properties": {
                        "attempts": attempts,
                        "delay": generator.subschema_for::<Spanned<Duration>>(),
                    },
                    "required": ["attempts"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}
