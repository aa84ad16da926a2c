// SPDX-License-Identifier: Apache-2.0
//! `run`: another pipeline or state machine.

use schemars::JsonSchema;
use serde_json::Value as Json;

use crate::reader::{Fields, FromNode, Reader};
use crate::schema::merge_choices;
use crate::spanned::Spanned;
use crate::tree::Node;

/// Starts an execution of another pipeline or state machine.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, transform = merge_choices)]
pub struct Run {
    /// What is started.
    #[schemars(flatten)]
    pub target: RunTarget,
    /// The input of the execution. Absent: that of the pipeline's own execution.
    pub input: Option<Spanned<Json>>,
    /// Whether its end is waited for. Absent: it is.
    pub wait: Option<Spanned<bool>>,
}

/// What is started.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum RunTarget {
    /// A pipeline: one under `pipelines`, or `namespace/name` of one in the registry.
    Pipeline(Spanned<String>),
    /// A state machine, by ARN.
    StateMachine(Spanned<String>),
}

impl Run {
    /// Whether its end is waited for.
    pub fn waits(&self) -> bool {
        self.wait.as_ref().is_none_or(|wait| wait.value)
    }
}

impl FromNode for Run {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`run`", reader)?;
        let target = fields.exactly_one(
            &[
                ("pipeline", |node, reader| {
                    FromNode::from_node(node, reader).map(RunTarget::Pipeline)
                }),
                ("state_machine", |node, reader| {
                    FromNode::from_node(node, reader).map(RunTarget::StateMachine)
                }),
            ],
            reader,
        );
        let input = fields.optional("input", reader);
        let wait = fields.optional("wait", reader);
        fields.finish(reader);
        Some(Self {
            target: target?,
            input,
            wait,
        })
    }
}
