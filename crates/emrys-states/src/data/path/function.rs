// SPDX-License-Identifier: Apache-2.0
//! Functions at the end of a path, `$.items.length()`; not to be confused with intrinsic functions.

use serde_json::{Number, Value};

use super::select::item;

/// A function at the end of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Length,
    Keys,
    First,
    Last,
    Minimum,
    Maximum,
    Average,
    Sum,
    StandardDeviation,
}

impl Function {
    /// By the name that Jayway gives it.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "length" | "size" => Self::Length,
            "keys" => Self::Keys,
            "first" => Self::First,
            "last" => Self::Last,
            "min" => Self::Minimum,
            "max" => Self::Maximum,
            "avg" => Self::Average,
            "sum" => Self::Sum,
            "stddev" => Self::StandardDeviation,
            _ => return None,
        })
    }

    /// What it makes of a value.
    pub(super) fn apply(self, value: &Value) -> Result<Value, String> {
        match self {
            Self::Length => Ok(match value {
                Value::Array(items) => Value::from(items.len()),
                Value::Object(members) => Value::from(members.len()),
                _ => Value::Null,
            }),
            Self::Keys => Ok(match value {
                Value::Object(members) => members.keys().cloned().collect(),
                _ => Value::Null,
            }),
            Self::First => Ok(at(value, 0)),
            Self::Last => Ok(at(value, -1)),
            Self::Minimum | Self::Maximum | Self::Average | Self::Sum | Self::StandardDeviation => {
                self.aggregate(value)
            }
        }
    }

    fn aggregate(self, value: &Value) -> Result<Value, String> {
        let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
        let numbers: Vec<f64> = items.iter().filter_map(Value::as_f64).collect();
        if numbers.is_empty() {
            return Err(
                "Aggregation function attempted to calculate value using empty array".to_owned(),
            );
        }
        #[expect(clippy::cast_precision_loss, reason = "no array has so many items")]
        let count = numbers.len() as f64;
        let sum: f64 = numbers.iter().sum();
        let result = match self {
            Self::Minimum => numbers.iter().copied().fold(f64::INFINITY, f64::min),
            Self::Maximum => numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            Self::Average => sum / count,
            Self::StandardDeviation => {
                let squares: f64 = numbers.iter().map(|number| number * number).sum();
                (squares / count - (sum / count).powi(2)).sqrt()
            }
            _ => sum,
        };
        // A Java `double`: 6 becomes 6.0.
        Ok(Number::from_f64(result).map_or(Value::Null, Value::Number))
    }
}

fn at(value: &Value, number: i64) -> Value {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    item(items, number).cloned().unwrap_or(Value::Null)
}
