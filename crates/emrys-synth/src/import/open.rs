// SPDX-License-Identifier: Apache-2.0
//! Values that are left open: an expression that only Terraform can evaluate, or a placeholder that gets its value later.

use emrys_document::reference::token;
use emrys_document::written;

/// The token of an expression of Terraform's. One that cannot stand in a placeholder is called by a name instead.
#[must_use]
pub fn expression(expression: &str) -> String {
    let line = one_line(expression.trim());
    let is_one = !line.contains(char::is_control) && is_balanced(&line);
    if is_one && !line.is_empty() {
        return token(&format!("${{terraform:{}}}", written(&line)));
    }
    placeholder(&line)
}

/// An expression in one line. It stays as it is where the ends of lines say something: after comments, in heredocs, and
/// between the members of objects.
fn one_line(expression: &str) -> String {
    let matters = ["#", "//", "/*", "<<", "{"];
    if matters.iter().any(|part| expression.contains(part)) {
        return expression.to_owned();
    }
    let lines: Vec<_> = expression.lines().map(str::trim).collect();
    lines.join(" ")
}

/// The token of a placeholder without a value that is called like an expression.
#[must_use]
pub fn placeholder(expression: &str) -> String {
    token(&format!("${{{}}}", name(expression)))
}

/// The name of a placeholder for an expression: its words, joined.
#[must_use]
pub fn name(expression: &str) -> String {
    let expression = expression.trim();
    let own = expression.strip_prefix("var.").unwrap_or(expression);
    let words = own.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    let name = words.join("_");
    match name.chars().next() {
        Some(first) if first.is_alphabetic() && !is_reserved(&name) => name,
        _ => format!("value_{name}"),
    }
}

/// Names that documents understand in another way.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    matches!(name, "date" | "cluster_id" | "jobFlowId" | "hBaseJarPath")
}

/// Whether each brace that is opened is closed: documents find a placeholder's end by them.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
            _ => {}
        }
    }
    depth == 0
}
