// SPDX-License-Identifier: Apache-2.0
//! Block public access: the account's one configuration. There are no security groups here that it could block.

use emrys_protocol::ApiError;
use emrys_protocol::types::{
    BlockPublicAccessConfiguration, BlockPublicAccessConfigurationMetadata,
    GetBlockPublicAccessConfigurationOutput, PortRange, PutBlockPublicAccessConfigurationInput,
    PutBlockPublicAccessConfigurationOutput,
};

use super::answers;
use crate::engine::Shared;
use crate::error::store_to_api;
use crate::records::account::BlockPublicAccessRecord;

/// The only key of the table.
const KEY: &str = "";

/// What an account has that never put one: on, with SSH as the exception, and made by nobody at the epoch.
fn default() -> BlockPublicAccessConfiguration {
    BlockPublicAccessConfiguration {
        block_public_security_group_rules: Some(true),
        permitted_public_security_group_rule_ranges: Some(vec![PortRange {
            min_range: Some(22),
            max_range: Some(22),
        }]),
    }
}

pub(super) fn get(shared: &Shared) -> GetBlockPublicAccessConfigurationOutput {
    let record = shared.account().block_public_access.get(KEY);
    let (configuration, created, by) = match record {
        Some(record) => (
            record.configuration.clone(),
            record.created,
            answers::caller_arn(),
        ),
        None => (default(), 0, String::new()),
    };
    GetBlockPublicAccessConfigurationOutput {
        block_public_access_configuration: Some(configuration),
        block_public_access_configuration_metadata: Some(BlockPublicAccessConfigurationMetadata {
            created_by_arn: Some(by),
            creation_date_time: Some(answers::timestamp(created)),
        }),
    }
}

pub(super) async fn put(
    shared: &Shared,
    input: PutBlockPublicAccessConfigurationInput,
) -> Result<PutBlockPublicAccessConfigurationOutput, ApiError> {
    let record = BlockPublicAccessRecord {
        configuration: checked(input.block_public_access_configuration.unwrap_or_default())?,
        created: crate::time::now(),
    };
    let changed = shared.account().block_public_access.change(|draft| {
        draft.put(KEY, record);
        Ok::<_, ApiError>(())
    });
    changed.await.map_err(store_to_api)??;
    Ok(PutBlockPublicAccessConfigurationOutput::default())
}

/// The configuration with every range's end; exceptions make sense only from a rule.
fn checked(
    mut configuration: BlockPublicAccessConfiguration,
) -> Result<BlockPublicAccessConfiguration, ApiError> {
    let blocks = configuration.block_public_security_group_rules == Some(true);
    let ranges = configuration
        .permitted_public_security_group_rule_ranges
        .get_or_insert_default();
    if !blocks && !ranges.is_empty() {
        return Err(ApiError::invalid_request(
            "PermittedPublicSecurityGroupRuleRanges can only be specified when \
             BlockPublicSecurityGroupRules is true.",
        ));
    }
    for range in ranges {
        let least = range.min_range.unwrap_or_default();
        let most = *range.max_range.get_or_insert(least);
        if most < least {
            return Err(ApiError::invalid_request(format!(
                "The port range {least} to {most} is not valid: MaxRange must not be less than MinRange."
            )));
        }
    }
    Ok(configuration)
}
