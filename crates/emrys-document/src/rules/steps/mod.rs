// SPDX-License-Identifier: Apache-2.0
//! Rules of steps and bootstrap actions.

mod action_with_parallel_steps;
mod bootstrap_action_count;
mod step_length;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    action_with_parallel_steps::check,
    bootstrap_action_count::check,
    step_length::check,
];
