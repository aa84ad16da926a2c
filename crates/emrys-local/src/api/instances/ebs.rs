// SPDX-License-Identifier: Apache-2.0
//! EBS volumes: what is asked for, as the devices that EMR answers with.

use emrys_catalog::instance_types::InstanceType;
use emrys_protocol::ApiError;
use emrys_protocol::types::{EbsBlockDevice, EbsConfiguration, VolumeSpecification};

use super::Desk;

/// Volume types that EMR takes (API VolumeSpecification).
const TYPES: [&str; 6] = ["gp3", "gp2", "io1", "st1", "sc1", "standard"];
/// Letters of devices: the root volume has the first.
const LETTERS: std::ops::RangeInclusive<char> = 'b'..='z';

/// The devices of each instance: those asked for, else what EMR gives to types without disks.
pub(super) fn devices(
    desk: &Desk<'_>,
    instance_type: &InstanceType,
    config: Option<&EbsConfiguration>,
) -> Result<Vec<EbsBlockDevice>, ApiError> {
    let requested = config.and_then(|config| config.ebs_block_device_configs.as_deref());
    let mut volumes = Vec::new();
    for requested in requested.unwrap_or_default() {
        let specification = requested.volume_specification.clone().unwrap_or_default();
        check(&specification).map_err(|problem| (desk.refusal)(problem))?;
        let count = requested.volumes_per_instance.unwrap_or(1);
        let count = usize::try_from(count).unwrap_or_default();
        volumes.extend(std::iter::repeat_n(
            specification,
            count.min(LETTERS.count() + 1),
        ));
    }
    if volumes.len() > LETTERS.count() {
        return Err((desk.refusal)(format!(
            "An instance has at most {} EBS volumes.",
            LETTERS.count()
        )));
    }
    if volumes.is_empty()
        && let Some(label) = desk.label
        && let Some(default) = instance_type.default_volumes(label)
    {
        let volume = VolumeSpecification {
            volume_type: Some("gp2".to_owned()),
            size_in_gb: i32::try_from(default.size).ok(),
            ..VolumeSpecification::default()
        };
        volumes = vec![volume; default.count as usize];
    }
    let devices = LETTERS.zip(volumes);
    let devices = devices.map(|(letter, volume)| EbsBlockDevice {
        device: Some(format!("/dev/sd{letter}")),
        volume_specification: Some(volume),
    });
    Ok(devices.collect())
}

fn check(volume: &VolumeSpecification) -> Result<(), String> {
    let volume_type = volume.volume_type.as_deref().unwrap_or_default();
    if !TYPES.contains(&volume_type) {
        return Err(format!(
            "Volume type '{volume_type}' is not valid: it must be one of {}.",
            TYPES.join(", ")
        ));
    }
    match (volume_type, volume.iops) {
        ("io1", None) => Err("IOPS setting is required for volume type.".to_owned()),
        ("io1", Some(..100)) => Err("The iops is less than minimum value(100).".to_owned()),
        ("io1", Some(20_001..)) => Err("The iops is more than maximum value(20000).".to_owned()),
        ("io1" | "gp3", _) | (_, None) => Ok(()),
        (_, Some(_)) => Err("IOPS setting is not supported for volume type".to_owned()),
    }?;
    match volume.size_in_gb.unwrap_or_default() {
        1.. => Ok(()),
        size => Err(format!(
            "The size of a volume must be at least 1 GiB: it was {size}."
        )),
    }
}
