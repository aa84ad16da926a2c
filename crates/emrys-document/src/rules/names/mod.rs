// SPDX-License-Identifier: Apache-2.0
//! Rules of names, and of what refers to them.

mod empty_name;
mod unknown_cluster;

use super::Rule;

pub(super) const RULES: &[Rule] = &[empty_name::check, unknown_cluster::check];
