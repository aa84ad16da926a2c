// SPDX-License-Identifier: Apache-2.0
//! Terraform's functions that need nothing but their arguments. `None`: the function is not here, or its arguments are not
//! known well enough.

use emrys_document::reference::is_in;
use serde_json::{Map, Value};

use super::evaluation::is_unknown;
use super::json;

/// Whether a function only puts its arguments together, so that what is unknown in them may stay where it is.
pub(super) fn keeps_tokens(name: &str) -> bool {
    matches!(
        name,
        "concat"
            | "flatten"
            | "jsonencode"
            | "merge"
            | "nonsensitive"
            | "sensitive"
            | "tolist"
            | "tomap"
            | "tostring"
    )
}

/// The text that a single value is in a template; of what is unknown its token.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The truth of a condition.
pub(super) fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(value) => Some(*value),
        Value::String(text) if text == "true" => Some(true),
        Value::String(text) if text == "false" => Some(false),
        _ => None,
    }
}

/// The value of a call.
pub(super) fn call(name: &str, arguments: &[Value]) -> Option<Value> {
    if let Some(value) = assembled(name, arguments) {
        return Some(value);
    }
    if arguments.iter().any(is_unknown) {
        return None;
    }
    of_collections(name, arguments).or_else(|| of_texts(name, arguments))
}

/// Functions that take what is unknown as it is.
fn assembled(name: &str, arguments: &[Value]) -> Option<Value> {
    Some(match (name, arguments) {
        ("jsonencode", [value]) => Value::String(json::write(value)),
        ("sensitive" | "nonsensitive", [value]) => value.clone(),
        ("merge", maps) => {
            let mut merged = Map::new();
            for map in maps.iter().filter(|map| !map.is_null()) {
                merged.extend(map.as_object()?.clone());
            }
            Value::Object(merged)
        }
        ("concat", lists) => {
            let lists: Option<Vec<_>> = lists.iter().map(Value::as_array).collect();
            Value::Array(lists?.into_iter().flatten().cloned().collect())
        }
        ("flatten", [Value::Array(items)]) => {
            let mut flat = Vec::new();
            flatten(items, &mut flat);
            Value::Array(flat)
        }
        ("tolist" | "toset", [list @ Value::Array(_)]) if name == "tolist" || !is_unknown(list) => {
            match name {
                "toset" => Value::Array(set(list.as_array()?)),
                _ => list.clone(),
            }
        }
        ("tomap", [map @ Value::Object(_)]) => map.clone(),
        ("tostring", [value]) => Value::String(text(value)?),
        ("join", [Value::String(separator), lists @ ..]) if !is_in(separator) => {
            let mut parts = Vec::new();
            for list in lists {
                for item in list.as_array()? {
                    parts.push(text(item)?);
                }
            }
            Value::String(parts.join(separator))
        }
        ("format", [Value::String(form), values @ ..]) if !is_in(form) => {
            Value::String(format(form, values)?)
        }
        ("lookup", [Value::Object(map), Value::String(key), default @ ..]) if !is_in(key) => {
            map.get(key).or(default.first())?.clone()
        }
        ("keys", [Value::Object(map)]) => map.keys().map(String::as_str).collect(),
        ("values", [Value::Object(map)]) => Value::Array(map.values().cloned().collect()),
        ("length", [Value::Array(items)]) => Value::from(items.len()),
        ("length", [Value::Object(map)]) => Value::from(map.len()),
        ("element", [Value::Array(items), Value::Number(index)]) => {
            let index = usize::try_from(index.as_u64()?).ok()?;
            items.get(index.checked_rem(items.len())?)?.clone()
        }
        _ => return None,
    })
}

