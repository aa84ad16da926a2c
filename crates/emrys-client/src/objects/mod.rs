// SPDX-License-Identifier: Apache-2.0
//! Objects at an S3 endpoint: the five requests that Emrys makes, on the runtime that EMR's calls rest on.
//!
//! The official client of S3 takes longer to compile than all the rest of the AWS SDK that is used here, and
//! `object_store` longer still; both would be there for these five requests.
//!
//! Buckets are named in the path, which S3 takes in every region, as engines and emulators do, and which does not break
//! certificates where a bucket's name has a dot.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use aws_runtime::auth::SigningOptions;
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::retry::RetryConfig;
use bytes::Bytes;
use emrys_protocol::objects::{ObjectStore, ObjectSummary};
use emrys_protocol::{ApiError, ErrorCode};
use http::Method;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::client::{USER_AGENT, operation, signing};
use crate::connections;
use crate::endpoint::{Endpoint, EndpointError, checked};
use crate::failure::failure;
use crate::objects::answers::{Page, refusal};
use crate::retry::Retries;
use crate::service::Service;

mod answers;

/// Longest that one attempt may take: an object may be large.
const LONGEST_ATTEMPT: Duration = Duration::from_secs(600);

/// What stands for itself in a path; in a query the slash does not.
const PATH: &AsciiSet = &QUERY.remove(b'/');
const QUERY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// The region whose buckets are created without saying so.
const FIRST_REGION: &str = "us-east-1";

/// Buckets at an S3 endpoint.
pub struct Objects {
    endpoint: Endpoint,
    connections: SharedHttpClient,
    /// One for each region that a bucket was found in.
    senders: Mutex<HashMap<String, Operation<Request, Reply, ApiError>>>,
    /// Where buckets are that are not in the endpoint's region.
    regions: Mutex<HashMap<String, String>>,
}

#[derive(Debug, Clone)]
struct Request {
    method: Method,
    bucket: String,
    /// As it is, without the slash before it; empty for the bucket itself.
    key: String,
    /// Encoded.
    query: String,
    /// The bytes that are wanted, as `bytes=0-99`.
    range: Option<String>,
    body: Bytes,
}

#[derive(Debug)]
enum Reply {
    Done {
        length: Option<u64>,
        body: Bytes,
    },
    /// There is no such object.
    Missing,
    /// There is nothing left from that byte on.
    BeyondTheEnd,
    /// The bucket is in another region.
    Elsewhere(String),
}

impl Objects {
    /// The buckets at that endpoint. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// The address is none, or TLS cannot be spoken.
    pub fn new(mut endpoint: Endpoint) -> Result<Self, EndpointError> {
        endpoint.url = checked(&endpoint.url)?;
        Ok(Self {
            connections: connections::of(&endpoint)?,
            endpoint,
            senders: Mutex::default(),
            regions: Mutex::default(),
        })
    }

    async fn send(&self, request: Request) -> Result<Reply, ApiError> {
        let bucket = request.bucket.clone();
        let known = lock(&self.regions).get(&bucket).cloned();
        let region = known.unwrap_or_else(|| self.endpoint.region.clone());
        let reply = self.send_to(&region, request.clone()).await?;
        let Reply::Elsewhere(region) = reply else {
            return Ok(reply);
        };
        lock(&self.regions).insert(bucket.clone(), region.clone());
        match self.send_to(&region, request).await? {
            Reply::Elsewhere(_) => Err(ApiError::new(
                ErrorCode::Unknown("PermanentRedirect".to_owned()),
                format!("the bucket `{bucket}` is in region {region}, but is not found there"),
            )),
            reply => Ok(reply),
        }
    }

    async fn send_to(&self, region: &str, request: Request) -> Result<Reply, ApiError> {
        let mut endpoint = self.endpoint.clone();
        // An address that the user gave is the only one there is.
        if endpoint.url == Service::Objects.address(&endpoint.region) {
            endpoint.url = Service::Objects.address(region);
        }
        region.clone_into(&mut endpoint.region);
        let sender = lock(&self.senders)
            .entry(region.to_owned())
            .or_insert_with(|| self.sender(&endpoint))
            .clone();
        sender
            .invoke(request)
            .await
            .map_err(|error| failure(&endpoint.url, error))
    }

    fn sender(&self, endpoint: &Endpoint) -> Operation<Request, Reply, ApiError> {
        let mut options = SigningOptions::default();
        options.double_uri_encode = false;
        options.normalize_uri_path = false;
        options.content_sha256_header = true;
        let region = endpoint.region.clone();
        operation(
            Service::Objects.id(),
            &endpoint.url,
            self.connections.clone(),
            LONGEST_ATTEMPT,
        )
        .runtime_plugin(signing(endpoint, Service::Objects, options))
        .standard_retry(&RetryConfig::standard())
        .retry_classifier(Retries { repeatable: true })
        .serializer(to_http)
        .deserializer(move |response| reply(response, &region))
        .build()
    }
}

