// SPDX-License-Identifier: Apache-2.0
//! `--for-each`: the values of a placeholder for each of which a job flow is run. Pure.
//!
//! `date=2026-01-01..2026-01-31` is a range of dates, `part=1..8` one of numbers, `country=de,fr` a list. Ranges have both
//! their ends. Given twice, each value of the first meets each of the second.

use std::str::FromStr;

use clap::ValueEnum;
use jiff::ToSpan;
use jiff::civil::Date;

/// Most runs of one command: far above what anybody means who has not slipped.
const MOST: usize = 10_000;

/// A placeholder and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ForEach {
    name: String,
    values: Values,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Values {
    Dates { first: Date, last: Date },
    Numbers { first: i64, last: i64 },
    List(Vec<String>),
}

/// How far apart the dates of a range are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Every {
    /// Each day
    Day,
    /// The first day and every seventh after it
    Week,
    /// The same day of each month, or its last one
    Month,
    /// The same day of each year
    Year,
}

/// The values of one run, by the names of their placeholders.
pub(crate) type Assignment = Vec<(String, String)>;

impl FromStr for ForEach {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, values) = text
            .split_once('=')
            .filter(|(name, values)| !name.is_empty() && !values.is_empty())
            .ok_or_else(|| format!("`{text}` is not of the form NAME=FIRST..LAST or NAME=A,B,C"))?;
        Ok(Self {
            name: name.to_owned(),
            values: values.parse()?,
        })
    }
}

impl FromStr for Values {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((first, last)) = text.split_once("..") else {
            let list: Vec<String> = text
                .split(',')
                .map(|value| value.trim().to_owned())
                .collect();
            return match list.iter().any(String::is_empty) {
                true => Err(format!("`{text}` has an empty value")),
                false => Ok(Self::List(list)),
            };
        };
        let backwards = || Err(format!("`{text}` ends before it begins"));
        if let (Ok(first), Ok(last)) = (first.parse::<Date>(), last.parse::<Date>()) {
            return match first <= last {
                true => Ok(Self::Dates { first, last }),
                false => backwards(),
            };
        }
        match (first.parse::<i64>(), last.parse::<i64>()) {
            (Ok(first), Ok(last)) if first <= last => Ok(Self::Numbers { first, last }),
            (Ok(_), Ok(_)) => backwards(),
            _ => Err(format!(
                "`{text}` is a range neither of dates such as 2026-01-31 nor of whole numbers"
            )),
        }
    }
}

impl ForEach {
    /// The placeholder.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The values, at most one more than there may be.
    fn values(&self, every: Every) -> Vec<String> {
        match &self.values {
            Values::List(list) => list.clone(),
            Values::Numbers { first, last } => {
                let numbers = (*first..=*last).take(MOST + 1);
                numbers.map(|number| number.to_string()).collect()
            }
            Values::Dates { first, last } => {
                // Counted from the first one: the last days of months would else wander to the 28th.
                let dates = (0_i32..).map_while(|count| {
                    let span = match every {
                        Every::Day => count.days(),
                        Every::Week => count.weeks(),
                        Every::Month => count.months(),
                        Every::Year => count.years(),
                    };
                    first.checked_add(span).ok().filter(|date| date <= last)
                });
                dates.take(MOST + 1).map(|date| date.to_string()).collect()
            }
        }
    }
}

/// The values of every run, in the order in which they are given.
///
/// # Errors
/// A name that is given twice, a value that is, or too many runs.
pub(crate) fn assignments(given: &[ForEach], every: Every) -> Result<Vec<Assignment>, String> {
    let mut all: Vec<Assignment> = vec![Vec::new()];
    let mut names: Vec<&str> = Vec::new();
    for one in given {
        if names.contains(&one.name.as_str()) {
            return Err(format!("`{}` is given twice", one.name));
        }
        names.push(&one.name);
        let values = one.values(every);
        if all.len().saturating_mul(values.len()) > MOST {
            return Err(format!("that would be more than {MOST} runs"));
        }
        let with = |value: &String| {
            let value = (one.name.clone(), value.clone());
            move |before: &Assignment| before.iter().cloned().chain([value.clone()]).collect()
        };
        all = all
            .iter()
            .flat_map(|before| values.iter().map(move |value| with(value)(before)))
            .collect();
    }
    let mut seen = std::collections::HashSet::new();
    match all.iter().find(|assignment| !seen.insert(*assignment)) {
        Some(twice) => Err(format!("`{}` is given twice", show(twice))),
        None => Ok(all),
    }
}

/// `date=2026-01-31 country=de`.
pub(crate) fn show<'a>(values: impl IntoIterator<Item = &'a (String, String)>) -> String {
    let values = values
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"));
    values.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Every, ForEach, assignments, show};

    fn values(given: &[&str], every: Every) -> Result<Vec<String>, String> {
        let given: Result<Vec<ForEach>, _> = given.iter().map(|text| text.parse()).collect();
        let all = assignments(&given?, every)?;
        Ok(all.iter().map(show).collect())
    }

    fn days(given: &[&str]) -> Result<Vec<String>, String> {
        values(given, Every::Day)
    }

    #[test]
    fn a_range_has_both_its_ends() {
        let dates = ["date=2026-02-27", "date=2026-02-28", "date=2026-03-01"];
        assert_eq!(days(&["date=2026-02-27..2026-03-01"]).unwrap(), dates);
        assert_eq!(days(&["n=-1..1"]).unwrap(), ["n=-1", "n=0", "n=1"]);
        assert_eq!(days(&["date=2026-01-01..2026-01-01"]).unwrap().len(), 1);
    }

    #[test]
    fn months_do_not_wander() {
        let ends = values(&["date=2026-01-31..2026-04-30"], Every::Month).unwrap();
        let expected = ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"];
        assert_eq!(ends, expected.map(|date| format!("date={date}")));
        let weeks = values(&["date=2026-01-01..2026-01-15"], Every::Week).unwrap();
        assert_eq!(weeks.len(), 3);
    }

    #[test]
    fn each_meets_each() {
        let both = days(&["country=de, fr", "part=1..2"]).unwrap();
        let expected = [
            "country=de part=1",
            "country=de part=2",
            "country=fr part=1",
            "country=fr part=2",
        ];
        assert_eq!(both, expected);
    }

    #[test]
    fn what_makes_no_sense_is_said() {
        for (given, message) in [
            (
                vec!["date"],
                "`date` is not of the form NAME=FIRST..LAST or NAME=A,B,C",
            ),
            (
                vec!["date=2026-02-01..2026-01-01"],
                "`2026-02-01..2026-01-01` ends before it begins",
            ),
            (vec!["n=2..1"], "`2..1` ends before it begins"),
            (
                vec!["date=2026-02-30..2026-03-01"],
                "`2026-02-30..2026-03-01` is a range neither of dates such as 2026-01-31 nor of whole numbers",
            ),
            (vec!["x=a,,b"], "`a,,b` has an empty value"),
            (vec!["x=a,a"], "`x=a` is given twice"),
            (vec!["x=a", "x=b"], "`x` is given twice"),
            (vec!["n=1..10001"], "that would be more than 10000 runs"),
            (
                vec!["n=1..101", "m=1..100"],
                "that would be more than 10000 runs",
            ),
            (
                vec!["date=0001-01-01..9999-12-31"],
                "that would be more than 10000 runs",
            ),
        ] {
            assert_eq!(days(&given).unwrap_err(), message, "{given:?}");
        }
        assert_eq!(days(&["n=1..10000"]).unwrap().len(), 10_000);
    }
}
