// SPDX-License-Identifier: Apache-2.0
//! What is wrong with a path, a template or an expression before it is used.

/// What is wrong with a text, and where in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ParseError {
    /// What is wrong: lower case, no final stop.
    pub message: String,
    /// How many bytes into the text.
    pub offset: usize,
}

impl ParseError {
    pub(super) fn new(message: impl Into<String>, offset: usize) -> Self {
        Self {
            message: message.into(),
            offset,
        }
    }
}

/// What is wrong within a template or a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where: the names of members and numbers of items that lead there.
    pub location: Vec<String>,
    /// What, and where in the text that is there.
    pub error: ParseError,
}

impl Problem {
    pub(super) fn here(error: ParseError) -> Self {
        Self {
            location: Vec::new(),
            error,
        }
    }

    /// The same, seen from what holds it.
    pub(super) fn within(mut self, step: &str) -> Self {
        self.location.insert(0, step.to_owned());
        self
    }
}
