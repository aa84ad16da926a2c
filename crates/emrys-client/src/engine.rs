// SPDX-License-Identifier: Apache-2.0
//! What an engine offers beside the EMR API, over its routes under `/_emrys/`.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use emrys_protocol::engine::{
    EngineApi, EngineStatus, Failure, FailureQuery, LogChunk, LogQuery, Progress, PruneRequest,
    Pruned,
};
use emrys_protocol::handlers::{Handlers, Message};
use emrys_protocol::subscriptions::Subscription;
use emrys_protocol::{ApiError, ErrorCode, LogsApi};
use http::{HeaderValue, Method};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::de::DeserializeOwned;

use crate::client::operation;
use crate::connections;
use crate::endpoint::{EndpointError, checked};
use crate::failure::{answered, failure};

/// Longest that a request may take. Objects may be large, and a log is waited for.
const LONGEST_ATTEMPT: Duration = Duration::from_secs(600);

/// What stands for itself in a path.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'/');

/// An engine at an address.
#[derive(Clone)]
pub struct EngineClient {
    url: String,
    operation: Operation<Request, Reply, ApiError>,
}

#[derive(Debug)]
struct Request {
    method: Method,
    /// What follows `/_emrys/`.
    path: String,
    body: Bytes,
}

#[derive(Debug)]
struct Reply {
    next_offset: Option<String>,
    ended: Option<String>,
    body: Bytes,
}

impl EngineClient {
    /// A client of the engine at that address, which knows its token. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// The address is none.
    pub fn new(url: &str, token: &str) -> Result<Self, EndpointError> {
        let url = checked(url)?;
        // An engine refuses what it did not write itself, so a token that no header can carry is simply a wrong one.
        let mut token =
            HeaderValue::from_str(token).unwrap_or_else(|_| HeaderValue::from_static(""));
        token.set_sensitive(true);
        let operation = operation("Emrys", &url, connections::plain(), LONGEST_ATTEMPT)
            .no_auth()
            .no_retry()
            .serializer(move |request| to_http(request, &token))
            .deserializer(reply)
            .build();
        Ok(Self { url, operation })
    }

    /// Where it calls.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    async fn send(&self, method: Method, path: String, body: Bytes) -> Result<Reply, ApiError> {
        let request = Request { method, path, body };
        self.operation
            .invoke(request)
            .await
            .map_err(|error| failure(&self.url, error))
    }

    async fn get<T: DeserializeOwned>(&self, path: String) -> Result<T, ApiError> {
        let reply = self.send(Method::GET, path, Bytes::new()).await?;
        self.read(&reply)
    }

    fn read<T: DeserializeOwned>(&self, reply: &Reply) -> Result<T, ApiError> {
        serde_json::from_slice(&reply.body).map_err(|error| self.misunderstood(&error.to_string()))
    }

    fn misunderstood(&self, why: &str) -> ApiError {
        let message = format!("the engine at `{}` gave no valid answer: {why}", self.url);
        ApiError::new(ErrorCode::ServiceUnavailable, message)
    }
}

#[async_trait]
impl LogsApi for EngineClient {
    async fn read_log(&self, query: LogQuery) -> Result<LogChunk, ApiError> {
        let query = serde_json::to_vec(&query).map_err(ApiError::internal)?;
        let reply = self
            .send(Method::POST, "log".to_owned(), query.into())
            .await?;
        let next_offset = reply.next_offset.and_then(|offset| offset.parse().ok());
        Ok(LogChunk {
            next_offset: next_offset
                .ok_or_else(|| self.misunderstood("the next offset is missing"))?,
            ended: reply.ended.as_deref() == Some("true"),
            data: reply.body.into(),
        })
    }

    async fn failure(&self, query: FailureQuery) -> Result<Option<Failure>, ApiError> {
        let query = serde_json::to_vec(&query).map_err(ApiError::internal)?;
        let path = "failure".to_owned();
        let reply = self.send(Method::POST, path, query.into()).await?;
        self.read(&reply)
    }
}

#[async_trait]
impl EngineApi for EngineClient {
    async fn status(&self) -> Result<EngineStatus, ApiError> {
        self.get("status".to_owned()).await
    }

    async fn shutdown(&self) -> Result<(), ApiError> {
        self.send(Method::POST, "shutdown".to_owned(), Bytes::new())
            .await?;
        Ok(())
    }

    async fn persist(&self) -> Result<(), ApiError> {
        self.send(Method::POST, "persist".to_owned(), Bytes::new())
            .await?;
        Ok(())
    }

    async fn prune(&self, request: PruneRequest) -> Result<Pruned, ApiError> {
        let request = serde_json::to_vec(&request).map_err(ApiError::internal)?;
        let path = "prune".to_owned();
        let reply = self.send(Method::POST, path, request.into()).await?;
        self.read(&reply)
    }

    async fn progress(&self, cluster_id: &str) -> Result<Option<Progress>, ApiError> {
        self.get(format!("progress/{}", encode(cluster_id))).await
    }

    async fn put_handlers(&self, handlers: Handlers) -> Result<(), ApiError> {
        let handlers = serde_json::to_vec(&handlers).map_err(ApiError::internal)?;
        let path = "handlers".to_owned();
        self.send(Method::POST, path, handlers.into()).await?;
        Ok(())
    }

    async fn handlers(&self) -> Result<Handlers, ApiError> {
        self.get("handlers".to_owned()).await
    }

    async fn put_subscription(&self, subscription: Subscription) -> Result<(), ApiError> {
        let subscription = serde_json::to_vec(&subscription).map_err(ApiError::internal)?;
        let path = "subscriptions".to_owned();
        self.send(Method::POST, path, subscription.into()).await?;
        Ok(())
    }

    async fn delete_subscription(&self, name: &str) -> Result<(), ApiError> {
        let path = format!("subscriptions/{}", encode(name));
        self.send(Method::DELETE, path, Bytes::new()).await?;
        Ok(())
    }

    async fn subscriptions(&self) -> Result<Vec<Subscription>, ApiError> {
        self.get("subscriptions".to_owned()).await
    }

    async fn messages(&self) -> Result<Vec<Message>, ApiError> {
        self.get("messages".to_owned()).await
    }
}

impl fmt::Debug for EngineClient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("EngineClient")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

fn encode(part: &str) -> String {
    utf8_percent_encode(part, KEPT).to_string()
}

fn to_http(
    request: Request,
    token: &HeaderValue,
) -> Result<HttpRequest, Box<dyn std::error::Error + Send + Sync>> {
    let request = http::Request::builder()
        .method(request.method)
        .uri(format!("/_emrys/{}", request.path))
        .header("x-emrys-token", token)
        .body(SdkBody::from(request.body))?;
    Ok(request.try_into()?)
}

fn reply(response: &HttpResponse) -> Result<Reply, OrchestratorError<ApiError>> {
    if !response.status().is_success() {
        return Err(OrchestratorError::operation(answered(response)));
    }
    let header = |name| response.headers().get(name).map(str::to_owned);
    Ok(Reply {
        next_offset: header("x-emrys-next-offset"),
        ended: header("x-emrys-ended"),
        body: Bytes::copy_from_slice(response.body().bytes().unwrap_or_default()),
    })
}
