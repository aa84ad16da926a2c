// SPDX-License-Identifier: Apache-2.0
//! A pattern from its text, and what is wrong with it.

use std::net::IpAddr;

use serde_json::{Map, Value};

use super::wildcard::Wildcard;
use super::{Comparison, Condition, Fields, Node, PatternError, TextCondition};

/// The name of a choice between objects.
const OR: &str = "$or";
/// The operators, which make a `$or` of values an ordinary member.
const OPERATORS: [&str; 8] = [
    "anything-but",
    "cidr",
    "equals-ignore-case",
    "exists",
    "numeric",
    "prefix",
    "suffix",
    "wildcard",
];
/// The greatest number that can be compared, and the least below zero.
const LARGEST: f64 = 5_000_000_000.0;

type Read<T> = Result<T, PatternError>;

pub(super) fn pattern(text: &str) -> Read<Fields> {
    match serde_json::from_str(text) {
        Ok(Value::Object(members)) if members.is_empty() => wrong("Filter is empty"),
        Ok(Value::Object(members)) => fields(&members),
        Ok(_) => wrong("Filter is not an object"),
        Err(error) => wrong(format!("Filter is not valid JSON: {error}")),
    }
}

fn fields(members: &Map<String, Value>) -> Read<Fields> {
    let mut fields = Fields::default();
    for (name, value) in members {
        match value {
            Value::Array(alternatives) if name == OR && is_choice(alternatives) => {
                let read = alternatives.iter().filter_map(Value::as_object);
                let read = read.map(self::fields).collect::<Read<_>>()?;
                fields.alternatives.push(read);
            }
            Value::Array(values) if values.is_empty() => {
                return wrong("Empty arrays are not allowed");
            }
            Value::Array(values) => {
                let conditions = values.iter().map(condition).collect::<Read<_>>()?;
                fields
                    .members
                    .push((name.clone(), Node::Values(conditions)));
            }
            Value::Object(inner) if inner.is_empty() => {
                return wrong("Empty objects are not allowed");
            }
            Value::Object(inner) => {
                fields
                    .members
                    .push((name.clone(), Node::Fields(self::fields(inner)?)));
            }
            _ => return wrong(format!("\"{name}\" must be an object or an array")),
        }
    }
    Ok(fields)
}

/// Whether these are objects to choose between. Otherwise `$or` is a member like any other, as it was before there were
/// choices (Event Ruler, "The backward compatibility of using `$or`").
fn is_choice(alternatives: &[Value]) -> bool {
    let is_fields = |value: &Value| {
        value.as_object().is_some_and(|members| {
            !members.is_empty()
                && !members
                    .keys()
                    .any(|name| OPERATORS.contains(&name.as_str()))
        })
    };
    alternatives.len() > 1 && alternatives.iter().all(is_fields)
}

fn condition(value: &Value) -> Read<Condition> {
    let members = match value {
        Value::Object(members) => members,
        Value::Array(_) => {
            return wrong("Match value must be String, number, true, false, or null");
        }
        value => return Ok(Condition::Is(value.clone())),
    };
    let mut members = members.iter();
    let (Some((operator, operand)), None) = (members.next(), members.next()) else {
        return wrong("Only one key allowed in match expression");
    };
    match operator.as_str() {
        "anything-but" => anything_but(operand),
        "numeric" => numeric(operand),
        "cidr" => cidr(operand),
        "exists" => match operand {
            Value::Bool(exists) => Ok(Condition::Exists(*exists)),
            _ => wrong("exists match pattern must be either true or false."),
        },
        operator => text(operator, operand).map(Condition::Text),
    }
}

