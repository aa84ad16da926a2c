// SPDX-License-Identifier: Apache-2.0
//! Releases, applications, and what came when.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    ("application-missing/hbase.yaml", &["backup_hbase"]),
    ("application-missing/spark.yaml", &["report"]),
    (
        "application-not-in-release/misspelled.yaml",
        &["Hve", "Mahout"],
    ),
    (
        "needs-newer-release/ami-version.yaml",
        &[
            "Spark",
            "spark-defaults",
            "2",
            "TERMINATE_AT_TASK_COMPLETION",
            "run",
            "query",
        ],
    ),
    (
        "needs-newer-release/cluster.yaml",
        &["3", "auto_termination_policy"],
    ),
    (
        "needs-newer-release/instances.yaml",
        &[
            "3",
            "MASTER",
            "managed_scaling_policy",
            "ami-0a1b2c3d4e5f60718",
            "master_instance_fleet",
            "lowest-price",
            "master_instance_fleet",
        ],
    ),
    ("needs-newer-release/modified.yaml", &["4"]),
    (
        "no-counterpart/predefined.yaml",
        &[
            "-M",
            "-m",
            "--site-config-file",
            "--zookeeper-opts=-Xmx1g",
            "s3://elasticmapreduce/bootstrap-actions/install-ganglia",
            "s3://elasticmapreduce/bootstrap-actions/configurations/latest/memory-intensive",
            "--jobtracker-opts=-Xss1m",
            "true",
        ],
    ),
    ("release-newer-than-catalog/cluster.yaml", &["emr-7.99.0"]),
    (
        "unknown-release-label/labels.yaml",
        &["7.5.0", "latest", "emr-7.0.9"],
    ),
    ("release-without-support/cluster.yaml", &["emr-6.15.0"]),
    ("exclusive-applications/cluster.yaml", &["Trino", "Presto"]),
    ("discontinued-application/cluster.yaml", &["Ganglia"]),
    (
        "package-of-release/steps.yaml",
        &["org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.6.1"],
    ),
];
