// SPDX-License-Identifier: Apache-2.0
//! The rules of a Choice state.

mod parse;
mod pattern;
mod test;

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

use self::test::{Met, Test};
use super::{Environment, Expression, Failure, Path, Scope, Template};
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
pub struct Condition(Kind);

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    /// `Condition: true` or `false`, JSONata.
    Literal(bool),
    /// An expression that gives `true` or `false`.
    Expression(Expression),
    And(Vec<Condition>),
    Or(Vec<Condition>),
    Not(Box<Condition>),
    /// What the path leads to is so.
    Test(Path, Test),
}

impl Condition {
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
        match &self.0 {
            Kind::Literal(literal) => Ok(*literal),
            Kind::Expression(expression) => match expression.evaluate(scope, environment)? {
                Value::Bool(met) => Ok(met),
                other => Err(expression.unexpected("boolean", &other)),
            },
            Kind::And(conditions) => {
                for condition in conditions {
                    if !condition.evaluate(scope, environment)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Kind::Or(conditions) => {
                for condition in conditions {
                    if condition.evaluate(scope, environment)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Kind::Not(condition) => Ok(!condition.evaluate(scope, environment)?),
            Kind::Test(path, Test::IsPresent(expected)) => {
                Ok(path.find(scope).is_ok() == *expected)
            }
            Kind::Test(path, test) => {
                let variable = find(path, scope)?;
                match test.on(&variable) {
                    Met::Is(met) => Ok(met),
                    Met::DependsOn(other) => Ok(test.compare(&variable, &*find(other, scope)?)),
                }
            }
        }
    }
}

/// As a person would write it: `$.count > 1 and not ($.kind is null)`.
impl fmt::Display for Condition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |formatter: &mut fmt::Formatter<'_>, conditions: &[Self], word: &str| {
            for (number, condition) in conditions.iter().enumerate() {
                if number > 0 {
                    write!(formatter, " {word} ")?;
                }
                match condition.0 {
                    Kind::And(_) | Kind::Or(_) => write!(formatter, "({condition})")?,
                    _ => write!(formatter, "{condition}")?,
                }
            }
            Ok(())
        };
        match &self.0 {
            Kind::Literal(true) => formatter.write_str("always"),
            Kind::Literal(false) => formatter.write_str("never"),
            Kind::Expression(expression) => formatter.write_str(expression.between_delimiters()),
            Kind::And(conditions) => joined(formatter, conditions, "and"),
            Kind::Or(conditions) => joined(formatter, conditions, "or"),
            Kind::Not(condition) => write!(formatter, "not ({condition})"),
            Kind::Test(path, test) => write!(formatter, "{} {test}", path.as_str()),
        }
    }
}

fn find<'a>(path: &Path, scope: &Scope<'a>) -> Result<Cow<'a, Value>, Failure> {
    path.find(scope).map_err(|_| {
        let path = path.as_str();
        Failure::runtime(format!(
            "Invalid path '{path}': The choice state's condition path references an invalid value."
        ))
    })
}

#[cfg(test)]
mod tests;
