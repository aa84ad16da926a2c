// SPDX-License-Identifier: Apache-2.0
//! Rules of memory and cores: what executors ask for, against what nodes have.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
