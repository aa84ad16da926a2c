// SPDX-License-Identifier: Apache-2.0
//! Rules of what costs money without need, and of clusters that stay for nothing.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
