// SPDX-License-Identifier: Apache-2.0
//! What stands in for Lambda functions, topics, queues and event buses, and how an event is handed to one.
//!
//! Owns the one record with the project's handlers, and the folders of invocations. Which events there are is the
//! business of [`crate::integrations`] and [`crate::messages`].
//!
//! - `invocation`: one event for one handler, whatever that is: its result or its error, as Lambda reports them.
//! - `process`: a command or a script, at most once, under a supervisor.
//! - `endpoint`: an HTTP endpoint.

mod endpoint;
mod invocation;
mod process;

use std::sync::Arc;

use emrys_protocol::ApiError;
use emrys_protocol::handlers::{Destination, EventRule, Handler, Handlers};
use emrys_store::{Journal, StoreError, Table};
use serde_json::Value;

use crate::error::store_to_api;

pub(crate) use invocation::{FunctionError, Invocation, function_arn, invoke, start, stop};

/// Kind of the record, and its only id.
const KIND: &str = "handlers";

/// Who handles what.
pub(crate) struct HandlerTable {
    records: Table<Handlers>,
}

impl HandlerTable {
    /// Reads what the journal has.
    pub(crate) fn open(journal: &Journal) -> Result<Self, StoreError> {
        Ok(Self {
            records: Table::open(journal, KIND)?,
        })
    }

    /// What was last put.
    pub(crate) fn get(&self) -> Arc<Handlers> {
        self.records.get(KIND).unwrap_or_default()
    }

    /// Replaces all.
    pub(crate) async fn put(&self, handlers: Handlers) -> Result<(), ApiError> {
        let changed = self.records.change(|draft| {
            draft.put(KIND.to_owned(), handlers);
            Ok(())
        });
        changed.await.map_err(store_to_api)?
    }

    /// The handlers that get an event that was sent there.
    pub(crate) fn of(&self, destination: &Destination, event: &Value) -> Vec<Handler> {
        let handlers = self.get();
        match destination {
            Destination::Topic(arn) => {
                let name = arn.rsplit(':').next().unwrap_or_default();
                handlers.topics.get(name).cloned().into_iter().collect()
            }
            Destination::Queue(url) => {
                let name = url.rsplit('/').next().unwrap_or_default();
                handlers.queues.get(name).cloned().into_iter().collect()
            }
            Destination::EventBus(bus) => {
                // A bus is named by its name or by its ARN.
                let name = bus.rsplit('/').next().unwrap_or_default();
                let rules = handlers.event_buses.get(name).into_iter().flatten();
                let rules = rules.filter(|rule| matches(rule, event));
                rules.map(|rule| rule.handler.clone()).collect()
            }
        }
    }
}

fn matches(rule: &EventRule, event: &Value) -> bool {
    let is_one = |wanted: &[String], member: &str| {
        let value = event.get(member).and_then(Value::as_str);
        wanted.is_empty() || wanted.iter().any(|wanted| Some(wanted.as_str()) == value)
    };
    is_one(&rule.source, "source") && is_one(&rule.detail_type, "detail-type")
}

#[cfg(test)]
mod tests;