/// A condition that is met by texts alone.
fn text(operator: &str, operand: &Value) -> Read<TextCondition> {
    let plain = |make: fn(String) -> TextCondition, ignoring: fn(String) -> TextCondition| {
        if let Value::String(text) = operand {
            return Ok(make(text.clone()));
        }
        let ignored = operand.as_object().filter(|members| members.len() == 1);
        match ignored.and_then(|members| members.get("equals-ignore-case")) {
            Some(Value::String(text)) => Ok(ignoring(text.to_lowercase())),
            _ => wrong(format!("{operator} match pattern must be a string")),
        }
    };
    match operator {
        "prefix" => plain(TextCondition::Prefix, TextCondition::PrefixIgnoringCase),
        "suffix" => plain(TextCondition::Suffix, TextCondition::SuffixIgnoringCase),
        "equals-ignore-case" => match operand {
            Value::String(text) => Ok(TextCondition::IsIgnoringCase(text.to_lowercase())),
            _ => wrong("equals-ignore-case match pattern must be a string"),
        },
        "wildcard" => match operand {
            Value::String(text) => {
                let wildcard = Wildcard::parse(text).map_err(PatternError)?;
                Ok(TextCondition::Wildcard(wildcard))
            }
            _ => wrong("wildcard match pattern must be a string"),
        },
        other => wrong(format!("Unrecognized match type {other}")),
    }
}

fn anything_but(operand: &Value) -> Read<Condition> {
    let values = match operand {
        Value::Object(members) => {
            let mut members = members.iter();
            let (Some((operator, operand)), None) = (members.next(), members.next()) else {
                return wrong("Only one key allowed in match expression");
            };
            let operands = match operand {
                Value::Array(operands) if operands.is_empty() => {
                    return wrong("Empty arrays are not allowed");
                }
                Value::Array(operands) => operands.as_slice(),
                operand => std::slice::from_ref(operand),
            };
            let conditions = operands.iter().map(|operand| text(operator, operand));
            return conditions
                .collect::<Read<_>>()
                .map(Condition::AnythingButText);
        }
        Value::Array(values) => values.clone(),
        value => vec![value.clone()],
    };
    let texts = values.iter().all(Value::is_string);
    let numbers = values.iter().all(Value::is_number);
    if values.is_empty() || !(texts || numbers) {
        return wrong(
            "Inside anything but list, either all values are number or string, mixed type is not supported",
        );
    }
    Ok(Condition::AnythingBut(values))
}

fn numeric(operand: &Value) -> Read<Condition> {
    let Value::Array(operands) = operand else {
        return wrong("Value of numeric must be an array.");
    };
    let mut comparisons = Vec::new();
    for pair in operands.chunks(2) {
        let [Value::String(operator), bound] = pair else {
            return wrong("Invalid member in numeric match: an operator and a number are expected");
        };
        let comparison = match operator.as_str() {
            "=" => Comparison::Equal,
            "<" => Comparison::Less,
            "<=" => Comparison::LessOrEqual,
            ">" => Comparison::Greater,
            ">=" => Comparison::GreaterOrEqual,
            other => return wrong(format!("Unrecognized numeric range operator: {other}")),
        };
        let bound = bound.as_f64().filter(|bound| bound.abs() <= LARGEST);
        let Some(bound) = bound else {
            return wrong(format!("Value of {operator} must be numeric"));
        };
        comparisons.push((comparison, bound));
    }
    let is_lower =
        |comparison| matches!(comparison, Comparison::Greater | Comparison::GreaterOrEqual);
    let is_upper = |comparison| matches!(comparison, Comparison::Less | Comparison::LessOrEqual);
    match *comparisons.as_slice() {
        [_] => {}
        [(lower, bottom), (upper, top)] if is_lower(lower) && is_upper(upper) => {
            if bottom >= top {
                return wrong("Bottom must be less than top");
            }
        }
        _ => return wrong("Too many elements in numeric expression"),
    }
    Ok(Condition::Numeric(comparisons))
}

fn cidr(operand: &Value) -> Read<Condition> {
    let network = operand.as_str().and_then(|text| {
        let (address, bits) = text.split_once('/')?;
        let (address, bits): (IpAddr, u32) = (address.parse().ok()?, bits.parse().ok()?);
        let most = if address.is_ipv4() { 32 } else { 128 };
        (bits <= most).then_some((address, bits))
    });
    match network {
        Some((address, bits)) => Ok(Condition::Cidr(address, bits)),
        None => wrong("Malformed CIDR, one '/' required"),
    }
}

fn wrong<T>(what: impl Into<String>) -> Read<T> {
    Err(PatternError(what.into()))
}
