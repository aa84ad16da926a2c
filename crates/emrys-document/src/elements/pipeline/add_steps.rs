// SPDX-License-Identifier: Apache-2.0
//! `add_steps`: steps that a pipeline adds to a cluster.

use std::borrow::Cow;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::launch::unnamed;
use crate::elements::{ListWithIncludes, Step};
use crate::reader::{Fields, FromNode, Reader};
use crate::schema::described;
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// Steps that are added to a cluster: the list itself, or a mapping that has it under `steps`.
#[derive(Debug, Clone)]
pub struct PipelineSteps {
    /// The variable that has the cluster's id. Absent: `cluster`.
    pub cluster: Spanned<String>,
    /// The steps, in the order in which they are added; at least one.
    pub steps: Vec<Spanned<Step>>,
    /// Whether they are added at the same time. Absent: each when the one before it has completed.
    pub parallel: Option<Spanned<bool>>,
    /// Whether their end is waited for. Absent: it is.
    pub wait: Option<Spanned<bool>>,
}

impl PipelineSteps {
    /// Whether they are added at the same time.
    pub fn is_parallel(&self) -> bool {
        self.parallel
            .as_ref()
            .is_some_and(|parallel| parallel.value)
    }

    /// Whether their end is waited for.
    pub fn waits(&self) -> bool {
        self.wait.as_ref().is_none_or(|wait| wait.value)
    }
}

impl FromNode for PipelineSteps {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let before = reader.diagnostics.len();
        let added = if matches!(node.value, Value::Sequence(_)) {
            Self {
                cluster: unnamed(node),
                steps: FromNode::from_node(node, reader)?,
                parallel: None,
                wait: None,
            }
        } else {
            let mut fields = Fields::open(node, "`add_steps`", reader)?;
            let cluster = fields.optional("cluster", reader);
            let steps = fields.required("steps", reader);
            let parallel = fields.optional("parallel", reader);
            let wait = fields.optional("wait", reader);
            fields.finish(reader);
            Self {
                cluster: cluster.unwrap_or_else(|| unnamed(node)),
                steps: steps?,
                parallel,
                wait,
            }
        };
        // Steps that cannot be read have been reported, and are no reason to miss some.
        if added.steps.is_empty() && reader.diagnostics.len() == before {
            reader.invalid(node, Code::InvalidValue, "here are no steps to add");
            return None;
        }
        Some(added)
    }
}

impl JsonSchema for PipelineSteps {
    fn schema_name() -> Cow<'static, str> {
        "PipelineSteps".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let steps = generator.subschema_for::<ListWithIncludes<Spanned<Step>>>();
        let text = generator.subschema_for::<Spanned<String>>();
        let flag = generator.subschema_for::<Spanned<bool>>();
        json_schema!({
            "description": "Steps that are added to a cluster: the list itself, or a mapping that has it under `steps`.",
            "anyOf": [
                steps,
                {
                    "type": "object",
                    "properties": {
                        "cluster": described(&text, "The variable that has the cluster's id. Absent: `cluster`."),
                        "steps": steps,
                        "parallel": described(&flag, "Whether they are added at the same time. Absent: each when the one before it has completed."),
                        "wait": described(&flag, "Whether their end is waited for. Absent: it is."),
                    },
                    "required": ["steps"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}
