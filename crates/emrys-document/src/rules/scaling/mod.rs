// SPDX-License-Identifier: Apache-2.0
//! Rules of automatic and managed scaling.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
