// SPDX-License-Identifier: Apache-2.0
//! What an execution wants done.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Variables;
use crate::data::Template;
use crate::history::{ErrorOutput, Event};
use crate::machine::{Name, Resource, StateMachine};

macro_rules! number {
    ($(#[$attribute:meta])* $name:ident) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

number! {
    /// One attempt of a task: the id of the event that scheduled it.
    TaskId
}
number! {
    /// A timer: unique in the execution.
    TimerId
}
number! {
    /// One attempt of a distributed Map state: the id of its `MapStateStarted` event.
    MapRunId
}

/// What became of an entry.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Step {
    /// What the history now has besides.
    pub events: Vec<Event>,
    /// What is to be done, once the entry is recorded.
    pub commands: Vec<Command>,
    /// Which expressions took too long: to be recorded with the entry.
    pub expired: Vec<u32>,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Have a task done.
    StartTask(Arc<TaskRequest>),
    /// A task's outcome is of no use any more.
    StopTask {
        /// Which.
        task: TaskId,
    },
    /// Give [`super::Input::Timer`] at that time.
    SetTimer {
        /// Which.
        timer: TimerId,
        /// In milliseconds since 1970.
        at: i64,
    },
    /// A timer is of no use any more.
    CancelTimer {
        /// Which.
        timer: TimerId,
    },
    /// Begin a map run.
    StartMapRun(Arc<MapRunRequest>),
    /// A map run's outcome is of no use any more.
    StopMapRun {
        /// Which.
        map_run: MapRunId,
    },
    /// The execution has ended: [`super::Execution::status`] says how.
    End,
}

/// A task that is to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskRequest {
    /// Which.
    pub task: TaskId,
    /// The state.
    pub state: Name,
    /// Whose task it is.
    pub resource: Resource,
    /// With what.
    pub arguments: Arc<Value>,
    /// With what somebody ends the task, if it is one that somebody else ends.
    pub task_token: Option<String>,
    /// On whose behalf, if the definition says so.
    pub credentials: Option<Arc<str>>,
}

/// Executions that are to be begun for items.
#[derive(Debug, Clone, PartialEq)]
pub struct MapRunRequest {
    /// Which.
    pub map_run: MapRunId,
    /// The Map state.
    pub state: Name,
    /// `Label`, if there is one.
    pub label: Option<Name>,
    /// What each child execution runs.
    pub machine: Arc<StateMachine>,
    /// Whether those are express.
    pub express: bool,
    /// Where the items come from.
    pub source: ItemSource,
    /// What a child execution gets instead of its item, and what that is made of.
    pub selector: Option<ItemSelector>,
    /// How many items a child execution gets at once.
    pub batcher: Option<Batching>,
    /// Where results go.
    pub writer: Option<Writing>,
    /// How many child executions at once; 0 as many as there can be.
    pub max_concurrency: u64,
    /// How many failed items are borne.
    pub tolerated_failure_count: Option<u64>,
    /// Which share of failed items is borne, percent.
    pub tolerated_failure_percentage: Option<f64>,
}

/// Where a map run's items come from.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemSource {
    /// From the execution's data: an array, or an object whose members are the items.
    Items(Arc<Value>),
    /// From an object or a listing.
    Reader {
        /// `arn:…:states:::s3:getObject` or `…:s3:listObjectsV2`.
        resource: String,
        /// Bucket, key, prefix.
        arguments: Arc<Value>,
        /// `CSV`, `JSON`, `JSONL`, `MANIFEST`, `PARQUET`.
        input_type: Option<String>,
        /// The other members of `ReaderConfig`.
        configuration: serde_json::Map<String, Value>,
        /// How many items at most. AWS has the run fail where this is negative.
        max_items: Option<i64>,
    },
}

/// What a child execution gets instead of its item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemSelector {
    pub(super) template: Template,
    pub(super) input: Arc<Value>,
    pub(super) context: Value,
    pub(super) variables: Variables,
}

/// How many items a child execution gets at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Batching {
    /// What every batch gets besides.
    pub batch_input: Option<Value>,
    /// So many items at most.
    pub max_items: Option<u64>,
    /// So many bytes at most.
    pub max_bytes: Option<u64>,
}

/// Where results go.
#[derive(Debug, Clone, PartialEq)]
pub struct Writing {
    /// `arn:…:states:::s3:putObject`; none if only the form of results is set.
    pub resource: Option<String>,
    /// Bucket and prefix.
    pub arguments: Option<Value>,
    /// `NONE`, `COMPACT` or `FLATTEN`.
    pub transformation: Option<String>,
    /// `JSON` or `JSONL`.
    pub output_type: Option<String>,
}

/// How an execution is.
#[derive(Debug, Clone, PartialEq)]
pub enum Status {
    /// It runs.
    Running,
    /// It came to its end.
    Succeeded {
        /// Its output.
        output: Arc<Value>,
    },
    /// An error was not caught.
    Failed(ErrorOutput),
    /// It took longer than it may.
    TimedOut(ErrorOutput),
    /// It was stopped.
    Aborted(ErrorOutput),
}

/// What an execution waits for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outstanding {
    /// Tasks, in the order in which they were scheduled.
    pub tasks: Vec<OutstandingTask>,
    /// Timers, and when their times come.
    pub timers: Vec<(TimerId, i64)>,
    /// Map runs, in the order in which they began.
    pub map_runs: Vec<OutstandingMapRun>,
}

/// A task that has not ended, and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct OutstandingTask {
    /// What was asked for.
    pub request: Arc<TaskRequest>,
    /// Whether somebody was about to do it.
    pub started: bool,
    /// The answer, if there was one.
    pub submitted: Option<Arc<Value>>,
}

/// A map run that has not ended.
#[derive(Debug, Clone, PartialEq)]
pub struct OutstandingMapRun {
    /// What was asked for.
    pub request: Arc<MapRunRequest>,
    /// Its ARN, if it has begun.
    pub arn: Option<Arc<str>>,
}
