// SPDX-License-Identifier: Apache-2.0
//! The lifecycle that instance groups and instance fleets share: the API's word for either is instance collection.
//!
//! EMR's other words for groups (`SUSPENDED`, `ARRESTED`, `SHUTTING_DOWN`, `ENDED`) are for instances that EC2 does not
//! give or takes away; that does not happen here.

use super::{Applied, Transition};
use crate::word::aws_words;

aws_words! {
    /// What `InstanceGroupState` and `InstanceFleetState` of the API have in common.
    pub enum InstanceCollectionState, "instance group or fleet state" {
        /// EC2 starts the first instances.
        Provisioning = "PROVISIONING",
        /// Bootstrap actions run on the first instances.
        Bootstrapping = "BOOTSTRAPPING",
        /// All instances that were asked for work.
        Running = "RUNNING",
        /// The configurations of its instances are being changed.
        Reconfiguring = "RECONFIGURING",
        /// Instances are being added or removed.
        Resizing = "RESIZING",
        /// Its cluster is ending.
        Terminating = "TERMINATING",
        /// Its cluster has ended.
        Terminated = "TERMINATED",
    }
}

/// What happens to an instance group or fleet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InstanceCollectionEvent {
    /// EC2 has started its first instances.
    Provisioned,
    /// Its first instances work.
    Bootstrapped,
    /// Another size is wanted.
    Resize,
    /// It has the size that is wanted.
    Resized,
    /// Other configurations are wanted.
    Reconfigure,
    /// It has the configurations that are wanted, or they could not be had.
    Reconfigured,
    /// Its cluster ends.
    Terminate,
    /// Its cluster has ended.
    Ended,
}

impl InstanceCollectionEvent {
    /// Every event.
    pub const ALL: &'static [Self] = &[
        Self::Provisioned,
        Self::Bootstrapped,
        Self::Resize,
        Self::Resized,
        Self::Reconfigure,
        Self::Reconfigured,
        Self::Terminate,
        Self::Ended,
    ];
}

/// What the owner of a group or fleet has to do after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InstanceCollectionCommand {
    /// Add or remove instances until there are as many as wanted.
    Fit,
}

use InstanceCollectionCommand::Fit;
use InstanceCollectionEvent::{
    Bootstrapped, Ended, Provisioned, Reconfigure, Reconfigured, Resize, Resized, Terminate,
};
use InstanceCollectionState::{
    Bootstrapping, Provisioning, Reconfiguring, Resizing, Running, Terminated, Terminating,
};

/// One row of [`TABLE`].
pub type InstanceCollectionTransition =
    Transition<InstanceCollectionState, InstanceCollectionEvent, InstanceCollectionCommand>;

const fn row(
    from: InstanceCollectionState,
    event: InstanceCollectionEvent,
    to: InstanceCollectionState,
    commands: &'static [InstanceCollectionCommand],
) -> InstanceCollectionTransition {
    Transition {
        from,
        event,
        to,
        commands,
    }
}

/// Every change of a group's or fleet's state.
#[rustfmt::skip] // A table is read by its columns.
pub const TABLE: &[InstanceCollectionTransition] = &[
    row(Provisioning,  Provisioned,  Bootstrapping, &[]),
    // It was added to a cluster that works, and changed before its first instances did.
    row(Provisioning,  Resize,       Provisioning,  &[Fit]),
    row(Provisioning,  Terminate,    Terminating,   &[]),
    row(Bootstrapping, Bootstrapped, Running,       &[]),
    row(Bootstrapping, Resize,       Bootstrapping, &[Fit]),
    row(Bootstrapping, Terminate,    Terminating,   &[]),
    row(Running,       Resize,       Resizing,      &[Fit]),
    row(Running,       Reconfigure,  Reconfiguring, &[]),
    row(Running,       Terminate,    Terminating,   &[]),
    row(Resizing,      Resize,       Resizing,      &[Fit]),
    row(Resizing,      Resized,      Running,       &[]),
    row(Resizing,      Reconfigure,  Reconfiguring, &[]),
    row(Resizing,      Terminate,    Terminating,   &[]),
    // Its new instances are waited for once it is reconfigured.
    row(Reconfiguring, Resize,       Reconfiguring, &[Fit]),
    row(Reconfiguring, Reconfigure,  Reconfiguring, &[]),
    row(Reconfiguring, Reconfigured, Running,       &[]),
    row(Reconfiguring, Terminate,    Terminating,   &[]),
    row(Terminating,   Ended,        Terminated,    &[]),
];

impl InstanceCollectionState {
    /// The state of a group or fleet that was just requested.
    pub const INITIAL: Self = Provisioning;

    /// Applies an event: the new state, and what is to be done.
    ///
    /// # Errors
    /// [`TABLE`] has no row for the event in this state.
    pub fn apply(
        self,
        event: InstanceCollectionEvent,
    ) -> Applied<Self, InstanceCollectionEvent, InstanceCollectionCommand> {
        super::apply(TABLE, self, event)
    }

    /// Whether the group or fleet has ended for good.
    #[must_use]
    pub fn is_terminal(self) -> bool {
        super::is_terminal(TABLE, self)
    }
}

/// The lifecycle as a Mermaid state diagram.
#[must_use]
pub fn mermaid() -> String {
    super::mermaid(
        TABLE,
        InstanceCollectionState::INITIAL,
        InstanceCollectionState::ALL,
    )
}
