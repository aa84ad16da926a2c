// SPDX-License-Identifier: Apache-2.0
//! Intrinsic functions, `States.Format('{}', $.name)`: what payload templates can compute.
//!
//! What each function does is in a module by what it works on; this one knows how a call is evaluated and how its
//! failure is told.

mod arrays;
mod encoding;
mod math;
mod parse;
mod texts;

use serde_json::Value;

use super::{Environment, Failure, Path, Scope};

/// A call of an intrinsic function.
#[derive(Debug, Clone, PartialEq)]
pub struct Intrinsic {
    text: String,
    function: Function,
    arguments: Vec<Argument>,
}

/// What a function is given.
#[derive(Debug, Clone, PartialEq)]
enum Argument {
    /// A number, `true`, `false` or `null`.
    Literal(Value),
    /// What stands between quotes, with its backslashes.
    Text(String),
    Path(Path),
    Call(Intrinsic),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Function {
    Array,
    ArrayContains,
    ArrayGetItem,
    ArrayLength,
    ArrayPartition,
    ArrayRange,
    ArrayUnique,
    Base64Decode,
    Base64Encode,
    Format,
    Hash,
    JsonMerge,
    JsonToString,
    MathAdd,
    MathRandom,
    StringSplit,
    StringToJson,
    Uuid,
}

impl Intrinsic {
    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Every path that is an argument, of functions that are arguments too.
    pub fn paths(&self) -> Vec<&Path> {
        let paths = self.arguments.iter().map(|argument| match argument {
            Argument::Path(path) => vec![path],
            Argument::Call(call) => call.paths(),
            Argument::Literal(_) | Argument::Text(_) => Vec::new(),
        });
        paths.flatten().collect()
    }

    /// What the function gives.
    ///
    /// # Errors
    ///
    /// `States.Runtime` when a path leads nowhere, `States.IntrinsicFailure` when the function cannot be applied.
    pub fn evaluate(
        &self,
        scope: &Scope<'_>,
        environment: &mut Environment,
    ) -> Result<Value, Failure> {
        let mut arguments = Vec::with_capacity(self.arguments.len());
        for (number, argument) in self.arguments.iter().enumerate() {
            arguments.push(match argument {
                Argument::Literal(value) => value.clone(),
                // A template's escapes tell its braces from its places.
                Argument::Text(text) if number == 0 && self.function == Function::Format => {
                    Value::String(text.clone())
                }
                Argument::Text(text) => Value::String(texts::unescape(text)),
                Argument::Path(path) => path.find(scope).map(std::borrow::Cow::into_owned).map_err(|_| {
                    let (path, input) = (path.as_str(), scope.input);
                    Failure::runtime(self.error(&format!(
                        "The JsonPath argument for the field '{path}' could not be found in the input '{input}'"
                    )))
                })?,
                Argument::Call(call) => call.evaluate(scope, environment)?,
            });
        }
        self.function
            .apply(&arguments, environment)
            .map_err(|reason| Failure::new("States.IntrinsicFailure", self.error(&reason)))
    }

    fn error(&self, reason: &str) -> String {
        format!(
            "The function '{}' had the following error: {reason}",
            self.text
        )
    }
}

impl Function {
    /// Its name after `States.`, and how many arguments it takes.
    const NAMES: [(&'static str, Self, usize, usize); 18] = [
        ("Array", Self::Array, 0, usize::MAX),
        ("ArrayContains", Self::ArrayContains, 2, 2),
        ("ArrayGetItem", Self::ArrayGetItem, 2, 2),
        ("ArrayLength", Self::ArrayLength, 1, 1),
        ("ArrayPartition", Self::ArrayPartition, 2, 2),
        ("ArrayRange", Self::ArrayRange, 3, 3),
        ("ArrayUnique", Self::ArrayUnique, 1, 1),
        ("Base64Decode", Self::Base64Decode, 1, 1),
        ("Base64Encode", Self::Base64Encode, 1, 1),
        ("Format", Self::Format, 1, usize::MAX),
        ("Hash", Self::Hash, 2, 2),
        ("JsonMerge", Self::JsonMerge, 3, 3),
        ("JsonToString", Self::JsonToString, 1, 1),
        ("MathAdd", Self::MathAdd, 2, 2),
        ("MathRandom", Self::MathRandom, 2, 3),
        ("StringSplit", Self::StringSplit, 2, 2),
        ("StringToJson", Self::StringToJson, 1, 1),
        ("UUID", Self::Uuid, 0, 0),
    ];

    fn apply(self, arguments: &[Value], environment: &mut Environment) -> Result<Value, String> {
        match (self, arguments) {
            (Self::Array, items) => Ok(Value::Array(items.to_vec())),
            (Self::ArrayContains, [array, item]) => arrays::contains(array, item),
            (Self::ArrayGetItem, [array, number]) => arrays::get_item(array, number),
            (Self::ArrayLength, [array]) => arrays::length(array),
            (Self::ArrayPartition, [array, size]) => arrays::partition(array, size),
            (Self::ArrayRange, [first, last, step]) => arrays::range(first, last, step),
            (Self::ArrayUnique, [array]) => arrays::unique(array),
            (Self::Base64Decode, [text]) => encoding::base64_decode(text),
            (Self::Base64Encode, [text]) => encoding::base64_encode(text),
            (Self::Format, [template, values @ ..]) => texts::format(template, values),
            (Self::Hash, [data, algorithm]) => encoding::hash(data, algorithm),
            (Self::JsonMerge, [first, second, deep]) => encoding::json_merge(first, second, deep),
            (Self::JsonToString, [value]) => Ok(Value::String(value.to_string())),
            (Self::MathAdd, [first, second]) => math::add(first, second),
            (Self::MathRandom, [first, last]) => {
                math::random(first, last, None, &mut environment.random)
            }
            (Self::MathRandom, [first, last, seed]) => {
                math::random(first, last, Some(seed), &mut environment.random)
            }
            (Self::StringSplit, [text, delimiters]) => texts::split(text, delimiters),
            (Self::StringToJson, [text]) => encoding::string_to_json(text),
            (Self::Uuid, []) => Ok(Value::String(environment.random.next_uuid())),
            _ => Err("Invalid number of arguments".to_owned()),
        }
    }
}

/// The text that an argument has to be.
fn text(value: &Value) -> Result<&str, String> {
    let refused = || format!("The argument must be a string, but was: {value}");
    value.as_str().ok_or_else(refused)
}

/// The array that an argument has to be.
fn array(value: &Value) -> Result<&[Value], String> {
    let refused = || format!("The argument must be an array, but was: {value}");
    value.as_array().map(Vec::as_slice).ok_or_else(refused)
}

/// The integer that an argument has to be; others are rounded, as Java rounds: a half upwards.
fn integer(value: &Value) -> Result<i64, String> {
    if let Some(integer) = value.as_i64() {
        return Ok(integer);
    }
    let refused = || format!("The argument must be an integer, but was: {value}");
    let rounded = (value.as_f64().ok_or_else(refused)? + 0.5).floor();
    #[expect(clippy::cast_possible_truncation, reason = "within what an i64 holds")]
    if rounded.abs() < 9.0e18 {
        Ok(rounded as i64)
    } else {
        Err(refused())
    }
}

#[cfg(test)]
mod tests;
