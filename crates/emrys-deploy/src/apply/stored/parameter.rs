// SPDX-License-Identifier: Apache-2.0
//! Parameters of Parameter Store.

use emrys_protocol::parameters::types::{
    DeleteParameterRequest, ParameterTier, ParameterType, PutParameterRequest, Tag,
};
use emrys_protocol::types::Open;
use emrys_protocol::{ApiError, ErrorCode, ParametersApi};
use serde_json::{Value, json};

use super::text;
use crate::registry::store;

pub(super) fn wanted(properties: &Value) -> Value {
    let value = text(properties, "Value").unwrap_or_default();
    let kind = text(properties, "Type").unwrap_or("String");
    json!({ "Type": kind, "Value": value })
}

pub(super) async fn found(
    parameters: &dyn ParametersApi,
    name: &str,
) -> Result<Option<Value>, ApiError> {
    let found = store::parameter(parameters, name).await?;
    Ok(found.map(|parameter| {
        let kind = parameter.r#type.as_ref().map_or("String", Open::as_str);
        json!({ "Type": kind, "Value": store::revealed(parameter.value.as_ref()) })
    }))
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
        tags: (!is_there).then(|| tags(properties)),
        ..PutParameterRequest::default()
    };
    parameters.put_parameter(input).await?;
    Ok(())
}

/// Tags: of this type alone they are a mapping.
fn tags(properties: &Value) -> Vec<Tag> {
    let tags = properties.get("Tags").and_then(Value::as_object);
    let tags = tags.into_iter().flatten();
    tags.map(|(key, value)| Tag {
        key: Some(key.clone()),
        value: value.as_str().map(str::to_owned),
    })
    .collect()
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
