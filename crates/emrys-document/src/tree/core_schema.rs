// SPDX-License-Identifier: Apache-2.0
//! The types of plain scalars in YAML 1.2's core schema.

use super::ScalarKind;

/// The type of a plain scalar. `yes`, `on` and their like are texts: they were booleans in YAML 1.1 only.
pub(crate) fn plain_kind(text: &str) -> ScalarKind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => ScalarKind::Null,
        "true" | "True" | "TRUE" => ScalarKind::Boolean(true),
        "false" | "False" | "FALSE" => ScalarKind::Boolean(false),
        _ => number_kind(text),
    }
}

fn number_kind(text: &str) -> ScalarKind {
    let radix = |prefix: &str, radix| {
        text.strip_prefix(prefix)
            .and_then(|digits| i64::from_str_radix(digits, radix).ok())
    };
    if let Some(integer) = text
        .parse()
        .ok()
        .or_else(|| radix("0x", 16))
        .or_else(|| radix("0o", 8))
    {
        return ScalarKind::Integer(integer);
    }
    let looks_numeric =
        text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.'));
    if looks_numeric && text.parse::<f64>().is_ok() {
        ScalarKind::Number
    } else {
        ScalarKind::Text
    }
}
