// SPDX-License-Identifier: Apache-2.0
//! Tags, which state machines and activities have.

use std::collections::BTreeMap;

use emrys_protocol::states::types::Tag;
use emrys_protocol::{ApiError, ErrorCode};

/// Most tags of a resource.
const MOST: usize = 50;

pub(crate) type Tags = BTreeMap<String, String>;

/// The tags with further ones, which replace those of the same keys.
pub(crate) fn with(mut tags: Tags, further: &[Tag]) -> Result<Tags, ApiError> {
    for tag in further {
        let (key, value) = (tag.key.clone(), tag.value.clone());
        let (key, value) = (key.unwrap_or_default(), value.unwrap_or_default());
        if key.to_ascii_lowercase().starts_with("aws:") {
            return Err(ApiError::validation(
                "Tag keys that begin with aws: are reserved for AWS.",
            ));
        }
        tags.insert(key, value);
    }
    if tags.len() > MOST {
        return Err(ApiError::new(
            ErrorCode::TooManyTags,
            format!("A resource can have no more than {MOST} tags."),
        ));
    }
    Ok(tags)
}

/// Tags as they are shown.
pub(crate) fn shown(tags: &Tags) -> Vec<Tag> {
    let tags = tags.iter().map(|(key, value)| Tag {
        key: Some(key.clone()),
        value: Some(value.clone()),
    });
    tags.collect()
}
