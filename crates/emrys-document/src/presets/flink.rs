// SPDX-License-Identifier: Apache-2.0
//! `flink`: memory, slots, and the state of jobs.

use super::helper::{Helper, HelperOption, Place, of};
use super::kind::Kind;

const CONF: Place = of("flink-conf");

/// `flink`: memory, slots, and the state of jobs (Flink, configuration).
pub static FLINK: Helper = Helper {
    key: "flink",
    about: "the configuration of Flink",
    application: Some("Flink"),
    always: &[],
    options: &[
        HelperOption::new(
            "job_manager_memory",
            Kind::Size,
            &[CONF.property("jobmanager.memory.process.size")],
            "The memory of a job manager's process, such as `2g`.",
        ),
        HelperOption::new(
            "task_manager_memory",
            Kind::Size,
            &[CONF.property("taskmanager.memory.process.size")],
            "The memory of a task manager's process, such as `4g`.",
        ),
        HelperOption::new(
            "task_slots",
            Kind::Count,
            &[CONF.property("taskmanager.numberOfTaskSlots")],
            "How many tasks a task manager runs at once.",
        ),
        HelperOption::new(
            "parallelism",
            Kind::Count,
            &[CONF.property("parallelism.default")],
            "The parallelism of jobs that say nothing of it.",
        ),
        HelperOption::new(
            "state_backend",
            Kind::Word(&[("rocksdb", "rocksdb"), ("hashmap", "hashmap")]),
            &[CONF.property("state.backend")],
            "Where the state of jobs is between checkpoints: `rocksdb` for more than the heap holds, or `hashmap`.",
        ),
        HelperOption::new(
            "checkpoint_directory",
            Kind::Text,
            &[CONF.property("state.checkpoints.dir")],
            "Where checkpoints are, such as a folder in S3.",
        ),
        HelperOption::new(
            "savepoint_directory",
            Kind::Text,
            &[CONF.property("state.savepoints.dir")],
            "Where savepoints are.",
        ),
        HelperOption::new(
            "checkpoint_interval",
            Kind::Count,
            &[CONF.property("execution.checkpointing.interval")],
            "Milliseconds from one checkpoint to the next.",
        ),
    ],
    additional: CONF,
};
