// SPDX-License-Identifier: Apache-2.0
//! `action`: what an auto-scaling rule does.

use emrys_model::instance::Market;
use schemars::JsonSchema;

use crate::elements::words::{WordOf, words};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// What an auto-scaling rule does.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ScalingAction {
    /// How added instances are bought. EMR takes it for groups of that market alone. Absent: like the group.
    #[schemars(with = "Option<WordOf<Market>>")]
    pub market: Option<Spanned<Market>>,
    /// By how much the group changes.
    pub simple_scaling_policy_configuration: SimpleScalingPolicyConfiguration,
}

/// By how much a group changes.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SimpleScalingPolicyConfiguration {
    /// What the adjustment is. Absent: `CHANGE_IN_CAPACITY`.
    pub adjustment_type: Option<Spanned<AdjustmentType>>,
    /// The adjustment; below 0 the group shrinks.
    pub scaling_adjustment: Spanned<i32>,
    /// Seconds before a rule changes the group again. Absent: 0.
    pub cool_down: Option<Spanned<i32>>,
}

words! {
    /// What an adjustment is.
    AdjustmentType, "a type of adjustment" {
        /// A number of instances to add or remove.
        ChangeInCapacity = "CHANGE_IN_CAPACITY",
        /// A percentage of the group to add or remove.
        PercentChangeInCapacity = "PERCENT_CHANGE_IN_CAPACITY",
        /// The number of instances.
        ExactCapacity = "EXACT_CAPACITY",
    }
}

impl SimpleScalingPolicyConfiguration {
    /// What the adjustment is.
    pub fn adjustment_type(&self) -> AdjustmentType {
        let own = self.adjustment_type.as_deref().copied();
        own.unwrap_or(AdjustmentType::ChangeInCapacity)
    }
}

impl FromNode for ScalingAction {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "the action of an auto-scaling rule", reader)?;
        let market = fields.optional("market", reader);
        let configuration = fields.required("simple_scaling_policy_configuration", reader);
        fields.finish(reader);
        Some(Self {
            market,
            simple_scaling_policy_configuration: configuration?,
        })
    }
}

impl FromNode for SimpleScalingPolicyConfiguration {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a simple scaling policy configuration", reader)?;
        let adjustment_type = fields.optional("adjustment_type", reader);
        let scaling_adjustment = fields.required("scaling_adjustment", reader);
        let cool_down = fields.optional("cool_down", reader);
        fields.finish(reader);
        Some(Self {
            adjustment_type,
            scaling_adjustment: scaling_adjustment?,
            cool_down,
        })
    }
}
