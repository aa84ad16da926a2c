// SPDX-License-Identifier: Apache-2.0
//! State machines of Step Functions.
//!
//! Neither logging nor encryption is asked of an engine: it keeps histories itself, and has no keys of KMS.

use emrys_protocol::states::types::{
    CreateStateMachineInput, DeleteStateMachineInput, DescribeStateMachineInput,
    StateMachineStatus, StateMachineType, Tag, UpdateStateMachineInput,
};
use emrys_protocol::types::{Open, Sensitive};
use emrys_protocol::{ApiError, ErrorCode, StatesApi};
use serde_json::{Value, json};

use super::{document, parsed, text};
use crate::apply::Place;

/// The type of a machine that names none.
const STANDARD: &str = "STANDARD";

pub(super) fn wanted(properties: &Value) -> Value {
    json!({
        "Definition": parsed(&definition(properties)),
        "RoleArn": text(properties, "RoleArn"),
        "Type": text(properties, "StateMachineType").unwrap_or(STANDARD),
    })
}

pub(super) async fn found(
    states: &dyn StatesApi,
    place: &Place,
    name: &str,
) -> Result<Option<Value>, ApiError> {
    let input = DescribeStateMachineInput {
        state_machine_arn: Some(arn(place, name)),
        ..DescribeStateMachineInput::default()
    };
    let machine = match states.describe_state_machine(input).await {
        Err(error) if *error.code() == ErrorCode::StateMachineDoesNotExist => return Ok(None),
        answer => answer?,
    };
    let status = machine.status.as_ref().and_then(Open::known);
    if status == Some(StateMachineStatus::Deleting) {
        return Ok(None);
    }
    let definition = machine.definition.as_ref().map(Sensitive::reveal);
    Ok(Some(json!({
        "Definition": parsed(definition.unwrap_or_default()),
        "RoleArn": machine.role_arn,
        "Type": machine.r#type.as_ref().map_or(STANDARD, Open::as_str),
    })))
}

pub(super) async fn put(
    states: &dyn StatesApi,
    place: &Place,
    name: &str,
    properties: &Value,
    is_there: bool,
) -> Result<(), ApiError> {
    let definition = Some(Sensitive::from(definition(properties)));
    let role_arn = text(properties, "RoleArn").map(str::to_owned);
    if is_there {
        let input = UpdateStateMachineInput {
            state_machine_arn: Some(arn(place, name)),
            definition,
            role_arn,
            publish: Some(true),
            ..UpdateStateMachineInput::default()
        };
        states.update_state_machine(input).await?;
        return Ok(());
    }
    let kind = text(properties, "StateMachineType").map(Open::<StateMachineType>::from_word);
    let input = CreateStateMachineInput {
        name: Some(name.to_owned()),
        definition,
        role_arn,
        r#type: kind,
        publish: Some(true),
        tags: Some(tags(properties)),
        ..CreateStateMachineInput::default()
    };
    states.create_state_machine(input).await?;
    Ok(())
}

pub(super) async fn remove(
    states: &dyn StatesApi,
    place: &Place,
    name: &str,
) -> Result<(), ApiError> {
    let input = DeleteStateMachineInput {
        state_machine_arn: Some(arn(place, name)),
    };
    // One that is not there is none to be deleted, for Step Functions, too.
    states.delete_state_machine(input).await?;
    Ok(())
}

/// The definition, with what the template puts into it.
fn definition(properties: &Value) -> String {
    let mut text = document(properties, &["DefinitionString", "Definition"]);
    let values = properties
        .get("DefinitionSubstitutions")
        .and_then(Value::as_object);
    for (name, value) in values.into_iter().flatten() {
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        text = text.replace(&format!("${{{name}}}"), &value);
    }
    text
}

fn tags(properties: &Value) -> Vec<Tag> {
    let tags = properties.get("Tags").and_then(Value::as_array);
    let tags = tags.into_iter().flatten();
    let word = |tag: &Value, name: &str| text(tag, name).map(str::to_owned);
    tags.map(|tag| Tag {
        key: word(tag, "Key"),
        value: word(tag, "Value"),
    })
    .collect()
}

fn arn(place: &Place, name: &str) -> String {
    let Place {
        partition,
        region,
        account,
        ..
    } = place;
    format!("arn:{partition}:states:{region}:{account}:stateMachine:{name}")
}
