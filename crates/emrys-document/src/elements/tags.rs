// SPDX-License-Identifier: Apache-2.0
//! `tags`: tags of a cluster and its instances.

use std::borrow::Cow;
use std::ops::Deref;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::elements::{Map, Text};
use crate::project::duplicate;
use crate::reader::{FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// Tags in the order in which they were written. Placeholders are replaced in their keys, too.
#[derive(Debug, Clone, Default)]
pub struct Tags(Map<Spanned<Text>>);

impl Deref for Tags {
    type Target = Map<Spanned<Text>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl FromNode for Tags {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            reader.wrong_type(node, "a mapping");
            return None;
        };
        let mut tags = Map::default();
        for entry in entries {
            if reader.takes_away(&entry.value) {
                continue;
            }
            let key = reader.key(entry);
            let value = FromNode::from_node(&entry.value, reader);
            let (Some(key), Some(value)) = (key, value) else {
                continue;
            };
            if key.is_empty() {
                let message = "the key of a tag cannot be empty";
                reader.report(key.diagnostic(Code::InvalidValue, message));
                continue;
            }
            // Of different keys placeholders can make the same one.
            match tags.entry(&key) {
                Some((first, _)) => {
                    let diagnostic = duplicate(&format!("the tag `{}`", *key), &key, first);
                    reader.report(diagnostic);
                }
                None => tags.push(key, value),
            }
        }
        Some(Self(tags))
    }
}

impl JsonSchema for Tags {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Tags".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Map::<Spanned<Text>>::json_schema(generator)
    }
}
