// SPDX-License-Identifier: Apache-2.0
//! How much a document may ask of its readers. The limits are far above what people write, and low enough that no
//! document exhausts memory or stack. They are documented on the page of `document-too-large`.

use emrys_diagnostics::{Code, Diagnostic, Span};

/// The deepest nesting. Everything that walks a tree may recurse because of it.
pub(crate) const MAX_DEPTH: usize = 64;
/// The most values, after aliases have been expanded.
pub(crate) const MAX_NODES: usize = 100_000;

/// The most values that all clusters of a project take over from others.
pub(crate) const MAX_TAKEN_OVER: usize = 500_000;

/// A project whose clusters take over too many values.
pub(crate) fn too_much_taken_over(span: &Span) -> Diagnostic {
    Diagnostic::new(
        Code::DocumentTooLarge,
        "the clusters of the project take over more than 500,000 values from others",
    )
    .at(span.first_line())
}

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
