// SPDX-License-Identifier: Apache-2.0
//! Rules of EventBridge with their targets, on the default bus.

use emrys_protocol::events::types::{
    DeleteRuleRequest, DescribeRuleRequest, InputTransformer, ListTagsForResourceRequest,
    ListTargetsByRuleRequest, PutRuleRequest, PutTargetsRequest, RemoveTargetsRequest, RetryPolicy,
    RuleState, Tag, TagResourceRequest, Target,
};
use emrys_protocol::types::Open;
use emrys_protocol::{ApiError, ErrorCode, EventsApi};
use serde_json::{Map, Value, json};

use super::{document, parsed, tags, text};
use crate::apply::Place;
use crate::members;

pub(super) fn wanted(properties: &Value) -> Value {
    let pattern = properties
        .get("EventPattern")
        .map(|_| parsed(&pattern(properties)));
    let mut wanted = rule(
        pattern.as_ref(),
        text(properties, "ScheduleExpression"),
        text(properties, "State").unwrap_or("ENABLED"),
        &targets(properties),
    );
    members::set(
        &mut wanted,
        "Description",
        json!(text(properties, "Description")),
    );
    members::set(&mut wanted, "Tags", tags::wanted(properties));
    wanted
}

/// A rule as it is compared: its targets by id.
fn rule(pattern: Option<&Value>, schedule: Option<&str>, state: &str, targets: &[Target]) -> Value {
    let targets = targets.iter().map(|target| {
        let id = target.id.clone().unwrap_or_default();
        (id, serde_json::to_value(target).unwrap_or_default())
    });
    json!({
        "EventPattern": pattern,
        "ScheduleExpression": schedule,
        "State": state,
        "Targets": targets.collect::<Map<String, Value>>(),
    })
}

pub(super) async fn found(
    events: &dyn EventsApi,
    place: &Place,
    name: &str,
    properties: &Value,
) -> Result<Option<Value>, ApiError> {
    let input = DescribeRuleRequest {
        name: Some(name.to_owned()),
        ..DescribeRuleRequest::default()
    };
    let found = match events.describe_rule(input).await {
        Err(error) if is_gone(&error) => return Ok(None),
        answer => answer?,
    };
    let pattern = found.event_pattern.as_deref().map(parsed);
    let schedule = found.schedule_expression.as_deref();
    let state = found.state.as_ref().map_or("", Open::as_str);
    let targets = targets_of(events, name).await?;
    let mut rule = rule(pattern.as_ref(), schedule, state, &targets);
    members::set(&mut rule, "Description", json!(found.description));
    let there = tags_of(events, &arn(place, name)).await;
    members::set(&mut rule, "Tags", tags::found(properties, there)?);
    Ok(Some(rule))
}

async fn tags_of(events: &dyn EventsApi, arn: &str) -> Result<Vec<tags::Pair>, ApiError> {
    let input = ListTagsForResourceRequest {
        resource_arn: Some(arn.to_owned()),
    };
    let answer = events.list_tags_for_resource(input).await?;
    let found = answer.tags.unwrap_or_default().into_iter();
    Ok(found.map(|tag| (tag.key, tag.value)).collect())
}

/// The ARN of a rule of the default bus.
fn arn(place: &Place, name: &str) -> String {
    let Place {
        partition,
        region,
        account,
        ..
    } = place;
    format!("arn:{partition}:events:{region}:{account}:rule/{name}")
}

async fn targets_of(events: &dyn EventsApi, name: &str) -> Result<Vec<Target>, ApiError> {
    let mut targets = Vec::new();
    let mut next_token = None;
    loop {
        let input = ListTargetsByRuleRequest {
            rule: Some(name.to_owned()),
            next_token,
            ..ListTargetsByRuleRequest::default()
        };
        let page = events.list_targets_by_rule(input).await?;
        targets.extend(page.targets.unwrap_or_default());
        next_token = page.next_token;
        if next_token.is_none() {
            return Ok(targets);
        }
    }
}

