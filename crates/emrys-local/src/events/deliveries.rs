// SPDX-License-Identifier: Apache-2.0
//! What is under way to targets. A delivery is a record of the journal from the moment of its event until it has
//! succeeded or cannot succeed any more; where it goes to may hear of it twice and tells by its id.

use std::collections::HashSet;
use std::sync::{Arc, Weak};
use std::time::Duration;

use emrys_protocol::events::types::Target;
use emrys_protocol::handlers::{Destination as Place, Message};
use emrys_protocol::states::types::StartExecutionInput;
use emrys_protocol::subscriptions::Subscription;
use emrys_protocol::types::Timestamp;
use emrys_protocol::{ApiError, ErrorCode, StatesApi as _};
use emrys_store::{Batch, Journal, StoreError};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::watch;

use super::Events;
use super::destination::Destination;
use super::event::id_of;
use super::record::RuleRecord;
use super::transform::{self, Origin};
use crate::engine::Shared;
use crate::handlers::{self, Invocation};
use crate::messages::{self, Messages};
use crate::records::Millis;
use crate::time::now;

/// Kind of [`Delivery`] in the journal; the id is its own.
const KIND: &str = "event-delivery";
/// How long a delivery is tried (EventBridge User Guide, "Retrying event delivery").
const LONGEST_SECONDS: i64 = 24 * 60 * 60;
/// How often it is tried again.
const MOST_RETRIES: u32 = 185;
/// The first pause between two attempts, and the longest.
const PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// An event on its way to a target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Delivery {
    /// A UUID made of event, rule and target: a repeated event has the same.
    id: String,
    /// The event's id.
    event: String,
    /// What sends it: a rule's ARN, or the name of a subscription.
    rule: String,
    /// Where it goes: an ARN.
    target: String,
    /// What the target is given.
    input: String,
    /// The queue that gets what cannot be delivered.
    #[serde(default)]
    dead_letters: Option<String>,
    since: Millis,
    longest_seconds: i64,
    most_retries: u32,
}

/// Why a delivery did not succeed.
enum Failure {
    /// It may later.
    Now(String),
    /// It cannot: a code, and why.
    ForGood(String, String),
}

/// The deliveries of an engine.
pub(super) struct Deliveries {
    journal: Journal,
    /// Those that have a task.
    begun: watch::Sender<HashSet<String>>,
}

impl Events {
    /// What follows from an event.
    pub(crate) fn deliveries_of(&self, event: &Value, now: Millis) -> Vec<Delivery> {
        let rules = self.rules();
        let matching = rules.iter().filter(|rule| {
            let pattern = rule.pattern().filter(|_| rule.is_enabled());
            pattern.is_some_and(|pattern| pattern.matches(event))
        });
        matching
            .flat_map(|rule| Self::deliveries_of_rule(rule, event, now))
            .collect()
    }

    /// Whether anybody wants to hear of events at all.
    pub(crate) fn are_wanted(&self) -> bool {
        self.records.read(|records| {
            let mut rules = records.values();
            rules.any(|rule| rule.is_enabled() && rule.pattern.is_some())
        })
    }

    /// What follows from an event that is the rule's.
    pub(super) fn deliveries_of_rule(
        rule: &RuleRecord,
        event: &Value,
        now: Millis,
    ) -> Vec<Delivery> {
        let id = event.get("id").and_then(Value::as_str).unwrap_or_default();
        let targets = rule.targets.values();
        targets
            .map(|target| Delivery::new(rule, target, event, id, now))
            .collect()
    }

    /// Puts the deliveries into the batch in which their event is written.
    pub(crate) fn write(deliveries: &[Delivery], batch: &mut Batch) -> Result<(), StoreError> {
        deliveries
            .iter()
            .try_for_each(|delivery| batch.put(KIND, &delivery.id, delivery))
    }

    /// Begins with deliveries that are in the journal.
    pub(crate) fn begin(&self, engine: &Weak<Shared>, deliveries: Vec<Delivery>) {
        self.deliveries.begin(engine, deliveries, false);
    }

    /// Takes up the deliveries that an earlier engine has not ended. Nothing is begun twice.
    pub(crate) fn resume(&self, engine: &Arc<Shared>) -> Result<(), StoreError> {
        let waiting = self.deliveries.journal.records::<Delivery>(KIND)?;
        let waiting = waiting.into_iter().map(|(_, delivery)| delivery).collect();
        self.deliveries
            .begin(&Arc::downgrade(engine), waiting, true);
        Ok(())
    }

