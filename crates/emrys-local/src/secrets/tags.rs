// SPDX-License-Identifier: Apache-2.0
//! Tags of secrets.

use std::collections::BTreeMap;

use emrys_protocol::secrets::types::{Tag, TagResourceRequest, UntagResourceRequest};
use emrys_protocol::{ApiError, ErrorCode};

use super::Secrets;
use super::record::SecretRecord;

/// Most tags of a secret.
const MOST_TAGS: usize = 50;

type Tags = BTreeMap<String, String>;

/// The tags with further ones, which replace those of the same keys.
pub(super) fn with(mut tags: Tags, further: &[Tag]) -> Result<Tags, ApiError> {
    for tag in further {
        let (key, value) = (tag.key.clone(), tag.value.clone());
        let (key, value) = (key.unwrap_or_default(), value.unwrap_or_default());
        if key.to_ascii_lowercase().starts_with("aws:") {
            return Err(ApiError::new(
                ErrorCode::InvalidParameterException,
                "Tag keys that begin with aws: are reserved for AWS.",
            ));
        }
        tags.insert(key, value);
    }
    if tags.len() > MOST_TAGS {
        return Err(ApiError::new(
            ErrorCode::LimitExceededException,
            format!("A secret can have no more than {MOST_TAGS} tags."),
        ));
    }
    Ok(tags)
}

pub(super) async fn add(secrets: &Secrets, input: &TagResourceRequest) -> Result<(), ApiError> {
    let further = input.tags.as_deref().unwrap_or_default();
    let change = |secret: &mut SecretRecord, _| {
        secret.tags = with(std::mem::take(&mut secret.tags), further)?;
        Ok(())
    };
    secrets.change(input.secret_id.as_deref(), change).await
}

pub(super) async fn remove(
    secrets: &Secrets,
    input: &UntagResourceRequest,
) -> Result<(), ApiError> {
    let keys = input.tag_keys.as_deref().unwrap_or_default();
    let change = |secret: &mut SecretRecord, _| {
        secret.tags.retain(|key, _| !keys.contains(key));
        Ok(())
    };
    secrets.change(input.secret_id.as_deref(), change).await
}
