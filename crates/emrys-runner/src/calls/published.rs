// SPDX-License-Identifier: Apache-2.0
//! For tests and benchmarks: the token buckets that EMR publishes, at the other end of a line on which nothing takes the same time.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use emrys_catalog::rates::{ACCOUNT, OPERATIONS};
use emrys_protocol::{ApiError, ErrorCode};
use tokio::time::{Instant, sleep};

const ALL: &str = "the account";

/// Refuses what is too much, and counts.
#[derive(Default)]
pub(crate) struct Published(Mutex<Counted>);

#[derive(Default)]
struct Counted {
    /// Tokens that are left, and when that was.
    buckets: HashMap<&'static str, (f64, Instant)>,
    asked: BTreeMap<&'static str, u32>,
    refused: u32,
    sent: u64,
}

pub(crate) fn throttled() -> ApiError {
    ApiError::new(ErrorCode::ThrottlingException, "Rate exceeded")
}

impl Published {
    /// A request arrives, at last.
    pub(crate) async fn arrive(&self, operation: &'static str) -> Result<(), ApiError> {
        sleep(self.on_the_way()).await;
        let mut counted = self.counted();
        *counted.asked.entry(operation).or_default() += 1;
        let left = [operation, ALL].map(|name| (name, counted.tokens(name)));
        let is_enough = left.iter().all(|(_, tokens)| *tokens >= 1.0);
        for (name, tokens) in left {
            let tokens = if is_enough { tokens - 1.0 } else { tokens };
            counted.buckets.insert(name, (tokens, Instant::now()));
        }
        if is_enough {
            return Ok(());
        }
        counted.refused += 1;
        Err(throttled())
    }

    fn on_the_way(&self) -> Duration {
        let mut counted = self.counted();
        counted.sent += 1;
        Duration::from_millis(counted.sent * 7919 % 900)
    }

    pub(crate) fn refused(&self) -> u32 {
        self.counted().refused
    }

    /// How often each operation was asked for.
    pub(crate) fn asked(&self) -> BTreeMap<&'static str, u32> {
        self.counted().asked.clone()
    }

    fn counted(&self) -> MutexGuard<'_, Counted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counted {
    /// The tokens that are there by now.
    fn tokens(&self, name: &str) -> f64 {
        let known = OPERATIONS.iter().find(|(known, _)| *known == name);
        let rate = known.map_or(ACCOUNT, |(_, rate)| *rate);
        let Some((tokens, at)) = self.buckets.get(name) else {
            return rate.burst;
        };
        (tokens + at.elapsed().as_secs_f64() * rate.refill).min(rate.burst)
    }
}
