// SPDX-License-Identifier: Apache-2.0
//! `map`: the same for each of several items.

use schemars::JsonSchema;

use super::PipelineFlow;
use crate::elements::Expression;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// The variable of an item that is given no other name.
const ITEM: &str = "item";

/// The same flow for each of several items.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Iteration {
    /// An expression that is a list.
    pub items: Spanned<Expression>,
    /// The variable that has the item. Absent: `item`.
    #[schemars(rename = "as", with = "Option<Spanned<String>>")]
    pub variable: Spanned<String>,
    /// How many items are worked on at the same time. Absent: as many as Step Functions allows.
    pub concurrency: Option<Spanned<i32>>,
    /// What is done with each.
    pub flow: PipelineFlow,
}

impl FromNode for Iteration {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`map`", reader)?;
        let items = fields.required("items", reader);
        let variable = fields.optional("as", reader);
        let concurrency = fields.optional("concurrency", reader);
        let flow = fields.required("flow", reader);
        fields.finish(reader);
        Some(Self {
            items: items?,
            variable: variable.unwrap_or_else(|| Spanned {
                value: ITEM.to_owned(),
                span: node.label_span(),
                path: node.path.clone(),
            }),
            concurrency,
            flow: flow?,
        })
    }
}
