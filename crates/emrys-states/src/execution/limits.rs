// SPDX-License-Identifier: Apache-2.0
//! How much an execution may have.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::history::ErrorOutput;

/// Bytes of a state's input or output, as JSON.
pub(super) const PAYLOAD: usize = 262_144;
/// Bytes of a variable, and of all that one `Assign` sets.
pub(super) const VARIABLE: usize = 262_144;
/// Bytes of all variables of a flow.
pub(super) const VARIABLES: usize = 10 * 1024 * 1024;
/// How deep values may be nested. AWS names no such limit; without one, a loop that wraps its data once more each time
/// ends only when the stack does. Records of JSON have to be read again, too, which ends at 128 levels.
const DEPTH: usize = 100;
/// Seconds that a Wait state may wait.
pub(super) const WAIT: i64 = 2_147_483_647;
/// Seconds that an express execution may take.
pub(super) const EXPRESS: u64 = 300;
/// Events of a history.
pub(super) const EVENTS: u64 = 25_000;

/// How many bytes a value has as JSON; nothing if it is nested deeper than [`DEPTH`].
fn size(value: &Value) -> Option<usize> {
    measure(value, DEPTH)
}

fn measure(value: &Value, depth: usize) -> Option<usize> {
    match value {
        Value::Null | Value::Bool(true) => Some(4),
        Value::Bool(false) => Some(5),
        Value::Number(number) => Some(number.to_string().len()),
        Value::String(text) => Some(text_size(text)),
        Value::Array(items) => {
            let depth = depth.checked_sub(1)?;
            let commas = items.len().saturating_sub(1);
            items
                .iter()
                .try_fold(2 + commas, |size, item| Some(size + measure(item, depth)?))
        }
        Value::Object(members) => {
            let depth = depth.checked_sub(1)?;
            let commas = members.len().saturating_sub(1);
            members.iter().try_fold(2 + commas, |size, (name, member)| {
                Some(size + text_size(name) + 1 + measure(member, depth)?)
            })
        }
    }
}

/// Whether a value is nested deeper than any that an execution has.
#[must_use]
pub fn is_too_deep(value: &Value) -> bool {
    size(value).is_none()
}

/// A text as JSON: between quotes, with what JSON escapes.
fn text_size(text: &str) -> usize {
    let escaped = |byte: u8| match byte {
        b'"' | b'\\' | b'\n' | b'\r' | b'\t' | 0x08 | 0x0C => 1,
        0..0x20 => 5,
        _ => 0,
    };
    text.len() + 2 + text.bytes().map(escaped).sum::<usize>()
}

/// What a state or a task takes or gives must not be too large.
pub(super) fn payload(whose: &str, value: &Value) -> Result<(), ErrorOutput> {
    match size(value) {
        None => Err(too_deep(&format!("'{whose}'"))),
        Some(size) if size > PAYLOAD => Err(ErrorOutput::new(
            "States.DataLimitExceeded",
            &format!(
                "The state/task '{whose}' returned a result with a size exceeding the maximum number of bytes service \
                 limit."
            ),
        )),
        Some(_) => Ok(()),
    }
}

/// Seconds as milliseconds.
pub(super) fn milliseconds(seconds: u64) -> i64 {
    i64::try_from(seconds)
        .unwrap_or(i64::MAX)
        .saturating_mul(1000)
}

/// What an `Assign` sets must not be too large, nor all variables with it.
pub(super) fn assigned(
    assigned: &BTreeMap<String, Value>,
    variables: Option<&BTreeMap<String, Value>>,
) -> Result<(), ErrorOutput> {
    let too_large = |what: &str| {
        ErrorOutput::new(
            "States.DataLimitExceeded",
            &format!("The size of {what} exceeds the maximum number of bytes service limit."),
        )
    };
    let mut set = 0;
    for (name, value) in assigned {
        match size(value) {
            None => return Err(too_deep(&format!("'{name}'"))),
            Some(size) if size > VARIABLE => {
                return Err(too_large(&format!("the variable '{name}'")));
            }
            Some(size) => set += size,
        }
    }
    if set > VARIABLE {
        return Err(too_large("the variables in one Assign field"));
    }
    let others = variables.into_iter().flatten();
    let others = others.filter(|(name, _)| !assigned.contains_key(*name));
    let all: usize = set + others.filter_map(|(_, value)| size(value)).sum::<usize>();
    if all > VARIABLES {
        return Err(too_large("all variables"));
    }
    Ok(())
}

pub(super) fn too_deep(whose: &str) -> ErrorOutput {
    ErrorOutput::new(
        "States.Runtime",
        &format!("The data of {whose} is nested deeper than {DEPTH} levels."),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_size_is_that_of_the_json() {
        for value in [
            json!(null),
            json!([true, false, -1.5e10, 12, ""]),
            json!({ "a\"b": ["\n\u{1}\u{8}é/\\"], "c": {} }),
        ] {
            assert_eq!(size(&value), Some(value.to_string().len()), "{value}");
        }
    }

    #[test]
    fn depth_is_limited() {
        let nested = |levels| (0..levels).fold(json!(1), |value, _| json!([value]));
        assert!(size(&nested(DEPTH)).is_some());
        assert_eq!(size(&nested(DEPTH + 1)), None);
        let error = payload("A", &nested(DEPTH + 1)).unwrap_err();
        assert_eq!(error.error.as_deref(), Some("States.Runtime"));
    }
}
