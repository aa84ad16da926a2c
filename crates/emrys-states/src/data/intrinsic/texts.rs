// SPDX-License-Identifier: Apache-2.0
//! Intrinsic functions that work on texts.

use serde_json::Value;

use super::text;

/// Without the backslashes that escape.
pub(super) fn unescape(text: &str) -> String {
    let mut characters = text.chars();
    let mut unescaped = String::with_capacity(text.len());
    while let Some(character) = characters.next() {
        match character {
            '\\' => unescaped.extend(characters.next()),
            other => unescaped.push(other),
        }
    }
    unescaped
}

/// The template with a value in each `{}`.
pub(super) fn format(template: &Value, values: &[Value]) -> Result<Value, String> {
    let template = text(template)?;
    let mut characters = template.chars().peekable();
    let mut values = values.iter();
    let mut formatted = String::with_capacity(template.len());
    while let Some(character) = characters.next() {
        match character {
            '\\' => formatted.extend(characters.next()),
            '{' if characters.peek() == Some(&'}') => {
                characters.next();
                let missing =
                    || "There are fewer arguments than places {} in the template".to_owned();
                write_java(values.next().ok_or_else(missing)?, &mut formatted);
            }
            other => formatted.push(other),
        }
    }
    if values.next().is_some() {
        return Err("There are more arguments than places {} in the template".to_owned());
    }
    Ok(Value::String(formatted))
}

/// Any of the characters delimits; parts that are empty are left out.
pub(super) fn split(value: &Value, delimiters: &Value) -> Result<Value, String> {
    let (value, delimiters) = (text(value)?, text(delimiters)?);
    let parts = value.split(|character| delimiters.contains(character));
    Ok(parts
        .filter(|part| !part.is_empty())
        .map(|part| Value::String(part.to_owned()))
        .collect())
}

/// As Java's `toString` writes it, which is what AWS puts in a template: `{Name=first, Tags=[a, b]}`.
fn write_java(value: &Value, into: &mut String) {
    match value {
        Value::String(text) => into.push_str(text),
        Value::Array(items) => {
            into.push('[');
            for (number, item) in items.iter().enumerate() {
                if number > 0 {
                    into.push_str(", ");
                }
                write_java(item, into);
            }
            into.push(']');
        }
        Value::Object(members) => {
            into.push('{');
            for (number, (name, value)) in members.iter().enumerate() {
                if number > 0 {
                    into.push_str(", ");
                }
                into.push_str(name);
                into.push('=');
                write_java(value, into);
            }
            into.push('}');
        }
        Value::Number(number) => match number.as_f64() {
            Some(double) if number.is_f64() => into.push_str(&java_double(double)),
            _ => into.push_str(&number.to_string()),
        },
        Value::Null | Value::Bool(_) => into.push_str(&value.to_string()),
    }
}

/// A Java `double`: decimal between a thousandth and ten million, otherwise with an exponent.
fn java_double(double: f64) -> String {
    if double == 0.0 || (1e-3..1e7).contains(&double.abs()) {
        return format!("{double:?}");
    }
    let written = format!("{double:e}");
    match written.split_once('e') {
        Some((digits, exponent)) if digits.contains('.') => format!("{digits}E{exponent}"),
        Some((digits, exponent)) => format!("{digits}.0E{exponent}"),
        None => written,
    }
}
