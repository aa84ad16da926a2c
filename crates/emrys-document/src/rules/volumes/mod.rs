// SPDX-License-Identifier: Apache-2.0
//! Rules of EBS volumes.

mod ebs_optimized_not_supported;
mod magnetic_volume;
mod root_volume;
mod single_small_volume;
mod slow_volume;
mod small_core_volume;
mod too_many_volumes;
mod too_many_volumes_at_once;
mod volume_iops;
mod volume_size;
mod volume_throughput;
mod volume_type;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    ebs_optimized_not_supported::check,
    magnetic_volume::check,
    root_volume::check,
    single_small_volume::check,
    slow_volume::check,
    small_core_volume::check,
    too_many_volumes::check,
    too_many_volumes_at_once::check,
    volume_iops::check,
    volume_size::check,
    volume_throughput::check,
    volume_type::check,
];
