// SPDX-License-Identifier: Apache-2.0
//! `spark`: dynamic allocation between two bounds, adaptive execution, Kryo.

use super::helper::{Helper, HelperOption, Place, of};
use super::hive::GLUE;
use super::kind::Kind;

const DEFAULTS: Place = of("spark-defaults");

/// `spark`: executors between two bounds, adaptive query execution and Kryo.
pub static SPARK: Helper = Helper {
    key: "spark",
    about: "the configuration of Spark",
    application: Some("Spark"),
    always: &[
        DEFAULTS
            .set("spark.dynamicAllocation.enabled", "true")
            .unless("dynamic_allocation"),
        DEFAULTS.set("spark.sql.adaptive.enabled", "true"),
        DEFAULTS.set("spark.sql.adaptive.coalescePartitions.enabled", "true"),
        DEFAULTS.set(
            "spark.serializer",
            "org.apache.spark.serializer.KryoSerializer",
        ),
    ],
    options: &[
        HelperOption::new(
            "min_executors",
            Kind::Count,
            &[DEFAULTS.property("spark.dynamicAllocation.minExecutors")],
            "The fewest executors of an application.",
        )
        .or("1"),
        HelperOption::new(
            "max_executors",
            Kind::Count,
            &[DEFAULTS.property("spark.dynamicAllocation.maxExecutors")],
            "The most executors of an application.",
        )
        .or("8"),
        HelperOption::new(
            "initial_executors",
            Kind::Count,
            &[DEFAULTS.property("spark.dynamicAllocation.initialExecutors")],
            "How many executors an application begins with. Absent: the fewest.",
        ),
        HelperOption::new(
            "dynamic_allocation",
            Kind::Flag,
            &[DEFAULTS.property("spark.dynamicAllocation.enabled")],
            "Whether executors come and go with the work. Absent: they do.",
        ),
        HelperOption::new(
            "executor_memory",
            Kind::Size,
            &[DEFAULTS.property("spark.executor.memory")],
            "The heap of an executor, such as `4g`. Absent: EMR decides by the instance type.",
        ),
        HelperOption::new(
            "executor_memory_overhead",
            Kind::Size,
            &[DEFAULTS.property("spark.executor.memoryOverhead")],
            "The memory of an executor beside its heap. Absent: a share of the heap.",
        ),
        HelperOption::new(
            "executor_cores",
            Kind::Count,
            &[DEFAULTS.property("spark.executor.cores")],
            "The cores of an executor. Absent: EMR decides by the instance type.",
        ),
        HelperOption::new(
            "driver_memory",
            Kind::Size,
            &[DEFAULTS.property("spark.driver.memory")],
            "The heap of a driver.",
        ),
        HelperOption::new(
            "driver_cores",
            Kind::Count,
            &[DEFAULTS.property("spark.driver.cores")],
            "The cores of a driver that runs on the cluster.",
        ),
        HelperOption::new(
            "driver_max_result_size",
            Kind::Size,
            &[DEFAULTS.property("spark.driver.maxResultSize")],
            "The most that a driver collects.",
        ),
        HelperOption::new(
            "shuffle_partitions",
            Kind::Count,
            &[DEFAULTS.property("spark.sql.shuffle.partitions")],
            "How many partitions a shuffle of SQL begins with.",
        ),
        HelperOption::new(
            "maximize_resource_allocation",
            Kind::Flag,
            &[of("spark").property("maximizeResourceAllocation")],
            "Whether EMR sizes executors so that each has a whole node.",
        ),
        HelperOption::new(
            "glue_catalog",
            Kind::Switch,
            &[],
            "Whether the tables of Spark SQL are those of the Glue Data Catalog.",
        )
        .implies(&[of("spark-hive-site").set(GLUE.0, GLUE.1)]),
    ],
    additional: DEFAULTS,
};
