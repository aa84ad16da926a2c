// SPDX-License-Identifier: Apache-2.0
//! Event patterns: which events a rule is for. Pure: a text is read into a [`Pattern`], which says of an event whether it
//! matches.
//!
//! The language is that of the EventBridge User Guide, "Creating EventBridge event patterns" and "Comparison operators
//! for use in event patterns". What the guide leaves open is as AWS's own matcher, Event Ruler, has it.
//!
//! - `read`: from the text, with what is wrong.
//! - `wildcard`: `*` in a text.

mod read;
mod wildcard;

#[cfg(test)]
mod tests;

use std::net::IpAddr;

use serde_json::{Map, Number, Value};

use wildcard::Wildcard;

/// An event pattern.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pattern(Fields);

/// Why a text is no event pattern, in EventBridge's words as far as they are known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Event pattern is not valid. Reason: {0}")]
pub(crate) struct PatternError(String);

/// What the members of an object have to be: all of it.
#[derive(Debug, Clone, Default, PartialEq)]
struct Fields {
    members: Vec<(String, Node)>,
    /// For each `$or`: one of these.
    alternatives: Vec<Vec<Fields>>,
}

/// What a member has to be.
#[derive(Debug, Clone, PartialEq)]
enum Node {
    /// An object.
    Fields(Fields),
    /// A value, or an array with a value, that is one of these.
    Values(Vec<Condition>),
}

/// What a value has to be.
#[derive(Debug, Clone, PartialEq)]
enum Condition {
    /// Exactly this text, number, truth value or null.
    Is(Value),
    Text(TextCondition),
    /// Whatever it is but one of these.
    AnythingBut(Vec<Value>),
    /// Whatever it is but a text that is one of these.
    AnythingButText(Vec<TextCondition>),
    Numeric(Vec<(Comparison, f64)>),
    /// The address of a network with that many bits in common.
    Cidr(IpAddr, u32),
    /// Whether it is there at all.
    Exists(bool),
}

/// What a text has to be.
#[derive(Debug, Clone, PartialEq)]
enum TextCondition {
    Prefix(String),
    Suffix(String),
    /// Lower case.
    PrefixIgnoringCase(String),
    /// Lower case.
    SuffixIgnoringCase(String),
    /// Lower case.
    IsIgnoringCase(String),
    Wildcard(Wildcard),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Pattern {
    /// Reads a pattern.
    pub(crate) fn parse(text: &str) -> Result<Self, PatternError> {
        read::pattern(text).map(Self)
    }

    /// Whether the event is one of those that are meant.
    pub(crate) fn matches(&self, event: &Value) -> bool {
        self.0.fit(Some(event))
    }
}

impl Fields {
    /// Whether a value is as it has to be. One that is missing can be, since a member may have to be absent. Of an array
    /// one element has to fit as a whole.
    fn fit(&self, value: Option<&Value>) -> bool {
        match value {
            Some(Value::Array(elements)) if !elements.is_empty() => {
                elements.iter().any(|element| self.fit(Some(element)))
            }
            Some(Value::Object(members)) => self.fit_members(Some(members)),
            _ => self.fit_members(None),
        }
    }

    fn fit_members(&self, members: Option<&Map<String, Value>>) -> bool {
        let member = |name: &str| members.and_then(|members| members.get(name));
        let all = self.members.iter().all(|(name, node)| match node {
            Node::Fields(fields) => fields.fit(member(name)),
            Node::Values(conditions) => {
                let mut values = Vec::new();
                if let Some(value) = member(name) {
                    collect(value, &mut values);
                }
                conditions.iter().any(|condition| condition.is_met(&values))
            }
        });
        let mut alternatives = self.alternatives.iter();
        all && alternatives.all(|one_of| one_of.iter().any(|fields| fields.fit_members(members)))
    }
}

/// The values of a member: those of an array, at whatever depth. An object is no value.
fn collect<'a>(value: &'a Value, values: &mut Vec<&'a Value>) {
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| collect(element, values)),
        Value::Object(_) => {}
        value => values.push(value),
    }
}

impl Condition {
    fn is_met(&self, values: &[&Value]) -> bool {
        match self {
            Self::Exists(exists) => *exists != values.is_empty(),
            condition => values.iter().any(|value| condition.is_met_by(value)),
        }
    }

    fn is_met_by(&self, value: &Value) -> bool {
        match self {
            Self::Is(wanted) => wanted == value,
            Self::Text(condition) => condition.is_met_by(value),
            Self::AnythingBut(unwanted) => !unwanted.iter().any(|one| same(one, value)),
            Self::AnythingButText(unwanted) => {
                !unwanted.iter().any(|condition| condition.is_met_by(value))
            }
            Self::Numeric(comparisons) => {
                let number = value.as_number().and_then(Number::as_f64);
                number.is_some_and(|number| {
                    let mut comparisons = comparisons.iter();
                    comparisons.all(|(comparison, bound)| comparison.holds(number, *bound))
                })
            }
            Self::Cidr(network, bits) => {
                let address = value.as_str().and_then(|text| text.parse().ok());
                address.is_some_and(|address| is_within(address, *network, *bits))
            }
            Self::Exists(_) => false,
        }
    }
}

/// Whether two values are the same; numbers are compared by what they are worth.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (one, other) => one == other,
    }
}

impl TextCondition {
    fn is_met_by(&self, value: &Value) -> bool {
        let Value::String(text) = value else {
            return false;
        };
        match self {
            Self::Prefix(prefix) => text.starts_with(prefix.as_str()),
            Self::Suffix(suffix) => text.ends_with(suffix.as_str()),
            Self::PrefixIgnoringCase(prefix) => text.to_lowercase().starts_with(prefix.as_str()),
            Self::SuffixIgnoringCase(suffix) => text.to_lowercase().ends_with(suffix.as_str()),
            Self::IsIgnoringCase(wanted) => text.to_lowercase() == *wanted,
            Self::Wildcard(wildcard) => wildcard.matches(text),
        }
    }
}

impl Comparison {
    #[expect(
        clippy::float_cmp,
        reason = "a pattern asks whether a number is that very one"
    )]
    fn holds(self, number: f64, bound: f64) -> bool {
        match self {
            Self::Equal => number == bound,
            Self::Less => number < bound,
            Self::LessOrEqual => number <= bound,
            Self::Greater => number > bound,
            Self::GreaterOrEqual => number >= bound,
        }
    }
}

fn is_within(address: IpAddr, network: IpAddr, bits: u32) -> bool {
    match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            let rest = u32::BITS.saturating_sub(bits);
            let differing = address.to_bits() ^ network.to_bits();
            differing.checked_shr(rest).unwrap_or(0) == 0
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            let rest = u128::BITS.saturating_sub(bits);
            let differing = address.to_bits() ^ network.to_bits();
            differing.checked_shr(rest).unwrap_or(0) == 0
        }
        _ => false,
    }
}
