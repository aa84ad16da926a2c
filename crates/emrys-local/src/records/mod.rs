// SPDX-License-Identifier: Apache-2.0
//! What the journal keeps of clusters and steps: one record each, the whole truth about it.
//!
//! These are on-disk formats: a member may be added with `#[serde(default)]`; anything else is a new
//! [`FORMAT`] and a migration. Nothing that can be derived from files or processes is kept here.

pub(crate) mod account;
mod capacity;
mod policies;

use std::collections::BTreeMap;

use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::ids::{ClusterId, StepId};
use emrys_model::instance::InstanceRole;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_model::reason::StateChangeReason;
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::types::{
    BootstrapActionConfig, Configuration, FailureDetails, ManagedScalingPolicy, Open,
    RunJobFlowInput, S3MonitoringConfiguration, StepConfig,
};
use emrys_store::FormatVersion;
use serde::{Deserialize, Serialize};

pub(crate) use capacity::{
    AutoScalingRecord, AutoScalingState, CollectionKind, CollectionRecord, FleetRecord,
    FormerGroup, GroupRecord, InstanceRecord,
};
pub(crate) use policies::AutoTermination;

/// Version of the records in the engine's journal.
pub(crate) const FORMAT: FormatVersion = FormatVersion(2);
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

impl Timeline {
    /// Of what is created now.
    pub(crate) fn created(now: Millis) -> Self {
        Self {
            created: now,
            ..Self::default()
        }
    }
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
    /// Instance groups or instance fleets.
    #[serde(default)]
    pub(crate) collections: Vec<CollectionRecord>,
    /// The groups of format 1, which [`Self::upgrade`] makes `collections` of.
    #[serde(default, rename = "groups", skip_serializing)]
    pub(crate) former_groups: Vec<FormerGroup>,
    /// Bootstrap actions whose logs are in the log archive, or that left none.
    pub(crate) archived_actions: usize,
    /// Kept and shown: nothing scales on one machine.
    #[serde(default)]
    pub(crate) managed_scaling: Option<ManagedScalingPolicy>,
    /// When the cluster ends because nothing happens on it.
    #[serde(default)]
    pub(crate) auto_termination: Option<AutoTermination>,
    /// What SetUnhealthyNodeReplacement has made of the request's value.
    #[serde(default)]
    pub(crate) unhealthy_node_replacement: Option<bool>,
    /// What ModifyCluster has made of the request's value.
    #[serde(default)]
    pub(crate) extended_support: Option<bool>,
}

impl ClusterRecord {
    /// The release that was asked for; a launch without a valid one is refused.
    pub(crate) fn release_label(&self) -> Option<ReleaseLabel> {
        self.request.release_label.as_deref()?.parse().ok()
    }

    /// Whether its instances are ready for work.
    pub(crate) fn is_up(&self) -> bool {
        matches!(self.state, ClusterState::Running | ClusterState::Waiting)
    }

    /// Whether unhealthy nodes would be replaced, if there were any.
    pub(crate) fn replaces_unhealthy_nodes(&self) -> bool {
        let instances = self.request.instances.as_ref();
        let asked = instances.and_then(|instances| instances.unhealthy_node_replacement);
        self.unhealthy_node_replacement
            .or(asked)
            .unwrap_or_default()
    }

    /// Whether the time that passes counts for an auto-termination policy: the cluster waits for steps and has one.
    pub(crate) fn counts_idleness(&self) -> bool {
        self.state == ClusterState::Waiting && self.auto_termination.is_some()
    }

    /// The EC2 instance id of the primary instance.
    pub(crate) fn primary_instance(&self) -> Option<&str> {
        let instance = self.primary()?.instances.first()?;
        Some(&instance.ec2_id)
    }

    /// The instance group or fleet of the primary instance.
    fn primary(&self) -> Option<&CollectionRecord> {
        let mut collections = self.collections.iter();
        collections.find(|collection| collection.role == InstanceRole::Primary)
    }

    /// Whether the cluster has instance fleets, not groups.
    pub(crate) fn has_fleets(&self) -> bool {
        let first = self.collections.first();
        first.is_some_and(|collection| collection.fleet().is_some())
    }

    /// The configurations that act on this machine: the cluster's, and over them those of its primary instance.
    pub(crate) fn configurations(&self) -> Vec<Configuration> {
        let of_cluster = self.request.configurations.as_deref().unwrap_or_default();
        let of_primary = self.primary().map(CollectionRecord::configurations);
        [of_cluster, of_primary.unwrap_or_default()].concat()
    }

    /// A record of an earlier format as one of this format.
    pub(crate) fn upgrade(&mut self) {
        for group in std::mem::take(&mut self.former_groups) {
            let collection = group.upgrade(self.state, self.timeline);
            self.collections.push(collection);
        }
    }

    /// The bootstrap actions, in the order in which they run.
    pub(crate) fn bootstrap_actions(&self) -> &[BootstrapActionConfig] {
        self.request
            .bootstrap_actions
            .as_deref()
            .unwrap_or_default()
    }

    /// Whether the log archive has all that bootstrap actions can have left.
    pub(crate) fn actions_archived(&self) -> bool {
        self.archived_actions >= self.bootstrap_actions().len()
    }
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
    /// What it waits for though its turn has come.
    #[serde(default)]
    pub(crate) waiting: Option<String>,
    /// The runtime role that it was given.
    #[serde(default)]
    pub(crate) execution_role: Option<String>,
}

impl StepRecord {
    /// A step that waits for its turn.
    pub(crate) fn new(
        id: StepId,
        cluster: ClusterId,
        sequence: u64,
        config: StepConfig,
        now: Millis,
    ) -> Self {
        Self {
            id,
            cluster,
            sequence,
            config,
            state: StepState::INITIAL,
            timeline: Timeline::created(now),
            failure: None,
            kill: false,
            archived: false,
            waiting: None,
            execution_role: None,
        }
    }

    /// Whether the step has not ended: what counts against the limit of active steps.
    pub(crate) fn is_active(&self) -> bool {
        !self.state.is_terminal()
    }

    /// Where the step was told to put its logs.
    pub(crate) fn monitoring(&self) -> Option<&S3MonitoringConfiguration> {
        let monitoring = self.config.step_monitoring_configuration.as_ref()?;
        monitoring.s3_monitoring_configuration.as_ref()
    }

    /// Whether the step takes room on this machine: its process runs, or may not have ended yet.
    pub(crate) fn takes_room(&self) -> bool {
        let ending = matches!(self.state, StepState::Cancelled | StepState::Interrupted);
        self.is_running() || (ending && !self.archived)
    }

    /// Whether a process of the step runs, or is about to.
    pub(crate) fn is_running(&self) -> bool {
        matches!(self.state, StepState::Running | StepState::CancelPending)
    }
}

/// The step's action on failure, with the API's default for a missing one.
pub(crate) fn action_on_failure(config: &StepConfig) -> ActionOnFailure {
    config
        .action_on_failure
        .as_ref()
        .and_then(Open::known)
        .unwrap_or(ActionOnFailure::TerminateCluster)
}
