// SPDX-License-Identifier: Apache-2.0
//! An instance fleet: instances of several types with one role, of which EC2 chooses.

mod capacity_reservation_options;
mod instance_type_config;
mod launch_specifications;
mod resize_specifications;

use emrys_diagnostics::Code;
use schemars::JsonSchema;

pub use capacity_reservation_options::{
    CapacityReservationOptions, CapacityReservationPreference, CapacityReservationUsage,
};
pub use instance_type_config::InstanceTypeConfig;
pub use launch_specifications::{
    LaunchSpecifications, OnDemandAllocationStrategy, OnDemandSpecification,
    SpotAllocationStrategy, SpotSpecification, SpotTimeoutAction,
};
pub use resize_specifications::{
    OnDemandResizeSpecification, ResizeSpecifications, SpotResizeSpecification,
};

use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Instances of several types with one role, of which EC2 chooses. Which role is said by the key that holds the fleet.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InstanceFleet {
    /// The fleet's name.
    pub name: Option<Spanned<String>>,
    /// How many units are bought on demand. Absent: 0.
    pub target_on_demand_capacity: Option<Spanned<i32>>,
    /// How many units are bought on the spot market. Absent: 0.
    pub target_spot_capacity: Option<Spanned<i32>>,
    /// The instance types that EC2 may choose.
    #[schemars(default)]
    pub instance_type_configs: Vec<Spanned<InstanceTypeConfig>>,
    /// How the instances are found when the cluster starts.
    pub launch_specifications: Option<Spanned<LaunchSpecifications>>,
    /// How the instances are found when the fleet grows.
    pub resize_specifications: Option<Spanned<ResizeSpecifications>>,
    /// A text of EC2's own that is reserved.
    pub context: Option<Spanned<String>>,
}

impl InstanceFleet {
    /// How many units are bought on demand.
    pub fn on_demand(&self) -> i32 {
        self.target_on_demand_capacity
            .as_deref()
            .copied()
            .unwrap_or_default()
    }

    /// How many units are bought on the spot market.
    pub fn spot(&self) -> i32 {
        self.target_spot_capacity
            .as_deref()
            .copied()
            .unwrap_or_default()
    }
}

impl FromNode for InstanceFleet {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an instance fleet", reader)?;
        let fleet = Self {
            name: fields.optional("name", reader),
            target_on_demand_capacity: fields.optional("target_on_demand_capacity", reader),
            target_spot_capacity: fields.optional("target_spot_capacity", reader),
            instance_type_configs: fields
                .optional("instance_type_configs", reader)
                .unwrap_or_default(),
            launch_specifications: fields.optional("launch_specifications", reader),
            resize_specifications: fields.optional("resize_specifications", reader),
            context: fields.passed_on("context", reader),
        };
        fields.finish(reader);
        let targets = [
            &fleet.target_on_demand_capacity,
            &fleet.target_spot_capacity,
        ];
        for target in targets.into_iter().flatten().filter(|target| ***target < 0) {
            let message = format!("the target capacity `{}` is negative", **target);
            reader.report(target.diagnostic(Code::InvalidValue, message));
        }
        Some(fleet)
    }
}
