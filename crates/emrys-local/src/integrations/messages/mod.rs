// SPDX-License-Identifier: Apache-2.0
//! `sns:publish`, `sqs:sendMessage`, `events:putEvents`: what is sent, and what subscribers see of it.
//!
//! There are no topics, queues and buses on this machine: any name will do. Ids follow from the task's token, so that a
//! message that is sent again is the one that was sent.

use async_trait::async_trait;
use emrys_executions::integration::{Integration, Task, TaskError};
use emrys_protocol::handlers::{Destination, Message};
use emrys_protocol::types::Timestamp;
use emrys_states::machine::{Pattern, Resource};
use serde_json::{Map, Value, json};

use super::values::{self, as_text, text};
use super::{Site, errors, uuid};
use crate::events::Event;
use crate::messages::{self, Messages};

/// The integration.
pub(super) struct MessageServices {
    site: Site,
}

/// Which of the services a task means, and whether through `aws-sdk`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Service {
    Sns,
    Sqs,
    EventBridge,
}

/// Messages to be kept, and what the task is answered once they are.
struct Sending {
    messages: Vec<(Destination, String, Value)>,
    answer: Result<Value, TaskError>,
}

impl MessageServices {
    pub(super) const fn new(site: Site) -> Self {
        Self { site }
    }
}

fn service(resource: &Resource) -> Option<(Service, bool)> {
    match resource {
        Resource::Integration {
            service,
            action,
            pattern: Pattern::RequestResponse | Pattern::WaitForTaskToken,
        } => match (service.as_str(), action.as_str()) {
            ("sns", "publish") => Some((Service::Sns, false)),
            ("sqs", "sendMessage") => Some((Service::Sqs, false)),
            ("events", "putEvents") => Some((Service::EventBridge, false)),
            _ => None,
        },
        Resource::AwsSdk {
            service,
            action,
            pattern: Pattern::RequestResponse | Pattern::WaitForTaskToken,
        } => match (service.as_str(), action.as_str()) {
            ("sns", "publish") => Some((Service::Sns, true)),
            ("sqs", "sendMessage") => Some((Service::Sqs, true)),
            ("eventbridge", "putEvents") => Some((Service::EventBridge, true)),
            _ => None,
        },
        Resource::Integration { .. }
        | Resource::AwsSdk { .. }
        | Resource::Lambda { .. }
        | Resource::Activity { .. } => None,
    }
}

fn publish(task: &Task, now: i64) -> Result<Sending, TaskError> {
    let input = &task.arguments;
    let target = ["TopicArn", "TargetArn", "PhoneNumber"];
    let target = target.iter().find_map(|name| text(input, name));
    let (Some(target), Some(message)) = (target, input.get("Message")) else {
        return Err(TaskError::new(
            "SNS.InvalidParameterException",
            format!(
                "Invalid parameter: TopicArn or TargetArn, and Message, are required (Service: AmazonSNS; Status Code: 400; Error Code: InvalidParameter; Request ID: {}; Proxy: null)",
                task.token
            ),
        ));
    };
    let id = uuid(&task.token, 0);
    let attributes = attributes(input, &[("Type", "DataType"), ("Value", "StringValue")]);
    let subject = input.get("Subject");
    let message = as_text(message);
    let event = messages::notification(&id, target, subject, &message, &attributes, now);
    let destination = Destination::Topic(target.to_owned());
    Ok(Sending {
        messages: vec![(destination, id.clone(), event)],
        answer: Ok(json!({"MessageId": id})),
    })
}

fn send_message(task: &Task, region: &str, now: i64) -> Result<Sending, TaskError> {
    let input = &task.arguments;
    let (Some(url), Some(body)) = (text(input, "QueueUrl"), input.get("MessageBody")) else {
        return Err(TaskError::new(
            "SQS.AmazonSQSException",
            format!(
                "The request must contain the parameters QueueUrl and MessageBody. (Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter; Request ID: {}; Proxy: null)",
                task.token
            ),
        ));
    };
    let id = uuid(&task.token, 0);
    let body = as_text(body);
    let digest = messages::digest(&body);
    let name = url.rsplit('/').next().unwrap_or_default();
    let mut event = messages::queued(&id, region, name, &body, now);
    if let Some(record) = event
        .pointer_mut("/Records/0")
        .and_then(Value::as_object_mut)
    {
        let names = [("dataType", "DataType"), ("stringValue", "StringValue")];
        record.insert("receiptHandle".to_owned(), uuid(&task.token, 1).into());
        record.insert("messageAttributes".to_owned(), attributes(input, &names));
    }
    Ok(Sending {
        messages: vec![(Destination::Queue(url.to_owned()), id.clone(), event)],
        answer: Ok(json!({"MD5OfMessageBody": digest, "MessageId": id})),
    })
}

