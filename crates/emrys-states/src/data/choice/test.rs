// SPDX-License-Identifier: Apache-2.0
//! What a rule in JSONPath says of a value. A value of another type than is asked for is not an error: it is not so.

use std::cmp::Ordering;
use std::fmt;

use serde_json::Value;

use super::pattern::Pattern;
use crate::data::Path;
use crate::time;

/// What a value has to be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    /// Compared with a literal or with what a path leads to.
    Compare(Type, Comparison, Other),
    Matches(Pattern),
    IsPresent(bool),
    IsNull(bool),
    Is(Type, bool),
}

/// What is compared, and what a value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Number,
    Boolean,
    Timestamp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equals,
    LessThan,
    LessThanEquals,
    GreaterThan,
    GreaterThanEquals,
}

/// What a value is compared with.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Other {
    Literal(Value),
    Path(Path),
}

/// Whether a test is met.
pub(super) enum Met<'t> {
    Is(bool),
    /// It depends on what this leads to.
    DependsOn(&'t Path),
}

impl Test {
    /// Whether it is met by a value that is there.
    pub(super) fn on(&self, value: &Value) -> Met<'_> {
        Met::Is(match self {
            Self::Compare(_, _, Other::Path(path)) => return Met::DependsOn(path),
            Self::Compare(_, _, Other::Literal(literal)) => self.compare(value, literal),
            Self::Matches(pattern) => value.as_str().is_some_and(|text| pattern.matches(text)),
            Self::IsPresent(expected) => *expected,
            Self::IsNull(expected) => value.is_null() == *expected,
            Self::Is(kind, expected) => kind.is_of(value) == *expected,
        })
    }

    /// How the value compares with the other.
    pub(super) fn compare(&self, value: &Value, other: &Value) -> bool {
        let Self::Compare(kind, comparison, _) = self else {
            return false;
        };
        let ordering = kind.order(value, other);
        ordering.is_some_and(|ordering| match comparison {
            Comparison::Equals => ordering.is_eq(),
            Comparison::LessThan => ordering.is_lt(),
            Comparison::LessThanEquals => ordering.is_le(),
            Comparison::GreaterThan => ordering.is_gt(),
            Comparison::GreaterThanEquals => ordering.is_ge(),
        })
    }
}

/// What comes after the path of the value.
impl fmt::Display for Test {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is = |expected: &bool| if *expected { "is" } else { "is not" };
        match self {
            Self::Compare(_, comparison, other) => {
                let sign = match comparison {
                    Comparison::Equals => "=",
                    Comparison::LessThan => "<",
                    Comparison::LessThanEquals => "≤",
                    Comparison::GreaterThan => ">",
                    Comparison::GreaterThanEquals => "≥",
                };
                match other {
                    Other::Literal(literal) => write!(formatter, "{sign} {literal}"),
                    Other::Path(path) => write!(formatter, "{sign} {}", path.as_str()),
                }
            }
            Self::Matches(pattern) => write!(formatter, "matches {pattern}"),
            Self::IsPresent(expected) => write!(formatter, "{} present", is(expected)),
            Self::IsNull(expected) => write!(formatter, "{} null", is(expected)),
            Self::Is(kind, expected) => {
                let kind = match kind {
                    Type::Text => "a string",
                    Type::Number => "a number",
                    Type::Boolean => "a boolean",
                    Type::Timestamp => "a timestamp",
                };
                write!(formatter, "{} {kind}", is(expected))
            }
        }
    }
}

impl Type {
    /// Whether a value is of the type.
    pub(super) fn is_of(self, value: &Value) -> bool {
        match self {
            Self::Text => value.is_string(),
            Self::Number => value.is_number(),
            Self::Boolean => value.is_boolean(),
            Self::Timestamp => value.as_str().and_then(time::parse).is_some(),
        }
    }

    fn order(self, left: &Value, right: &Value) -> Option<Ordering> {
        match self {
            // By UTF-16 units, as Java orders texts.
            Self::Text => {
                let units = |value: &'_ Value| {
                    value
                        .as_str()
                        .map(|text| text.encode_utf16().collect::<Vec<_>>())
                };
                Some(units(left)?.cmp(&units(right)?))
            }
            Self::Number => match (left.as_i64(), right.as_i64()) {
                // A double does not hold every integer.
                (Some(left), Some(right)) => Some(left.cmp(&right)),
                _ => left.as_f64()?.partial_cmp(&right.as_f64()?),
            },
            Self::Boolean => Some(left.as_bool()?.cmp(&right.as_bool()?)),
            Self::Timestamp => {
                Some(time::parse(left.as_str()?)?.cmp(&time::parse(right.as_str()?)?))
            }
        }
    }
}
