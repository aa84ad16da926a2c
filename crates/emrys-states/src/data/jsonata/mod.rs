// SPDX-License-Identifier: Apache-2.0
//! JSONata expressions, of the version that Step Functions has (2.0.6), with its own functions and limits.
//!
//! The language itself is the library's. Here is what Step Functions makes of it: what expressions can see
//! ([`bindings`]), its functions ([`functions`]), which later syntax it refuses ([`syntax`]), and what becomes of the
//! result ([`values`]).

mod bindings;
mod functions;
mod references;
mod syntax;
mod values;

use std::sync::Arc;

use jsonata_core::ast::AstNode;
use jsonata_core::evaluator::{Evaluator, EvaluatorError, EvaluatorOptions};
use jsonata_core::value::JValue;
use serde_json::Value;

use self::bindings::Uses;
use super::budget::{Second, Time};
use super::{Environment, Failure, ParseError, Random, Scope};

pub use references::References;

const QUERY_EVALUATION_ERROR: &str = "States.QueryEvaluationError";

/// How deep an expression may be evaluated; measured of AWS: 99 levels are, 101 are not.
const MOST_LEVELS: usize = 100;

/// The longest sequence; measured of AWS: `[1..873782]` is one, `[1..873783]` is not.
const LONGEST_SEQUENCE: usize = 873_782;

const TOO_LONG: &str = "Expression evaluation timeout: Check for infinite loop";
const TOO_DEEP: &str = "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as \
                        tail-recursive.";
const TOO_MUCH: &str =
    "Expression evaluation memory limit exceeded: Check for excessive memory usage";

const NO_FUNCTION: &str = "T1006: Attempted to invoke a non-function";

/// A JSONata expression, as it stands between `{%` and `%}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    text: String,
    field: String,
    parsed: Arc<AstNode>,
    uses: Uses,
}