    /// Waits until nothing is under way any more.
    #[cfg(test)]
    pub(super) async fn settled(&self) {
        let mut begun = self.deliveries.begun.subscribe();
        begun.wait_for(HashSet::is_empty).await.unwrap();
    }

    /// How many deliveries are under way.
    pub(crate) fn under_way(&self) -> usize {
        self.deliveries.begun.borrow().len()
    }
}

impl Deliveries {
    pub(super) fn new(journal: &Journal) -> Self {
        Self {
            journal: journal.clone(),
            begun: watch::Sender::default(),
        }
    }

    fn begin(&self, engine: &Weak<Shared>, deliveries: Vec<Delivery>, again: bool) {
        for delivery in deliveries {
            let Some(shared) = engine.upgrade() else {
                // The next engine takes it up.
                return;
            };
            let id = delivery.id.clone();
            if !self.begun.send_if_modified(|begun| begun.insert(id)) {
                continue;
            }
            let mut closed = shared.closed();
            let engine = engine.clone();
            tokio::spawn(async move {
                tokio::select! {
                    biased;
                    // The next engine takes it up.
                    _ = closed.wait_for(|closed| *closed) => {}
                    () = delivery.carry_out(&engine, again) => {}
                }
            });
        }
    }

    /// Writes deliveries that belong to nothing else.
    pub(super) async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        self.journal.commit(batch).await
    }

    /// The delivery is over.
    async fn end(&self, id: &str) -> Result<(), StoreError> {
        let mut batch = Batch::new();
        batch.delete(KIND, id);
        self.journal.commit(batch).await?;
        self.begun.send_modify(|begun| {
            begun.remove(id);
        });
        Ok(())
    }
}

impl Delivery {
    fn new(rule: &RuleRecord, target: &Target, event: &Value, id: &str, now: Millis) -> Self {
        let origin = Origin {
            rule_name: &rule.name,
            rule_arn: &rule.arn,
            received: now,
        };
        let target_id = target.id.as_deref().unwrap_or_default();
        let policy = target.retry_policy.as_ref();
        let longest = policy.and_then(|policy| policy.maximum_event_age_in_seconds);
        let retries = policy.and_then(|policy| policy.maximum_retry_attempts);
        let dead_letters = target.dead_letter_config.as_ref();
        Self {
            id: id_of(&format!("{id}/{}/{target_id}", rule.arn)),
            event: id.to_owned(),
            rule: rule.arn.clone(),
            target: target.arn.clone().unwrap_or_default(),
            input: transform::input(target, event, origin),
            dead_letters: dead_letters.and_then(|letters| letters.arn.clone()),
            since: now,
            longest_seconds: longest.map_or(LONGEST_SECONDS, i64::from),
            most_retries: retries.map_or(MOST_RETRIES, |most| u32::try_from(most).unwrap_or(0)),
        }
    }

    /// A message of a topic on its way to a state machine.
    pub(super) fn to_machine(
        subscription: &Subscription,
        message: &str,
        input: String,
        now: Millis,
    ) -> Self {
        Self {
            id: id_of(&format!("{message}/{}", subscription.name)),
            event: message.to_owned(),
            rule: subscription.name.clone(),
            target: subscription.state_machine_arn.clone(),
            input,
            dead_letters: None,
            since: now,
            longest_seconds: LONGEST_SECONDS,
            most_retries: MOST_RETRIES,
        }
    }

    /// Tries until the target has it, or it is given up.
    async fn carry_out(&self, engine: &Weak<Shared>, again: bool) {
        let mut retries = 0;
        let mut pause = PAUSE;
        loop {
            let Some(shared) = engine.upgrade() else {
                return;
            };
            let failure = match self.attempt(&shared, again).await {
                Ok(()) => None,
                Err(Failure::ForGood(code, why)) => Some((code, why)),
                Err(Failure::Now(why)) => {
                    let age = now().saturating_sub(self.since);
                    if retries >= self.most_retries || age > self.longest_seconds * 1000 {
                        Some(("RETRIES_EXHAUSTED".to_owned(), why))
                    } else {
                        retries += 1;
                        drop(shared);
                        tokio::time::sleep(pause).await;
                        pause = (pause * 2).min(LONGEST_PAUSE);
                        continue;
                    }
                }
            };
            let ended = match &failure {
                Some((code, why)) => self.give_up(&shared, code, why).await,
                None => Ok(()),
            };
            let ended = match ended {
                Ok(()) => shared.events().deliveries.end(&self.id).await,
                Err(error) => Err(error),
            };
            match ended {
                Ok(()) | Err(StoreError::Closed) => return,
                // The target tells by the delivery's id that it has it already.
                Err(error) => tracing::error!(%error, "a delivery waits for the journal"),
            }
            drop(shared);
            tokio::time::sleep(pause).await;
        }
    }

