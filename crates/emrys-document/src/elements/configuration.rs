// SPDX-License-Identifier: Apache-2.0
//! A configuration: a classification and its properties.

use schemars::JsonSchema;

use crate::elements::{Map, Text};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Properties of one application's configuration file, under EMR's name for the file.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Configuration {
    /// EMR's name for the file, such as `spark-defaults`.
    pub classification: Spanned<String>,
    /// The properties.
    #[schemars(default)]
    pub properties: Map<Spanned<Text>>,
    /// Configurations within this one, such as `export` in `spark-env`.
    #[schemars(default)]
    pub configurations: Vec<Self>,
}

impl FromNode for Configuration {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a configuration", reader)?;
        let classification = fields.required("classification", reader);
        let properties = fields.optional("properties", reader).unwrap_or_default();
        let configurations = fields
            .optional("configurations", reader)
            .unwrap_or_default();
        fields.finish(reader);
        Some(Self {
            classification: classification?,
            properties,
            configurations,
        })
    }
}