impl Expression {
    /// Whether a text is meant as an expression: it begins with `{%` and ends with `%}`.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        Self::inner(text).is_some()
    }

    /// Whether a text begins or ends as an expression does. AWS refuses one that does only one of both; with spaces on
    /// both sides it is a text like any other.
    pub(super) fn is_half_one(text: &str) -> bool {
        text.starts_with("{%") || text.ends_with("%}")
    }

    fn inner(text: &str) -> Option<&str> {
        text.strip_prefix("{%")?.strip_suffix("%}")
    }

    /// Reads `{% … %}`, written in a field (`Output/name` and the like) that AWS's messages name.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(field: &str, text: &str) -> Result<Self, ParseError> {
        let Some(inner) = Self::inner(text) else {
            let message = "a JSONata expression begins with `{%` and ends with `%}`, without spaces around them";
            return Err(ParseError::new(message, 0));
        };
        let parsed = syntax::parse(inner).map_err(|error| ParseError {
            offset: error.offset + "{%".len(),
            ..error
        })?;
        let uses = bindings::uses(&parsed);
        Ok(Self {
            text: text.to_owned(),
            field: field.to_owned(),
            parsed: Arc::new(parsed),
            uses,
        })
    }

    /// As written, `{%` and `%}` included.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands between `{%` and `%}`, without the spaces around it.
    #[must_use]
    pub fn between_delimiters(&self) -> &str {
        Self::inner(&self.text).unwrap_or_default().trim()
    }

    /// The variables that it may use, `$states`, its own and functions included.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.uses.names()
    }

    /// What it gives.
    ///
    /// # Errors
    ///
    /// `States.QueryEvaluationError` when it fails, takes too long, or gives nothing.
    pub fn evaluate(
        &self,
        scope: &Scope<'_>,
        environment: &mut Environment,
    ) -> Result<Value, Failure> {
        self.evaluate_within(&JValue::Undefined, scope, environment)
    }

    /// What it gives with a document as `$`, which no state gives it: JSONata's own test suite does.
    ///
    /// # Errors
    ///
    /// As [`Self::evaluate`].
    pub fn evaluate_over(
        &self,
        document: &Value,
        scope: &Scope<'_>,
        environment: &mut Environment,
    ) -> Result<Value, Failure> {
        self.evaluate_within(&JValue::from(document.clone()), scope, environment)
    }

    fn evaluate_within(
        &self,
        document: &JValue,
        scope: &Scope<'_>,
        environment: &mut Environment,
    ) -> Result<Value, Failure> {
        let allowance = environment.budget.begin();
        let random = environment.random.fork();
        let expired = || self.threw(TOO_LONG);
        let now = environment.now;
        let evaluate = |limit| self.evaluate_once(document, scope, limit, now, random.clone());
        let result = match allowance.time {
            Time::Limited => within_a_second(evaluate),
            Time::Unlimited => evaluate(None),
            Time::Expired => return Err(expired()),
        };
        match result {
            Ok(result) if result.is_undefined() => {
                Err(self.failure("returned nothing (undefined)."))
            }
            Ok(result) => values::to_json(&result).map_err(|refused| match refused {
                values::Refused::Unsupported => {
                    self.failure("returned an unsupported result type.")
                }
                values::Refused::TooMuch => self.threw(TOO_MUCH),
            }),
            Err(error) if is_expired(&error) => {
                environment.budget.stopped(allowance);
                Err(expired())
            }
            Err(error) => Err(self.raised(&error)),
        }
    }

    /// One attempt, of at most so many milliseconds.
    fn evaluate_once(
        &self,
        document: &JValue,
        scope: &Scope<'_>,
        timeout_ms: Option<u64>,
        now: i64,
        random: Random,
    ) -> Result<JValue, EvaluatorError> {
        let options = EvaluatorOptions {
            timeout_ms,
            max_stack_depth: Some(MOST_LEVELS),
            max_sequence_length: Some(LONGEST_SEQUENCE),
            ..EvaluatorOptions::default()
        };
        let context = bindings::bind(&self.uses, scope);
        let mut evaluator = Evaluator::with_options(context, options);
        functions::register(&mut evaluator, now, random)?;
        evaluator.evaluate(&self.parsed, document)
    }

    /// It gave something other than its field takes, say an `array`.
    #[must_use]
    pub fn unexpected(&self, expected: &str, value: &Value) -> Failure {
        let kind = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        self.failure(&format!(
            "returned an unexpected result type. Expected '{expected}', but was '{kind}' for value: {value}"
        ))
    }

    fn raised(&self, error: &EvaluatorError) -> Failure {
        match error.code() {
            Some("D1011" | "U1001") => self.threw(TOO_DEEP),
            Some("D2015") => self.threw(TOO_MUCH),
            Some(_) => {
                let message = match error.message() {
                    // The library says which.
                    message if message.starts_with(NO_FUNCTION) => NO_FUNCTION,
                    message => message,
                };
                // JSONata's own codes and messages come after the sentence as another.
                self.failure(&format!("threw an error during evaluation. {message}"))
            }
            None => self.threw(error.message()),
        }
    }

    fn threw(&self, message: &str) -> Failure {
        self.failure(&format!("threw an error during evaluation: {message}"))
    }

    /// The sentence that AWS begins the cause with, and what happened.
    fn failure(&self, what: &str) -> Failure {
        let expression = self.between_delimiters();
        let field = &self.field;
        Failure::new(
            QUERY_EVALUATION_ERROR,
            format!(
                "The JSONata expression '{expression}' specified for the field '{field}' {what}"
            ),
        )
    }
}

/// What an evaluation gives that may work for a second.
fn within_a_second(
    evaluate: impl Fn(Option<u64>) -> Result<JValue, EvaluatorError>,
) -> Result<JValue, EvaluatorError> {
    let second = Second::begin();
    let [first, last] = Second::ATTEMPTS;
    match evaluate(Some(first)) {
        Err(error) if is_expired(&error) && !second.is_over() => evaluate(Some(last)),
        result => result,
    }
}

fn is_expired(error: &EvaluatorError) -> bool {
    error.code() == Some("D1012")
}

#[cfg(test)]
mod tests;
