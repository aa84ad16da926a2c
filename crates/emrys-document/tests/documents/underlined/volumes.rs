// SPDX-License-Identifier: Apache-2.0
//! EBS volumes.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    ("root-volume/fails.yaml", &["200"]),
    ("volume-type/fails.yaml", &["io2"]),
    ("volume-size/fails.yaml", &["100"]),
    ("small-core-volume/fails.yaml", &["4"]),
    ("volume-iops/fails.yaml", &["3000", "io1", "10000"]),
    ("volume-throughput/fails.yaml", &["250", "1000"]),
    ("too-many-volumes/fails.yaml", &["ebs_config"]),
    ("too-many-volumes-at-once/fails.yaml", &["ebs_config"]),
    ("ebs-optimized-not-supported/fails.yaml", &["true"]),
    ("single-small-volume/fails.yaml", &["m5.4xlarge"]),
    ("slow-volume/fails.yaml", &["200"]),
    ("magnetic-volume/fails.yaml", &["standard"]),
    (
        "root-volume/performance.yaml",
        &["4000", "200", "12000", "1000"],
    ),
];