#[async_trait]
impl ObjectStore for Objects {
    async fn create_bucket(&self, bucket: &str) -> Result<(), ApiError> {
        let mut request = Request::new(Method::PUT, bucket, "");
        if self.endpoint.region != FIRST_REGION {
            let region = &self.endpoint.region;
            request.body = format!(
                "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>\
                 {region}</LocationConstraint></CreateBucketConfiguration>"
            )
            .into();
        }
        match self.send(request).await {
            Err(error) if error.code().as_str() == "BucketAlreadyOwnedByYou" => Ok(()),
            result => result.map(|_| ()),
        }
    }

    async fn put_object(&self, bucket: &str, key: &str, body: Bytes) -> Result<(), ApiError> {
        let mut request = Request::new(Method::PUT, bucket, key);
        request.body = body;
        self.send(request).await.map(|_| ())
    }

    async fn object_size(&self, bucket: &str, key: &str) -> Result<Option<u64>, ApiError> {
        let reply = self.send(Request::new(Method::HEAD, bucket, key)).await?;
        Ok(match reply {
            Reply::Done { length, .. } => length,
            Reply::Missing | Reply::BeyondTheEnd | Reply::Elsewhere(_) => None,
        })
    }

    async fn read_object(
        &self,
        bucket: &str,
        key: &str,
        from: u64,
        length: u64,
    ) -> Result<Bytes, ApiError> {
        let mut request = Request::new(Method::GET, bucket, key);
        let last = from.saturating_add(length.max(1)) - 1;
        request.range = Some(format!("bytes={from}-{last}"));
        match self.send(request).await? {
            Reply::Done { body, .. } => Ok(body),
            Reply::BeyondTheEnd => Ok(Bytes::new()),
            Reply::Missing | Reply::Elsewhere(_) => Err(ApiError::new(
                ErrorCode::Unknown("NoSuchKey".to_owned()),
                format!("there is no object `s3://{bucket}/{key}`"),
            )),
        }
    }

    async fn list_objects(
        &self,
        bucket: &str,
        prefix: &str,
    ) -> Result<Vec<ObjectSummary>, ApiError> {
        let mut objects = Vec::new();
        let mut next = None;
        loop {
            let mut request = Request::new(Method::GET, bucket, "");
            request.query = format!("encoding-type=url&list-type=2&prefix={}", encode(prefix));
            if let Some(next) = next {
                // Names of a query are signed in their order.
                request.query = format!("continuation-token={}&{}", encode(next), request.query);
            }
            let Reply::Done { body, .. } = self.send(request).await? else {
                let message = format!("there is no bucket `{bucket}`");
                let code = ErrorCode::Unknown("NoSuchBucket".to_owned());
                return Err(ApiError::new(code, message));
            };
            let page = Page::read(&body)?;
            objects.extend(page.objects);
            next = page.next;
            if next.is_none() {
                return Ok(objects);
            }
        }
    }
}

impl fmt::Debug for Objects {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Objects")
            .field("url", &self.endpoint.url)
            .finish_non_exhaustive()
    }
}

impl Request {
    fn new(method: Method, bucket: &str, key: &str) -> Self {
        Self {
            method,
            bucket: bucket.to_owned(),
            key: key.to_owned(),
            query: String::new(),
            range: None,
            body: Bytes::new(),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn encode(value: impl AsRef<str>) -> String {
    utf8_percent_encode(value.as_ref(), QUERY).to_string()
}

fn to_http(request: Request) -> Result<HttpRequest, Box<dyn std::error::Error + Send + Sync>> {
    let mut uri = format!("/{}", utf8_percent_encode(&request.bucket, PATH));
    if !request.key.is_empty() {
        uri.extend([
            "/".to_owned(),
            utf8_percent_encode(&request.key, PATH).to_string(),
        ]);
    }
    if !request.query.is_empty() {
        uri.extend(["?", &request.query]);
    }
    let mut http = http::Request::builder()
        .method(request.method)
        .uri(uri)
        .header("user-agent", USER_AGENT);
    if let Some(range) = request.range {
        http = http.header("range", range);
    }
    Ok(http.body(SdkBody::from(request.body))?.try_into()?)
}

fn reply(response: &HttpResponse, region: &str) -> Result<Reply, OrchestratorError<ApiError>> {
    let header = |name| response.headers().get(name);
    let body = response.body().bytes().unwrap_or_default();
    let status = response.status().as_u16();
    match status {
        200..300 => {
            return Ok(Reply::Done {
                length: header("content-length").and_then(|length| length.parse().ok()),
                body: Bytes::copy_from_slice(body),
            });
        }
        416 => return Ok(Reply::BeyondTheEnd),
        _ => {}
    }
    if let Some(other) = header("x-amz-bucket-region").filter(|other| *other != region) {
        return Ok(Reply::Elsewhere(other.to_owned()));
    }
    let error = refusal(status, body);
    match error.code().as_str() {
        "NoSuchKey" | "NotFound" => Ok(Reply::Missing),
        _ => Err(OrchestratorError::operation(error)),
    }
}
