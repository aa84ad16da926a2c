// SPDX-License-Identifier: Apache-2.0
//! The lifecycle of a step.
//!
//! Whether a step may start (order, step concurrency, memory) and what its failure does to the cluster
//! (`ActionOnFailure`) is decided by the actor that owns the cluster, before and after these events.

use super::{Applied, Transition};
use crate::word::aws_words;

aws_words! {
    /// The `StepState` of the API.
    pub enum StepState, "step state" {
        /// It waits for its turn.
        Pending = "PENDING",
        /// It was running when it was cancelled, and has not ended yet.
        CancelPending = "CANCEL_PENDING",
        /// Its process runs.
        Running = "RUNNING",
        /// Its process ended with exit code 0.
        Completed = "COMPLETED",
        /// Somebody cancelled it, or an earlier failure or the end of the cluster came before its turn.
        Cancelled = "CANCELLED",
        /// Its process failed, or could not be started.
        Failed = "FAILED",
        /// The cluster ended while it ran.
        Interrupted = "INTERRUPTED",
    }
}

/// What happens to a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepEvent {
    /// Its turn has come.
    Start,
    /// Its process ended with exit code 0.
    Succeed,
    /// Its process ended otherwise, or it could not be started.
    Fail,
    /// CancelSteps, or the `CANCEL_AND_WAIT` of another step.
    RequestCancel,
    /// The cluster ends.
    EndCluster,
}

impl StepEvent {
    /// Every event.
    pub const ALL: &'static [Self] = &[
        Self::Start,
        Self::Succeed,
        Self::Fail,
        Self::RequestCancel,
        Self::EndCluster,
    ];
}

/// What the owner of a step has to do after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepCommand {
    /// Start the step's process under its supervisor.
    StartProcess,
    /// Send the signal that the cancellation asks for, SIGTERM or SIGKILL.
    SignalProcess,
    /// End the process and all that it started, at once.
    KillProcess,
    /// Copy the logs to the log URI; nothing writes them any more.
    ArchiveLogs,
}

use StepCommand::{ArchiveLogs, KillProcess, SignalProcess, StartProcess};
use StepEvent::{EndCluster, Fail, RequestCancel, Start, Succeed};
use StepState::{CancelPending, Cancelled, Completed, Failed, Interrupted, Pending, Running};

/// One row of [`TABLE`].
pub type StepTransition = Transition<StepState, StepEvent, StepCommand>;

const fn row(
    from: StepState,
    event: StepEvent,
    to: StepState,
    commands: &'static [StepCommand],
) -> StepTransition {
    Transition {
        from,
        event,
        to,
        commands,
    }
}

/// Every change of a step's state.
#[rustfmt::skip] // A table is read by its columns.
pub const TABLE: &[StepTransition] = &[
    row(Pending,       Start,         Running,       &[StartProcess]),
    // It cannot be started: its bucket or its JAR is missing. The controller log says which.
    row(Pending,       Fail,          Failed,        &[ArchiveLogs]),
    row(Pending,       RequestCancel, Cancelled,     &[]),
    row(Pending,       EndCluster,    Cancelled,     &[]),
    row(Running,       Succeed,       Completed,     &[ArchiveLogs]),
    row(Running,       Fail,          Failed,        &[ArchiveLogs]),
    row(Running,       RequestCancel, CancelPending, &[SignalProcess]),
    row(Running,       EndCluster,    Interrupted,   &[KillProcess]),
    // A second request may carry the stronger signal.
    row(CancelPending, RequestCancel, CancelPending, &[SignalProcess]),
    // The user asked for it: how the process ended no longer matters, and it does not trigger ActionOnFailure.
    row(CancelPending, Succeed,       Cancelled,     &[ArchiveLogs]),
    row(CancelPending, Fail,          Cancelled,     &[ArchiveLogs]),
    row(CancelPending, EndCluster,    Cancelled,     &[KillProcess]),
    // The process that was killed with the cluster reports its end after the step's.
    row(Cancelled,     Succeed,       Cancelled,     &[ArchiveLogs]),
    row(Cancelled,     Fail,          Cancelled,     &[ArchiveLogs]),
    row(Interrupted,   Succeed,       Interrupted,   &[ArchiveLogs]),
    row(Interrupted,   Fail,          Interrupted,   &[ArchiveLogs]),
];

impl StepState {
    /// The state of a step that was just added.
    pub const INITIAL: Self = Pending;

    /// Applies an event: the new state, and what is to be done.
    ///
    /// # Errors
    /// [`TABLE`] has no row for the event in this state.
    pub fn apply(self, event: StepEvent) -> Applied<Self, StepEvent, StepCommand> {
        super::apply(TABLE, self, event)
    }

    /// Whether the step has ended for good.
    #[must_use]
    pub fn is_terminal(self) -> bool {
        super::is_terminal(TABLE, self)
    }
}

/// The lifecycle as a Mermaid state diagram.
#[must_use]
pub fn mermaid() -> String {
    super::mermaid(TABLE, StepState::INITIAL, StepState::ALL)
}
