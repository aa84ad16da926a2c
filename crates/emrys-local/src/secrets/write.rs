// SPDX-License-Identifier: Apache-2.0
//! CreateSecret, PutSecretValue and UpdateSecret.
//!
//! A request's token is the id of the version that it makes. So a request that comes again makes no second version, and
//! a token that brings another value is refused.

use std::collections::BTreeMap;

use emrys_protocol::secrets::types::{
    CreateSecretRequest, CreateSecretResponse, PutSecretValueRequest, PutSecretValueResponse,
    UpdateSecretRequest, UpdateSecretResponse,
};
use emrys_protocol::types::Sensitive;
use emrys_protocol::{ApiError, ErrorCode};

use super::record::{CURRENT, Kind, SecretRecord, Value, Version};
use super::{Secrets, id, stages, tags};
use crate::records::Millis;
use crate::seal::Seal;

/// Largest value, in bytes.
const LARGEST_VALUE: usize = 65_536;
/// Most stages of a version.
const MOST_STAGES: usize = 20;

pub(super) async fn create(
    secrets: &Secrets,
    region: &str,
    random: &(dyn Fn() -> [u8; 16] + Sync),
    input: &CreateSecretRequest,
) -> Result<CreateSecretResponse, ApiError> {
    let name = input.name.as_deref().unwrap_or_default();
    id::check_name(name)?;
    if input.add_replica_regions.is_some() {
        return Err(ApiError::new(
            ErrorCode::NotImplemented,
            "replication to other regions is not implemented",
        ));
    }
    let value = value(&input.secret_string, &input.secret_binary)?;
    let tags = tags::with(BTreeMap::new(), input.tags.as_deref().unwrap_or_default())?;
    let token = token(&input.client_request_token, random());
    let arn = id::arn(region, name, random());
    let now = crate::time::now();
    secrets
        .draft(|draft| {
            let before = draft.get(name).filter(|before| !before.is_gone(now));
            let (record, made) = match before {
                Some(before) => (
                    before.clone(),
                    again(before, &token, value.as_ref(), &secrets.seal)?,
                ),
                None => {
                    let mut record = SecretRecord {
                        name: name.to_owned(),
                        arn,
                        description: input.description.clone(),
                        kms_key_id: input.kms_key_id.clone().filter(|key| !key.is_empty()),
                        tags,
                        created: now,
                        changed: now,
                        deletion: None,
                        versions: Vec::new(),
                    };
                    if let Some(value) = &value {
                        add(&mut record, &token, value, &[CURRENT], now, &secrets.seal)?;
                    }
                    (record, value.is_some())
                }
            };
            let answer = CreateSecretResponse {
                arn: Some(record.arn.clone()),
                name: Some(record.name.clone()),
                version_id: made.then_some(token),
                ..CreateSecretResponse::default()
            };
            draft.put(name, record);
            Ok(answer)
        })
        .await
}

/// Whether a request to create the secret is the one that has created it; else the name is taken.
fn again(
    before: &SecretRecord,
    token: &str,
    value: Option<&Value>,
    seal: &Seal,
) -> Result<bool, ApiError> {
    if before.deletion.is_some() {
        return Err(ApiError::new(
            ErrorCode::InvalidRequestException,
            "You can't create this secret because a secret with this name is already scheduled for deletion.",
        ));
    }
    if let (Some(version), Some(value)) = (before.version(token), value)
        && version.open(before, seal)? == *value
    {
        return Ok(true);
    }
    let message = format!(
        "The operation failed because the secret {} already exists.",
        before.name
    );
    Err(ApiError::new(ErrorCode::ResourceExistsException, message))
}

