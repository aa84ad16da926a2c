// SPDX-License-Identifier: Apache-2.0
//! `script`: an executable script on the primary instance.

use schemars::JsonSchema;

use crate::elements::{FileLocation, Inline, Text};
use crate::reader::{Fields, FromNode, Reader};
use crate::schema::merge_choices;
use crate::spanned::Spanned;
use crate::tree::Node;

/// An executable script on the primary instance.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, transform = merge_choices)]
pub struct Script {
    /// The script.
    #[schemars(flatten)]
    pub source: ScriptSource,
    /// The script's arguments.
    #[schemars(default)]
    pub args: Vec<Spanned<Text>>,
}

/// Where the script is.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum ScriptSource {
    /// A local file, which is uploaded, or a URI.
    Path(Spanned<FileLocation>),
    /// The script itself, which is uploaded; only declared placeholders are replaced in it.
    Inline(Spanned<Inline>),
}

impl FromNode for Script {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a script", reader)?;
        let source = fields.exactly_one(
            &[
                ("path", |node, reader| {
                    FromNode::from_node(node, reader).map(ScriptSource::Path)
                }),
                ("inline", |node, reader| {
                    let text: Spanned<Inline> = FromNode::from_node(node, reader)?;
                    // It is uploaded under the digest of its content.
                    let is_known =
                        reader.is_known(&text.span, &text.path, "a script to upload", &text);
                    is_known.then_some(ScriptSource::Inline(text))
                }),
            ],
            reader,
        );
        let args = fields.optional("args", reader).unwrap_or_default();
        fields.finish(reader);
        Some(Self {
            source: source?,
            args,
        })
    }
}
