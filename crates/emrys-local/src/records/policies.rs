// SPDX-License-Identifier: Apache-2.0
//! What the journal keeps of a cluster's policies, beside what the API says of them.

use serde::{Deserialize, Serialize};

use super::Millis;

/// An auto-termination policy, and how far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AutoTermination {
    /// `IdleTimeout`, in seconds.
    pub(crate) idle_timeout: i64,
    /// How long the cluster has been idle, in milliseconds during which the engine ran and the machine was awake.
    pub(crate) idle: Millis,
}

impl AutoTermination {
    /// A policy that begins to count now.
    pub(crate) fn new(idle_timeout: i64) -> Self {
        Self {
            idle_timeout,
            idle: 0,
        }
    }

    /// How much longer the cluster may be idle.
    pub(crate) fn remaining(&self) -> Millis {
        (self.idle_timeout.saturating_mul(1_000) - self.idle).max(0)
    }
}
