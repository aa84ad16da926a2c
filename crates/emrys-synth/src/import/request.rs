// SPDX-License-Identifier: Apache-2.0
//! RunJobFlow's input as JSON, as SDKs take it: boto3's `run_job_flow(**json)`.

use emrys_protocol::types::RunJobFlowInput;
use serde_json::{Map, Value};

use crate::raise::{Definition, Imported};

/// Why a text is no request.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// The text is not JSON, or a value has another type than EMR takes: correct it at the place that is named.
    #[error("failed to read the request: {0}")]
    Json(#[from] serde_json::Error),
    /// It is JSON of something else: name a request for RunJobFlow.
    #[error("this is no request for RunJobFlow: it has no `Instances`")]
    NoRequest,
    /// A control character, which EMR does not take: remove it.
    #[error("`{path}` has the control character U+{:04X}", u32::from(*character))]
    ControlCharacter {
        /// Where it is.
        path: String,
        /// Which one.
        character: char,
    },
}

/// What a request says.
///
/// # Errors
/// The text is not a request.
pub fn read(text: &str) -> Result<Imported, RequestError> {
    let request: Map<String, Value> = serde_json::from_str(text)?;
    if !request.contains_key("Instances") {
        return Err(RequestError::NoRequest);
    }
    // Types are checked with their line; members that EMR does not have are left for notes.
    let _typed: RunJobFlowInput = serde_json::from_str(text)?;
    let request = Value::Object(request);
    if let Some((path, character)) = forbidden(&request, "") {
        return Err(RequestError::ControlCharacter { path, character });
    }
    let Value::Object(request) = request else {
        return Err(RequestError::NoRequest);
    };
    Ok(Imported {
        clusters: vec![Definition { key: None, request }],
        ..Imported::default()
    })
}

/// The first control character in the texts of a value that no document can have, and where it is.
pub(crate) fn forbidden(value: &Value, path: &str) -> Option<(String, char)> {
    let in_text = |text: &str| {
        let is_forbidden =
            |letter: &char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
        text.chars().find(is_forbidden)
    };
    match value {
        Value::String(text) => in_text(text).map(|letter| (path.to_owned(), letter)),
        Value::Array(items) => {
            let mut items = items.iter().enumerate();
            items.find_map(|(index, item)| forbidden(item, &format!("{path}[{index}]")))
        }
        Value::Object(members) => members.iter().find_map(|(key, value)| {
            let path = match path {
                "" => key.clone(),
                path => format!("{path}.{key}"),
            };
            let in_key = in_text(key).map(|letter| (path.escape_default().to_string(), letter));
            in_key.or_else(|| forbidden(value, &path))
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}
