// SPDX-License-Identifier: Apache-2.0
//! `launch_specifications`: how a fleet's instances are found when the cluster starts.

use schemars::JsonSchema;

use super::CapacityReservationOptions;
use crate::elements::words::{OpenWord, words};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// How a fleet's instances are found when the cluster starts.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LaunchSpecifications {
    /// How those are found that are bought on demand.
    pub on_demand_specification: Option<OnDemandSpecification>,
    /// How those are found that are bought on the spot market.
    pub spot_specification: Option<SpotSpecification>,
}

/// How instances are found that are bought on demand.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OnDemandSpecification {
    /// How EC2 chooses.
    pub allocation_strategy: Spanned<OpenWord<OnDemandAllocationStrategy>>,
    /// Which capacity reservations are used. Absent: none is asked for.
    pub capacity_reservation_options: Option<CapacityReservationOptions>,
}

/// How instances are found that are bought on the spot market.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SpotSpecification {
    /// How EC2 chooses. Absent: by the lowest price, from at most five instance types.
    pub allocation_strategy: Option<Spanned<OpenWord<SpotAllocationStrategy>>>,
    /// What is done when there are none in time.
    pub timeout_action: Spanned<SpotTimeoutAction>,
    /// How many minutes they are waited for.
    pub timeout_duration_minutes: Spanned<i32>,
    /// For how many minutes spot instances are not interrupted. EC2 does not offer that any more.
    pub block_duration_minutes: Option<Spanned<i32>>,
}

words! {
    /// How EC2 chooses instances that are bought on demand.
    OnDemandAllocationStrategy, "an allocation strategy for on-demand instances" {
        /// The cheapest first.
        LowestPrice = "lowest-price",
        /// By their priority.
        Prioritized = "prioritized",
    }
}

words! {
    /// How EC2 chooses instances that are bought on the spot market.
    SpotAllocationStrategy, "an allocation strategy for spot instances" {
        /// Where they are least likely to be interrupted.
        CapacityOptimized = "capacity-optimized",
        /// By price and by how likely they are to be interrupted.
        PriceCapacityOptimized = "price-capacity-optimized",
        /// The cheapest first.
        LowestPrice = "lowest-price",
        /// Some of each type.
        Diversified = "diversified",
        /// Where they are least likely to be interrupted, and among those by their priority.
        CapacityOptimizedPrioritized = "capacity-optimized-prioritized",
    }
}

words! {
    /// What is done when there are no spot instances in time.
    SpotTimeoutAction, "a timeout action" {
        /// They are bought on demand.
        SwitchToOnDemand = "SWITCH_TO_ON_DEMAND",
        /// The cluster ends.
        TerminateCluster = "TERMINATE_CLUSTER",
    }
}

impl FromNode for LaunchSpecifications {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "launch specifications", reader)?;
        let specifications = Self {
            on_demand_specification: fields.optional("on_demand_specification", reader),
            spot_specification: fields.optional("spot_specification", reader),
        };
        fields.finish(reader);
        Some(specifications)
    }
}

impl FromNode for OnDemandSpecification {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an on-demand specification", reader)?;
        let allocation_strategy = fields.required("allocation_strategy", reader);
        let capacity_reservation_options = fields.optional("capacity_reservation_options", reader);
        fields.finish(reader);
        Some(Self {
            allocation_strategy: allocation_strategy?,
            capacity_reservation_options,
        })
    }
}

impl FromNode for SpotSpecification {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a spot specification", reader)?;
        let allocation_strategy = fields.optional("allocation_strategy", reader);
        let timeout_action = fields.required("timeout_action", reader);
        let timeout_duration_minutes = fields.required("timeout_duration_minutes", reader);
        let block_duration_minutes = fields.optional("block_duration_minutes", reader);
        fields.finish(reader);
        Some(Self {
            allocation_strategy,
            timeout_action: timeout_action?,
            timeout_duration_minutes: timeout_duration_minutes?,
            block_duration_minutes,
        })
    }
}
