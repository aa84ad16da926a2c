// SPDX-License-Identifier: Apache-2.0
//! How requests are sent: when, how often, and what is never sent twice.
//!
//! [`Calls`] stands between a run and its endpoint. It keeps within the rates that EMR publishes, so that requests wait
//! here instead of being refused there, and it repeats what failed where that is safe:
//!
//! | a request that | reads, or does no more when done twice | adds something |
//! |---|---|---|
//! | was refused for coming too fast | again | again |
//! | was never sent | again | again |
//! | has no answer, or one that says the service failed | again | the error, [`Effect::Unknown`] |
//! | was refused | the error | the error |
//!
//! So an error of RunJobFlow or AddJobFlowSteps whose [`effect`](ApiError::effect) is unknown means: find out.
//!
//! - `pace`: the token buckets.
//! - `backoff`: how long to wait before the next attempt.
//! - `published`: the other end of the line, for tests and benchmarks.

mod backoff;
mod pace;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use emrys_protocol::{ApiError, Effect, EmrApi, Intercept, Intercepted, is_repeatable};
use tokio::time::Instant;

use backoff::Backoff;
use pace::Pace;

/// How requests are sent.
#[derive(Debug, Clone, Copy)]
pub struct CallOptions {
    /// How long a request is repeated, the time in which it waits for its turn not counted.
    pub patience: Duration,
    /// Whether the endpoint takes only as many requests as EMR publishes.
    pub limited: bool,
    /// What the waits between attempts are drawn from.
    pub seed: u64,
}

/// Sends requests at EMR's pace, and again where that is safe.
pub struct Calls {
    patience: Duration,
    pace: Option<Pace>,
    backoff: Backoff,
}

impl Calls {
    /// The service with this in front of it. What shares an account shares one of these.
    #[must_use]
    pub fn around(api: Arc<dyn EmrApi>, options: CallOptions) -> Intercepted<Self> {
        let calls = Self {
            patience: options.patience,
            pace: options.limited.then(|| Pace::new(Instant::now())),
            backoff: Backoff::new(options.seed),
        };
        Intercepted::new(api, calls)
    }
}

impl Intercept for Calls {
    async fn intercept<T, F>(
        &self,
        operation: &'static str,
        attempt: impl Fn() -> F + Send + Sync,
    ) -> Result<T, ApiError>
    where
        T: Send,
        F: Future<Output = Result<T, ApiError>> + Send,
    {
        let mut spent = Duration::ZERO;
        let mut failures = 0;
        loop {
            if let Some(pace) = &self.pace {
                pace.admit(operation).await;
            }
            let began = Instant::now();
            let error = match attempt().await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            if let (Some(pace), true) = (&self.pace, error.is_throttling()) {
                pace.refused(operation, Instant::now());
            }
            if !may_be_repeated(operation, &error) {
                return Err(error);
            }
            let wait = self.backoff.wait(error.is_throttling(), failures);
            spent += began.elapsed() + wait;
            if spent > self.patience {
                return Err(error);
            }
            failures += 1;
            tokio::time::sleep(wait).await;
        }
    }
}

/// Whether the request may be sent again after that failure, and could succeed.
fn may_be_repeated(operation: &str, error: &ApiError) -> bool {
    match error.effect() {
        Effect::NotSent => true,
        Effect::Unknown => is_repeatable(operation),
        Effect::Refused => error.is_throttling(),
    }
}

#[cfg(test)]
pub(crate) mod published;
#[cfg(test)]
mod tests;
