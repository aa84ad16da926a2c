// SPDX-License-Identifier: Apache-2.0
//! Configurations: classifications and properties.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    ("unknown-classification/misspelled.yaml", &["spark-default"]),
    (
        "absent-classification/gone.yaml",
        &["sqoop-site", "zookeeper-log4j"],
    ),
    ("repeated-classification/twice.yaml", &["spark-defaults"]),
    (
        "classification-without-application/hive.yaml",
        &["hive-site", "presto-config"],
    ),
    (
        "misspelled-property/names.yaml",
        &[
            "spark.executor.memmory",
            "spark.dynamicallocation.enabled",
            "yarn.resourcemanager.node-removal-untracked.timeout",
            "dfs.replicaton",
        ],
    ),
    (
        "misspelled-property/step.yaml",
        &["spark.sql.shuffle.partition"],
    ),
    (
        "misplaced-property/files.yaml",
        &[
            "spark.executor.memory",
            "mapreduce.map.memory.mb",
            "spark.executor.cores",
            "yarn.nodemanager.resource.memory-mb",
        ],
    ),
    (
        "replaced-property/names.yaml",
        &[
            "spark.yarn.executor.memoryOverhead",
            "spark.blacklist.enabled",
            "mapred.output.compress",
        ],
    ),
    (
        "conflicting-names/overhead.yaml",
        &["spark.yarn.executor.memoryOverhead"],
    ),
    (
        "conflicting-names/layers.yaml",
        &["spark.yarn.executor.memoryOverhead"],
    ),
    (
        "retired-property/names.yaml",
        &[
            "spark.storage.memoryFraction",
            "spark.shuffle.consolidateFiles",
            "fs.s3.consistent",
            "fs.s3.consistent.retryCount",
        ],
    ),
    (
        "ineffective-property/managers.yaml",
        &[
            "spark.local.dir",
            "spark.cores.max",
            "spark.kubernetes.namespace",
            "SPARK_WORKER_MEMORY",
        ],
    ),
    (
        "invalid-property-value/values.yaml",
        &[
            "1.5g",
            "four",
            "2 minutes",
            "yes",
            "clustr",
            "8g",
            "com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactry",
        ],
    ),
    (
        "property-out-of-range/numbers.yaml",
        &["2g", "60", "0", "0"],
    ),
    (
        "env-without-export/heap.yaml",
        &["HADOOP_NAMENODE_HEAPSIZE"],
    ),
    (
        "unexpected-nesting/nested.yaml",
        &["yarn-site", "export", "exports"],
    ),
    ("fixed-executors/both.yaml", &["spark.executor.instances"]),
    ("dynamic-allocation-bounds/bounds.yaml", &["20"]),
    (
        "dynamic-allocation-without-shuffle-data/service.yaml",
        &["false"],
    ),
    (
        "disabled-feature/adaptive.yaml",
        &[
            "spark.sql.adaptive.coalescePartitions.enabled",
            "spark.speculation.quantile",
        ],
    ),
    (
        "maximum-allocation-overridden/memory.yaml",
        &["spark.executor.memory"],
    ),
    (
        "maximum-allocation-shared/hbase.yaml",
        &["maximizeResourceAllocation"],
    ),
    ("speculative-writes/old.yaml", &["spark.speculation"]),
    ("speculative-writes/off.yaml", &["spark.speculation"]),
    ("output-committer-version/two.yaml", &["2", "2"]),
    ("s3a-on-emrfs/core.yaml", &["fs.s3a.connection.maximum"]),
    ("metastore-url/glue.yaml", &["glue_catalog"]),
    (
        "two-metastores/both.yaml",
        &["javax.jdo.option.ConnectionURL"],
    ),
    (
        "one-sided-glue-catalog/hive.yaml",
        &["hive.metastore.client.factory.class"],
    ),
    (
        "default-resource-calculator/cores.yaml",
        &["yarn.scheduler.maximum-allocation-vcores"],
    ),
    (
        "scheduler-mismatch/fair.yaml",
        &["yarn.scheduler.fair.preemption"],
    ),
    (
        "scheduler-mismatch/capacity.yaml",
        &["yarn.scheduler.capacity.root.queues"],
    ),
    (
        "heap-in-java-options/executor.yaml",
        &["-Xmx8g -XX:+UseG1GC"],
    ),
    ("history-elsewhere/one.yaml", &["spark.eventLog.dir"]),
    ("history-elsewhere/two.yaml", &["s3://acme-logs/spark/"]),
    (
        "merged-schemas/parquet.yaml",
        &["spark.sql.parquet.mergeSchema"],
    ),
    ("master-not-yarn/local.yaml", &["local[*]"]),
    ("hive-on-map-reduce/engine.yaml", &["mr"]),
    (
        "replaced-class-path/jar.yaml",
        &["spark.executor.extraClassPath"],
    ),
];
