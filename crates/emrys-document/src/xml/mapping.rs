// SPDX-License-Identifier: Apache-2.0
//! Mappings that are filled at paths of several keys, as elements become values.

use emrys_diagnostics::Span;

use crate::tree::{Entry, Node, Value};

/// Whether a list or a mapping has nothing in it.
pub(super) fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Scalar(_) => false,
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(entries) => entries.is_empty(),
    }
}

fn empty_mapping(span: &Span) -> Node {
    Node::new(Value::Mapping(Vec::new()), span.clone())
}

/// A mapping that is being filled, at paths of several keys.
pub(super) struct Mapping {
    entries: Vec<Entry>,
    span: Span,
}

impl Mapping {
    pub(super) fn new(span: &Span) -> Self {
        Self {
            entries: Vec::new(),
            span: span.clone(),
        }
    }

    /// Puts a value at a path. Mappings on the way are made, with the place of what needed them first.
    pub(super) fn insert(&mut self, path: &[&str], value: Node, key_span: &Span) {
        insert(&mut self.entries, path, value, key_span);
    }

    /// Appends to the list at a path.
    pub(super) fn push(&mut self, path: &[&str], value: Node, key_span: &Span) {
        match find(&mut self.entries, path) {
            Some(Node {
                value: Value::Sequence(items),
                ..
            }) => items.push(value),
            _ => {
                let list = Node::new(Value::Sequence(vec![value]), key_span.clone());
                self.insert(path, list, key_span);
            }
        }
    }

    /// Has a mapping at a key in any case. It is shown at the element that is all of it, not at what came first in it.
    pub(super) fn keep(&mut self, key: &str, key_span: &Span) {
        match self.entries.iter_mut().find(|entry| entry.key == key) {
            Some(entry) => entry.key_span = key_span.clone(),
            None => self.insert(&[key], empty_mapping(key_span), key_span),
        }
    }

    pub(super) fn has(&mut self, path: &[&str]) -> bool {
        find(&mut self.entries, path).is_some()
    }

    pub(super) fn node(self) -> Node {
        Node::new(Value::Mapping(self.entries), self.span)
    }
}

fn find<'e>(entries: &'e mut [Entry], path: &[&str]) -> Option<&'e mut Node> {
    let (key, rest) = path.split_first()?;
    let entry = entries.iter_mut().find(|entry| entry.key == *key)?;
    if rest.is_empty() {
        return Some(&mut entry.value);
    }
    match &mut entry.value.value {
        Value::Mapping(entries) => find(entries, rest),
        Value::Scalar(_) | Value::Sequence(_) => None,
    }
}

/// With no key left, the entries of a mapping are added: `hBaseDaemondsConfig` has no mapping of its own.
fn insert(entries: &mut Vec<Entry>, path: &[&str], value: Node, key_span: &Span) {
    let Some((key, rest)) = path.split_first() else {
        if let Value::Mapping(more) = value.value {
            entries.extend(more);
        }
        return;
    };
    if rest.is_empty() {
        entries.push(Entry {
            key: (*key).to_owned(),
            key_span: key_span.clone(),
            value,
        });
        return;
    }
    let index = entries.iter().position(|entry| entry.key == *key);
    let index = index.unwrap_or_else(|| {
        entries.push(Entry {
            key: (*key).to_owned(),
            key_span: key_span.clone(),
            value: empty_mapping(key_span),
        });
        entries.len() - 1
    });
    if let Some(Entry {
        value: Node {
            value: Value::Mapping(inner),
            ..
        },
        ..
    }) = entries.get_mut(index)
    {
        insert(inner, rest, value, key_span);
    }
}
