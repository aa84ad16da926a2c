// SPDX-License-Identifier: Apache-2.0
//! A value of a type other than text, or a placeholder in its stead.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value, or a text with placeholders that becomes one when a request is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed<T> {
    /// The value.
    Value(T),
    /// A text such as `${instances}`.
    Placeholder(String),
}

impl<T> From<T> for Typed<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: Serialize> Serialize for Typed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Placeholder(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de, T: FromStr> Deserialize<'de> for Typed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Single(PhantomData))
    }
}

/// Reads any single value: what is not of the type is a placeholder, or is found to be wrong when a request is built.
struct Single<T>(PhantomData<T>);

impl<T: FromStr> Visitor<'_> for Single<T> {
    type Value = Typed<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a single value or a placeholder")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(text.parse().map_or_else(
            |_| Typed::Placeholder(text.to_owned()),
            |value| Typed::Value(value),
        ))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        self.visit_str(&value.to_string())
    }
}
