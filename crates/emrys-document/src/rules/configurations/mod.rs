// SPDX-License-Identifier: Apache-2.0
//! Rules of configurations: classifications and their properties.

mod classification;

use super::Rule;

pub(super) const RULES: &[Rule] = &[classification::check];
