// SPDX-License-Identifier: Apache-2.0
//! How much a document may ask of its readers. The limits are far above what people write, and low enough that no
//! document exhausts memory or stack. They are documented on the page of `document-too-large`.

use emrys_diagnostics::{Code, Diagnostic, Span};

/// The deepest nesting. Everything that walks a tree may recurse because of it.
pub(crate) const MAX_DEPTH: usize = 64;
/// The most values, after aliases have been expanded.
pub(crate) const MAX_NODES: usize = 100_000;

/// A document that is nested too deeply.
pub(crate) fn too_deep(span: &Span) -> Diagnostic {
    Diagnostic::new(
        Code::DocumentTooLarge,
        format!("the document has more than {MAX_DEPTH} levels of nesting"),
    )
    .at(span.first_line())
}

/// A document with too many values.
pub(crate) fn too_many_values(span: &Span) -> Diagnostic {
    Diagnostic::new(
        Code::DocumentTooLarge,
        "the document has more than 100,000 values",
    )
    .at(span.first_line())
}
