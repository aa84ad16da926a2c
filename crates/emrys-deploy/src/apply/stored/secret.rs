// SPDX-License-Identifier: Apache-2.0
//! Secrets of Secrets Manager that are members of another one.
//!
//! Values are read when they are compared and when they are stored, and go nowhere else: neither a change nor a record nor an
//! error has one.

use emrys_protocol::secrets::types::{
    CreateSecretRequest, DeleteSecretRequest, DescribeSecretRequest, GetSecretValueRequest, Tag,
    TagResourceRequest, UpdateSecretRequest,
};
use emrys_protocol::types::Sensitive;
use emrys_protocol::{ApiError, ErrorCode, SecretsApi};
use serde_json::{Map, Value, json};

use super::{tags, text};
use crate::apply::ApplyError;
use crate::secrets::{self, LONGEST_PROPERTY};

/// What stands for a value wherever values are shown.
const SAME: &str = "as the member of the other secret is";
const OTHER: &str = "as that member was before";

/// Why a secret cannot be split.
#[derive(Debug, thiserror::Error)]
pub enum SplitError {
    /// It is not there, or must not be read: create it, or let whoever deploys read it.
    #[error("the secret `{secret}`, whose `{member}` is configured, cannot be read: {source}")]
    Unreadable {
        /// Its name or ARN.
        secret: String,
        /// The member.
        member: String,
        /// What the service says.
        source: ApiError,
    },
    /// It has one value and no members: store a JSON object in it.
    #[error(
        "the secret `{0}` is no JSON object, and `secret_configurations` are members of one: write `EMR.secret@NAME` under \
         `configurations` for a secret that is a single value"
    )]
    NoObject(String),
    /// It lacks the member: add it, or correct the property's name.
    #[error(
        "the secret `{secret}` has no member `{member}`: add it there, or correct the property"
    )]
    NoMember {
        /// Its name or ARN.
        secret: String,
        /// The member.
        member: String,
    },
    /// The member is no text, or an empty one: store a text.
    #[error("`{member}` of the secret `{secret}` is no text with at least one character")]
    NoText {
        /// Its name or ARN.
        secret: String,
        /// The member.
        member: String,
    },
    /// EMR takes less (RG storing-sensitive-data): shorten it.
    #[error(
        "`{member}` of the secret `{secret}` has {length} characters together with its name, and EMR takes {LONGEST_PROPERTY}"
    )]
    TooLong {
        /// Its name or ARN.
        secret: String,
        /// The member.
        member: String,
        /// The characters of both.
        length: usize,
    },
}

/// Whether a secret of a template is one that engines store: a member of another one.
pub(super) fn is_one(properties: &Value) -> bool {
    text(properties, "SecretString").is_some_and(|text| secrets::member(text).is_some())
}

pub(super) fn wanted(properties: &Value) -> Value {
    json!({
        "Value": SAME,
        "Description": text(properties, "Description"),
        "Tags": tags::wanted(properties),
    })
}

/// What is there. The other secret is read, too, so that what is wrong with it is said before anything is stored.
pub(super) async fn found(
    secrets: &dyn SecretsApi,
    name: &str,
    properties: &Value,
) -> Result<Option<Value>, ApplyError> {
    let refused = || ApplyError::refused(format!("reading the secret {name}"));
    let value = member_of(secrets, properties).await?;
    let Some(own) = value_of(secrets, name).await.map_err(refused())? else {
        return Ok(None);
    };
    let input = DescribeSecretRequest {
        secret_id: Some(name.to_owned()),
    };
    let described = secrets.describe_secret(input).await.map_err(refused())?;
    let there = described.tags.unwrap_or_default().into_iter();
    let there = there.map(|tag| (tag.key, tag.value)).collect();
    let is_same = own.reveal() == value.reveal();
    Ok(Some(json!({
        "Value": if is_same { SAME } else { OTHER },
        "Description": described.description,
        "Tags": tags::found(properties, Ok(there)).map_err(refused())?,
    })))
}

