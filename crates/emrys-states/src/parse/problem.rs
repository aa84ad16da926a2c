// SPDX-License-Identifier: Apache-2.0
//! What is found wrong: for people a diagnostic, for Step Functions' API a finding.

use emrys_diagnostics::{Code, Diagnostic, Severity, Span};

use super::node::Node;

/// What is wrong with a definition, as ValidateStateMachineDefinition tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// An error, or a warning.
    pub severity: Severity,
    /// `SCHEMA_VALIDATION_FAILED` and the like.
    pub code: &'static str,
    /// In AWS's words, where they are known.
    pub message: String,
    /// `/States/A/Next`; none where AWS names no place.
    pub location: Option<String>,
}

/// One thing that is wrong.
#[derive(Debug)]
pub(crate) struct Problem {
    diagnostic: Diagnostic,
    span: Span,
    code: &'static str,
    message: Option<String>,
    everywhere: bool,
}

impl Problem {
    pub(crate) fn new(code: Code, message: impl Into<String>, span: Span) -> Self {
        Self {
            diagnostic: Diagnostic::new(code, message).at(span.first_line()),
            span,
            code: "SCHEMA_VALIDATION_FAILED",
            message: None,
            everywhere: false,
        }
    }

    pub(crate) fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.related(span, text);
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.help(help);
        self
    }

    /// What AWS places it at, if that is not what is underlined.
    pub(crate) fn placed(mut self, span: Span) -> Self {
        self.span = span;
        self
    }

    /// Says it as AWS does.
    pub(crate) fn aws(mut self, code: &'static str, message: impl Into<String>) -> Self {
        self.code = code;
        self.message = Some(message.into());
        self
    }

    /// AWS names no place.
    pub(crate) fn everywhere(mut self) -> Self {
        self.everywhere = true;
        self
    }
}

/// All that is wrong, in the order in which it was found.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    pub(crate) fn add(&mut self, problem: Problem) {
        self.list.push(problem);
    }

    pub(crate) fn has_errors(&self) -> bool {
        let mut list = self.list.iter();
        list.any(|problem| problem.diagnostic.severity() == Severity::Error)
    }

    /// The diagnostics and the findings; a place is the one of the values that the characters are in.
    pub(crate) fn told(self, root: Option<&Node>) -> (Vec<Diagnostic>, Vec<Finding>) {
        let told = self.list.into_iter().map(|problem| {
            let location = root.map(|root| root.location(problem.span.start()));
            let diagnostic = match &location {
                Some(location) => problem.diagnostic.path(location),
                None => problem.diagnostic,
            };
            let message = problem.message;
            let finding = Finding {
                severity: diagnostic.severity(),
                code: problem.code,
                message: message.unwrap_or_else(|| diagnostic.message().to_owned()),
                location: location.filter(|_| !problem.everywhere),
            };
            (diagnostic, finding)
        });
        told.unzip()
    }
}
