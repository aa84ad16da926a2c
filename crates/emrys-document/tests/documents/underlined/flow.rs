// SPDX-License-Identifier: Apache-2.0
//! The activities of a run.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    ("invalid-flow/after-the-end.yaml", &["cancel_steps"]),
    (
        "invalid-flow/flows.yaml",
        &[
            "add_steps",
            "start_cluster",
            "flow",
            "start_cluster",
            "start_cluster",
            "cancel_steps",
        ],
    ),
    ("unbounded-wait/idle.yaml", &["idle", "idle"]),
    ("unreached-failed-flow/actions.yaml", &["failed_flow"]),
    ("unreached-failed-flow/continue.yaml", &["failed_flow"]),
];
