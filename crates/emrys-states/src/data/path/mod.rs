// SPDX-License-Identifier: Apache-2.0
//! Paths as the States Language has them.

mod reference;

use std::borrow::Cow;

use serde_json::Value;

pub use reference::ReferencePath;

use super::{Failure, ParseError, Scope};

/// A path: into the input (`$`), the context object (`$$`), or a variable (`$name`).
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    text: String,
    root: Root,
    steps: Vec<Step>,
}

/// Where a path begins.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Root {
    /// `$`.
    Input,
    /// `$$`.
    Context,
    /// `$name`.
    Variable(String),
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// A member.
    Member(String),
    /// An item, counted from the end if negative.
    Item(i64),
}

impl Path {
    /// Reads a path.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let refused = |rest: &str| {
            let message = format!("`{text}` is not a path");
            ParseError::new(message, text.len() - rest.len())
        };
        let Some(rest) = text.strip_prefix('$') else {
            return Err(refused(text));
        };
        let (root, mut rest) = if let Some(rest) = rest.strip_prefix('$') {
            (Root::Context, rest)
        } else {
            let (name, rest) = split_name(rest);
            match name {
                "" => (Root::Input, rest),
                name => (Root::Variable(name.to_owned()), rest),
            }
        };
        let mut steps = Vec::new();
        while !rest.is_empty() {
            if let Some(member) = rest.strip_prefix('.') {
                let (name, after) = split_name(member);
                if name.is_empty() {
                    return Err(refused(rest));
                }
                steps.push(Step::Member(name.to_owned()));
                rest = after;
            } else if let Some((inner, after)) = rest
                .strip_prefix('[')
                .and_then(|bracket| bracket.split_once(']'))
            {
                let quoted = inner
                    .strip_prefix('\'')
                    .and_then(|inner| inner.strip_suffix('\''));
                steps.push(match quoted {
                    Some(name) => Step::Member(name.to_owned()),
                    None => Step::Item(inner.trim().parse().map_err(|_| refused(rest))?),
                });
                rest = after;
            } else {
                return Err(refused(rest));
            }
        }
        Ok(Self {
            text: text.to_owned(),
            root,
            steps,
        })
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What it leads to.
    ///
    /// # Errors
    ///
    /// `States.Runtime` when it leads nowhere.
    pub fn evaluate(&self, scope: &Scope<'_>) -> Result<Value, Failure> {
        self.resolve(scope).map(Cow::into_owned)
    }

    /// What it leads to, for a field that AWS's message names.
    pub(super) fn evaluate_for(&self, field: &str, scope: &Scope<'_>) -> Result<Value, Failure> {
        self.evaluate(scope).map_err(|_| {
            Failure::runtime(format!(
                "The JSONPath '{}' specified for the field '{field}' could not be found in the input '{}'",
                self.text, scope.input
            ))
        })
    }

    /// What it leads to, without a copy where that is a place in the data.
    ///
    /// # Errors
    ///
    /// `States.Runtime` when it leads nowhere.
    pub fn resolve<'a>(&self, scope: &Scope<'a>) -> Result<Cow<'a, Value>, Failure> {
        let nothing = || Failure::runtime(format!("Invalid path '{}'", self.text));
        let root = match &self.root {
            Root::Input => scope.input,
            Root::Context => scope.context,
            Root::Variable(name) => scope.variables.get(name).ok_or_else(nothing)?,
        };
        let place = self
            .steps
            .iter()
            .try_fold(root, |value, step| step.of(value));
        place.map(Cow::Borrowed).ok_or_else(nothing)
    }
}

impl Step {
    fn of<'a>(&self, value: &'a Value) -> Option<&'a Value> {
        match self {
            Self::Member(name) => value.get(name),
            Self::Item(number) => {
                let items = value.as_array()?;
                let number = if *number < 0 {
                    items
                        .len()
                        .checked_add_signed(isize::try_from(*number).ok()?)?
                } else {
                    usize::try_from(*number).ok()?
                };
                items.get(number)
            }
        }
    }
}

/// The name at the beginning, and what follows it.
fn split_name(text: &str) -> (&str, &str) {
    let ends = |character: char| !character.is_alphanumeric() && !"_-".contains(character);
    text.split_at(text.find(ends).unwrap_or(text.len()))
}
