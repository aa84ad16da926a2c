// SPDX-License-Identifier: Apache-2.0
//! A value that knows where it was written.

use std::ops::Deref;

use emrys_diagnostics::{Code, Diagnostic, Span};

use crate::tree::DocumentPath;

/// A value, the characters it was read from, and its path: what a later rule or a refusal by EMR needs to point at it.
#[derive(Debug, Clone)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The characters it was read from, before placeholders were replaced; for a list or a mapping those of its key.
    pub span: Span,
    /// Its path in the document.
    pub path: DocumentPath,
}

impl<T> Spanned<T> {
    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned {
            value: change(self.value),
            span: self.span,
            path: self.path,
        }
    }

    /// A diagnostic about this value, labelled with its characters.
    pub fn diagnostic(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message)
            .at(self.span.first_line())
            .path(&self.path)
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
