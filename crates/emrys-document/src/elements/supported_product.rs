// SPDX-License-Identifier: Apache-2.0
//! Software of third parties, as clusters with AMI versions name it.

use schemars::JsonSchema;

use crate::elements::Text;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Software of a third party with arguments.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SupportedProduct {
    /// Its name.
    pub name: Spanned<String>,
    /// Its arguments.
    #[schemars(default)]
    pub args: Vec<Spanned<Text>>,
}

impl FromNode for SupportedProduct {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a supported product", reader)?;
        let name = fields.required_passed_on("name", reader);
        let args = fields.optional("args", reader).unwrap_or_default();
        fields.finish(reader);
        Some(Self { name: name?, args })
    }
}
