// SPDX-License-Identifier: Apache-2.0
//! Rules of EBS volumes.

mod root_volume;

use super::Rule;

pub(super) const RULES: &[Rule] = &[root_volume::check];
