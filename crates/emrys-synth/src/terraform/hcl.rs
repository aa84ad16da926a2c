// SPDX-License-Identifier: Apache-2.0
//! A module in Terraform's own syntax, laid out as `terraform fmt` does, which no library does.

use super::PROVIDER_VERSION;
use super::module::{Body, Module, Template, Value};

/// How lines begin that stand for themselves.
const HERE_DOCUMENT: &str = "<<EOT";

impl Module {
    /// The module as a `.tf` file.
    #[must_use]
    pub fn to_hcl(&self) -> String {
        let mut blocks = vec![format!(
            "terraform {{\n  required_providers {{\n    aws = {{\n      source  = \"hashicorp/aws\"\n      version = \"{PROVIDER_VERSION}\"\n    }}\n  }}\n}}\n"
        )];
        if let Some(region) = &self.region {
            let mut body = Body::default();
            body.set("region", Value::literal(region));
            blocks.push(block("provider \"aws\"", &body, &[]));
        }
        for variable in &self.variables {
            let mut body = Body::default();
            if let Some(description) = &variable.description {
                body.set("description", Value::literal(description));
                body.set("type", Value::expression("string"));
            }
            body.set("default", variable.default.as_ref().map(Value::literal));
            if variable.sensitive {
                body.set("sensitive", Value::Boolean(true));
            }
            let header = format!("variable \"{}\"", variable.name);
            blocks.push(match body.is_empty() {
                true => format!("{header} {{}}\n"),
                false => block(&header, &body, &[]),
            });
        }
        for (word, resources) in [("data", &self.data), ("resource", &self.resources)] {
            for resource in resources {
                let header = format!("{word} \"{}\" \"{}\"", resource.kind, resource.name);
                blocks.push(block(&header, &resource.body, &resource.depends_on));
            }
        }
        for output in &self.outputs {
            let mut body = Body::default();
            let description = output.description.as_ref();
            body.set("description", description.map(Value::literal));
            body.set("value", Value::expression(&output.value));
            blocks.push(block(&format!("output \"{}\"", output.name), &body, &[]));
        }
        blocks.join("\n")
    }
}

/// An expression on one line.
pub(super) fn inline(value: &Value) -> String {
    written(value, None)
}

fn block(header: &str, body: &Body, depends_on: &[String]) -> String {
    let mut text = format!("{header} {{\n");
    write_body(body, depends_on, 1, &mut text);
    text.push_str("}\n");
    text
}

fn write_body(body: &Body, depends_on: &[String], depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let mut arguments: Vec<(String, String)> = body
        .arguments
        .iter()
        .map(|(name, value)| ((*name).to_owned(), written(value, Some(depth))))
        .collect();
    if !depends_on.is_empty() {
        let resources = depends_on.iter().map(Value::expression).collect();
        let resources = written(&Value::List(resources), Some(depth));
        arguments.push(("depends_on".to_owned(), resources));
    }
    write_aligned(&arguments, &indent, text);
    for (index, (name, block)) in body.blocks.iter().enumerate() {
        if index > 0 || !arguments.is_empty() {
            text.push('\n');
        }
        if block.is_empty() {
            text.push_str(&format!("{indent}{name} {{}}\n"));
            continue;
        }
        text.push_str(&format!("{indent}{name} {{\n"));
        write_body(block, &[], depth + 1, text);
        text.push_str(&format!("{indent}}}\n"));
    }
}

/// Names and values, the signs between them in one column as far as values are lines of one block.
fn write_aligned(entries: &[(String, String)], indent: &str, text: &mut String) {
    // Of a here document `terraform fmt` looks at the first line alone.
    let is_line =
        |(_, value): &&(String, String)| !value.contains('\n') || value.starts_with(HERE_DOCUMENT);
    let mut rest = entries;
    while let Some(((name, value), after)) = rest.split_first() {
        let lines = rest.iter().take_while(is_line).count();
        let (lines, others) = rest.split_at(lines);
        if lines.is_empty() {
            text.push_str(&format!("{indent}{name} = {value}\n"));
            rest = after;
            continue;
        }
        let width = lines.iter().map(|(name, _)| name.chars().count()).max();
        let width = width.unwrap_or_default();
        for (name, value) in lines {
            text.push_str(&format!("{indent}{name:<width$} = {value}\n"));
        }
        rest = others;
    }
}

