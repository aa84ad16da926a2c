// SPDX-License-Identifier: Apache-2.0
//! `authorize`: what a cluster's instances may read and write.

use schemars::JsonSchema;

use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// What a cluster's instances may read and write: S3 URIs, in which `*` stands for any characters, and ARNs of buckets,
/// objects and KMS keys.
#[derive(Debug, Clone, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Authorize {
    /// What they may read.
    #[schemars(default)]
    pub read: Vec<Spanned<String>>,
    /// What they may write, and read.
    #[schemars(default)]
    pub write: Vec<Spanned<String>>,
}

impl FromNode for Authorize {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`authorize`", reader)?;
        let authorize = Self {
            read: fields.optional("read", reader).unwrap_or_default(),
            write: fields.optional("write", reader).unwrap_or_default(),
        };
        fields.finish(reader);
        Some(authorize)
    }
}
