// SPDX-License-Identifier: Apache-2.0
//! Instances, groups and fleets as AWS shows them.

use emrys_model::instance::Market;
use emrys_model::lifecycle::instance::InstanceState;
use emrys_protocol::types::{
    AutoScalingPolicyDescription, AutoScalingPolicyState, AutoScalingPolicyStateChangeReason,
    AutoScalingPolicyStateChangeReasonCode, AutoScalingPolicyStatus, Instance, InstanceFleet,
    InstanceFleetStateChangeReason, InstanceFleetStateChangeReasonCode, InstanceFleetStatus,
    InstanceFleetTimeline, InstanceGroup, InstanceGroupStateChangeReason,
    InstanceGroupStateChangeReasonCode, InstanceGroupStatus, InstanceGroupTimeline,
    InstanceStateChangeReason, InstanceStateChangeReasonCode, InstanceStatus, InstanceTimeline,
    Open,
};

use crate::api::answers::{HOST, timestamp};
use crate::records::{AutoScalingRecord, AutoScalingState, CollectionRecord, InstanceRecord};

/// The address of the one machine.
const ADDRESS: &str = "127.0.0.1";
/// EMR's words for the end of a group or fleet.
const ENDED: &str = "Job flow terminated";

fn count(number: usize) -> Option<i32> {
    i32::try_from(number).ok()
}

fn is_running(instance: &InstanceRecord) -> bool {
    instance.state == InstanceState::Running
}

pub(super) fn group(record: &CollectionRecord) -> Option<InstanceGroup> {
    let group = record.group()?;
    let reconfigured = group.applied_version > 0;
    Some(InstanceGroup {
        id: Some(record.id.clone()),
        name: record.name.clone(),
        market: Some(Open::from_word(group.market.as_str())),
        instance_group_type: Some(Open::from_word(record.role.as_str())),
        bid_price: group.bid_price.clone(),
        instance_type: Some(group.instance_type.clone()),
        requested_instance_count: count(group.requested),
        running_instance_count: count(record.live().filter(|one| is_running(one)).count()),
        status: Some(InstanceGroupStatus {
            state: Some(Open::from_word(record.state.as_str())),
            state_change_reason: Some(match record.state.is_terminal() {
                true => InstanceGroupStateChangeReason {
                    code: Some(InstanceGroupStateChangeReasonCode::ClusterTerminated.into()),
                    message: Some(ENDED.to_owned()),
                },
                false => InstanceGroupStateChangeReason {
                    code: None,
                    message: Some(String::new()),
                },
            }),
            timeline: Some(InstanceGroupTimeline {
                creation_date_time: Some(timestamp(record.timeline.created)),
                ready_date_time: record.timeline.began.map(timestamp),
                end_date_time: record.timeline.ended.map(timestamp),
            }),
        }),
        configurations: Some(group.configurations.clone()),
        configurations_version: Some(group.configurations_version),
        last_successfully_applied_configurations: reconfigured
            .then(|| group.applied_configurations.clone()),
        last_successfully_applied_configurations_version: reconfigured
            .then_some(group.applied_version),
        ebs_block_devices: Some(group.ebs_block_devices.clone()),
        ebs_optimized: group.ebs_optimized,
        shrink_policy: Some(group.shrink_policy.clone()),
        auto_scaling_policy: group.auto_scaling.as_ref().map(auto_scaling),
        custom_ami_id: group.custom_ami_id.clone(),
    })
}

pub(super) fn auto_scaling(record: &AutoScalingRecord) -> AutoScalingPolicyDescription {
    let state = match record.state {
        AutoScalingState::Pending => AutoScalingPolicyState::Pending,
        AutoScalingState::Attaching => AutoScalingPolicyState::Attaching,
        AutoScalingState::Attached => AutoScalingPolicyState::Attached,
        AutoScalingState::Detaching => AutoScalingPolicyState::Detaching,
    };
    AutoScalingPolicyDescription {
        constraints: record.policy.constraints.clone(),
        rules: record.policy.rules.clone(),
        status: Some(AutoScalingPolicyStatus {
            state: Some(state.into()),
            state_change_reason: Some(AutoScalingPolicyStateChangeReason {
                code: Some(AutoScalingPolicyStateChangeReasonCode::UserRequest.into()),
                message: Some(String::new()),
            }),
        }),
    }
}

