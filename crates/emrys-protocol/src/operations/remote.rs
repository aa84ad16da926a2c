// SPDX-License-Identifier: Apache-2.0
//! The service trait over a wire.

use async_trait::async_trait;
use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::codec;
use crate::error::ApiError;

/// Carries a request to a service and its answer back.
///
/// Where the service is, who signs and what is retried is the transport's business alone.
#[async_trait]
pub trait Transport: Send + Sync {
    /// Sends the body to the operation and gives the body of the answer.
    ///
    /// # Errors
    ///
    /// What the service answered (see [`ApiError::from_json`]), or why it could not be reached.
    async fn call(&self, operation: &'static str, body: Bytes) -> Result<Bytes, ApiError>;
}

/// A service at the other end of a [`Transport`]: an [`EmrApi`](super::EmrApi) or
/// [`ParametersApi`](crate::parameters::ParametersApi) like any other.
#[derive(Debug, Clone)]
pub struct Remote<T> {
    transport: T,
}

impl<T> Remote<T> {
    /// The service that the transport reaches.
    pub const fn new(transport: T) -> Self {
        Self { transport }
    }

    /// The transport.
    pub const fn transport(&self) -> &T {
        &self.transport
    }
}

impl<T: Transport> Remote<T> {
    pub(crate) async fn call<I, O>(&self, operation: &'static str, input: &I) -> Result<O, ApiError>
    where
        I: Serialize + Sync,
        O: DeserializeOwned,
    {
        let body = self.transport.call(operation, codec::write(input)?).await?;
        codec::read_output(&body)
    }

    /// For an operation without output, whatever the service sends instead of one.
    pub(crate) async fn call_without_output<I>(
        &self,
        operation: &'static str,
        input: &I,
    ) -> Result<(), ApiError>
    where
        I: Serialize + Sync,
    {
        self.transport.call(operation, codec::write(input)?).await?;
        Ok(())
    }
}
