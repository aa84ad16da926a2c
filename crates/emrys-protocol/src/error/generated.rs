// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

/// What went wrong, in AWS's word for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// Declared by the service model.
    InternalServerError,
    /// Declared by the service model.
    InternalServerException,
    /// Declared by the service model.
    InvalidRequestException,
    /// The caller may not do this.
    AccessDeniedException,
    /// The session token has expired: get new credentials.
    ExpiredTokenException,
    /// The signature lacks a part or cannot be read.
    IncompleteSignatureException,
    /// The service failed: retry, and report it if it stays.
    InternalFailure,
    /// The signature does not match the request: check the secret key and the clock.
    InvalidSignatureException,
    /// The request is not signed.
    MissingAuthenticationTokenException,
    /// The operation exists in EMR and is not offered here.
    NotImplemented,
    /// The body is larger than the service takes.
    RequestEntityTooLargeException,
    /// The request is older than its signature allows: check the clock.
    RequestExpired,
    /// The body is no JSON, or a value has the wrong type.
    SerializationException,
    /// The service cannot answer now: retry.
    ServiceUnavailable,
    /// Too many requests: slow down and retry.
    ThrottlingException,
    /// The target names no operation of the service.
    UnknownOperationException,
    /// The access key is unknown.
    UnrecognizedClientException,
    /// The request does not satisfy the service's constraints: correct it.
    ValidationException,
    /// A code that this version does not know: only a client meets it.
    Unknown(String),
}

impl ErrorCode {
    /// AWS's word for it, as `__type` carries it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::InternalServerError => "InternalServerError",
            Self::InternalServerException => "InternalServerException",
            Self::InvalidRequestException => "InvalidRequestException",
            Self::AccessDeniedException => "AccessDeniedException",
            Self::ExpiredTokenException => "ExpiredTokenException",
            Self::IncompleteSignatureException => "IncompleteSignatureException",
            Self::InternalFailure => "InternalFailure",
            Self::InvalidSignatureException => "InvalidSignatureException",
            Self::MissingAuthenticationTokenException => "MissingAuthenticationTokenException",
            Self::NotImplemented => "NotImplemented",
            Self::RequestEntityTooLargeException => "RequestEntityTooLargeException",
            Self::RequestExpired => "RequestExpired",
            Self::SerializationException => "SerializationException",
            Self::ServiceUnavailable => "ServiceUnavailable",
            Self::ThrottlingException => "ThrottlingException",
            Self::UnknownOperationException => "UnknownOperationException",
            Self::UnrecognizedClientException => "UnrecognizedClientException",
            Self::ValidationException => "ValidationException",
            Self::Unknown(code) => code,
        }
    }

    /// The HTTP status it arrives with.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::InternalServerError => 500,
            Self::InternalServerException => 500,
            Self::InvalidRequestException => 400,
            Self::AccessDeniedException => 400,
            Self::ExpiredTokenException => 400,
            Self::IncompleteSignatureException => 400,
            Self::InternalFailure => 500,
            Self::InvalidSignatureException => 400,
            Self::MissingAuthenticationTokenException => 400,
            Self::NotImplemented => 501,
            Self::RequestEntityTooLargeException => 413,
            Self::RequestExpired => 400,
            Self::SerializationException => 400,
            Self::ServiceUnavailable => 503,
            Self::ThrottlingException => 400,
            Self::UnknownOperationException => 400,
            Self::UnrecognizedClientException => 400,
            Self::ValidationException => 400,
            Self::Unknown(_) => 400,
        }
    }
}

impl From<&str> for ErrorCode {
    fn from(code: &str) -> Self {
        match code {
            "InternalServerError" => Self::InternalServerError,
            "InternalServerException" => Self::InternalServerException,
            "InvalidRequestException" => Self::InvalidRequestException,
            "AccessDeniedException" => Self::AccessDeniedException,
            "ExpiredTokenException" => Self::ExpiredTokenException,
            "IncompleteSignatureException" => Self::IncompleteSignatureException,
            "InternalFailure" => Self::InternalFailure,
            "InvalidSignatureException" => Self::InvalidSignatureException,
            "MissingAuthenticationTokenException" => Self::MissingAuthenticationTokenException,
            "NotImplemented" => Self::NotImplemented,
            "RequestEntityTooLargeException" => Self::RequestEntityTooLargeException,
            "RequestExpired" => Self::RequestExpired,
            "SerializationException" => Self::SerializationException,
            "ServiceUnavailable" => Self::ServiceUnavailable,
            "ThrottlingException" => Self::ThrottlingException,
            "UnknownOperationException" => Self::UnknownOperationException,
            "UnrecognizedClientException" => Self::UnrecognizedClientException,
            "ValidationException" => Self::ValidationException,
            _ => Self::Unknown(code.to_owned()),
        }
    }
}
