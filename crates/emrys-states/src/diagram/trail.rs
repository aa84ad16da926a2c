// SPDX-License-Identifier: Apache-2.0
//! What an execution has done with the states of its machine.

use std::collections::{BTreeMap, BTreeSet};

/// What an execution has done: names of states are unique in a machine, nested ones included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail {
    /// The states that were entered.
    pub visits: BTreeMap<String, Visit>,
    /// Which state led to which.
    pub transitions: BTreeSet<(String, String)>,
}

/// All of an execution's visits of one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// How they ended; where they did not all end alike, the one that says most.
    pub outcome: Outcome,
    /// How often it was entered.
    pub entered: u64,
    /// How often what it does was tried again.
    pub retries: u64,
    /// For how long it was worked on, all visits together, in words.
    pub took: Option<String>,
    /// Of a Map: what became of its items.
    pub iterations: Option<Iterations>,
    /// The error that it ended with, or that was caught.
    pub error: Option<String>,
}

/// How a state ended, from what says least to what says most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It was left for the next one.
    Succeeded,
    /// It failed, and the error led somewhere.
    Caught,
    /// It was ended with the execution, or with the flow that it belongs to.
    Aborted,
    /// It has not ended.
    Running,
    /// It failed.
    Failed,
}

/// What became of a Map's items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Iterations {
    /// How many there are.
    pub total: u64,
    /// How many succeeded.
    pub succeeded: u64,
    /// How many failed.
    pub failed: u64,
}

impl Outcome {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Caught => "caught",
            Self::Aborted => "aborted",
            Self::Running => "running",
            Self::Failed => "failed",
        }
    }
}

impl Visit {
    /// What there is to say about it, shortest first.
    pub(super) fn words(&self) -> Vec<String> {
        let mut first = vec![self.outcome.word().to_owned()];
        first.extend(self.took.clone());
        if self.entered > 1 {
            first.push(format!("{} times", self.entered));
        }
        if self.retries > 0 {
            let plural = if self.retries == 1 {
                "retry"
            } else {
                "retries"
            };
            first.push(format!("{} {plural}", self.retries));
        }
        let mut lines = vec![first.join(" · ")];
        if let Some(iterations) = self.iterations {
            let Iterations {
                total,
                succeeded,
                failed,
            } = iterations;
            lines.push(match failed {
                0 => format!("{succeeded} of {total} items"),
                failed => format!("{succeeded} of {total} items, {failed} failed"),
            });
        }
        lines.extend(self.error.clone());
        lines
    }
}
