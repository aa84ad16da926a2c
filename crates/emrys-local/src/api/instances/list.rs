// SPDX-License-Identifier: Apache-2.0
//! ListInstanceGroups and ListInstances.

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    Instance, InstanceGroup, InstanceGroupState, InstanceGroupStatus, InstanceGroupTimeline,
    InstanceState, InstanceStatus, InstanceTimeline, ListInstanceGroupsInput,
    ListInstanceGroupsOutput, ListInstancesInput, ListInstancesOutput, Open,
};

use crate::api::{answers, clusters, paging};
use crate::cluster::snapshot::Snapshot;
use crate::engine::Shared;
use crate::records::GroupRecord;

fn group_state(state: ClusterState) -> InstanceGroupState {
    match state {
        ClusterState::Starting => InstanceGroupState::Provisioning,
        ClusterState::Bootstrapping => InstanceGroupState::Bootstrapping,
        ClusterState::Running | ClusterState::Waiting => InstanceGroupState::Running,
        ClusterState::Terminating => InstanceGroupState::ShuttingDown,
        ClusterState::Terminated | ClusterState::TerminatedWithErrors => {
            InstanceGroupState::Terminated
        }
    }
}

fn instance_state(state: ClusterState) -> InstanceState {
    match state {
        ClusterState::Starting => InstanceState::Provisioning,
        ClusterState::Bootstrapping => InstanceState::Bootstrapping,
        ClusterState::Running | ClusterState::Waiting | ClusterState::Terminating => {
            InstanceState::Running
        }
        ClusterState::Terminated | ClusterState::TerminatedWithErrors => InstanceState::Terminated,
    }
}

fn group(snapshot: &Snapshot, record: &GroupRecord) -> InstanceGroup {
    let cluster = &snapshot.cluster;
    let count = i32::try_from(record.instances.len()).ok();
    let up = matches!(cluster.state, ClusterState::Running | ClusterState::Waiting);
    InstanceGroup {
        id: Some(record.id.clone()),
        name: Some(record.name.clone()),
        market: Some(Open::from_word(&record.market)),
        instance_group_type: Some(Open::from_word(&record.role)),
        bid_price: record.bid_price.clone(),
        instance_type: Some(record.instance_type.clone()),
        requested_instance_count: count,
        running_instance_count: if up { count } else { Some(0) },
        status: Some(InstanceGroupStatus {
            state: Some(group_state(cluster.state).into()),
            timeline: Some(InstanceGroupTimeline {
                creation_date_time: Some(answers::timestamp(cluster.timeline.created)),
                ready_date_time: cluster.timeline.began.map(answers::timestamp),
                end_date_time: cluster.timeline.ended.map(answers::timestamp),
            }),
            ..InstanceGroupStatus::default()
        }),
        configurations: Some(Vec::new()),
        ebs_block_devices: Some(Vec::new()),
        ..InstanceGroup::default()
    }
}

pub(in crate::api) fn groups(
    shared: &Shared,
    input: &ListInstanceGroupsInput,
) -> Result<ListInstanceGroupsOutput, ApiError> {
    let snapshot = clusters::find(shared, input.cluster_id.as_deref())?.snapshot();
    let groups = snapshot.cluster.groups.iter();
    Ok(ListInstanceGroupsOutput {
        instance_groups: Some(groups.map(|record| group(&snapshot, record)).collect()),
        marker: None,
    })
}

fn instance(snapshot: &Snapshot, record: &GroupRecord, ids: &(String, String)) -> Instance {
    let cluster = &snapshot.cluster;
    Instance {
        id: Some(ids.0.clone()),
        ec2_instance_id: Some(ids.1.clone()),
        public_dns_name: Some(answers::HOST.to_owned()),
        public_ip_address: Some("127.0.0.1".to_owned()),
        private_dns_name: Some(answers::HOST.to_owned()),
        private_ip_address: Some("127.0.0.1".to_owned()),
        status: Some(InstanceStatus {
            state: Some(instance_state(cluster.state).into()),
            timeline: Some(InstanceTimeline {
                creation_date_time: Some(answers::timestamp(cluster.timeline.created)),
                ready_date_time: cluster.timeline.began.map(answers::timestamp),
                end_date_time: cluster.timeline.ended.map(answers::timestamp),
            }),
            ..InstanceStatus::default()
        }),
        instance_group_id: Some(record.id.clone()),
        market: Some(Open::from_word(&record.market)),
        instance_type: Some(record.instance_type.clone()),
        ebs_volumes: Some(Vec::new()),
        ..Instance::default()
    }
}

pub(in crate::api) fn list(
    shared: &Shared,
    input: &ListInstancesInput,
) -> Result<ListInstancesOutput, ApiError> {
    let snapshot = clusters::find(shared, input.cluster_id.as_deref())?.snapshot();
    let state = instance_state(snapshot.cluster.state);
    let states: Vec<_> = input.instance_states.iter().flatten().collect();
    let types: Vec<_> = input.instance_group_types.iter().flatten().collect();
    let start =
        usize::try_from(paging::position(input.marker.as_deref(), 0)?).unwrap_or(usize::MAX);
    let wanted = |group: &&GroupRecord| {
        input
            .instance_group_id
            .as_ref()
            .is_none_or(|id| *id == group.id)
            && (types.is_empty() || types.iter().any(|kind| kind.as_str() == group.role))
            && (states.is_empty()
                || states
                    .iter()
                    .any(|wanted| wanted.as_str() == state.as_str()))
    };
    let found = snapshot
        .cluster
        .groups
        .iter()
        .filter(wanted)
        .flat_map(|group| group.instances.iter().map(move |ids| (group, ids)))
        .zip(1..)
        .skip(start)
        .take(paging::PAGE + 1)
        .collect();
    let (found, marker) = paging::page(found, paging::PAGE, |(_, position)| *position);
    let instances = found
        .into_iter()
        .map(|((group, ids), _)| instance(&snapshot, group, ids));
    Ok(ListInstancesOutput {
        instances: Some(instances.collect()),
        marker,
    })
}
