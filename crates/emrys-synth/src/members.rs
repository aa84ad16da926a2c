// SPDX-License-Identifier: Apache-2.0
//! Reading a request member by member, so that nothing of it is lost in silence: what nobody takes is told.

use serde::Serialize;
use serde_json::{Map, Value};

/// A part of a request that the output does not have, or has otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Its place in the request, such as `Instances.InstanceGroups[2].CustomAmiId`.
    pub member: String,
    /// What differs, and why.
    pub why: String,
}

/// A structure of a request that is being read. References are in its texts as tokens.
pub(crate) struct Members {
    path: String,
    members: Map<String, Value>,
}

impl Members {
    /// The structure; of what is none, an empty one.
    pub(crate) fn new<T: Serialize>(path: &str, value: &T) -> Self {
        let members = match serde_json::to_value(value) {
            Ok(Value::Object(members)) => members,
            // What cannot be written as JSON cannot be sent either.
            _ => Map::new(),
        };
        Self {
            path: path.to_owned(),
            members,
        }
    }

    /// Takes a member.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        self.members.remove(name)
    }

    /// Takes a text.
    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        match self.members.remove(name)? {
            Value::String(text) => Some(text),
            Value::Null => None,
            other => Some(other.to_string()),
        }
    }

    /// Takes a list of texts.
    pub(crate) fn texts(&mut self, name: &str) -> Vec<String> {
        let Some(Value::Array(items)) = self.members.remove(name) else {
            return Vec::new();
        };
        let texts = items.into_iter().filter_map(|item| match item {
            Value::String(text) => Some(text),
            _ => None,
        });
        texts.collect()
    }

    /// Takes a structure.
    pub(crate) fn structure(&mut self, name: &str) -> Option<Self> {
        let path = self.place(name);
        match self.members.remove(name)? {
            Value::Object(members) => Some(Self { path, members }),
            _ => None,
        }
    }

    /// Takes a list of structures.
    pub(crate) fn structures(&mut self, name: &str) -> Vec<Self> {
        let path = self.place(name);
        let Some(Value::Array(items)) = self.members.remove(name) else {
            return Vec::new();
        };
        let structures = items
            .into_iter()
            .enumerate()
            .filter_map(|(index, item)| match item {
                Value::Object(members) => Some(Self {
                    path: format!("{path}[{index}]"),
                    members,
                }),
                _ => None,
            });
        structures.collect()
    }

    /// Takes a list of keys and values.
    pub(crate) fn pairs(&mut self, name: &str) -> Vec<(String, String)> {
        let pairs = self.structures(name).into_iter().map(|mut pair| {
            let key = pair.text("Key").unwrap_or_default();
            (key, pair.text("Value").unwrap_or_default())
        });
        pairs.collect()
    }

    /// The place of a member.
    pub(crate) fn place(&self, name: &str) -> String {
        match self.path.as_str() {
            "" => name.to_owned(),
            path => format!("{path}.{name}"),
        }
    }

    /// Takes all that is left.
    pub(crate) fn rest(self) -> Value {
        Value::Object(self.members)
    }

    /// Tells what nobody has taken.
    pub(crate) fn finish(self, why: &str, differences: &mut Vec<Difference>) {
        for name in self.members.keys() {
            differences.push(Difference {
                member: self.place(name),
                why: why.to_owned(),
            });
        }
    }
}
