// SPDX-License-Identifier: Apache-2.0
//! Choice states.

use super::Reader;
use super::data::DataFields;
use super::fields::{Fields, items, wrong};
use super::node::Node;
use super::outline::StateOutline;
use super::state::NO_RESULT;
use crate::data::{Condition, QueryLanguage, Rule};
use crate::machine::Kind;

impl Reader<'_> {
    pub(super) fn choice<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        language: QueryLanguage,
        outline: &mut StateOutline<'n>,
    ) -> (DataFields, Option<Kind>) {
        let nodes = fields.require("Choices");
        let nodes = nodes.and_then(|node| items("Choices", node, self.problems));
        let nodes = nodes.unwrap_or_default().iter().enumerate();
        let rules = nodes.filter_map(|(number, node)| self.rule(number, node, language, outline));
        let rules = rules.collect();
        let default = fields.get("Default");
        let default = default.and_then(|node| self.target("Default", node, outline));
        (NO_RESULT, Some(Kind::Choice { rules, default }))
    }

    fn rule<'n>(
        &mut self,
        number: usize,
        node: &'n Node,
        language: QueryLanguage,
        outline: &mut StateOutline<'n>,
    ) -> Option<Rule> {
        if node.as_object().is_none() {
            let message = format!("a rule is an object, not {}", node.what());
            self.problems.add(wrong(node, &message));
            return None;
        }
        let name = format!("Choices[{number}]");
        let condition = match Condition::parse(&name, &node.to_value(), language) {
            Ok(condition) => Some(condition),
            Err(problems) => {
                for problem in problems {
                    self.within(node, &problem, language);
                }
                None
            }
        };
        let next = node.get("Next");
        if next.is_none() {
            self.problems.add(wrong(node, "a rule has `Next`"));
        }
        let next = next.and_then(|next| self.target("Next", next, outline));
        let output = node
            .get("Output")
            .filter(|_| language == QueryLanguage::Jsonata);
        let output = output.and_then(|node| self.template("Output", node, language));
        let assign = node.get("Assign");
        let assign = assign.and_then(|node| self.object_template("Assign", node, language));
        Some(Rule {
            condition: condition?,
            next: next?,
            assign,
            output,
        })
    }
}
