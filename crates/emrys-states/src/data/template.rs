// SPDX-License-Identifier: Apache-2.0
//! JSON with places that are filled in.

use std::borrow::Cow;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::{
    Environment, Expression, Failure, Intrinsic, ParseError, Path, Problem, QueryLanguage, Scope,
};

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
    Path {
        /// The member it is written in, which AWS's messages name.
        field: String,
        /// The path.
        path: Path,
    },
    /// What the function gives.
    Intrinsic(Intrinsic),
    /// What the expression gives.
    Expression(Expression),
}

impl Template {
    /// Reads the template of a field: `Parameters`, `Catch[0]/Output` and the like, which AWS's messages name.
    ///
    /// # Errors
    ///
    /// Every place whose path or expression cannot be read.
    pub fn parse(
        field: &str,
        template: &Value,
        language: QueryLanguage,
    ) -> Result<Self, Vec<Problem>> {
        match template {
            Value::Object(members) => {
                let mut parsed = IndexMap::with_capacity(members.len());
                let mut problems = Vec::new();
                for (name, value) in members {
                    let (short, member) = match language {
                        QueryLanguage::JsonPath => parse_member(name, value),
                        QueryLanguage::Jsonata => {
                            let field = format!("{field}/{name}");
                            (name.as_str(), Self::parse(&field, value, language))
                        }
                    };
                    keep(member, name, &mut problems, |member| {
                        parsed.insert(short.to_owned(), member);
                    });
                }
                let changes = members.keys().any(|name| !parsed.contains_key(name));
                if !problems.is_empty() {
                    Err(problems)
                } else if !changes && parsed.values().all(Self::is_literal) {
                    Ok(Self::Literal(template.clone()))
                } else {
                    Ok(Self::Object(parsed))
                }
            }
            Value::Array(items) => {
                let mut parsed = Vec::with_capacity(items.len());
                let mut problems = Vec::new();
                for (number, item) in items.iter().enumerate() {
                    let item = Self::parse(&format!("{field}[{number}]"), item, language);
                    keep(item, &number.to_string(), &mut problems, |item| {
                        parsed.push(item);
                    });
                }
                if !problems.is_empty() {
                    Err(problems)
                } else if parsed.iter().all(Self::is_literal) {
                    Ok(Self::Literal(template.clone()))
                } else {
                    Ok(Self::Array(parsed))
                }
            }
            Value::String(text) if language == QueryLanguage::Jsonata => {
                Self::parse_text(field, text, language).map_err(|error| vec![Problem::here(error)])
            }
            _ => Ok(Self::Literal(template.clone())),
        }
    }

    /// Reads one place: in JSONPath a path or an intrinsic function, in JSONata a text that may be an expression.
    ///
    /// # Errors
    ///
    /// What cannot be read in it.
    pub fn parse_text(
        field: &str,
        text: &str,
        language: QueryLanguage,
    ) -> Result<Self, ParseError> {
        match language {
            QueryLanguage::JsonPath if Intrinsic::is_one(text) => {
                Intrinsic::parse(text).map(Self::Intrinsic)
            }
            QueryLanguage::JsonPath => Ok(Self::Path {
                field: field.to_owned(),
                path: Path::parse(text)?,
            }),
            QueryLanguage::Jsonata if Expression::is_half_one(text) => {
                Expression::parse(field, text).map(Self::Expression)
            }
            QueryLanguage::Jsonata => Ok(Self::Literal(Value::String(text.to_owned()))),
        }
    }

    fn is_literal(&self) -> bool {
        matches!(self, Self::Literal(_))
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
            Self::Path { field, path } => path.resolve_for(field, scope).map(Cow::into_owned),
            Self::Intrinsic(intrinsic) => intrinsic.evaluate(scope, environment),
            Self::Expression(expression) => expression.evaluate(scope, environment),
        }
    }
}

/// A member of a JSONPath template, by the name that it gets.
fn parse_member<'a>(name: &'a str, value: &Value) -> (&'a str, Result<Template, Vec<Problem>>) {
    let language = QueryLanguage::JsonPath;
    let Some(short) = name.strip_suffix(".$") else {
        return (name, Template::parse(name, value, language));
    };
    let member = match value {
        Value::String(text) => Template::parse_text(name, text, language),
        _ => Err(ParseError::new(
            "the value of a member whose name ends in `.$` is a text: a path or an intrinsic function",
            0,
        )),
    };
    (short, member.map_err(|error| vec![Problem::here(error)]))
}

/// Takes what was read, or keeps what was wrong with it.
fn keep(
    parsed: Result<Template, Vec<Problem>>,
    step: &str,
    problems: &mut Vec<Problem>,
    take: impl FnOnce(Template),
) {
    match parsed {
        Ok(parsed) => take(parsed),
        Err(inner) => problems.extend(inner.into_iter().map(|problem| problem.within(step))),
    }
}
