// SPDX-License-Identifier: Apache-2.0
//! What an expression refers to outside of itself, found without evaluating it.

use std::collections::BTreeSet;

use jsonata_core::ast::{AstNode, Stage};

use super::Expression;

/// What an expression refers to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct References {
    /// Variables by name, without `$`, that nothing in the expression binds; `states` and functions are not among them.
    pub variables: BTreeSet<String>,
    /// The members of `$states` by name; an empty name where it is used as a whole.
    pub states: BTreeSet<String>,
    /// Names, and `$$`, that are looked up in the document that an expression has elsewhere: Step Functions gives none.
    pub in_document: BTreeSet<String>,
}

impl Expression {
    /// What it refers to.
    #[must_use]
    pub fn references(&self) -> References {
        let mut found = References::default();
        let mut bound = BTreeSet::new();
        // Whether the node is looked at with the whole document as its context. Nodes wait on a stack of their own, since
        // an expression may be nested more deeply than the thread's stack bears.
        let mut open = vec![(&*self.parsed, true)];
        while let Some((node, at_top)) = open.pop() {
            visit(node, at_top, &mut found, &mut bound, &mut open);
        }
        // A name that the expression binds somewhere is its own everywhere: telling apart where would be of no use here.
        found.variables.retain(|name| !bound.contains(name));
        found
    }
}

