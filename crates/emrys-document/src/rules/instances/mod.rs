// SPDX-License-Identifier: Apache-2.0
//! Rules of instance types, groups and fleets, subnets and zones.

mod instance_type;
mod instances_said_twice;
mod resized_group;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    instance_type::check,
    instances_said_twice::check,
    resized_group::check,
];
