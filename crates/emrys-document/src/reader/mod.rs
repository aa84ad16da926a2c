// SPDX-License-Identifier: Apache-2.0
//! From the tree to typed documents. Reading never stops at the first mistake: what cannot be read is reported and left
//! out, and the rest is read all the same.

mod fields;
mod scalars;
mod spelling;

use std::path::{Path, PathBuf};

use emrys_diagnostics::{Code, Diagnostic, Span};

use crate::elements::is_expression;
use crate::placeholders::{Mode, Placeholders};
use crate::project::{Allowance, Folders};
use crate::reference::{self, Part, Reference};
use crate::spanned::Spanned;
use crate::tree::{DocumentPath, Entry, Node, Scalar, ScalarKind, Value};

pub(crate) use fields::Fields;
pub(crate) use scalars::{PassedOn, word};

/// What reading a document needs beside the document.
pub(crate) struct Reader<'a, 'p> {
    pub(crate) placeholders: &'a mut Placeholders<'p>,
    pub(crate) folders: &'a Folders,
    /// Whether what is being read is sent to a cluster that is there, so that its id is known.
    pub(crate) knows_cluster: bool,
    /// Whether a text in `{%` and `%}` is an expression that a state machine evaluates.
    pub(crate) has_expressions: bool,
    /// How much of what it is meant to become is there of what is being read.
    pub(crate) extent: Extent,
    /// What the documents allow, of all that has been read.
    pub(crate) allowances: &'a mut Vec<Allowance>,
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
}

/// How much is there of what is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of it.
    Whole,
    /// A part, to which others are added: no key is required, and `null` takes one away.
    Part,
    /// All of an item of a list within a part: lists are never put together.
    Item,
}

/// A type that can be read from a value. `None` means that what is wrong has been reported.
pub(crate) trait FromNode: Sized {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self>;
}

/// A single value after its placeholders have been replaced.
pub(crate) struct Replaced {
    pub(crate) text: String,
    pub(crate) kind: ScalarKind,
    /// Placeholders were replaced: the text has the type that its key takes, whatever the format says.
    pub(crate) substituted: bool,
}

impl Reader<'_, '_> {
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A single value that has to be known before anything is sent; anything else is reported as not being what was
    /// `expected` ("a text").
    pub(crate) fn scalar(&mut self, node: &Node, expected: &str, mode: Mode) -> Option<Replaced> {
        let replaced = self.replaced(node, expected, mode)?;
        let is_known = self.is_known(&node.span, &node.path, expected, &replaced.text);
        is_known.then_some(replaced)
    }

    /// A single value that may have references, because it is only sent on.
    pub(crate) fn passed_on(
        &mut self,
        node: &Node,
        expected: &str,
        mode: Mode,
    ) -> Option<Replaced> {
        let replaced = self.replaced(node, expected, mode)?;
        for part in reference::parts(&replaced.text) {
            let Part::Reference { reference, written } = part else {
                continue;
            };
            let span = find(&node.span, written);
            if reference == Reference::ClusterId && !self.knows_cluster {
                let message = format!(
                    "`{written}` is known only once the cluster has been launched, and this launches it"
                );
                self.report(
                    Diagnostic::new(Code::KnownTooLate, message)
                        .at(span)
                        .path(&node.path)
                        .help("use it in steps"),
                );
                return None;
            }
            let path = node.path.clone();
            self.placeholders.refer(Spanned {
                value: reference,
                span,
                path,
            });
        }
        Some(replaced)
    }

    /// Whether a text has no references; one that has is reported as coming too late
    /// for what was `expected`.
    pub(crate) fn is_known(
        &mut self,
        span: &Span,
        path: &DocumentPath,
        expected: &str,
        text: &str,
    ) -> bool {
        let found = reference::parts(text)
            .into_iter()
            .find_map(|part| match part {
                Part::Reference { reference, written } => Some((reference, written)),
                Part::Text(_) => None,
            });
        let Some((reference, written)) = found else {
            return true;
        };
        let who = match reference {
            Reference::Terraform(_) => "to Terraform",
            _ => "when the job flow runs",
        };
        let message = format!("`{written}` is known only {who}, and {expected} is needed before");
        self.report(
            Diagnostic::new(Code::KnownTooLate, message)
                .at(find(span, written))
                .path(path)
                .help("write the value, or a placeholder that is known before: `${name}` with `--set`, or `${env:NAME}`"),
        );
        false
    }

    /// A local path as it was written in a value: a relative one starts at the folder of the value's file.
    pub(crate) fn local(&self, node: &Node, path: impl AsRef<Path>) -> PathBuf {
        match self.folders.get(node.span.source().name()) {
            Some(folder) => folder.join(path),
            None => path.as_ref().to_owned(),
        }
    }

