// SPDX-License-Identifier: Apache-2.0
//! EventBridge's schedule expressions: what is wrong with one, and when it is due. Pure: the time is an argument.
//!
//! The two kinds are those of the EventBridge User Guide, "Creating a rule that runs on a schedule": `rate(…)` and
//! `cron(…)`, both in UTC and to the minute.
//!
//! ```
//! use emrys_schedule::Schedule;
//!
//! let nightly: Schedule = "cron(0 3 * * ? *)".parse()?;
//! let noon_of_new_year = 1_767_268_800_000;
//! let fifteen_hours = 15 * 60 * 60 * 1_000;
//! assert_eq!(nightly.next(noon_of_new_year, noon_of_new_year), Some(noon_of_new_year + fifteen_hours));
//!
//! let error = "rate(1 days)".parse::<Schedule>().unwrap_err();
//! assert_eq!(error.to_string(), "of one it is `day`, not `days`");
//! # Ok::<(), emrys_schedule::ScheduleError>(())
//! ```

mod cron;
mod field;
#[cfg(test)]
mod tests;

use std::str::FromStr;

use cron::Cron;

/// Milliseconds since 1970 in UTC, or a number of them.
type Millis = i64;

const MINUTE: Millis = 60_000;

/// When something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// Again and again after so many milliseconds.
    Rate(Millis),
    /// At the minutes that an expression names.
    Cron(Cron),
}

/// Why a text is no schedule. EventBridge itself gives no reasons.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// It is something else.
    #[error("it is neither `rate(…)` nor `cron(…)`")]
    NoExpression,
    /// A rate of another form.
    #[error("a rate is a number and a unit")]
    NoRate,
    /// A rate whose number is none, or zero, or larger than time is long.
    #[error("`{0}` is not a positive number")]
    NoNumber(String),
    /// A rate with another unit.
    #[error("`{0}` is not `minutes`, `hours` or `days`")]
    NoUnit(String),
    /// A unit in the wrong number.
    #[error("of {number} it is `{right}`, not `{wrong}`")]
    Number {
        /// The number, in words where it is one.
        number: String,
        /// The unit as it should be.
        right: String,
        /// The unit as it is.
        wrong: String,
    },
    /// A cron expression of another length.
    #[error("it has {0} fields, and six are needed")]
    Fields(usize),
    /// Something that a field cannot have.
    #[error("`{text}` is not a value for the {field}")]
    Value {
        /// What it is.
        text: String,
        /// The field.
        field: &'static str,
    },
    /// Days of the month and of the week.
    #[error("one of the two days is `?`, and the other is not")]
    Days,
}

impl FromStr for Schedule {
    type Err = ScheduleError;

    fn from_str(text: &str) -> Result<Self, ScheduleError> {
        let inside = |name: &str| {
            let text = text.strip_prefix(name)?.strip_prefix('(')?;
            text.strip_suffix(')')
        };
        let kind = match (inside("rate"), inside("cron")) {
            (Some(rate), _) => Kind::Rate(read_rate(rate)?),
            (_, Some(cron)) => Kind::Cron(cron.parse()?),
            (None, None) => return Err(ScheduleError::NoExpression),
        };
        Ok(Self(kind))
    }
}

impl Schedule {
    /// The first time after `now`, for a rule that was enabled at `from`; none if there is none any more. All are
    /// milliseconds since 1970.
    #[must_use]
    pub fn next(&self, from: i64, now: i64) -> Option<i64> {
        match &self.0 {
            Kind::Rate(period) => {
                let passed = now.saturating_sub(from).max(0) / period;
                from.checked_add((passed + 1).checked_mul(*period)?)
            }
            Kind::Cron(cron) => cron.next(now),
        }
    }
}

/// A number and a unit, which is in the plural unless the number is 1.
fn read_rate(text: &str) -> Result<Millis, ScheduleError> {
    let mut words = text.split_whitespace();
    let (Some(value), Some(unit), None) = (words.next(), words.next(), words.next()) else {
        return Err(ScheduleError::NoRate);
    };
    let no_number = || ScheduleError::NoNumber(value.to_owned());
    if !value.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(no_number());
    }
    let number = value.parse().ok().filter(|number| *number > 0);
    let number: Millis = number.ok_or_else(no_number)?;
    let one = unit.strip_suffix('s').unwrap_or(unit);
    let length = match one {
        "minute" => MINUTE,
        "hour" => 60 * MINUTE,
        "day" => 24 * 60 * MINUTE,
        _ => return Err(ScheduleError::NoUnit(unit.to_owned())),
    };
    let is_plural = unit != one;
    if is_plural == (number == 1) {
        return Err(ScheduleError::Number {
            number: if number == 1 {
                "one".to_owned()
            } else {
                value.to_owned()
            },
            right: if is_plural {
                one.to_owned()
            } else {
                format!("{one}s")
            },
            wrong: unit.to_owned(),
        });
    }
    number.checked_mul(length).ok_or_else(no_number)
}
