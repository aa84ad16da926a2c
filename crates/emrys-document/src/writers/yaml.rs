// SPDX-License-Identifier: Apache-2.0
//! Writes YAML: blocks, and quotes only where a text would be read as something else.

use super::json::quoted;
use super::{Plain, key};
use crate::tree::core_schema::plain_kind;
use crate::tree::{Entry, Node, ScalarKind, Value};

/// The text of a tree.
pub(crate) fn write(root: &Node) -> String {
    let mut text = String::new();
    match &root.value {
        Value::Mapping(entries) if !entries.is_empty() => mapping(entries, 0, &mut text),
        _ => value(root, 0, &mut text),
    }
    text
}

fn mapping(entries: &[Entry], depth: usize, text: &mut String) {
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            indent(depth, text);
        }
        text.push_str(&line(&key(entry)));
        text.push(':');
        value(&entry.value, depth, text);
    }
}

/// A value after its key or dash, and the end of its line.
fn value(node: &Node, depth: usize, text: &mut String) {
    match &node.value {
        Value::Scalar(scalar) => match Plain::of(scalar) {
            Plain::Null => text.push_str(" null\n"),
            Plain::Boolean(true) => text.push_str(" true\n"),
            Plain::Boolean(false) => text.push_str(" false\n"),
            Plain::Number(number) => {
                text.push(' ');
                text.push_str(&number);
                text.push('\n');
            }
            Plain::Text(value) if is_block(&value) => block(&value, depth + 1, text),
            Plain::Text(value) => {
                text.push(' ');
                text.push_str(&line(&value));
                text.push('\n');
            }
        },
        Value::Sequence(items) if items.is_empty() => text.push_str(" []\n"),
        Value::Mapping(entries) if entries.is_empty() => text.push_str(" {}\n"),
        Value::Sequence(items) => {
            text.push('\n');
            for item in items {
                indent(depth + 1, text);
                text.push('-');
                match &item.value {
                    Value::Mapping(entries) if !entries.is_empty() => {
                        text.push(' ');
                        mapping(entries, depth + 2, text);
                    }
                    _ => value(item, depth + 1, text),
                }
            }
        }
        Value::Mapping(entries) => {
            text.push('\n');
            indent(depth + 1, text);
            mapping(entries, depth + 1, text);
        }
    }
}

fn indent(depth: usize, text: &mut String) {
    text.extend(std::iter::repeat_n("  ", depth));
}

/// Whether a text is written line by line. What a block would not give back is quoted instead.
fn is_block(text: &str) -> bool {
    let ends_well = !text.ends_with("\n\n") && text != "\n";
    let characters = text
        .chars()
        .all(|character| character == '\n' || is_printable(character));
    let lines = text.lines().all(|line| {
        !line.starts_with([' ', '\t']) && !line.ends_with([' ', '\t']) || !line.trim().is_empty()
    });
    text.contains('\n') && ends_well && characters && lines && !text.starts_with(['\n', ' ', '\t'])
}

fn block(value: &str, depth: usize, text: &mut String) {
    text.push_str(if value.ends_with('\n') {
        " |\n"
    } else {
        " |-\n"
    });
    for line in value.lines() {
        if !line.is_empty() {
            indent(depth, text);
            text.push_str(line);
        }
        text.push('\n');
    }
}

/// A text on one line: plain if that is read back as it is.
fn line(text: &str) -> String {
    match is_plain(text) {
        true => text.to_owned(),
        false => quoted(text),
    }
}

fn is_plain(text: &str) -> bool {
    // What begins a plain text is stricter than what may be within one; flow brackets are avoided everywhere, so that a
    // line can be moved into `[…]` or `{…}`.
    let first = |first: char| {
        first.is_alphanumeric() || matches!(first, '/' | '.' | '_' | '$' | '(' | '+' | '=')
    };
    let within = |character: char| {
        is_printable(character) && !matches!(character, '[' | ']' | '{' | '}' | ',' | '\u{feff}')
    };
    text.starts_with(first)
        && text.chars().all(within)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.starts_with("...")
        && plain_kind(text) == ScalarKind::Text
        && !is_older_boolean(text)
}

/// YAML 1.1 took these for booleans, and other readers still do.
fn is_older_boolean(text: &str) -> bool {
    ["y", "n", "yes", "no", "on", "off"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether YAML has the character as it is. Line breaks are left to blocks, and other white space to quotes.
fn is_printable(character: char) -> bool {
    !character.is_control()
        && !matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}' | '\u{feff}'
        )
}