/// `MessageAttributes` with the names that subscribers see.
fn attributes(input: &Value, names: &[(&str, &str)]) -> Value {
    let attributes = input.get("MessageAttributes").and_then(Value::as_object);
    let attributes = attributes.into_iter().flatten().map(|(name, attribute)| {
        let members = names.iter().filter_map(|(seen, sent)| {
            let value = attribute.get(*sent)?.clone();
            Some(((*seen).to_owned(), value))
        });
        (name.clone(), Value::Object(members.collect()))
    });
    Value::Object(attributes.collect::<Map<_, _>>())
}

fn put_events(task: &Task, region: &str, now: i64) -> Result<Sending, TaskError> {
    let entries = task.arguments.get("Entries").and_then(Value::as_array);
    let entries = entries
        .filter(|entries| !entries.is_empty())
        .ok_or_else(|| {
            errors::refused(
                &task.arguments,
                "The field \"Entries\" is required but was missing",
            )
        })?;
    let mut messages = Vec::new();
    let mut results = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        match event(task, entry, number, region, now) {
            Ok((bus, id, event)) => {
                results.push(json!({"EventId": id}));
                messages.push((Destination::EventBus(bus), id, event));
            }
            Err((code, message)) => {
                results.push(json!({"ErrorCode": code, "ErrorMessage": message}));
            }
        }
    }
    let failed = entries.len() - messages.len();
    let answer = json!({"Entries": results, "FailedEntryCount": failed});
    let answer = match failed {
        0 => Ok(answer),
        // As the integration does with what PutEvents itself would only report (SFN connect-eventbridge).
        _ => Err(TaskError::new(
            "EventBridge.FailedEntry",
            answer.to_string(),
        )),
    };
    Ok(Sending { messages, answer })
}

/// Bus, id and event of an entry, or EventBridge's code and message.
fn event(
    task: &Task,
    entry: &Value,
    number: usize,
    region: &str,
    now: i64,
) -> Result<(String, String, Value), (&'static str, String)> {
    let required = |name: &str| {
        text(entry, name)
            .filter(|text| !text.is_empty())
            .ok_or_else(|| {
                let reason = format!("Reason: {name} is a required argument.");
                let message = format!("Parameter {name} is not valid. {reason}");
                ("InvalidArgument", message)
            })
    };
    let (source, detail_type) = (required("Source")?, required("DetailType")?);
    let detail = match entry.get("Detail") {
        Some(Value::String(text)) => serde_json::from_str(text).unwrap_or_default(),
        Some(detail) => detail.clone(),
        None => Value::Null,
    };
    if !detail.is_object() {
        return Err(("MalformedDetail", "Detail is malformed.".to_owned()));
    }
    let bus = text(entry, "EventBusName").unwrap_or("default").to_owned();
    let resources = entry.get("Resources").and_then(Value::as_array);
    let resources = resources.into_iter().flatten();
    let resources = resources.filter_map(Value::as_str).map(str::to_owned);
    let own = [&task.state_machine_arn, &task.execution_arn].map(Clone::clone);
    let id = uuid(&task.token, number);
    let event = Event {
        id: &id,
        source,
        detail_type,
        time: now,
        region,
        resources: resources.chain(own).collect(),
        detail,
    };
    let event = event.shown();
    Ok((bus, id, event))
}

#[async_trait]
impl Integration for MessageServices {
    fn takes(&self, resource: &Resource) -> bool {
        service(resource).is_some()
    }

    /// Sending again is harmless: what is kept already is not kept twice.
    async fn submit(&self, task: &Task, _again: bool) -> Result<Value, TaskError> {
        let Some((service, sdk)) = service(&task.resource) else {
            return Err(errors::refused(&task.arguments, "it is no message"));
        };
        let engine = self.site.engine().await;
        let now = crate::time::now();
        let sending = match service {
            Service::Sns => publish(task, now)?,
            Service::Sqs => send_message(task, engine.region(), now)?,
            Service::EventBridge => put_events(task, engine.region(), now)?,
        };
        let messages = sending.messages.into_iter();
        let messages = messages.map(|(destination, id, event)| Message {
            id,
            destination,
            event,
            sent_at: Timestamp::from_millis(now),
            execution_arn: task.execution_arn.clone(),
            state: task.state.clone(),
            deliveries: Vec::new(),
        });
        let sent = Messages::send(&engine, messages.collect()).await;
        sent.map_err(|error| TaskError::new("States.TaskFailed", error.to_string()))?;
        let answer = sending.answer?;
        Ok(match service {
            Service::Sns if !sdk => values::with_metadata(answer, &task.token, "text/xml"),
            Service::Sqs if !sdk => values::with_metadata(answer, &task.token, AWS_JSON_1_0),
            Service::Sns | Service::Sqs | Service::EventBridge => answer,
        })
    }

    async fn wait(&self, _task: &Task, submitted: &Value) -> Result<Value, TaskError> {
        Ok(submitted.clone())
    }

    /// What was sent was sent.
    async fn stop(&self, _task: &Task, _submitted: Option<&Value>) {}
}

/// The content type of SQS's answers.
const AWS_JSON_1_0: &str = "application/x-amz-json-1.0";

#[cfg(test)]
mod tests;
