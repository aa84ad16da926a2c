// SPDX-License-Identifier: Apache-2.0
//! What happens to an execution from outside, as it is journaled.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{MapRunId, TaskId, TimerId, limits};
use crate::history::ErrorOutput;

/// Something that happened to an execution, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// In milliseconds since 1970.
    pub at: i64,
    /// What.
    pub input: Input,
    /// Which of the expressions that were evaluated then took too long, by number; nothing if that is being found out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expired: Option<Vec<u32>>,
}

/// What can happen. The journal's format: members are added, never renamed or taken away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// The execution begins: the first entry.
    Begin,
    /// Somebody is about to do the task.
    TaskStarted {
        /// Which.
        task: TaskId,
        /// How the worker of an activity calls itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        worker_name: Option<Arc<str>>,
    },
    /// The request has been answered; the task goes on.
    TaskSubmitted {
        /// Which.
        task: TaskId,
        /// The answer.
        output: Arc<Value>,
    },
    /// The task has been done.
    TaskSucceeded {
        /// Which.
        task: TaskId,
        /// Its result.
        output: Arc<Value>,
    },
    /// The task failed.
    TaskFailed {
        /// Which.
        task: TaskId,
        /// What failed and why.
        error: ErrorOutput,
    },
    /// The task is alive.
    Heartbeat {
        /// Which.
        task: TaskId,
    },
    /// A timer's time has come.
    Timer {
        /// Which.
        timer: TimerId,
    },
    /// A map run has begun.
    MapRunStarted {
        /// Which.
        map_run: MapRunId,
        /// Its ARN.
        arn: Arc<str>,
    },
    /// A map run has come to its end.
    MapRunSucceeded {
        /// Which.
        map_run: MapRunId,
        /// Its result.
        output: Arc<Value>,
    },
    /// A map run failed.
    MapRunFailed {
        /// Which.
        map_run: MapRunId,
        /// What failed and why.
        error: ErrorOutput,
    },
    /// Somebody stops the execution.
    Stop {
        /// What they say.
        error: ErrorOutput,
    },
    /// Somebody has an execution that did not succeed go on where it ended.
    Redrive,
}

impl Input {
    /// The same, as it can be recorded: a result that is nested so deeply that no record of it could be read again has
    /// its task or map run fail.
    #[must_use]
    pub fn recordable(self) -> Self {
        match self {
            Self::TaskSubmitted { task, output } | Self::TaskSucceeded { task, output }
                if limits::is_too_deep(&output) =>
            {
                let error = limits::too_deep("the task's result");
                Self::TaskFailed { task, error }
            }
            Self::MapRunSucceeded { map_run, output } if limits::is_too_deep(&output) => {
                let error = limits::too_deep("the map run's result");
                Self::MapRunFailed { map_run, error }
            }
            other => other,
        }
    }
}
