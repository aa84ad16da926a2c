// SPDX-License-Identifier: Apache-2.0
//! CloudFormation's functions → values. What only a stack can know is a token of a placeholder.

use std::collections::BTreeMap;

use emrys_document::reference::{is_in, token};
use serde_json::{Map, Value};

use crate::import::open;

/// How deep functions may be in one another.
const MAX_DEPTH: usize = 100;

/// Evaluates the functions of a template.
pub(super) struct Evaluator<'t> {
    parameters: BTreeMap<&'t str, Option<Value>>,
    mappings: Option<&'t Value>,
    conditions: Option<&'t Value>,
    /// The names of other resources, which stand for the names that EMR knows them by.
    pub(super) names: BTreeMap<String, String>,
    /// Parameters that have become placeholders.
    pub(super) placeholders: BTreeMap<String, Value>,
    depth: usize,
}

impl<'t> Evaluator<'t> {
    pub(super) fn new(template: &'t Value, given: &[(String, String)]) -> Self {
        let parameters = template.get("Parameters").and_then(Value::as_object);
        let parameters = parameters.into_iter().flatten().map(|(name, parameter)| {
            let given = given.iter().rev().find(|(own, _)| own == name);
            let given = given.map(|(_, value)| Value::from(value.as_str()));
            (
                name.as_str(),
                given.or_else(|| parameter.get("Default").cloned()),
            )
        });
        Self {
            parameters: parameters.collect(),
            mappings: template.get("Mappings"),
            conditions: template.get("Conditions"),
            names: BTreeMap::new(),
            placeholders: BTreeMap::new(),
            depth: 0,
        }
    }

    /// A value with its functions evaluated. What has no value is left out.
    pub(super) fn value(&mut self, value: &Value) -> Value {
        if self.depth >= MAX_DEPTH {
            return Value::Null;
        }
        self.depth += 1;
        let value = match value {
            Value::Array(items) => {
                let items = items.iter().map(|item| self.value(item));
                Value::Array(items.filter(|item| !item.is_null()).collect())
            }
            Value::Object(members) => self.object(members),
            single => single.clone(),
        };
        self.depth -= 1;
        value
    }

    fn object(&mut self, members: &Map<String, Value>) -> Value {
        let mut named = members.iter();
        if let (Some((name, argument)), None) = (named.next(), named.next())
            && (name == "Ref" || name.starts_with("Fn::"))
        {
            return self
                .function(name, argument)
                .unwrap_or_else(|| left(name, argument));
        }
        let members = members
            .iter()
            .map(|(name, value)| (name.clone(), self.value(value)));
        Value::Object(members.filter(|(_, value)| !value.is_null()).collect())
    }

