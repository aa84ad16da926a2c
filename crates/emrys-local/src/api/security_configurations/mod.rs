// SPDX-License-Identifier: Apache-2.0
//! Security configurations: named JSON documents that clusters refer to.
//!
//! They are checked when they are made ([`check`]) and kept as they came. A cluster that names one has no effect of it:
//! what they ask for is AWS's.

mod check;

use emrys_protocol::ApiError;
use emrys_protocol::types::{
    CreateSecurityConfigurationInput, CreateSecurityConfigurationOutput,
    DeleteSecurityConfigurationInput, DeleteSecurityConfigurationOutput,
    DescribeSecurityConfigurationInput, DescribeSecurityConfigurationOutput,
    ListSecurityConfigurationsInput, ListSecurityConfigurationsOutput,
    SecurityConfigurationSummary,
};

use super::{answers, paging};
use crate::engine::Shared;
use crate::error::store_to_api;
use crate::records::account::SecurityConfigurationRecord;

fn missing(name: &str) -> String {
    format!("Security configuration with name '{name}' does not exist.")
}

/// RunJobFlow refuses a name that is not there at once.
pub(super) fn check_name(shared: &Shared, name: Option<&str>) -> Result<(), ApiError> {
    let Some(name) = name else {
        return Ok(());
    };
    let found = shared.account().security_configurations.get(name);
    found
        .map(|_| ())
        .ok_or_else(|| ApiError::validation(missing(name)))
}

pub(super) async fn create(
    shared: &Shared,
    input: CreateSecurityConfigurationInput,
) -> Result<CreateSecurityConfigurationOutput, ApiError> {
    let name = input.name.unwrap_or_default();
    if name.is_empty() {
        return Err(ApiError::invalid_request(
            "The name of a security configuration cannot be empty.",
        ));
    }
    let configuration = input.security_configuration.unwrap_or_default();
    check::check(&configuration).map_err(ApiError::invalid_request)?;
    let created = crate::time::now();
    let table = &shared.account().security_configurations;
    let changed = table.change(|draft| {
        if draft.get(&name).is_some() {
            return Err(ApiError::invalid_request(format!(
                "SecurityConfiguration with name '{name}' already exists."
            )));
        }
        let record = SecurityConfigurationRecord {
            configuration,
            created,
        };
        draft.put(name.as_str(), record);
        Ok(())
    });
    changed.await.map_err(store_to_api)??;
    Ok(CreateSecurityConfigurationOutput {
        creation_date_time: Some(answers::timestamp(created)),
        name: Some(name),
    })
}

pub(super) fn describe(
    shared: &Shared,
    input: &DescribeSecurityConfigurationInput,
) -> Result<DescribeSecurityConfigurationOutput, ApiError> {
    let name = input.name.as_deref().unwrap_or_default();
    let found = shared.account().security_configurations.get(name);
    let record = found.ok_or_else(|| ApiError::invalid_request(missing(name)))?;
    Ok(DescribeSecurityConfigurationOutput {
        creation_date_time: Some(answers::timestamp(record.created)),
        name: Some(name.to_owned()),
        security_configuration: Some(record.configuration.clone()),
    })
}

pub(super) fn list(
    shared: &Shared,
    input: &ListSecurityConfigurationsInput,
) -> Result<ListSecurityConfigurationsOutput, ApiError> {
    let table = &shared.account().security_configurations;
    let found = table.range(.., usize::MAX, |name, record| {
        let summary = SecurityConfigurationSummary {
            creation_date_time: Some(answers::timestamp(record.created)),
            name: Some(name.to_owned()),
        };
        Some(((record.created, name.to_owned()), summary))
    });
    let (found, marker) = paging::newest_first(found, input.marker.as_deref())?;
    Ok(ListSecurityConfigurationsOutput {
        marker,
        security_configurations: Some(found),
    })
}

pub(super) async fn delete(
    shared: &Shared,
    input: DeleteSecurityConfigurationInput,
) -> Result<DeleteSecurityConfigurationOutput, ApiError> {
    let name = input.name.unwrap_or_default();
    let table = &shared.account().security_configurations;
    let changed = table.change(|draft| {
        if draft.get(&name).is_none() {
            return Err(ApiError::invalid_request(missing(&name)));
        }
        draft.remove(name);
        Ok(())
    });
    changed.await.map_err(store_to_api)??;
    Ok(DeleteSecurityConfigurationOutput::default())
}
