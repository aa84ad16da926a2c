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
    (
        "option-after-script/steps.yaml",
        &["--deploy-mode", "--executor-memory=8g"],
    ),
    (
        "local-master/steps.yaml",
        &["local[*]", "spark://primary:7077"],
    ),
    (
        "s3-dist-cp-arguments/steps.yaml",
        &["s3-dist-cp", "--source", "-overwrite", "s3-dist-cp"],
    ),
    (
        "unexpanded-substitution/steps.yaml",
        &["/in/$(date +%F)", "`hostname`", "$HOME/out"],
    ),
    ("duplicate-step-name/steps.yaml", &["load"]),
    (
        "protected-from-its-steps/steps.yaml",
        &["TERMINATE_CLUSTER"],
    ),
    (
        "hive-or-pig-arguments/steps.yaml",
        &["hive-script", "pig-script"],
    ),
    (
        "streaming-arguments/steps.yaml",
        &["hadoop-streaming", "-files"],
    ),
];