fn of_collections(name: &str, arguments: &[Value]) -> Option<Value> {
    Some(match (name, arguments) {
        ("distinct", [Value::Array(items)]) => {
            let mut distinct: Vec<Value> = Vec::new();
            for item in items {
                if !distinct.contains(item) {
                    distinct.push(item.clone());
                }
            }
            Value::Array(distinct)
        }
        ("compact", [Value::Array(items)]) => {
            let items = items.iter().filter(|item| !item.is_null() && *item != "");
            Value::Array(items.cloned().collect())
        }
        ("contains", [Value::Array(items), item]) => Value::Bool(items.contains(item)),
        ("reverse", [Value::Array(items)]) => Value::Array(items.iter().rev().cloned().collect()),
        ("sort", [Value::Array(items)]) => {
            let texts: Option<Vec<_>> = items.iter().map(text).collect();
            let mut texts = texts?;
            texts.sort();
            Value::from(texts)
        }
        ("slice", [Value::Array(items), from, to]) => {
            let index = |value: &Value| usize::try_from(value.as_u64()?).ok();
            Value::Array(items.get(index(from)?..index(to)?)?.to_vec())
        }
        ("zipmap", [Value::Array(keys), Value::Array(values)]) if keys.len() == values.len() => {
            let keys: Option<Vec<_>> = keys.iter().map(text).collect();
            Value::Object(keys?.into_iter().zip(values.iter().cloned()).collect())
        }
        ("range", [to]) => {
            let to = to.as_u64().filter(|to| *to <= 1024)?;
            (0..to).map(Value::from).collect()
        }
        ("coalesce", values) => {
            let found = values.iter().find(|value| !value.is_null() && *value != "");
            found?.clone()
        }
        ("max" | "min", values) => {
            let numbers: Option<Vec<f64>> = values.iter().map(Value::as_f64).collect();
            let mut numbers = numbers?;
            numbers.sort_by(f64::total_cmp);
            let wanted = match name {
                "max" => numbers.last(),
                _ => numbers.first(),
            };
            let wanted = *wanted?;
            values
                .iter()
                .find(|value| value.as_f64() == Some(wanted))?
                .clone()
        }
        ("jsondecode", [Value::String(json)]) => serde_json::from_str(json).ok()?,
        _ => return None,
    })
}

fn of_texts(name: &str, arguments: &[Value]) -> Option<Value> {
    let texts: Option<Vec<String>> = arguments.iter().map(text).collect();
    let texts = texts?;
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    Some(match (name, texts.as_slice()) {
        ("lower", [text]) => Value::from(text.to_lowercase()),
        ("title", [text]) => Value::from(title(text)),
        ("upper", [text]) => Value::from(text.to_uppercase()),
        ("trimspace", [text]) => Value::from(text.trim()),
        ("trimprefix", [text, prefix]) => Value::from(text.strip_prefix(prefix).unwrap_or(text)),
        ("trimsuffix", [text, suffix]) => Value::from(text.strip_suffix(suffix).unwrap_or(text)),
        ("split", [separator, text]) => text.split(separator).collect(),
        // Between slashes it would be a regular expression.
        ("replace", [text, part, by])
            if !(part.len() > 1 && part.starts_with('/') && part.ends_with('/')) =>
        {
            Value::from(text.replace(part, by))
        }
        ("startswith", [text, prefix]) => Value::Bool(text.starts_with(prefix)),
        ("endswith", [text, suffix]) => Value::Bool(text.ends_with(suffix)),
        ("length", [text]) => Value::from(text.chars().count()),
        ("tonumber", [text]) => Value::Number(text.parse().ok()?),
        ("tobool", [text]) => Value::Bool(text.parse().ok()?),
        ("basename", [path]) => Value::from(path.rsplit('/').next().unwrap_or(path)),
        _ => return None,
    })
}

/// The text with a capital letter at the beginning of each word.
fn title(text: &str) -> String {
    let mut titled = String::with_capacity(text.len());
    let mut is_in_word = false;
    for letter in text.chars() {
        match is_in_word {
            true => titled.push(letter),
            false => titled.extend(letter.to_uppercase()),
        }
        is_in_word = letter.is_alphanumeric() || letter == '_';
    }
    titled
}

fn flatten(items: &[Value], flat: &mut Vec<Value>) {
    for item in items {
        match item {
            Value::Array(items) => flatten(items, flat),
            other => flat.push(other.clone()),
        }
    }
}

/// The items of a set, each once and in order: Terraform sorts texts.
fn set(items: &[Value]) -> Vec<Value> {
    let mut items = items.to_vec();
    items.sort_by_key(|item| text(item).unwrap_or_default());
    items.dedup();
    items
}

/// `format` with the verbs `%s`, `%d`, `%v` and `%%`.
fn format(form: &str, values: &[Value]) -> Option<String> {
    let mut values = values.iter();
    let mut formatted = String::new();
    let mut letters = form.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            formatted.push(letter);
            continue;
        }
        match letters.next()? {
            '%' => formatted.push('%'),
            's' | 'v' => formatted.push_str(&text(values.next()?)?),
            'd' => formatted.push_str(&values.next()?.as_i64()?.to_string()),
            _ => return None,
        }
    }
    values.next().is_none().then_some(formatted)
}
