// SPDX-License-Identifier: Apache-2.0
//! How a command ended.

use std::fmt;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::Request;

/// How a command ended, as its supervisor wrote it to `exit.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExitReport {
    /// The end itself.
    pub outcome: Outcome,
    /// When the supervisor began to start the command.
    pub started_at: SystemTime,
    /// When the command ended.
    pub ended_at: SystemTime,
    /// The last request to end that reached the command while it ran.
    pub cancelled_by: Option<Request>,
    /// How many processes that the command left behind were killed.
    pub leftovers: usize,
}

impl ExitReport {
    /// The report of a command that was never executed, for this reason.
    pub(crate) fn not_executed(reason: String) -> Self {
        let now = SystemTime::now();
        Self {
            outcome: Outcome::NotExecuted(reason),
            started_at: now,
            ended_at: now,
            cancelled_by: None,
            leftovers: 0,
        }
    }
}

/// The end of a command that its supervisor saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It exited with this code. 126 and 127 are a shell's: not executable, not found; standard error says more.
    Code(i32),
    /// This signal killed it.
    Signal(i32),
    /// It was never executed, for this reason: its working folder is missing, its logs cannot be written, or it was
    /// renounced before anybody had claimed it.
    NotExecuted(String),
}

impl Outcome {
    /// Whether the command exited with 0.
    pub fn is_success(&self) -> bool {
        *self == Self::Code(0)
    }
}

/// How a supervised command came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// Its supervisor saw it end.
    Exited(ExitReport),
    /// Its supervisor was killed, and the command with it; how far it got is unknown.
    Lost(Lost),
}

/// A command whose supervisor did not see it end. Nothing of it runs any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost {
    /// What became of the supervisor.
    pub cause: LostCause,
    /// How many processes of the command were found and killed.
    pub leftovers: usize,
}

/// What became of a supervisor that wrote no report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LostCause {
    /// It was killed, or could not write its report.
    SupervisorEnded,
    /// The machine was started anew.
    Rebooted,
}

impl fmt::Display for LostCause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::SupervisorEnded => "its supervisor ended",
            Self::Rebooted => "the machine was restarted",
        })
    }
}
