// SPDX-License-Identifier: Apache-2.0
//! Errors of the network as errors of the API.

use std::error::Error;

use aws_credential_types::provider::error::CredentialsError;
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
    if let Some(none) = no_credentials(&error) {
        return none;
    }
    match error {
        SdkError::ServiceError(answer) => answer.into_err(),
        SdkError::ConstructionFailure(_) => {
            unavailable(&format!("the request to `{url}` could not be made"), &error)
                .with_effect(Effect::NotSent)
                .with_source(error)
        }
        SdkError::DispatchFailure(ref dispatch) => {
            let not_sent = dispatch.as_connector_error().is_some_and(was_never_sent);
            let failure = unreachable(url, &error);
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

/// The code of what [`no_credentials`] finds; botocore has a class of that name.
const NO_CREDENTIALS: &str = "NoCredentials";

/// That there was nothing to sign the request with, if that is why it was not sent.
pub(crate) fn no_credentials(error: &(dyn Error + 'static)) -> Option<ApiError> {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(found) = error.downcast_ref::<CredentialsError>() {
            let message = match found {
                CredentialsError::CredentialsNotLoaded(_) => {
                    "no AWS credentials were found".to_owned()
                }
                _ => format!("the AWS credentials cannot be had: {}", innermost(found)),
            };
            let code = ErrorCode::Unknown(NO_CREDENTIALS.to_owned());
            return Some(ApiError::new(code, message).with_effect(Effect::NotSent));
        }
        cause = error.source();
    }
    None
}

/// That the other end cannot be reached.
pub(crate) fn unreachable(url: &str, error: &(dyn Error + 'static)) -> ApiError {
    ApiError::new(
        ErrorCode::ServiceUnavailable,
        format!("`{url}` cannot be reached: {}", innermost(error)),
    )
}

/// The cause of all causes: what lies above it only says that something failed.
fn innermost<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause
}

/// The error without the request that AWS repeats behind an empty line when a signature does not match: the token of a
/// session may be in it.
fn without_request(error: ApiError) -> ApiError {
    match error.message().split_once("\n\n") {
        Some((message, _)) => ApiError::new(error.code().clone(), message),
        None => error,
    }
}

/// An error as the service sent it.
pub(crate) fn answered(response: &HttpResponse) -> ApiError {
    let header = |name| response.headers().get(name);
    let body = response.body().bytes().unwrap_or_default();
    let error = ApiError::from_json(response.status().as_u16(), header("x-amzn-errortype"), body);
    let error = without_request(error);
    match header("x-amzn-requestid") {
        Some(id) => error.with_request_id(id),
        None => error,
    }
}

#[cfg(test)]
mod tests {
    use emrys_protocol::{ApiError, ErrorCode};

    use super::without_request;

    #[test]
    fn a_session_token_that_aws_repeats_is_not_told() {
        let message = "The signature does not match.\n\nThe Canonical String should have been\n\
                       'POST\nx-amz-security-token:hush";
        let error = ApiError::new(ErrorCode::InvalidSignatureException, message);
        let told = without_request(error).to_string();
        assert_eq!(
            told,
            "InvalidSignatureException: The signature does not match."
        );
    }
}
