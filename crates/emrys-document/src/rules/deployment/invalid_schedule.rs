// SPDX-License-Identifier: Apache-2.0
//! Schedules of pipelines are expressions of EventBridge.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::TriggerSource;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let pipelines = project.pipelines.iter();
    let triggers = pipelines.flat_map(|(_, pipeline)| &pipeline.triggers);
    diagnostics.extend(triggers.filter_map(|trigger| match &trigger.source {
        TriggerSource::Schedule(schedule) => problem(schedule).map(|message| {
            let message = format!("`{}` is not a schedule: {message}", **schedule);
            let diagnostic = schedule.diagnostic(Code::InvalidSchedule, message);
            diagnostic.help("write `rate(1 day)`, or `cron(0 3 * * ? *)` for each day at 03:00 UTC")
        }),
        _ => None,
    }));
}

/// What is wrong with an expression (EventBridge User Guide, "Schedule expressions for rules").
fn problem(schedule: &str) -> Option<String> {
    let inside = |kind: &str| schedule.strip_prefix(kind)?.strip_suffix(')');
    if let Some(rate) = inside("rate(") {
        rate_problem(rate)
    } else if let Some(cron) = inside("cron(") {
        cron_problem(cron)
    } else {
        Some("it is neither `rate(…)` nor `cron(…)`".to_owned())
    }
}

fn rate_problem(rate: &str) -> Option<String> {
    let Some((value, unit)) = rate.split_once(' ') else {
        return Some("a rate is a number and a unit".to_owned());
    };
    let number: u32 = value.parse().unwrap_or(0);
    if number == 0 {
        return Some(format!("`{value}` is not a positive number"));
    }
    let units = ["minute", "hour", "day"];
    match unit.strip_suffix('s') {
        Some(one) if units.contains(&one) && number == 1 => {
            Some(format!("of one it is `{one}`, not `{unit}`"))
        }
        Some(one) if units.contains(&one) => None,
        _ if units.contains(&unit) && number == 1 => None,
        _ if units.contains(&unit) => Some(format!("of {number} it is `{unit}s`, not `{unit}`")),
        _ => Some(format!("`{unit}` is not `minutes`, `hours` or `days`")),
    }
}

/// A field of a cron expression.
struct Field {
    name: &'static str,
    least: u32,
    most: u32,
    /// Words for its numbers, the first for `least`.
    words: &'static [&'static str],
    /// Characters behind or in the place of numbers.
    special: &'static str,
}

const MONTHS: &[&str] = &[
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
];
const DAYS: &[&str] = &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const fn field(name: &'static str, least: u32, most: u32) -> Field {
    Field {
        name,
        least,
        most,
        words: &[],
        special: "",
    }
}

const FIELDS: [Field; 6] = [
    field("minutes", 0, 59),
    field("hours", 0, 23),
    Field {
        special: "?LW",
        ..field("day of the month", 1, 31)
    },
    Field {
        words: MONTHS,
        ..field("month", 1, 12)
    },
    Field {
        words: DAYS,
        special: "?L#",
        ..field("day of the week", 1, 7)
    },
    field("year", 1970, 2199),
];

fn cron_problem(cron: &str) -> Option<String> {
    let parts: Vec<&str> = cron.split_whitespace().collect();
    if parts.len() != FIELDS.len() {
        return Some(format!("it has {} fields, and six are needed", parts.len()));
    }
    let wrong = FIELDS.iter().zip(&parts);
    let mut wrong = wrong.filter(|(field, text)| !field.takes(text));
    if let Some((field, text)) = wrong.next() {
        return Some(format!("`{text}` is not a value for the {}", field.name));
    }
    let days = [parts.get(2), parts.get(4)];
    let left_open = days.into_iter().filter(|day| *day == Some(&"?")).count();
    (left_open != 1).then(|| "one of the two days is `?`, and the other is not".to_owned())
}

impl Field {
    fn takes(&self, text: &str) -> bool {
        if text == "?" {
            return self.special.contains('?');
        }
        text.split(',').all(|part| self.takes_part(part))
    }

    fn takes_part(&self, part: &str) -> bool {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, Some(step)),
            None => (part, None),
        };
        let is_step = |step: &str| step.parse::<u32>().is_ok_and(|step| step > 0);
        if !step.is_none_or(is_step) {
            return false;
        }
        if range == "*" {
            return true;
        }
        if let Some((from, to)) = range.split_once('-') {
            return match (self.number(from), self.number(to)) {
                (Some(from), Some(to)) => from <= to,
                _ => false,
            };
        }
        self.number(range).is_some() || step.is_none() && self.is_special(range)
    }

    fn number(&self, text: &str) -> Option<u32> {
        let word = self
            .words
            .iter()
            .zip(self.least..)
            .find(|(word, _)| word.eq_ignore_ascii_case(text));
        let number = match word {
            Some((_, number)) => number,
            None => text.parse().ok()?,
        };
        (self.least..=self.most).contains(&number).then_some(number)
    }

    /// The last day, the weekday nearest to a day, or the third such day of the week in a month.
    fn is_special(&self, text: &str) -> bool {
        let takes = |letter: char| self.special.contains(letter);
        let number = |text: &str| self.number(text).is_some();
        match text {
            "L" => takes('L'),
            "W" => false,
            "LW" => takes('W'),
            _ => {
                let nearest = text.strip_suffix('W').filter(|_| takes('W'));
                let last = text.strip_suffix('L').filter(|_| takes('L') && takes('#'));
                let nth = text.split_once('#').filter(|_| takes('#'));
                nearest.is_some_and(number)
                    || last.is_some_and(number)
                    || nth.is_some_and(|(day, nth)| {
                        number(day) && matches!(nth, "1" | "2" | "3" | "4" | "5")
                    })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::problem;

    #[test]
    fn what_eventbridge_takes_is_right() {
        for schedule in [
            "rate(1 day)",
            "rate(5 minutes)",
            "cron(0 3 * * ? *)",
            "cron(0/15 8-17 ? * MON-FRI 2026-2030)",
            "cron(0 10 L * ? *)",
            "cron(0 10 3W * ? *)",
            "cron(0 10 LW * ? *)",
            "cron(0 10 ? * 6L *)",
            "cron(0 10 ? * 3#2 *)",
            "cron(0,30 */2 1,15 jan,7 ? *)",
        ] {
            assert_eq!(problem(schedule), None, "{schedule}");
        }
    }

    #[test]
    fn what_it_refuses_is_wrong() {
        for schedule in [
            "1 day",
            "at(2026-01-01T00:00:00)",
            "rate(1 days)",
            "rate(5 minute)",
            "rate(0 days)",
            "rate(-1 days)",
            "rate(1.5 hours)",
            "rate(1 week)",
            "rate(day)",
            "cron(0 3 * * *)",
            "cron(0 3 * * * *)",
            "cron(0 3 ? * ? *)",
            "cron(60 3 * * ? *)",
            "cron(0 24 * * ? *)",
            "cron(0 3 0 * ? *)",
            "cron(0 3 ? * FOO *)",
            "cron(0 3 * 13 ? *)",
            "cron(0 3 * * ? 1969)",
            "cron(0/0 3 * * ? *)",
            "cron(5-1 3 * * ? *)",
            "cron(? 3 * * ? *)",
            "cron(0 3 L-2 * ? *)",
            "cron(0 3 ? * 3#6 *)",
            "cron(0 3 ? * 2W *)",
        ] {
            assert!(problem(schedule).is_some(), "{schedule}");
        }
    }
}
