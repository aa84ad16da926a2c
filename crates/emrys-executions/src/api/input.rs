// SPDX-License-Identifier: Apache-2.0
//! The JSON that requests bring, and what is said of a text that is none.

use emrys_protocol::types::Sensitive;
use emrys_protocol::{ApiError, ErrorCode};
use emrys_states::execution::is_too_deep;
use serde_json::Value;

/// How many bytes an input or an output may have (Developer Guide, service quotas).
const LONGEST: usize = 262_144;

/// The input of an execution, as it was given; an empty object if none was.
pub(super) fn execution(input: Option<Sensitive>) -> Result<String, ApiError> {
    let Some(input) = input else {
        return Ok("{}".to_owned());
    };
    let text = input.reveal();
    match json(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(what) => Err(ApiError::new(
            ErrorCode::InvalidExecutionInput,
            format!("Invalid State Machine Execution Input: '{what}'"),
        )),
    }
}

/// The output that a worker sends.
pub(super) fn output(output: Option<&Sensitive>) -> Result<Value, ApiError> {
    let text = output.map(Sensitive::reveal).unwrap_or_default();
    json(text).map_err(|what| {
        ApiError::new(
            ErrorCode::InvalidOutput,
            format!("Invalid Output: '{what}'"),
        )
    })
}

/// The value, or what Step Functions' parser says of the text.
pub(super) fn json(text: &str) -> Result<Value, String> {
    if text.len() > LONGEST {
        return Err(format!(
            "The data is larger than the limit of {LONGEST} bytes"
        ));
    }
    let value = serde_json::from_str(text).map_err(|error| said(text, &error.to_string()))?;
    if is_too_deep(&value) {
        return Err("The data is nested too deeply".to_owned());
    }
    Ok(value)
}

fn said(text: &str, error: &str) -> String {
    let text = text.trim_start();
    let word = |letter: char| letter.is_alphanumeric() || letter == '_';
    match text.chars().next() {
        None => "Invalid execution input.".to_owned(),
        Some(first) if first.is_alphabetic() => {
            let end = text.find(|letter| !word(letter)).unwrap_or(text.len());
            let token = text.get(..end).unwrap_or_default();
            format!(
                "Unrecognized token '{token}': was expecting (JSON String, Number, Array, Object or token 'null', \
                 'true' or 'false')"
            )
        }
        Some(_) => error.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{execution, output};

    #[test]
    fn an_input_is_any_json_and_kept_as_it_is() {
        for input in ["{ }", "1.50", "null", "\"a\"", "[1]"] {
            assert_eq!(execution(Some(input.into())).unwrap(), input);
        }
        assert_eq!(execution(None).unwrap(), "{}");
    }

    #[test]
    fn what_is_no_json_is_refused_in_awss_words() {
        let token = "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', \
                     'true' or 'false')";
        for (input, what) in [("", "Invalid execution input."), ("not some json", token)] {
            let refusal = execution(Some(input.into())).unwrap_err();
            let message = format!("Invalid State Machine Execution Input: '{what}'");
            assert_eq!(refusal.message(), message);
        }
        let long = format!("\"{}\"", "x".repeat(262_144));
        assert!(execution(Some(long.into())).is_err());
        let refusal = output(Some(&"{".into())).unwrap_err();
        assert_eq!(refusal.code().as_str(), "InvalidOutput");
    }

    #[test]
    fn what_could_not_be_read_again_from_a_record_is_refused() {
        let nested = |levels| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
        assert!(execution(Some(nested(100).into())).is_ok());
        for levels in [101, 127, 128] {
            let refusal = execution(Some(nested(levels).into())).unwrap_err();
            assert_eq!(refusal.code().as_str(), "InvalidExecutionInput");
            let refusal = output(Some(&nested(levels).into())).unwrap_err();
            assert_eq!(refusal.code().as_str(), "InvalidOutput");
        }
    }
}