    fn function(&mut self, name: &str, argument: &Value) -> Option<Value> {
        match (name, argument) {
            ("Ref", Value::String(name)) => Some(self.reference(name)),
            ("Fn::GetAtt", Value::Array(parts)) => {
                let parts: Option<Vec<_>> = parts.iter().map(Value::as_str).collect();
                Some(open(&parts?.join(".")))
            }
            ("Fn::Sub", Value::String(text)) => Some(self.substituted(text, &Map::new())),
            ("Fn::Sub", Value::Array(parts)) => match parts.as_slice() {
                [Value::String(text), Value::Object(own)] => {
                    let own = own
                        .iter()
                        .map(|(name, value)| (name.clone(), self.value(value)));
                    let own = own.collect();
                    Some(self.substituted(text, &own))
                }
                _ => None,
            },
            ("Fn::Join", Value::Array(parts)) => match parts.as_slice() {
                [Value::String(separator), list] => {
                    let list = self.value(list);
                    let texts: Option<Vec<_>> = list.as_array()?.iter().map(text).collect();
                    Some(Value::from(texts?.join(separator)))
                }
                _ => None,
            },
            ("Fn::Split", Value::Array(parts)) => match parts.as_slice() {
                [Value::String(separator), list] => {
                    let list = self.known(list)?;
                    Some(text(&list)?.split(separator.as_str()).collect())
                }
                _ => None,
            },
            ("Fn::Select", Value::Array(parts)) => match parts.as_slice() {
                [index, list] => {
                    let index = text(&self.known(index)?)?.parse::<usize>().ok()?;
                    let list = self.value(list);
                    list.as_array()?.get(index).cloned()
                }
                _ => None,
            },
            ("Fn::FindInMap", Value::Array(parts)) => match parts.as_slice() {
                [map, first, second, ..] => {
                    let mut found = self.mappings?;
                    for key in [map, first, second] {
                        found = found.get(text(&self.known(key)?)?)?;
                    }
                    Some(found.clone())
                }
                _ => None,
            },
            ("Fn::If", Value::Array(parts)) => match parts.as_slice() {
                [Value::String(condition), yes, no] => {
                    let holds = self.condition(condition)?;
                    Some(self.value(if holds { yes } else { no }))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a condition holds, by the values of parameters.
    fn condition(&mut self, name: &str) -> Option<bool> {
        let condition = self.conditions?.get(name)?;
        self.holds(condition)
    }

    fn holds(&mut self, condition: &Value) -> Option<bool> {
        if self.depth >= MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let (name, argument) = condition.as_object()?.iter().next()?;
        let parts = argument.as_array().map(Vec::as_slice);
        let holds = match (name.as_str(), parts) {
            ("Condition", _) => self.condition(argument.as_str()?),
            ("Fn::Equals", Some([left, right])) => {
                let (left, right) = (self.known(left)?, self.known(right)?);
                Some(text(&left) == text(&right))
            }
            ("Fn::Not", Some([inner])) => self.holds(inner).map(|holds| !holds),
            ("Fn::And", Some(parts)) => {
                let parts: Option<Vec<_>> = parts.iter().map(|part| self.holds(part)).collect();
                parts.map(|parts| parts.into_iter().all(|holds| holds))
            }
            ("Fn::Or", Some(parts)) => {
                let parts: Option<Vec<_>> = parts.iter().map(|part| self.holds(part)).collect();
                parts.map(|parts| parts.into_iter().any(|holds| holds))
            }
            _ => None,
        };
        self.depth -= 1;
        holds
    }

    /// A value in which parameters have their own values.
    fn known(&mut self, value: &Value) -> Option<Value> {
        let name = value.get("Ref").and_then(Value::as_str);
        let parameter = name.and_then(|name| self.parameters.get(name).cloned());
        let value = match parameter {
            Some(value) => value?,
            None => self.value(value),
        };
        let is_open = text(&value).is_some_and(|text| is_in(&text));
        (!is_open).then_some(value)
    }

    fn reference(&mut self, name: &str) -> Value {
        if name == "AWS::NoValue" {
            return Value::Null;
        }
        if let Some(name) = self.names.get(name) {
            return Value::from(name.as_str());
        }
        match self.parameters.get(name) {
            Some(Some(value)) if open::name(name) == name && text(value).is_some() => {
                self.placeholders.insert(name.to_owned(), value.clone());
                Value::from(token(&format!("${{{name}}}")))
            }
            Some(Some(value)) => value.clone(),
            Some(None) | None => open(name),
        }
    }

    /// `Fn::Sub`: `${Name}` is a reference, `${Name.Attribute}` an attribute, and `${!Name}` stands for `${Name}`.
    fn substituted(&mut self, text: &str, own: &Map<String, Value>) -> Value {
        let mut result = String::new();
        let mut rest = text;
        while let Some((before, from)) = rest.split_once("${") {
            result.push_str(before);
            let Some((inside, after)) = from.split_once('}') else {
                result.push_str("${");
                rest = from;
                continue;
            };
            let inside = inside.trim();
            let value = match (inside.strip_prefix('!'), own.get(inside)) {
                (Some(literal), _) => Value::from(format!("${{{literal}}}")),
                (None, Some(value)) => value.clone(),
                (None, None) => self.reference(inside),
            };
            result.push_str(&self::text(&value).unwrap_or_default());
            rest = after;
        }
        Value::from(result + rest)
    }
}

/// What only a stack can know.
fn open(expression: &str) -> Value {
    Value::from(open::placeholder(expression))
}

/// A function that cannot be evaluated here.
fn left(name: &str, argument: &Value) -> Value {
    let name = name.trim_start_matches("Fn::");
    match argument {
        Value::String(text) => open(&format!("{name}_{text}")),
        _ => open(name),
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
