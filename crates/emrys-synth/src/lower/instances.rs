// SPDX-License-Identifier: Apache-2.0
//! The instances of a cluster as RunJobFlow's input has them.

use emrys_document::elements::{InstanceGroup, Instances};
use emrys_model::instance::InstanceRole;
use emrys_protocol::types::{
    InstanceGroupConfig, InstanceRoleType, JobFlowInstancesConfig, MarketType, Open,
};

use super::some;

/// What a document that says nothing of a primary instance gets.
const INSTANCE_TYPE: &str = "m5.xlarge";

/// The instances and nothing else.
pub(super) fn config(instances: &Instances) -> JobFlowInstancesConfig {
    let groups = instances.groups().map(|(role, own)| group(role, own));
    let mut groups: Vec<InstanceGroupConfig> = groups.collect();
    if instances.uniform().is_none() && instances.master_instance_group.is_none() {
        groups.insert(0, primary());
    }
    JobFlowInstancesConfig {
        instance_groups: some(groups),
        master_instance_type: instances.master_instance_type.as_deref().cloned(),
        slave_instance_type: instances.slave_instance_type.as_deref().cloned(),
        instance_count: instances.instance_count.as_deref().copied(),
        ..JobFlowInstancesConfig::default()
    }
}

fn primary() -> InstanceGroupConfig {
    InstanceGroupConfig {
        instance_role: Some(InstanceRoleType::Master.into()),
        instance_type: Some(INSTANCE_TYPE.to_owned()),
        instance_count: Some(1),
        ..InstanceGroupConfig::default()
    }
}

fn group(role: InstanceRole, group: &InstanceGroup) -> InstanceGroupConfig {
    let bid_price = group.bid_price.as_ref().map(|price| price.0.clone());
    InstanceGroupConfig {
        name: group.name.as_deref().cloned(),
        instance_role: Some(Open::from_word(role.as_str())),
        instance_type: Some(group.instance_type.value.clone()),
        instance_count: Some(group.count()),
        market: bid_price.as_ref().map(|_| MarketType::Spot.into()),
        bid_price,
        ..InstanceGroupConfig::default()
    }
}
