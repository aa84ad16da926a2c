// SPDX-License-Identifier: Apache-2.0
//! Automatic and managed scaling.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    ("instance-hour/fails.yaml", &["TERMINATE_AT_INSTANCE_HOUR"]),
    ("policy-of-primary/fails.yaml", &["autoscaling_policy"]),
    ("two-scaling-policies/fails.yaml", &["autoscaling_policy"]),
    ("scaling-bounds/fails.yaml", &["10"]),
    ("count-outside-bounds/fails.yaml", &["1"]),
    ("fixed-bounds/fails.yaml", &["4"]),
    (
        "unknown-metric/fails.yaml",
        &["CPUUtilization", "YarnMemoryAvailablePercentage"],
    ),
    ("metric-namespace/fails.yaml", &["AWS/EMR"]),
    (
        "metric-dimension/fails.yaml",
        &["ClusterId", "j-1CWOHP4PI30VJ"],
    ),
    ("metric-period/fails.yaml", &["60"]),
    ("alarm-too-long/fails.yaml", &["300"]),
    ("metric-unit/fails.yaml", &["COUNT"]),
    ("metric-statistic/fails.yaml", &["SAMPLE_COUNT"]),
    ("unreachable-threshold/fails.yaml", &["0", "750"]),
    ("ratio-as-percentage/fails.yaml", &["75"]),
    ("inverted-scaling/fails.yaml", &["LESS_THAN"]),
    ("overlapping-rules/fails.yaml", &["30"]),
    ("one-way-scaling/fails.yaml", &["autoscaling_policy"]),
    ("short-cool-down/fails.yaml", &["60"]),
    ("scaling-adjustment/fails.yaml", &["-1"]),
    ("adjustment-without-effect/fails.yaml", &["20"]),
    ("scale-in-below-replication/fails.yaml", &["1"]),
    ("market-of-rule/fails.yaml", &["SPOT"]),
    ("duplicate-scaling-rule/fails.yaml", &["out"]),
    ("unreliable-scaling/fails.yaml", &["autoscaling_policy"]),
    (
        "hdfs-metric-of-task/fails.yaml",
        &["HDFSUtilization", "HDFSUtilization"],
    ),
    ("idle-at-once/fails.yaml", &["IsIdle"]),
    ("managed-limits/fails.yaml", &["8", "6"]),
    ("managed-core-limit/fails.yaml", &["15"]),
    ("managed-unit/fails.yaml", &["InstanceFleetUnits"]),
    ("managed-without-yarn/fails.yaml", &["Trino"]),
    ("performance-index/fails.yaml", &["40"]),
    (
        "scaling-without-core/fails.yaml",
        &["managed_scaling_policy"],
    ),
    (
        "outside-managed-limits/fails.yaml",
        &["managed_scaling_policy"],
    ),
    ("scaling-role-missing/fails.yaml", &["autoscaling_policy"]),
];
