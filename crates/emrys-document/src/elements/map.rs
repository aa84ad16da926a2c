// SPDX-License-Identifier: Apache-2.0
//! A mapping whose keys are the user's own: names, tags, properties.

use std::borrow::Cow;

use emrys_diagnostics::{Code, Diagnostic};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::reader::{FromNode, Reader};
use crate::reference;
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// A mapping whose keys are the user's own, in the order in which they were written.
#[derive(Debug, Clone)]
pub struct Map<T> {
    entries: Vec<(Spanned<String>, T)>,
}

impl<T> Map<T> {
    /// The keys and values, in the order in which they were written.
    pub fn iter(&self) -> impl Iterator<Item = (&Spanned<String>, &T)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(key, _)| key.as_str())
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn entry(&self, key: &str) -> Option<&(Spanned<String>, T)> {
        self.entries.iter().find(|(own, _)| own.value == key)
    }

    pub(crate) fn push(&mut self, key: Spanned<String>, value: T) {
        self.entries.push((key, value));
    }

    pub(crate) fn into_entries(self) -> Vec<(Spanned<String>, T)> {
        self.entries
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
        }
    }
}

impl<T: FromNode> FromNode for Map<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            reader.wrong_type(node, "a mapping");
            return None;
        };
        let mut map = Self::default();
        for entry in entries {
            if reader.takes_away(&entry.value) {
                continue;
            }
            if reference::forbidden(&entry.key).is_some() {
                let message = "a key cannot have control characters";
                let diagnostic = Diagnostic::new(Code::InvalidValue, message);
                reader.report(
                    diagnostic
                        .at(entry.key_span.clone())
                        .path(&entry.value.path),
                );
                continue;
            }
            // A value that cannot be read has been reported; the others are still worth checking.
            if let Some(value) = T::from_node(&entry.value, reader) {
                let path = entry.value.path.clone();
                map.push(
                    Spanned {
                        value: entry.key.clone(),
                        span: entry.key_span.clone(),
                        path,
                    },
                    value,
                );
            }
        }
        Some(map)
    }
}

impl<T: JsonSchema> JsonSchema for Map<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<T>() })
    }
}
