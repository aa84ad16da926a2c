// SPDX-License-Identifier: Apache-2.0
//! What an event can be.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::ErrorOutput;
use crate::machine::{Kind, Name};

/// The type of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateKind {
    /// `Task`.
    Task,
    /// `Pass`.
    Pass,
    /// `Choice`.
    Choice,
    /// `Wait`.
    Wait,
    /// `Succeed`.
    Succeed,
    /// `Fail`.
    Fail,
    /// `Parallel`.
    Parallel,
    /// `Map`.
    Map,
}

impl From<&Kind> for StateKind {
    fn from(kind: &Kind) -> Self {
        match kind {
            Kind::Task(_) => Self::Task,
            Kind::Pass { .. } => Self::Pass,
            Kind::Choice { .. } => Self::Choice,
            Kind::Wait { .. } => Self::Wait,
            Kind::Succeed => Self::Succeed,
            Kind::Fail { .. } => Self::Fail,
            Kind::Parallel(_) => Self::Parallel,
            Kind::Map(_) => Self::Map,
        }
    }
}

/// The variables that a state has set.
pub type Assigned = Arc<BTreeMap<String, Value>>;

/// Whose task it is, as events name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskResource {
    /// The service: `lambda`, `aws-sdk:emr`.
    pub resource_type: Arc<str>,
    /// The action and the pattern: `invoke`, `addStep.sync`.
    pub resource: Arc<str>,
}

/// A task that is to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheduled {
    /// Its arguments.
    pub input: Arc<Value>,
    /// After how many seconds it has failed, if the definition says so.
    pub timeout_seconds: Option<u64>,
    /// Within how many seconds it has to say that it is alive, if the definition says so.
    pub heartbeat_seconds: Option<u64>,
    /// On whose behalf, if the definition says so: an ARN of a role.
    pub credentials: Option<Arc<str>>,
}

