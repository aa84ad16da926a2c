// SPDX-License-Identifier: Apache-2.0
//! `resize_specifications`: how a fleet's instances are found when the fleet grows.

use schemars::JsonSchema;

use super::{CapacityReservationOptions, OnDemandAllocationStrategy, SpotAllocationStrategy};
use crate::elements::words::OpenWord;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// How a fleet's instances are found when the fleet grows.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ResizeSpecifications {
    /// How those are found that are bought on demand.
    pub on_demand_resize_specification: Option<OnDemandResizeSpecification>,
    /// How those are found that are bought on the spot market.
    pub spot_resize_specification: Option<SpotResizeSpecification>,
}

/// How instances are found that are bought on demand.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OnDemandResizeSpecification {
    /// How EC2 chooses. Absent: as at the start.
    pub allocation_strategy: Option<Spanned<OpenWord<OnDemandAllocationStrategy>>>,
    /// How many minutes they are waited for. Absent: as long as it takes.
    pub timeout_duration_minutes: Option<Spanned<i32>>,
    /// Which capacity reservations are used. Absent: as at the start.
    pub capacity_reservation_options: Option<CapacityReservationOptions>,
}

/// How instances are found that are bought on the spot market.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SpotResizeSpecification {
    /// How EC2 chooses. Absent: as at the start.
    pub allocation_strategy: Option<Spanned<OpenWord<SpotAllocationStrategy>>>,
    /// How many minutes they are waited for. Absent: as long as it takes.
    pub timeout_duration_minutes: Option<Spanned<i32>>,
}

impl FromNode for ResizeSpecifications {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "resize specifications", reader)?;
        let specifications = Self {
            on_demand_resize_specification: fields
                .optional("on_demand_resize_specification", reader),
            spot_resize_specification: fields.optional("spot_resize_specification", reader),
        };
        fields.finish(reader);
        Some(specifications)
    }
}

impl FromNode for OnDemandResizeSpecification {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an on-demand resize specification", reader)?;
        let specification = Self {
            allocation_strategy: fields.optional("allocation_strategy", reader),
            timeout_duration_minutes: fields.optional("timeout_duration_minutes", reader),
            capacity_reservation_options: fields.optional("capacity_reservation_options", reader),
        };
        fields.finish(reader);
        Some(specification)
    }
}

impl FromNode for SpotResizeSpecification {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a spot resize specification", reader)?;
        let specification = Self {
            allocation_strategy: fields.optional("allocation_strategy", reader),
            timeout_duration_minutes: fields.optional("timeout_duration_minutes", reader),
        };
        fields.finish(reader);
        Some(specification)
    }
}
