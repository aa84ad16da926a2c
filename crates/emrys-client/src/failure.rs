// SPDX-License-Identifier: Apache-2.0
//! Errors of the network as errors of the API.

use std::error::Error;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use emrys_protocol::{ApiError, Effect, ErrorCode};

use crate::retry::was_never_sent;

/// What the service answered, or that it did not.
pub(crate) fn failure(url: &str, error: SdkError<ApiError, HttpResponse>) -> ApiError {
    let unavailable = |what: &str, error: &(dyn Error + 'static)| {
        ApiError::new(
            ErrorCode::ServiceUnavailable,
            format!("{what}: {}", innermost(error)),
        )
    };
    match error {
        SdkError::ServiceError(answer) => answer.into_err(),
        SdkError::ConstructionFailure(_) => {
            unavailable(&format!("the request to `{url}` could not be made"), &error)
                .with_effect(Effect::NotSent)
                .with_source(error)
        }
        SdkError::DispatchFailure(ref dispatch) => {
            let not_sent = dispatch.as_connector_error().is_some_and(was_never_sent);
            let failure = unavailable(&format!("`{url}` cannot be reached"), &error);
            match not_sent {
                true => failure.with_effect(Effect::NotSent),
                false => failure,
            }
            .with_source(error)
        }
        SdkError::TimeoutError(_) => ApiError::new(
            ErrorCode::ServiceUnavailable,
            format!("`{url}` did not answer in time"),
        )
        .with_source(error),
        _ => unavailable(&format!("`{url}` gave no valid answer"), &error).with_source(error),
    }
}

/// The cause of all causes: what lies above it only says that something failed.
fn innermost<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause
}

/// An error as the service sent it.
pub(crate) fn answered(response: &HttpResponse) -> ApiError {
    let header = |name| response.headers().get(name);
    let body = response.body().bytes().unwrap_or_default();
    let error = ApiError::from_json(response.status().as_u16(), header("x-amzn-errortype"), body);
    match header("x-amzn-requestid") {
        Some(id) => error.with_request_id(id),
        None => error,
    }
}