fn visit<'n>(
    node: &'n AstNode,
    at_top: bool,
    found: &mut References,
    bound: &mut BTreeSet<String>,
    open: &mut Vec<(&'n AstNode, bool)>,
) {
    match node {
        AstNode::Name(name) if at_top => {
            found.in_document.insert(name.clone());
        }
        AstNode::ParentVariable(_) => {
            found.in_document.insert("$$".to_owned());
        }
        AstNode::Variable(name) if name == "states" => {
            found.states.insert(String::new());
        }
        AstNode::Variable(name) if name == "$" => {
            found.in_document.insert("$$".to_owned());
        }
        AstNode::Variable(name) if !name.is_empty() => {
            found.variables.insert(name.clone());
        }
        AstNode::Path { steps } => {
            let mut steps_open = steps.iter().enumerate();
            if let [first, second, ..] = steps.as_slice()
                && matches!(&first.node, AstNode::Variable(name) if name == "states")
                && first.stages.is_empty()
                && let AstNode::Name(member) = &second.node
            {
                found.states.insert(member.clone());
                steps_open.next();
            }
            for (number, step) in steps_open {
                open.push((&step.node, at_top && number == 0));
                bound.extend(step.focus.iter().chain(&step.index_var).cloned());
                for stage in &step.stages {
                    match stage {
                        Stage::Filter(filter) => open.push((filter, false)),
                        Stage::Index(name) => drop(bound.insert(name.clone())),
                        Stage::KeepArray => {}
                    }
                }
            }
        }
        AstNode::Binary { op, lhs, rhs } => {
            use jsonata_core::ast::BinaryOp::{ColonEqual, FocusBind, IndexBind};
            if matches!(op, ColonEqual | FocusBind | IndexBind) {
                for side in [lhs, rhs] {
                    if let AstNode::Variable(name) = &**side
                        && (*op != ColonEqual || std::ptr::eq(side, lhs))
                    {
                        bound.insert(name.clone());
                    }
                }
            }
            open.extend([(&**lhs, at_top), (&**rhs, at_top)]);
        }
        AstNode::Unary { operand, .. } => open.push((operand, at_top)),
        AstNode::Function { args, .. } => open.extend(args.iter().map(|it| (it, at_top))),
        AstNode::Call { procedure, args } => {
            open.push((procedure, at_top));
            open.extend(args.iter().map(|it| (it, at_top)));
        }
        AstNode::Lambda { params, body, .. } => {
            bound.extend(
                params
                    .iter()
                    .map(|name| name.trim_start_matches('$').to_owned()),
            );
            open.push((body, at_top));
        }
        AstNode::Array(items) | AstNode::Block(items) | AstNode::ArrayGroup(items) => {
            open.extend(items.iter().map(|it| (it, at_top)));
        }
        AstNode::Object(members) => {
            open.extend(
                members
                    .iter()
                    .flat_map(|(name, value)| [(name, at_top), (value, at_top)]),
            );
        }
        AstNode::ObjectTransform { input, pattern } => {
            open.push((input, at_top));
            open.extend(
                pattern
                    .iter()
                    .flat_map(|(name, value)| [(name, false), (value, false)]),
            );
        }
        AstNode::Conditional {
            condition,
            then_branch,
            else_branch,
        } => {
            open.extend([(&**condition, at_top), (&**then_branch, at_top)]);
            open.extend(else_branch.iter().map(|it| (&**it, at_top)));
        }
        AstNode::FunctionApplication(inner) => open.push((inner, false)),
        AstNode::Sort { input, terms } => {
            open.push((input, at_top));
            open.extend(terms.iter().map(|(term, _)| (term, false)));
        }
        AstNode::Transform {
            location,
            update,
            delete,
        } => {
            open.extend([(&**location, false), (&**update, false)]);
            open.extend(delete.iter().map(|it| (&**it, false)));
        }
        AstNode::String(_)
        | AstNode::Name(_)
        | AstNode::Number(_)
        | AstNode::Boolean(_)
        | AstNode::Null
        | AstNode::Undefined
        | AstNode::Placeholder
        | AstNode::Regex { .. }
        | AstNode::Variable(_)
        | AstNode::Wildcard
        | AstNode::Descendant
        | AstNode::Parent(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::Expression;
    use super::References;

    fn references(text: &str) -> References {
        Expression::parse("Output", &format!("{{% {text} %}}"))
            .unwrap_or_else(|error| panic!("{text}: {error}"))
            .references()
    }

    fn listed(names: &std::collections::BTreeSet<String>) -> Vec<&str> {
        names.iter().map(String::as_str).collect()
    }

    #[test]
    fn variables_are_those_that_nothing_binds() {
        let of = |text| listed(&references(text).variables).join(" ");
        assert_eq!(of("$a + $b.c[$d = 1]"), "a b d");
        assert_eq!(of("($x := $a; $x + 1)"), "a");
        assert_eq!(of("$map($a, function($v, $i) { $v + $i + $b })"), "a b");
        assert_eq!(of("$states.input.a ~> $sum"), "sum");
        assert_eq!(of("$states.input.items#$i.{ 'at': $i }"), "");
        assert_eq!(of("$states.input.items@$e.{ 'at': $e }"), "");
        assert_eq!(of("$uppercase('a')"), "");
    }

    #[test]
    fn members_of_states_are_told_apart() {
        let of = |text| listed(&references(text).states).join(" ");
        assert_eq!(
            of("$states.input.a & $states.context.State.Name"),
            "context input"
        );
        assert_eq!(of("$states"), "");
        assert!(references("$states").states.contains(""));
        assert_eq!(of("[1].($states.result)"), "result");
    }

    #[test]
    fn what_is_looked_up_in_the_document_is_what_has_no_other_context() {
        let of = |text| listed(&references(text).in_document).join(" ");
        assert_eq!(of("phone"), "phone");
        assert_eq!(of("phone.number"), "phone");
        assert_eq!(of("$sum(items.price)"), "items");
        assert_eq!(of("{ 'a': name }"), "name");
        assert_eq!(of("$$.a"), "$$");
        assert_eq!(of("$states.input.items[price > 3].name"), "");
        assert_eq!(of("$states.input.items.{ 'a': name }"), "");
        assert_eq!(of("$states.input.items.(price * count)"), "");
        assert_eq!(of("$states.input.items^(>price).name"), "");
        assert_eq!(of("$states.input{ name: $sum(price) }"), "");
        assert_eq!(
            of("$map($states.input.items, function($v) { $v.name })"),
            ""
        );
        assert_eq!(of("$states.input ~> |items|{ 'a': b }|"), "");
    }
}
