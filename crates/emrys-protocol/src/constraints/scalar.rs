// SPDX-License-Identifier: Apache-2.0
//! Constraints on one string or number, and AWS's words for them.

use std::fmt::Display;

use super::pattern::Pattern;
use crate::types::{Enumeration, Open, Sensitive};

/// A constraint on values of one type.
pub(crate) trait Constraint<V> {
    /// Whether the value satisfies it.
    fn holds(&self, value: &V) -> bool {
        self.violations(value).is_empty()
    }

    /// What the value fails to satisfy, each in AWS's words.
    fn violations(&self, value: &V) -> Vec<String>;

    /// All that a value must satisfy. AWS names it whole when an element of a list or map violates any of it.
    fn rules(&self) -> Vec<String>;
}

/// A value as messages show it: nothing for a secret.
pub(crate) trait Shown {
    fn shown(&self) -> Option<String>;
}

impl Shown for String {
    fn shown(&self) -> Option<String> {
        Some(self.clone())
    }
}

impl<E: Enumeration> Shown for Open<E> {
    fn shown(&self) -> Option<String> {
        Some(self.as_str().to_owned())
    }
}

impl Shown for Sensitive {
    fn shown(&self) -> Option<String> {
        None
    }
}

impl Shown for i32 {
    fn shown(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Shown for i64 {
    fn shown(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Shown for f64 {
    fn shown(&self) -> Option<String> {
        // As Java prints it: `-1.0`, not `-1`.
        Some(format!("{self:?}"))
    }
}

/// One of an enumeration's words.
pub(crate) struct OneOf;

impl OneOf {
    fn rule<E: Enumeration>() -> String {
        let words: Vec<&str> = E::ALL.iter().map(|variant| variant.as_str()).collect();
        format!("Member must satisfy enum value set: [{}]", words.join(", "))
    }
}

impl<E: Enumeration> Constraint<Open<E>> for OneOf {
    fn violations(&self, value: &Open<E>) -> Vec<String> {
        match value {
            Open::Known(_) => Vec::new(),
            Open::Unknown(_) => vec![Self::rule::<E>()],
        }
    }

    fn rules(&self) -> Vec<String> {
        vec![Self::rule::<E>()]
    }
}

/// A string's length and pattern.
pub(crate) struct Text {
    pub(crate) min: Option<usize>,
    pub(crate) max: Option<usize>,
    pub(crate) pattern: Option<Pattern>,
}

/// What the length of a string or a list violates.
pub(crate) fn length_violations(
    length: usize,
    min: Option<usize>,
    max: Option<usize>,
) -> impl Iterator<Item = String> {
    let max = max.filter(|&max| length > max).map(rule_for_max);
    let min = min.filter(|&min| length < min).map(rule_for_min);
    max.into_iter().chain(min)
}

fn rule_for_max(max: usize) -> String {
    format!("Member must have length less than or equal to {max}")
}

fn rule_for_min(min: usize) -> String {
    format!("Member must have length greater than or equal to {min}")
}

impl Text {
    fn rule_for_pattern(pattern: Pattern) -> String {
        format!(
            "Member must satisfy regular expression pattern: {}",
            pattern.text()
        )
    }

    fn violations_of(&self, value: &str) -> Vec<String> {
        // AWS counts as Java does.
        let length = value.encode_utf16().count();
        let pattern = self
            .pattern
            .filter(|pattern| !pattern.matches(value))
            .map(Self::rule_for_pattern);
        length_violations(length, self.min, self.max)
            .chain(pattern)
            .collect()
    }

    fn all_rules(&self) -> Vec<String> {
        let max = self.max.map(rule_for_max);
        let min = self.min.map(rule_for_min);
        let pattern = self.pattern.map(Self::rule_for_pattern);
        max.into_iter().chain(min).chain(pattern).collect()
    }
}

impl Constraint<String> for Text {
    fn violations(&self, value: &String) -> Vec<String> {
        self.violations_of(value)
    }

    fn rules(&self) -> Vec<String> {
        self.all_rules()
    }
}

impl Constraint<Sensitive> for Text {
    fn violations(&self, value: &Sensitive) -> Vec<String> {
        self.violations_of(value.reveal())
    }

    fn rules(&self) -> Vec<String> {
        self.all_rules()
    }
}

/// A number's bounds, both inclusive.
pub(crate) struct Range<N> {
    pub(crate) min: Option<N>,
    pub(crate) max: Option<N>,
}

impl<N: Copy + PartialOrd + Display> Constraint<N> for Range<N> {
    fn violations(&self, value: &N) -> Vec<String> {
        let max = self.max.filter(|max| value > max);
        let min = self.min.filter(|min| value < min);
        Range { min, max }.all_rules()
    }

    fn rules(&self) -> Vec<String> {
        self.all_rules()
    }
}

impl<N: Copy + Display> Range<N> {
    fn all_rules(&self) -> Vec<String> {
        let max = self
            .max
            .map(|max| format!("Member must have value less than or equal to {max}"));
        let min = self
            .min
            .map(|min| format!("Member must have value greater than or equal to {min}"));
        max.into_iter().chain(min).collect()
    }
}
