// SPDX-License-Identifier: Apache-2.0
//! How long JSONata expressions may take, so that a replay ends as the first run did.
//!
//! Time is not the same twice. So evaluations are counted, and the numbers of those that were stopped are kept: a replay
//! stops the same ones, without a clock.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// How long JSONata expressions may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    live: bool,
    begun: u32,
    expired: Vec<u32>,
}

/// What one evaluation may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Allowance {
    /// Which evaluation this is.
    pub(super) number: u32,
    pub(super) time: Time,
}

/// How long an evaluation may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// [`Second`].
    Limited,
    /// However long: it is known to end in time.
    Unlimited,
    /// None at all: it was stopped in the first run.
    Expired,
}

impl Budget {
    /// Every evaluation has its second.
    #[must_use]
    pub fn live() -> Self {
        Self {
            live: true,
            begun: 0,
            expired: Vec::new(),
        }
    }

    /// Every evaluation ends as it did before: those with these numbers are stopped, all others end.
    #[must_use]
    pub fn replay(expired: &[u32]) -> Self {
        Self {
            live: false,
            begun: 0,
            expired: expired.to_vec(),
        }
    }

    /// The numbers of the evaluations that were stopped.
    #[must_use]
    pub fn expired(&self) -> &[u32] {
        &self.expired
    }

    /// An evaluation begins.
    pub(super) fn begin(&mut self) -> Allowance {
        let number = self.begun;
        self.begun += 1;
        let time = if self.live {
            Time::Limited
        } else if self.expired.contains(&number) {
            Time::Expired
        } else {
            Time::Unlimited
        };
        Allowance { number, time }
    }

    /// An evaluation was stopped.
    pub(super) fn stopped(&mut self, allowance: Allowance) {
        if self.live {
            self.expired.push(allowance.number);
        }
    }
}

/// AWS's limit for an expression is one second. The library's limit is wall time, which says little on a busy machine: what it
/// stops before that second has been worked may begin again, once, and longer.
pub(super) struct Second {
    worked_before: Duration,
}

impl Second {
    const LIMIT: Duration = Duration::from_secs(1);

    /// The limits of the attempts, in milliseconds of wall time.
    pub(super) const ATTEMPTS: [u64; 2] = [1000, 10_000];

    pub(super) fn begin() -> Self {
        Self {
            worked_before: worked(),
        }
    }

    /// Whether this thread has worked nearly as long.
    pub(super) fn is_over(&self) -> bool {
        // The clocks of wall and work are not read at the same time.
        worked().saturating_sub(self.worked_before) >= Self::LIMIT * 9 / 10
    }
}

/// How long this thread has worked.
fn worked() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap_or_default()
}
