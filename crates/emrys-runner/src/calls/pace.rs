// SPDX-License-Identifier: Apache-2.0
//! The token buckets of EMR, counted here so that a request waits for its tokens instead of being refused.
//!
//! A little is held back from each bucket: requests do not all take the same time to arrive. Requests of one operation go in
//! the order in which they came; one that is given up while it waits costs nothing.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use emrys_catalog::rates::{ACCOUNT, OPERATIONS, Rate};
use tokio::time::Instant;

/// How much may differ in time between leaving here and being counted there, in seconds.
const UNEVENNESS: f64 = 1.0;

/// The tokens that are left, and who is next.
pub(super) struct Pace {
    buckets: Mutex<Buckets>,
    queues: HashMap<&'static str, tokio::sync::Mutex<()>>,
}

struct Buckets {
    account: Bucket,
    operations: HashMap<&'static str, Bucket>,
}

struct Bucket {
    burst: f64,
    refill: f64,
    tokens: f64,
    filled_at: Instant,
}

impl Pace {
    /// Full buckets.
    pub(super) fn new(now: Instant) -> Self {
        let operations = OPERATIONS.iter();
        Self {
            buckets: Mutex::new(Buckets {
                account: Bucket::full(ACCOUNT, now),
                operations: operations
                    .clone()
                    .map(|(operation, rate)| (*operation, Bucket::full(*rate, now)))
                    .collect(),
            }),
            queues: operations
                .map(|(operation, _)| (*operation, tokio::sync::Mutex::new(())))
                .collect(),
        }
    }

    /// Waits until the request may be sent. An operation without a rate of its own only counts for the account.
    pub(super) async fn admit(&self, operation: &str) {
        let queue = self.queues.get(operation);
        let turn = match queue {
            Some(queue) => Some(queue.lock().await),
            None => None,
        };
        loop {
            let wait = self.buckets().take(operation, Instant::now());
            if wait.is_zero() {
                break;
            }
            tokio::time::sleep(wait).await;
        }
        drop(turn);
    }

    /// Somebody else has taken what was thought to be left.
    pub(super) fn refused(&self, operation: &str, now: Instant) {
        if let Some(bucket) = self.buckets().operations.get_mut(operation) {
            bucket.fill(now);
            bucket.tokens = 0.0;
        }
    }

    fn buckets(&self) -> MutexGuard<'_, Buckets> {
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Buckets {
    /// Takes a token of the operation and one of the account, or says how long until both are there.
    fn take(&mut self, operation: &str, now: Instant) -> Duration {
        let own = self.operations.get_mut(operation);
        let mut asked: Vec<&mut Bucket> = own.into_iter().chain([&mut self.account]).collect();
        let waits = asked.iter_mut().map(|bucket| bucket.until_one(now));
        let wait = waits.max().unwrap_or_default();
        if wait.is_zero() {
            for bucket in asked {
                bucket.tokens -= 1.0;
            }
        }
        wait
    }
}

impl Bucket {
    fn full(rate: Rate, now: Instant) -> Self {
        let held_back = (rate.refill * UNEVENNESS).max(1.0);
        let burst = (rate.burst - held_back).max(1.0);
        Self {
            burst,
            refill: rate.refill,
            tokens: burst,
            filled_at: now,
        }
    }

    fn fill(&mut self, now: Instant) {
        let elapsed = now.saturating_duration_since(self.filled_at).as_secs_f64();
        self.tokens = (self.tokens + elapsed * self.refill).min(self.burst);
        self.filled_at = now;
    }

    fn until_one(&mut self, now: Instant) -> Duration {
        self.fill(now);
        if self.tokens >= 1.0 {
            return Duration::ZERO;
        }
        // A millisecond more than it takes, for timers are no finer.
        Duration::from_secs_f64((1.0 - self.tokens) / self.refill) + Duration::from_millis(1)
    }
}
