// SPDX-License-Identifier: Apache-2.0
//! Filters of paths, `[?(@.price < 10 && @.author)]`, as Jayway's JsonPath has them.

use std::borrow::Cow;
use std::cmp::Ordering;

use regex::Regex;
use serde_json::Value;

use super::Step;
use super::function::Function;
use super::parse::{Depth, steps};
use super::select::{Beginning, select};
use crate::data::ParseError;
use crate::data::cursor::Cursor;

/// What an item has to be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Filter {
    Any(Vec<Filter>),
    All(Vec<Filter>),
    Not(Box<Filter>),
    /// The path leads somewhere.
    Exists(Operand),
    Compare(Operand, Operator, Operand),
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    Literal(Value),
    Pattern(Pattern),
    /// From the item (`@`) or from the whole (`$`).
    Path {
        from_item: bool,
        steps: Vec<Step>,
        function: Option<Function>,
    },
}

/// A regular expression, which the whole text has to match.
#[derive(Debug, Clone)]
pub(super) struct Pattern(Regex);

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Matches,
    In,
    NotIn,
    SubsetOf,
    AnyOf,
    NoneOf,
    Contains,
    Size,
    Empty,
}

/// Longer ones before those that they begin with.
const OPERATORS: [(&str, Operator); 17] = [
    ("===", Operator::Equal),
    ("!==", Operator::NotEqual),
    ("==", Operator::Equal),
    ("!=", Operator::NotEqual),
    ("=~", Operator::Matches),
    ("<=", Operator::LessOrEqual),
    (">=", Operator::GreaterOrEqual),
    ("<", Operator::Less),
    (">", Operator::Greater),
    ("in", Operator::In),
    ("nin", Operator::NotIn),
    ("subsetof", Operator::SubsetOf),
    ("anyof", Operator::AnyOf),
    ("noneof", Operator::NoneOf),
    ("contains", Operator::Contains),
    ("size", Operator::Size),
    ("empty", Operator::Empty),
];

impl Filter {
    /// Reads what stands between `?(` and `)`.
    pub(super) fn read(cursor: &mut Cursor<'_>, depth: Depth) -> Result<Self, ParseError> {
        let depth = depth.deeper(cursor)?;
        let mut alternatives = vec![Self::all(cursor, depth)?];
        loop {
            cursor.skip_spaces();
            if !cursor.eat("||") {
                break;
            }
            alternatives.push(Self::all(cursor, depth)?);
        }
        Ok(one_or(alternatives, Self::Any))
    }

    fn all(cursor: &mut Cursor<'_>, depth: Depth) -> Result<Self, ParseError> {
        let mut conditions = vec![Self::single(cursor, depth)?];
        loop {
            cursor.skip_spaces();
            if !cursor.eat("&&") {
                break;
            }
            conditions.push(Self::single(cursor, depth)?);
        }
        Ok(one_or(conditions, Self::All))
    }

    fn single(cursor: &mut Cursor<'_>, depth: Depth) -> Result<Self, ParseError> {
        cursor.skip_spaces();
        if cursor.eat("!") {
            let inner = Self::single(cursor, depth.deeper(cursor)?)?;
            return Ok(Self::Not(Box::new(inner)));
        }
        if cursor.eat("(") {
            let inner = Self::read(cursor, depth)?;
            cursor.expect(")")?;
            return Ok(inner);
        }
        let left = Operand::read(cursor, depth)?;
        cursor.skip_spaces();
        match OPERATORS.iter().find(|(word, _)| cursor.eat(word)) {
            Some((_, operator)) => {
                let right = Operand::read(cursor, depth)?;
                Ok(Self::Compare(left, *operator, right))
            }
            None if matches!(left, Operand::Path { .. }) => Ok(Self::Exists(left)),
            None => Err(cursor.unexpected("an operator")),
        }
    }

    /// Whether the item is so.
    pub(super) fn accepts(&self, item: &Value, root: &Value) -> bool {
        match self {
            Self::Any(filters) => filters.iter().any(|filter| filter.accepts(item, root)),
            Self::All(filters) => filters.iter().all(|filter| filter.accepts(item, root)),
            Self::Not(filter) => !filter.accepts(item, root),
            Self::Exists(operand) => operand.value(item, root).is_some(),
            Self::Compare(left, operator, right) => {
                let left = left.value(item, root);
                if let (Operator::Matches, Operand::Pattern(Pattern(pattern))) = (operator, right) {
                    let text = left.as_deref().and_then(Value::as_str);
                    return text.is_some_and(|text| pattern.is_match(text));
                }
                let right = right.value(item, root);
                compare(left.as_deref(), *operator, right.as_deref())
            }
        }
    }
}

fn one_or(mut filters: Vec<Filter>, several: fn(Vec<Filter>) -> Filter) -> Filter {
    match (filters.pop(), filters.is_empty()) {
        (Some(filter), true) => filter,
        (last, _) => {
            filters.extend(last);
            several(filters)
        }
    }
}

