// SPDX-License-Identifier: Apache-2.0
//! Cron expressions of six fields: minutes, hours, day of the month, month, day of the week, year.

use std::str::FromStr;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::field::{
    DAY, Field, HOUR, LAST_WEEKDAY, LAST_YEAR, MINUTE, MONTH, Numbers, WEEKDAY, YEAR,
};
use crate::{Millis, ScheduleError};

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cron {
    minutes: Numbers,
    hours: Numbers,
    days: Days,
    months: Numbers,
    years: Numbers,
}

/// Which days: one of the two fields says it, the other is `?`.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Days {
    OfMonth(Vec<DayOfMonth>),
    OfWeek(Vec<DayOfWeek>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum DayOfMonth {
    One(Numbers),
    /// `L`.
    Last,
    /// `LW`: the last one from Monday to Friday.
    LastWeekday,
    /// `15W`: the weekday, Monday to Friday, that is nearest to the day within its month.
    NearestWeekday(i16),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum DayOfWeek {
    One(Numbers),
    /// `5L`: the last of the month.
    Last(i16),
    /// `3#2`: the second of the month.
    Nth(i16, i16),
}

impl FromStr for Cron {
    type Err = ScheduleError;

    fn from_str(text: &str) -> Result<Self, ScheduleError> {
        let fields: Vec<&str> = text.split_whitespace().collect();
        let [minutes, hours, day, month, weekday, year] = *fields.as_slice() else {
            return Err(ScheduleError::Fields(fields.len()));
        };
        let numbers = |field: Field, text| field.numbers(text).ok_or_else(|| unlike(field, text));
        let minutes = numbers(MINUTE, minutes)?;
        let hours = numbers(HOUR, hours)?;
        let days = days(day, weekday)?;
        Ok(Self {
            minutes,
            hours,
            days,
            months: numbers(MONTH, month)?,
            years: numbers(YEAR, year)?,
        })
    }
}

impl Cron {
    /// The first minute after `now` that the expression names.
    pub(crate) fn next(&self, now: Millis) -> Option<Millis> {
        let now = Timestamp::from_millisecond(now).ok()?;
        let now = now.to_zoned(TimeZone::UTC).datetime();
        let mut date = now.date();
        let mut from = Some((i16::from(now.hour()), i16::from(now.minute())));
        while date.year() <= LAST_YEAR {
            if self.is_of(date)
                && let Some((hour, minute)) = self.first_behind(from)
            {
                let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0);
                let moment = date.to_datetime(time.ok()?).to_zoned(TimeZone::UTC).ok()?;
                return Some(moment.timestamp().as_millisecond());
            }
            from = None;
            date = date.checked_add(1.day()).ok()?;
        }
        None
    }

    /// The first time of a day that is behind another, if there is one.
    fn first_behind(&self, from: Option<(i16, i16)>) -> Option<(i16, i16)> {
        let times = self.hours.iter().flat_map(|hour| {
            let minutes = self.minutes.iter();
            minutes.map(move |minute| (hour, minute))
        });
        let mut times = times.filter(|time| from.is_none_or(|from| *time > from));
        times.next()
    }

    fn is_of(&self, date: Date) -> bool {
        let (year, month) = (date.year(), i16::from(date.month()));
        let day = i16::from(date.day());
        let last = i16::from(date.days_in_month());
        let weekday = weekday(date);
        self.years.have(year)
            && self.months.have(month)
            && match &self.days {
                Days::OfMonth(days) => days.iter().any(|wanted| match wanted {
                    DayOfMonth::One(numbers) => numbers.have(day),
                    DayOfMonth::Last => day == last,
                    DayOfMonth::LastWeekday => nearest_weekday(date, last) == Some(day),
                    DayOfMonth::NearestWeekday(wanted) => {
                        nearest_weekday(date, *wanted) == Some(day)
                    }
                }),
                Days::OfWeek(days) => days.iter().any(|wanted| match wanted {
                    DayOfWeek::One(numbers) => numbers.have(weekday),
                    DayOfWeek::Last(wanted) => weekday == *wanted && day + 7 > last,
                    DayOfWeek::Nth(wanted, number) => {
                        weekday == *wanted && (day + 6) / 7 == *number
                    }
                }),
            }
    }
}

/// 1 for Sunday.
fn weekday(date: Date) -> i16 {
    i16::from(date.weekday().to_sunday_one_offset())
}

/// The day from Monday to Friday of the date's month that is nearest to a day of it.
fn nearest_weekday(date: Date, day: i16) -> Option<i16> {
    let last = i16::from(date.days_in_month());
    if day > last {
        return None;
    }
    let wanted = Date::new(date.year(), date.month(), i8::try_from(day).ok()?).ok()?;
    Some(match weekday(wanted) {
        1 if day == last => day - 2,
        1 => day + 1,
        LAST_WEEKDAY if day == 1 => 3,
        LAST_WEEKDAY => day - 1,
        _ => day,
    })
}

/// What a field cannot have.
fn unlike(field: Field, text: &str) -> ScheduleError {
    ScheduleError::Value {
        text: text.to_owned(),
        field: field.name,
    }
}

/// The days that the two fields name, of which one says nothing.
fn days(day: &str, weekday: &str) -> Result<Days, ScheduleError> {
    match (day, weekday) {
        ("?", "?") => Err(ScheduleError::Days),
        (day, "?") => {
            let days: Option<_> = day.split(',').map(day_of_month).collect();
            days.map(Days::OfMonth).ok_or_else(|| unlike(DAY, day))
        }
        ("?", weekday) => {
            let days: Option<_> = weekday.split(',').map(day_of_week).collect();
            days.map(Days::OfWeek)
                .ok_or_else(|| unlike(WEEKDAY, weekday))
        }
        _ => Err(ScheduleError::Days),
    }
}

fn day_of_month(text: &str) -> Option<DayOfMonth> {
    match text {
        "L" => return Some(DayOfMonth::Last),
        "LW" => return Some(DayOfMonth::LastWeekday),
        _ => {}
    }
    match text.strip_suffix('W') {
        Some(day) => DAY.number(day).map(DayOfMonth::NearestWeekday),
        None => DAY.numbers(text).map(DayOfMonth::One),
    }
}

fn day_of_week(text: &str) -> Option<DayOfWeek> {
    if text == "L" {
        return Some(DayOfWeek::One(Numbers::one(LAST_WEEKDAY)));
    }
    if let Some((day, number)) = text.split_once('#') {
        let number = number
            .parse()
            .ok()
            .filter(|number| (1..=5).contains(number))?;
        return Some(DayOfWeek::Nth(WEEKDAY.number(day)?, number));
    }
    match text.strip_suffix('L').and_then(|day| WEEKDAY.number(day)) {
        Some(day) => Some(DayOfWeek::Last(day)),
        None => WEEKDAY.numbers(text).map(DayOfWeek::One),
    }
}
