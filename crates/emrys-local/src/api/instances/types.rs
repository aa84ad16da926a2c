// SPDX-License-Identifier: Apache-2.0
//! ListSupportedInstanceTypes, from the catalog.

use emrys_catalog::instance_types::{self, InstanceType, Support};
use emrys_catalog::releases;
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    ListSupportedInstanceTypesInput, ListSupportedInstanceTypesOutput, SupportedInstanceType,
};

use crate::api::paging;

pub(in crate::api) fn list(
    input: &ListSupportedInstanceTypesInput,
) -> Result<ListSupportedInstanceTypesOutput, ApiError> {
    let text = input.release_label.as_deref().unwrap_or_default();
    let label = text.parse::<ReleaseLabel>().ok();
    let known = label.filter(|label| releases::find(*label).is_some());
    let label = known.ok_or_else(|| {
        ApiError::invalid_request(format!("The supplied release label is invalid: {text}."))
    })?;
    let start = usize::try_from(paging::position(input.marker.as_deref(), 0)?);
    // What is newer than the data takes what the newest release in it takes, as far as anybody knows here.
    let supported = |known: &&InstanceType| known.supported_by(label) != Support::No;
    let found = instance_types::all().iter().filter(supported);
    let found = found.zip(1..).skip(start.unwrap_or(usize::MAX));
    let found = found.take(paging::PAGE + 1).collect();
    let (found, marker) = paging::page(found, paging::PAGE, |(_, position)| *position);
    Ok(ListSupportedInstanceTypesOutput {
        supported_instance_types: Some(found.into_iter().map(|(known, _)| answer(known)).collect()),
        marker,
    })
}

fn answer(known: &InstanceType) -> SupportedInstanceType {
    let number = |value: u32| i32::try_from(value).ok();
    SupportedInstanceType {
        r#type: Some(known.name.to_owned()),
        memory_gb: Some(known.memory_gib),
        storage_gb: number(known.storage_gb),
        vcpu: number(known.vcpu),
        is64_bits_only: Some(known.is_64_bits_only()),
        instance_family_id: Some(known.family().to_owned()),
        ebs_optimized_available: Some(known.ebs_optimized),
        ebs_optimized_by_default: Some(known.is_ebs_optimized_by_default()),
        number_of_disks: number(known.disks),
        ebs_storage_only: Some(known.ebs_only),
        architecture: Some(known.architecture.as_str().to_owned()),
    }
}
