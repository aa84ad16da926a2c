// SPDX-License-Identifier: Apache-2.0
//! Paths as the States Language has them.

/// A path: into the input (`$`), the context object (`$$`), or a variable (`$name`).
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    text: String,
}

/// A path to one place: no wildcards, filters, slices or descents.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferencePath {
    text: String,
}

impl Path {
    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl ReferencePath {
    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}
