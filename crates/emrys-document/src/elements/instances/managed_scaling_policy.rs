// SPDX-License-Identifier: Apache-2.0
//! `managed_scaling_policy`: the bounds within which EMR itself chooses how many instances there are.

use schemars::JsonSchema;

use crate::elements::words::{OpenWord, words};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// The bounds within which EMR itself chooses how many instances there are.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ManagedScalingPolicy {
    /// The bounds.
    pub compute_limits: ComputeLimits,
    /// How EMR scales. Absent: `DEFAULT`.
    pub scaling_strategy: Option<Spanned<OpenWord<ScalingStrategy>>>,
    /// From 1, for little cost, to 100, for performance; only `ADVANCED` scaling takes it.
    pub utilization_performance_index: Option<Spanned<i32>>,
}

/// Bounds of managed scaling.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ComputeLimits {
    /// What is counted.
    pub unit_type: Spanned<ComputeUnit>,
    /// The fewest units of core and task instances.
    pub minimum_capacity_units: Spanned<i32>,
    /// The most units of core and task instances.
    pub maximum_capacity_units: Spanned<i32>,
    /// The most units that are bought on demand. Absent: all may be; 0: all that is added is spot.
    pub maximum_ondemand_capacity_units: Option<Spanned<i32>>,
    /// The most units of core instances. Absent: all may be; beyond it task instances are added.
    pub maximum_core_capacity_units: Option<Spanned<i32>>,
}

words! {
    /// What managed scaling counts.
    ComputeUnit, "a unit of compute limits" {
        /// Units of instance fleets, weighted by instance type.
        InstanceFleetUnits = "InstanceFleetUnits",
        /// Instances of instance groups.
        Instances = "Instances",
        /// Virtual processors of instance groups.
        Vcpu = "VCPU",
    }
}

words! {
    /// How EMR scales.
    ScalingStrategy, "a scaling strategy" {
        /// As EMR sees fit.
        Default = "DEFAULT",
        /// By the utilization performance index.
        Advanced = "ADVANCED",
    }
}

impl FromNode for ManagedScalingPolicy {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a managed scaling policy", reader)?;
        let compute_limits = fields.required("compute_limits", reader);
        let scaling_strategy = fields.optional("scaling_strategy", reader);
        let utilization_performance_index =
            fields.optional("utilization_performance_index", reader);
        fields.finish(reader);
        Some(Self {
            compute_limits: compute_limits?,
            scaling_strategy,
            utilization_performance_index,
        })
    }
}

impl FromNode for ComputeLimits {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`compute_limits`", reader)?;
        let unit_type = fields.required("unit_type", reader);
        let minimum_capacity_units = fields.required("minimum_capacity_units", reader);
        let maximum_capacity_units = fields.required("maximum_capacity_units", reader);
        let maximum_ondemand_capacity_units =
            fields.optional("maximum_ondemand_capacity_units", reader);
        let maximum_core_capacity_units = fields.optional("maximum_core_capacity_units", reader);
        fields.finish(reader);
        Some(Self {
            unit_type: unit_type?,
            minimum_capacity_units: minimum_capacity_units?,
            maximum_capacity_units: maximum_capacity_units?,
            maximum_ondemand_capacity_units,
            maximum_core_capacity_units,
        })
    }
}
