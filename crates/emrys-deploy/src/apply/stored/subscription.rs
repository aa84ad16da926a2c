// SPDX-License-Identifier: Apache-2.0
//! Topics that start state machines. In a template a topic's messages go into a queue, from which a pipe of EventBridge
//! takes them; an engine has neither, and one subscription for both.

use emrys_protocol::subscriptions::Subscription;
use emrys_protocol::{ApiError, EngineApi, ErrorCode};
use serde_json::Value;

use super::text;
use crate::apply::plan::Planned;

/// What a pipe's properties have of the subscription that fills its queue.
const TOPIC: &str = "TopicArn";
const RAW: &str = "RawMessageDelivery";

/// Gives each pipe the topic whose messages are in its queue.
pub(in crate::apply) fn join(resources: &mut [Planned]) {
    let subscriptions = resources
        .iter()
        .filter(|own| own.kind == "AWS::SNS::Subscription");
    let subscriptions = subscriptions.filter_map(|own| {
        let queue = text(&own.properties, "Endpoint")?.to_owned();
        let topic = text(&own.properties, TOPIC)?.to_owned();
        let raw = own.properties.get(RAW).cloned().unwrap_or_default();
        Some((queue, topic, raw))
    });
    let subscriptions: Vec<_> = subscriptions.collect();
    for pipe in resources
        .iter_mut()
        .filter(|own| own.kind == "AWS::Pipes::Pipe")
    {
        let source = text(&pipe.properties, "Source").unwrap_or_default();
        let found = subscriptions.iter().find(|(queue, ..)| queue == source);
        if let (Some((_, topic, raw)), Value::Object(properties)) = (found, &mut pipe.properties) {
            properties.insert(TOPIC.to_owned(), Value::from(topic.clone()));
            properties.insert(RAW.to_owned(), raw.clone());
        }
    }
}

/// Whether a pipe is of a topic: what else pipes may be, engines do not have.
pub(super) fn is_one(properties: &Value) -> bool {
    text(properties, TOPIC).is_some()
}

pub(super) fn wanted(name: &str, properties: &Value) -> Value {
    serde_json::to_value(subscription(name, properties)).unwrap_or_default()
}

fn subscription(name: &str, properties: &Value) -> Subscription {
    let template = properties.pointer("/TargetParameters/InputTemplate");
    Subscription {
        name: name.to_owned(),
        topic_arn: text(properties, TOPIC).unwrap_or_default().to_owned(),
        state_machine_arn: text(properties, "Target").unwrap_or_default().to_owned(),
        raw: properties.get(RAW) == Some(&Value::Bool(true)),
        input_template: template.and_then(Value::as_str).map(str::to_owned),
    }
}

pub(super) async fn found(
    engine: Option<&dyn EngineApi>,
    name: &str,
) -> Result<Option<Value>, ApiError> {
    let Some(engine) = engine else {
        return Ok(None);
    };
    let all = engine.subscriptions().await?;
    let found = all.into_iter().find(|own| own.name == name);
    Ok(found.map(|own| serde_json::to_value(own).unwrap_or_default()))
}

pub(super) async fn put(
    engine: Option<&dyn EngineApi>,
    name: &str,
    properties: &Value,
) -> Result<(), ApiError> {
    match engine {
        Some(engine) => {
            engine
                .put_subscription(subscription(name, properties))
                .await
        }
        None => Ok(()),
    }
}

pub(super) async fn remove(engine: Option<&dyn EngineApi>, name: &str) -> Result<(), ApiError> {
    let Some(engine) = engine else {
        return Ok(());
    };
    match engine.delete_subscription(name).await {
        Err(error) if *error.code() == ErrorCode::ResourceNotFoundException => Ok(()),
        answer => answer,
    }
}
