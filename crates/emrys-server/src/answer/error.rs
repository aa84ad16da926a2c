// SPDX-License-Identifier: Apache-2.0
//! Errors in seven protocols.

use bytes::Bytes;
use emrys_protocol::{ApiError, ErrorCode};
use http::{HeaderValue, Response, StatusCode};
use s3s::Body;

use super::{AWS_JSON, AWS_JSON_10, with_body};
use crate::guard::Refusal;

/// How a client speaks, as far as it matters for telling it what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocol {
    /// AWS JSON 1.1, EMR's own.
    Json,
    /// AWS JSON 1.0, Step Functions' own.
    Json10,
    /// JSON with the operation in the path.
    RestJson,
    /// The older form: parameters in, XML out.
    Query,
    /// The same with EC2's XML.
    Ec2,
    /// The newer form of several services.
    Cbor,
    /// S3's XML.
    Xml,
}

/// Why a request could not be handed to a service.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RoutingError {
    /// This protocol posts to `/`: correct the method or the path.
    #[error("`{0}` is not how this service is called: operations are posted to `/`")]
    Request(String),
    /// The body is declared to be something else: send the type that is expected.
    #[error("the content type `{found}` is not `{expected}`")]
    ContentType {
        /// What the request has.
        found: String,
        /// What the service reads.
        expected: &'static str,
    },
    /// Nothing says which operation: send the header `x-amz-target`.
    #[error("the header `x-amz-target` is missing: it must be `{0}.` and the operation")]
    MissingTarget(&'static str),
    /// The operation is one of another service: correct the header `x-amz-target`.
    #[error("the target `{found}` is no operation of `{prefix}`")]
    ForeignTarget {
        /// What the request has.
        found: String,
        /// The name of the service that it is signed for.
        prefix: &'static str,
    },
    /// Nothing says which operation: send the parameter `Action`.
    #[error("the parameter `Action` is missing")]
    MissingAction,
    /// The service is not served here: point its client at AWS.
    #[error(
        "the service `{0}` is not served here: this endpoint serves EMR, Step Functions, EventBridge, S3, \
         Parameter Store, Secrets Manager, SNS, and what their clients ask of STS, IAM and EC2"
    )]
    Service(String),
}

impl From<RoutingError> for ApiError {
    fn from(error: RoutingError) -> Self {
        let code = match error {
            RoutingError::Service(_) => ErrorCode::NotImplemented,
            RoutingError::Request(_)
            | RoutingError::ContentType { .. }
            | RoutingError::MissingTarget(_)
            | RoutingError::ForeignTarget { .. } => ErrorCode::UnknownOperationException,
            RoutingError::MissingAction => ErrorCode::Unknown("MissingAction".to_owned()),
        };
        Self::new(code, error.to_string())
    }
}

/// An error, in the client's protocol, with the status that belongs to its code.
pub(crate) fn error(
    protocol: Protocol,
    request_id: &HeaderValue,
    error: &ApiError,
) -> Response<Body> {
    if error.status() >= 500 && *error.code() != ErrorCode::NotImplemented {
        tracing::error!(request_id = ?request_id, ?error, "the request failed");
    } else {
        tracing::debug!(request_id = ?request_id, ?error, "the request is refused");
    }
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    render(protocol, status, request_id, error)
}

/// A request that the guard refused. Whoever asks for what is forbidden is told so by the status as well.
pub(crate) fn refusal(
    protocol: Protocol,
    request_id: &HeaderValue,
    refusal: &Refusal,
) -> Response<Body> {
    tracing::warn!(request_id = ?request_id, %refusal, "a request is refused");
    let error = match protocol {
        Protocol::Xml => ApiError::new(
            ErrorCode::Unknown("AccessDenied".to_owned()),
            refusal.to_string(),
        ),
        _ => ApiError::new(ErrorCode::AccessDeniedException, refusal.to_string()),
    };
    render(protocol, StatusCode::FORBIDDEN, request_id, &error)
}

/// An error of S3 that s3s cannot be asked for.
pub(crate) fn xml_error(
    status: StatusCode,
    code: &str,
    message: &str,
    request_id: &HeaderValue,
) -> Response<Body> {
    let error = ApiError::new(ErrorCode::Unknown(code.to_owned()), message);
    render(Protocol::Xml, status, request_id, &error)
}

