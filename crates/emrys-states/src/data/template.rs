// SPDX-License-Identifier: Apache-2.0
//! JSON with places that are filled in.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::{Environment, Expression, Failure, ParseError, Path, Problem, QueryLanguage, Scope};

/// JSON with places that are filled in: members whose name ends in `.$` in JSONPath, texts between `{%` and `%}` in
/// JSONata.
#[derive(Debug, Clone, PartialEq)]
pub enum Template {
    /// JSON without any such place.
    Literal(Value),
    /// Items some of which have such a place.
    Array(Vec<Template>),
    /// Members some of which have such a place; names without `.$`.
    Object(IndexMap<String, Template>),
    /// What the path leads to.
    Path(Path),
    /// What the expression gives.
    Expression(Expression),
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    ///
    /// Every place whose path or expression cannot be read.
    pub fn parse(template: &Value, language: QueryLanguage) -> Result<Self, Vec<Problem>> {
        match template {
            Value::Object(members) => {
                let mut parsed = IndexMap::with_capacity(members.len());
                let mut problems = Vec::new();
                for (name, value) in members {
                    let (name, member) = match (language, name.strip_suffix(".$"), value) {
                        (QueryLanguage::JsonPath, Some(short), Value::String(text)) => {
                            let member = Self::parse_text(text, language);
                            (short, member.map_err(|error| vec![Problem::here(error)]))
                        }
                        _ => (name.as_str(), Self::parse(value, language)),
                    };
                    match member {
                        Ok(member) => drop(parsed.insert(name.to_owned(), member)),
                        Err(inner) => {
                            problems.extend(inner.into_iter().map(|problem| problem.within(name)));
                        }
                    }
                }
                if !problems.is_empty() {
                    return Err(problems);
                }
                let literal = parsed
                    .values()
                    .all(|member| matches!(member, Self::Literal(_)));
                Ok(if literal {
                    Self::Literal(template.clone())
                } else {
                    Self::Object(parsed)
                })
            }
            Value::Array(items) => {
                let mut parsed = Vec::with_capacity(items.len());
                let mut problems = Vec::new();
                for (number, item) in items.iter().enumerate() {
                    match Self::parse(item, language) {
                        Ok(item) => parsed.push(item),
                        Err(inner) => {
                            let number = number.to_string();
                            problems
                                .extend(inner.into_iter().map(|problem| problem.within(&number)));
                        }
                    }
                }
                if !problems.is_empty() {
                    return Err(problems);
                }
                let literal = parsed.iter().all(|item| matches!(item, Self::Literal(_)));
                Ok(if literal {
                    Self::Literal(template.clone())
                } else {
                    Self::Array(parsed)
                })
            }
            Value::String(text) if language == QueryLanguage::Jsonata => {
                Self::parse_text(text, language).map_err(|error| vec![Problem::here(error)])
            }
            _ => Ok(Self::Literal(template.clone())),
        }
    }

    /// Reads one place: in JSONPath a path or an intrinsic function, in JSONata a text that may be an expression.
    ///
    /// # Errors
    ///
    /// What cannot be read in it.
    pub fn parse_text(text: &str, language: QueryLanguage) -> Result<Self, ParseError> {
        match language {
            QueryLanguage::JsonPath => Path::parse(text).map(Self::Path),
            QueryLanguage::Jsonata if Expression::is_one(text) => {
                Expression::parse(text).map(Self::Expression)
            }
            QueryLanguage::Jsonata => Ok(Self::Literal(Value::String(text.to_owned()))),
        }
    }

    /// The JSON with its places filled in.
    ///
    /// # Errors
    ///
    /// When a path leads nowhere or an expression fails.
    pub fn evaluate(
        &self,
        scope: &Scope<'_>,
        environment: &mut Environment,
    ) -> Result<Value, Failure> {
        match self {
            Self::Literal(value) => Ok(value.clone()),
            Self::Array(items) => {
                let items = items.iter().map(|item| item.evaluate(scope, environment));
                Ok(Value::Array(items.collect::<Result<_, _>>()?))
            }
            Self::Object(members) => {
                let mut object = Map::with_capacity(members.len());
                for (name, member) in members {
                    object.insert(name.clone(), member.evaluate(scope, environment)?);
                }
                Ok(Value::Object(object))
            }
            Self::Path(path) => path.evaluate(scope),
            Self::Expression(expression) => expression.evaluate(scope, environment),
        }
    }
}
