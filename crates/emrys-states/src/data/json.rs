// SPDX-License-Identifier: Apache-2.0
//! Texts that are JSON.

use serde_json::Value;

/// How deep JSON may be nested, here as where it comes in: what is deeper could not be read again from a record.
pub(super) const MOST_LEVELS: usize = 100;

/// Reads a text.
pub(super) fn parse(text: &str) -> Result<Value, serde_json::Error> {
    let mut value: Value = serde_json::from_str(text)?;
    // Java has no negative zero among its integers.
    if text.trim() == "-0" {
        value = Value::from(0);
    }
    Ok(value)
}
