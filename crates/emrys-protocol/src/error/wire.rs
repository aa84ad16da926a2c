// SPDX-License-Identifier: Apache-2.0
//! Errors as AWS JSON carries them.

use bytes::Bytes;
use serde::Serialize;

use super::{ApiError, Effect, ErrorCode};

/// The body of an error. Most have a `message`; the model's own exceptions and `SerializationException` a `Message`.
#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "__type")]
    code: &'a str,
    #[serde(rename = "ErrorCode", skip_serializing_if = "Option::is_none")]
    reason_code: Option<&'a str>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    modelled_message: Option<&'a str>,
    #[serde(rename = "message", skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
}

impl ApiError {
    /// The body of the answer.
    #[must_use]
    pub fn to_json(&self) -> Bytes {
        let message = Some(self.message()).filter(|message| !message.is_empty());
        let (modelled_message, message) = match self.code() {
            ErrorCode::InvalidRequestException
            | ErrorCode::InternalServerException
            | ErrorCode::InvalidFilterValue
            | ErrorCode::InvalidNextToken
            | ErrorCode::SerializationException => (message, None),
            _ => (None, message),
        };
        let body = Body {
            code: self.code().as_str(),
            reason_code: self.reason_code(),
            modelled_message,
            message,
        };
        serde_json::to_vec(&body)
            .map(Bytes::from)
            .unwrap_or_default()
    }

    /// Reads the error out of an answer: its status, the value of the header `x-amzn-errortype` and its body.
    ///
    /// An answer that is no AWS JSON error (a proxy's page, say) gives `ServiceUnavailable` or, below status 500,
    /// `Unknown`, with the beginning of the body as its message.
    #[must_use]
    pub fn from_json(status: u16, error_type: Option<&str>, body: &[u8]) -> Self {
        let body_as_json = serde_json::from_slice::<serde_json::Value>(body).ok();
        let member = |name: &str| {
            body_as_json
                .as_ref()
                .and_then(|json| json.get(name))
                .and_then(|value| value.as_str())
        };
        let Some(code) = error_type
            .or_else(|| member("__type"))
            .or_else(|| member("code"))
            .map(bare_code)
        else {
            let text: String = String::from_utf8_lossy(body).chars().take(200).collect();
            let message = format!(
                "the service answered with status {status} and no error that AWS defines: {text}"
            );
            let code = match status {
                500.. => ErrorCode::ServiceUnavailable,
                _ => ErrorCode::Unknown(format!("Http{status}")),
            };
            return Self::new(code, message);
        };
        let message = member("message")
            .or_else(|| member("Message"))
            .or_else(|| member("errorMessage"));
        let mut error = Self::new(ErrorCode::from(code), message.unwrap_or_default());
        if status >= 500 && matches!(error.code(), ErrorCode::Unknown(_)) {
            error = error.with_effect(Effect::Unknown);
        }
        match member("ErrorCode") {
            Some(reason_code) => error.with_reason_code(reason_code),
            None => error,
        }
    }
}

/// The code without what may stand around it: `com.amazonaws.emr#Code` and `Code:http://…` are `Code`.
fn bare_code(code: &str) -> &str {
    let code = code.rsplit_once('#').map_or(code, |(_, code)| code);
    code.split_once(':').map_or(code, |(code, _)| code)
}
