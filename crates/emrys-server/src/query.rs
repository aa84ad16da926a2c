// SPDX-License-Identifier: Apache-2.0
//! Services that speak the Query protocol: a form over HTTP in, XML back.
//!
//! A request gets here by the service in the scope of its signature alone, so that a form of a page in a browser, which
//! can sign nothing and set no headers, gets nowhere.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use emrys_protocol::query::{Form, QueryApi, QueryService};
use emrys_protocol::{ApiError, ErrorCode};
use http::header::CONTENT_TYPE;
use http::request::Parts;
use http::{HeaderValue, Method, Response};
use hyper::body::Incoming;
use s3s::Body;

use crate::answer::{self, RoutingError};
use crate::aws_json::read_body;
use crate::credentials::Credentials;
use crate::limits::Limits;
use crate::signature::verify;

const FORM: &str = "application/x-www-form-urlencoded";

/// The services behind HTTP.
pub(crate) struct Query {
    api: Arc<dyn QueryApi>,
    credentials: Option<Credentials>,
    largest_body: usize,
    longest_body: Duration,
}

impl Query {
    pub(crate) fn new(
        api: Arc<dyn QueryApi>,
        credentials: Option<Credentials>,
        limits: &Limits,
    ) -> Self {
        Self {
            api,
            credentials,
            largest_body: limits.body_bytes,
            longest_body: limits.body,
        }
    }

    pub(crate) async fn answer(
        &self,
        service: QueryService,
        head: &Parts,
        body: Incoming,
        request_id: &HeaderValue,
    ) -> Result<Response<Body>, ApiError> {
        check(head)?;
        let body = read_body(head, body, self.largest_body, self.longest_body).await?;
        if let Some(credentials) = &self.credentials {
            let verified = verify(
                credentials,
                service.as_str(),
                head,
                &body,
                SystemTime::now(),
            );
            verified.map_err(|error| in_words_of(service, &error.into()))?;
        }
        let form: Form = form_urlencoded::parse(&body).into_owned().collect();
        let action = form.text("Action").ok_or(RoutingError::MissingAction)?;
        let action = action.to_owned();
        // A task of its own, because a client that hangs up must not stop a change in the middle.
        let api = Arc::clone(&self.api);
        let called = action.clone();
        let call = tokio::spawn(async move { api.call(service, &called, &form).await });
        let elements = call
            .await
            .unwrap_or_else(|failed| Err(ApiError::internal(failed)))?;
        Ok(answer::query(request_id, service, &action, &elements))
    }
}

/// Refuses what is no call of an action.
fn check(head: &Parts) -> Result<(), RoutingError> {
    let path = head.uri.path();
    if head.method != Method::POST || path != "/" {
        return Err(RoutingError::Request(format!("{} {path}", head.method)));
    }
    let content_type = head.headers.get(CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    let content_type = content_type.unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default();
    if media_type.trim_end() != FORM {
        return Err(RoutingError::ContentType {
            found: content_type.to_owned(),
            expected: FORM,
        });
    }
    Ok(())
}

/// An error of a signature, for which each of these services has words of its own.
fn in_words_of(service: QueryService, error: &ApiError) -> ApiError {
    let code = match (service, error.code()) {
        (QueryService::Ec2, _) => ErrorCode::AuthFailure,
        (_, ErrorCode::MissingAuthenticationTokenException) => {
            ErrorCode::MissingAuthenticationToken
        }
        (_, ErrorCode::IncompleteSignatureException) => ErrorCode::IncompleteSignature,
        (_, ErrorCode::UnrecognizedClientException) => ErrorCode::InvalidClientTokenId,
        (_, _) => ErrorCode::SignatureDoesNotMatch,
    };
    ApiError::new(code, error.message())
}
