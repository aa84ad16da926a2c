// SPDX-License-Identifier: Apache-2.0
//! What options of helpers take.

use serde_json::{Value, json};

use crate::schema::PLACEHOLDER;

/// What an option of a helper takes.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A whole number that is not negative.
    Count,
    /// A size as Java's tools write it, such as `4g` or `512m`.
    Size,
    /// A size as Presto and Trino write it, such as `50GB`.
    DataSize,
    /// `true` or `false`, which is the property's value.
    Flag,
    /// `true` or `false`, of which `false` sets nothing.
    Switch,
    /// One of a few words, each with the property's value.
    Word(&'static [(&'static str, &'static str)]),
    /// Any text.
    Text,
    /// Any text but a word that means as much as leaving the option out.
    TextOr(&'static str),
}

impl Kind {
    /// What it takes, for messages.
    #[must_use]
    pub fn expected(self) -> String {
        match self {
            Self::Count => "a whole number".to_owned(),
            Self::Size => "a size such as `4g` or `512m`".to_owned(),
            Self::DataSize => "a size such as `50GB`".to_owned(),
            Self::Flag | Self::Switch => "`true` or `false`".to_owned(),
            Self::Word(words) => {
                let words: Vec<_> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
                words.join(" or ")
            }
            Self::Text | Self::TextOr(_) => "a text".to_owned(),
        }
    }

    /// Whether it takes a value.
    pub(crate) fn takes(self, value: &str) -> bool {
        let digits = value.trim_end_matches(|unit: char| unit.is_ascii_alphabetic());
        let unit = value.get(digits.len()..).unwrap_or_default();
        let is_whole = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        match self {
            Self::Count => is_whole && unit.is_empty(),
            Self::Size => {
                let unit = unit.to_ascii_lowercase();
                let units = ["", "b", "k", "kb", "m", "mb", "g", "gb", "t", "tb"];
                is_whole && units.contains(&unit.as_str())
            }
            Self::DataSize => {
                let is_number = digits.parse().is_ok_and(|number: f64| number >= 0.0);
                is_number && ["B", "kB", "MB", "GB", "TB", "PB"].contains(&unit)
            }
            Self::Flag | Self::Switch => matches!(value, "true" | "false"),
            Self::Word(words) => words.iter().any(|(word, _)| *word == value),
            Self::Text | Self::TextOr(_) => true,
        }
    }

    /// The property's value; none where that value sets nothing.
    pub(super) fn value(self, written: &str) -> Option<&str> {
        match self {
            Self::Switch => (written != "false").then_some(written),
            Self::TextOr(word) => (written != word).then_some(written),
            Self::Word(words) => {
                let word = words.iter().find(|(word, _)| *word == written);
                // What is not a word of ours is a reference, which is sent as it is.
                Some(word.map_or(written, |(_, value)| *value))
            }
            Self::Count | Self::Size | Self::DataSize | Self::Flag | Self::Text => Some(written),
        }
    }

    /// Whether a value is as good as giving the option.
    pub(super) fn is_set(self, written: &str) -> bool {
        match self {
            Self::Flag => written != "false",
            _ => self.value(written).is_some(),
        }
    }

    /// The JSON Schema of its values.
    pub(crate) fn schema(self) -> Value {
        match self {
            Self::Count => json!({ "type": ["integer", "string"] }),
            Self::Flag | Self::Switch => json!({ "type": ["boolean", "string"] }),
            Self::Word(words) => {
                let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
                json!({ "anyOf": [{ "enum": words }, { "type": "string", "pattern": PLACEHOLDER }] })
            }
            Self::Size | Self::DataSize | Self::Text | Self::TextOr(_) => {
                json!({ "type": ["string", "number"] })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn sizes_have_the_units_of_their_application() {
        for size in ["4g", "512m", "1024", "2GB", "64k"] {
            assert!(Kind::Size.takes(size), "{size}");
        }
        for size in ["", "g", "4 g", "-1g", "4gi", "1.5g"] {
            assert!(!Kind::Size.takes(size), "{size}");
        }
        for size in ["50GB", "1.5GB", "100B"] {
            assert!(Kind::DataSize.takes(size), "{size}");
        }
        for size in ["50", "50gb", "GB"] {
            assert!(!Kind::DataSize.takes(size), "{size}");
        }
    }

    #[test]
    fn a_switch_that_is_off_sets_nothing_and_a_flag_its_value() {
        assert_eq!(Kind::Switch.value("false"), None);
        assert_eq!(Kind::Flag.value("false"), Some("false"));
        assert!(!Kind::Flag.is_set("false"));
        assert_eq!(Kind::TextOr("own").value("own"), None);
        assert_eq!(Kind::TextOr("own").value("other"), Some("other"));
    }
}