fn render(
    protocol: Protocol,
    status: StatusCode,
    request_id: &HeaderValue,
    error: &ApiError,
) -> Response<Body> {
    let (content_type, body) = match protocol {
        Protocol::Json => (AWS_JSON, error.to_json()),
        Protocol::Json10 => (AWS_JSON_10, error.to_json()),
        Protocol::RestJson => (
            HeaderValue::from_static("application/json"),
            error.to_json(),
        ),
        Protocol::Ec2 => (
            HeaderValue::from_static("text/xml"),
            ec2_body(request_id, error).into(),
        ),
        Protocol::Query => (
            HeaderValue::from_static("text/xml"),
            query_body(status, request_id, error).into(),
        ),
        Protocol::Cbor => (
            HeaderValue::from_static("application/cbor"),
            cbor_body(error),
        ),
        Protocol::Xml => (
            HeaderValue::from_static("application/xml"),
            s3_body(request_id, error).into(),
        ),
    };
    let mut response = with_body(status, request_id, content_type, body);
    let headers = response.headers_mut();
    match protocol {
        Protocol::Json | Protocol::Json10 | Protocol::RestJson => {
            if let Ok(code) = HeaderValue::from_str(error.code().as_str()) {
                headers.insert("x-amzn-errortype", code);
            }
        }
        Protocol::Cbor => {
            headers.insert("smithy-protocol", HeaderValue::from_static("rpc-v2-cbor"));
        }
        Protocol::Query | Protocol::Ec2 | Protocol::Xml => {}
    }
    response
}

fn query_body(status: StatusCode, request_id: &HeaderValue, error: &ApiError) -> String {
    format!(
        "<ErrorResponse><Error><Type>{}</Type><Code>{}</Code><Message>{}</Message></Error><RequestId>{}</RequestId>\
         </ErrorResponse>",
        if status.is_server_error() {
            "Receiver"
        } else {
            "Sender"
        },
        escape(error.code().as_str()),
        escape(error.message()),
        request_id.to_str().unwrap_or_default(),
    )
}

fn ec2_body(request_id: &HeaderValue, error: &ApiError) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>{}</Code><Message>{}</Message>\
         </Error></Errors><RequestID>{}</RequestID></Response>",
        escape(error.code().as_str()),
        escape(error.message()),
        request_id.to_str().unwrap_or_default(),
    )
}

fn s3_body(request_id: &HeaderValue, error: &ApiError) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{}</Code><Message>{}</Message><RequestId>{}\
         </RequestId></Error>",
        escape(error.code().as_str()),
        escape(error.message()),
        request_id.to_str().unwrap_or_default(),
    )
}

/// Escapes text for XML. What XML cannot hold at all is left out.
pub(super) fn escape(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_control() || matches!(character, '\n' | '\t'))
        .fold(String::new(), |mut escaped, character| {
            match character {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                _ => escaped.push(character),
            }
            escaped
        })
}

/// A map of two texts, `__type` and `message`.
fn cbor_body(error: &ApiError) -> Bytes {
    let mut body = vec![0xa2];
    for text in ["__type", error.code().as_str(), "message", error.message()] {
        // Long form of a text's length: no encoder is needed for two strings.
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        body.push(0x7a);
        body.extend(length.to_be_bytes());
        body.extend(text.as_bytes());
    }
    body.into()
}

#[cfg(test)]
mod tests {
    use emrys_protocol::{ApiError, ErrorCode};
    use http::{HeaderValue, StatusCode};

    use super::{cbor_body, ec2_body, escape, query_body, s3_body};

    #[test]
    fn every_protocol_has_its_own_form() {
        let id = HeaderValue::from_static("id-1");
        let error = ApiError::new(ErrorCode::NotImplemented, "no <b> & no");
        assert_eq!(
            query_body(StatusCode::NOT_IMPLEMENTED, &id, &error),
            "<ErrorResponse><Error><Type>Receiver</Type><Code>NotImplemented</Code><Message>no &lt;b&gt; &amp; \
             no</Message></Error><RequestId>id-1</RequestId></ErrorResponse>"
        );
        assert_eq!(
            ec2_body(&id, &error),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>NotImplemented</Code><Message>no \
             &lt;b&gt; &amp; no</Message></Error></Errors><RequestID>id-1</RequestID></Response>"
        );
        assert_eq!(
            s3_body(&id, &error),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NotImplemented</Code><Message>no &lt;b&gt; &amp; \
             no</Message><RequestId>id-1</RequestId></Error>"
        );
        assert_eq!(
            cbor_body(&ApiError::new(ErrorCode::InternalFailure, "")),
            &b"\xa2\x7a\0\0\0\x06__type\x7a\0\0\0\x0fInternalFailure\x7a\0\0\0\x07message\x7a\0\0\0\0"[..]
        );
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(escape("a\u{0}\u{1b}b"), "ab");
    }
}
