// SPDX-License-Identifier: Apache-2.0
//! Steps and bootstrap actions.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    (
        "action-with-parallel-steps/modified.yaml",
        &["CANCEL_AND_WAIT"],
    ),
    (
        "action-with-parallel-steps/terminate.yaml",
        &["TERMINATE_CLUSTER", "CANCEL_AND_WAIT"],
    ),
    ("step-too-long/query.yaml", &["long"]),
    ("too-many-bootstrap-actions/seventeen.yaml", &["action 17"]),
];
