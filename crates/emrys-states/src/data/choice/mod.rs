// SPDX-License-Identifier: Apache-2.0
//! The rules of a Choice state.

use serde_json::Value;

use super::{
    Environment, Expression, Failure, ParseError, Problem, QueryLanguage, Scope, Template,
};
use crate::machine::Name;

/// A rule, and where it leads.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// When it is met.
    pub condition: Condition,
    /// The next state.
    pub next: Name,
    /// Variables to set.
    pub assign: Option<Template>,
    /// What the next state gets, JSONata.
    pub output: Option<Template>,
}

/// When a rule is met.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// `Condition: true` or `false`, JSONata.
    Literal(bool),
    /// An expression that gives `true` or `false`.
    Expression(Expression),
}

impl Condition {
    /// Reads the condition of a rule, called `Choices[0]` and the like in AWS's messages: its `Condition` in JSONata, its comparison in JSONPath, where `Next`, `Assign`,
    /// `Output` and `Comment` are passed over.
    ///
    /// # Errors
    ///
    /// Everything that cannot be read.
    pub fn parse(field: &str, rule: &Value, language: QueryLanguage) -> Result<Self, Vec<Problem>> {
        match (language, rule.get("Condition")) {
            (QueryLanguage::Jsonata, Some(Value::Bool(literal))) => Ok(Self::Literal(*literal)),
            (QueryLanguage::Jsonata, Some(Value::String(text))) => {
                Expression::parse(&format!("{field}/Condition"), text)
                    .map(Self::Expression)
                    .map_err(|error| vec![Problem::here(error).within("Condition")])
            }
            _ => Err(vec![Problem::here(ParseError::new(
                "a rule has a condition",
                0,
            ))]),
        }
    }

    /// Whether it is met.
    ///
    /// # Errors
    ///
    /// When a path leads nowhere, or an expression fails or gives neither `true` nor `false`.
    pub fn evaluate(
        &self,
        scope: &Scope<'_>,
        environment: &mut Environment,
    ) -> Result<bool, Failure> {
        match self {
            Self::Literal(literal) => Ok(*literal),
            Self::Expression(expression) => match expression.evaluate(scope, environment)? {
                Value::Bool(met) => Ok(met),
                other => Err(expression.unexpected("boolean", &other)),
            },
        }
    }
}
