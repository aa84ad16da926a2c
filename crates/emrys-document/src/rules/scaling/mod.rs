// SPDX-License-Identifier: Apache-2.0
//! Rules of automatic and managed scaling.

mod instance_hour;

use super::Rule;

pub(super) const RULES: &[Rule] = &[instance_hour::check];
