// SPDX-License-Identifier: Apache-2.0
//! `workload`: applications and helpers for a kind of work.
//!
//! The first four are Pangea's, with its values, and with the Glue Data Catalog for Spark where Hive has it. The others are
//! ours.

use super::helper::Helper;
use super::{FLINK, HADOOP, HIVE, PRESTO, SPARK, YARN};

/// A kind of work: what is installed for it, and how it is configured.
#[derive(Debug)]
pub struct Workload {
    /// The word in documents.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// What is installed, as far as the release has it.
    pub applications: &'static [&'static str],
    /// The helpers that it uses.
    pub helpers: &'static [HelperUse],
}

/// A helper with the options that a workload gives it.
#[derive(Debug)]
pub struct HelperUse {
    /// The helper.
    pub helper: &'static Helper,
    /// Its options.
    pub options: &'static [(&'static str, &'static str)],
    /// Its additional properties.
    pub additional_properties: &'static [(&'static str, &'static str)],
}

/// Every workload.
pub const WORKLOADS: &[&Workload] = &[
    &SPARK_ANALYTICS,
    &MACHINE_LEARNING,
    &DATA_ENGINEERING,
    &INTERACTIVE_ANALYTICS,
    &STREAMING,
    &MULTI_TENANT,
    &MEMORY_INTENSIVE,
    &IO_INTENSIVE,
];

impl Workload {
    /// How it uses a helper, if it does.
    #[must_use]
    pub fn helper(&self, key: &str) -> Option<&'static HelperUse> {
        self.helpers.iter().find(|own| own.helper.key == key)
    }
}

static SPARK_ANALYTICS: Workload = Workload {
    name: "spark_analytics",
    about: "Spark over tables of the Glue Data Catalog.",
    applications: &["Hadoop", "Spark", "Hive", "Livy"],
    helpers: &[
        plain(
            &SPARK,
            &[
                ("min_executors", "2"),
                ("max_executors", "20"),
                ("glue_catalog", "true"),
            ],
        ),
        plain(&HIVE, &[]),
    ],
};

static MACHINE_LEARNING: Workload = Workload {
    name: "machine_learning",
    about: "Training from notebooks: executors come quickly.",
    applications: &["Hadoop", "Spark", "JupyterHub", "MXNet", "TensorFlow"],
    helpers: &[HelperUse {
        helper: &SPARK,
        options: &[("min_executors", "1"), ("max_executors", "10")],
        additional_properties: &[
            ("spark.dynamicAllocation.schedulerBacklogTimeout", "1s"),
            (
                "spark.dynamicAllocation.sustainedSchedulerBacklogTimeout",
                "5s",
            ),
        ],
    }],
};

static DATA_ENGINEERING: Workload = Workload {
    name: "data_engineering",
    about: "Large batches with Spark, Hive and Pig.",
    applications: &["Hadoop", "Spark", "Hive", "Pig", "Sqoop", "Oozie"],
    helpers: &[
        plain(
            &SPARK,
            &[
                ("min_executors", "4"),
                ("max_executors", "50"),
                ("glue_catalog", "true"),
            ],
        ),
        plain(&HIVE, &[]),
        plain(&HADOOP, &[]),
    ],
};

static INTERACTIVE_ANALYTICS: Workload = Workload {
    name: "interactive_analytics",
    about: "Queries and notebooks that people wait for.",
    applications: &[
        "Hadoop",
        "Spark",
        "Presto",
        "Hive",
        "JupyterHub",
        "Zeppelin",
    ],
    helpers: &[
        plain(
            &SPARK,
            &[
                ("min_executors", "2"),
                ("max_executors", "15"),
                ("glue_catalog", "true"),
            ],
        ),
        plain(&HIVE, &[]),
        plain(
            &PRESTO,
            &[
                ("query_max_memory", "50GB"),
                ("query_max_memory_per_node", "8GB"),
            ],
        ),
    ],
};

