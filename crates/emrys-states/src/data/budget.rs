// SPDX-License-Identifier: Apache-2.0
//! How long JSONata expressions may take, so that a replay ends as the first run did.
//!
//! The limit is wall time, which is not the same twice. So evaluations are counted, and the numbers of those that were
//! stopped are kept: a replay stops the same ones, without a clock.

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
    /// So many milliseconds.
    Limited(u64),
    /// However long: it is known to end in time.
    Unlimited,
    /// None at all: it was stopped in the first run.
    Expired,
}

impl Budget {
    /// AWS's limit for an expression is one second.
    const LIMIT_MILLISECONDS: u64 = 1000;

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
            Time::Limited(Self::LIMIT_MILLISECONDS)
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
