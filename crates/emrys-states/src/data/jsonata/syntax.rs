// SPDX-License-Identifier: Apache-2.0
//! The syntax of JSONata 2.0.6: the library reads that of a later version, and what came later is refused.

use jsonata_core::ast::{AstNode, BinaryOp, Stage};
use jsonata_core::parser;

use crate::data::ParseError;

/// Reads an expression.
pub(super) fn parse(text: &str) -> Result<AstNode, ParseError> {
    let parsed = parser::parse(text).map_err(|error| {
        let message = format!("`{}` is not a JSONata expression: {error}", text.trim());
        ParseError::new(message, 0)
    })?;
    let mut later = None;
    walk(&parsed, &mut |node| {
        if let AstNode::Binary { op, .. } = node {
            match op {
                BinaryOp::Coalesce => later = Some("??"),
                BinaryOp::Default => later = Some("?:"),
                _ => {}
            }
        }
    });
    match later {
        Some(operator) => Err(ParseError::new(
            format!(
                "JSONata 2.0.6, which Step Functions has, does not know the operator `{operator}`"
            ),
            text.find(operator).unwrap_or_default(),
        )),
        None => Ok(parsed),
    }
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
