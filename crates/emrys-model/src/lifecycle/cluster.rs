// SPDX-License-Identifier: Apache-2.0
//! The lifecycle of a cluster.
//!
//! Whether it ends when its steps are drained (keep-alive, termination protection) and why it ends is decided by the
//! actor that owns the cluster; here an end is an end.

use super::{Applied, Transition};
use crate::word::aws_words;

aws_words! {
    /// The `ClusterState` of the API.
    pub enum ClusterState, "cluster state" {
        /// Instances are provisioned and configured.
        Starting = "STARTING",
        /// Bootstrap actions run.
        Bootstrapping = "BOOTSTRAPPING",
        /// A step runs, or is about to.
        Running = "RUNNING",
        /// It could take steps and has none.
        Waiting = "WAITING",
        /// It is ending.
        Terminating = "TERMINATING",
        /// It ended as it was to.
        Terminated = "TERMINATED",
        /// It ended because something failed.
        TerminatedWithErrors = "TERMINATED_WITH_ERRORS",
    }
}

/// What happens to a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClusterEvent {
    /// Its instances and its software are ready.
    Provisioned,
    /// They could not be made ready.
    ProvisionFailed,
    /// All bootstrap actions succeeded.
    Bootstrapped,
    /// A bootstrap action failed.
    BootstrapFailed,
    /// There is at least one pending or running step.
    StepsActive,
    /// There is none left.
    StepsDrained,
    /// It is to end: by a user's request, a step's failure, or because all steps are done.
    Terminate,
    /// Everything that belonged to it has ended, and its end is no failure.
    EndedCleanly,
    /// Everything that belonged to it has ended, and its end is a failure.
    EndedWithErrors,
}

impl ClusterEvent {
    /// Every event.
    pub const ALL: &'static [Self] = &[
        Self::Provisioned,
        Self::ProvisionFailed,
        Self::Bootstrapped,
        Self::BootstrapFailed,
        Self::StepsActive,
        Self::StepsDrained,
        Self::Terminate,
        Self::EndedCleanly,
        Self::EndedWithErrors,
    ];
}

/// What the owner of a cluster has to do after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClusterCommand {
    /// Run the bootstrap actions, one after the other.
    RunBootstrapActions,
    /// Start the steps whose turn it is, or report that there are none.
    StartSteps,
    /// Stop the provisioning or the bootstrap actions that are under way.
    AbortLaunch,
    /// End every step that has not ended.
    EndSteps,
    /// Copy the cluster's logs to its log URI and release what it holds.
    Release,
}

use ClusterCommand::{AbortLaunch, EndSteps, Release, RunBootstrapActions, StartSteps};
use ClusterEvent::{
    BootstrapFailed, Bootstrapped, EndedCleanly, EndedWithErrors, ProvisionFailed, Provisioned,
    StepsActive, StepsDrained, Terminate,
};
use ClusterState::{
    Bootstrapping, Running, Starting, Terminated, TerminatedWithErrors, Terminating, Waiting,
};

/// One row of [`TABLE`].
pub type ClusterTransition = Transition<ClusterState, ClusterEvent, ClusterCommand>;

const fn row(
    from: ClusterState,
    event: ClusterEvent,
    to: ClusterState,
    commands: &'static [ClusterCommand],
) -> ClusterTransition {
    Transition {
        from,
        event,
        to,
        commands,
    }
}

/// Every change of a cluster's state.
#[rustfmt::skip] // A table is read by its columns.
pub const TABLE: &[ClusterTransition] = &[
    row(Starting,      Provisioned,     Bootstrapping,        &[RunBootstrapActions]),
    row(Starting,      ProvisionFailed, Terminating,          &[EndSteps]),
    row(Starting,      Terminate,       Terminating,          &[AbortLaunch, EndSteps]),
    row(Bootstrapping, Bootstrapped,    Running,              &[StartSteps]),
    row(Bootstrapping, BootstrapFailed, Terminating,          &[EndSteps]),
    row(Bootstrapping, Terminate,       Terminating,          &[AbortLaunch, EndSteps]),
    // A step was added to a cluster that has some.
    row(Running,       StepsActive,     Running,              &[StartSteps]),
    row(Running,       StepsDrained,    Waiting,              &[]),
    row(Running,       Terminate,       Terminating,          &[EndSteps]),
    row(Waiting,       StepsActive,     Running,              &[StartSteps]),
    // The last steps were cancelled before their cluster left WAITING.
    row(Waiting,       StepsDrained,    Waiting,              &[]),
    row(Waiting,       Terminate,       Terminating,          &[EndSteps]),
    // TerminateJobFlows may be repeated, and steps may fail while they are being ended.
    row(Terminating,   Terminate,       Terminating,          &[]),
    // The launch was aborted, but its result was already under way.
    row(Terminating,   Provisioned,     Terminating,          &[]),
    row(Terminating,   ProvisionFailed, Terminating,          &[]),
    row(Terminating,   Bootstrapped,    Terminating,          &[]),
    row(Terminating,   BootstrapFailed, Terminating,          &[]),
    // Steps end one after the other, and each end is reported.
    row(Terminating,   StepsActive,     Terminating,          &[]),
    row(Terminating,   StepsDrained,    Terminating,          &[]),
    row(Terminating,   EndedCleanly,    Terminated,           &[Release]),
    row(Terminating,   EndedWithErrors, TerminatedWithErrors, &[Release]),
];

impl ClusterState {
    /// The state of a cluster that was just requested.
    pub const INITIAL: Self = Starting;

    /// Applies an event: the new state, and what is to be done.
    ///
    /// # Errors
    /// [`TABLE`] has no row for the event in this state.
    pub fn apply(self, event: ClusterEvent) -> Applied<Self, ClusterEvent, ClusterCommand> {
        super::apply(TABLE, self, event)
    }

    /// Whether the cluster has ended for good.
    #[must_use]
    pub fn is_terminal(self) -> bool {
        super::is_terminal(TABLE, self)
    }

    /// Whether the API takes steps for a cluster in this state.
    #[must_use]
    pub const fn accepts_steps(self) -> bool {
        match self {
            Starting | Bootstrapping | Running | Waiting => true,
            Terminating | Terminated | TerminatedWithErrors => false,
        }
    }
}

/// The lifecycle as a Mermaid state diagram.
#[must_use]
pub fn mermaid() -> String {
    super::mermaid(TABLE, ClusterState::INITIAL, ClusterState::ALL)
}
