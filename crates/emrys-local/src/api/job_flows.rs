// SPDX-License-Identifier: Apache-2.0
//! DescribeJobFlows: clusters in the words of the API before 2013, which old clients still use.

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_model::reason::ClusterReasonCode;
use emrys_protocol::types::{
    BootstrapActionDetail, DescribeJobFlowsInput, DescribeJobFlowsOutput, InstanceGroup,
    InstanceGroupDetail, InstanceRoleType, JobFlowDetail, JobFlowExecutionState,
    JobFlowExecutionStatusDetail, JobFlowInstancesDetail, ListInstanceGroupsInput, MarketType,
    Open, StepDetail, StepExecutionState, StepExecutionStatusDetail, Timestamp,
};
use emrys_protocol::{ApiError, EmrApi};

use super::instances::answers::normalized_hours;
use super::{answers, clusters};
use crate::cluster::snapshot::Snapshot;
use crate::engine::Service;
use crate::records::{ClusterRecord, Millis, StepRecord};

/// Most job flows of one answer (API DescribeJobFlows).
const JOB_FLOWS: usize = 512;
const DAY: Millis = 24 * 60 * 60 * 1_000;
/// Older ones are never described, whatever is asked for: AWS says two months.
const OLDEST: Millis = 61 * DAY;
/// Older ones that have completed are described only if something is asked for.
const RECENT: Millis = 14 * DAY;

pub(super) async fn describe(
    service: &Service,
    input: &DescribeJobFlowsInput,
) -> Result<DescribeJobFlowsOutput, ApiError> {
    clusters::find_job_flows(
        service.shared(),
        input.job_flow_ids.as_deref().unwrap_or_default(),
    )?;
    let now = crate::time::now();
    let wanted =
        |snapshot: &Snapshot| is_wanted(&snapshot.cluster, input, now).then(|| snapshot.clone());
    let found = service
        .shared()
        .clusters_before(u64::MAX, JOB_FLOWS, wanted);
    let mut job_flows = Vec::new();
    for (_, snapshot) in found {
        let groups = service.list_instance_groups(ListInstanceGroupsInput {
            cluster_id: Some(snapshot.cluster.id.to_string()),
            ..ListInstanceGroupsInput::default()
        });
        // A cluster of instance fleets has no groups to show.
        let groups = groups.await.ok().and_then(|page| page.instance_groups);
        job_flows.push(job_flow(&snapshot, groups.unwrap_or_default()));
    }
    Ok(DescribeJobFlowsOutput {
        job_flows: Some(job_flows),
    })
}

/// All that is asked for has to match. If nothing is, only what is active or has ended lately is meant.
fn is_wanted(cluster: &ClusterRecord, input: &DescribeJobFlowsInput, now: Millis) -> bool {
    let created = cluster.timeline.created;
    let ids = input.job_flow_ids.as_deref().unwrap_or_default();
    let states = input.job_flow_states.as_deref().unwrap_or_default();
    let after = input.created_after.map(Timestamp::as_millis);
    let before = input.created_before.map(Timestamp::as_millis);
    if created < now - OLDEST {
        return false;
    }
    if ids.is_empty() && states.is_empty() && after.is_none() && before.is_none() {
        return !cluster.state.is_terminal() || created >= now - RECENT;
    }
    (ids.is_empty() || ids.iter().any(|id| id == cluster.id.as_str()))
        && (states.is_empty() || states.contains(&state(cluster).into()))
        && after.is_none_or(|time| created >= time)
        && before.is_none_or(|time| created <= time)
}

fn state(cluster: &ClusterRecord) -> JobFlowExecutionState {
    match cluster.state {
        ClusterState::Starting => JobFlowExecutionState::Starting,
        ClusterState::Bootstrapping => JobFlowExecutionState::Bootstrapping,
        ClusterState::Running => JobFlowExecutionState::Running,
        ClusterState::Waiting => JobFlowExecutionState::Waiting,
        ClusterState::Terminating => JobFlowExecutionState::ShuttingDown,
        // What somebody ended has not completed.
        ClusterState::Terminated if cluster.reason.code == Some(ClusterReasonCode::UserRequest) => {
            JobFlowExecutionState::Terminated
        }
        ClusterState::Terminated => JobFlowExecutionState::Completed,
        ClusterState::TerminatedWithErrors => JobFlowExecutionState::Failed,
    }
}

fn step_state(state: StepState) -> StepExecutionState {
    match state {
        StepState::Pending => StepExecutionState::Pending,
        StepState::Running | StepState::CancelPending => StepExecutionState::Running,
        StepState::Completed => StepExecutionState::Completed,
        StepState::Cancelled => StepExecutionState::Cancelled,
        StepState::Failed => StepExecutionState::Failed,
        StepState::Interrupted => StepExecutionState::Interrupted,
    }
}

