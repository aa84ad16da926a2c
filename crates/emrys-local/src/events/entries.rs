// SPDX-License-Identifier: Apache-2.0
//! Events that somebody puts on a bus, and patterns that are only tried.

use std::sync::Arc;

use emrys_protocol::events::types::{
    PutEventsRequest, PutEventsRequestEntry, PutEventsResponse, PutEventsResultEntry,
    TestEventPatternRequest, TestEventPatternResponse,
};
use emrys_protocol::handlers::{Destination, Message};
use emrys_protocol::types::Timestamp;
use emrys_protocol::{ApiError, ErrorCode};
use serde_json::Value;

use super::BUS;
use super::event::Event;
use super::pattern::Pattern;
use crate::engine::Shared;
use crate::messages::Messages;
use crate::records::Millis;
use crate::time::now;

/// Most bytes of a request's entries (EventBridge User Guide, "Calculating PutEvents event entry size").
const LARGEST: usize = 256 * 1024;
/// What an event has to have to be tried (API TestEventPattern).
const REQUIRED: [&str; 7] = [
    "id",
    "account",
    "source",
    "time",
    "region",
    "resources",
    "detail-type",
];

pub(super) async fn put(
    shared: &Arc<Shared>,
    input: PutEventsRequest,
) -> Result<PutEventsResponse, ApiError> {
    if input.endpoint_id.is_some() {
        return Err(ApiError::not_implemented("PutEvents with EndpointId"));
    }
    let entries = input.entries.unwrap_or_default();
    if entries.iter().map(size).sum::<usize>() > LARGEST {
        return Err(ApiError::validation(
            "Total size of the entries in the request is over the limit.",
        ));
    }
    let now = now();
    let mut messages = Vec::new();
    let mut results = Vec::new();
    for entry in entries {
        let id = emrys_states::uuid::of(u128::from_be_bytes(shared.random()), 4);
        match event(&entry, &id, shared.region(), now) {
            Ok(event) => {
                let bus = entry.event_bus_name.unwrap_or_else(|| BUS.to_owned());
                messages.push(Message {
                    id: id.clone(),
                    destination: Destination::EventBus(bus),
                    event,
                    sent_at: Timestamp::from_millis(now),
                    execution_arn: String::new(),
                    state: String::new(),
                    deliveries: Vec::new(),
                });
                results.push(PutEventsResultEntry {
                    event_id: Some(id),
                    ..PutEventsResultEntry::default()
                });
            }
            Err((code, message)) => results.push(PutEventsResultEntry {
                error_code: Some(code.to_owned()),
                error_message: Some(message),
                event_id: None,
            }),
        }
    }
    let failed = results.len() - messages.len();
    Messages::send(shared, messages).await?;
    Ok(PutEventsResponse {
        entries: Some(results),
        failed_entry_count: i32::try_from(failed).ok(),
    })
}

fn size(entry: &PutEventsRequestEntry) -> usize {
    let texts = [&entry.source, &entry.detail_type, &entry.detail];
    let texts = texts.into_iter().flatten();
    let resources = entry.resources.iter().flatten();
    let time = if entry.time.is_some() { 14 } else { 0 };
    texts.chain(resources).map(String::len).sum::<usize>() + time
}

/// The event of an entry, or EventBridge's code and message.
fn event(
    entry: &PutEventsRequestEntry,
    id: &str,
    region: &str,
    now: Millis,
) -> Result<Value, (&'static str, String)> {
    let required = |name: &str, value: &Option<String>| {
        let value = value.clone().filter(|value| !value.is_empty());
        value.ok_or_else(|| {
            let reason = format!("Reason: {name} is a required argument.");
            let message = format!("Parameter {name} is not valid. {reason}");
            ("InvalidArgument", message)
        })
    };
    let source = required("Source", &entry.source)?;
    let detail_type = required("DetailType", &entry.detail_type)?;
    let detail = required("Detail", &entry.detail)?;
    let detail: Value = serde_json::from_str(&detail).unwrap_or_default();
    if !detail.is_object() {
        return Err(("MalformedDetail", "Detail is malformed.".to_owned()));
    }
    // Only AWS's services speak as such.
    if source.starts_with("aws.") {
        let message = "Not authorized for the source.".to_owned();
        return Err(("NotAuthorizedForSourceException", message));
    }
    let event = Event {
        id,
        source: &source,
        detail_type: &detail_type,
        time: entry.time.map_or(now, Timestamp::as_millis),
        region,
        resources: entry.resources.clone().unwrap_or_default(),
        detail,
    };
    Ok(event.shown())
}

pub(super) fn test(input: &TestEventPatternRequest) -> Result<TestEventPatternResponse, ApiError> {
    let pattern = input.event_pattern.as_deref().unwrap_or_default();
    let pattern = Pattern::parse(pattern).map_err(|error| {
        ApiError::new(ErrorCode::InvalidEventPatternException, error.to_string())
    })?;
    let event = input.event.as_deref().unwrap_or_default();
    let event: Value = serde_json::from_str(event)
        .map_err(|_| ApiError::validation("Parameter Event is not valid."))?;
    if let Some(missing) = REQUIRED.iter().find(|name| event.get(name).is_none()) {
        return Err(ApiError::validation(format!(
            "Parameter Event is not valid. Reason: {missing} is a required argument."
        )));
    }
    Ok(TestEventPatternResponse {
        result: Some(pattern.matches(&event)),
    })
}
