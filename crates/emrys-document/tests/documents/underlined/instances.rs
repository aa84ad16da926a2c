// SPDX-License-Identifier: Apache-2.0
//! Instance types, groups and fleets, subnets and zones.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    ("instance-type-not-supported/too-new.yaml", &["m7g.xlarge"]),
    (
        "unknown-instance-group/groups.yaml",
        &["task", "strage", "head", "master", "core"],
    ),
    ("unknown-instance-group/single.yaml", &["task"]),
    (
        "unknown-instance-type/misspelled.yaml",
        &["m5.xlrage", "mainframe"],
    ),
];
