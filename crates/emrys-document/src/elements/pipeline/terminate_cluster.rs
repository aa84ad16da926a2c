// SPDX-License-Identifier: Apache-2.0
//! `terminate_cluster`: the end of a cluster.

use schemars::JsonSchema;

use super::launch::unnamed;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Terminates a cluster, and waits for its end.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TerminateCluster {
    /// The variable that has the cluster's id. Absent: `cluster`.
    #[schemars(with = "Option<Spanned<String>>")]
    pub cluster: Spanned<String>,
}

impl FromNode for TerminateCluster {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`terminate_cluster`", reader)?;
        let cluster = fields.optional("cluster", reader);
        fields.finish(reader);
        Some(Self {
            cluster: cluster.unwrap_or_else(|| unnamed(node)),
        })
    }
}
