// SPDX-License-Identifier: Apache-2.0
//! What an expression gives, as JSON.

use jsonata_core::value::JValue;
use serde_json::{Map, Number, Value};

use crate::data::json::MOST_LEVELS;

/// Why a result is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is or holds a function.
    Unsupported,
    /// It is more than any state may have.
    TooMuch,
}

/// Far more values and characters than fit what a state may have, yet no more than memory does. Values can hold each
/// other in many places, so that what is small as an expression has it is endless as JSON.
const MOST: usize = 4_000_000;

/// The result as JSON.
pub(super) fn to_json(value: &JValue) -> Result<Value, Refused> {
    let mut left = MOST;
    convert(value, 0, &mut left)
}

fn convert(value: &JValue, level: usize, left: &mut usize) -> Result<Value, Refused> {
    let size = value.as_str().map_or(0, str::len) + 1;
    *left = left.checked_sub(size).ok_or(Refused::TooMuch)?;
    if level == MOST_LEVELS {
        return Err(Refused::TooMuch);
    }
    match value {
        // Nothing within an array or an object is what JSON has for it.
        JValue::Null | JValue::Undefined => Ok(Value::Null),
        JValue::Bool(value) => Ok(Value::Bool(*value)),
        JValue::Number(number) => Ok(self::number(*number)),
        JValue::String(text) => Ok(Value::String(text.to_string())),
        JValue::Array(items) => {
            let items = items.iter().map(|item| convert(item, level + 1, left));
            Ok(Value::Array(items.collect::<Result<_, _>>()?))
        }
        JValue::Object(members) => {
            let mut converted = Map::with_capacity(members.len());
            for (name, member) in members.iter() {
                *left = left.checked_sub(name.len()).ok_or(Refused::TooMuch)?;
                converted.insert(name.clone(), convert(member, level + 1, left)?);
            }
            Ok(Value::Object(converted))
        }
        _ => Err(Refused::Unsupported),
    }
}

/// An integer where the number is one: JSONata has only doubles, AWS writes `1`, not `1.0`.
fn number(number: f64) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "an integer well within an i64"
    )]
    if number.fract() == 0.0 && number.abs() < 9.0e18 {
        return Value::from(number as i64);
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}