/// Jobs without an end: they outlive failures (Spark, running on YARN: the validity interval of attempts), give their logs
/// away while they run, and keep their executors from one batch to the next.
static STREAMING: Workload = Workload {
    name: "streaming",
    about: "Jobs without an end, with Spark or Flink.",
    applications: &["Hadoop", "Spark", "Flink"],
    helpers: &[
        HelperUse {
            helper: &SPARK,
            options: &[("min_executors", "2"), ("max_executors", "20")],
            additional_properties: &[
                ("spark.dynamicAllocation.executorIdleTimeout", "120s"),
                ("spark.streaming.backpressure.enabled", "true"),
                ("spark.streaming.stopGracefullyOnShutdown", "true"),
                ("spark.task.maxFailures", "8"),
                ("spark.yarn.maxAppAttempts", "4"),
                ("spark.yarn.am.attemptFailuresValidityInterval", "1h"),
            ],
        },
        HelperUse {
            helper: &FLINK,
            options: &[
                ("state_backend", "rocksdb"),
                ("checkpoint_interval", "60000"),
            ],
            additional_properties: &[("state.backend.incremental", "true")],
        },
        HelperUse {
            helper: &YARN,
            options: &[],
            additional_properties: &[
                ("yarn.resourcemanager.am.max-attempts", "4"),
                (
                    "yarn.nodemanager.log-aggregation.roll-monitoring-interval-seconds",
                    "3600",
                ),
            ],
        },
    ],
};

/// Applications of several teams: whoever is idle gives everything back (Spark, dynamic resource allocation), and queues get
/// their share back from others (Hadoop, Capacity Scheduler).
static MULTI_TENANT: Workload = Workload {
    name: "multi_tenant",
    about: "Applications of several teams beside one another.",
    applications: &["Hadoop", "Spark", "Hive", "Livy"],
    helpers: &[
        HelperUse {
            helper: &SPARK,
            options: &[
                ("min_executors", "0"),
                ("max_executors", "20"),
                ("glue_catalog", "true"),
            ],
            additional_properties: &[("spark.dynamicAllocation.cachedExecutorIdleTimeout", "600s")],
        },
        plain(&HIVE, &[]),
        plain(
            &YARN,
            &[
                ("scheduler", "capacity"),
                ("preemption", "true"),
                ("count_cores", "true"),
            ],
        ),
    ],
};

/// Data that is kept in memory (Spark, tuning: serialized data is smaller; configuration: what is beside the heap, and what a
/// driver may collect).
static MEMORY_INTENSIVE: Workload = Workload {
    name: "memory_intensive",
    about: "Large data in the memory of executors.",
    applications: &["Hadoop", "Spark"],
    helpers: &[
        HelperUse {
            helper: &SPARK,
            options: &[
                ("min_executors", "1"),
                ("max_executors", "20"),
                ("driver_max_result_size", "4g"),
            ],
            additional_properties: &[
                ("spark.dynamicAllocation.cachedExecutorIdleTimeout", "3600s"),
                ("spark.rdd.compress", "true"),
                ("spark.sql.adaptive.advisoryPartitionSizeInBytes", "256m"),
            ],
        },
        plain(&YARN, &[("count_cores", "true")]),
    ],
};

/// Much data on local disks and over the network (Hadoop, hdfs-default.xml; Spark, configuration: shuffle behavior).
static IO_INTENSIVE: Workload = Workload {
    name: "io_intensive",
    about: "Much reading, writing and shuffling.",
    applications: &["Hadoop", "Spark"],
    helpers: &[
        HelperUse {
            helper: &SPARK,
            options: &[("min_executors", "2"), ("max_executors", "20")],
            additional_properties: &[
                ("spark.shuffle.file.buffer", "1m"),
                ("spark.reducer.maxSizeInFlight", "96m"),
                ("spark.shuffle.io.maxRetries", "10"),
                ("spark.shuffle.io.retryWait", "15s"),
            ],
        },
        plain(
            &HADOOP,
            &[
                ("datanode_heap", "4096"),
                ("namenode_heap", "4096"),
                ("datanode_transfer_threads", "16384"),
                ("datanode_handlers", "100"),
                ("namenode_handlers", "100"),
            ],
        ),
    ],
};

const fn plain(
    helper: &'static Helper,
    options: &'static [(&'static str, &'static str)],
) -> HelperUse {
    HelperUse {
        helper,
        options,
        additional_properties: &[],
    }
}
