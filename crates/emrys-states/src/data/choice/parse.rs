// SPDX-License-Identifier: Apache-2.0
//! Reading conditions.

use serde_json::{Map, Value};

use super::pattern::Pattern;
use super::test::{Comparison, Other, Test, Type};
use super::{Condition, Kind};
use crate::data::{Expression, ParseError, Path, Problem, QueryLanguage};
use crate::time;

/// What a rule may have besides its comparison.
const OTHER_MEMBERS: [&str; 5] = ["Next", "Assign", "Output", "Comment", "Variable"];

/// So deep may rules be nested, so that no definition exhausts the stack.
const MOST_LEVELS: usize = 50;

impl Condition {
    /// Reads the condition of a rule, called `Choices[0]` and the like in AWS's messages: its `Condition` in JSONata,
    /// its comparison in JSONPath, where `Next`, `Assign`, `Output` and `Comment` are passed over.
    ///
    /// # Errors
    ///
    /// Everything that cannot be read.
    pub fn parse(field: &str, rule: &Value, language: QueryLanguage) -> Result<Self, Vec<Problem>> {
        match language {
            QueryLanguage::JsonPath => comparison(rule, 0),
            QueryLanguage::Jsonata => match rule.get("Condition") {
                Some(Value::Bool(literal)) => Ok(Self(Kind::Literal(*literal))),
                Some(Value::String(text)) => {
                    match Expression::parse(&format!("{field}/Condition"), text) {
                        Ok(expression) => Ok(Self(Kind::Expression(expression))),
                        Err(error) => wrong(Some("Condition"), error),
                    }
                }
                Some(_) => refuse(
                    Some("Condition"),
                    "`Condition` is a JSONata expression, `true` or `false`",
                ),
                None => refuse(None, "a rule in JSONata has a `Condition`"),
            },
        }
    }
}

fn refuse<T>(member: Option<&str>, message: &str) -> Result<T, Vec<Problem>> {
    wrong(member, ParseError::new(message, 0))
}

fn wrong<T>(member: Option<&str>, error: ParseError) -> Result<T, Vec<Problem>> {
    let problem = Problem::here(error);
    Err(vec![match member {
        Some(member) => problem.within(member),
        None => problem,
    }])
}

fn comparison(rule: &Value, level: usize) -> Result<Condition, Vec<Problem>> {
    let Value::Object(members) = rule else {
        return refuse(None, "a rule is an object");
    };
    if level == MOST_LEVELS {
        return refuse(None, "rules are nested too deeply");
    }
    let known = |(name, _): &(&String, &Value)| !OTHER_MEMBERS.contains(&name.as_str());
    let mut operators = members.iter().filter(known);
    let (Some((name, value)), None) = (operators.next(), operators.next()) else {
        return refuse(
            None,
            "a rule has one comparison, or one of `And`, `Or` and `Not`",
        );
    };
    let within = |problems: Vec<Problem>| -> Vec<Problem> {
        problems
            .into_iter()
            .map(|problem| problem.within(name))
            .collect()
    };
    let kind = match name.as_str() {
        "And" => Kind::And(several(value, level).map_err(within)?),
        "Or" => Kind::Or(several(value, level).map_err(within)?),
        "Not" => Kind::Not(Box::new(comparison(value, level + 1).map_err(within)?)),
        operator => {
            let path = variable(members);
            match (path, test(operator, value)) {
                (Ok(path), Ok(test)) => Kind::Test(path, test),
                (path, test) => {
                    let wrong =
                        |member: &str, error: ParseError| Problem::here(error).within(member);
                    let path = path
                        .err()
                        .map(|error| match members.contains_key("Variable") {
                            true => wrong("Variable", error),
                            false => Problem::here(error),
                        });
                    let test = test.err().map(|error| wrong(operator, error));
                    return Err(path.into_iter().chain(test).collect());
                }
            }
        }
    };
    Ok(Condition(kind))
}

