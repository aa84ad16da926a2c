// SPDX-License-Identifier: Apache-2.0
//! Counts the requests that go out, and those that come back refused for coming too fast.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

use emrys_protocol::{ApiError, Intercept};

/// Requests by operation.
#[derive(Clone, Default)]
pub(crate) struct Counted(Arc<Mutex<Counts>>);

#[derive(Clone, Default)]
pub(crate) struct Counts {
    pub(crate) asked: BTreeMap<&'static str, u32>,
    pub(crate) throttled: u32,
    pub(crate) failed: u32,
}

impl Counted {
    pub(crate) fn counts(&self) -> Counts {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Intercept for Counted {
    async fn intercept<T, F>(
        &self,
        operation: &'static str,
        attempt: impl Fn() -> F + Send + Sync,
    ) -> Result<T, ApiError>
    where
        T: Send,
        F: Future<Output = Result<T, ApiError>> + Send,
    {
        let answer = attempt().await;
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.asked.entry(operation).or_default() += 1;
        match &answer {
            Err(error) if error.is_throttling() => counts.throttled += 1,
            Err(_) => counts.failed += 1,
            Ok(_) => {}
        }
        answer
    }
}
