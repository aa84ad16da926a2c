// SPDX-License-Identifier: Apache-2.0
//! Parameters of Parameter Store.

use emrys_protocol::parameters::types::{
    AddTagsToResourceRequest, DeleteParameterRequest, DescribeParametersRequest,
    ListTagsForResourceRequest, ParameterStringFilter, ParameterTier, ParameterType,
    PutParameterRequest, ResourceTypeForTagging, Tag,
};
use emrys_protocol::types::Open;
use emrys_protocol::{ApiError, ErrorCode, ParametersApi};
use serde_json::{Value, json};

use super::{tags, text};
use crate::registry::store;

pub(super) fn wanted(properties: &Value) -> Value {
    let value = text(properties, "Value").unwrap_or_default();
    let kind = text(properties, "Type").unwrap_or("String");
    json!({
        "Type": kind,
        "Value": value,
        "Description": text(properties, "Description"),
        "Tags": tags::wanted(properties),
    })
}

pub(super) async fn found(
    parameters: &dyn ParametersApi,
    name: &str,
    properties: &Value,
) -> Result<Option<Value>, ApiError> {
    let Some(parameter) = store::parameter(parameters, name).await? else {
        return Ok(None);
    };
    let kind = parameter.r#type.as_ref().map_or("String", Open::as_str);
    Ok(Some(json!({
        "Type": kind,
        "Value": store::revealed(parameter.value.as_ref()),
        "Description": description(parameters, name, properties).await?,
        "Tags": tags::found(properties, tags_of(parameters, name).await)?,
    })))
}

/// The description, which comes with lists of parameters alone; what the template says where there are none, or where it
/// says nothing.
async fn description(
    parameters: &dyn ParametersApi,
    name: &str,
    properties: &Value,
) -> Result<Option<String>, ApiError> {
    let Some(wanted) = text(properties, "Description") else {
        return Ok(None);
    };
    let filter = ParameterStringFilter {
        key: Some("Name".to_owned()),
        option: Some("Equals".to_owned()),
        values: Some(vec![name.to_owned()]),
    };
    let input = DescribeParametersRequest {
        parameter_filters: Some(vec![filter]),
        ..DescribeParametersRequest::default()
    };
    let answer = match parameters.describe_parameters(input).await {
        Err(error) if tags::is_unknown(&error) => return Ok(Some(wanted.to_owned())),
        answer => answer?,
    };
    let found = answer.parameters.unwrap_or_default().into_iter().next();
    Ok(found.and_then(|found| found.description))
}

async fn tags_of(parameters: &dyn ParametersApi, name: &str) -> Result<Vec<tags::Pair>, ApiError> {
    let input = ListTagsForResourceRequest {
        resource_id: Some(name.to_owned()),
        resource_type: Some(Open::from(ResourceTypeForTagging::Parameter)),
    };
    let answer = parameters.list_tags_for_resource(input).await?;
    let found = answer.tag_list.unwrap_or_default().into_iter();
    Ok(found.map(|tag| (tag.key, tag.value)).collect())
}

pub(super) async fn put(
    parameters: &dyn ParametersApi,
    name: &str,
    properties: &Value,
    is_there: bool,
) -> Result<(), ApiError> {
    let word = |name: &str| text(properties, name).map(str::to_owned);
    let tier = word("Tier").map(|tier| Open::<ParameterTier>::from_word(&tier));
    let kind = word("Type").unwrap_or_else(|| "String".to_owned());
    let input = PutParameterRequest {
        name: Some(name.to_owned()),
        value: Some(word("Value").unwrap_or_default().into()),
        r#type: Some(Open::<ParameterType>::from_word(&kind)),
        description: word("Description"),
        tier,
        overwrite: Some(is_there),
        // Parameter Store takes tags from whoever creates alone.
        tags: (!is_there).then(|| typed(properties)),
        ..PutParameterRequest::default()
    };
    parameters.put_parameter(input).await?;
    if !is_there {
        return Ok(());
    }
    let input = AddTagsToResourceRequest {
        resource_id: Some(name.to_owned()),
        resource_type: Some(Open::from(ResourceTypeForTagging::Parameter)),
        tags: Some(typed(properties)),
    };
    match parameters.add_tags_to_resource(input).await {
        Err(error) if tags::is_unknown(&error) => Ok(()),
        answer => answer.map(drop),
    }
}

fn typed(properties: &Value) -> Vec<Tag> {
    tags::typed(properties, |key, value| Tag {
        key: Some(key),
        value: Some(value),
    })
}

pub(super) async fn remove(parameters: &dyn ParametersApi, name: &str) -> Result<(), ApiError> {
    let input = DeleteParameterRequest {
        name: Some(name.to_owned()),
    };
    match parameters.delete_parameter(input).await {
        Err(error) if *error.code() == ErrorCode::ParameterNotFound => Ok(()),
        answer => answer.map(drop),
    }
}
