// SPDX-License-Identifier: Apache-2.0
//! Rules of steps and bootstrap actions.

mod action_with_parallel_steps;
mod bootstrap_action_count;
mod duplicate_step_name;
mod hive_or_pig_arguments;
mod local_master;
mod option_after_script;
mod protected_from_its_steps;
mod s3_dist_cp_arguments;
mod step_length;
mod streaming_arguments;
mod unexpanded_substitution;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    action_with_parallel_steps::check,
    bootstrap_action_count::check,
    duplicate_step_name::check,
    hive_or_pig_arguments::check,
    local_master::check,
    option_after_script::check,
    protected_from_its_steps::check,
    s3_dist_cp_arguments::check,
    step_length::check,
    streaming_arguments::check,
    unexpanded_substitution::check,
];
