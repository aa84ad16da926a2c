// SPDX-License-Identifier: Apache-2.0
//! What the journal keeps of clusters and steps: one record each, the whole truth about it.
//!
//! These are on-disk formats: a member may be added with `#[serde(default)]`; anything else is a new
//! [`FORMAT`] and a migration. Nothing that can be derived from files or processes is kept here.

use std::collections::BTreeMap;

use emrys_model::ids::{ClusterId, StepId};
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_model::reason::StateChangeReason;
use emrys_protocol::types::{FailureDetails, RunJobFlowInput, StepConfig};
use emrys_store::FormatVersion;
use serde::{Deserialize, Serialize};

/// Version of the records in the engine's journal.
pub(crate) const FORMAT: FormatVersion = FormatVersion(1);
/// Kind of [`ClusterRecord`] in the journal.
pub(crate) const CLUSTER: &str = "cluster";
/// Kind of [`StepRecord`] in the journal.
pub(crate) const STEP: &str = "step";

/// Milliseconds since the epoch.
pub(crate) type Millis = i64;

/// When a cluster or a step was created, began its work, and ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Timeline {
    pub(crate) created: Millis,
    /// A cluster's `ReadyDateTime`, a step's `StartDateTime`.
    pub(crate) began: Option<Millis>,
    pub(crate) ended: Option<Millis>,
}

/// One instance group; its instances all stand for this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct GroupRecord {
    pub(crate) id: String,
    pub(crate) name: String,
    /// `MASTER`, `CORE` or `TASK`.
    pub(crate) role: String,
    pub(crate) instance_type: String,
    pub(crate) market: String,
    pub(crate) bid_price: Option<String>,
    /// EMR's instance id and EC2's, for each instance.
    pub(crate) instances: Vec<(String, String)>,
}

/// A cluster, as the last committed change left it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ClusterRecord {
    pub(crate) id: ClusterId,
    /// Order of creation within this state folder, by which lists are sorted and paged.
    pub(crate) sequence: u64,
    /// The request without its steps: what the cluster was asked to be.
    pub(crate) request: RunJobFlowInput,
    pub(crate) state: ClusterState,
    pub(crate) reason: StateChangeReason,
    pub(crate) timeline: Timeline,
    pub(crate) keep_alive: bool,
    pub(crate) termination_protected: bool,
    pub(crate) visible: bool,
    pub(crate) step_concurrency_level: usize,
    pub(crate) tags: BTreeMap<String, String>,
    pub(crate) groups: Vec<GroupRecord>,
    /// Bootstrap actions whose logs are in the log archive.
    pub(crate) archived_actions: usize,
}

/// A step, as the last committed change left it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StepRecord {
    pub(crate) id: StepId,
    pub(crate) cluster: ClusterId,
    /// Order within the cluster; steps start in this order.
    pub(crate) sequence: u64,
    pub(crate) config: StepConfig,
    pub(crate) state: StepState,
    pub(crate) timeline: Timeline,
    pub(crate) failure: Option<FailureDetails>,
    /// Whether a cancel of the running step asked for `TERMINATE_PROCESS`.
    pub(crate) kill: bool,
    /// Whether its logs are in the log archive, or there is nothing to archive.
    pub(crate) archived: bool,
}

impl StepRecord {
    /// Whether the step has not ended: what counts against the limit of active steps.
    pub(crate) fn is_active(&self) -> bool {
        !self.state.is_terminal()
    }

    /// Whether a process of the step runs, or is about to.
    pub(crate) fn is_running(&self) -> bool {
        matches!(self.state, StepState::Running | StepState::CancelPending)
    }
}
