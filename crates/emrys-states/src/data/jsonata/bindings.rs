// SPDX-License-Identifier: Apache-2.0
//! What an expression can see: `$states` and variables, of which only what it uses is made into JSONata's values.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use jsonata_core::ast::{AstNode, PathStep};
use jsonata_core::evaluator::Context;
use jsonata_core::value::JValue;
use serde_json::Value;

use super::syntax::{children, walk};
use crate::data::Scope;

/// Which variables an expression uses, and what of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Uses {
    variables: BTreeMap<String, Parts>,
}

/// What of a value is used.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Parts {
    All,
    Members(BTreeMap<String, Parts>),
}

impl Uses {
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.keys().map(String::as_str)
    }
}

/// What an expression uses.
pub(super) fn uses(expression: &AstNode) -> Uses {
    let mut uses = Uses {
        variables: BTreeMap::new(),
    };
    // `%` leads from a part to what holds it.
    let mut upwards = false;
    walk(expression, &mut |node| {
        upwards |= matches!(node, AstNode::Parent(_));
    });
    collect(expression, upwards, &mut uses.variables);
    uses
}

fn collect(node: &AstNode, upwards: bool, uses: &mut BTreeMap<String, Parts>) {
    match node {
        AstNode::Variable(name) => {
            uses.insert(name.clone(), Parts::All);
        }
        AstNode::Path { steps } => {
            let mut rest = steps.as_slice();
            if let Some((first, after)) = steps.split_first()
                && let AstNode::Variable(name) = &first.node
                && !upwards
            {
                let names: Vec<&str> = match is_plain(first) {
                    true => after.iter().map_while(name_of).collect(),
                    false => Vec::new(),
                };
                add(uses, name, &names);
                rest = after;
                for stage in &first.stages {
                    if let jsonata_core::ast::Stage::Filter(filter) = stage {
                        collect(filter, upwards, uses);
                    }
                }
            }
            for step in rest {
                collect(&step.node, upwards, uses);
                for stage in &step.stages {
                    if let jsonata_core::ast::Stage::Filter(filter) = stage {
                        collect(filter, upwards, uses);
                    }
                }
            }
        }
        // A variable hides the function of its name.
        AstNode::Function { name, args, .. } => {
            uses.insert(name.clone(), Parts::All);
            args.iter()
                .for_each(|argument| collect(argument, upwards, uses));
        }
        other => children(other, &mut |child| collect(child, upwards, uses)),
    }
}

/// The member that a step leads to, if it does nothing else.
fn name_of(step: &PathStep) -> Option<&str> {
    match &step.node {
        AstNode::Name(name) if is_plain(step) => Some(name),
        _ => None,
    }
}

/// Whether nothing is bound, filtered or kept at a step.
fn is_plain(step: &PathStep) -> bool {
    step.stages.is_empty()
        && step.focus.is_none()
        && step.index_var.is_none()
        && step.ancestor_label.is_none()
        && !step.is_tuple
        && !step.inner_tuple
}

/// The part of a variable that names lead to is used.
fn add(uses: &mut BTreeMap<String, Parts>, variable: &str, names: &[&str]) {
    let (mut uses, mut name) = (uses, variable);
    for next in names {
        let parts = uses
            .entry(name.to_owned())
            .or_insert_with(|| Parts::Members(BTreeMap::new()));
        let Parts::Members(members) = parts else {
            return;
        };
        (uses, name) = (members, next);
    }
    uses.insert(name.to_owned(), Parts::All);
}

/// What is used of what is there.
pub(super) fn bind(uses: &Uses, scope: &Scope<'_>) -> Context {
    let mut context = Context::new();
    for (name, parts) in &uses.variables {
        if name == "states" {
            context.bind(name.clone(), states(parts, scope));
        } else if let Some(value) = scope.variables.get(name) {
            context.bind(name.clone(), part(value, parts));
        }
    }
    context
}

/// `$states`.
fn states(parts: &Parts, scope: &Scope<'_>) -> JValue {
    let members = [
        ("input", Some(scope.input)),
        ("result", scope.result),
        ("errorOutput", scope.error_output),
        ("context", Some(scope.context)),
    ];
    let used = members.into_iter().filter_map(|(name, value)| {
        let parts = match parts {
            Parts::All => &Parts::All,
            Parts::Members(members) => members.get(name)?,
        };
        Some((name.to_owned(), part(value?, parts)))
    });
    JValue::object(used.collect())
}

fn part(value: &Value, parts: &Parts) -> JValue {
    match (value, parts) {
        (Value::Object(members), Parts::Members(used)) => {
            let members = members
                .iter()
                .filter_map(|(name, value)| Some((name.clone(), part(value, used.get(name)?))));
            JValue::object(members.collect())
        }
        (Value::Object(members), Parts::All) => {
            let members: IndexMap<String, JValue> = members
                .iter()
                .map(|(name, value)| (name.clone(), part(value, parts)))
                .collect();
            JValue::object(members)
        }
        // Members of each item may be what is used.
        (Value::Array(items), _) => {
            JValue::array(items.iter().map(|item| part(item, parts)).collect())
        }
        (Value::String(text), _) => JValue::from(text.as_str()),
        (Value::Number(number), _) => JValue::Number(number.as_f64().unwrap_or_default()),
        (Value::Bool(value), _) => JValue::Bool(*value),
        (Value::Null, _) => JValue::Null,
    }
}
