// SPDX-License-Identifier: Apache-2.0
//! Enumerations as they travel: closed in our code, open on the wire.

use std::fmt::{self, Debug, Display};

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

/// A closed set of AWS's words.
pub trait Enumeration: Copy + Debug + Eq + 'static {
    /// Every variant, in the order of AWS's service model.
    const ALL: &'static [Self];

    /// AWS's word for it.
    fn as_str(self) -> &'static str;

    /// The variant with that word.
    #[must_use]
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|variant| variant.as_str() == word)
    }
}

/// A word of an enumeration, or one that this version does not know.
///
/// A client keeps unknown words, so that an answer of a newer service can be read; a server refuses them when it
/// checks the request.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Open<E> {
    /// A word of the enumeration.
    Known(E),
    /// Another word, as it came.
    Unknown(String),
}

impl<E: Enumeration> Open<E> {
    /// That word, known or not.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        E::from_word(word).map_or_else(|| Self::Unknown(word.to_owned()), Self::Known)
    }

    /// The variant, if the word is a known one.
    #[must_use]
    pub fn known(&self) -> Option<E> {
        match self {
            Self::Known(variant) => Some(*variant),
            Self::Unknown(_) => None,
        }
    }

    /// The word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(variant) => variant.as_str(),
            Self::Unknown(word) => word,
        }
    }
}

impl<E> From<E> for Open<E> {
    fn from(variant: E) -> Self {
        Self::Known(variant)
    }
}

impl<E: Enumeration> Display for Open<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl<E: Enumeration> Serialize for Open<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, E: Enumeration> Deserialize<'de> for Open<E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word<E>(std::marker::PhantomData<E>);

        impl<E: Enumeration> Visitor<'_> for Word<E> {
            type Value = Open<E>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_str<F: Error>(self, word: &str) -> Result<Open<E>, F> {
                Ok(Open::from_word(word))
            }
        }

        deserializer.deserialize_str(Word(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::Open;
    use crate::types::{ClusterState, LogType, MarketType};

    #[test]
    fn an_unknown_word_survives_a_round_trip() {
        let word: Open<MarketType> = serde_json::from_str(r#""RESERVED""#).unwrap();
        assert_eq!(word, Open::Unknown("RESERVED".to_owned()));
        assert_eq!(word.known(), None);
        assert_eq!(serde_json::to_string(&word).unwrap(), r#""RESERVED""#);
    }

    #[test]
    fn a_known_word_is_its_variant() {
        let word: Open<ClusterState> = serde_json::from_str(r#""WAITING""#).unwrap();
        assert_eq!(word, ClusterState::Waiting.into());
        assert_eq!(word.to_string(), "WAITING");
    }

    #[test]
    fn words_that_are_no_identifiers_keep_their_spelling() {
        assert_eq!(LogType::SystemLogs.as_str(), "system-logs");
        assert_eq!("persistent-ui-logs".parse(), Ok(LogType::PersistentUiLogs));
        let error = "ui-logs".parse::<LogType>().unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("`ui-logs` is not a known log type")
        );
    }

    #[test]
    fn another_json_type_is_no_word() {
        assert!(serde_json::from_str::<Open<MarketType>>("7").is_err());
    }
}
