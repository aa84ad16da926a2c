// SPDX-License-Identifier: Apache-2.0
//! `list_steps_states`: which of a cluster's steps Terraform looks at. EMR is not sent it.

use schemars::JsonSchema;

use crate::reader::{FromNode, Reader, word};
use crate::tree::Node;

/// A state of steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "SCREAMING_SNAKE_CASE", inline)]
pub enum ListedState {
    /// It waits.
    Pending,
    /// It is about to be cancelled.
    CancelPending,
    /// It runs.
    Running,
    /// It has succeeded.
    Completed,
    /// It was cancelled.
    Cancelled,
    /// It has failed.
    Failed,
    /// It was interrupted.
    Interrupted,
}

impl ListedState {
    /// The word in EMR's API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::CancelPending => "CANCEL_PENDING",
            Self::Running => "RUNNING",
            Self::Completed => "COMPLETED",
            Self::Cancelled => "CANCELLED",
            Self::Failed => "FAILED",
            Self::Interrupted => "INTERRUPTED",
        }
    }
}

impl FromNode for ListedState {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let states = [
            Self::Pending,
            Self::CancelPending,
            Self::Running,
            Self::Completed,
            Self::Cancelled,
            Self::Failed,
            Self::Interrupted,
        ];
        let words = states.map(|state| (state.as_str(), state));
        word(node, reader, "a state of steps", &words)
    }
}
