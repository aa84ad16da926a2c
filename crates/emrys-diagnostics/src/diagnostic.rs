// SPDX-License-Identifier: Apache-2.0
//! One thing to say about a user's document.

use crate::{Code, Severity, Span};

/// Characters that no message shows: what begins and what ends a token, where texts have tokens of what is known later.
pub const UNSEEN: [char; 2] = ['\u{1}', '\u{2}'];

/// Characters of a document, and optionally what about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The characters.
    pub span: Span,
    /// What to say beside them; may be empty.
    pub text: String,
}

/// One thing to say about a user's document.
///
/// Built from a code and a sentence; everything else is added by the methods that return `Self`. Message, label and
/// help are written as in an error: lower case, no final stop, the user's own words in backticks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Diagnostic {
    // Boxed, so that a `Result` with a diagnostic in it stays small.
    parts: Box<Parts>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    code: Code,
    message: String,
    primary: Option<Label>,
    secondary: Vec<Label>,
    path: Option<String>,
    help: Vec<String>,
}

impl Diagnostic {
    /// A diagnostic without a place: fit for a missing file or a command-line setting.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        let message = one_line(message.into());
        let parts = Parts {
            code,
            message,
            primary: None,
            secondary: Vec::new(),
            path: None,
            help: Vec::new(),
        };
        Self {
            parts: Box::new(parts),
        }
    }

    /// Underlines the characters that are wrong.
    pub fn at(self, span: Span) -> Self {
        self.labelled(span, "")
    }

    /// Underlines the characters that are wrong and says what about them.
    pub fn labelled(mut self, span: Span, text: impl Into<String>) -> Self {
        self.parts.primary = Some(Label {
            span,
            text: one_line(text.into()),
        });
        self
    }

    /// Shows another place that explains the first, such as an earlier definition.
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.parts.secondary.push(Label {
            span,
            text: one_line(text.into()),
        });
        self
    }

    /// The path of the value in its document, such as `job_flows.nightly.steps[0].name`.
    pub fn path(mut self, path: &(impl ToString + ?Sized)) -> Self {
        self.parts.path = Some(path.to_string());
        self
    }

    /// Adds one sentence of advice.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.parts.help.push(one_line(help.into()));
        self
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        self.parts.code
    }

    /// How grave it is; the code decides.
    pub fn severity(&self) -> Severity {
        self.parts.code.severity()
    }

    /// What is wrong, in one sentence.
    pub fn message(&self) -> &str {
        &self.parts.message
    }

    /// The characters that are wrong.
    pub fn primary(&self) -> Option<&Label> {
        self.parts.primary.as_ref()
    }

    /// Other places that explain the first.
    pub fn secondary(&self) -> &[Label] {
        &self.parts.secondary
    }

    /// The path of the value in its document.
    pub fn document_path(&self) -> Option<&str> {
        self.parts.path.as_deref()
    }

    /// The advice, one sentence each.
    pub fn helps(&self) -> &[String] {
        &self.parts.help
    }
}

/// A message quotes the user's text, which may hold line breaks or a terminal's control characters: they are escaped, so
/// that a message stays one line and cannot drive the terminal. What is around a token is left out.
fn one_line(text: String) -> String {
    if !text.contains(char::is_control) {
        return text;
    }
    text.chars()
        .filter(|c| !UNSEEN.contains(c))
        .map(|c| {
            if c.is_control() {
                c.escape_default().to_string()
            } else {
                c.to_string()
            }
        })
        .collect()
}
