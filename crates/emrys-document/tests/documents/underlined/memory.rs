// SPDX-License-Identifier: Apache-2.0
//! Memory and cores of executors, against those of nodes.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[];
