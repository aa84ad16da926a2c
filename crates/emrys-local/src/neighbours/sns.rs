// SPDX-License-Identifier: Apache-2.0
//! SNS: topics and what is published to them.
//!
//! A message goes where one of a state machine goes: it is kept, handed to the topic's handler, and starts the state
//! machines that the topic starts. Subscriptions of SNS itself are not offered.

use std::sync::Arc;

use emrys_protocol::handlers::{Destination, Message};
use emrys_protocol::query::{Element, Form};
use emrys_protocol::types::Timestamp;
use emrys_protocol::{ApiError, ErrorCode};
use emrys_store::{Journal, StoreError, Table};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::api::ACCOUNT;
use crate::engine::Shared;
use crate::error::store_to_api;
use crate::messages::{self, Messages};
use crate::time::now;

/// Kind of [`TopicRecord`] in the journal; the id is the topic's ARN.
const KIND: &str = "topic";
/// Topics of a page (API ListTopics).
const PAGE: usize = 100;
/// Most bytes of a message (API Publish).
const LARGEST: usize = 256 * 1024;

/// The topics of an engine.
pub(crate) struct Topics {
    records: Table<TopicRecord>,
}

/// What the journal keeps of a topic.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct TopicRecord {
    name: String,
    #[serde(default)]
    display_name: String,
}

impl Topics {
    /// Reads what the journal has.
    pub(crate) fn open(journal: &Journal) -> Result<Self, StoreError> {
        Ok(Self {
            records: Table::open(journal, KIND)?,
        })
    }

    pub(super) async fn create(&self, region: &str, form: &Form) -> Result<Vec<Element>, ApiError> {
        let name = form.required("Name")?;
        let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        if name.is_empty() || name.len() > 256 || !name.chars().all(is_of_name) {
            return Err(invalid("Topic Name"));
        }
        let attributes = form.list("Attributes.entry").into_iter();
        let mut display = attributes.filter(|one| one.text("key") == Some("DisplayName"));
        let display = display.next();
        let record = TopicRecord {
            name: name.to_owned(),
            display_name: display
                .and_then(|one| one.text("value").map(str::to_owned))
                .unwrap_or_default(),
        };
        let arn = arn(region, name);
        let changed = self.records.change(|draft| {
            // One that exists is answered as if it were new.
            if draft.get(&arn).is_none() {
                draft.put(arn.clone(), record);
            }
            Ok::<_, ApiError>(())
        });
        changed.await.map_err(store_to_api)??;
        Ok(vec![Element::text("TopicArn", arn)])
    }

    pub(super) async fn delete(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        let arn = form.required("TopicArn")?;
        let changed = self.records.change(|draft| {
            draft.remove(arn);
            Ok::<_, ApiError>(())
        });
        changed.await.map_err(store_to_api)??;
        Ok(Vec::new())
    }

    pub(super) fn list(&self, form: &Form) -> Vec<Element> {
        let behind = form.text("NextToken").unwrap_or_default();
        let mut arns = self.records.range(.., PAGE + 1, |arn, _| {
            (arn > behind).then(|| arn.to_owned())
        });
        let more = arns.len() > PAGE;
        arns.truncate(PAGE);
        let token = arns.last().filter(|_| more).cloned();
        let topics = arns
            .into_iter()
            .map(|arn| vec![Element::text("TopicArn", arn)]);
        let mut elements = vec![Element::list("Topics", "member", topics)];
        elements.extend(token.map(|token| Element::text("NextToken", token)));
        elements
    }

    pub(super) fn attributes(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        let arn = form.required("TopicArn")?;
        let record = self.records.get(arn).ok_or_else(not_found)?;
        let attributes = [
            ("TopicArn", arn),
            ("Owner", ACCOUNT),
            ("DisplayName", &record.display_name),
            ("SubscriptionsConfirmed", "0"),
            ("SubscriptionsPending", "0"),
            ("SubscriptionsDeleted", "0"),
        ];
        let entries = attributes
            .map(|(key, value)| vec![Element::text("key", key), Element::text("value", value)]);
        Ok(vec![Element::list("Attributes", "entry", entries)])
    }

    /// Whether there is anything behind the ARN: a topic, or somebody who waits for its messages.
    fn is_known(&self, engine: &Shared, arn: &str) -> bool {
        let name = arn.rsplit(':').next().unwrap_or_default();
        let mut subscriptions = engine.events().all_subscriptions().into_iter();
        self.records.get(arn).is_some()
            || engine.handlers().get().topics.contains_key(name)
            || subscriptions.any(|subscription| subscription.topic_arn == arn)
    }
}

/// Publish.
pub(super) async fn publish(engine: &Arc<Shared>, form: &Form) -> Result<Vec<Element>, ApiError> {
    let arn = form.text("TopicArn").or_else(|| form.text("TargetArn"));
    let arn = arn
        .ok_or_else(|| invalid("TopicArn or TargetArn Reason: no value for required parameter"))?;
    let message = form.text("Message").filter(|message| !message.is_empty());
    let message = message.ok_or_else(|| invalid("Empty message"))?;
    if message.len() > LARGEST {
        return Err(invalid("Message too long"));
    }
    if form.text("MessageStructure").is_some() {
        return Err(ApiError::not_implemented("Publish with MessageStructure"));
    }
    if !engine.topics().is_known(engine, arn) {
        return Err(not_found());
    }
    let id = emrys_states::uuid::of(u128::from_be_bytes(engine.random()), 4);
    let subject = form.text("Subject").map(Value::from);
    let attributes = form.list("MessageAttributes.entry").into_iter();
    let attributes = attributes.filter_map(|attribute| {
        let name = attribute.text("Name")?.to_owned();
        let value = attribute
            .text("Value.StringValue")
            .or_else(|| attribute.text("Value.BinaryValue"));
        Some((
            name,
            json!({"Type": attribute.text("Value.DataType"), "Value": value}),
        ))
    });
    let attributes = Value::Object(attributes.collect::<Map<_, _>>());
    let now = now();
    let event = messages::notification(&id, arn, subject.as_ref(), message, &attributes, now);
    let message = Message {
        id: id.clone(),
        destination: Destination::Topic(arn.to_owned()),
        event,
        sent_at: Timestamp::from_millis(now),
        execution_arn: String::new(),
        state: String::new(),
        deliveries: Vec::new(),
    };
    Messages::send(engine, vec![message]).await?;
    Ok(vec![Element::text("MessageId", id)])
}

fn arn(region: &str, name: &str) -> String {
    format!("arn:aws:sns:{region}:{ACCOUNT}:{name}")
}

fn not_found() -> ApiError {
    ApiError::new(
        ErrorCode::Unknown("NotFound".to_owned()),
        "Topic does not exist",
    )
}

fn invalid(what: &str) -> ApiError {
    ApiError::new(
        ErrorCode::Unknown("InvalidParameter".to_owned()),
        format!("Invalid parameter: {what}"),
    )
}
