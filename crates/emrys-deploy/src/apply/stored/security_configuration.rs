// SPDX-License-Identifier: Apache-2.0
//! EMR's security configurations. EMR changes none: one that has to be another is deleted and created again.

use emrys_protocol::types::{
    CreateSecurityConfigurationInput, DeleteSecurityConfigurationInput,
    DescribeSecurityConfigurationInput,
};
use emrys_protocol::{ApiError, EmrApi};
use serde_json::{Value, json};

use super::{document, parsed};

pub(super) fn wanted(properties: &Value) -> Value {
    json!({ "SecurityConfiguration": parsed(&configuration(properties)) })
}

fn configuration(properties: &Value) -> String {
    document(properties, &["SecurityConfiguration"])
}

pub(super) async fn found(emr: &dyn EmrApi, name: &str) -> Result<Option<Value>, ApiError> {
    let input = DescribeSecurityConfigurationInput {
        name: Some(name.to_owned()),
    };
    let found = match emr.describe_security_configuration(input).await {
        Err(error) if is_gone(&error) => return Ok(None),
        answer => answer?.security_configuration.unwrap_or_default(),
    };
    Ok(Some(json!({ "SecurityConfiguration": parsed(&found) })))
}

pub(super) async fn put(
    emr: &dyn EmrApi,
    name: &str,
    properties: &Value,
    is_there: bool,
) -> Result<(), ApiError> {
    if is_there {
        remove(emr, name).await?;
    }
    let input = CreateSecurityConfigurationInput {
        name: Some(name.to_owned()),
        security_configuration: Some(configuration(properties)),
    };
    emr.create_security_configuration(input).await?;
    Ok(())
}

pub(super) async fn remove(emr: &dyn EmrApi, name: &str) -> Result<(), ApiError> {
    let input = DeleteSecurityConfigurationInput {
        name: Some(name.to_owned()),
    };
    match emr.delete_security_configuration(input).await {
        Err(error) if is_gone(&error) => Ok(()),
        answer => answer.map(drop),
    }
}

/// EMR has no error of its own for it.
fn is_gone(error: &ApiError) -> bool {
    error.message().contains("does not exist")
}