pub(super) async fn put_value(
    secrets: &Secrets,
    random: [u8; 16],
    input: &PutSecretValueRequest,
) -> Result<PutSecretValueResponse, ApiError> {
    let value = value(&input.secret_string, &input.secret_binary)?.ok_or_else(|| {
        ApiError::new(
            ErrorCode::InvalidRequestException,
            "You must provide either SecretString or SecretBinary.",
        )
    })?;
    let token = token(&input.client_request_token, random);
    let wanted = input.version_stages.as_deref().unwrap_or_default();
    let change = |secret: &mut SecretRecord, now| {
        let mut wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        // The first version is the current one, whatever it is asked to be.
        if wanted.is_empty() || secret.staged(CURRENT).is_none() && !wanted.contains(&CURRENT) {
            wanted.push(CURRENT);
        }
        add(secret, &token, &value, &wanted, now, &secrets.seal)?;
        let version = secret.version(&token);
        Ok(PutSecretValueResponse {
            arn: Some(secret.arn.clone()),
            name: Some(secret.name.clone()),
            version_id: Some(token.clone()),
            version_stages: version.map(Version::shown_stages),
        })
    };
    secrets.change(input.secret_id.as_deref(), change).await
}

pub(super) async fn update(
    secrets: &Secrets,
    random: [u8; 16],
    input: &UpdateSecretRequest,
) -> Result<UpdateSecretResponse, ApiError> {
    let value = value(&input.secret_string, &input.secret_binary)?;
    let token = token(&input.client_request_token, random);
    let change = |secret: &mut SecretRecord, now| {
        if let Some(description) = &input.description {
            secret.description = Some(description.clone());
        }
        if let Some(key) = &input.kms_key_id {
            secret.kms_key_id = Some(key.clone()).filter(|key| !key.is_empty());
        }
        if let Some(value) = &value {
            add(secret, &token, value, &[CURRENT], now, &secrets.seal)?;
        }
        secret.changed = now;
        Ok(UpdateSecretResponse {
            arn: Some(secret.arn.clone()),
            name: Some(secret.name.clone()),
            version_id: value.is_some().then(|| token.clone()),
        })
    };
    secrets.change(input.secret_id.as_deref(), change).await
}

/// Adds the value as a version with these stages, unless it is that version already.
fn add(
    secret: &mut SecretRecord,
    token: &str,
    value: &Value,
    wanted: &[&str],
    now: Millis,
    seal: &Seal,
) -> Result<(), ApiError> {
    if let Some(version) = secret.version(token) {
        if version.open(secret, seal)? == *value {
            return Ok(());
        }
        let message = format!(
            "You can't use ClientRequestToken {token} because that value is already in use for a version of secret {}.",
            secret.arn
        );
        return Err(ApiError::new(ErrorCode::ResourceExistsException, message));
    }
    let version = Version::seal(secret, token, value, now, seal)?;
    secret.add(version);
    for stage in wanted {
        stages::place(secret, stage, token);
    }
    secret.changed = now;
    match secret.version(token) {
        Some(version) if version.stages.len() > MOST_STAGES => Err(ApiError::new(
            ErrorCode::LimitExceededException,
            format!("A version of a secret can have no more than {MOST_STAGES} staging labels."),
        )),
        _ => Ok(()),
    }
}

/// The value of a request, if it brings one.
fn value(text: &Option<Sensitive>, binary: &Option<Sensitive>) -> Result<Option<Value>, ApiError> {
    let (kind, content, length) = match (text, binary) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => {
            return Err(ApiError::new(
                ErrorCode::InvalidParameterException,
                "You can't specify both a binary secret value and a string secret value in the same secret.",
            ));
        }
        (Some(text), None) => (Kind::Text, text, text.reveal().len()),
        (None, Some(binary)) => {
            let bytes = base64_simd::STANDARD.decode_to_vec(binary.reveal());
            let bytes = bytes.map_err(|_| {
                let message = "the member `SecretBinary` is not base64";
                ApiError::new(ErrorCode::SerializationException, message)
            })?;
            (Kind::Bytes, binary, bytes.len())
        }
    };
    if !(1..=LARGEST_VALUE).contains(&length) {
        return Err(ApiError::validation(format!(
            "The value of a secret has from 1 to {LARGEST_VALUE} bytes, not {length}."
        )));
    }
    let content = content.clone();
    Ok(Some(Value { kind, content }))
}

fn token(given: &Option<String>, random: [u8; 16]) -> String {
    given.clone().unwrap_or_else(|| id::version(random))
}
