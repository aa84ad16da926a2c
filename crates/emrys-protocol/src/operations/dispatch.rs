// SPDX-License-Identifier: Apache-2.0
//! What every request goes through, whatever its operation.

use std::future::Future;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::codec;
use crate::constraints::Validate;
use crate::error::{ApiError, ErrorCode};

/// A request whose operation is known.
pub(crate) struct Request<'a> {
    pub(crate) body: &'a [u8],
}

impl Request<'_> {
    /// Reads and checks the input, calls, writes the output.
    pub(crate) async fn answer<I, O, F>(self, call: impl FnOnce(I) -> F) -> Result<Bytes, ApiError>
    where
        I: DeserializeOwned + Validate,
        O: Serialize,
        F: Future<Output = Result<O, ApiError>>,
    {
        let output = call(self.input()?).await?;
        codec::write(&output)
    }

    /// As [`Request::answer`], for an operation without output: AWS answers it with an empty body.
    pub(crate) async fn answer_without_output<I, F>(
        self,
        call: impl FnOnce(I) -> F,
    ) -> Result<Bytes, ApiError>
    where
        I: DeserializeOwned + Validate,
        F: Future<Output = Result<(), ApiError>>,
    {
        call(self.input()?).await?;
        Ok(Bytes::new())
    }

    fn input<I: DeserializeOwned + Validate>(&self) -> Result<I, ApiError> {
        let input: I = codec::read_input(self.body)?;
        input.validate()?;
        Ok(input)
    }
}

/// The service has no operation of that name.
pub(crate) fn unknown_operation(operation: &str) -> ApiError {
    ApiError::new(
        ErrorCode::UnknownOperationException,
        format!("the service has no operation `{operation}`"),
    )
}
