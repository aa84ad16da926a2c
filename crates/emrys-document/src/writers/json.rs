// SPDX-License-Identifier: Apache-2.0
//! Writes JSON.

use super::{Plain, key};
use crate::tree::{Node, Value};

/// The text of a tree, indented by two spaces.
pub(crate) fn write(root: &Node) -> String {
    let mut text = String::new();
    node(root, 0, &mut text);
    text.push('\n');
    text
}

fn node(node: &Node, depth: usize, text: &mut String) {
    match &node.value {
        Value::Scalar(scalar) => match Plain::of(scalar) {
            Plain::Null => text.push_str("null"),
            Plain::Boolean(value) => text.push_str(if value { "true" } else { "false" }),
            Plain::Number(number) => text.push_str(&number),
            Plain::Text(value) => text.push_str(&quoted(&value)),
        },
        Value::Sequence(items) => {
            let items = items.iter().map(|item| (String::new(), item));
            container('[', items, ']', depth, text);
        }
        Value::Mapping(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|entry| (quoted(&key(entry)) + ": ", &entry.value));
            container('{', entries, '}', depth, text);
        }
    }
}

fn container<'n>(
    open: char,
    parts: impl ExactSizeIterator<Item = (String, &'n Node)>,
    close: char,
    depth: usize,
    text: &mut String,
) {
    text.push(open);
    let last = parts.len();
    for (index, (label, part)) in parts.enumerate() {
        line(depth + 1, text);
        text.push_str(&label);
        node(part, depth + 1, text);
        if index + 1 < last {
            text.push(',');
        }
    }
    if last > 0 {
        line(depth, text);
    }
    text.push(close);
}

fn line(depth: usize, text: &mut String) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", depth));
}

/// A text in double quotes, with JSON's escapes, which YAML has too.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
