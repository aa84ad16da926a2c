// SPDX-License-Identifier: Apache-2.0
//! Services that speak AWS JSON: HTTP around their dispatch functions.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use emrys_protocol::{
    ApiError, EmrApi, ErrorCode, EventsApi, ParametersApi, SecretsApi, StatesApi, dispatch, events,
    parameters, secrets, states,
};
use http::Method;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::request::Parts;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::Incoming;

use crate::answer::RoutingError;
use crate::credentials::Credentials;
use crate::limits::Limits;
use crate::router::JsonService;
use crate::signature::verify;
use crate::throttle::Throttle;

/// One of the services.
#[derive(Clone)]
pub(crate) enum Api {
    Emr(Arc<dyn EmrApi>),
    Parameters(Arc<dyn ParametersApi>),
    Secrets(Arc<dyn SecretsApi>),
    States(Arc<dyn StatesApi>),
    Events(Arc<dyn EventsApi>),
}

impl Api {
    fn service(&self) -> JsonService {
        match self {
            Self::Emr(_) => JsonService::Emr,
            Self::Parameters(_) => JsonService::Parameters,
            Self::Secrets(_) => JsonService::Secrets,
            Self::States(_) => JsonService::States,
            Self::Events(_) => JsonService::Events,
        }
    }

    async fn dispatch(&self, operation: &str, body: &[u8]) -> Result<Bytes, ApiError> {
        match self {
            Self::Emr(api) => dispatch(&**api, operation, body).await,
            Self::Parameters(api) => parameters::dispatch(&**api, operation, body).await,
            Self::Secrets(api) => secrets::dispatch(&**api, operation, body).await,
            Self::States(api) => states::dispatch(&**api, operation, body).await,
            Self::Events(api) => events::dispatch(&**api, operation, body).await,
        }
    }
}

/// A service behind HTTP.
pub(crate) struct AwsJson {
    api: Api,
    credentials: Option<Credentials>,
    throttle: Option<Throttle>,
    largest_body: usize,
    longest_body: Duration,
}

impl AwsJson {
    pub(crate) fn new(
        api: Api,
        credentials: Option<Credentials>,
        throttle: Option<Throttle>,
        limits: &Limits,
    ) -> Self {
        Self {
            api,
            credentials,
            throttle,
            largest_body: limits.body_bytes,
            longest_body: limits.body,
        }
    }

    /// Answers with the body of the output.
    pub(crate) async fn answer(&self, head: &Parts, body: Incoming) -> Result<Bytes, ApiError> {
        let service = self.api.service();
        let operation = operation(service, head)?;
        let body = read_body(head, body, self.largest_body, self.longest_body).await?;
        if let Some(credentials) = &self.credentials {
            verify(credentials, service.scope(), head, &body, SystemTime::now())?;
        }
        if let Some(throttle) = &self.throttle {
            throttle.admit(operation, Instant::now())?;
        }
        if is_read(operation) {
            return self.api.dispatch(operation, &body).await;
        }
        // A task of its own, because a client that hangs up must not stop a change in the middle.
        let (api, operation) = (self.api.clone(), operation.to_owned());
        let change = tokio::spawn(async move { api.dispatch(&operation, &body).await });
        change
            .await
            .unwrap_or_else(|failed| Err(ApiError::internal(failed)))
    }
}

/// The operation of the service that the headers name, if they are as AWS JSON wants them.
///
/// A page in a browser can post anything to `/`, but can set neither of the two headers without asking first.
pub(crate) fn operation(service: JsonService, head: &Parts) -> Result<&str, RoutingError> {
    let text = |name: &str| {
        head.headers
            .get(name)
            .map(|value| value.to_str().unwrap_or("?"))
    };
    if head.method != Method::POST || head.uri.path() != "/" {
        return Err(RoutingError::Request(format!(
            "{} {}",
            head.method,
            head.uri.path()
        )));
    }
    let content_type = text(CONTENT_TYPE.as_str()).unwrap_or_default();
    let media_type = content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim_end();
    if media_type != "application/x-amz-json-1.1" && media_type != "application/x-amz-json-1.0" {
        return Err(RoutingError::ContentType {
            found: content_type.to_owned(),
            expected: "application/x-amz-json-1.1",
        });
    }
    let prefix = service.target();
    let target = text("x-amz-target").ok_or(RoutingError::MissingTarget(prefix))?;
    match target.split_once('.') {
        Some((found, operation)) if found == prefix => Ok(operation),
        _ => Err(RoutingError::ForeignTarget {
            found: target.to_owned(),
            prefix,
        }),
    }
}

/// Whether the operation changes nothing.
pub(crate) fn is_read(operation: &str) -> bool {
    ["Describe", "List", "Get"]
        .iter()
        .any(|verb| operation.starts_with(verb))
}

/// Reads a body whole, unless it is too large or comes too slowly.
pub(crate) async fn read_body(
    head: &Parts,
    body: Incoming,
    largest: usize,
    longest: Duration,
) -> Result<Bytes, ApiError> {
    let too_large = || {
        let message = format!("the request is larger than {largest} bytes");
        ApiError::new(ErrorCode::RequestEntityTooLargeException, message)
    };
    let announced = head
        .headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > largest as u64) {
        return Err(too_large());
    }
    let reading = Limited::new(body, largest).collect();
    match tokio::time::timeout(longest, reading).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(error)) => Err(incomplete(&error.to_string())),
        Err(_) => Err(incomplete("it took too long")),
    }
}

fn incomplete(why: &str) -> ApiError {
    ApiError::new(
        ErrorCode::SerializationException,
        format!("the request was not received whole: {why}"),
    )
}