fn several(rules: &Value, level: usize) -> Result<Vec<Condition>, Vec<Problem>> {
    let rules = match rules.as_array() {
        Some(rules) if !rules.is_empty() => rules,
        _ => return refuse(None, "an array of rules is expected, with one at least"),
    };
    let mut conditions = Vec::with_capacity(rules.len());
    let mut problems = Vec::new();
    for (number, rule) in rules.iter().enumerate() {
        match comparison(rule, level + 1) {
            Ok(condition) => conditions.push(condition),
            Err(inner) => {
                let number = number.to_string();
                problems.extend(inner.into_iter().map(|problem| problem.within(&number)));
            }
        }
    }
    if problems.is_empty() {
        Ok(conditions)
    } else {
        Err(problems)
    }
}

fn variable(members: &Map<String, Value>) -> Result<Path, ParseError> {
    match members.get("Variable") {
        Some(Value::String(text)) => Path::parse(text),
        Some(_) => Err(ParseError::new("`Variable` is a path", 0)),
        None => Err(ParseError::new("a comparison has a `Variable`", 0)),
    }
}

fn test(operator: &str, value: &Value) -> Result<Test, ParseError> {
    if operator == "StringMatches" {
        let refused = || ParseError::new("`StringMatches` takes a text", 0);
        return Pattern::parse(value.as_str().ok_or_else(refused)?).map(Test::Matches);
    }
    if let Some(what) = operator.strip_prefix("Is") {
        let expected = || {
            let refused = || ParseError::new(format!("`{operator}` takes `true` or `false`"), 0);
            value.as_bool().ok_or_else(refused)
        };
        return Ok(match what {
            "Present" => Test::IsPresent(expected()?),
            "Null" => Test::IsNull(expected()?),
            "String" => Test::Is(Type::Text, expected()?),
            "Numeric" => Test::Is(Type::Number, expected()?),
            "Boolean" => Test::Is(Type::Boolean, expected()?),
            "Timestamp" => Test::Is(Type::Timestamp, expected()?),
            _ => return Err(unknown(operator)),
        });
    }
    let (name, is_path) = match operator.strip_suffix("Path") {
        Some(name) => (name, true),
        None => (operator, false),
    };
    let types = [
        ("String", Type::Text),
        ("Numeric", Type::Number),
        ("Boolean", Type::Boolean),
        ("Timestamp", Type::Timestamp),
    ];
    let found = types
        .into_iter()
        .find_map(|(prefix, kind)| Some((kind, name.strip_prefix(prefix)?)));
    let (kind, comparison) = found.ok_or_else(|| unknown(operator))?;
    let comparison = match comparison {
        "Equals" => Comparison::Equals,
        "LessThan" if kind != Type::Boolean => Comparison::LessThan,
        "LessThanEquals" if kind != Type::Boolean => Comparison::LessThanEquals,
        "GreaterThan" if kind != Type::Boolean => Comparison::GreaterThan,
        "GreaterThanEquals" if kind != Type::Boolean => Comparison::GreaterThanEquals,
        _ => return Err(unknown(operator)),
    };
    let other = match value {
        Value::String(path) if is_path => Other::Path(Path::parse(path)?),
        _ if is_path => {
            return Err(ParseError::new(format!("`{operator}` takes a path"), 0));
        }
        literal => {
            let what = match kind {
                Type::Text => "a text",
                Type::Number => "a number",
                Type::Boolean => "`true` or `false`",
                Type::Timestamp => "a time like `2026-08-18T17:33:00Z`",
            };
            let fits = match kind {
                Type::Timestamp => literal.as_str().and_then(time::parse).is_some(),
                _ => kind.is_of(literal),
            };
            if !fits {
                return Err(ParseError::new(format!("`{operator}` takes {what}"), 0));
            }
            Other::Literal(literal.clone())
        }
    };
    Ok(Test::Compare(kind, comparison, other))
}

fn unknown(operator: &str) -> ParseError {
    ParseError::new(format!("rules have no comparison `{operator}`"), 0)
}
