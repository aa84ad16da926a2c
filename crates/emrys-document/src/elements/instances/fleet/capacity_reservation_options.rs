// SPDX-License-Identifier: Apache-2.0
//! `capacity_reservation_options`: which of the account's capacity reservations a fleet uses.

use schemars::JsonSchema;

use crate::elements::words::{OpenWord, words};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Which of the account's capacity reservations a fleet uses.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CapacityReservationOptions {
    /// Whether reservations come first. Absent: EC2's allocation strategy alone decides.
    pub usage_strategy: Option<Spanned<OpenWord<CapacityReservationUsage>>>,
    /// Which instances may go into open reservations. Absent: `open`.
    pub capacity_reservation_preference: Option<Spanned<CapacityReservationPreference>>,
    /// The ARN of the resource group whose reservations are used.
    pub capacity_reservation_resource_group_arn: Option<Spanned<String>>,
}

words! {
    /// When reservations are used.
    CapacityReservationUsage, "a usage strategy" {
        /// Before anything is bought.
        UseCapacityReservationsFirst = "use-capacity-reservations-first",
    }
}

words! {
    /// Which instances may go into open reservations.
    CapacityReservationPreference, "a capacity reservation preference" {
        /// All that fit.
        Open = "open",
        /// None.
        None = "none",
    }
}

impl FromNode for CapacityReservationOptions {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "capacity reservation options", reader)?;
        let options = Self {
            usage_strategy: fields.optional("usage_strategy", reader),
            capacity_reservation_preference: fields
                .optional("capacity_reservation_preference", reader),
            capacity_reservation_resource_group_arn: fields
                .passed_on("capacity_reservation_resource_group_arn", reader),
        };
        fields.finish(reader);
        Some(options)
    }
}
