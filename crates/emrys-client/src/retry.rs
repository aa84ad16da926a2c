// SPDX-License-Identifier: Apache-2.0
//! What is sent again after which failure.
//!
//! RunJobFlow has no token by which the service could know a request again: sent twice, it starts two clusters. So what
//! adds something is only repeated when it cannot have arrived, or was refused for coming too fast.

use std::error::Error;

use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction};
use emrys_protocol::{ApiError, ErrorCode};

use crate::failure::no_credentials;

/// Decides whether a failed request is sent again.
#[derive(Debug)]
pub(crate) struct Retries {
    /// Whether a request that may have arrived can be sent again.
    pub(crate) repeatable: bool,
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
        if no_credentials(error).is_some() {
            return RetryAction::RetryForbidden;
        }
        if self.repeatable || error.as_connector_error().is_some_and(was_never_sent) {
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
            _ if answer.is_throttling() => RetryAction::throttling_error(),
            ErrorCode::NotImplemented => RetryAction::RetryForbidden,
            _ if self.repeatable && answer.status() >= 500 => RetryAction::server_error(),
            _ => RetryAction::RetryForbidden,
        }
    }
}

/// Whether it failed before there was a connection.
pub(crate) fn was_never_sent(connector: &ConnectorError) -> bool {
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

    use aws_smithy_runtime_api::client::result::ConnectorError;
    use hyper_util::client::legacy::Client;
    use hyper_util::rt::TokioExecutor;
    use tokio::net::TcpListener;

    use super::was_never_sent;

    #[tokio::test]
    async fn only_without_a_connection_was_nothing_sent() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap())
            .parse()
            .unwrap();
        drop(listener);
        let client = Client::builder(TokioExecutor::new()).build_http::<String>();
        let refused = client.get(url).await.unwrap_err();
        assert!(was_never_sent(&ConnectorError::io(refused.into())));

        let reset = io::Error::from(io::ErrorKind::ConnectionReset);
        assert!(!was_never_sent(&ConnectorError::io(reset.into())));
    }
}
