// SPDX-License-Identifier: Apache-2.0
//! Intrinsic functions that work on numbers.

use serde_json::Value;

use super::integer;
use crate::data::Random;
use crate::data::random::JavaRandom;

/// Both numbers are rounded before they are added.
pub(super) fn add(first: &Value, second: &Value) -> Result<Value, String> {
    let sum = within_int(first)? + within_int(second)?;
    if i32::try_from(sum).is_err() {
        return Err(format!(
            "The sum {sum} is not within the range of an integer"
        ));
    }
    Ok(Value::from(sum))
}

/// A number of at least the first and less than the last. With a seed it is that of Java's generator, as AWS's are.
pub(super) fn random(
    first: &Value,
    last: &Value,
    seed: Option<&Value>,
    random: &mut Random,
) -> Result<Value, String> {
    let (first, last) = (within_int(first)?, within_int(last)?);
    let width = u32::try_from(last - first)
        .ok()
        .filter(|width| *width > 0)
        .ok_or_else(|| format!("The end {last} must be greater than the start {first}"))?;
    let offset = match seed {
        Some(seed) => JavaRandom::new(integer(seed)?).below(width),
        None => random.below(u64::from(width)),
    };
    Ok(Value::from(
        first + i64::try_from(offset).unwrap_or_default(),
    ))
}

/// An integer as wide as Java's `int`, which is what AWS documents.
fn within_int(value: &Value) -> Result<i64, String> {
    let integer = integer(value)?;
    if i32::try_from(integer).is_ok() {
        Ok(integer)
    } else {
        Err(format!("{integer} is not within the range of an integer"))
    }
}
