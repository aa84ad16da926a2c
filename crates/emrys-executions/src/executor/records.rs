// SPDX-License-Identifier: Apache-2.0
//! What the journal keeps of executions: on-disk formats. Later versions read what earlier ones wrote, so members are
//! only added, with a default.
//!
//! | kind | id | what |
//! |---|---|---|
//! | `execution` | its ARN | [`Summary`]: how far it is, and its key |
//! | `execution-start` | its key | [`StartRecord`]: what it began with |
//! | `execution-entry` | key`/`number | an entry: what came from outside, in order |
//! | `execution-running` | its key | its ARN, while it is under way |
//! | `execution-listed` | owner, time backwards, ARN | [`Listed`]: a line of a list, newest first |
//! | `definition` | digest | a definition's text, which many executions share |

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub(super) const SUMMARY: &str = "execution";
pub(super) const START: &str = "execution-start";
pub(super) const ENTRY: &str = "execution-entry";
pub(super) const RUNNING: &str = "execution-running";
pub(super) const LISTED: &str = "execution-listed";
pub(crate) const DEFINITION: &str = "definition";

/// What an execution began with; it never changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StartRecord {
    /// Its ARN.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// The state machine, without version or alias.
    pub state_machine_arn: String,
    /// The name of that.
    pub state_machine_name: String,
    /// The version it was started by, or that an alias led to.
    #[serde(default)]
    pub version_arn: Option<String>,
    /// The alias it was started by.
    #[serde(default)]
    pub alias_arn: Option<String>,
    /// The role of the state machine.
    pub role_arn: String,
    /// Whether it is an express execution.
    #[serde(default)]
    pub express: bool,
    /// The digest of the definition.
    pub definition: String,
    /// The input, as it was given.
    pub input: String,
    /// The trace header, as it was given.
    #[serde(default)]
    pub trace_header: Option<String>,
    /// When it began, in milliseconds since 1970.
    pub started_at: i64,
    /// What its randomness comes from. Whoever knows it knows its task tokens.
    pub seed: u64,
    /// The map run that it is a child of.
    #[serde(default)]
    pub map_run_arn: Option<String>,
    /// How many items it is for, if it is a child of a map run.
    #[serde(default)]
    pub item_count: Option<u32>,
    /// The Map state whose item processor it runs, if it is a child of a map run.
    #[serde(default)]
    pub map_state: Option<String>,
}

/// How far an execution is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// By what its other records are found.
    pub key: String,
    /// Where it is now.
    pub status: Status,
    /// When it ended, in milliseconds since 1970.
    #[serde(default)]
    pub stopped_at: Option<i64>,
    /// Its output, if it succeeded.
    #[serde(default)]
    pub output: Option<String>,
    /// The error's name, if it failed.
    #[serde(default)]
    pub error: Option<String>,
    /// The error's cause.
    #[serde(default)]
    pub cause: Option<String>,
    /// How often it was redriven.
    #[serde(default)]
    pub redrive_count: u32,
    /// When it was redriven last, in milliseconds since 1970.
    #[serde(default)]
    pub redriven_at: Option<i64>,
}

/// A line of a list of executions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// Its ARN.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// The state machine, without version or alias.
    pub state_machine_arn: String,
    /// The version it was started by, or that an alias led to.
    #[serde(default)]
    pub version_arn: Option<String>,
    /// The alias it was started by.
    #[serde(default)]
    pub alias_arn: Option<String>,
    /// The map run that it is a child of.
    #[serde(default)]
    pub map_run_arn: Option<String>,
    /// How many items it is for, if it is a child of a map run.
    #[serde(default)]
    pub item_count: Option<u32>,
    /// Where it is now.
    pub status: Status,
    /// When it began, in milliseconds since 1970.
    pub started_at: i64,
    /// When it ended.
    #[serde(default)]
    pub stopped_at: Option<i64>,
    /// How often it was redriven.
    #[serde(default)]
    pub redrive_count: u32,
    /// When it was redriven last.
    #[serde(default)]
    pub redriven_at: Option<i64>,
}

impl Summary {
    /// That of an execution which begins.
    pub(super) fn new(key: String) -> Self {
        Self {
            key,
            status: Status::Running,
            stopped_at: None,
            output: None,
            error: None,
            cause: None,
            redrive_count: 0,
            redriven_at: None,
        }
    }
}

/// Where an execution is, as Step Functions says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// It goes on.
    Running,
    /// It has an output.
    Succeeded,
    /// It has an error.
    Failed,
    /// Its machine's `TimeoutSeconds` were over.
    TimedOut,
    /// Somebody stopped it.
    Aborted,
    /// It failed and waits to be redriven as part of its map run.
    PendingRedrive,
}

impl StartRecord {
    /// By what its machine is known: the definition, or the part of it that a child of a map run has.
    pub(super) fn machine_key(&self) -> String {
        match &self.map_state {
            Some(state) => format!("{} {state}", self.definition),
            None => self.definition.clone(),
        }
    }

    /// Whose list the execution is in: its map run's, or else its state machine's. Express executions are in none but
    /// that of a map run.
    pub(super) fn owner(&self) -> Option<&str> {
        match &self.map_run_arn {
            Some(map_run) => Some(map_run),
            None => (!self.express).then_some(self.state_machine_arn.as_str()),
        }
    }

    /// Its line in its owner's list.
    pub(super) fn listed(&self, summary: &Summary) -> Listed {
        Listed {
            arn: self.arn.clone(),
            name: self.name.clone(),
            state_machine_arn: self.state_machine_arn.clone(),
            version_arn: self.version_arn.clone(),
            alias_arn: self.alias_arn.clone(),
            map_run_arn: self.map_run_arn.clone(),
            item_count: self.item_count,
            status: summary.status,
            started_at: self.started_at,
            stopped_at: summary.stopped_at,
            redrive_count: summary.redrive_count,
            redriven_at: summary.redriven_at,
        }
    }
}

/// What the ids of an owner's list begin with. ARNs have no blanks.
pub(super) fn list_of(owner: &str) -> String {
    format!("{owner} ")
}

/// The id of a line: the newest come first.
pub(super) fn listed_id(owner: &str, started_at: i64, arn: &str) -> String {
    let backwards = u64::MAX.wrapping_sub(started_at.cast_unsigned());
    format!("{owner} {backwards:020} {arn}")
}

/// The id of an entry. So many digits keep the entries in order.
pub(super) fn entry_id(key: &str, number: u64) -> String {
    format!("{key}/{number:010}")
}

/// What a definition's text is found by.
pub(crate) fn digest(definition: &str) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for byte in Sha256::digest(definition.as_bytes()) {
        let _infallible = write!(text, "{byte:02x}");
    }
    text
}
