// SPDX-License-Identifier: Apache-2.0
//! `allowed_overrides`: what whoever calls a launch function may change of its cluster.

use schemars::JsonSchema;
use serde_json::Number;

use crate::elements::Setting;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// A member of the request that launches a cluster, and what a caller may set it to.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AllowedOverride {
    /// The member of RunJobFlow's request, with dots between names and numbers of items:
    /// `Instances.InstanceGroups.1.InstanceCount`.
    pub path: Spanned<String>,
    /// What it is when the caller says nothing. Absent: what the cluster has.
    pub default: Option<Spanned<Setting>>,
    /// The least number.
    pub minimum: Option<Spanned<Number>>,
    /// The greatest number.
    pub maximum: Option<Spanned<Number>>,
    /// The values of which it has to be one. Empty: any value of the member's type.
    #[schemars(default)]
    pub values: Vec<Spanned<Setting>>,
}

impl FromNode for AllowedOverride {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an override", reader)?;
        let path = fields.required("path", reader);
        let default = fields.optional("default", reader);
        let minimum = fields.optional("minimum", reader);
        let maximum = fields.optional("maximum", reader);
        let values = fields.optional("values", reader).unwrap_or_default();
        fields.finish(reader);
        Some(Self {
            path: path?,
            default,
            minimum,
            maximum,
            values,
        })
    }
}