impl Operand {
    fn read(cursor: &mut Cursor<'_>, depth: Depth) -> Result<Self, ParseError> {
        cursor.skip_spaces();
        match cursor.peek() {
            Some(root @ ('@' | '$')) => {
                cursor.next();
                let (steps, function) = steps(cursor, depth)?;
                Ok(Self::Path {
                    from_item: root == '@',
                    steps,
                    function,
                })
            }
            Some('\'' | '"') => Ok(Self::Literal(Value::String(cursor.quoted()?))),
            Some('/') => Pattern::read(cursor).map(Self::Pattern),
            Some('[') => {
                cursor.next();
                let mut items = Vec::new();
                loop {
                    cursor.skip_spaces();
                    if items.is_empty() && cursor.eat("]") {
                        break;
                    }
                    let start = cursor.offset();
                    let Self::Literal(item) = Self::read(cursor, depth.deeper(cursor)?)? else {
                        return Err(ParseError::new("a literal is expected in a list", start));
                    };
                    items.push(item);
                    cursor.skip_spaces();
                    if cursor.eat("]") {
                        break;
                    }
                    cursor.expect(",")?;
                }
                Ok(Self::Literal(Value::Array(items)))
            }
            _ => {
                let start = cursor.offset();
                let word =
                    cursor.take_while(|next| next.is_ascii_alphanumeric() || "+-._".contains(next));
                // Numbers, `true`, `false` and `null` are those of JSON.
                serde_json::from_str(word).map(Self::Literal).map_err(|_| {
                    ParseError::new(format!("`{word}` is neither a path nor a literal"), start)
                })
            }
        }
    }

    fn value<'a>(&'a self, item: &'a Value, root: &'a Value) -> Option<Cow<'a, Value>> {
        match self {
            Self::Literal(value) => Some(Cow::Borrowed(value)),
            Self::Pattern(_) => None,
            Self::Path {
                from_item,
                steps,
                function,
            } => {
                let start = if *from_item { item } else { root };
                select(root, start, steps, function.as_ref(), Beginning::Required).ok()
            }
        }
    }
}

impl Pattern {
    fn read(cursor: &mut Cursor<'_>) -> Result<Self, ParseError> {
        let start = cursor.offset();
        cursor.next();
        let mut pattern = String::new();
        loop {
            match cursor.next() {
                None => return Err(cursor.unexpected("`/`")),
                Some('/') => break,
                Some('\\') if cursor.eat("/") => pattern.push('/'),
                Some(other) => pattern.push(other),
            }
        }
        let flags = match cursor.take_while(|next| next.is_ascii_alphabetic()) {
            "" => String::new(),
            flags => format!("(?{flags})"),
        };
        match Regex::new(&format!("{flags}^(?:{pattern})$")) {
            Ok(pattern) => Ok(Self(pattern)),
            Err(_) => Err(ParseError::new(
                format!("`{pattern}` is not a regular expression"),
                start,
            )),
        }
    }
}

fn compare(left: Option<&Value>, operator: Operator, right: Option<&Value>) -> bool {
    let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned();
    match operator {
        Operator::Equal => equal(left, right),
        Operator::NotEqual => !equal(left, right),
        Operator::Less => order(left, right) == Some(Ordering::Less),
        Operator::LessOrEqual => order(left, right).is_some_and(Ordering::is_le),
        Operator::Greater => order(left, right) == Some(Ordering::Greater),
        Operator::GreaterOrEqual => order(left, right).is_some_and(Ordering::is_ge),
        Operator::Matches => false,
        Operator::In => list(right).is_some_and(|list| holds(&list, left)),
        Operator::NotIn => !list(right).is_some_and(|list| holds(&list, left)),
        Operator::SubsetOf | Operator::AnyOf | Operator::NoneOf => {
            let (Some(left), Some(right)) = (list(left), list(right)) else {
                return false;
            };
            let mut held = left.iter().map(|item| holds(&right, Some(item)));
            match operator {
                Operator::SubsetOf => held.all(|held| held),
                Operator::AnyOf => held.any(|held| held),
                _ => !held.any(|held| held),
            }
        }
        Operator::Contains => match (left, right) {
            (Some(Value::String(text)), Some(Value::String(part))) => text.contains(part.as_str()),
            (Some(Value::Array(items)), _) => holds(items, right),
            _ => false,
        },
        Operator::Size => {
            let size = left.and_then(size);
            size.is_some() && size == right.and_then(Value::as_u64)
        }
        Operator::Empty => {
            let empty = left.and_then(size).map(|size| size == 0);
            empty.is_some() && empty == right.and_then(Value::as_bool)
        }
    }
}

fn size(value: &Value) -> Option<u64> {
    let size = match value {
        Value::String(text) => text.chars().count(),
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        _ => return None,
    };
    u64::try_from(size).ok()
}

fn holds(items: &[Value], value: Option<&Value>) -> bool {
    items.iter().any(|item| equal(Some(item), value))
}

/// Jayway compares a number with a text by the number that the text writes.
fn equal(left: Option<&Value>, right: Option<&Value>) -> bool {
    let (Some(left), Some(right)) = (left, right) else {
        return false;
    };
    match (left, right) {
        (Value::Number(_), Value::Number(_)) => left.as_f64() == right.as_f64(),
        (Value::Number(number), Value::String(text))
        | (Value::String(text), Value::Number(number)) => {
            number.as_f64().is_some() && number.as_f64() == text.parse().ok()
        }
        _ => left == right,
    }
}

fn order(left: Option<&Value>, right: Option<&Value>) -> Option<Ordering> {
    match (left?, right?) {
        (Value::String(left), Value::String(right)) => {
            Some(left.encode_utf16().cmp(right.encode_utf16()))
        }
        (left, right) => left.as_f64()?.partial_cmp(&right.as_f64()?),
    }
}
