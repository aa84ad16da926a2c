// SPDX-License-Identifier: Apache-2.0
//! Cost and idleness.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    ("stays-idle/cluster.yaml", &["true", "keep"]),
    (
        "auto-termination-of-others/cluster.yaml",
        &["auto_termination_policy"],
    ),
    (
        "policy-without-use/job-flow.yaml",
        &["auto_termination_policy"],
    ),
    ("protection-ignored/job-flow.yaml", &["true"]),
    ("no-logs/job-flow.yaml", &["small"]),
    ("no-logs/launch-function.yaml", &["launched"]),
    (
        "on-demand-task-instances/cluster.yaml",
        &["task_instance_group"],
    ),
    ("oversized-primary/cluster.yaml", &["m5.12xlarge"]),
];
