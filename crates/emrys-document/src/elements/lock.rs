// SPDX-License-Identifier: Apache-2.0
//! What keeps two runs from going on at the same time: the `lock` of a job flow.

use std::borrow::Cow;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::elements::Duration;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// A named lock that at most one run of a target holds at a time. EMR has no such thing: whoever runs the job flow
/// keeps to it.
#[derive(Debug, Clone)]
pub struct Lock {
    /// Its name.
    pub name: Spanned<String>,
    /// How long after the last sign of life of the run that holds it another one may take it; absent: two hours.
    pub expiry: Option<Spanned<Duration>>,
    /// How long a run waits for it; absent: half an hour.
    pub wait: Option<Spanned<Duration>>,
}

/// A tag's key has 128 characters, and what stands before the name takes some.
const LONGEST_NAME: usize = 100;
/// The run renews its lock several times in that.
const SHORTEST_EXPIRY: u64 = 10;

impl FromNode for Lock {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let lock = if matches!(node.value, Value::Mapping(_)) {
            let mut fields = Fields::open(node, "a lock", reader)?;
            let name = fields.required("name", reader);
            let expiry = fields.optional("expiry", reader);
            let wait = fields.optional("wait", reader);
            fields.finish(reader);
            Self {
                name: name?,
                expiry,
                wait,
            }
        } else {
            Self {
                name: FromNode::from_node(node, reader)?,
                expiry: None,
                wait: None,
            }
        };
        if !is_name(&lock.name) {
            let message = format!(
                "`{}` is no name of a lock: 1 to {LONGEST_NAME} letters, digits, `-`, `_` and `.`",
                *lock.name
            );
            reader.report(lock.name.diagnostic(Code::InvalidValue, message));
        }
        let expiry = lock.expiry.as_ref();
        if let Some(expiry) = expiry.filter(|expiry| expiry.seconds() < SHORTEST_EXPIRY) {
            let message = format!("a lock expires after {SHORTEST_EXPIRY} s or more");
            reader.report(expiry.diagnostic(Code::InvalidValue, message));
        }
        Some(lock)
    }
}

fn is_name(name: &str) -> bool {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    (1..=LONGEST_NAME).contains(&name.len()) && name.chars().all(allowed)
}

impl JsonSchema for Lock {
    fn schema_name() -> Cow<'static, str> {
        "Lock".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let name = generator.subschema_for::<Spanned<String>>();
        let duration = generator.subschema_for::<Spanned<Duration>>();
        json_schema!({
            "description": "A named lock that at most one run of a target holds at a time: its name, or a mapping.",
            "anyOf": [
                name,
                {
                    "type": "object",
                    "properties": {
                        "name": name,
                        "expiry": duration,
                        "wait": duration,
                    },
                    "required": ["name"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}
