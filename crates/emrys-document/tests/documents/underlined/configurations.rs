// SPDX-License-Identifier: Apache-2.0
//! Configurations: classifications and properties.

use super::Underlined;

pub(super) const UNDERLINED: Underlined =
    &[("unknown-classification/misspelled.yaml", &["spark-default"])];
