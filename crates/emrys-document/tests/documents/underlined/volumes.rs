// SPDX-License-Identifier: Apache-2.0
//! EBS volumes.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[("root-volume/fails.yaml", &["200"])];
