// SPDX-License-Identifier: Apache-2.0
//! The one error of the service traits: what AWS would answer.
//!
//! Domain crates keep errors of their own and turn them into this one in a single function. What it tells the caller
//! (code and message) and what only the log may say (the detail and the source) are kept apart.
//!
//! - [`ErrorCode`]: the codes and their HTTP statuses, generated from AWS's models and `data/common-errors.json`.
//! - [`Effect`]: whether the request may have been carried out all the same.

mod effect;
mod generated;
mod wire;

use std::error::Error;
use std::fmt;

pub use effect::Effect;
pub use generated::ErrorCode;

/// A cause, as `std::error::Error::source` gives it.
type Source = Box<dyn Error + Send + Sync>;

/// Codes with which AWS asks to slow down, besides the usual one.
const THROTTLING: &[&str] = &[
    "RequestLimitExceeded",
    "Throttling",
    "TooManyRequestsException",
];

/// An error of an API: what the caller is told, and what the log is told besides.
pub struct ApiError(Box<Parts>);

struct Parts {
    code: ErrorCode,
    message: String,
    detail: Option<String>,
    reason_code: Option<String>,
    request_id: Option<String>,
    effect: Effect,
    source: Option<Source>,
}

impl ApiError {
    /// An error with that code and message.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        let message = message.into();
        Self(Box::new(Parts {
            effect: Effect::of_answer(&code),
            code,
            message,
            detail: None,
            reason_code: None,
            request_id: None,
            source: None,
        }))
    }

    /// The request violates a constraint, or the state of what it names does not allow it: the caller corrects it.
    #[must_use]
    pub fn validation(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::ValidationException, message)
    }

    /// The request names what does not exist or asks for what cannot be: the caller corrects it.
    #[must_use]
    pub fn invalid_request(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::InvalidRequestException, message)
    }

    /// The service failed for a reason that is none of the caller's business: it goes to the log.
    #[must_use]
    pub fn internal(source: impl Into<Source>) -> Self {
        Self::new(ErrorCode::InternalFailure, "An internal error occurred").with_source(source)
    }

    /// The operation exists at AWS and is not offered here.
    #[must_use]
    pub fn not_implemented(operation: &str) -> Self {
        Self::new(
            ErrorCode::NotImplemented,
            format!("the operation `{operation}` is not implemented"),
        )
    }

    /// Adds what the log shall know and the caller shall not.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// Adds the cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Source>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Adds what EMR puts into the member `ErrorCode` of an `InvalidRequestException`, as in `NoSuchCluster`.
    #[must_use]
    pub fn with_reason_code(mut self, reason_code: impl Into<String>) -> Self {
        self.0.reason_code = Some(reason_code.into());
        self
    }

    /// Adds the id of the request that failed.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.0.request_id = Some(request_id.into());
        self
    }

    /// Says what has become of the request, where the code alone does not tell.
    #[must_use]
    pub fn with_effect(mut self, effect: Effect) -> Self {
        self.0.effect = effect;
        self
    }

    /// What went wrong, in AWS's word for it.
    #[must_use]
    pub fn code(&self) -> &ErrorCode {
        &self.0.code
    }

    /// What the caller is told.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What only the log is told.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.0.detail.as_deref()
    }

    /// What an `InvalidRequestException` has in its member `ErrorCode`.
    #[must_use]
    pub fn reason_code(&self) -> Option<&str> {
        self.0.reason_code.as_deref()
    }

    /// The id of the request that failed, if it is known.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Whether the request was carried out.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.0.effect
    }

    /// Whether the request was refused because too many came before it: it has not been looked at.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        match &self.0.code {
            ErrorCode::ThrottlingException => true,
            ErrorCode::Unknown(code) => THROTTLING.contains(&code.as_str()),
            _ => false,
        }
    }

    /// The HTTP status the error arrives with.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.0.code.status()
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.0.code.as_str();
        if self.0.message.is_empty() {
            formatter.write_str(code)
        } else {
            write!(formatter, "{code}: {}", self.0.message)
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ApiError")
            .field("code", &self.0.code)
            .field("message", &self.0.message)
            .field("detail", &self.0.detail)
            .field("reason_code", &self.0.reason_code)
            .field("request_id", &self.0.request_id)
            .field("source", &self.0.source)
            .finish()
    }
}

impl Error for ApiError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0
            .source
            .as_deref()
            .map(|source| source as &(dyn Error + 'static))
    }
}

#[cfg(test)]
mod tests;