pub(super) async fn put(
    secrets: &dyn SecretsApi,
    name: &str,
    properties: &Value,
    is_there: bool,
) -> Result<(), ApplyError> {
    let refused = || ApplyError::refused(format!("storing the secret {name}"));
    let value = Some(member_of(secrets, properties).await?);
    let description = text(properties, "Description").map(str::to_owned);
    let own = tags::typed(properties, |key, value| Tag {
        key: Some(key),
        value: Some(value),
    });
    if !is_there {
        let input = CreateSecretRequest {
            name: Some(name.to_owned()),
            secret_string: value,
            description,
            tags: Some(own),
            ..CreateSecretRequest::default()
        };
        secrets.create_secret(input).await.map_err(refused())?;
        return Ok(());
    }
    let input = UpdateSecretRequest {
        secret_id: Some(name.to_owned()),
        secret_string: value,
        description,
        ..UpdateSecretRequest::default()
    };
    secrets.update_secret(input).await.map_err(refused())?;
    let input = TagResourceRequest {
        secret_id: Some(name.to_owned()),
        tags: Some(own),
    };
    secrets.tag_resource(input).await.map_err(refused())
}

/// Removes it for good: another one of the name may follow at once.
pub(super) async fn remove(secrets: &dyn SecretsApi, name: &str) -> Result<(), ApiError> {
    let input = DeleteSecretRequest {
        secret_id: Some(name.to_owned()),
        force_delete_without_recovery: Some(true),
        ..DeleteSecretRequest::default()
    };
    match secrets.delete_secret(input).await {
        Err(error) if is_gone(&error) => Ok(()),
        answer => answer.map(drop),
    }
}

/// The member of the other secret that a template means.
async fn member_of(secrets: &dyn SecretsApi, properties: &Value) -> Result<Sensitive, SplitError> {
    let meant = text(properties, "SecretString").unwrap_or_default();
    let (id, name) = secrets::member(meant).unwrap_or_default();
    let (secret, member) = (id.to_owned(), name.to_owned());
    let text = match value_of(secrets, id).await {
        Ok(Some(text)) => text,
        Ok(None) => {
            let missing = "Secrets Manager can't find the specified secret.";
            return Err(SplitError::Unreadable {
                secret,
                member,
                source: ApiError::new(ErrorCode::ResourceNotFoundException, missing),
            });
        }
        Err(source) => {
            return Err(SplitError::Unreadable {
                secret,
                member,
                source,
            });
        }
    };
    // The reason would quote the text.
    let members: Result<Map<String, Value>, _> = serde_json::from_str(text.reveal());
    let Ok(members) = members else {
        return Err(SplitError::NoObject(secret));
    };
    match members.get(name) {
        None => Err(SplitError::NoMember { secret, member }),
        Some(Value::String(value)) if !value.is_empty() => {
            let length = name.chars().count() + value.chars().count();
            match length > LONGEST_PROPERTY {
                true => Err(SplitError::TooLong {
                    secret,
                    member,
                    length,
                }),
                false => Ok(Sensitive::from(value.clone())),
            }
        }
        Some(_) => Err(SplitError::NoText { secret, member }),
    }
}

/// The text of a secret, if there is one of that name.
async fn value_of(secrets: &dyn SecretsApi, id: &str) -> Result<Option<Sensitive>, ApiError> {
    let input = GetSecretValueRequest {
        secret_id: Some(id.to_owned()),
        ..GetSecretValueRequest::default()
    };
    match secrets.get_secret_value(input).await {
        Err(error) if is_gone(&error) => Ok(None),
        answer => Ok(Some(answer?.secret_string.unwrap_or_default())),
    }
}

fn is_gone(error: &ApiError) -> bool {
    *error.code() == ErrorCode::ResourceNotFoundException
}
