// SPDX-License-Identifier: Apache-2.0
//! Tags of parameters.

use std::collections::BTreeMap;

use emrys_protocol::parameters::types::{
    AddTagsToResourceRequest, AddTagsToResourceResult, ListTagsForResourceRequest,
    ListTagsForResourceResult, RemoveTagsFromResourceRequest, RemoveTagsFromResourceResult,
    ResourceTypeForTagging, Tag,
};
use emrys_protocol::types::Open;
use emrys_protocol::{ApiError, ErrorCode};

use super::record::ParameterRecord;
use super::{Draft, Parameters, name};

/// Most tags of a parameter.
const MOST_TAGS: usize = 50;

type Tags = BTreeMap<String, String>;

/// The tags with further ones, which replace those of the same keys.
pub(super) fn with(mut tags: Tags, further: &[Tag]) -> Result<Tags, ApiError> {
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
    if tags.len() > MOST_TAGS {
        return Err(ApiError::new(
            ErrorCode::TooManyTagsError,
            format!("A resource can have no more than {MOST_TAGS} tags."),
        ));
    }
    Ok(tags)
}

pub(super) async fn add(
    parameters: &Parameters,
    input: &AddTagsToResourceRequest,
) -> Result<AddTagsToResourceResult, ApiError> {
    let name = parameter(input.resource_type.as_ref(), input.resource_id.as_deref())?;
    let further = input.tags.as_deref().unwrap_or_default();
    change(parameters, name, |tags| with(tags, further)).await?;
    Ok(AddTagsToResourceResult {})
}

pub(super) async fn remove(
    parameters: &Parameters,
    input: &RemoveTagsFromResourceRequest,
) -> Result<RemoveTagsFromResourceResult, ApiError> {
    let name = parameter(input.resource_type.as_ref(), input.resource_id.as_deref())?;
    let keys = input.tag_keys.as_deref().unwrap_or_default();
    let without = |mut tags: Tags| {
        tags.retain(|key, _| !keys.contains(key));
        Ok(tags)
    };
    change(parameters, name, without).await?;
    Ok(RemoveTagsFromResourceResult {})
}

pub(super) fn list(
    parameters: &Parameters,
    input: &ListTagsForResourceRequest,
) -> Result<ListTagsForResourceResult, ApiError> {
    let name = parameter(input.resource_type.as_ref(), input.resource_id.as_deref())?;
    let record = parameters.records.get(name::key(name));
    let record = record.ok_or_else(unknown)?;
    let tags = record.tags.iter().map(|(key, value)| Tag {
        key: Some(key.clone()),
        value: Some(value.clone()),
    });
    Ok(ListTagsForResourceResult {
        tag_list: Some(tags.collect()),
    })
}

async fn change(
    parameters: &Parameters,
    name: &str,
    change: impl FnOnce(Tags) -> Result<Tags, ApiError>,
) -> Result<(), ApiError> {
    let decide = |draft: &mut Draft<'_, ParameterRecord>| {
        let key = name::key(name);
        let mut record = draft.get(key).cloned().ok_or_else(unknown)?;
        record.tags = change(record.tags)?;
        draft.put(key, record);
        Ok(())
    };
    parameters.change(decide).await
}

/// The parameter that is meant: there are no resources of other types here.
fn parameter<'a>(
    kind: Option<&Open<ResourceTypeForTagging>>,
    id: Option<&'a str>,
) -> Result<&'a str, ApiError> {
    match kind.and_then(Open::known) {
        Some(ResourceTypeForTagging::Parameter) => Ok(id.unwrap_or_default()),
        _ => Err(ApiError::new(
            ErrorCode::InvalidResourceType,
            "The resource type isn't valid: only parameters are kept here.",
        )),
    }
}

fn unknown() -> ApiError {
    ApiError::new(
        ErrorCode::InvalidResourceId,
        "The resource ID isn't valid. Verify that you entered the correct ID and try again.",
    )
}
