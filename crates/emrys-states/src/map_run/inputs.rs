// SPDX-License-Identifier: Apache-2.0
//! What each child execution gets: items as `ItemSelector` makes them, as many at once as `ItemBatcher` says.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::data::{Environment, Failure};
use crate::execution::{Batching, Item, ItemSelector, is_too_deep};

/// The input of a child execution.
#[derive(Debug, Clone, PartialEq)]
pub struct ChildInput {
    /// The input.
    pub input: Value,
    /// How many items are in it.
    pub items: u32,
}

/// An input that is larger than an execution may have.
const PAYLOAD: usize = 262_144;

/// The inputs of child executions, in the order of the items.
///
/// # Errors
/// What the selector failed with; `States.DataLimitExceeded` where an item alone is too large, `States.Runtime` where one
/// is nested too deeply.
pub fn of(
    items: &Value,
    selector: Option<&ItemSelector>,
    batching: Option<&Batching>,
    environment: &mut Environment,
) -> Result<Vec<ChildInput>, Failure> {
    let mut selected = Vec::new();
    for item in each(items) {
        selected.push(match selector {
            Some(selector) => selector.select(&item, environment)?,
            None => without_selector(&item),
        });
    }
    let inputs = match batching {
        Some(batching) => batches(selected, batching),
        None => selected
            .into_iter()
            .map(|input| ChildInput { input, items: 1 })
            .collect(),
    };
    for child in &inputs {
        if is_too_deep(&child.input) {
            let cause = "The input of a child execution is nested too deeply.";
            return Err(Failure::runtime(cause));
        }
        if size(&child.input) > PAYLOAD {
            return Err(Failure {
                error: "States.DataLimitExceeded".to_owned(),
                cause: "The input of a child execution exceeds the maximum number of bytes."
                    .to_owned(),
            });
        }
    }
    Ok(inputs)
}

/// The items one by one. Those of an object have keys.
fn each(items: &Value) -> Vec<Item> {
    let item = |(index, key, value): (usize, Option<String>, &Value)| Item {
        index: index as u64,
        key,
        value: Arc::new(value.clone()),
    };
    match items {
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .map(|(index, value)| item((index, None, value)))
                .collect()
        }
        Value::Object(items) => {
            let items = items.iter().enumerate();
            items
                .map(|(index, (key, value))| item((index, Some(key.clone()), value)))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// What AWS gives where there is no selector: the item, or key and value of a member.
fn without_selector(item: &Item) -> Value {
    match &item.key {
        Some(key) => json!({ "Key": key, "Value": *item.value }),
        None => Value::clone(&item.value),
    }
}

fn batches(items: Vec<Value>, batching: &Batching) -> Vec<ChildInput> {
    let most = batching
        .max_items
        .filter(|most| *most > 0)
        .map_or(usize::MAX, |most| {
            usize::try_from(most).unwrap_or(usize::MAX)
        });
    let bytes = batching.max_bytes.filter(|bytes| *bytes > 0);
    let bytes = bytes
        .and_then(|bytes| usize::try_from(bytes).ok())
        .unwrap_or(PAYLOAD)
        .min(PAYLOAD);
    let empty = size(&batch(Vec::new(), batching));
    let mut inputs = Vec::new();
    let mut held = Vec::new();
    let mut held_bytes = empty;
    for item in items {
        // With the comma before it.
        let of_item = size(&item) + 1;
        if !held.is_empty() && (held.len() >= most || held_bytes + of_item > bytes) {
            inputs.push(batched(std::mem::take(&mut held), batching));
            held_bytes = empty;
        }
        held_bytes += of_item;
        held.push(item);
    }
    if !held.is_empty() {
        inputs.push(batched(held, batching));
    }
    inputs
}

fn batched(items: Vec<Value>, batching: &Batching) -> ChildInput {
    ChildInput {
        items: u32::try_from(items.len()).unwrap_or(u32::MAX),
        input: batch(items, batching),
    }
}

fn batch(items: Vec<Value>, batching: &Batching) -> Value {
    let mut batch = Map::new();
    if let Some(input) = &batching.batch_input {
        batch.insert("BatchInput".to_owned(), input.clone());
    }
    batch.insert("Items".to_owned(), Value::Array(items));
    Value::Object(batch)
}

/// How many bytes a value has as JSON.
fn size(value: &Value) -> usize {
    value.to_string().len()
}
