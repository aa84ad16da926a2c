// SPDX-License-Identifier: Apache-2.0
//! Rules of the activities of a run.

mod failed_flow;
mod order;
mod unbounded_wait;

use super::Rule;

pub(super) const RULES: &[Rule] = &[failed_flow::check, order::check, unbounded_wait::check];
