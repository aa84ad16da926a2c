// SPDX-License-Identifier: Apache-2.0
//! State machines of Step Functions.
//!
//! Neither logging nor encryption is asked of an engine: it keeps histories itself, and has no keys of KMS.

use emrys_protocol::states::types::{
    CreateStateMachineInput, DeleteStateMachineInput, DescribeStateMachineInput,
    ListTagsForResourceInput, StateMachineStatus, StateMachineType, Tag, TagResourceInput,
    UpdateStateMachineInput,
};
use emrys_protocol::types::{Open, Sensitive};
use emrys_protocol::{ApiError, ErrorCode, StatesApi};
use serde_json::{Value, json};

use super::{document, parsed, tags, text};
use crate::apply::Place;

/// The type of a machine that names none.
const STANDARD: &str = "STANDARD";

pub(super) fn wanted(properties: &Value) -> Value {
    json!({
        "Definition": parsed(&definition(properties)),
        "RoleArn": text(properties, "RoleArn"),
        "Type": text(properties, "StateMachineType").unwrap_or(STANDARD),
        "Tags": tags::wanted(properties),
    })
}

pub(super) async fn found(
    states: &dyn StatesApi,
    place: &Place,
    name: &str,
    properties: &Value,
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
        "Tags": tags::found(properties, tags_of(states, place, name).await)?,
    })))
}

async fn tags_of(
    states: &dyn StatesApi,
    place: &Place,
    name: &str,
) -> Result<Vec<tags::Pair>, ApiError> {
    let input = ListTagsForResourceInput {
        resource_arn: Some(arn(place, name)),
    };
    let answer = states.list_tags_for_resource(input).await?;
    let found = answer.tags.unwrap_or_default().into_iter();
    Ok(found.map(|tag| (tag.key, tag.value)).collect())
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
        let input = TagResourceInput {
            resource_arn: Some(arn(place, name)),
            tags: Some(typed(properties)),
        };
        return match states.tag_resource(input).await {
            Err(error) if tags::is_unknown(&error) => Ok(()),
            answer => answer.map(drop),
        };
    }
    let kind = text(properties, "StateMachineType").map(Open::<StateMachineType>::from_word);
    let input = CreateStateMachineInput {
        name: Some(name.to_owned()),
        definition,
        role_arn,
        r#type: kind,
        publish: Some(true),
        tags: Some(typed(properties)),
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

fn typed(properties: &Value) -> Vec<Tag> {
    tags::typed(properties, |key, value| Tag {
        key: Some(key),
        value: Some(value),
    })
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
