// SPDX-License-Identifier: Apache-2.0
//! `launch`: a cluster by a launch function.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::CLUSTER;
use crate::elements::{Map, Setting, TextOrExpression};
use crate::reader::{Fields, FromNode, Reader};
use crate::schema::described;
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// Launches a cluster by a launch function: its name, or a mapping.
#[derive(Debug, Clone)]
pub struct Launch {
    /// The function: one under `launch_functions`, or `namespace/name` of one in the registry.
    pub function: Spanned<String>,
    /// The variable that has the cluster's id (`as`). Absent: `cluster`.
    pub variable: Spanned<String>,
    /// What is changed of the cluster, of what the function allows.
    pub overrides: Map<Spanned<Setting>>,
    /// Tags beside those of the function.
    pub tags: Map<Spanned<TextOrExpression>>,
    /// Whether it fails while a cluster of the same name is running. Absent: what the function says.
    pub fail_if_cluster_running: Option<Spanned<bool>>,
    /// Whether the cluster outlives the list of activities that launches it. Absent: it does not.
    pub keep: Option<Spanned<bool>>,
}

impl Launch {
    /// Whether the cluster outlives the list of activities that launches it.
    pub fn keeps(&self) -> bool {
        self.keep.as_ref().is_some_and(|keep| keep.value)
    }
}

/// The variable of a cluster that is given no name.
pub(super) fn unnamed(node: &Node) -> Spanned<String> {
    Spanned {
        value: CLUSTER.to_owned(),
        span: node.label_span(),
        path: node.path.clone(),
    }
}

impl FromNode for Launch {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        if let Value::Scalar(_) = node.value {
            return Some(Self {
                function: FromNode::from_node(node, reader)?,
                variable: unnamed(node),
                overrides: Map::default(),
                tags: Map::default(),
                fail_if_cluster_running: None,
                keep: None,
            });
        }
        let mut fields = Fields::open(node, "`launch`", reader)?;
        let function = fields.required("function", reader);
        let variable = fields.optional("as", reader);
        let overrides = fields.optional("overrides", reader).unwrap_or_default();
        let tags = fields.optional("tags", reader).unwrap_or_default();
        let fail_if_cluster_running = fields.optional("fail_if_cluster_running", reader);
        let keep = fields.optional("keep", reader);
        fields.finish(reader);
        Some(Self {
            function: function?,
            variable: variable.unwrap_or_else(|| unnamed(node)),
            overrides,
            tags,
            fail_if_cluster_running,
            keep,
        })
    }
}

impl JsonSchema for Launch {
    fn schema_name() -> Cow<'static, str> {
        "Launch".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Spanned<String>>();
        let flag = generator.subschema_for::<Spanned<bool>>();
        json_schema!({
            "description": "Launches a cluster by a launch function: its name, or a mapping.",
            "anyOf": [
                text,
                {
                    "type": "object",
                    "properties": {
                        "function": described(&text, "The function: one under `launch_functions`, or `namespace/name` of one in the registry."),
                        "as": described(&text, "The variable that has the cluster's id. Absent: `cluster`."),
                        "overrides": described(&Map::<Spanned<Setting>>::json_schema(generator), "What is changed of the cluster, of what the function allows."),
                        "tags": described(&Map::<Spanned<TextOrExpression>>::json_schema(generator), "Tags beside those of the function."),
                        "fail_if_cluster_running": described(&flag, "Whether it fails while a cluster of the same name is running. Absent: what the function says."),
                        "keep": described(&flag, "Whether the cluster outlives the list of activities that launches it. Absent: it does not."),
                    },
                    "required": ["function"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}
