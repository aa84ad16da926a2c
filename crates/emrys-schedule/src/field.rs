// SPDX-License-Identifier: Apache-2.0
//! Fields of cron expressions: numbers, or names of them, with lists, ranges and steps.

const MONTHS: [&str; 12] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
];
const WEEKDAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
/// Saturday, which ends the week.
pub(crate) const LAST_WEEKDAY: i16 = 7;
pub(crate) const LAST_YEAR: i16 = 2199;

pub(crate) const MINUTE: Field = Field::new("minutes", 0, 59, &[]);
pub(crate) const HOUR: Field = Field::new("hours", 0, 23, &[]);
pub(crate) const DAY: Field = Field::new("day of the month", 1, 31, &[]);
pub(crate) const MONTH: Field = Field::new("month", 1, 12, &MONTHS);
pub(crate) const WEEKDAY: Field = Field::new("day of the week", 1, LAST_WEEKDAY, &WEEKDAYS);
pub(crate) const YEAR: Field = Field::new("year", 1970, LAST_YEAR, &[]);

/// What a field may have.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    /// What it is called.
    pub(crate) name: &'static str,
    least: i16,
    most: i16,
    /// Names that stand for the least number and those after it.
    names: &'static [&'static str],
}

/// The numbers that a field names, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numbers(Vec<i16>);

impl Numbers {
    pub(crate) fn one(number: i16) -> Self {
        Self(vec![number])
    }

    pub(crate) fn have(&self, number: i16) -> bool {
        self.0.contains(&number)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = i16> + Clone + '_ {
        self.0.iter().copied()
    }
}

impl Field {
    const fn new(
        name: &'static str,
        least: i16,
        most: i16,
        names: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            least,
            most,
            names,
        }
    }

    /// A number, or the name of one.
    pub(crate) fn number(self, text: &str) -> Option<i16> {
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
    pub(crate) fn numbers(self, text: &str) -> Option<Numbers> {
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
