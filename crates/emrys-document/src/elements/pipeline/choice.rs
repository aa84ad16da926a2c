// SPDX-License-Identifier: Apache-2.0
//! `choice`: one of several flows.

use emrys_diagnostics::Code;
use schemars::JsonSchema;

use super::PipelineFlow;
use crate::elements::Expression;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// One of several flows: the first whose condition holds.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Choice {
    /// Flows with their conditions, in the order in which these are asked; at least one.
    pub when: Vec<Condition>,
    /// What is done where no condition holds. Absent: nothing.
    #[schemars(rename = "else")]
    pub otherwise: Option<PipelineFlow>,
}

/// A flow and its condition.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Condition {
    /// An expression that is `true` or `false`.
    #[schemars(rename = "if")]
    pub condition: Spanned<Expression>,
    /// What is done where it is `true`.
    pub then: PipelineFlow,
}

impl FromNode for Choice {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`choice`", reader)?;
        let conditions = fields.value("when");
        if let Some(empty) = conditions.filter(|node| node.is_empty_list()) {
            reader.invalid(empty, Code::InvalidValue, "here are no conditions");
        }
        let when = fields.required("when", reader);
        let otherwise = fields.optional("else", reader);
        fields.finish(reader);
        Some(Self {
            when: when?,
            otherwise,
        })
    }
}

impl FromNode for Condition {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an item of `when`", reader)?;
        let condition = fields.required("if", reader);
        let then = fields.required("then", reader);
        fields.finish(reader);
        Some(Self {
            condition: condition?,
            then: then?,
        })
    }
}