fn job_flow(snapshot: &Snapshot, groups: Vec<InstanceGroup>) -> JobFlowDetail {
    let cluster = &snapshot.cluster;
    let request = &cluster.request;
    let timeline = cluster.timeline;
    let actions = cluster.bootstrap_actions().iter();
    JobFlowDetail {
        job_flow_id: Some(cluster.id.to_string()),
        name: request.name.clone(),
        log_uri: request.log_uri.clone(),
        log_encryption_kms_key_id: request.log_encryption_kms_key_id.clone(),
        execution_status_detail: Some(JobFlowExecutionStatusDetail {
            state: Some(state(cluster).into()),
            creation_date_time: Some(answers::timestamp(timeline.created)),
            start_date_time: timeline.began.map(answers::timestamp),
            ready_date_time: timeline.began.map(answers::timestamp),
            end_date_time: timeline.ended.map(answers::timestamp),
            last_state_change_reason: Some(cluster.reason.message.clone()),
        }),
        instances: Some(instances(cluster, groups)),
        steps: Some(
            snapshot
                .steps
                .iter()
                .map(|step| step_detail(step))
                .collect(),
        ),
        bootstrap_actions: Some(
            actions
                .map(|action| BootstrapActionDetail {
                    bootstrap_action_config: Some(action.clone()),
                })
                .collect(),
        ),
        supported_products: Some(request.supported_products.clone().unwrap_or_default()),
        visible_to_all_users: Some(cluster.visible),
        job_flow_role: request.job_flow_role.clone(),
        service_role: request.service_role.clone(),
        auto_scaling_role: request.auto_scaling_role.clone(),
        scale_down_behavior: request.scale_down_behavior.clone(),
        ..JobFlowDetail::default()
    }
}

fn instances(cluster: &ClusterRecord, groups: Vec<InstanceGroup>) -> JobFlowInstancesDetail {
    let asked = cluster.request.instances.clone().unwrap_or_default();
    let instance_type = |role: InstanceRoleType| {
        let group = groups.iter().find(|group| {
            let kind = group.instance_group_type.as_ref();
            kind.is_some_and(|kind| kind.as_str() == Open::from(role).as_str())
        });
        group.and_then(|group| group.instance_type.clone())
    };
    let primary = instance_type(InstanceRoleType::Master);
    let counts = groups
        .iter()
        .filter_map(|group| group.requested_instance_count);
    JobFlowInstancesDetail {
        slave_instance_type: instance_type(InstanceRoleType::Core).or_else(|| primary.clone()),
        master_instance_type: primary,
        master_instance_id: cluster.primary_instance().map(str::to_owned),
        master_public_dns_name: cluster.is_up().then(|| answers::HOST.to_owned()),
        instance_count: Some(counts.sum()),
        ec2_key_name: asked.ec2_key_name,
        ec2_subnet_id: asked.ec2_subnet_id,
        placement: asked.placement,
        hadoop_version: asked.hadoop_version,
        keep_job_flow_alive_when_no_steps: Some(cluster.keep_alive),
        termination_protected: Some(cluster.termination_protected),
        unhealthy_node_replacement: Some(cluster.replaces_unhealthy_nodes()),
        normalized_instance_hours: Some(normalized_hours(&cluster.collections, crate::time::now())),
        instance_groups: Some(groups.into_iter().map(group_detail).collect()),
    }
}

fn group_detail(group: InstanceGroup) -> InstanceGroupDetail {
    let status = group.status.unwrap_or_default();
    let timeline = status.timeline.unwrap_or_default();
    let reason = status.state_change_reason.unwrap_or_default();
    InstanceGroupDetail {
        instance_group_id: group.id,
        name: group.name,
        market: group
            .market
            .map(|market| Open::<MarketType>::from_word(market.as_str())),
        instance_role: group
            .instance_group_type
            .map(|role| Open::<InstanceRoleType>::from_word(role.as_str())),
        bid_price: group.bid_price,
        instance_type: group.instance_type,
        instance_request_count: group.requested_instance_count,
        instance_running_count: group.running_instance_count,
        state: status.state,
        last_state_change_reason: reason.message,
        creation_date_time: timeline.creation_date_time,
        start_date_time: timeline.ready_date_time,
        ready_date_time: timeline.ready_date_time,
        end_date_time: timeline.end_date_time,
        custom_ami_id: group.custom_ami_id,
    }
}

fn step_detail(step: &StepRecord) -> StepDetail {
    let failure = step.failure.as_ref();
    StepDetail {
        step_config: Some(step.config.clone()),
        execution_status_detail: Some(StepExecutionStatusDetail {
            state: Some(step_state(step.state).into()),
            creation_date_time: Some(answers::timestamp(step.timeline.created)),
            start_date_time: step.timeline.began.map(answers::timestamp),
            end_date_time: step.timeline.ended.map(answers::timestamp),
            last_state_change_reason: failure.and_then(|failure| failure.message.clone()),
        }),
    }
}
