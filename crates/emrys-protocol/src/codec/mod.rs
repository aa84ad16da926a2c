// SPDX-License-Identifier: Apache-2.0
//! AWS JSON: reading inputs and outputs, writing them.
//!
//! Members that a structure does not have are skipped, so that newer clients and newer services are understood; a
//! value of the wrong type is a `SerializationException` in AWS's words, to which the place is added.

mod generated;
mod location;
pub(crate) mod structure;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{ApiError, ErrorCode};

/// Reads a request's body.
///
/// # Errors
///
/// `SerializationException` when the body is no JSON or a value has the wrong type.
pub(crate) fn read_input<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    // The error itself is not kept as the source: it shows values, which may be secrets.
    serde_json::from_slice(body)
        .map_err(|error| ApiError::new(ErrorCode::SerializationException, message(body, &error)))
}

/// Reads an answer's body; an empty one is an empty output.
///
/// # Errors
///
/// An error of code `InternalFailure` when the service's answer cannot be read.
pub(crate) fn read_output<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    let body = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|error| {
        let message = format!("the answer cannot be read: {}", message(body, &error));
        ApiError::new(ErrorCode::InternalFailure, message).with_source(error)
    })
}

/// Writes an input or an output.
///
/// # Errors
///
/// `InternalFailure` when the value cannot be JSON, which no type of this crate gives a reason for.
pub(crate) fn write<T: Serialize>(value: &T) -> Result<Bytes, ApiError> {
    serde_json::to_vec(value)
        .map(Bytes::from)
        .map_err(ApiError::internal)
}

/// AWS's message for a body that cannot be read.
fn message(body: &[u8], error: &serde_json::Error) -> String {
    if !error.is_data() {
        return format!("the body is not valid JSON: {error}");
    }
    let text = error.to_string();
    let path = location::path_at(body, error.line(), error.column());
    let place = if path.is_empty() {
        String::new()
    } else {
        format!(" at '{path}'")
    };
    wrong_type(&text).map_or_else(
        || format!("{text}{place}"),
        |message| format!("{message}{place}"),
    )
}

/// `invalid type: integer `7`, expected a string at line 1 column 9` in AWS's words.
fn wrong_type(text: &str) -> Option<String> {
    let text = text
        .strip_prefix("invalid type: ")
        .or_else(|| text.strip_prefix("invalid value: "))?;
    let (found, expected) = text.rsplit_once(", expected ")?;
    let found = match found.split(' ').next()? {
        "map" => return Some("Start of structure or map found where not expected".to_owned()),
        "sequence" => return Some("Start of list found where not expected".to_owned()),
        "integer" | "floating" | "number" => "NUMBER_VALUE",
        "string" => "STRING_VALUE",
        "boolean" if found.contains("true") => "TRUE_VALUE",
        "boolean" => "FALSE_VALUE",
        "null" => "NULL_VALUE",
        _ => return None,
    };
    let expected = match expected.split(" at line ").next()? {
        "a string" => "a String",
        "i32" => "an Integer",
        "i64" => "a Long",
        "f64" => "a Double",
        "a boolean" => "a Boolean",
        "a timestamp" => "a Timestamp",
        "a sequence" => "a List",
        "a map" => "a Map",
        structure if structure.starts_with("structure ") => "a Structure",
        _ => return None,
    };
    Some(format!("{found} can not be converted to {expected}"))
}

#[cfg(test)]
mod tests;
