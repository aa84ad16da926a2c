// SPDX-License-Identifier: Apache-2.0
//! `jar`: a custom JAR.

use schemars::JsonSchema;

use crate::elements::{FileLocation, Map, Text};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// A custom JAR, as EMR's API has it.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Jar {
    /// The JAR: a local file, which is uploaded, or a URI.
    pub jar: Spanned<FileLocation>,
    /// The class with the main method, for a JAR whose manifest does not name it.
    pub main_class: Option<Spanned<String>>,
    /// The arguments of the main method.
    #[schemars(default)]
    pub args: Vec<Spanned<Text>>,
    /// Java properties.
    #[schemars(default)]
    pub properties: Map<Spanned<Text>>,
}

impl FromNode for Jar {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a JAR step", reader)?;
        let jar = fields.required("jar", reader);
        let main_class = fields.optional("main_class", reader);
        let args = fields.optional("args", reader).unwrap_or_default();
        let properties = fields.optional("properties", reader).unwrap_or_default();
        fields.finish(reader);
        Some(Self {
            jar: jar?,
            main_class,
            args,
            properties,
        })
    }
}