pub(super) fn fleet(record: &CollectionRecord) -> Option<InstanceFleet> {
    let fleet = record.fleet()?;
    let provisioned = |market: Market| record.capacity(market, is_running);
    Some(InstanceFleet {
        id: Some(record.id.clone()),
        name: record.name.clone(),
        instance_fleet_type: Some(Open::from_word(record.role.as_str())),
        status: Some(InstanceFleetStatus {
            state: Some(Open::from_word(record.state.as_str())),
            state_change_reason: Some(match record.state.is_terminal() {
                true => InstanceFleetStateChangeReason {
                    code: Some(InstanceFleetStateChangeReasonCode::ClusterTerminated.into()),
                    message: Some(ENDED.to_owned()),
                },
                false => InstanceFleetStateChangeReason {
                    code: None,
                    message: Some(String::new()),
                },
            }),
            timeline: Some(InstanceFleetTimeline {
                creation_date_time: Some(timestamp(record.timeline.created)),
                ready_date_time: record.timeline.began.map(timestamp),
                end_date_time: record.timeline.ended.map(timestamp),
            }),
        }),
        target_on_demand_capacity: Some(fleet.target_on_demand),
        target_spot_capacity: Some(fleet.target_spot),
        provisioned_on_demand_capacity: Some(provisioned(Market::OnDemand)),
        provisioned_spot_capacity: Some(provisioned(Market::Spot)),
        instance_type_specifications: Some(fleet.specifications.clone()),
        launch_specifications: fleet.launch.clone(),
        resize_specifications: fleet.resize.clone(),
        context: fleet.context.clone(),
    })
}

pub(super) fn instance(collection: &CollectionRecord, record: &InstanceRecord) -> Instance {
    let is_group = collection.group().is_some();
    let id = || Some(collection.id.clone());
    let reason = match record.state {
        InstanceState::Terminated if record.removed => InstanceStateChangeReason {
            code: None,
            message: Some("Instance was terminated.".to_owned()),
        },
        InstanceState::Terminated => InstanceStateChangeReason {
            code: Some(InstanceStateChangeReasonCode::ClusterTerminated.into()),
            message: Some(ENDED.to_owned()),
        },
        _ => InstanceStateChangeReason::default(),
    };
    Instance {
        id: Some(record.id.clone()),
        ec2_instance_id: Some(record.ec2_id.clone()),
        public_dns_name: Some(HOST.to_owned()),
        public_ip_address: Some(ADDRESS.to_owned()),
        private_dns_name: Some(HOST.to_owned()),
        private_ip_address: Some(ADDRESS.to_owned()),
        status: Some(InstanceStatus {
            state: Some(Open::from_word(record.state.as_str())),
            state_change_reason: Some(reason),
            timeline: Some(InstanceTimeline {
                creation_date_time: Some(timestamp(record.timeline.created)),
                ready_date_time: record.timeline.began.map(timestamp),
                end_date_time: record.timeline.ended.map(timestamp),
            }),
        }),
        instance_group_id: id().filter(|_| is_group),
        instance_fleet_id: id().filter(|_| !is_group),
        market: Some(Open::from_word(record.market.as_str())),
        instance_type: Some(record.instance_type.clone()),
        ebs_volumes: Some(record.volumes.clone()),
    }
}

/// An approximation of what the cluster costs: each started hour of an instance counts as many as it is larger than an
/// `m1.small` (API Cluster).
pub(in crate::api) fn normalized_hours(collections: &[CollectionRecord], now: i64) -> i32 {
    const HOUR: i64 = 3_600_000;
    let hours = |instance: &InstanceRecord| {
        let Some(began) = instance.timeline.began else {
            return 0;
        };
        let until = instance.timeline.ended.unwrap_or(now);
        let started = (until - began).div_euclid(HOUR) + 1;
        let factor = emrys_catalog::instance_types::find(&instance.instance_type).map_or(
            0,
            emrys_catalog::instance_types::InstanceType::normalization_factor,
        );
        started * i64::from(factor)
    };
    let instances = collections
        .iter()
        .flat_map(|collection| &collection.instances);
    i32::try_from(instances.map(hours).sum::<i64>()).unwrap_or(i32::MAX)
}
