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
        if path.root != Root::Input {
            let message = format!("`{text}` is not a reference path into the input");
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

    /// `into` with `what` at this place, where objects that lead there are made.
    ///
    /// # Errors
    ///
    /// `States.ResultPathMatchFailure` when the place cannot be there.
    pub fn put(&self, mut into: Value, what: Value) -> Result<Value, Failure> {
        let mut place = &mut into;
        for step in &self.path.steps {
            let next = match step {
                Step::Member(name) => {
                    if place.is_null() {
                        *place = Value::Object(Map::new());
                    }
                    place
                        .as_object_mut()
                        .map(|members| members.entry(name.as_str()).or_insert(Value::Null))
                }
                Step::Item(number) => place
                    .as_array_mut()
                    .and_then(|items| items.get_mut(usize::try_from(*number).ok()?)),
            };
            let Some(next) = next else {
                return Err(Failure::new(
                    "States.ResultPathMatchFailure",
                    format!("Unable to apply the path `{}`", self.as_str()),
                ));
            };
            place = next;
        }
        *place = what;
        Ok(into)
    }
}
