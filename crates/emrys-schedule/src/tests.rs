// SPDX-License-Identifier: Apache-2.0
//! The examples of the EventBridge User Guide, "Cron expressions reference" and "Rate expressions reference".

use jiff::Timestamp;
use proptest::prelude::{prop_assert, proptest};

use super::{Schedule, ScheduleError};

fn at(text: &str) -> i64 {
    text.parse::<Timestamp>().unwrap().as_millisecond()
}

/// The next times of an expression after a Saturday's noon, as texts to the minute.
fn next(expression: &str, count: usize) -> Vec<String> {
    let from = at("2026-11-21T12:00:30Z");
    let schedule = expression.parse::<Schedule>().unwrap();
    let mut now = from;
    let times = std::iter::from_fn(|| {
        now = schedule.next(from, now)?;
        let text = Timestamp::from_millisecond(now).unwrap().to_string();
        Some(text.trim_end_matches(":00Z").to_owned())
    });
    times.take(count).collect()
}

#[test]
fn cron_expressions_name_minutes() {
    for (expression, times) in [
        (
            "cron(0 10 * * ? *)",
            ["2026-11-22T10:00", "2026-11-23T10:00"],
        ),
        (
            "cron(15 12 * * ? *)",
            ["2026-11-21T12:15", "2026-11-22T12:15"],
        ),
        (
            "cron(0 18 ? * MON-FRI *)",
            ["2026-11-23T18:00", "2026-11-24T18:00"],
        ),
        (
            "cron(0 8 1 * ? *)",
            ["2026-12-01T08:00", "2027-01-01T08:00"],
        ),
        (
            "cron(0/15 * * * ? *)",
            ["2026-11-21T12:15", "2026-11-21T12:30"],
        ),
        (
            "cron(0/10 * ? * MON-FRI *)",
            ["2026-11-23T00:00", "2026-11-23T00:10"],
        ),
        (
            "cron(0/5 8-17 ? * MON-FRI *)",
            ["2026-11-23T08:00", "2026-11-23T08:05"],
        ),
        // From the evening into the night, on the days themselves.
        (
            "cron(0/30 20-2 ? * MON-FRI *)",
            ["2026-11-23T00:00", "2026-11-23T00:30"],
        ),
        (
            "cron(0 12 L * ? *)",
            ["2026-11-30T12:00", "2026-12-31T12:00"],
        ),
        (
            "cron(0 12 ? * L *)",
            ["2026-11-28T12:00", "2026-12-05T12:00"],
        ),
        (
            "cron(0 12 ? * 6L *)",
            ["2026-11-27T12:00", "2026-12-25T12:00"],
        ),
        (
            "cron(0 12 ? * 3#2 *)",
            ["2026-12-08T12:00", "2027-01-12T12:00"],
        ),
        // 2026-11-15 has passed, 2027-05-15 is a Saturday.
        (
            "cron(0 12 15W 5,NOV ? 2027)",
            ["2027-05-14T12:00", "2027-11-15T12:00"],
        ),
        (
            "cron(0 12 1W MAY ? *)",
            ["2027-05-03T12:00", "2028-05-01T12:00"],
        ),
        // The documents do not have it, EventBridge does: January ends on a Sunday.
        (
            "cron(0 12 LW 1 ? *)",
            ["2027-01-29T12:00", "2028-01-31T12:00"],
        ),
        (
            "cron(0,30 */2 1,15 jan,7 ? *)",
            ["2027-01-01T00:00", "2027-01-01T00:30"],
        ),
        (
            "cron(0 0 29 2 ? *)",
            ["2028-02-29T00:00", "2032-02-29T00:00"],
        ),
        (
            "cron(1 12 21,22 11 ? 2026-2028/2)",
            ["2026-11-21T12:01", "2026-11-22T12:01"],
        ),
    ] {
        assert_eq!(next(expression, 2), times, "{expression}");
    }
    assert!(next("cron(0 10 * * ? 2025)", 1).is_empty());
    assert!(next("cron(0 10 31 2 ? *)", 1).is_empty());
}

