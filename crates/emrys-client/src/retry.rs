// SPDX-License-Identifier: Apache-2.0
//! What is sent again after which failure.
//!
//! RunJobFlow has no token by which the service could know a request again: sent twice, it starts two clusters. So what
//! adds something is only repeated when it cannot have arrived, or was refused for coming too fast.

use std::error::Error;

use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::orchestrator::OrchestratorError;
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction};
use emrys_protocol::{ApiError, ErrorCode};

/// Codes with which AWS asks to slow down, besides the usual one.
const THROTTLING: &[&str] = &[
    "RequestLimitExceeded",
    "Throttling",
    "TooManyRequestsException",
];

/// Decides whether a failed request is sent again.
#[derive(Debug)]
pub(crate) struct Retries {
    /// Whether a request that may have arrived can be sent again.
    pub(crate) repeatable: bool,
}

/// Whether doing the operation twice does no more than doing it once.
pub(crate) fn is_repeatable(operation: &str) -> bool {
    operation == "AddTags"
        || !["Add", "Create", "Run", "Start"]
            .iter()
            .any(|verb| operation.starts_with(verb))
}

impl ClassifyRetry for Retries {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let Some(Err(error)) = context.output_or_error() else {
            return RetryAction::NoActionIndicated;
        };
        if let Some(answer) = error
            .as_operation_error()
            .and_then(|error| error.downcast_ref::<ApiError>())
        {
            return self.after_answer(answer);
        }
        if self.repeatable || was_never_sent(error) {
            RetryAction::transient_error()
        } else {
            RetryAction::RetryForbidden
        }
    }

    fn name(&self) -> &'static str {
        "emrys"
    }
}

impl Retries {
    fn after_answer(&self, answer: &ApiError) -> RetryAction {
        match answer.code() {
            ErrorCode::ThrottlingException => RetryAction::throttling_error(),
            ErrorCode::Unknown(code) if THROTTLING.contains(&code.as_str()) => {
                RetryAction::throttling_error()
            }
            ErrorCode::NotImplemented => RetryAction::RetryForbidden,
            _ if self.repeatable && answer.status() >= 500 => RetryAction::server_error(),
            _ => RetryAction::RetryForbidden,
        }
    }
}

/// Whether it failed before there was a connection.
fn was_never_sent<E>(error: &OrchestratorError<E>) -> bool {
    let Some(connector) = error.as_connector_error() else {
        return false;
    };
    let mut cause: Option<&(dyn Error + 'static)> = Some(connector);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<hyper_util::client::legacy::Error>() {
            return error.is_connect();
        }
        cause = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use std::io;

    use aws_smithy_runtime_api::client::orchestrator::OrchestratorError;
    use aws_smithy_runtime_api::client::result::ConnectorError;
    use emrys_protocol::OPERATIONS;
    use hyper_util::client::legacy::Client;
    use hyper_util::rt::TokioExecutor;
    use tokio::net::TcpListener;

    use super::{is_repeatable, was_never_sent};

    #[tokio::test]
    async fn only_without_a_connection_was_nothing_sent() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap())
            .parse()
            .unwrap();
        drop(listener);
        let client = Client::builder(TokioExecutor::new()).build_http::<String>();
        let refused = client.get(url).await.unwrap_err();
        let failed = |error| OrchestratorError::<()>::connector(ConnectorError::io(error));
        assert!(was_never_sent(&failed(refused.into())));

        let reset = io::Error::from(io::ErrorKind::ConnectionReset);
        assert!(!was_never_sent(&failed(reset.into())));
        assert!(!was_never_sent(&OrchestratorError::<()>::timeout(
            "too slow".into()
        )));
    }

    #[test]
    fn nothing_that_adds_something_is_repeatable() {
        let once: Vec<&str> = OPERATIONS
            .iter()
            .map(|operation| operation.name)
            .filter(|name| !is_repeatable(name))
            .collect();
        assert_eq!(
            once,
            [
                "AddInstanceFleet",
                "AddInstanceGroups",
                "AddJobFlowSteps",
                "CreatePersistentAppUI",
                "CreateSecurityConfiguration",
                "CreateStudio",
                "CreateStudioSessionMapping",
                "RunJobFlow",
                "StartNotebookExecution",
                "StartSession",
            ]
        );
    }
}
