// SPDX-License-Identifier: Apache-2.0
//! Codes, severities, labelled spans, and the renderers that show them.
//!
//! A [`Diagnostic`] is one thing to say about a user's document: a stable [`Code`], one sentence, the characters it is
//! about, and what to do. This crate knows nothing of documents or of EMR; it neither finds mistakes nor prints.
//!
//! - [`code`]: every code, its severity, its family, and its page for `emrys explain`.
//! - [`source`]: a document's text and spans of it, with lines and columns.
//! - [`diagnostic`]: the diagnostic and its builder.
//! - [`suggest`]: "did you mean", by edit distance.
//! - [`render`]: for people and for programs.
//!
//! ```
//! use emrys_diagnostics::{Code, Diagnostic, Source, Span, render};
//!
//! let source = Source::new("emrys.yaml", "namespce: default\n");
//! let diagnostic = Diagnostic::new(Code::UnknownKey, "unknown key `namespce` in a document")
//!     .at(Span::new(&source, 0, 8))
//!     .help("did you mean `namespace`?");
//! let text = render::human(&diagnostic, render::Style::Plain);
//! assert!(text.contains("--> emrys.yaml:1:1"), "{text}");
//! ```

pub mod code;
pub mod diagnostic;
pub mod render;
pub mod severity;
pub mod source;
pub mod suggest;

pub use code::{Code, Family};
pub use diagnostic::{Diagnostic, Label, UNSEEN};
pub use severity::Severity;
pub use source::{Position, Source, Span};
