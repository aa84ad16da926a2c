// SPDX-License-Identifier: Apache-2.0
//! GetSecretValue and DescribeSecret.

use emrys_protocol::secrets::types::{
    DescribeSecretRequest, DescribeSecretResponse, GetSecretValueRequest, GetSecretValueResponse,
};
use emrys_protocol::types::Timestamp;
use emrys_protocol::{ApiError, ErrorCode};

use super::Secrets;
use super::record::{CURRENT, Kind, SecretRecord, Version, no_version};

pub(super) fn value(
    secrets: &Secrets,
    input: &GetSecretValueRequest,
) -> Result<GetSecretValueResponse, ApiError> {
    let secret = secrets.find(input.secret_id.as_deref(), crate::time::now())?;
    secret.check_alive()?;
    let version = select(
        &secret,
        input.version_id.as_deref(),
        input.version_stage.as_deref(),
    )?;
    let value = version.open(&secret, &secrets.seal)?;
    let (secret_string, secret_binary) = match value.kind {
        Kind::Text => (Some(value.content), None),
        Kind::Bytes => (None, Some(value.content)),
    };
    Ok(GetSecretValueResponse {
        arn: Some(secret.arn.clone()),
        name: Some(secret.name.clone()),
        version_id: Some(version.id.clone()),
        version_stages: Some(version.shown_stages()),
        created_date: Some(Timestamp::from_millis(version.created)),
        secret_string,
        secret_binary,
    })
}

/// The version that a request means.
fn select<'a>(
    secret: &'a SecretRecord,
    id: Option<&str>,
    stage: Option<&str>,
) -> Result<&'a Version, ApiError> {
    let Some(id) = id else {
        let stage = stage.unwrap_or(CURRENT);
        return secret
            .staged(stage)
            .ok_or_else(|| no_version("staging label", stage));
    };
    let version = secret
        .version(id)
        .ok_or_else(|| no_version("VersionId", id))?;
    match stage {
        Some(stage) if !version.stages.contains(stage) => Err(ApiError::new(
            ErrorCode::InvalidRequestException,
            "You provided a VersionStage that is not associated to the provided VersionId.",
        )),
        _ => Ok(version),
    }
}

pub(super) fn describe(
    secrets: &Secrets,
    input: &DescribeSecretRequest,
) -> Result<DescribeSecretResponse, ApiError> {
    let secret = secrets.find(input.secret_id.as_deref(), crate::time::now())?;
    Ok(DescribeSecretResponse {
        arn: Some(secret.arn.clone()),
        name: Some(secret.name.clone()),
        description: secret.description.clone(),
        kms_key_id: secret.kms_key_id.clone(),
        created_date: Some(Timestamp::from_millis(secret.created)),
        last_changed_date: Some(Timestamp::from_millis(secret.changed)),
        deleted_date: secret.shown_deletion(),
        tags: secret.shown_tags(),
        version_ids_to_stages: secret.stages(),
        ..DescribeSecretResponse::default()
    })
}
