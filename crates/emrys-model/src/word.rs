// SPDX-License-Identifier: Apache-2.0
//! AWS's fixed words as enums: each word stands beside its variant, once.
//!
//! These enums are closed, as the engine needs them: a word outside the list is an error here. Clients that must
//! survive words AWS adds later use the open enums of `emrys-protocol`.

use thiserror::Error;

/// A string that is not one of the words AWS defines for its place.
///
/// The operator corrects the word; the message lists those that are possible.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{found}` is not a known {what}: expected one of {}", expected.join(", "))]
pub struct UnknownWord {
    /// What the word would have named, as in "step state".
    pub what: &'static str,
    /// The word as it was given.
    pub found: String,
    /// The words that are possible.
    pub expected: &'static [&'static str],
}

/// Defines a closed enum whose variants carry AWS's words, with `ALL`, `as_str`, `FromStr`, `Display` and serde.
macro_rules! aws_words {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident, $what:literal {
            $( $(#[$variant_attribute:meta])* $variant:ident = $word:literal, )+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( $(#[$variant_attribute])* $variant, )+
        }

        impl $name {
            /// Every variant, in the order of AWS's service model.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];

            /// AWS's word for it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $( Self::$variant => $word, )+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::word::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $( $word => Ok(Self::$variant), )+
                    _ => Err($crate::word::UnknownWord {
                        what: $what,
                        found: word.to_owned(),
                        expected: &[$( $word, )+],
                    }),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use aws_words;
