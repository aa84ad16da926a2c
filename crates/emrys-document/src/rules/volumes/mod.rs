// SPDX-License-Identifier: Apache-2.0
//! Rules of EBS volumes.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
