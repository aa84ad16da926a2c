// SPDX-License-Identifier: Apache-2.0
//! The context object: what `$$` and `$states.context` show.
//!
//! There is one for the whole execution. It is made to show a state only when something of that state is evaluated, and
//! what it shows already is left alone.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::{Item, Start};
use crate::machine::Name;
use crate::time::timestamp;

/// The context object, and whose it is at the moment.
#[derive(Debug)]
pub(super) struct Context {
    value: Value,
    item: Option<Arc<Item>>,
}

/// What the context object has of a state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) name: &'a Name,
    pub(super) entered_at: i64,
    /// Only a state that can be tried again has one.
    pub(super) retry_count: Option<u64>,
    pub(super) item: Option<&'a Arc<Item>>,
    pub(super) task_token: Option<&'a str>,
}

impl Context {
    pub(super) fn new(start: &Start) -> Self {
        let value = json!({
            "Execution": {
                "Id": start.execution_arn,
                "Input": start.input,
                "StartTime": timestamp(start.started_at),
                "Name": start.execution_name,
                "RoleArn": start.role_arn,
                "RedriveCount": 0,
            },
            "StateMachine": {
                "Id": start.state_machine_arn,
                "Name": start.state_machine_name,
            },
        });
        Self { value, item: None }
    }

    /// The execution goes on once more.
    pub(super) fn redriven(&mut self, count: u64, at: i64) {
        if let Some(Value::Object(execution)) = self.value.get_mut("Execution") {
            execution.insert("RedriveCount".to_owned(), count.into());
            execution.insert("RedriveTime".to_owned(), timestamp(at).into());
        }
    }

    /// The context object as a state sees it.
    pub(super) fn show(&mut self, shown: Shown<'_>) -> &Value {
        if let Value::Object(context) = &mut self.value {
            show_state(context, shown);
            match shown.task_token {
                Some(token) => drop(context.insert("Task".to_owned(), json!({ "Token": token }))),
                None => drop(context.shift_remove("Task")),
            }
            let same = match (&self.item, shown.item) {
                (Some(old), Some(new)) => Arc::ptr_eq(old, new),
                (None, None) => true,
                _ => false,
            };
            if !same {
                self.item = shown.item.cloned();
                match shown.item {
                    Some(item) => drop(context.insert("Map".to_owned(), map(item))),
                    None => drop(context.shift_remove("Map")),
                }
            }
        }
        &self.value
    }
}

fn show_state(context: &mut Map<String, Value>, shown: Shown<'_>) {
    let mut state = Map::with_capacity(3);
    state.insert("EnteredTime".to_owned(), timestamp(shown.entered_at).into());
    state.insert("Name".to_owned(), Value::from(&**shown.name));
    if let Some(count) = shown.retry_count {
        state.insert("RetryCount".to_owned(), count.into());
    }
    context.insert("State".to_owned(), Value::Object(state));
}

pub(super) fn map(item: &Item) -> Value {
    let mut shown = Map::new();
    shown.insert("Index".to_owned(), item.index.into());
    if let Some(key) = &item.key {
        shown.insert("Key".to_owned(), key.as_str().into());
    }
    shown.insert("Value".to_owned(), Value::clone(&item.value));
    json!({ "Item": shown })
}
