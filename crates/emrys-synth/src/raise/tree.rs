// SPDX-License-Identifier: Apache-2.0
//! A document that is being written: its keys stay in the order in which a person would write them.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// A value of a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree {
    /// A text, a number, `true` or `false`.
    Single(Value),
    List(Vec<Tree>),
    Mapping(Mapping),
}

/// Keys and values in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Mapping(Vec<(String, Tree)>);

impl Mapping {
    /// Adds a key and its value.
    pub(super) fn push(&mut self, key: impl Into<String>, value: impl Into<Tree>) {
        self.0.push((key.into(), value.into()));
    }

    /// Adds a key where its value is there and not empty: what says nothing need not be written.
    pub(super) fn push_some(&mut self, key: &str, value: Option<impl Into<Tree>>) {
        match value.map(Into::into) {
            Some(Tree::List(items)) if items.is_empty() => {}
            Some(Tree::Mapping(mapping)) if mapping.is_empty() => {}
            Some(value) => self.push(key, value),
            None => {}
        }
    }

    /// Adds the keys of another mapping.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Mapping> for Tree {
    fn from(mapping: Mapping) -> Self {
        Self::Mapping(mapping)
    }
}

impl From<Vec<Tree>> for Tree {
    fn from(items: Vec<Tree>) -> Self {
        Self::List(items)
    }
}

impl From<String> for Tree {
    fn from(text: String) -> Self {
        Self::Single(Value::String(text))
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Single(value) => value.serialize(serializer),
            Self::List(items) => items.serialize(serializer),
            Self::Mapping(mapping) => mapping.serialize(serializer),
        }
    }
}

impl Serialize for Mapping {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}
