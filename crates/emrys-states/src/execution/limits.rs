// SPDX-License-Identifier: Apache-2.0
//! How much an execution may have.

use std::collections::BTreeMap;
use std::io;

use serde_json::Value;

use crate::history::ErrorOutput;

/// Bytes of a state's input or output, as JSON.
pub(super) const PAYLOAD: usize = 262_144;
/// Bytes of a variable, and of all that one `Assign` sets.
pub(super) const VARIABLE: usize = 262_144;
/// Bytes of all variables of a flow.
pub(super) const VARIABLES: usize = 10 * 1024 * 1024;
/// Seconds that a Wait state may wait.
pub(super) const WAIT: i64 = 2_147_483_647;
/// Events of a history.
pub(super) const EVENTS: u64 = 25_000;

/// How many bytes a value has as JSON.
pub(super) fn size(value: &Value) -> usize {
    struct Count(usize);
    impl io::Write for Count {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut count = Count(0);
    match serde_json::to_writer(&mut count, value) {
        Ok(()) => count.0,
        Err(_) => usize::MAX,
    }
}

/// What a state or a task takes or gives must not be too large.
pub(super) fn payload(whose: &str, value: &Value) -> Result<(), ErrorOutput> {
    if size(value) > PAYLOAD {
        return Err(ErrorOutput::new(
            "States.DataLimitExceeded",
            &format!(
                "The state/task '{whose}' returned a result with a size exceeding the maximum number of bytes service \
                 limit."
            ),
        ));
    }
    Ok(())
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
    let sizes: BTreeMap<&String, usize> = assigned
        .iter()
        .map(|(name, value)| (name, size(value)))
        .collect();
    if let Some((name, _)) = sizes.iter().find(|(_, size)| **size > VARIABLE) {
        return Err(too_large(&format!("the variable '{name}'")));
    }
    let set: usize = sizes.values().sum();
    if set > VARIABLE {
        return Err(too_large("the variables in one Assign field"));
    }
    let others = variables.into_iter().flatten();
    let others = others.filter(|(name, _)| !sizes.contains_key(name));
    let all: usize = set + others.map(|(_, value)| size(value)).sum::<usize>();
    if all > VARIABLES {
        return Err(too_large("all variables"));
    }
    Ok(())
}
