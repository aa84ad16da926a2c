// SPDX-License-Identifier: Apache-2.0
//! Texts of documents, where `4` and `true` need no quotes.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text, or a single value as the characters that it is written with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AnyText(pub(super) String);

impl Serialize for AnyText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AnyText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Single)
    }
}

struct Single;

impl Visitor<'_> for Single {
    type Value = AnyText;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, a whole number, `true` or `false`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(AnyText(text.to_owned()))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(AnyText(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(AnyText(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(AnyText(value.to_string()))
    }

    // Its characters are lost by now: `1.10` is not to become `1.1`.
    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Err(E::custom(format!(
            "the number {value} has to be written in quotes"
        )))
    }
}

/// For members that are lists of such texts.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<String>, D::Error> {
    let texts = Vec::<AnyText>::deserialize(deserializer)?;
    Ok(texts.into_iter().map(|text| text.0).collect())
}

/// Texts in the place of anything that can be one.
pub(super) fn texts<I: IntoIterator<Item: Into<String>>>(texts: I) -> Vec<String> {
    texts.into_iter().map(Into::into).collect()
}
