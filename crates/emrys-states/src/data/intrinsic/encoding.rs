// SPDX-License-Identifier: Apache-2.0
//! Intrinsic functions that encode, decode, hash and merge.

use base64_simd::{STANDARD, STANDARD_NO_PAD};
use serde_json::Value;

use super::text;
use crate::data::{digest, json};

/// AWS's limit on what is encoded, decoded or hashed.
const MOST_CHARACTERS: usize = 10_000;

fn short_text(value: &Value) -> Result<&str, String> {
    let text = text(value)?;
    if text.chars().count() > MOST_CHARACTERS {
        return Err(format!(
            "The argument must not have more than {MOST_CHARACTERS} characters"
        ));
    }
    Ok(text)
}

pub(super) fn base64_encode(value: &Value) -> Result<Value, String> {
    Ok(Value::String(STANDARD.encode_to_string(short_text(value)?)))
}

pub(super) fn base64_decode(value: &Value) -> Result<Value, String> {
    let encoded = short_text(value)?;
    // Java's decoder does without padding.
    let decoded = STANDARD
        .decode_to_vec(encoded)
        .or_else(|_| STANDARD_NO_PAD.decode_to_vec(encoded))
        .map_err(|_| "The argument is not encoded in Base64".to_owned())?;
    let decoded = String::from_utf8_lossy(&decoded);
    Ok(Value::String(decoded.into_owned()))
}

pub(super) fn hash(data: &Value, algorithm: &Value) -> Result<Value, String> {
    let algorithm = text(algorithm)?;
    let data = match data {
        Value::String(_) => short_text(data)?.to_owned(),
        other => other.to_string(),
    };
    let unknown = || format!("The algorithm '{algorithm}' is not supported");
    digest::hash(&data, algorithm)
        .map(Value::String)
        .ok_or_else(unknown)
}

pub(super) fn json_merge(first: &Value, second: &Value, deep: &Value) -> Result<Value, String> {
    let (Value::Object(first), Value::Object(second)) = (first, second) else {
        return Err("The arguments to be merged must be JSON objects".to_owned());
    };
    match deep {
        // A member of both is the second's, where the first has it.
        Value::Bool(false) => {
            let mut merged = first.clone();
            merged.extend(second.clone());
            Ok(Value::Object(merged))
        }
        Value::Bool(true) => Err("Deep merging is not supported".to_owned()),
        other => Err(format!(
            "The third argument must be a boolean, but was: {other}"
        )),
    }
}

/// An empty text is `null`, as recorded of AWS.
pub(super) fn string_to_json(value: &Value) -> Result<Value, String> {
    let text = text(value)?;
    if text.trim().is_empty() {
        return Ok(Value::Null);
    }
    json::parse(text).map_err(|error| format!("The argument is not valid JSON: {error}"))
}