    /// Reads what is sent to a cluster that is there.
    pub(crate) fn with_cluster<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.knows_cluster, true);
        let value = read(self);
        self.knows_cluster = before;
        value
    }

    /// Reads what a state machine is made of.
    pub(crate) fn with_expressions<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.has_expressions, true);
        let value = read(self);
        self.has_expressions = before;
        value
    }

    /// Reads something of which there is so much.
    pub(crate) fn of_extent<T>(&mut self, extent: Extent, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.extent, extent);
        let value = read(self);
        self.extent = before;
        value
    }

    /// Whether a value only takes away what would be taken over.
    pub(crate) fn takes_away(&self, node: &Node) -> bool {
        self.extent != Extent::Whole && node.is_null()
    }

    fn replaced(&mut self, node: &Node, expected: &str, mode: Mode) -> Option<Replaced> {
        let Value::Scalar(Scalar { text, kind, syntax }) = &node.value else {
            self.wrong_type(node, expected);
            return None;
        };
        if reference::forbidden(text).is_some() {
            let message = "a text cannot have control characters";
            self.invalid(node, Code::InvalidValue, message);
            return None;
        }
        // `${name}` may be JSONata's own.
        let mode = match self.has_expressions && is_expression(text) {
            true => Mode::Script,
            false => mode,
        };
        match self.placeholders.replace(text, *syntax, mode) {
            Ok(replaced) => {
                let substituted = *kind == ScalarKind::Text && replaced != *text;
                Some(Replaced {
                    text: replaced.into_owned(),
                    kind: *kind,
                    substituted,
                })
            }
            Err(problems) => {
                for problem in problems {
                    let span = find(&node.span, &problem.written);
                    let mut diagnostic =
                        Diagnostic::new(Code::UnresolvedPlaceholder, problem.message)
                            .at(span)
                            .path(&node.path);
                    if let Some(help) = problem.help {
                        diagnostic = diagnostic.help(help);
                    }
                    self.report(diagnostic);
                }
                None
            }
        }
    }

    /// The key of a single value, with its placeholders replaced.
    pub(crate) fn key(&mut self, entry: &Entry) -> Option<Spanned<String>> {
        // A document has one syntax: that of the value is that of its key.
        let Value::Scalar(Scalar { syntax, .. }) = entry.value.value else {
            return None;
        };
        let scalar = Scalar {
            text: entry.key.clone(),
            kind: ScalarKind::Text,
            syntax,
        };
        let mut node = Node::new(Value::Scalar(scalar), entry.key_span.clone());
        node.path = entry.value.path.clone();
        FromNode::from_node(&node, self)
    }

    /// Says that a value is of another type than was expected.
    pub(crate) fn wrong_type(&mut self, node: &Node, expected: &str) {
        let message = format!("expected {expected}, found {}", node.describe());
        self.report(
            Diagnostic::new(Code::WrongType, message)
                .at(node.label_span())
                .path(&node.path),
        );
    }

    /// Says that a single value is of another type than was expected; of a placeholder's value, what it is.
    pub(crate) fn wrong_scalar(&mut self, node: &Node, expected: &str, replaced: &Replaced) {
        if replaced.substituted {
            let message = format!(
                "expected {expected}, and with its placeholders the value is `{}`",
                replaced.text
            );
            self.invalid(node, Code::WrongType, message);
        } else {
            self.wrong_type(node, expected);
        }
    }

    /// Says that a value of the right type is not one that its key takes.
    pub(crate) fn invalid(&mut self, node: &Node, code: Code, message: impl Into<String>) {
        self.report(
            Diagnostic::new(code, message)
                .at(node.label_span())
                .path(&node.path),
        );
    }
}

/// Where a placeholder stands within a value. Quoting may have changed the characters: then it is the value's first line.
fn find(span: &Span, written: &str) -> Span {
    match span.text().find(written) {
        Some(start) => span.part(start, start + written.len()),
        None => span.first_line(),
    }
}

impl<T: FromNode> FromNode for Spanned<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let value = T::from_node(node, reader)?;
        let span = if matches!(node.value, Value::Scalar(_)) {
            node.span.clone()
        } else {
            node.label_span()
        };
        Some(Self {
            value,
            span,
            path: node.path.clone(),
        })
    }
}

impl<T: FromNode> FromNode for Box<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        T::from_node(node, reader).map(Self::new)
    }
}

impl<T: FromNode> FromNode for Vec<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let Value::Sequence(items) = &node.value else {
            reader.wrong_type(node, "a list");
            return None;
        };
        // Items that cannot be read have been reported; the others are still worth checking.
        let extent = match reader.extent {
            Extent::Whole => Extent::Whole,
            Extent::Part | Extent::Item => Extent::Item,
        };
        reader.of_extent(extent, |reader| {
            let items = items.iter().filter_map(|item| T::from_node(item, reader));
            Some(items.collect())
        })
    }
}
