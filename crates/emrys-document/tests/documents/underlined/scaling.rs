// SPDX-License-Identifier: Apache-2.0
//! Automatic and managed scaling.

use super::Underlined;

pub(super) const UNDERLINED: Underlined =
    &[("instance-hour/fails.yaml", &["TERMINATE_AT_INSTANCE_HOUR"])];
