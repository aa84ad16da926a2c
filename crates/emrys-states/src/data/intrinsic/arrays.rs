// SPDX-License-Identifier: Apache-2.0
//! Intrinsic functions that work on arrays.

use serde_json::Value;

use super::{array, integer};

/// The most items that `States.ArrayRange` makes.
const MOST_IN_RANGE: usize = 1000;

pub(super) fn contains(items: &Value, item: &Value) -> Result<Value, String> {
    Ok(Value::Bool(array(items)?.contains(item)))
}

pub(super) fn get_item(items: &Value, number: &Value) -> Result<Value, String> {
    let items = array(items)?;
    let number = integer(number)?;
    let item = usize::try_from(number)
        .ok()
        .and_then(|number| items.get(number));
    let length = items.len();
    let outside = || format!("Index {number} out of bounds for length {length}");
    item.cloned().ok_or_else(outside)
}

pub(super) fn length(items: &Value) -> Result<Value, String> {
    Ok(Value::from(array(items)?.len()))
}

pub(super) fn partition(items: &Value, size: &Value) -> Result<Value, String> {
    let items = array(items)?;
    let size = integer(size)?;
    let refused = || format!("The chunk size must be a positive integer, but was: {size}");
    let size = usize::try_from(size).ok().filter(|size| *size > 0);
    let chunks = items.chunks(size.ok_or_else(refused)?);
    Ok(chunks.map(|chunk| Value::Array(chunk.to_vec())).collect())
}

/// From the first to the last, which is part of it if the steps lead there.
pub(super) fn range(first: &Value, last: &Value, step: &Value) -> Result<Value, String> {
    let (first, last, step) = (integer(first)?, integer(last)?, integer(step)?);
    if step == 0 {
        return Err("The step must not be 0".to_owned());
    }
    let numbers = std::iter::successors(Some(first), |number| number.checked_add(step)).take_while(
        |number| {
            if step > 0 {
                *number <= last
            } else {
                *number >= last
            }
        },
    );
    let numbers: Vec<i64> = numbers.take(MOST_IN_RANGE + 1).collect();
    if numbers.len() > MOST_IN_RANGE {
        return Err(format!(
            "The array must not have more than {MOST_IN_RANGE} items"
        ));
    }
    Ok(Value::from(numbers))
}

pub(super) fn unique(items: &Value) -> Result<Value, String> {
    let items = array(items)?;
    // By their text, which is the same for what is the same.
    let mut seen = std::collections::HashSet::new();
    let unique = items.iter().filter(|item| seen.insert(canonical(item)));
    Ok(unique.cloned().collect())
}

/// A text of the value in which the order of members makes no difference.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_unstable_by_key(|(name, _)| *name);
            let members: Vec<String> = members
                .into_iter()
                .map(|(name, value)| format!("{name:?}:{}", canonical(value)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(canonical).collect();
            format!("[{}]", items.join(","))
        }
        other => other.to_string(),
    }
}
