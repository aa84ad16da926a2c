// SPDX-License-Identifier: Apache-2.0
//! Rules of instance types, groups and fleets, subnets and zones.

mod bid;
mod bid_without_spot;
mod block_duration;
mod custom_ami_architecture;
mod duplicate_instance_group;
mod few_core_instances;
mod fleet_timeout;
mod fleet_type_count;
mod fleet_type_twice;
mod fleet_without_capacity;
mod idle_gpus;
mod instance_type;
mod instances_said_twice;
mod metastore_on_primaries;
mod mixed_architectures;
mod needs_newer_release;
mod placement_not_supported;
mod placement_of_one;
mod previous_generation;
mod primary_count;
mod primary_fleet;
mod priority_without_strategy;
mod reservation_contradiction;
mod resized_group;
mod single_type_fleet;
mod spot_core;
mod spot_primary;
mod spot_settings_without_spot;
mod subnets_with_groups;
mod task_without_core;
mod three_primaries_stay;
mod too_many_instance_groups;
mod two_bids;
mod weight_above_target;
mod weight_missing;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    bid::check,
    bid_without_spot::check,
    block_duration::check,
    custom_ami_architecture::check,
    duplicate_instance_group::check,
    few_core_instances::check,
    fleet_timeout::check,
    fleet_type_count::check,
    fleet_type_twice::check,
    fleet_without_capacity::check,
    idle_gpus::check,
    instance_type::check,
    instances_said_twice::check,
    metastore_on_primaries::check,
    mixed_architectures::check,
    needs_newer_release::check,
    placement_not_supported::check,
    placement_of_one::check,
    previous_generation::check,
    primary_count::check,
    primary_fleet::check,
    priority_without_strategy::check,
    reservation_contradiction::check,
    resized_group::check,
    single_type_fleet::check,
    spot_core::check,
    spot_primary::check,
    spot_settings_without_spot::check,
    subnets_with_groups::check,
    task_without_core::check,
    three_primaries_stay::check,
    too_many_instance_groups::check,
    two_bids::check,
    weight_above_target::check,
    weight_missing::check,
];
