// SPDX-License-Identifier: Apache-2.0
//! `use_cluster`: a cluster that is there already.

use schemars::JsonSchema;

use super::launch::unnamed;
use crate::elements::TextOrExpression;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Names a cluster that is there already, and that the pipeline does not own.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct UseCluster {
    /// The cluster's id, which may be an expression.
    pub id: Spanned<TextOrExpression>,
    /// The variable that has the cluster's id. Absent: `cluster`.
    #[schemars(rename = "as", with = "Option<Spanned<String>>")]
    pub variable: Spanned<String>,
}

impl FromNode for UseCluster {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`use_cluster`", reader)?;
        let id = fields.required("id", reader);
        let variable = fields.optional("as", reader);
        fields.finish(reader);
        Some(Self {
            id: id?,
            variable: variable.unwrap_or_else(|| unnamed(node)),
        })
    }
}
