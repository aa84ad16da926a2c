// SPDX-License-Identifier: Apache-2.0
//! Cost and idleness.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[];
