// SPDX-License-Identifier: Apache-2.0
//! Names, and what refers to them.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    ("duplicate-name/bucket.yaml", &["acme-data"]),
    ("duplicate-name/tags.yaml", &["${team}"]),
    ("duplicate-name/two-documents", &["bucket", "small"]),
    ("unknown-cluster/misspelled.yaml", &["smal"]),
    ("unused-cluster/cluster.yaml", &["large"]),
    ("similar-names/cluster.yaml", &["Spark_small"]),
    ("reserved-tag/cluster.yaml", &["AWS:team"]),
    ("too-many-tags/cluster.yaml", &["team"]),
    ("too-many-tags/function.yaml", &["key-46"]),
    ("shared-name/job-flows.yaml", &["load"]),
    (
        "reserved-tag/launches.yaml",
        &[
            "emrys:keep",
            "aws:team",
            "team",
            "emrys:execution",
            "aws:run",
        ],
    ),
    ("unknown-cluster/launch-function.yaml", &["smal"]),
    ("duplicate-name/two-namespaces", &["platform"]),
];
