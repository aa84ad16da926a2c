// SPDX-License-Identifier: Apache-2.0
//! The instances that RunJobFlow asks for: checked, and given ids.

use emrys_catalog::instance_types::{self, Support};
use emrys_catalog::limits::INSTANCES_PER_GROUP;
use emrys_model::ids::{Ec2InstanceId, InstanceGroupId, InstanceId};
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::ApiError;
use emrys_protocol::types::{InstanceGroupConfig, InstanceRoleType, JobFlowInstancesConfig};

use crate::engine::Shared;
use crate::records::GroupRecord;

pub(in crate::api) fn requested(
    shared: &Shared,
    label: ReleaseLabel,
    instances: &JobFlowInstancesConfig,
) -> Result<Vec<GroupRecord>, ApiError> {
    if instances
        .instance_fleets
        .as_ref()
        .is_some_and(|fleets| !fleets.is_empty())
    {
        return Err(ApiError::validation(
            "Instance fleets are not implemented by this engine yet: use InstanceGroups.",
        ));
    }
    let configs = match instances
        .instance_groups
        .as_ref()
        .filter(|groups| !groups.is_empty())
    {
        Some(groups) => groups.clone(),
        None => uniform_groups(instances)?,
    };
    let is_primary =
        |group: &&InstanceGroupConfig| role(group) == InstanceRoleType::Master.as_str();
    if configs.iter().filter(is_primary).count() != 1 {
        return Err(ApiError::validation(
            "Exactly one instance group with the role MASTER is required.",
        ));
    }
    configs
        .iter()
        .map(|config| group(shared, label, config))
        .collect()
}

/// `MasterInstanceType`, `SlaveInstanceType` and `InstanceCount` as groups.
fn uniform_groups(
    instances: &JobFlowInstancesConfig,
) -> Result<Vec<InstanceGroupConfig>, ApiError> {
    let Some(primary) = &instances.master_instance_type else {
        return Err(ApiError::validation(
            "Instances needs InstanceGroups, InstanceFleets or MasterInstanceType.",
        ));
    };
    // `i32::MIN` minus the primary instance would not fit.
    let count = instances.instance_count.unwrap_or(1).max(0);
    let group = |role: InstanceRoleType, instance_type: &String, count| InstanceGroupConfig {
        instance_role: Some(role.into()),
        instance_type: Some(instance_type.clone()),
        instance_count: Some(count),
        ..InstanceGroupConfig::default()
    };
    let mut groups = vec![group(InstanceRoleType::Master, primary, 1)];
    if count > 1 {
        let core = instances.slave_instance_type.as_ref().unwrap_or(primary);
        groups.push(group(InstanceRoleType::Core, core, count - 1));
    }
    Ok(groups)
}

fn role(config: &InstanceGroupConfig) -> &str {
    config
        .instance_role
        .as_ref()
        .map_or("", |role| role.as_str())
}

fn group(
    shared: &Shared,
    label: ReleaseLabel,
    config: &InstanceGroupConfig,
) -> Result<GroupRecord, ApiError> {
    let instance_type = config.instance_type.clone().unwrap_or_default();
    let known = instance_types::find(&instance_type);
    // A release newer than the data gets the benefit of the doubt.
    if known.is_none_or(|known| known.supported_by(label) == Support::No) {
        return Err(ApiError::validation(format!(
            "Instance type '{instance_type}' is not supported on release {label}."
        )));
    }
    let count = config.instance_count.unwrap_or(1);
    if !INSTANCES_PER_GROUP.contains(&count) {
        return Err(ApiError::validation(format!(
            "An instance group has {} to {} instances: {count} were requested.",
            INSTANCES_PER_GROUP.start(),
            INSTANCES_PER_GROUP.end(),
        )));
    }
    let instance = |_| {
        let id = InstanceId::from_random(shared.random()).to_string();
        (id, Ec2InstanceId::from_random(shared.random()).to_string())
    };
    let market = match &config.bid_price {
        Some(_) => "SPOT",
        None => config
            .market
            .as_ref()
            .map_or("ON_DEMAND", |market| market.as_str()),
    };
    Ok(GroupRecord {
        id: InstanceGroupId::from_random(shared.random()).to_string(),
        name: config.name.clone().unwrap_or_default(),
        role: role(config).to_owned(),
        instance_type,
        market: market.to_owned(),
        bid_price: config.bid_price.clone(),
        instances: (0..count).map(instance).collect(),
    })
}
