// SPDX-License-Identifier: Apache-2.0
//! What the journal keeps of map runs: on-disk formats.
//!
//! | kind | id | what |
//! |---|---|---|
//! | `map-run` | its ARN | [`MapRunRecord`] |
//! | `map-run-item` | ARN`/`number | [`Input`] of a child execution, in order |
//! | `map-run-of` | execution's ARN, number | the ARN of a map run of that execution |
//! | `map-run-running` | its ARN | the execution's ARN, while it is under way |

use emrys_states::map_run::Tolerance;
use serde::{Deserialize, Serialize};

pub(super) const MAP_RUN: &str = "map-run";
pub(super) const ITEM: &str = "map-run-item";
pub(super) const OF: &str = "map-run-of";
pub(super) const RUNNING: &str = "map-run-running";

/// A distributed Map state's run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapRunRecord {
    /// Its ARN.
    pub arn: String,
    /// Whose it is.
    pub execution_arn: String,
    /// The Map state.
    pub state: String,
    /// The child executions' machine.
    pub state_machine_arn: String,
    /// Where it is now.
    pub status: MapRunStatus,
    /// When it began, in milliseconds since 1970.
    pub started_at: i64,
    /// When it ended.
    #[serde(default)]
    pub stopped_at: Option<i64>,
    /// How many child executions at once; 0 as many as there can be.
    pub max_concurrency: u64,
    /// How many failed items are borne.
    #[serde(default)]
    pub tolerated_failure_count: Option<u64>,
    /// Which share of failed items is borne, percent.
    #[serde(default)]
    pub tolerated_failure_percentage: Option<f64>,
    /// How many items there are, once they have been read.
    #[serde(default)]
    pub items: Option<u64>,
    /// For how many child executions, once that is known.
    #[serde(default)]
    pub executions: Option<u64>,
    /// Whether its results were written into files.
    #[serde(default)]
    pub results_written: bool,
}

/// Where a map run is, as Step Functions says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MapRunStatus {
    /// It goes on.
    Running,
    /// As many child executions succeeded as had to.
    Succeeded,
    /// Too many failed, or items or results could not be read or written.
    Failed,
    /// Its execution ended without it.
    Aborted,
}

/// What a child execution gets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Input {
    /// JSON.
    pub(super) input: String,
    /// How many items are in it.
    pub(super) items: u32,
}

impl MapRunRecord {
    /// How much failure it bears.
    pub(super) fn tolerance(&self) -> Tolerance {
        Tolerance {
            count: self.tolerated_failure_count,
            percentage: self.tolerated_failure_percentage,
        }
    }
}

pub(super) fn item_id(arn: &str, number: u64) -> String {
    format!("{arn}/{number:010}")
}

/// The id by which an execution's map runs are listed: the latest first.
pub(super) fn of_id(execution_arn: &str, map_run: u64) -> String {
    let backwards = u64::MAX - map_run;
    format!("{execution_arn} {backwards:020}")
}

/// What those ids begin with.
pub(super) fn of_execution(execution_arn: &str) -> String {
    format!("{execution_arn} ")
}
