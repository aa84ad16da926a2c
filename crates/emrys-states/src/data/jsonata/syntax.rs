// SPDX-License-Identifier: Apache-2.0
//! The syntax of JSONata 2.0.6: the library reads that of a later version, and what came later is refused.

use jsonata_core::ast::{AstNode, BinaryOp, Stage};
use jsonata_core::parser;
use serde_json::{Value, json};

use crate::data::ParseError;

/// Reads an expression.
pub(super) fn parse(text: &str) -> Result<AstNode, ParseError> {
    let parsed = parser::parse(text).map_err(|error| {
        let message = format!("`{}` is not a JSONata expression: {error}", text.trim());
        ParseError::new(message, 0)
    })?;
    let mut later = None;
    let mut differs = false;
    walk(&parsed, &mut |node| match node {
        AstNode::Binary { op, .. } => match op {
            BinaryOp::Coalesce => later = Some("??"),
            BinaryOp::Default => later = Some("?:"),
            _ => {}
        },
        AstNode::Regex { .. } | AstNode::Lambda { .. } => differs = true,
        AstNode::Function { name, args, .. } => {
            differs |= args.is_empty() && OF_CONTEXT.contains(&name.as_str());
        }
        _ => {}
    });
    match later {
        Some(operator) => Err(ParseError::new(
            format!(
                "JSONata 2.0.6, which Step Functions has, does not know the operator `{operator}`"
            ),
            text.find(operator).unwrap_or_default(),
        )),
        None if differs => Ok(as_reference(&parsed).unwrap_or(parsed)),
        None => Ok(parsed),
    }
}

/// Functions of ours that work on the context if they are given nothing.
const OF_CONTEXT: [&str; 2] = ["encodeUrl", "encodeUrlComponent"];

/// The expression with what the library takes otherwise than the reference implementation written so that it does not:
/// classes of characters in patterns are those of ASCII, and functions of ours are given the context. Variables of which
/// texts and arrays are made are looked at first, since what is doubled again and again would not fit in memory before its
/// second is over.
///
/// Nodes are changed in their serialized form, which has the same shape for all of them.
fn as_reference(parsed: &AstNode) -> Option<AstNode> {
    let mut tree = serde_json::to_value(parsed).ok()?;
    let mut pending = vec![&mut tree];
    while let Some(node) = pending.pop() {
        match node {
            Value::Object(members) => {
                if let Some(pattern) = members
                    .get_mut("Regex")
                    .and_then(|regex| regex.get_mut("pattern"))
                {
                    *pattern =
                        Value::String(with_ascii_classes(pattern.as_str().unwrap_or_default()));
                }
                if let Some(binary) = members.get_mut("Binary")
                    && binary.get("op").and_then(Value::as_str) == Some("Concatenate")
                {
                    for side in ["lhs", "rhs"] {
                        binary.get_mut(side).map(bound)?;
                    }
                }
                if let Some(Value::Array(items)) = members.get_mut("Array") {
                    items.iter_mut().for_each(bound);
                }
                if let Some(function) = members.get_mut("Function") {
                    let name = function
                        .get("name")
                        .and_then(Value::as_str)
                        .unwrap_or_default();
                    let of_context = OF_CONTEXT.contains(&name);
                    if let Some(Value::Array(args)) = function.get_mut("args")
                        && args.is_empty()
                        && of_context
                    {
                        args.push(serde_json::to_value(AstNode::Variable(String::new())).ok()?);
                    }
                }
                pending.extend(members.values_mut());
            }
            Value::Array(items) => pending.extend(items),
            _ => {}
        }
    }
    serde_json::from_value(tree).ok()
}

/// Puts a variable into a call of [`BOUNDED`]; other nodes stay as they are.
fn bound(node: &mut Value) {
    if node.get("Variable").is_some() {
        let variable = node.take();
        *node = json!({ "Function": { "name": BOUNDED, "args": [variable], "is_builtin": true } });
    }
}

/// The function that gives what it is given, unless that is more than fits in memory; no expression can name it.
pub(super) const BOUNDED: &str = "within bounds";

/// The pattern with `\w`, `\d` and `\b` as ECMAScript has them.
fn with_ascii_classes(pattern: &str) -> String {
    let mut ascii = String::with_capacity(pattern.len());
    let mut in_class = false;
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => {
                let escaped = characters.next();
                match escaped {
                    Some('w') if in_class => ascii.push_str("0-9A-Za-z_"),
                    Some('d') if in_class => ascii.push_str("0-9"),
                    Some('w') => ascii.push_str("[0-9A-Za-z_]"),
                    Some('W') if !in_class => ascii.push_str("[^0-9A-Za-z_]"),
                    Some('d') => ascii.push_str("[0-9]"),
                    Some('D') if !in_class => ascii.push_str("[^0-9]"),
                    Some('b') if !in_class => ascii.push_str(r"(?-u:\b)"),
                    other => {
                        ascii.push(character);
                        ascii.extend(other);
                    }
                }
                continue;
            }
            '[' => in_class = true,
            ']' => in_class = false,
            _ => {}
        }
        ascii.push(character);
    }
    ascii
}

/// Shows every node of an expression.
pub(super) fn walk(node: &AstNode, show: &mut impl FnMut(&AstNode)) {
    show(node);
    children(node, &mut |child| walk(child, show));
}

/// Shows the nodes that a node is made of.
pub(super) fn children(node: &AstNode, show: &mut impl FnMut(&AstNode)) {
    match node {
        AstNode::String(_)
        | AstNode::Name(_)
        | AstNode::Number(_)
        | AstNode::Boolean(_)
        | AstNode::Null
        | AstNode::Undefined
        | AstNode::Placeholder
        | AstNode::Regex { .. }
        | AstNode::Variable(_)
        | AstNode::ParentVariable(_)
        | AstNode::Wildcard
        | AstNode::Descendant
        | AstNode::Parent(_) => {}
        AstNode::Path { steps } => {
            for step in steps {
                show(&step.node);
                for stage in &step.stages {
                    if let Stage::Filter(filter) = stage {
                        show(filter);
                    }
                }
            }
        }
        AstNode::Binary { lhs, rhs, .. } => {
            show(lhs);
            show(rhs);
        }
        AstNode::Unary { operand, .. } => show(operand),
        AstNode::Function { args, .. } => args.iter().for_each(show),
        AstNode::Call { procedure, args } => {
            show(procedure);
            args.iter().for_each(show);
        }
        AstNode::Lambda { body, .. } => show(body),
        AstNode::Array(items) | AstNode::ArrayGroup(items) | AstNode::Block(items) => {
            items.iter().for_each(show);
        }
        AstNode::Object(pairs) => pairs.iter().for_each(|(name, value)| {
            show(name);
            show(value);
        }),
        AstNode::ObjectTransform { input, pattern } => {
            show(input);
            pattern.iter().for_each(|(name, value)| {
                show(name);
                show(value);
            });
        }
        AstNode::Conditional {
            condition,
            then_branch,
            else_branch,
        } => {
            show(condition);
            show(then_branch);
            if let Some(other) = else_branch {
                show(other);
            }
        }
        AstNode::FunctionApplication(inner) => show(inner),
        AstNode::Sort { input, terms } => {
            show(input);
            terms.iter().for_each(|(term, _)| show(term));
        }
        AstNode::Transform {
            location,
            update,
            delete,
        } => {
            show(location);
            show(update);
            if let Some(delete) = delete {
                show(delete);
            }
        }
    }
}
