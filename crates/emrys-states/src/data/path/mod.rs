// SPDX-License-Identifier: Apache-2.0
//! Paths as the States Language has them: the dialect of Jayway's JsonPath, which AWS's messages show to be in use.
//! RFC 9535 came later and differs: in what a path to one place gives (the value, not a list of one), in filters, and
//! in when nothing found is an error.

mod filter;
mod function;
mod parse;
mod reference;
mod select;

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

use self::filter::Filter;
use self::function::Function;
pub use self::reference::ReferencePath;
use self::select::Beginning;
use super::cursor::Cursor;
use super::{Failure, ParseError, Scope};

/// A path: into the input (`$`), the context object (`$$`), or a variable (`$name`).
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    text: String,
    root: Root,
    steps: Vec<Step>,
    function: Option<Function>,
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
    /// Several members, which make an object of their own at a path's end.
    Members(Vec<String>),
    /// An item, counted from the end if negative.
    Item(i64),
    /// Several items.
    Items(Vec<i64>),
    /// Items from one to before another.
    Slice(Option<i64>, Option<i64>),
    /// Every member or item.
    Every,
    /// What meets a condition.
    Filter(Filter),
    /// The step from wherever it can be taken, at any depth.
    Anywhere(Box<Step>),
}

impl Path {
    /// Reads a path.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(text);
        let path = Self::read(&mut cursor)?;
        if cursor.is_at_end() {
            Ok(path)
        } else {
            Err(cursor.unexpected("`.` or `[`"))
        }
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The variable it begins with, if it does.
    #[must_use]
    pub fn variable(&self) -> Option<&str> {
        match &self.root {
            Root::Variable(name) => Some(name),
            Root::Input | Root::Context => None,
        }
    }

    /// Whether it begins with the context object.
    #[must_use]
    pub fn is_into_context(&self) -> bool {
        self.root == Root::Context
    }

    /// Whether it leads to one place: no wildcards, filters, slices, descents or functions.
    #[must_use]
    pub fn is_reference(&self) -> bool {
        let one = |step: &Step| matches!(step, Step::Member(_) | Step::Item(_));
        self.function.is_none() && self.steps.iter().all(one)
    }

    /// What it leads to.
    ///
    /// # Errors
    ///
    /// `States.Runtime` when it leads nowhere.
    pub fn evaluate(&self, scope: &Scope<'_>) -> Result<Value, Failure> {
        self.resolve(scope).map(Cow::into_owned)
    }

    /// What it leads to, without a copy where that is a place in the data.
    ///
    /// # Errors
    ///
    /// `States.Runtime` when it leads nowhere.
    pub fn resolve<'a>(&self, scope: &Scope<'a>) -> Result<Cow<'a, Value>, Failure> {
        self.over_something(scope)?;
        self.find(scope)
            .map_err(|reason| Failure::runtime(format!("Invalid path '{}' : {reason}", self.text)))
    }

    /// What it leads to, for a field that AWS's message names.
    pub(super) fn resolve_for<'a>(
        &self,
        field: &str,
        scope: &Scope<'a>,
    ) -> Result<Cow<'a, Value>, Failure> {
        self.over_something(scope)?;
        self.find(scope).map_err(|_| {
            let (path, input) = (&self.text, scope.input);
            Failure::runtime(format!(
                "The JSONPath '{path}' specified for the field '{field}' could not be found in the input '{input}'"
            ))
        })
    }

    /// There is nothing to be found in JSON's `null`.
    fn over_something(&self, scope: &Scope<'_>) -> Result<(), Failure> {
        if self.root == Root::Input && scope.input.is_null() && !self.steps.is_empty() {
            let cause = "Unable to apply Path transformation to null or empty input.";
            return Err(Failure::runtime(cause));
        }
        Ok(())
    }

    /// What it leads to, or why it leads nowhere.
    pub(super) fn find<'a>(&self, scope: &Scope<'a>) -> Result<Cow<'a, Value>, String> {
        let root = match &self.root {
            Root::Input => scope.input,
            Root::Context => scope.context,
            Root::Variable(name) => scope
                .variables
                .get(name)
                .ok_or_else(|| format!("No results for path: ${name}"))?,
        };
        let function = self.function.as_ref();
        select::select(root, root, &self.steps, function, Beginning::Optional)
    }
}

/// As Jayway writes a path that it has read.
impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |names: &[String]| {
            let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
            quoted.join(",")
        };
        let bound = |bound: &Option<i64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
        match self {
            Self::Member(name) => write!(formatter, "['{name}']"),
            Self::Members(names) => write!(formatter, "[{}]", list(names)),
            Self::Item(number) => write!(formatter, "[{number}]"),
            Self::Items(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
                write!(formatter, "[{}]", numbers.join(","))
            }
            Self::Slice(from, to) => write!(formatter, "[{}:{}]", bound(from), bound(to)),
            Self::Every => formatter.write_str("[*]"),
            Self::Filter(_) => formatter.write_str("[?]"),
            Self::Anywhere(step) => write!(formatter, "..{step}"),
        }
    }
}

#[cfg(test)]
mod tests;
