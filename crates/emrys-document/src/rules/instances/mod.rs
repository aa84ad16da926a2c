// SPDX-License-Identifier: Apache-2.0
//! Rules of instance types, groups and fleets, subnets and zones.

mod bid;
mod custom_ami_architecture;
mod duplicate_instance_group;
mod few_core_instances;
mod idle_gpus;
mod instance_type;
mod instances_said_twice;
mod metastore_on_primaries;
mod mixed_architectures;
mod previous_generation;
mod primary_count;
mod resized_group;
mod spot_core;
mod spot_primary;
mod task_without_core;
mod three_primaries_stay;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    bid::check,
    custom_ami_architecture::check,
    duplicate_instance_group::check,
    few_core_instances::check,
    idle_gpus::check,
    instance_type::check,
    instances_said_twice::check,
    metastore_on_primaries::check,
    mixed_architectures::check,
    previous_generation::check,
    primary_count::check,
    resized_group::check,
    spot_core::check,
    spot_primary::check,
    task_without_core::check,
    three_primaries_stay::check,
];
