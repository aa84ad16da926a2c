// SPDX-License-Identifier: Apache-2.0
//! Paths to one place, and putting something there.

use serde_json::{Map, Value};

use super::{Path, Root, Step};
use crate::data::{Failure, ParseError, Scope};

/// A path to one place: no wildcards, filters, slices or descents.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferencePath {
    path: Path,
}

impl ReferencePath {
    /// Reads a reference path into the input.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let path = Path::parse(text)?;
        let from_the_end = |step: &Step| matches!(step, Step::Item(number) if *number < 0);
        if !path.is_reference() || path.steps.iter().any(from_the_end) {
            let message = format!("`{text}` can lead to more than one place, or to none for sure");
            return Err(ParseError::new(message, 0));
        }
        if path.root != Root::Input {
            let message = format!("`{text}` does not lead into the input, as `$` does");
            return Err(ParseError::new(message, 0));
        }
        Ok(Self { path })
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.path.as_str()
    }

    /// What is there.
    ///
    /// # Errors
    ///
    /// `States.Runtime` when nothing is.
    pub fn evaluate(&self, scope: &Scope<'_>) -> Result<Value, Failure> {
        self.path.evaluate(scope)
    }

    /// `into` with `what` at this place; objects that lead there are made where nothing is.
    ///
    /// # Errors
    ///
    /// `States.ResultPathMatchFailure` when something else is in the way.
    pub fn put(&self, mut into: Value, what: Value) -> Result<Value, Failure> {
        match put(&mut into, &self.path.steps, what) {
            Some(()) => Ok(into),
            None => Err(Failure::new(
                "States.ResultPathMatchFailure",
                format!(
                    "Unable to apply ReferencePath {} to input {into}",
                    self.as_str()
                ),
            )),
        }
    }
}

/// Puts it where the steps lead from `place`; `None`, and nothing put, if it cannot be there.
fn put(place: &mut Value, steps: &[Step], what: Value) -> Option<()> {
    let Some((step, rest)) = steps.split_first() else {
        *place = what;
        return Some(());
    };
    match (step, place) {
        (Step::Member(name), Value::Object(members)) => match members.get_mut(name) {
            Some(inner) => put(inner, rest, what),
            None => {
                let made = within_objects(rest, what)?;
                members.insert(name.clone(), made);
                Some(())
            }
        },
        (Step::Item(number), Value::Array(items)) => {
            let inner = items.get_mut(usize::try_from(*number).ok()?)?;
            put(inner, rest, what)
        }
        _ => None,
    }
}

/// The objects that lead to it where nothing was; an array has no items before something made it.
fn within_objects(steps: &[Step], what: Value) -> Option<Value> {
    steps.iter().rev().try_fold(what, |inner, step| match step {
        Step::Member(name) => Some(Value::Object(Map::from_iter([(name.clone(), inner)]))),
        _ => None,
    })
}
