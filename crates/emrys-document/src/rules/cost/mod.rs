// SPDX-License-Identifier: Apache-2.0
//! Rules of what costs money without need, and of clusters that stay for nothing.

mod auto_termination_of_others;
mod no_logs;
mod on_demand_task_instances;
mod oversized_primary;
mod policy_without_use;
mod protection_ignored;
mod stays_idle;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    auto_termination_of_others::check,
    no_logs::check,
    on_demand_task_instances::check,
    oversized_primary::check,
    policy_without_use::check,
    protection_ignored::check,
    stays_idle::check,
];
