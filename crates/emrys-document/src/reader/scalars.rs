// SPDX-License-Identifier: Apache-2.0
//! Reading single values of the types that Rust has.

use emrys_diagnostics::{Code, Diagnostic, suggest};

use super::{FromNode, Reader, Replaced};
use crate::placeholders::Mode;
use crate::tree::{Node, ScalarKind};

impl FromNode for String {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let Replaced { text, kind, .. } = reader.scalar(node, "a text", Mode::Value)?;
        if kind != ScalarKind::Text {
            reader.wrong_type(node, "a text");
            return None;
        }
        Some(text)
    }
}

/// A text that is only sent on, so that it may have references.
pub(crate) struct PassedOn(pub(crate) String);

impl FromNode for PassedOn {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let Replaced { text, kind, .. } = reader.passed_on(node, "a text", Mode::Value)?;
        if kind != ScalarKind::Text {
            reader.wrong_type(node, "a text");
            return None;
        }
        Some(Self(text))
    }
}

impl FromNode for bool {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let replaced = reader.scalar(node, "`true` or `false`", Mode::Value)?;
        let value = match replaced.kind {
            ScalarKind::Boolean(value) => Some(value),
            _ if replaced.substituted => replaced.text.parse().ok(),
            _ => None,
        };
        if value.is_none() {
            reader.wrong_scalar(node, "`true` or `false`", &replaced);
        }
        value
    }
}

impl FromNode for i32 {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let replaced = reader.scalar(node, "a whole number", Mode::Value)?;
        let value = match replaced.kind {
            ScalarKind::Integer(value) => Some(value),
            _ if replaced.substituted => replaced.text.parse::<i64>().ok(),
            _ => None,
        };
        let value = value.and_then(|value| Self::try_from(value).ok());
        if value.is_none() {
            let digits = replaced.text.strip_prefix(['-', '+']);
            let digits = digits.unwrap_or(&replaced.text);
            let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            let expected =
                match is_whole && (replaced.substituted || replaced.kind != ScalarKind::Text) {
                    true => format!("a whole number from {} to {}", Self::MIN, Self::MAX),
                    false => "a whole number".to_owned(),
                };
            reader.wrong_scalar(node, &expected, &replaced);
        }
        value
    }
}

impl FromNode for f64 {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let replaced = reader.scalar(node, "a number", Mode::Value)?;
        let is_number = matches!(replaced.kind, ScalarKind::Integer(_) | ScalarKind::Number);
        let value = match is_number || replaced.substituted {
            true => replaced.text.parse().ok(),
            false => None,
        };
        let value = value.filter(|value: &Self| value.is_finite());
        if value.is_none() {
            reader.wrong_scalar(node, "a number", &replaced);
        }
        value
    }
}

/// One of several fixed words.
pub(crate) fn word<T: Copy>(
    node: &Node,
    reader: &mut Reader<'_, '_>,
    what: &str,
    words: &[(&str, T)],
) -> Option<T> {
    let text = String::from_node(node, reader)?;
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
        return Some(*value);
    }
    let all = words.iter().map(|(word, _)| *word);
    let help = suggest::did_you_mean(&text, all.clone()).unwrap_or_else(|| {
        format!(
            "write {}",
            all.map(|word| format!("`{word}`"))
                .collect::<Vec<_>>()
                .join(" or ")
        )
    });
    let diagnostic = Diagnostic::new(Code::InvalidValue, format!("`{text}` is not {what}"));
    reader.report(diagnostic.at(node.label_span()).path(&node.path).help(help));
    None
}
