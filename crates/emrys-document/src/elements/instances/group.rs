// SPDX-License-Identifier: Apache-2.0
//! A group of equal instances with one role.

use emrys_catalog::limits;
use emrys_diagnostics::Code;
use schemars::JsonSchema;

use crate::elements::Text;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// A group of equal instances with one role. Which role is said by the key that holds the group.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InstanceGroup {
    /// The EC2 instance type, such as `m5.xlarge`.
    pub instance_type: Spanned<String>,
    /// How many instances. Absent: 1.
    pub instance_count: Option<Spanned<i32>>,
    /// The group's name.
    pub name: Option<Spanned<String>>,
    /// The highest price in USD per instance and hour on the spot market. Absent: on demand.
    pub bid_price: Option<Spanned<Text>>,
}

impl InstanceGroup {
    /// How many instances.
    pub fn count(&self) -> i32 {
        self.instance_count.as_deref().copied().unwrap_or(1)
    }
}

impl FromNode for InstanceGroup {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an instance group", reader)?;
        let instance_type = fields.required("instance_type", reader);
        let instance_count: Option<Spanned<i32>> = fields.optional("instance_count", reader);
        let name = fields.optional("name", reader);
        let bid_price: Option<Spanned<Text>> = fields.optional("bid_price", reader);
        fields.finish(reader);
        let wrong = |count: &&Spanned<i32>| !limits::INSTANCES_PER_GROUP.contains(&count.value);
        if let Some(count) = instance_count.as_ref().filter(wrong) {
            let message = format!(
                "an instance group has {} to {} instances, not `{}`",
                limits::INSTANCES_PER_GROUP.start(),
                limits::INSTANCES_PER_GROUP.end(),
                **count
            );
            reader.report(count.diagnostic(Code::InvalidValue, message));
        }
        if let Some(price) = bid_price
            .as_ref()
            .filter(|price| !price.parse().is_ok_and(|usd: f64| usd > 0.0))
        {
            let message = format!("`{}` is not a price in USD", &***price);
            reader.report(price.diagnostic(Code::InvalidValue, message));
        }
        Some(Self {
            instance_type: instance_type?,
            instance_count,
            name,
            bid_price,
        })
    }
}
