// SPDX-License-Identifier: Apache-2.0
//! What carries out tasks: the contract between executions and whoever knows a service.
//!
//! The executor writes down that a task is to be sent before it calls [`Integration::submit`], and the answer before it
//! acts on that. So an integration is told, after a restart, how far its task had got, and keeps nothing itself.

use async_trait::async_trait;
use emrys_states::machine::Resource;
use serde_json::Value;

/// A task of an execution, one attempt of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Whose task it is.
    pub execution_arn: String,
    /// The execution's name.
    pub execution_name: String,
    /// The state machine of the execution.
    pub state_machine_arn: String,
    /// Its number in the execution: that of the event that scheduled it. A retry has another one.
    pub id: u64,
    /// A UUID that is this attempt's and stays the same over restarts: what a request is idempotent by.
    pub token: String,
    /// The state's name.
    pub state: String,
    /// What is to be done.
    pub resource: Resource,
    /// With what: the state's effective input.
    pub arguments: Value,
    /// With what somebody ends the task, if it waits for that (`.waitForTaskToken`).
    pub task_token: Option<String>,
}

/// Why a task failed, in the words that Retry and Catch compare with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{error}: {cause}")]
pub struct TaskError {
    /// The error's name: `States.TaskFailed`, `Emr.InvalidRequestException`.
    pub error: String,
    /// What happened.
    pub cause: String,
}

impl TaskError {
    /// An error of that name.
    pub fn new(error: impl Into<String>, cause: impl Into<String>) -> Self {
        Self {
            error: error.into(),
            cause: cause.into(),
        }
    }
}

/// A service that tasks can name.
///
/// Futures may be dropped at any point: the engine is then ending, and the next one takes the task up from what was
/// recorded.
#[async_trait]
pub trait Integration: Send + Sync {
    /// Whether tasks with this resource are its own. The first integration that takes a resource gets its tasks.
    fn takes(&self, resource: &Resource) -> bool;

    /// Sends the request and gives its answer: the task's result in the request-response pattern, what
    /// [`Integration::wait`] goes by in `.sync`, what the history shows as submitted in `.waitForTaskToken`.
    ///
    /// `again` says that an earlier engine was about to send it and has recorded no answer. Then what became of that
    /// is to be found out, and nothing done twice; where that cannot be known, the task fails and says so.
    async fn submit(&self, task: &Task, again: bool) -> Result<Value, TaskError>;

    /// `.sync`: waits until what was submitted has ended and gives the task's result. After a restart it is called with
    /// the recorded answer of [`Integration::submit`].
    async fn wait(&self, task: &Task, submitted: &Value) -> Result<Value, TaskError>;

    /// The execution was stopped, or the task timed out, while it was under way: what AWS would cancel is cancelled, as
    /// well as can be. `submitted` is the answer of [`Integration::submit`] if there was one.
    async fn stop(&self, task: &Task, submitted: Option<&Value>);
}
