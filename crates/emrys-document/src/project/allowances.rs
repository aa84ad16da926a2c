// SPDX-License-Identifier: Apache-2.0
//! What `allow` takes away: warnings and notes about the document, or the part of it, that holds the `allow`.
//!
//! Errors stay, whatever is allowed: nothing could be sent.

use std::collections::{BTreeMap, BTreeSet};

use emrys_diagnostics::{Code, Diagnostic, Severity, Span};

use crate::elements::Allow;
use crate::spanned::Spanned;
use crate::tree::Node;

/// A warning or a note that a document allows.
#[derive(Debug)]
pub struct Allowed {
    /// What it allows.
    pub diagnostic: Diagnostic,
    /// Why.
    pub reason: String,
}

/// An entry of an `allow`, and where it holds.
pub(crate) struct Allowance {
    code: Spanned<String>,
    reason: String,
    /// The characters of the value that has the `allow`, and of its key.
    holder: [Span; 2],
    /// The path of that value; empty at the top of a document.
    path: String,
}

impl Allowance {
    /// The entries of an `allow` that stands in the mapping `holder`.
    pub(crate) fn all(allow: &Allow, holder: &Node) -> impl Iterator<Item = Self> {
        let path = holder.path.to_string();
        let spans = [holder.span.clone(), holder.label_span()];
        allow.iter().map(move |(code, reason)| Self {
            code: code.clone(),
            reason: reason.value.clone(),
            holder: spans.clone(),
            path: path.clone(),
        })
    }

    fn covers(&self, diagnostic: &Diagnostic) -> bool {
        // A value that is inherited has the path of the heir, and the characters of whom it is inherited from.
        let of_path = diagnostic.document_path().is_some_and(|path| {
            let rest = path.strip_prefix(&self.path);
            !self.path.is_empty() && rest.is_some_and(|rest| !rest.starts_with(is_of_name))
        });
        of_path
            || diagnostic.primary().is_some_and(|label| {
                let mut spans = self.holder.iter();
                if self.path.is_empty() {
                    spans.any(|own| own.source().name() == label.span.source().name())
                } else {
                    spans.any(|own| holds(own, &label.span))
                }
            })
    }

    /// What is to be said of an entry that has allowed nothing.
    fn unused(&self) -> Diagnostic {
        let name = self.code.as_str();
        let (message, help) = match Code::find(name) {
            None => (
                format!("there is no code `{name}`"),
                match Code::nearest(name) {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "`emrys explain` lists all codes".to_owned(),
                },
            ),
            Some(code) if code.severity() == Severity::Error => (
                format!("`{name}` is an error, which cannot be allowed"),
                "correct what it says, and delete the entry".to_owned(),
            ),
            Some(_) => (
                format!("there is nothing here that `{name}` is said of"),
                "delete the entry".to_owned(),
            ),
        };
        let diagnostic = Diagnostic::new(Code::UnusedAllowance, message);
        let diagnostic = diagnostic.at(self.code.span.first_line());
        diagnostic.path(&self.code.path).help(help)
    }
}

/// Takes away what is allowed, and says which entries allow nothing. Of documents with errors it says no such thing: the
/// rules have not seen all of them.
pub(super) fn apply(
    allowances: &[Allowance],
    diagnostics: &mut Vec<Diagnostic>,
    has_errors: bool,
) -> Vec<Allowed> {
    let mut by_code: BTreeMap<Code, Vec<(usize, &Allowance)>> = BTreeMap::new();
    for (index, allowance) in allowances.iter().enumerate() {
        let code = Code::find(&allowance.code).filter(|code| code.severity() < Severity::Error);
        if let Some(code) = code {
            by_code.entry(code).or_default().push((index, allowance));
        }
    }
    let mut used = BTreeSet::new();
    let mut allowed = Vec::new();
    diagnostics.retain(|diagnostic| {
        let mut candidates = by_code.get(&diagnostic.code()).into_iter().flatten();
        let Some((index, allowance)) = candidates.find(|(_, own)| own.covers(diagnostic)) else {
            return true;
        };
        used.insert(*index);
        allowed.push(Allowed {
            diagnostic: diagnostic.clone(),
            reason: allowance.reason.clone(),
        });
        false
    });
    if !has_errors {
        // What is inherited is there several times, and of use if it is so once.
        let place = |allowance: &Allowance| {
            let span = &allowance.code.span;
            (span.source().name().to_owned(), span.start())
        };
        let indexed = || allowances.iter().enumerate();
        let of_use: BTreeSet<_> = indexed()
            .filter(|(index, _)| used.contains(index))
            .map(|(_, allowance)| place(allowance))
            .collect();
        let unused = indexed().filter(|(_, allowance)| !of_use.contains(&place(allowance)));
        diagnostics.extend(unused.map(|(_, allowance)| allowance.unused()));
    }
    allowed
}

/// Whether a path goes on within the name that it had reached.
fn is_of_name(next: char) -> bool {
    !matches!(next, '.' | '[')
}

fn holds(outer: &Span, inner: &Span) -> bool {
    outer.source().name() == inner.source().name()
        && outer.start() <= inner.start()
        && inner.start() < outer.end()
}
