// SPDX-License-Identifier: Apache-2.0
//! `security_groups`: a profile's security groups that exist.

use schemars::JsonSchema;

use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Security groups that exist, by their ids.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ProfileSecurityGroups {
    /// The group of primary instances.
    pub primary: Spanned<String>,
    /// The group of core and task instances.
    pub core: Spanned<String>,
    /// The group through which EMR reaches instances in a private subnet.
    pub service_access: Option<Spanned<String>>,
}

impl FromNode for ProfileSecurityGroups {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`security_groups`", reader)?;
        let primary = fields.required("primary", reader);
        let core = fields.required("core", reader);
        let service_access = fields.optional("service_access", reader);
        fields.finish(reader);
        Some(Self {
            primary: primary?,
            core: core?,
            service_access,
        })
    }
}
