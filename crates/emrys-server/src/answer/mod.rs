// SPDX-License-Identifier: Apache-2.0
//! What goes back: request ids, bodies, and errors in the protocol that the client speaks.

mod error;
mod query;

use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};
use s3s::Body;

pub(crate) use error::{Protocol, RoutingError, error, refusal, xml_error};
pub(crate) use query::query;

const AWS_JSON: HeaderValue = HeaderValue::from_static("application/x-amz-json-1.1");
const AWS_JSON_10: HeaderValue = HeaderValue::from_static("application/x-amz-json-1.0");
const REQUEST_ID: &str = "x-amzn-requestid";

/// Gives every request an id of its own, in the form that AWS's have.
#[derive(Debug)]
pub(crate) struct RequestIds {
    server: u64,
    next: AtomicU64,
}

impl RequestIds {
    /// Ids that no other server gives: `server` is random.
    pub(crate) fn new(server: u64) -> Self {
        Self {
            server,
            next: AtomicU64::new(1),
        }
    }

    pub(crate) fn next(&self) -> HeaderValue {
        let server = self.server;
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let id = format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            server >> 32,
            server >> 16 & 0xffff,
            server & 0xffff,
            number >> 48,
            number & 0xffff_ffff_ffff
        );
        HeaderValue::from_str(&id).unwrap_or_else(|_| HeaderValue::from_static("unknown"))
    }
}

/// What an operation of AWS JSON gave, in the version that its service speaks.
pub(crate) fn json(protocol: Protocol, request_id: &HeaderValue, body: Bytes) -> Response<Body> {
    let content_type = match protocol {
        Protocol::Json10 => AWS_JSON_10,
        _ => AWS_JSON,
    };
    with_body(StatusCode::OK, request_id, content_type, body)
}

/// Bytes of any type.
pub(crate) fn bytes(request_id: &HeaderValue, body: Bytes) -> Response<Body> {
    with_body(
        StatusCode::OK,
        request_id,
        HeaderValue::from_static("application/octet-stream"),
        body,
    )
}

fn with_body(
    status: StatusCode,
    request_id: &HeaderValue,
    content_type: HeaderValue,
    body: Bytes,
) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.reserve(4);
    headers.insert(REQUEST_ID, request_id.clone());
    headers.insert(CONTENT_TYPE, content_type);
    response
}
