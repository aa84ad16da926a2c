// SPDX-License-Identifier: Apache-2.0
//! Ids of security groups: a list, or as Terraform has them one text with commas.

use std::borrow::Cow;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::elements::Text;
use crate::reader::{FromNode, Reader};
use crate::reference::{self, Part};
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// Ids of security groups.
#[derive(Debug, Clone, Default)]
pub struct SecurityGroups(Vec<Spanned<Text>>);

impl Deref for SecurityGroups {
    type Target = [Spanned<Text>];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl FromNode for SecurityGroups {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        if let Value::Sequence(_) = &node.value {
            return FromNode::from_node(node, reader).map(Self);
        }
        let text: Spanned<Text> = FromNode::from_node(node, reader)?;
        let ids = split(&text.value.0).into_iter();
        Some(Self(ids.map(|id| text.clone().map(|_| Text(id))).collect()))
    }
}

/// What stands between commas; those of a reference are its own.
fn split(text: &str) -> Vec<String> {
    let mut ids = vec![String::new()];
    for part in reference::parts(text) {
        match part {
            Part::Text(text) => {
                for (index, piece) in text.split(',').enumerate() {
                    if index > 0 {
                        ids.push(String::new());
                    }
                    ids.last_mut().into_iter().for_each(|id| id.push_str(piece));
                }
            }
            Part::Reference { reference, written } => {
                let token = reference.token(written);
                ids.last_mut()
                    .into_iter()
                    .for_each(|id| id.push_str(&token));
            }
        }
    }
    let ids = ids.iter().map(|id| id.trim().to_owned());
    ids.filter(|id| !id.is_empty()).collect()
}

impl JsonSchema for SecurityGroups {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "SecurityGroups".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let list = generator.subschema_for::<Vec<Spanned<Text>>>();
        json_schema!({ "anyOf": [list, { "type": "string" }] })
    }
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::reference::Reference;

    #[test]
    fn commas_separate_unless_they_are_a_references_own() {
        assert_eq!(split("sg-1, sg-2,"), ["sg-1", "sg-2"]);
        let token = Reference::Parameter("/a,b".to_owned()).token("${ssm:/a,b}");
        let text = format!("{token},sg-2");
        assert_eq!(split(&text), [token, "sg-2".to_owned()]);
    }
}
