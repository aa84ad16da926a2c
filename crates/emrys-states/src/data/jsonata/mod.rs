// SPDX-License-Identifier: Apache-2.0
//! JSONata expressions.

use std::sync::Arc;

use jsonata_core::ast::AstNode;
use jsonata_core::evaluator::{Context, Evaluator, EvaluatorOptions};
use jsonata_core::value::JValue;
use serde_json::{Map, Value};

use super::budget::Time;
use super::{Environment, Failure, ParseError, Scope};

const QUERY_EVALUATION_ERROR: &str = "States.QueryEvaluationError";

/// A JSONata expression, as it stands between `{%` and `%}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    text: String,
    field: String,
    parsed: Arc<AstNode>,
}

impl Expression {
    /// Whether a text is meant as an expression: it begins with `{%` and ends with `%}`.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        Self::inner(text).is_some()
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
            let message = "a JSONata expression stands between `{%` and `%}`";
            return Err(ParseError::new(message, 0));
        };
        match jsonata_core::parser::parse(inner) {
            Ok(parsed) => Ok(Self {
                text: text.to_owned(),
                field: field.to_owned(),
                parsed: Arc::new(parsed),
            }),
            Err(error) => Err(ParseError::new(error.to_string(), 2)),
        }
    }

    /// As written, `{%` and `%}` included.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
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
        let allowance = environment.budget.begin();
        let expired = || self.failure("took too long");
        let timeout_ms = match allowance.time {
            Time::Limited(milliseconds) => Some(milliseconds),
            Time::Unlimited => None,
            Time::Expired => return Err(expired()),
        };
        let mut context = Context::new();
        context.bind("states".to_owned(), JValue::from(states(scope)));
        for (name, value) in scope.variables {
            context.bind(name.clone(), JValue::from(value.clone()));
        }
        let options = EvaluatorOptions {
            timeout_ms,
            ..EvaluatorOptions::default()
        };
        let mut evaluator = Evaluator::with_options(context, options);
        match evaluator.evaluate(&self.parsed, &JValue::Undefined) {
            Ok(result) if result.is_undefined() => {
                Err(self.failure("returned nothing (undefined)."))
            }
            Ok(result) => Ok(Value::from(&result)),
            Err(error) if error.code() == Some("D1012") => {
                environment.budget.stopped(allowance);
                Err(expired())
            }
            Err(error) => {
                let message = error.message();
                Err(self.failure(&format!("threw an error during evaluation. {message}")))
            }
        }
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

    /// The sentence that AWS begins the cause with, and what happened.
    fn failure(&self, what: &str) -> Failure {
        let expression = Self::inner(&self.text).unwrap_or_default().trim();
        let field = &self.field;
        Failure::new(
            QUERY_EVALUATION_ERROR,
            format!(
                "The JSONata expression '{expression}' specified for the field '{field}' {what}"
            ),
        )
    }
}

/// `$states`.
fn states(scope: &Scope<'_>) -> Value {
    let mut states = Map::new();
    states.insert("input".to_owned(), scope.input.clone());
    states.insert("context".to_owned(), scope.context.clone());
    if let Some(result) = scope.result {
        states.insert("result".to_owned(), result.clone());
    }
    if let Some(error_output) = scope.error_output {
        states.insert("errorOutput".to_owned(), error_output.clone());
    }
    Value::Object(states)
}
