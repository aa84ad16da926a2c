// SPDX-License-Identifier: Apache-2.0
//! The service trait with something between the caller and the service.

use std::future::Future;
use std::sync::Arc;

use super::EmrApi;
use crate::error::ApiError;

/// What stands between a caller and a service: it decides when a request is sent, and how often.
pub trait Intercept: Send + Sync {
    /// Makes attempts at a call of the operation; what this gives is what the caller gets.
    fn intercept<T, F>(
        &self,
        operation: &'static str,
        attempt: impl Fn() -> F + Send + Sync,
    ) -> impl Future<Output = Result<T, ApiError>> + Send
    where
        T: Send,
        F: Future<Output = Result<T, ApiError>> + Send;
}

/// A service that is called through an [`Intercept`]: an [`EmrApi`] like any other.
pub struct Intercepted<I> {
    pub(super) api: Arc<dyn EmrApi>,
    pub(super) interceptor: I,
}

impl<I> Intercepted<I> {
    /// The service behind the interceptor.
    pub fn new(api: Arc<dyn EmrApi>, interceptor: I) -> Self {
        Self { api, interceptor }
    }

    /// What stands between.
    pub const fn interceptor(&self) -> &I {
        &self.interceptor
    }
}
