// SPDX-License-Identifier: Apache-2.0
//! From a tree to the text of a document, as a person would write it. What is read back is the same tree.

pub(crate) mod json;
pub(crate) mod yaml;

use crate::placeholders;
use crate::tree::{Entry, Scalar, ScalarKind, Syntax, Value};

/// A single value as JSON and YAML can have it.
enum Plain {
    Null,
    Boolean(bool),
    /// A number as JSON writes it.
    Number(String),
    Text(String),
}

impl Plain {
    fn of(scalar: &Scalar) -> Self {
        match scalar.kind {
            ScalarKind::Null => Self::Null,
            ScalarKind::Boolean(value) => Self::Boolean(value),
            ScalarKind::Integer(value) if scalar.text == value.to_string() => {
                Self::Number(scalar.text.clone())
            }
            // XML's `+05` is for a key that takes a number, and no argument can be one there.
            ScalarKind::Integer(value) if scalar.syntax == Syntax::Braces => {
                Self::Number(value.to_string())
            }
            ScalarKind::Number if is_json_number(&scalar.text) => Self::Number(scalar.text.clone()),
            // `0x1f` and `.5` would become other arguments as numbers. As texts they are right, or refused.
            ScalarKind::Integer(_) | ScalarKind::Number => Self::Text(scalar.text.clone()),
            ScalarKind::Text => Self::Text(placeholders::translate(
                &scalar.text,
                scalar.syntax,
                Syntax::Dollar,
            )),
        }
    }
}

/// The key of an entry. It has the syntax of its value.
fn key(entry: &Entry) -> String {
    match &entry.value.value {
        Value::Scalar(scalar) => placeholders::translate(&entry.key, scalar.syntax, Syntax::Dollar),
        Value::Sequence(_) | Value::Mapping(_) => entry.key.clone(),
    }
}

fn is_json_number(text: &str) -> bool {
    text.starts_with(|first: char| first == '-' || first.is_ascii_digit())
        && serde_json::from_str::<serde_json::Number>(text).is_ok()
}

#[cfg(test)]
mod tests;
