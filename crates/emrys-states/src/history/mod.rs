// SPDX-License-Identifier: Apache-2.0
//! What an execution tells of itself: the events of its history, by AWS's names and with AWS's details.
//!
//! Events are made by [`crate::execution`] and are never stored: replaying an execution's entries makes the same ones
//! again.

mod kind;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use kind::{Assigned, EventKind, Scheduled, StateKind, TaskResource};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its number in the history, from 1.
    pub id: u64,
    /// The event that it follows, 0 for none: branches of a Parallel state and iterations of a Map state each follow
    /// their own.
    pub previous_id: u64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What.
    pub kind: EventKind,
}

/// What failed and why, as error outputs have it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ErrorOutput {
    /// The error's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Arc<str>>,
    /// What led to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Arc<str>>,
}

impl ErrorOutput {
    /// An error and its cause.
    #[must_use]
    pub fn new(error: &str, cause: &str) -> Self {
        Self {
            error: Some(error.into()),
            cause: Some(cause.into()),
        }
    }

    /// An error without a cause.
    #[must_use]
    pub fn named(error: &str) -> Self {
        Self {
            error: Some(error.into()),
            cause: None,
        }
    }
}
