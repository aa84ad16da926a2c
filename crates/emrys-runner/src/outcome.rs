// SPDX-License-Identifier: Apache-2.0
//! How a run ended.

use emrys_model::ids::RunId;
use emrys_model::lifecycle::step::StepState;
use serde::{Deserialize, Serialize};

use crate::journal::Failure;

/// The end of a run in one word; the CLI's exit codes follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every step completed.
    Completed,
    /// The job flow went to its end, but steps failed that let it continue.
    CompletedWithErrors,
    /// An activity failed, and the failed flow has done all that it was to do. One that only ends what there is, as with
    /// `terminate_cluster`, recovers nothing.
    Recovered,
    /// A step, or an activity of the flow's own, failed and ended the job flow.
    StepFailed,
    /// The cluster could not be launched, or ended for a reason that is no step's.
    ClusterFailed,
    /// A step, a wait or the run took longer than its timeout.
    TimedOut,
    /// The API refused what the run asked for.
    Refused,
    /// Another run holds the lock.
    Locked,
    /// Somebody interrupted the run, cancelled its steps or terminated its cluster.
    Interrupted,
}

/// How one step of the document ended; a repeated step counts by its last attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepResult {
    /// The step's name in the document.
    pub name: String,
    /// Its id; absent if it was never submitted.
    pub id: Option<String>,
    /// Its last state; absent if it was never submitted.
    pub state: Option<StepState>,
    /// Attempts made, from 1.
    pub attempts: u32,
    /// Wall time of the last attempt in milliseconds, if it ran.
    pub millis: Option<i64>,
    /// Why it failed, as EMR says it.
    pub failure: Option<String>,
    /// Whether the run cancelled it for its timeout.
    pub timed_out: bool,
    /// Whether somebody has asked to leave it out.
    #[serde(default)]
    pub skipped: bool,
}

/// What was done after a failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedFlow {
    /// What failed in it in turn; nothing if it did all that it was to do.
    pub failures: Vec<Failure>,
    /// Its steps.
    pub steps: Vec<StepResult>,
}

/// The end of a run with all that led to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The run.
    pub run_id: RunId,
    /// How it ended.
    pub verdict: Verdict,
    /// What failed first, if an activity did.
    pub failure: Option<Failure>,
    /// What was done about it; absent if nothing was to be done.
    pub failed_flow: Option<FailedFlow>,
    /// The cluster that ran it, the last one if there were several; absent if none was launched.
    pub cluster_id: Option<String>,
    /// The cluster's last state.
    pub cluster_state: String,
    /// EMR's state change reason.
    pub cluster_reason: String,
    /// Why the cluster goes on although it was to end.
    pub cluster_left: Option<String>,
    /// The steps in the document's order.
    pub steps: Vec<StepResult>,
}
