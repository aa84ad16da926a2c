// SPDX-License-Identifier: Apache-2.0
//! What templates refer to: the variables that they use are noted for later, and what is not there is found out at once.

use emrys_diagnostics::Code;

use super::Reader;
use super::node::{Json, Node};
use super::outline::Use;
use super::problem::Problem;
use crate::data::{Expression, References, Template};

/// What of `$states` is there besides `input` and `context`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sees {
    /// Nothing.
    Input,
    /// `$states.result`: what a task, the branches or the iterations gave.
    Result,
    /// `$states.errorOutput`: what was caught.
    ErrorOutput,
}

impl Reader<'_> {
    /// Looks at all places of a template that has been read from a node.
    pub(super) fn refers(&mut self, node: &Node, template: &Template, sees: Sees) {
        match (template, &node.value) {
            (Template::Array(templates), Json::Array(items)) => {
                for (template, item) in templates.iter().zip(items) {
                    self.refers(item, template, sees);
                }
            }
            (Template::Object(templates), Json::Object(members)) => {
                // Both have the members in the same order.
                for (template, member) in templates.values().zip(members) {
                    self.refers(&member.value, template, sees);
                }
            }
            (Template::Path { path, .. }, _) => self.uses(node, path.variable()),
            (Template::Intrinsic(intrinsic), _) => {
                for path in intrinsic.paths() {
                    self.uses(node, path.variable());
                }
            }
            (Template::Expression(expression), _) => self.expression(node, expression, sees),
            _ => {}
        }
    }

    /// Notes a variable that is used.
    pub(super) fn uses(&mut self, node: &Node, variable: Option<&str>) {
        self.uses.extend(variable.map(|name| Use {
            name: name.to_owned(),
            span: occurrence(node, &format!("${name}")),
        }));
    }

    /// Looks at an expression.
    pub(super) fn expression(&mut self, node: &Node, expression: &Expression, sees: Sees) {
        let References {
            variables,
            states,
            in_document,
        } = expression.references();
        for name in &variables {
            self.uses(node, Some(name));
        }
        for member in &states {
            let help = match (member.as_str(), sees) {
                ("input" | "context" | "", _)
                | ("result", Sees::Result)
                | ("errorOutput", Sees::ErrorOutput) => continue,
                ("result", _) => {
                    "the result is in `Output` and `Assign` of Task, Parallel and Map states"
                }
                ("errorOutput", _) => "the error is in `Output` and `Assign` of a catcher",
                _ => "`$states` has `input`, `context`, `result` and `errorOutput`",
            };
            let name = format!("$states.{member}");
            self.problems.add(
                Problem::new(
                    Code::StatesValueAbsent,
                    format!("there is no `{name}` here"),
                    occurrence(node, &name),
                )
                .help(help)
                .aws(
                    "UNSUPPORTED_JSONATA_EXPRESSION",
                    format!("Reference to '{name}' is not supported here."),
                ),
            );
        }
        for name in &in_document {
            self.problems.add(
                Problem::new(
                    Code::ReferenceAtTopLevel,
                    format!("`{name}` is looked up in a document, and there is none"),
                    occurrence(node, name),
                )
                .help("the input is `$states.input`, a variable has a `$` before its name")
                .aws(
                    "UNSUPPORTED_JSONATA_EXPRESSION",
                    format!("Reference to '{name}' at the top level is not supported."),
                ),
            );
        }
    }
}

/// Where a name first stands by itself in a text; the whole text if that cannot be told.
fn occurrence(node: &Node, name: &str) -> emrys_diagnostics::Span {
    let text = node.as_text().unwrap_or_default();
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let found = text.match_indices(name).find(|(at, _)| {
        let before = text.get(..*at).and_then(|text| text.chars().next_back());
        let after = text
            .get(at + name.len()..)
            .and_then(|text| text.chars().next());
        let before_it = |c: char| is_part(c) || c == '$' || c == '.';
        !before.is_some_and(before_it) && !after.is_some_and(is_part)
    });
    match found {
        Some((at, _)) => node.part(at, at + name.len()),
        None => node.span.clone(),
    }
}
