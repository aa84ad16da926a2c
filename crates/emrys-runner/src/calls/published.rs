// SPDX-License-Identifier: Apache-2.0
//! For tests: the token buckets that EMR publishes, at the other end of a line on which nothing takes the same time.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;
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
    buckets: HashMap<&'static str, (f64, Option<Instant>)>,
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
        let mut counted = self.0.lock().unwrap();
        *counted.asked.entry(operation).or_default() += 1;
        let mut enough = true;
        for name in [operation, ALL] {
            let known = OPERATIONS.iter().find(|(known, _)| *known == name);
            let rate = known.map_or(ACCOUNT, |(_, rate)| *rate);
            let (tokens, at) = counted.buckets.entry(name).or_insert((rate.burst, None));
            let elapsed = at.map_or(0.0, |at| at.elapsed().as_secs_f64());
            *tokens = (*tokens + elapsed * rate.refill).min(rate.burst);
            *at = Some(Instant::now());
            enough &= *tokens >= 1.0;
        }
        if !enough {
            counted.refused += 1;
            return Err(throttled());
        }
        for name in [operation, ALL] {
            counted.buckets.get_mut(name).unwrap().0 -= 1.0;
        }
        Ok(())
    }

    fn on_the_way(&self) -> Duration {
        let mut counted = self.0.lock().unwrap();
        counted.sent += 1;
        Duration::from_millis(counted.sent * 7919 % 900)
    }

    pub(crate) fn refused(&self) -> u32 {
        self.0.lock().unwrap().refused
    }

    /// How often each operation was asked for.
    pub(crate) fn asked(&self) -> BTreeMap<&'static str, u32> {
        self.0.lock().unwrap().asked.clone()
    }
}
