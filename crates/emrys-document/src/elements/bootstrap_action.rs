// SPDX-License-Identifier: Apache-2.0
//! A script that runs on every instance before the applications are installed.

use schemars::JsonSchema;

use crate::elements::{FileLocation, Text};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// A script that runs on every instance before the applications are installed.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct BootstrapAction {
    /// The action's name.
    pub name: Spanned<String>,
    /// The script: a local file, which is uploaded, or an S3 URI.
    pub path: Spanned<FileLocation>,
    /// The script's arguments.
    #[schemars(default)]
    pub args: Vec<Spanned<Text>>,
}

impl FromNode for BootstrapAction {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a bootstrap action", reader)?;
        let name = fields.required("name", reader);
        let path = fields.required("path", reader);
        let args = fields.optional("args", reader).unwrap_or_default();
        fields.finish(reader);
        Some(Self {
            name: name?,
            path: path?,
            args,
        })
    }
}
