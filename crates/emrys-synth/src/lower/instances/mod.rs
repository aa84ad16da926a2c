// SPDX-License-Identifier: Apache-2.0
//! The instances of a cluster as RunJobFlow's input has them.

mod fleet;
mod group;
mod policy;

use emrys_document::Spanned;
use emrys_document::elements::{EbsConfig, EbsVolume, Instances};
use emrys_protocol::types::{
    EbsBlockDeviceConfig, EbsConfiguration, InstanceGroupConfig, InstanceRoleType,
    JobFlowInstancesConfig, VolumeSpecification,
};

use super::some;

pub(super) use policy::{managed_scaling, placement_groups};

/// What a document that says nothing of a primary instance gets.
const INSTANCE_TYPE: &str = "m5.xlarge";

/// The instances and nothing else.
pub(super) fn config(instances: &Instances) -> JobFlowInstancesConfig {
    let fleets = instances
        .fleets()
        .map(|(role, fleet)| fleet::config(role, fleet));
    let fleets: Vec<_> = fleets.collect();
    let groups = instances
        .groups()
        .map(|(role, group)| group::config(role, group));
    let mut groups: Vec<_> = groups.collect();
    let has_primary = instances.uniform().is_some()
        || instances.master_instance_group.is_some()
        || !fleets.is_empty();
    if !has_primary {
        groups.insert(0, primary());
    }
    JobFlowInstancesConfig {
        instance_groups: some(groups),
        instance_fleets: some(fleets),
        master_instance_type: own(&instances.master_instance_type),
        slave_instance_type: own(&instances.slave_instance_type),
        instance_count: own(&instances.instance_count),
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

fn ebs(
    config: &Option<Spanned<EbsConfig>>,
    optimized: &Option<Spanned<bool>>,
) -> Option<EbsConfiguration> {
    let volumes = config.iter().flat_map(|config| config.iter());
    let devices = some(volumes.map(|volume| device(volume)).collect());
    let ebs_optimized = own(optimized);
    (devices.is_some() || ebs_optimized.is_some()).then_some(EbsConfiguration {
        ebs_block_device_configs: devices,
        ebs_optimized,
    })
}

fn device(volume: &EbsVolume) -> EbsBlockDeviceConfig {
    EbsBlockDeviceConfig {
        volume_specification: Some(VolumeSpecification {
            volume_type: Some(volume.volume_type.value.clone()),
            size_in_gb: Some(*volume.size),
            iops: own(&volume.iops),
            throughput: own(&volume.throughput),
        }),
        volumes_per_instance: own(&volume.volumes_per_instance),
    }
}

/// A value without its place.
fn own<T: Clone>(value: &Option<Spanned<T>>) -> Option<T> {
    value.as_deref().cloned()
}