/// What happened. The variants' names are those of AWS's event types; where AWS has one for each type of state, the type
/// of state is a member.
#[derive(Debug, Clone, PartialEq)]
pub enum EventKind {
    /// The first event.
    ExecutionStarted {
        /// The execution's input.
        input: Arc<Value>,
        /// On whose behalf it runs.
        role_arn: Arc<str>,
    },
    /// It came to its end.
    ExecutionSucceeded {
        /// The execution's output.
        output: Arc<Value>,
    },
    /// An error was not caught.
    ExecutionFailed(ErrorOutput),
    /// It took longer than it may.
    ExecutionTimedOut(ErrorOutput),
    /// It was stopped.
    ExecutionAborted(ErrorOutput),
    /// It goes on where it failed.
    ExecutionRedriven {
        /// How often that has happened now.
        redrive_count: u64,
    },
    /// `PassStateEntered` and so on.
    StateEntered {
        /// The type of the state.
        state: StateKind,
        /// Its name.
        name: Name,
        /// Its raw input.
        input: Arc<Value>,
    },
    /// `PassStateExited` and so on.
    StateExited {
        /// The type of the state.
        state: StateKind,
        /// Its name.
        name: Name,
        /// Its output.
        output: Arc<Value>,
        /// The variables that it has set, if it has set any.
        assigned: Option<Assigned>,
    },
    /// `TaskStateAborted`, `WaitStateAborted`, `ParallelStateAborted`, `MapStateAborted`.
    StateAborted(StateKind),
    /// The branches of a Parallel state begin.
    ParallelStateStarted,
    /// All of them have come to their ends.
    ParallelStateSucceeded,
    /// One of them failed.
    ParallelStateFailed,
    /// The iterations of a Map state begin.
    MapStateStarted {
        /// How many there are; 0 for a map run whose items are read elsewhere.
        length: u64,
    },
    /// All of them have come to their ends.
    MapStateSucceeded,
    /// One of them failed.
    MapStateFailed,
    /// An iteration begins.
    MapIterationStarted {
        /// The Map state.
        name: Name,
        /// Which iteration, from 0.
        index: u64,
    },
    /// An iteration has come to its end.
    MapIterationSucceeded {
        /// The Map state.
        name: Name,
        /// Which iteration, from 0.
        index: u64,
    },
    /// An iteration failed.
    MapIterationFailed {
        /// The Map state.
        name: Name,
        /// Which iteration, from 0.
        index: u64,
    },
    /// An iteration was given up as another one failed.
    MapIterationAborted {
        /// The Map state.
        name: Name,
        /// Which iteration, from 0.
        index: u64,
    },
    /// Executions for items begin.
    MapRunStarted {
        /// The map run.
        arn: Arc<str>,
    },
    /// They have come to their ends.
    MapRunSucceeded,
    /// More of them failed than is borne.
    MapRunFailed(ErrorOutput),
    /// They were given up.
    MapRunAborted,
    /// It goes on where it failed.
    MapRunRedriven {
        /// The map run.
        arn: Arc<str>,
        /// How often that has happened now.
        redrive_count: u64,
    },
    /// A service's action is to be called.
    TaskScheduled {
        /// Whose task it is.
        resource: TaskResource,
        /// Where.
        region: Arc<str>,
        /// With what.
        scheduled: Box<Scheduled>,
    },
    /// It is being called.
    TaskStarted(TaskResource),
    /// It could not be begun.
    TaskStartFailed(TaskResource, ErrorOutput),
    /// It was called and has answered; what it began goes on.
    TaskSubmitted(TaskResource, Arc<Value>),
    /// It was called and refused.
    TaskSubmitFailed(TaskResource, ErrorOutput),
    /// It has been done.
    TaskSucceeded(TaskResource, Arc<Value>),
    /// It failed.
    TaskFailed(TaskResource, ErrorOutput),
    /// It took longer than it may, or did not say that it was alive.
    TaskTimedOut(TaskResource, ErrorOutput),
    /// A function is to be called by its ARN.
    LambdaFunctionScheduled {
        /// The function.
        resource: Arc<str>,
        /// With what.
        scheduled: Box<Scheduled>,
    },
    /// It cannot be called.
    LambdaFunctionScheduleFailed(ErrorOutput),
    /// It is being called.
    LambdaFunctionStarted,
    /// It could not be begun.
    LambdaFunctionStartFailed(ErrorOutput),
    /// It has answered.
    LambdaFunctionSucceeded(Arc<Value>),
    /// It failed.
    LambdaFunctionFailed(ErrorOutput),
    /// It took longer than it may.
    LambdaFunctionTimedOut(ErrorOutput),
    /// A worker is to do something.
    ActivityScheduled {
        /// The activity.
        resource: Arc<str>,
        /// With what.
        scheduled: Box<Scheduled>,
    },
    /// No worker can be asked.
    ActivityScheduleFailed(ErrorOutput),
    /// A worker has taken it.
    ActivityStarted {
        /// How the worker calls itself.
        worker_name: Option<Arc<str>>,
    },
    /// The worker has done it.
    ActivitySucceeded(Arc<Value>),
    /// The worker failed.
    ActivityFailed(ErrorOutput),
    /// The worker took longer than it may, or did not say that it was alive.
    ActivityTimedOut(ErrorOutput),
    /// A JSONata expression failed.
    EvaluationFailed {
        /// The state whose expression it is.
        state: Name,
        /// The field, as a path from the state: `/Output`.
        location: Option<Arc<str>>,
        /// What failed and why.
        error: ErrorOutput,
    },
}

