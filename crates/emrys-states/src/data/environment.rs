// SPDX-License-Identifier: Apache-2.0
//! What is there while data is looked at.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Budget, Random};

/// What paths and expressions can see.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// `$` in JSONPath: the input, or the result where a result is selected. `$states.input` in JSONata.
    pub input: &'a Value,
    /// `$states.result`.
    pub result: Option<&'a Value>,
    /// `$states.errorOutput`.
    pub error_output: Option<&'a Value>,
    /// The context object: `$$`, `$states.context`.
    pub context: &'a Value,
    /// Variables, those of the flows around included.
    pub variables: &'a BTreeMap<String, Value>,
}

/// What is neither in the definition nor in the data, so that everything else is a function of both.
#[derive(Debug)]
pub struct Environment {
    /// Now, in milliseconds since 1970.
    pub now: i64,
    /// Where random numbers come from.
    pub random: Random,
    /// How long expressions may take.
    pub budget: Budget,
}

/// An error with a name from the States Language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{error}: {cause}")]
pub struct Failure {
    /// `States.ParameterPathFailure` and the like.
    pub error: String,
    /// What led to it, without the state in which it happened.
    pub cause: String,
}

impl Failure {
    /// The execution's own fault, `States.Runtime`: no Catch or Retry of `States.ALL` takes it.
    pub(crate) fn runtime(cause: impl Into<String>) -> Self {
        Self::new("States.Runtime", cause)
    }

    pub(crate) fn new(error: &str, cause: impl Into<String>) -> Self {
        Self {
            error: error.to_owned(),
            cause: cause.into(),
        }
    }
}
