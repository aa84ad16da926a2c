// SPDX-License-Identifier: Apache-2.0
//! How long to wait before the next attempt: a random part of a bound that doubles ("full jitter"), so that those who
//! failed together do not come back together.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// First and last bound where nobody answered or the service failed: it may be back in a moment.
const UNANSWERED: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));

/// The same where too much was asked: a token takes two seconds to come back.
const THROTTLED: (Duration, Duration) = (Duration::from_secs(2), Duration::from_secs(20));

/// Draws the waits, one after another from one seed.
pub(super) struct Backoff(AtomicU64);

impl Backoff {
    pub(super) const fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    /// The wait after so many failures before this one.
    pub(super) fn wait(&self, throttled: bool, failures: u32) -> Duration {
        let (first, last) = if throttled { THROTTLED } else { UNANSWERED };
        let doubled = first.saturating_mul(2_u32.saturating_pow(failures));
        doubled.min(last).mul_f64(self.fraction())
    }

    /// From zero to one, by SplitMix64.
    fn fraction(&self) -> f64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut mixed = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let high = u32::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap_or(u32::MAX);
        f64::from(high) / f64::from(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Backoff;

    #[test]
    fn waits_are_spread_below_a_bound_that_doubles_and_ends() {
        let backoff = Backoff::new(7);
        for (throttled, failures, bound) in [
            (false, 0, 100),
            (false, 3, 800),
            (false, 60, 5_000),
            (true, 0, 2_000),
            (true, 2, 8_000),
            (true, u32::MAX, 20_000),
        ] {
            let bound = Duration::from_millis(bound);
            let waits: Vec<Duration> = (0..1_000)
                .map(|_| backoff.wait(throttled, failures))
                .collect();
            let sum: Duration = waits.iter().sum();
            let mean = sum / 1_000;
            assert!(waits.iter().all(|wait| *wait <= bound), "{bound:?}");
            assert!(mean > bound.mul_f64(0.45) && mean < bound.mul_f64(0.55));
        }
    }

    #[test]
    fn the_seed_decides() {
        let drawn = |seed| [0, 1, 2].map(|failures| Backoff::new(seed).wait(true, failures));
        assert_eq!(drawn(1), drawn(1));
        assert_ne!(drawn(1), drawn(2));
    }
}