impl EventKind {
    /// AWS's name of the event's type.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::ExecutionStarted { .. } => "ExecutionStarted",
            Self::ExecutionSucceeded { .. } => "ExecutionSucceeded",
            Self::ExecutionFailed(_) => "ExecutionFailed",
            Self::ExecutionTimedOut(_) => "ExecutionTimedOut",
            Self::ExecutionAborted(_) => "ExecutionAborted",
            Self::ExecutionRedriven { .. } => "ExecutionRedriven",
            Self::StateEntered { state, .. } => entered(*state),
            Self::StateExited { state, .. } => exited(*state),
            Self::StateAborted(state) => aborted(*state),
            Self::ParallelStateStarted => "ParallelStateStarted",
            Self::ParallelStateSucceeded => "ParallelStateSucceeded",
            Self::ParallelStateFailed => "ParallelStateFailed",
            Self::MapStateStarted { .. } => "MapStateStarted",
            Self::MapStateSucceeded => "MapStateSucceeded",
            Self::MapStateFailed => "MapStateFailed",
            Self::MapIterationStarted { .. } => "MapIterationStarted",
            Self::MapIterationSucceeded { .. } => "MapIterationSucceeded",
            Self::MapIterationFailed { .. } => "MapIterationFailed",
            Self::MapIterationAborted { .. } => "MapIterationAborted",
            Self::MapRunStarted { .. } => "MapRunStarted",
            Self::MapRunSucceeded => "MapRunSucceeded",
            Self::MapRunFailed(_) => "MapRunFailed",
            Self::MapRunAborted => "MapRunAborted",
            Self::MapRunRedriven { .. } => "MapRunRedriven",
            Self::TaskScheduled { .. } => "TaskScheduled",
            Self::TaskStarted(_) => "TaskStarted",
            Self::TaskStartFailed(..) => "TaskStartFailed",
            Self::TaskSubmitted(..) => "TaskSubmitted",
            Self::TaskSubmitFailed(..) => "TaskSubmitFailed",
            Self::TaskSucceeded(..) => "TaskSucceeded",
            Self::TaskFailed(..) => "TaskFailed",
            Self::TaskTimedOut(..) => "TaskTimedOut",
            Self::LambdaFunctionScheduled { .. } => "LambdaFunctionScheduled",
            Self::LambdaFunctionScheduleFailed(_) => "LambdaFunctionScheduleFailed",
            Self::LambdaFunctionStarted => "LambdaFunctionStarted",
            Self::LambdaFunctionStartFailed(_) => "LambdaFunctionStartFailed",
            Self::LambdaFunctionSucceeded(_) => "LambdaFunctionSucceeded",
            Self::LambdaFunctionFailed(_) => "LambdaFunctionFailed",
            Self::LambdaFunctionTimedOut(_) => "LambdaFunctionTimedOut",
            Self::ActivityScheduled { .. } => "ActivityScheduled",
            Self::ActivityScheduleFailed(_) => "ActivityScheduleFailed",
            Self::ActivityStarted { .. } => "ActivityStarted",
            Self::ActivitySucceeded(_) => "ActivitySucceeded",
            Self::ActivityFailed(_) => "ActivityFailed",
            Self::ActivityTimedOut(_) => "ActivityTimedOut",
            Self::EvaluationFailed { .. } => "EvaluationFailed",
        }
    }
}

fn entered(state: StateKind) -> &'static str {
    match state {
        StateKind::Task => "TaskStateEntered",
        StateKind::Pass => "PassStateEntered",
        StateKind::Choice => "ChoiceStateEntered",
        StateKind::Wait => "WaitStateEntered",
        StateKind::Succeed => "SucceedStateEntered",
        StateKind::Fail => "FailStateEntered",
        StateKind::Parallel => "ParallelStateEntered",
        StateKind::Map => "MapStateEntered",
    }
}

/// A Fail state is never left.
fn exited(state: StateKind) -> &'static str {
    match state {
        StateKind::Task => "TaskStateExited",
        StateKind::Pass | StateKind::Fail => "PassStateExited",
        StateKind::Choice => "ChoiceStateExited",
        StateKind::Wait => "WaitStateExited",
        StateKind::Succeed => "SucceedStateExited",
        StateKind::Parallel => "ParallelStateExited",
        StateKind::Map => "MapStateExited",
    }
}

/// The other types of states are never interrupted.
fn aborted(state: StateKind) -> &'static str {
    match state {
        StateKind::Task
        | StateKind::Pass
        | StateKind::Choice
        | StateKind::Succeed
        | StateKind::Fail => "TaskStateAborted",
        StateKind::Wait => "WaitStateAborted",
        StateKind::Parallel => "ParallelStateAborted",
        StateKind::Map => "MapStateAborted",
    }
}
