// SPDX-License-Identifier: Apache-2.0
//! How grave a diagnostic is.

/// How grave a diagnostic is; ordered from the mildest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing has to change.
    Note,
    /// Probably a mistake; the document can still be run.
    Warning,
    /// The document cannot be run.
    Error,
}

impl Severity {
    /// The word in JSON output: `note`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