/// A value: on one line, or on several at that depth where it has parts.
fn written(value: &Value, depth: Option<usize>) -> String {
    match value {
        Value::Text(template) => match template.as_expression() {
            Some(expression) => expression.to_owned(),
            None => quoted(template),
        },
        Value::Number(number) => number.to_string(),
        Value::Boolean(value) => value.to_string(),
        Value::Null => "null".to_owned(),
        Value::Json(value) => format!("jsonencode({})", written(value, depth)),
        Value::Lines(lines) => match depth {
            Some(depth) => here_document(lines, depth),
            None => quoted(&Template::literal(lines)),
        },
        Value::List(items) => list(items, depth),
        Value::Object(members) => object(members, depth),
    }
}

fn list(items: &[Value], depth: Option<usize>) -> String {
    let plain = |item: &Value| !matches!(item, Value::List(_) | Value::Object(_) | Value::Json(_));
    let on_a_line = || {
        let items: Vec<String> = items.iter().map(|item| written(item, None)).collect();
        format!("[{}]", items.join(", "))
    };
    let Some(depth) = depth else {
        return on_a_line();
    };
    if items.iter().all(plain) {
        let line = on_a_line();
        if line.len() <= 100 {
            return line;
        }
    }
    let indent = "  ".repeat(depth + 1);
    let items = items
        .iter()
        .map(|item| format!("{indent}{},\n", written(item, Some(depth + 1))));
    format!("[\n{}{}]", items.collect::<String>(), "  ".repeat(depth))
}

fn object(members: &[(Template, Value)], depth: Option<usize>) -> String {
    if members.is_empty() {
        return "{}".to_owned();
    }
    let inner = depth.map(|depth| depth + 1);
    let members: Vec<(String, String)> = members
        .iter()
        .map(|(name, value)| (key(name), written(value, inner)))
        .collect();
    let Some(depth) = depth else {
        let members: Vec<String> = members
            .iter()
            .map(|(name, value)| format!("{name} = {value}"))
            .collect();
        return format!("{{ {} }}", members.join(", "));
    };
    let mut text = "{\n".to_owned();
    write_aligned(&members, &"  ".repeat(depth + 1), &mut text);
    text.push_str(&"  ".repeat(depth));
    text.push('}');
    text
}

/// Lines as they are, but for what begins a template of Terraform's.
fn here_document(lines: &str, depth: usize) -> String {
    let lines = Template::literal(lines).written(str::to_owned);
    format!("{HERE_DOCUMENT}\n{lines}{}EOT", "  ".repeat(depth))
}

/// The key of an object: an identifier as it is, everything else in quotes.
fn key(name: &Template) -> String {
    let quoted = quoted(name);
    let inside = quoted.trim_matches('"');
    let is_first = |letter: char| letter.is_ascii_alphabetic() || letter == '_';
    let is_other = |letter: char| is_first(letter) || letter.is_ascii_digit() || letter == '-';
    let is_word = matches!(inside, "for" | "true" | "false" | "null");
    if !is_word && inside.starts_with(is_first) && inside.chars().all(is_other) {
        inside.to_owned()
    } else {
        quoted
    }
}

fn quoted(template: &Template) -> String {
    let escape = |literal: &str| {
        let mut escaped = String::with_capacity(literal.len());
        for character in literal.chars() {
            match character {
                '"' => escaped.push_str("\\\""),
                '\\' => escaped.push_str("\\\\"),
                '\n' => escaped.push_str("\\n"),
                '\r' => escaped.push_str("\\r"),
                '\t' => escaped.push_str("\\t"),
                other => escaped.push(other),
            }
        }
        escaped
    };
    format!("\"{}\"", template.written(escape))
}
