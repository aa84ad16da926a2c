// SPDX-License-Identifier: Apache-2.0
//! The messages and events that state machines have sent: kept in the journal, handed to the handlers of the project.
//!
//! A message is written with the handlers that get it, and each of them gets it at most once, whatever becomes of the
//! engine. An event on the bus is held against the rules of [`crate::events`] as well.
//!
//! - `shapes`: what subscribers see.

mod shapes;

use std::sync::{Arc, Weak};

use emrys_protocol::ApiError;
use emrys_protocol::handlers::{Delivery, Destination, Handler, Message};
use emrys_store::{Journal, StoreError, Table};
use serde::{Deserialize, Serialize};

use crate::engine::Shared;
use crate::error::store_to_api;
use crate::events::{self, Events};
use crate::handlers::{self, Invocation};
use crate::time::now;

pub(crate) use shapes::{digest, notification, queued};

/// Kind of [`MessageRecord`] in the journal; the id is the message's.
const KIND: &str = "message";
/// How many messages are kept; the oldest are forgotten.
const KEPT: usize = 10_000;

/// A message and who gets it.
#[derive(Clone, Serialize, Deserialize)]
struct MessageRecord {
    message: Message,
    /// As they were when it was sent, in the order of the message's deliveries.
    #[serde(default)]
    handlers: Vec<Handler>,
}

/// All messages of an engine.
pub(crate) struct Messages {
    records: Table<MessageRecord>,
}

impl Messages {
    /// Reads what the journal has.
    pub(crate) fn open(journal: &Journal) -> Result<Self, StoreError> {
        Ok(Self {
            records: Table::open(journal, KIND)?,
        })
    }

    /// All, oldest first.
    pub(crate) fn list(&self) -> Vec<Message> {
        let mut messages = self
            .records
            .range::<Message>(.., usize::MAX, |_, record| Some(record.message.clone()));
        messages.sort_by(|one, other| (one.sent_at, &one.id).cmp(&(other.sent_at, &other.id)));
        messages
    }

    /// Keeps the messages, all or none, and has them delivered. Those that are kept already stay as they are.
    pub(crate) async fn send(engine: &Arc<Shared>, messages: Vec<Message>) -> Result<(), ApiError> {
        let records = messages.into_iter().map(|mut message| {
            let handlers = engine.handlers().of(&message.destination, &message.event);
            message.deliveries = vec![Delivery::Pending; handlers.len()];
            MessageRecord { message, handlers }
        });
        let records: Vec<MessageRecord> = records.collect();
        let kept = engine.messages().records.change(|draft| {
            let mut new = Vec::new();
            let mut following = Vec::new();
            for record in records {
                let id = record.message.id.clone();
                if draft.get(&id).is_none() {
                    following.extend(deliveries_of(engine, &record.message));
                    draft.put(id.clone(), record);
                    new.push(id);
                }
            }
            Events::write(&following, draft.beside()).map_err(store_to_api)?;
            while draft.iter().count() > KEPT {
                let oldest = draft
                    .iter()
                    .min_by_key(|(_, record)| record.message.sent_at);
                let Some(oldest) = oldest.map(|(id, _)| id.to_owned()) else {
                    break;
                };
                draft.remove(oldest);
            }
            Ok::<_, ApiError>((new, following))
        });
        let (new, following) = kept.await.map_err(store_to_api)??;
        for id in new {
            deliver(engine, &id, false);
        }
        engine.events().begin(&Arc::downgrade(engine), following);
        Ok(())
    }

    /// Takes up the deliveries that an earlier engine has not ended.
    pub(crate) fn resume(engine: &Arc<Shared>) {
        let pending = engine
            .messages()
            .records
            .range(.., usize::MAX, |id, record| {
                let deliveries = &record.message.deliveries;
                deliveries
                    .contains(&Delivery::Pending)
                    .then(|| id.to_owned())
            });
        for id in pending {
            deliver(engine, &id, true);
        }
    }

    async fn ended(&self, id: &str, number: usize, delivery: Delivery) {
        let changed = self.records.change(|draft| {
            if let Some(record) = draft.get(id) {
                let mut record = record.clone();
                if let Some(place) = record.message.deliveries.get_mut(number) {
                    *place = delivery;
                }
                draft.put(id, record);
            }
            Ok::<_, ApiError>(())
        });
        if let Err(error) = changed.await {
            tracing::warn!(%error, message = id, "failed to write what became of a message");
        }
    }
}

/// What follows from a message beside its handlers.
fn deliveries_of(engine: &Shared, message: &Message) -> Vec<events::Delivery> {
    match &message.destination {
        Destination::EventBus(bus) if events::is_bus(engine.region(), Some(bus)) => {
            engine.events().deliveries_of(&message.event, now())
        }
        Destination::Topic(arn) => {
            let events = engine.events();
            events.deliveries_of_topic(arn, &message.event, now())
        }
        Destination::EventBus(_) | Destination::Queue(_) => Vec::new(),
    }
}

/// Hands the message to those of its handlers that have not had it.
fn deliver(engine: &Arc<Shared>, id: &str, again: bool) {
    let Some(record) = engine.messages().records.get(id) else {
        return;
    };
    let pairs = record.handlers.iter().zip(&record.message.deliveries);
    for (number, (handler, delivery)) in pairs.enumerate() {
        if *delivery != Delivery::Pending {
            continue;
        }
        let event = record.message.event.clone();
        let invocation = format!("{id}-{number}");
        let invocation = Invocation::new(engine, &invocation, id, handler.clone(), event);
        let mut closed = engine.closed();
        let engine = Arc::downgrade(engine);
        let id = id.to_owned();
        tokio::spawn(async move {
            tokio::select! {
                () = hand_over(&engine, &id, number, &invocation, again) => {}
                // The next engine takes it up.
                _ = closed.wait_for(|closed| *closed) => {}
            }
        });
    }
}

async fn hand_over(
    engine: &Weak<Shared>,
    id: &str,
    number: usize,
    invocation: &Invocation,
    again: bool,
) {
    let delivery = match handlers::invoke(invocation, again).await {
        Ok(_) => Delivery::Delivered,
        Err(error) => Delivery::Failed(error.to_string()),
    };
    if let Some(engine) = engine.upgrade() {
        engine.messages().ended(id, number, delivery).await;
    }
}
