// SPDX-License-Identifier: Apache-2.0
//! Where a cluster without a subnet is placed.

use schemars::JsonSchema;

use crate::elements::Text;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Where a cluster without a subnet is placed.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Placement {
    /// The zone of a cluster with instance groups.
    pub availability_zone: Option<Spanned<String>>,
    /// The zones of which EMR chooses one for a cluster with instance fleets.
    #[schemars(default)]
    pub availability_zones: Vec<Spanned<Text>>,
}

impl FromNode for Placement {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a placement", reader)?;
        let placement = Self {
            availability_zone: fields.passed_on("availability_zone", reader),
            availability_zones: fields
                .optional("availability_zones", reader)
                .unwrap_or_default(),
        };
        fields.finish(reader);
        Some(placement)
    }
}
