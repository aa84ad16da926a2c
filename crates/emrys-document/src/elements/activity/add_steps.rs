// SPDX-License-Identifier: Apache-2.0
//! `add_steps`: steps that are added to the cluster.

use std::borrow::Cow;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::elements::{ListWithIncludes, Step};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// Steps that are added to the cluster: the list itself, or a mapping that has it under `steps`.
#[derive(Debug, Clone)]
pub struct AddSteps {
    /// The steps, in the order in which they are added; at least one.
    pub steps: Vec<Spanned<Step>>,
}

impl FromNode for AddSteps {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let list = matches!(node.value, Value::Sequence(_));
        let before = reader.diagnostics.len();
        let steps: Vec<Spanned<Step>> = if list {
            FromNode::from_node(node, reader)?
        } else {
            let mut fields = Fields::open(node, "`add_steps`", reader)?;
            let steps = fields.required("steps", reader);
            fields.finish(reader);
            steps?
        };
        // Steps that cannot be read have been reported, and are no reason to miss some.
        if steps.is_empty() && reader.diagnostics.len() == before {
            reader.invalid(node, Code::InvalidValue, "here are no steps to add");
            return None;
        }
        Some(Self { steps })
    }
}

impl JsonSchema for AddSteps {
    fn schema_name() -> Cow<'static, str> {
        "AddSteps".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let steps = generator.subschema_for::<ListWithIncludes<Spanned<Step>>>();
        json_schema!({
            "description": "Steps that are added to the cluster: the list itself, or a mapping that has it under `steps`.",
            "anyOf": [
                steps,
                {
                    "type": "object",
                    "properties": { "steps": steps },
                    "required": ["steps"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}
