// SPDX-License-Identifier: Apache-2.0
//! Timestamps as the States Language has them.

use std::sync::LazyLock;

use regex::Regex;

/// RFC 3339's profile of ISO 8601 with the capital letters that the States Language demands.
static TIMESTAMP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let date = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])";
    let time = r"([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?";
    let offset = r"(Z|[+-]([01]\d|2[0-3]):[0-5]\d)";
    Regex::new(&format!("^{date}T{time}{offset}$")).ok()
});

/// Whether a text is a timestamp.
pub(crate) fn is_timestamp(text: &str) -> bool {
    TIMESTAMP.as_ref().is_some_and(|form| form.is_match(text))
}
