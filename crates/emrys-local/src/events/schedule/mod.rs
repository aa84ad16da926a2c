// SPDX-License-Identifier: Apache-2.0
//! Schedules: when a rule is due. Pure: the time is an argument.
//!
//! The two kinds are those of the EventBridge User Guide, "Creating a rule that runs on a schedule": `rate(…)` and
//! `cron(…)`, both in UTC and to the minute.

mod cron;
#[cfg(test)]
mod tests;

use cron::Cron;

use crate::records::Millis;

const MINUTE: Millis = 60_000;

/// When a rule is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Schedule {
    /// Again and again after so many milliseconds.
    Rate(Millis),
    /// At the minutes that an expression names.
    Cron(Cron),
}

impl Schedule {
    /// Reads an expression; none if it is none, which EventBridge gives no reasons for.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let inside = |name: &str| {
            let text = text.strip_prefix(name)?.strip_prefix('(')?;
            text.strip_suffix(')')
        };
        match (inside("rate"), inside("cron")) {
            (Some(rate), _) => read_rate(rate).map(Self::Rate),
            (_, Some(cron)) => Cron::parse(cron).map(Self::Cron),
            (None, None) => None,
        }
    }

    /// The first time after `now`, for a rule that was enabled at `from`; none if there is none any more.
    pub(crate) fn next(&self, from: Millis, now: Millis) -> Option<Millis> {
        match self {
            Self::Rate(period) => {
                let passed = now.saturating_sub(from).max(0) / period;
                from.checked_add((passed + 1).checked_mul(*period)?)
            }
            Self::Cron(cron) => cron.next(now),
        }
    }
}

/// A number and a unit, which is in the plural unless the number is 1.
fn read_rate(text: &str) -> Option<Millis> {
    let mut words = text.split_whitespace();
    let (Some(number), Some(unit), None) = (words.next(), words.next(), words.next()) else {
        return None;
    };
    if !number.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let number: Millis = number.parse().ok().filter(|number| *number > 0)?;
    let unit = match (unit, number) {
        ("minute", 1) => MINUTE,
        ("hour", 1) => 60 * MINUTE,
        ("day", 1) => 24 * 60 * MINUTE,
        ("minutes", 2..) => MINUTE,
        ("hours", 2..) => 60 * MINUTE,
        ("days", 2..) => 24 * 60 * MINUTE,
        _ => return None,
    };
    number.checked_mul(unit)
}
