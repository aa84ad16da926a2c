// SPDX-License-Identifier: Apache-2.0
//! Clusters and steps as a journal might have them, for the tests of this crate.

use std::collections::BTreeMap;
use std::sync::Arc;

use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::ids::{ClusterId, InstanceGroupId, StepId};
use emrys_model::instance::{InstanceRole, Market};
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::instance_collection::InstanceCollectionState;
use emrys_model::lifecycle::step::StepState;
use emrys_model::reason::StateChangeReason;
use emrys_protocol::types::{HadoopJarStepConfig, RunJobFlowInput, StepConfig};

use super::capacity::fit::fit;
use super::capacity::settle;
use super::draft::NewStep;
use super::snapshot::Snapshot;
use crate::records::{
    ClusterRecord, CollectionKind, CollectionRecord, GroupRecord, StepRecord, Timeline,
};

/// When every fixture was created.
pub(crate) const CREATED: i64 = 1_000;

/// Random bytes that are not random.
fn bytes(number: u64) -> [u8; 16] {
    u128::from(number).to_le_bytes()
}

/// The id of the step with that sequence.
pub(crate) fn step_id(sequence: u64) -> StepId {
    StepId::from_random(bytes(sequence))
}

/// The id of the cluster with that sequence.
pub(crate) fn cluster_id(sequence: u64) -> ClusterId {
    ClusterId::from_random(bytes(sequence))
}

/// A step that prints its sequence.
pub(crate) fn config(sequence: u64, action: ActionOnFailure) -> StepConfig {
    StepConfig {
        name: Some(format!("step {sequence}")),
        action_on_failure: Some(action.into()),
        hadoop_jar_step: Some(HadoopJarStepConfig {
            jar: Some("command-runner.jar".to_owned()),
            args: Some(vec!["echo".to_owned(), sequence.to_string()]),
            ..HadoopJarStepConfig::default()
        }),
        ..StepConfig::default()
    }
}

/// A step that joins a cluster as number `sequence`.
pub(crate) fn new_step(sequence: u64, action: ActionOnFailure) -> NewStep {
    NewStep {
        id: step_id(sequence),
        config: config(sequence, action),
        execution_role: None,
    }
}

/// A step of the cluster with sequence 0; one that has ended has all that belongs to an end.
pub(crate) fn step(sequence: u64, state: StepState, action: ActionOnFailure) -> StepRecord {
    let ended = state.is_terminal();
    let began = !matches!(state, StepState::Pending | StepState::Cancelled);
    StepRecord {
        id: step_id(sequence),
        cluster: cluster_id(0),
        sequence,
        config: config(sequence, action),
        state,
        timeline: Timeline {
            created: CREATED,
            began: began.then_some(CREATED),
            ended: ended.then_some(CREATED),
        },
        failure: None,
        kill: false,
        archived: ended,
        waiting: None,
        execution_role: None,
    }
}

/// A group with its instances, just requested.
pub(crate) fn group(role: InstanceRole, instances: usize) -> CollectionRecord {
    let number = role.as_str().len() as u64 * 1000;
    let mut group = CollectionRecord {
        id: InstanceGroupId::from_random(bytes(number)).to_string(),
        name: Some(role.as_str().to_lowercase()),
        role,
        state: InstanceCollectionState::INITIAL,
        timeline: Timeline::created(CREATED),
        instances: Vec::new(),
        seed: number,
        kind: CollectionKind::Group(Box::new(GroupRecord::new(
            "m5.xlarge".to_owned(),
            Market::OnDemand,
            instances,
        ))),
    };
    fit(&mut group, CREATED);
    group
}

/// Groups or fleets as they are when everything that was to come has come.
pub(crate) fn settled(
    mut collections: Vec<CollectionRecord>,
    state: ClusterState,
) -> Vec<CollectionRecord> {
    while settle::is_due(&collections, state) {
        settle::settle(&mut collections, state, CREATED);
    }
    collections
}

/// A cluster without steps: one primary and 60 core instances, neither kept alive nor protected.
pub(crate) fn cluster(sequence: u64, state: ClusterState) -> Snapshot {
    let cluster = ClusterRecord {
        id: cluster_id(sequence),
        sequence,
        request: RunJobFlowInput {
            name: Some(format!("cluster {sequence}")),
            release_label: Some("emr-7.5.0".to_owned()),
            ..RunJobFlowInput::default()
        },
        state,
        reason: StateChangeReason::provisioning(),
        timeline: Timeline {
            created: CREATED,
            ..Timeline::default()
        },
        keep_alive: false,
        termination_protected: false,
        visible: true,
        step_concurrency_level: 1,
        tags: BTreeMap::new(),
        collections: settled(
            vec![
                group(InstanceRole::Primary, 1),
                group(InstanceRole::Core, 60),
            ],
            state,
        ),
        former_groups: Vec::new(),
        archived_actions: 0,
        managed_scaling: None,
        auto_termination: None,
        unhealthy_node_replacement: None,
        extended_support: None,
    };
    Snapshot {
        cluster: Arc::new(cluster),
        steps: Vec::new(),
    }
}
