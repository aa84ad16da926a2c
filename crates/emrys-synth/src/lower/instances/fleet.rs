// SPDX-License-Identifier: Apache-2.0
//! Instance fleets.

use emrys_document::elements::{
    CapacityReservationOptions, InstanceFleet, InstanceTypeConfig as DocumentTypeConfig,
    LaunchSpecifications, OnDemandAllocationStrategy, OpenWord, ResizeSpecifications,
    SpotAllocationStrategy,
};
use emrys_document::{Spanned, effective};
use emrys_model::instance::InstanceRole;
use emrys_protocol::types::{
    InstanceFleetConfig, InstanceFleetProvisioningSpecifications,
    InstanceFleetResizingSpecifications, InstanceTypeConfig, OnDemandCapacityReservationOptions,
    OnDemandProvisioningAllocationStrategy, OnDemandProvisioningSpecification,
    OnDemandResizingSpecification, Open, SpotProvisioningAllocationStrategy,
    SpotProvisioningSpecification, SpotResizingSpecification,
};

use super::{ebs, own};
use crate::lower::cluster::configurations;
use crate::lower::some;

pub(super) fn config(role: InstanceRole, fleet: &InstanceFleet) -> InstanceFleetConfig {
    let types = fleet.instance_type_configs.iter();
    InstanceFleetConfig {
        name: own(&fleet.name),
        instance_fleet_type: Some(Open::from_word(role.as_str())),
        target_on_demand_capacity: own(&fleet.target_on_demand_capacity),
        target_spot_capacity: own(&fleet.target_spot_capacity),
        instance_type_configs: some(types.map(|own| type_config(own)).collect()),
        launch_specifications: fleet.launch_specifications.as_deref().map(launch),
        resize_specifications: fleet.resize_specifications.as_deref().map(resize),
        context: own(&fleet.context),
    }
}

fn type_config(config: &DocumentTypeConfig) -> InstanceTypeConfig {
    let percentage = &config.bid_price_as_percentage_of_on_demand_price;
    InstanceTypeConfig {
        instance_type: Some(config.instance_type.value.clone()),
        weighted_capacity: own(&config.weighted_capacity),
        bid_price: config.bid_price.as_ref().map(|price| price.0.clone()),
        bid_price_as_percentage_of_on_demand_price: own(percentage),
        priority: own(&config.priority),
        custom_ami_id: own(&config.custom_ami_id),
        ebs_configuration: ebs(&config.ebs_config, &config.ebs_optimized),
        configurations: configurations(&effective::of(&config.configurations)),
    }
}

fn launch(specifications: &LaunchSpecifications) -> InstanceFleetProvisioningSpecifications {
    let on_demand = specifications.on_demand_specification.as_ref();
    let spot = specifications.spot_specification.as_ref();
    InstanceFleetProvisioningSpecifications {
        on_demand_specification: on_demand.map(|own| OnDemandProvisioningSpecification {
            allocation_strategy: Some(Open::from_word(own.allocation_strategy.as_str())),
            capacity_reservation_options: own
                .capacity_reservation_options
                .as_ref()
                .map(reservations),
        }),
        spot_specification: spot.map(|spot| SpotProvisioningSpecification {
            allocation_strategy: spot_strategy(&spot.allocation_strategy),
            timeout_action: Some(Open::from_word(spot.timeout_action.as_str())),
            timeout_duration_minutes: Some(*spot.timeout_duration_minutes),
            block_duration_minutes: own(&spot.block_duration_minutes),
        }),
    }
}

fn resize(specifications: &ResizeSpecifications) -> InstanceFleetResizingSpecifications {
    let on_demand = specifications.on_demand_resize_specification.as_ref();
    let spot = specifications.spot_resize_specification.as_ref();
    InstanceFleetResizingSpecifications {
        on_demand_resize_specification: on_demand.map(|resize| OnDemandResizingSpecification {
            allocation_strategy: on_demand_strategy(&resize.allocation_strategy),
            timeout_duration_minutes: own(&resize.timeout_duration_minutes),
            capacity_reservation_options: resize
                .capacity_reservation_options
                .as_ref()
                .map(reservations),
        }),
        spot_resize_specification: spot.map(|resize| SpotResizingSpecification {
            allocation_strategy: spot_strategy(&resize.allocation_strategy),
            timeout_duration_minutes: own(&resize.timeout_duration_minutes),
        }),
    }
}

fn on_demand_strategy(
    strategy: &Option<Spanned<OpenWord<OnDemandAllocationStrategy>>>,
) -> Option<Open<OnDemandProvisioningAllocationStrategy>> {
    let strategy = strategy.as_deref();
    strategy.map(|strategy| Open::from_word(strategy.as_str()))
}

fn spot_strategy(
    strategy: &Option<Spanned<OpenWord<SpotAllocationStrategy>>>,
) -> Option<Open<SpotProvisioningAllocationStrategy>> {
    let strategy = strategy.as_deref();
    strategy.map(|strategy| Open::from_word(strategy.as_str()))
}

fn reservations(options: &CapacityReservationOptions) -> OnDemandCapacityReservationOptions {
    let usage = options.usage_strategy.as_deref();
    let preference = options.capacity_reservation_preference.as_deref();
    let arn = &options.capacity_reservation_resource_group_arn;
    OnDemandCapacityReservationOptions {
        usage_strategy: usage.map(|own| Open::from_word(own.as_str())),
        capacity_reservation_preference: preference.map(|own| Open::from_word(own.as_str())),
        capacity_reservation_resource_group_arn: own(arn),
    }
}
