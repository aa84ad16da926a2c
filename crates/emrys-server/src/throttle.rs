// SPDX-License-Identifier: Apache-2.0
//! The rates at which EMR takes requests, for testing how clients back off.
//!
//! EMR counts with token buckets: one for each operation and one for the account. A request takes a token of both; where
//! either is empty, it is refused with `ThrottlingException` and takes none. Time is an argument.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use emrys_catalog::rates::{ACCOUNT, OPERATIONS, Rate};
use emrys_protocol::{ApiError, ErrorCode};

/// What one account has left.
#[derive(Debug)]
pub(crate) struct Throttle(Mutex<Buckets>);

#[derive(Debug)]
struct Buckets {
    account: Bucket,
    operations: HashMap<&'static str, Bucket>,
}

#[derive(Debug)]
struct Bucket {
    rate: Rate,
    tokens: f64,
    filled_at: Instant,
}

impl Throttle {
    /// Full buckets.
    pub(crate) fn new(now: Instant) -> Self {
        let buckets = OPERATIONS.iter().map(|(operation, rate)| {
            let bucket = Bucket::full(*rate, now);
            (*operation, bucket)
        });
        Self(Mutex::new(Buckets {
            account: Bucket::full(ACCOUNT, now),
            operations: buckets.collect(),
        }))
    }

    /// Takes what the request costs, or refuses it. An operation without a rate of its own only counts for the account.
    pub(crate) fn admit(&self, operation: &str, now: Instant) -> Result<(), ApiError> {
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Buckets {
            account,
            operations,
        } = &mut *buckets;
        let own = operations.get_mut(operation);
        let mut asked: Vec<&mut Bucket> = own.into_iter().chain([account]).collect();
        for bucket in &mut asked {
            bucket.fill(now);
        }
        if asked.iter().any(|bucket| bucket.tokens < 1.0) {
            return Err(ApiError::new(
                ErrorCode::ThrottlingException,
                "Rate exceeded",
            ));
        }
        for bucket in asked {
            bucket.tokens -= 1.0;
        }
        Ok(())
    }
}

impl Bucket {
    fn full(rate: Rate, now: Instant) -> Self {
        Self {
            rate,
            tokens: rate.burst,
            filled_at: now,
        }
    }

    fn fill(&mut self, now: Instant) {
        let elapsed = now.saturating_duration_since(self.filled_at).as_secs_f64();
        self.tokens = (self.tokens + elapsed * self.rate.refill).min(self.rate.burst);
        self.filled_at = now;
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use emrys_catalog::rates::OPERATIONS;
    use emrys_protocol::ErrorCode;

    use super::Throttle;

    /// How many of so many requests at once are taken.
    fn taken(throttle: &Throttle, operation: &str, requests: usize, now: Instant) -> usize {
        let admitted = (0..requests).filter(|_| throttle.admit(operation, now).is_ok());
        admitted.count()
    }

    #[test]
    fn a_burst_is_taken_and_then_what_has_come_back() {
        let start = Instant::now();
        let after = |millis| start + Duration::from_millis(millis);
        let throttle = Throttle::new(start);
        assert_eq!(taken(&throttle, "DescribeStep", 15, start), 10);
        let refused = throttle.admit("DescribeStep", start).unwrap_err();
        assert_eq!(*refused.code(), ErrorCode::ThrottlingException);
        assert_eq!(
            (refused.message(), refused.status()),
            ("Rate exceeded", 400)
        );

        // Half a token comes back each second, and refused requests cost nothing.
        assert_eq!(taken(&throttle, "DescribeStep", 5, after(1_999)), 0);
        assert_eq!(taken(&throttle, "DescribeStep", 5, after(2_001)), 1);
        assert_eq!(taken(&throttle, "DescribeStep", 5, after(12_001)), 5);
        // Never more than the burst.
        assert_eq!(taken(&throttle, "DescribeStep", 50, after(3_600_000)), 10);
    }

    #[test]
    fn operations_do_not_share_their_rates_but_the_account_has_one_for_all() {
        let start = Instant::now();
        let throttle = Throttle::new(start);
        assert_eq!(taken(&throttle, "AddJobFlowSteps", 20, start), 10);
        assert_eq!(taken(&throttle, "ListSteps", 20, start), 10);
        assert_eq!(taken(&throttle, "ListClusters", 20, start), 5);
        assert_eq!(taken(&throttle, "StartSession", 1, start), 0);
        let second = start + Duration::from_secs(1);
        assert_eq!(taken(&throttle, "StartSession", 20, second), 5);
    }

    #[test]
    fn a_clock_that_goes_back_gives_nothing() {
        let start = Instant::now() + Duration::from_secs(10);
        let throttle = Throttle::new(start);
        assert_eq!(taken(&throttle, "RunJobFlow", 20, start), 10);
        let earlier = start - Duration::from_secs(10);
        assert_eq!(taken(&throttle, "RunJobFlow", 20, earlier), 0);
    }

    #[test]
    fn every_rate_is_one_of_an_operation() {
        for (operation, rate) in OPERATIONS {
            let known = emrys_protocol::OPERATIONS.iter();
            assert!(
                known.clone().any(|known| known.name == *operation),
                "{operation}"
            );
            assert!(rate.burst >= 1.0 && rate.refill > 0.0, "{operation}");
        }
    }
}