    async fn attempt(&self, engine: &Arc<Shared>, again: bool) -> Result<(), Failure> {
        match Destination::of(&self.target) {
            Some(Destination::Machine(arn)) => self.start(engine, arn).await,
            Some(Destination::Function(name)) => {
                let handler = engine.handlers().get().functions.get(name).cloned();
                let Some(handler) = handler else {
                    let why = format!("no handler of the project stands in for function `{name}`");
                    return Err(Failure::ForGood("NO_RESOURCE".to_owned(), why));
                };
                let event = serde_json::from_str(&self.input);
                let event = event.unwrap_or_else(|_| Value::String(self.input.clone()));
                let invocation = Invocation::new(engine, &self.id, name, handler, event);
                // Lambda takes the event, whatever becomes of it there.
                if let Err(error) = handlers::invoke(&invocation, again).await {
                    tracing::warn!(%error, rule = self.rule, function = name, "a function failed on an event");
                }
                Ok(())
            }
            Some(Destination::Topic(arn)) => {
                let notification =
                    messages::notification(&self.id, arn, None, &self.input, &json!({}), now());
                self.send(engine, Place::Topic(arn.to_owned()), notification)
                    .await
            }
            Some(Destination::Queue(name)) => {
                let queued = messages::queued(&self.id, engine.region(), name, &self.input, now());
                self.send(engine, Place::Queue(name.to_owned()), queued)
                    .await
            }
            None => Err(Failure::ForGood(
                "INVALID_PARAMETER".to_owned(),
                "there is no such target here".to_owned(),
            )),
        }
    }

    /// Starts an execution whose name is the delivery's own, so that there is one however often it is asked for.
    async fn start(&self, engine: &Shared, arn: &str) -> Result<(), Failure> {
        let Some(executions) = engine.executions() else {
            return Err(Failure::Now("Step Functions is not open".to_owned()));
        };
        let input = StartExecutionInput {
            input: Some(self.input.clone().into()),
            name: Some(format!("{}_{}", self.event, self.id)),
            state_machine_arn: Some(arn.to_owned()),
            trace_header: None,
        };
        match executions.start_execution(input).await {
            Ok(_) => Ok(()),
            Err(error) if *error.code() == ErrorCode::ExecutionAlreadyExists => Ok(()),
            Err(error) if error.status() >= 500 => Err(Failure::Now(error.to_string())),
            Err(error) => Err(Failure::ForGood(
                error.code().as_str().to_owned(),
                error.message().to_owned(),
            )),
        }
    }

    async fn send(
        &self,
        engine: &Arc<Shared>,
        destination: Place,
        event: Value,
    ) -> Result<(), Failure> {
        let sent = Messages::send(engine, vec![message(&self.id, destination, event)]).await;
        sent.map_err(|error: ApiError| Failure::Now(error.to_string()))
    }

    /// Says that the delivery has failed, to the queue for that if there is one.
    async fn give_up(&self, engine: &Arc<Shared>, code: &str, why: &str) -> Result<(), StoreError> {
        let (rule, target) = (&self.rule, &self.target);
        tracing::warn!(rule, target, code, why, "an event could not be delivered");
        let queue = self.dead_letters.as_deref().and_then(Destination::of);
        let Some(Destination::Queue(name)) = queue else {
            return Ok(());
        };
        let id = id_of(&format!("{}/dead", self.id));
        let mut event = messages::queued(&id, engine.region(), name, &self.input, now());
        let text = |text: &str| json!({"dataType": "String", "stringValue": text});
        if let Some(attributes) = event.pointer_mut("/Records/0/messageAttributes") {
            *attributes = json!({
                "RULE_ARN": text(rule),
                "TARGET_ARN": text(target),
                "ERROR_CODE": text(code),
                "ERROR_MESSAGE": text(why),
            });
        }
        let message = message(&id, Place::Queue(name.to_owned()), event);
        let sent = Messages::send(engine, vec![message]).await;
        sent.map_err(|error| {
            tracing::error!(%error, "a dead letter could not be written");
            StoreError::Closed
        })
    }
}

/// A message of nobody's execution.
fn message(id: &str, destination: Place, event: Value) -> Message {
    Message {
        id: id.to_owned(),
        destination,
        event,
        sent_at: Timestamp::from_millis(now()),
        execution_arn: String::new(),
        state: String::new(),
        deliveries: Vec::new(),
    }
}
