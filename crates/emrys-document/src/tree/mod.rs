// SPDX-License-Identifier: Apache-2.0
//! The tree that every front end makes: values with their characters and their path, and nothing of EMR.
//!
//! The readers ([`yaml`], [`json`], and [`xml`](crate::xml), which knows its elements) report what is malformed and give a tree when there is one. Whatever the format, the
//! same document makes the same tree, so that everything after this module exists once.

pub(crate) mod core_schema;
pub(crate) mod json;
pub(crate) mod limits;
mod path;
pub(crate) mod yaml;

use std::collections::{HashMap, hash_map};

use emrys_diagnostics::{Code, Diagnostic, Span};

pub use path::DocumentPath;

/// One value of a document.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) span: Span,
    pub(crate) path: DocumentPath,
    /// The characters to underline when the value as a whole is meant; known once the tree is complete.
    label: Option<Span>,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Scalar(Scalar),
    Sequence(Vec<Node>),
    Mapping(Vec<Entry>),
}

/// A single value: its text as written, and the type that the format gives it.
#[derive(Debug, Clone)]
pub(crate) struct Scalar {
    pub(crate) text: String,
    pub(crate) kind: ScalarKind,
    pub(crate) syntax: Syntax,
}

/// How a text writes its placeholders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// `${name}`.
    Dollar,
    /// `{name}`: in XML.
    Braces,
}

/// The type that a format gives to a single value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ScalarKind {
    Null,
    Boolean(bool),
    Integer(i64),
    /// Any other number, as it is written.
    Number,
    Text,
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) value: Node,
}

impl Node {
    pub(crate) fn new(value: Value, span: Span) -> Self {
        Self {
            value,
            span,
            path: DocumentPath::default(),
            label: None,
        }
    }

    /// How many values there are, this one included.
    pub(crate) fn count(&self) -> usize {
        1 + match &self.value {
            Value::Scalar(_) => 0,
            Value::Sequence(items) => items.iter().map(Self::count).sum(),
            Value::Mapping(entries) => entries.iter().map(|entry| entry.value.count()).sum(),
        }
    }

    /// Takes the entries out of a mapping; anything else has none.
    pub(crate) fn take_entries(&mut self) -> Vec<Entry> {
        match &mut self.value {
            Value::Mapping(entries) => std::mem::take(entries),
            Value::Scalar(_) | Value::Sequence(_) => Vec::new(),
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar(scalar) if scalar.kind == ScalarKind::Null)
    }

    pub(crate) fn is_empty_list(&self) -> bool {
        matches!(&self.value, Value::Sequence(items) if items.is_empty())
    }

    /// What the value is, in words for a message.
    pub(crate) fn describe(&self) -> &'static str {
        match &self.value {
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
            Value::Scalar(scalar) => match scalar.kind {
                ScalarKind::Null => "nothing",
                ScalarKind::Boolean(_) => "true or false",
                ScalarKind::Integer(_) | ScalarKind::Number => "a number",
                ScalarKind::Text => "a text",
            },
        }
    }

    /// The characters to underline when the value as a whole is meant: for a list or a mapping its key, because it would
    /// fill the screen itself and looks different in every format; for an item of a list its first key.
    pub(crate) fn label_span(&self) -> Span {
        self.label.clone().unwrap_or_else(|| self.span.first_line())
    }

    /// Gives this value and all below it their paths and labels. The readers cannot: an alias puts one value at several
    /// paths.
    pub(crate) fn settle(&mut self, path: DocumentPath, key: Option<&Span>) {
        match &mut self.value {
            Value::Scalar(_) => {}
            Value::Sequence(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    item.settle(path.item(index), None);
                }
                self.label = key.cloned();
            }
            Value::Mapping(entries) => {
                for entry in &mut *entries {
                    entry
                        .value
                        .settle(path.key(&entry.key), Some(&entry.key_span));
                }
                self.label = key
                    .or_else(|| entries.first().map(|entry| &entry.key_span))
                    .cloned();
            }
        }
        self.path = path;
    }
}

/// The entries of a mapping that is being read.
#[derive(Default)]
pub(crate) struct Entries {
    pub(crate) list: Vec<Entry>,
    /// Where each key was given. A document may have a mapping of tens of thousands of keys, too many to search.
    keys: HashMap<String, Span>,
}

impl Entries {
    /// Adds an entry, or says that its key is there already.
    pub(crate) fn insert(&mut self, entry: Entry, diagnostics: &mut Vec<Diagnostic>) {
        match self.keys.get(&entry.key) {
            Some(earlier) => diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateKey,
                    format!("the key `{}` is given twice", entry.key),
                )
                .labelled(entry.key_span, "given again")
                .related(earlier.clone(), "given first"),
            ),
            None => self.merge(entry),
        }
    }

    /// Adds an entry unless its key is there already.
    fn merge(&mut self, entry: Entry) {
        if let hash_map::Entry::Vacant(vacant) = self.keys.entry(entry.key.clone()) {
            vacant.insert(entry.key_span.clone());
            self.list.push(entry);
        }
    }
}

#[cfg(test)]
mod tests;
