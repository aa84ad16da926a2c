// SPDX-License-Identifier: Apache-2.0
//! The engine's own operations under `/_emrys/`, for whoever knows the token.
//!
//! | request | answer |
//! |---|---|
//! | `GET /_emrys/status` | the status, JSON |
//! | `POST /_emrys/shutdown` | nothing |
//! | `POST /_emrys/persist` | nothing |
//! | `POST /_emrys/prune` with a request, JSON | what was forgotten, JSON |
//! | `POST /_emrys/log` with a query, JSON | the log's bytes; `x-emrys-next-offset` and `x-emrys-ended` in the head |
//! | `POST /_emrys/failure` with a query, JSON | the failure or `null`, JSON |
//! | `GET /_emrys/progress/CLUSTER` | the progress or `null`, JSON |
//! | `POST /_emrys/handlers` with handlers, JSON | nothing |
//! | `GET /_emrys/handlers` | the handlers, JSON |
//! | `POST /_emrys/subscriptions` with a subscription, JSON | nothing |
//! | `DELETE /_emrys/subscriptions/NAME` | nothing |
//! | `GET /_emrys/subscriptions` | the subscriptions, JSON |
//! | `GET /_emrys/messages` | the messages, JSON |

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use emrys_protocol::{ApiError, EngineApi, ErrorCode};
use http::request::Parts;
use http::{HeaderValue, Method, Response};
use hyper::body::Incoming;
use percent_encoding::percent_decode_str;
use s3s::Body;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::answer::{self, Protocol};
use crate::aws_json::read_body;
use crate::credentials::Secret;

/// Largest query.
const LARGEST_QUERY: usize = 64 * 1024;
/// Largest set of handlers.
const LARGEST_HANDLERS: usize = 4 * 1024 * 1024;
/// Longest that a client may take to send a body.
const LONGEST_BODY: Duration = Duration::from_secs(600);

/// The engine's own operations behind HTTP.
pub(crate) struct Engine {
    api: Arc<dyn EngineApi>,
    token: Secret,
}

impl Engine {
    pub(crate) fn new(api: Arc<dyn EngineApi>, token: Secret) -> Self {
        Self { api, token }
    }

    pub(crate) async fn answer(
        &self,
        head: &Parts,
        body: Incoming,
        request_id: &HeaderValue,
    ) -> Result<Response<Body>, ApiError> {
        let token = head
            .headers
            .get("x-emrys-token")
            .map(HeaderValue::as_bytes)
            .unwrap_or_default();
        if !self.token.matches(token) {
            let message = "the header `x-emrys-token` does not carry the token of this engine";
            return Err(ApiError::new(ErrorCode::AccessDeniedException, message));
        }
        let path = head.uri.path().strip_prefix("/_emrys/").unwrap_or_default();
        let (what, rest) = path.split_once('/').unwrap_or((path, ""));
        let object = rest.split_once('/').filter(|(_, key)| !key.is_empty());
        let json = |value| Ok(answer::json(Protocol::Json, request_id, value));
        match (&head.method, what, object) {
            (&Method::GET, "status", None) if rest.is_empty() => {
                json(to_json(&self.api.status().await?)?)
            }
            (&Method::POST, "shutdown", None) if rest.is_empty() => {
                self.api.shutdown().await?;
                json(Bytes::new())
            }
            (&Method::POST, "persist", None) if rest.is_empty() => {
                self.api.persist().await?;
                json(Bytes::new())
            }
            (&Method::POST, "prune", None) if rest.is_empty() => {
                let body = read_body(head, body, LARGEST_QUERY, LONGEST_BODY).await?;
                json(to_json(&self.api.prune(from_json(&body)?).await?)?)
            }
            (&Method::POST, "log", None) if rest.is_empty() => {
                let body = read_body(head, body, LARGEST_QUERY, LONGEST_BODY).await?;
                self.log(&body, request_id).await
            }
            (&Method::POST, "failure", None) if rest.is_empty() => {
                let body = read_body(head, body, LARGEST_QUERY, LONGEST_BODY).await?;
                json(to_json(&self.api.failure(from_json(&body)?).await?)?)
            }
            (&Method::GET, "progress", None) if !rest.is_empty() => {
                json(to_json(&self.api.progress(&decode(rest)?).await?)?)
            }
            (&Method::POST, "handlers", None) if rest.is_empty() => {
                let body = read_body(head, body, LARGEST_HANDLERS, LONGEST_BODY).await?;
                self.api.put_handlers(from_json(&body)?).await?;
                json(Bytes::new())
            }
            (&Method::GET, "handlers", None) if rest.is_empty() => {
                json(to_json(&self.api.handlers().await?)?)
            }
            (&Method::POST, "subscriptions", None) if rest.is_empty() => {
                let body = read_body(head, body, LARGEST_QUERY, LONGEST_BODY).await?;
                self.api.put_subscription(from_json(&body)?).await?;
                json(Bytes::new())
            }
            (&Method::DELETE, "subscriptions", None) if !rest.is_empty() => {
                self.api.delete_subscription(&decode(rest)?).await?;
                json(Bytes::new())
            }
            (&Method::GET, "subscriptions", None) if rest.is_empty() => {
                json(to_json(&self.api.subscriptions().await?)?)
            }
            (&Method::GET, "messages", None) if rest.is_empty() => {
                json(to_json(&self.api.messages().await?)?)
            }
            (method, _, _) => {
                let message = format!("the engine has no operation `{method} {}`", head.uri.path());
                Err(ApiError::new(ErrorCode::UnknownOperationException, message))
            }
        }
    }

    async fn log(
        &self,
        query: &[u8],
        request_id: &HeaderValue,
    ) -> Result<Response<Body>, ApiError> {
        let chunk = self.api.read_log(from_json(query)?).await?;
        let mut response = answer::bytes(request_id, chunk.data.into());
        let headers = response.headers_mut();
        headers.insert("x-emrys-next-offset", chunk.next_offset.into());
        headers.insert(
            "x-emrys-ended",
            HeaderValue::from_static(if chunk.ended { "true" } else { "false" }),
        );
        Ok(response)
    }
}

fn to_json(value: &impl Serialize) -> Result<Bytes, ApiError> {
    serde_json::to_vec(value)
        .map(Bytes::from)
        .map_err(ApiError::internal)
}

fn from_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(body)
        .map_err(|error| ApiError::new(ErrorCode::SerializationException, error.to_string()))
}

fn decode(part: &str) -> Result<Cow<'_, str>, ApiError> {
    percent_decode_str(part)
        .decode_utf8()
        .map_err(|_| ApiError::invalid_request(format!("`{part}` is not UTF-8")))
}