#[test]
fn rates_begin_when_the_rule_does() {
    for (expression, times) in [
        (
            "rate(1 minute)",
            ["2026-11-21T12:01:30Z", "2026-11-21T12:02:30Z"],
        ),
        (
            "rate(5 minutes)",
            ["2026-11-21T12:05:30Z", "2026-11-21T12:10:30Z"],
        ),
        (
            "rate(1 hour)",
            ["2026-11-21T13:00:30Z", "2026-11-21T14:00:30Z"],
        ),
        (
            "rate(1 day)",
            ["2026-11-22T12:00:30Z", "2026-11-23T12:00:30Z"],
        ),
    ] {
        assert_eq!(next(expression, 2), times, "{expression}");
    }
    // What was due meanwhile is not made up for.
    let schedule = "rate(1 hour)".parse::<Schedule>().unwrap();
    let (from, now) = (at("2026-11-21T12:00:00Z"), at("2026-11-23T12:20:00Z"));
    assert_eq!(schedule.next(from, now), Some(at("2026-11-23T13:00:00Z")));
    // A clock that was put back.
    assert_eq!(schedule.next(now, from), Some(at("2026-11-23T13:20:00Z")));
}

#[test]
fn what_is_no_schedule_is_none() {
    for expression in [
        "",
        "every day",
        "rate(0 minutes)",
        "rate(1 minutes)",
        "rate(5 minute)",
        "rate(5 weeks)",
        "rate(-5 minutes)",
        "rate(+5 minutes)",
        "rate(5)",
        "rate(999999999999999999 days)",
        "cron(0 10 * * *)",
        "cron(0 10 * * * *)",
        "cron(0 10 ? * ? *)",
        "cron(60 10 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 10 32 * ? *)",
        "cron(0 10 ? * 8 *)",
        "cron(0 10 ? * 2#6 *)",
        "cron(0 10 * 13 ? *)",
        "cron(0 10 * * ? 1969)",
        "cron(0/0 10 * * ? *)",
        "cron(? 10 * * ? *)",
        "cron(5-1,60 3 * * ? *)",
        "cron(0 3 L-2 * ? *)",
        "cron(0 3 W * ? *)",
        "cron(0 3 ? * 2W *)",
        "at(2026-01-01T00:00:00)",
    ] {
        let read = expression.parse::<Schedule>();
        assert!(read.is_err(), "{expression}");
    }
}

#[test]
fn what_is_wrong_is_said() {
    for (expression, message) in [
        ("daily", "it is neither `rate(…)` nor `cron(…)`"),
        ("rate(day)", "a rate is a number and a unit"),
        ("rate(1.5 hours)", "`1.5` is not a positive number"),
        ("rate(0 days)", "`0` is not a positive number"),
        ("rate(1 days)", "of one it is `day`, not `days`"),
        ("rate(5 minute)", "of 5 it is `minutes`, not `minute`"),
        ("rate(1 week)", "`week` is not `minutes`, `hours` or `days`"),
        ("cron(0 3 * * *)", "it has 5 fields, and six are needed"),
        ("cron(0 25 * * ? *)", "`25` is not a value for the hours"),
        (
            "cron(0 3 ? * FOO *)",
            "`FOO` is not a value for the day of the week",
        ),
        (
            "cron(0 3 * * * *)",
            "one of the two days is `?`, and the other is not",
        ),
    ] {
        let error: ScheduleError = expression.parse::<Schedule>().unwrap_err();
        assert_eq!(error.to_string(), message, "{expression}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,40}") {
        let _ = text.parse::<Schedule>();
    }

    #[test]
    fn what_is_due_is_due_later(
        fields in "cron\\([0-9*/,-]{1,6} [0-9*/]{1,4} ([?LW0-9*,]{1,4} [A-Z*0-9,]{1,4} [?]|[?] [*] [L#0-9,-]{1,4}) [*]\\)",
        now in 0_i64..4_000_000_000_000,
    ) {
        if let Ok(schedule) = fields.parse::<Schedule>()
            && let Some(next) = schedule.next(0, now)
        {
            prop_assert!(next > now && next % 60_000 == 0, "{fields} at {now}: {next}");
        }
    }

    #[test]
    fn a_rate_is_due_within_its_period(number in 2_i64..10_000, from in 0_i64..4_000_000_000_000, later in 0_i64..1_000_000_000_000) {
        let schedule: Schedule = format!("rate({number} minutes)").parse().unwrap();
        let now = from + later;
        let next = schedule.next(from, now).unwrap();
        prop_assert!(next > now && next - now <= number * 60_000 && (next - from) % (number * 60_000) == 0);
    }
}
