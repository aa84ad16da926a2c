// SPDX-License-Identifier: Apache-2.0
//! `autoscaling_policy`: rules by which an instance group grows and shrinks.

mod action;
mod scale_on;
mod trigger;

use schemars::JsonSchema;

pub use action::{AdjustmentType, ScalingAction, SimpleScalingPolicyConfiguration};
pub use trigger::{CloudWatchAlarmDefinition, ComparisonOperator, ScalingTrigger, Statistic, Unit};

pub use scale_on::ScaleOn;

use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Rules by which an instance group grows and shrinks.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AutoscalingPolicy {
    /// The bounds that no rule goes beyond.
    pub constraints: ScalingConstraints,
    /// Pairs of rules, by what they are for: one by which the group grows, and one by which it shrinks again.
    #[schemars(default)]
    pub scale_on: Vec<Spanned<ScaleOn>>,
    /// The rules. Those of `scale_on` come first.
    #[schemars(default)]
    pub rules: Vec<Spanned<ScalingRule>>,
}

/// The bounds of a group's size.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ScalingConstraints {
    /// The fewest instances.
    pub min_capacity: Spanned<i32>,
    /// The most instances.
    pub max_capacity: Spanned<i32>,
}

/// What is done when.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ScalingRule {
    /// The rule's name, of which a policy has one each.
    pub name: Spanned<String>,
    /// What the rule is for.
    pub description: Option<Spanned<String>>,
    /// What is done.
    pub action: ScalingAction,
    /// When it is done.
    pub trigger: ScalingTrigger,
}

impl FromNode for AutoscalingPolicy {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an auto-scaling policy", reader)?;
        let constraints = fields.required("constraints", reader);
        let scale_on: Option<Vec<Spanned<ScaleOn>>> = fields.optional("scale_on", reader);
        let own: Option<Vec<_>> = match scale_on {
            Some(_) => fields.optional("rules", reader),
            None => fields.required("rules", reader),
        };
        fields.finish(reader);
        if scale_on.is_none() && own.is_none() {
            return None;
        }
        let scale_on = scale_on.unwrap_or_default();
        let mut rules = scale_on::rules(&scale_on);
        rules.extend(own.unwrap_or_default());
        Some(Self {
            constraints: constraints?,
            scale_on,
            rules,
        })
    }
}

impl FromNode for ScalingConstraints {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "the constraints of auto-scaling", reader)?;
        let min_capacity = fields.required("min_capacity", reader);
        let max_capacity = fields.required("max_capacity", reader);
        fields.finish(reader);
        Some(Self {
            min_capacity: min_capacity?,
            max_capacity: max_capacity?,
        })
    }
}

impl FromNode for ScalingRule {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an auto-scaling rule", reader)?;
        let name = fields.required("name", reader);
        let description = fields.optional("description", reader);
        let action = fields.required("action", reader);
        let trigger = fields.required("trigger", reader);
        fields.finish(reader);
        Some(Self {
            name: name?,
            description,
            action: action?,
            trigger: trigger?,
        })
    }
}
