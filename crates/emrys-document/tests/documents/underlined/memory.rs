// SPDX-License-Identifier: Apache-2.0
//! Memory and cores of executors, against those of nodes.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    ("executor-fits-no-node/memory.yaml", &["12g"]),
    ("executor-fits-no-node/python.yaml", &["8g"]),
    ("executor-fits-no-node/step.yaml", &["24g"]),
    ("executor-wastes-node/half.yaml", &["12g"]),
    ("more-cores-than-node/cores.yaml", &["8"]),
    ("too-many-executors/least.yaml", &["10"]),
    ("heap-without-compressed-pointers/heap.yaml", &["36g"]),
    ("heap-too-small/unit.yaml", &["4", "300m"]),
    ("node-memory-exceeded/memory.yaml", &["32768"]),
    ("allocation-above-node/maximum.yaml", &["24576"]),
    (
        "container-fits-no-node/sizes.yaml",
        &["16384", "14g", "20480"],
    ),
    ("java-heap-above-container/map.yaml", &["-Xmx3072m"]),
    ("driver-fits-no-node/step.yaml", &["16g"]),
    ("daemon-heap-above-node/namenode.yaml", &["24576"]),
    (
        "gpu-without-gpu-nodes/amount.yaml",
        &["spark.executor.resource.gpu.amount"],
    ),
    ("query-memory-above-node/trino.yaml", &["20GB"]),
    ("broadcast-above-limit/threshold.yaml", &["10g"]),
    ("result-above-driver/limit.yaml", &["8g"]),
    ("hbase-heap-shares/cache.yaml", &["0.6"]),
    ("hbase-heap-shares/both.yaml", &["0.4"]),
    ("task-cpus-above-executor/cpus.yaml", &["4"]),
    (
        "off-heap-without-size/size.yaml",
        &["spark.memory.offHeap.enabled"],
    ),
    ("cores-without-memory/cores.yaml", &["spark.executor.cores"]),
    ("node-memory-exceeded/group.yaml", &["98304"]),
];
