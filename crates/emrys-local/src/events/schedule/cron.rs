// SPDX-License-Identifier: Apache-2.0
//! Cron expressions of six fields: minutes, hours, day of the month, month, day of the week, year.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::records::Millis;

const MONTHS: [&str; 12] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
];
const WEEKDAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
/// Saturday, which ends the week.
const LAST_WEEKDAY: i16 = 7;
const LAST_YEAR: i16 = 2199;

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

/// The numbers that a field names, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Numbers(Vec<i16>);

/// What a field may have.
#[derive(Clone, Copy)]
struct Field {
    least: i16,
    most: i16,
    /// Names that stand for the least number and those after it.
    names: &'static [&'static str],
}

const MINUTE: Field = Field::new(0, 59, &[]);
const HOUR: Field = Field::new(0, 23, &[]);
const DAY: Field = Field::new(1, 31, &[]);
const MONTH: Field = Field::new(1, 12, &MONTHS);
const WEEKDAY: Field = Field::new(1, LAST_WEEKDAY, &WEEKDAYS);
const YEAR: Field = Field::new(1970, LAST_YEAR, &[]);

impl Cron {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let fields: Vec<&str> = text.split_whitespace().collect();
        let [minutes, hours, day, month, weekday, year] = *fields.as_slice() else {
            return None;
        };
        let days = match (day, weekday) {
            (day, "?") if day != "?" => {
                let days = day.split(',').map(day_of_month).collect::<Option<_>>()?;
                Days::OfMonth(days)
            }
            ("?", weekday) if weekday != "?" => {
                let days = weekday.split(',').map(day_of_week).collect::<Option<_>>()?;
                Days::OfWeek(days)
            }
            _ => return None,
        };
        Some(Self {
            minutes: MINUTE.numbers(minutes)?,
            hours: HOUR.numbers(hours)?,
            days,
            months: MONTH.numbers(month)?,
            years: YEAR.numbers(year)?,
        })
    }

    /// The first minute after `now` that the expression names.
    pub(super) fn next(&self, now: Millis) -> Option<Millis> {
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
        let times = self.hours.0.iter().flat_map(|hour| {
            let minutes = self.minutes.0.iter();
            minutes.map(|minute| (*hour, *minute))
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

fn day_of_month(text: &str) -> Option<DayOfMonth> {
    if text == "L" {
        return Some(DayOfMonth::Last);
    }
    match text.strip_suffix('W') {
        Some(day) => DAY.number(day).map(DayOfMonth::NearestWeekday),
        None => DAY.numbers(text).map(DayOfMonth::One),
    }
}

fn day_of_week(text: &str) -> Option<DayOfWeek> {
    if text == "L" {
        return Some(DayOfWeek::One(Numbers(vec![LAST_WEEKDAY])));
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

impl Numbers {
    fn have(&self, number: i16) -> bool {
        self.0.contains(&number)
    }
}

impl Field {
    const fn new(least: i16, most: i16, names: &'static [&'static str]) -> Self {
        Self { least, most, names }
    }

    /// A number, or the name of one.
    fn number(self, text: &str) -> Option<i16> {
        let named = self
            .names
            .iter()
            .position(|name| name.eq_ignore_ascii_case(text));
        let number = match named {
            Some(place) => self.least + i16::try_from(place).ok()?,
            None if text.bytes().all(|digit| digit.is_ascii_digit()) => text.parse().ok()?,
            None => return None,
        };
        (self.least..=self.most).contains(&number).then_some(number)
    }

    /// Numbers with `,` between them, ranges with `-`, steps with `/`, all of them as `*`.
    fn numbers(self, text: &str) -> Option<Numbers> {
        let mut numbers = Vec::new();
        for part in text.split(',') {
            let (range, step) = match part.split_once('/') {
                Some((range, step)) => {
                    let step: i16 = step.parse().ok().filter(|step| *step > 0)?;
                    (range, Some(step))
                }
                None => (part, None),
            };
            let (first, last) = match range.split_once('-') {
                Some((first, last)) => (self.number(first)?, self.number(last)?),
                None if range == "*" => (self.least, self.most),
                None => {
                    let first = self.number(range)?;
                    // With a step, on to the greatest number.
                    (first, step.map_or(first, |_| self.most))
                }
            };
            // A range may lead over the end: `20-2`, hours from the evening into the night.
            let span = self.most - self.least + 1;
            let count = (last - first).rem_euclid(span) + 1;
            let step = usize::try_from(step.unwrap_or(1)).ok()?;
            let within = (0..count).step_by(step);
            numbers.extend(within.map(|place| (first - self.least + place) % span + self.least));
        }
        numbers.sort_unstable();
        numbers.dedup();
        Some(Numbers(numbers))
    }
}
