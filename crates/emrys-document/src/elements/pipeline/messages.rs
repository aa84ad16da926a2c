// SPDX-License-Identifier: Apache-2.0
//! `invoke`, `notify` and `fail`: what a pipeline tells others.

use schemars::JsonSchema;
use serde_json::Value as Json;

use crate::elements::TextOrExpression;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Calls a Lambda function, and waits for its result.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Invoke {
    /// The function: its ARN, or the name of one in the account and region.
    pub function: Spanned<String>,
    /// What it gets. Absent: the input of the execution.
    pub payload: Option<Spanned<Json>>,
}

/// Sends a message to a topic.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Notify {
    /// The topic: its ARN, or the name of one in the account and region.
    pub topic: Spanned<String>,
    /// The subject of the message. Absent: none.
    pub subject: Option<Spanned<TextOrExpression>>,
    /// The message.
    pub message: Spanned<Json>,
}

/// Ends the execution as failed.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Fail {
    /// The name of the error.
    pub error: Option<Spanned<TextOrExpression>>,
    /// Why.
    pub cause: Option<Spanned<TextOrExpression>>,
}

impl FromNode for Invoke {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`invoke`", reader)?;
        let function = fields.required("function", reader);
        let payload = fields.optional("payload", reader);
        fields.finish(reader);
        Some(Self {
            function: function?,
            payload,
        })
    }
}

impl FromNode for Notify {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`notify`", reader)?;
        let topic = fields.required("topic", reader);
        let subject = fields.optional("subject", reader);
        let message = fields.required("message", reader);
        fields.finish(reader);
        Some(Self {
            topic: topic?,
            subject,
            message: message?,
        })
    }
}

impl FromNode for Fail {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`fail`", reader)?;
        let error = fields.optional("error", reader);
        let cause = fields.optional("cause", reader);
        fields.finish(reader);
        Some(Self { error, cause })
    }
}