pub(super) async fn put(
    events: &dyn EventsApi,
    place: &Place,
    name: &str,
    properties: &Value,
    is_there: bool,
) -> Result<(), ApiError> {
    let word = |name: &str| text(properties, name).map(str::to_owned);
    let state = word("State").map(|state| Open::<RuleState>::from_word(&state));
    let input = PutRuleRequest {
        name: Some(name.to_owned()),
        description: word("Description"),
        event_pattern: properties.get("EventPattern").map(|_| pattern(properties)),
        schedule_expression: word("ScheduleExpression"),
        state,
        tags: (!is_there).then(|| typed(properties)),
        ..PutRuleRequest::default()
    };
    events.put_rule(input).await?;
    let targets = targets(properties);
    if is_there {
        let kept = |id: &String| targets.iter().any(|own| own.id.as_ref() == Some(id));
        let others = targets_of(events, name).await?.into_iter();
        let others = others.filter_map(|target| target.id);
        remove_targets(events, name, others.filter(|id| !kept(id)).collect()).await?;
        let input = TagResourceRequest {
            resource_arn: Some(arn(place, name)),
            tags: Some(typed(properties)),
        };
        match events.tag_resource(input).await {
            Err(error) if tags::is_unknown(&error) => {}
            answer => {
                answer?;
            }
        }
    }
    if targets.is_empty() {
        return Ok(());
    }
    let input = PutTargetsRequest {
        rule: Some(name.to_owned()),
        targets: Some(targets),
        ..PutTargetsRequest::default()
    };
    let answer = events.put_targets(input).await?;
    // What it refuses of one target is no error of the request.
    match answer.failed_entries.unwrap_or_default().into_iter().next() {
        Some(failed) => Err(ApiError::validation(
            failed.error_message.unwrap_or_default(),
        )),
        None => Ok(()),
    }
}

pub(super) async fn remove(events: &dyn EventsApi, name: &str) -> Result<(), ApiError> {
    let targets = match targets_of(events, name).await {
        Err(error) if is_gone(&error) => return Ok(()),
        answer => answer?,
    };
    let ids = targets.into_iter().filter_map(|target| target.id);
    remove_targets(events, name, ids.collect()).await?;
    let input = DeleteRuleRequest {
        name: Some(name.to_owned()),
        ..DeleteRuleRequest::default()
    };
    events.delete_rule(input).await
}

async fn remove_targets(
    events: &dyn EventsApi,
    name: &str,
    ids: Vec<String>,
) -> Result<(), ApiError> {
    if ids.is_empty() {
        return Ok(());
    }
    let input = RemoveTargetsRequest {
        rule: Some(name.to_owned()),
        ids: Some(ids),
        ..RemoveTargetsRequest::default()
    };
    events.remove_targets(input).await.map(drop)
}

fn pattern(properties: &Value) -> String {
    document(properties, &["EventPattern"])
}

/// The targets of the template, as far as engines know what they have.
fn targets(properties: &Value) -> Vec<Target> {
    let targets = properties.get("Targets").and_then(Value::as_array);
    let targets = targets.into_iter().flatten();
    targets.map(target).collect()
}

fn target(target: &Value) -> Target {
    let word = |name: &str| text(target, name).map(str::to_owned);
    let transformer = target.get("InputTransformer").map(|own| {
        let paths = own.get("InputPathsMap").and_then(Value::as_object);
        let paths = paths.map(|paths| {
            let paths = paths.iter();
            paths
                .map(|(name, path)| (name.clone(), path.as_str().unwrap_or_default().to_owned()))
                .collect()
        });
        InputTransformer {
            input_paths_map: paths,
            input_template: text(own, "InputTemplate").map(str::to_owned),
        }
    });
    let retries = target.get("RetryPolicy").map(|own| {
        let number = |name: &str| {
            let number = own.get(name).and_then(Value::as_i64);
            number.and_then(|number| i32::try_from(number).ok())
        };
        RetryPolicy {
            maximum_event_age_in_seconds: number("MaximumEventAgeInSeconds"),
            maximum_retry_attempts: number("MaximumRetryAttempts"),
        }
    });
    Target {
        id: word("Id"),
        arn: word("Arn"),
        role_arn: word("RoleArn"),
        input: word("Input"),
        input_path: word("InputPath"),
        input_transformer: transformer,
        retry_policy: retries,
        ..Target::default()
    }
}

fn typed(properties: &Value) -> Vec<Tag> {
    tags::typed(properties, |key, value| Tag {
        key: Some(key),
        value: Some(value),
    })
}

fn is_gone(error: &ApiError) -> bool {
    *error.code() == ErrorCode::ResourceNotFoundException
}
