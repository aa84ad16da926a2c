// SPDX-License-Identifier: Apache-2.0
//! The lifecycle of an instance.

use super::{Applied, Transition};
use crate::word::aws_words;

aws_words! {
    /// The `InstanceState` of the API.
    pub enum InstanceState, "instance state" {
        /// It was requested; a spot instance waits for EC2 to have one.
        AwaitingFulfillment = "AWAITING_FULFILLMENT",
        /// EC2 starts it.
        Provisioning = "PROVISIONING",
        /// Bootstrap actions run.
        Bootstrapping = "BOOTSTRAPPING",
        /// It works.
        Running = "RUNNING",
        /// It is gone.
        Terminated = "TERMINATED",
    }
}

/// What happens to an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InstanceEvent {
    /// EC2 has one to give.
    Fulfilled,
    /// It has started.
    Provisioned,
    /// Its bootstrap actions have run.
    Bootstrapped,
    /// Its cluster ends, or its group or fleet gets smaller.
    Terminate,
}

impl InstanceEvent {
    /// Every event.
    pub const ALL: &'static [Self] = &[
        Self::Fulfilled,
        Self::Provisioned,
        Self::Bootstrapped,
        Self::Terminate,
    ];
}

/// What the owner of an instance has to do after a change: nothing, as instances stand for a machine that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InstanceCommand {}

use InstanceEvent::{Bootstrapped, Fulfilled, Provisioned, Terminate};
use InstanceState::{AwaitingFulfillment, Bootstrapping, Provisioning, Running, Terminated};

/// One row of [`TABLE`].
pub type InstanceTransition = Transition<InstanceState, InstanceEvent, InstanceCommand>;

const fn row(from: InstanceState, event: InstanceEvent, to: InstanceState) -> InstanceTransition {
    Transition {
        from,
        event,
        to,
        commands: &[],
    }
}

/// Every change of an instance's state.
#[rustfmt::skip] // A table is read by its columns.
pub const TABLE: &[InstanceTransition] = &[
    row(AwaitingFulfillment, Fulfilled,    Provisioning),
    row(AwaitingFulfillment, Terminate,    Terminated),
    row(Provisioning,        Provisioned,  Bootstrapping),
    row(Provisioning,        Terminate,    Terminated),
    row(Bootstrapping,       Bootstrapped, Running),
    row(Bootstrapping,       Terminate,    Terminated),
    row(Running,             Terminate,    Terminated),
];

impl InstanceState {
    /// The state of an instance that was just requested.
    pub const INITIAL: Self = AwaitingFulfillment;

    /// Applies an event.
    ///
    /// # Errors
    /// [`TABLE`] has no row for the event in this state.
    pub fn apply(self, event: InstanceEvent) -> Applied<Self, InstanceEvent, InstanceCommand> {
        super::apply(TABLE, self, event)
    }

    /// Whether the instance is gone.
    #[must_use]
    pub fn is_terminal(self) -> bool {
        super::is_terminal(TABLE, self)
    }
}

/// The lifecycle as a Mermaid state diagram.
#[must_use]
pub fn mermaid() -> String {
    super::mermaid(TABLE, InstanceState::INITIAL, InstanceState::ALL)
}
