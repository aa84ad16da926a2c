// SPDX-License-Identifier: Apache-2.0
//! Choice states.

use emrys_diagnostics::Code;

use super::Reader;
use super::data::DataFields;
use super::fields::{Fields, items};
use super::node::Node;
use super::outline::StateOutline;
use super::problem::Problem;
use super::references::Sees;
use super::state::NO_RESULT;
use crate::data::{self, Condition, Path, QueryLanguage, Rule};
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
        let mut fields = Fields::of(node, "a rule", language, self.problems)?;
        fields.text("Comment", self.problems);
        let next = fields.require("Next");
        let next = next.and_then(|next| self.target("Next", next, outline));
        let assign = self.assign(&mut fields, language, Sees::Input, outline);
        let (has_condition, output) = match language {
            QueryLanguage::JsonPath => {
                self.comparison(node, &mut fields);
                (true, None)
            }
            QueryLanguage::Jsonata => {
                let condition = fields.require("Condition").is_some();
                (condition, fields.get("Output"))
            }
        };
        let output = output.and_then(|node| self.template("Output", node, language, Sees::Input));
        fields.finish(self.problems);
        let name = format!("Choices[{number}]");
        let condition = has_condition.then(|| Condition::parse(&name, &node.to_value(), language));
        let condition = match condition? {
            Ok(condition) => condition,
            Err(problems) => {
                for problem in problems {
                    self.condition(node, &problem, language);
                }
                return None;
            }
        };
        if language == QueryLanguage::Jsonata
            && let Some(node) = node.get("Condition")
        {
            self.template_text("Condition", node, language);
        }
        Some(Rule {
            condition,
            next: next?,
            assign,
            output,
        })
    }

    /// Of a comparison in JSONPath what is not about its operators: the members that only the whole rule has, and the
    /// variables.
    fn comparison<'n>(&mut self, node: &'n Node, fields: &mut Fields<'n>) {
        fields.all_others();
        let mut open = vec![node];
        while let Some(rule) = open.pop() {
            for member in rule.as_object().unwrap_or_default() {
                let value = &member.value;
                match member.name.as_str() {
                    "And" | "Or" => open.extend(value.as_array().unwrap_or_default()),
                    "Not" => open.push(value),
                    "Next" | "Assign" | "Output" if !std::ptr::eq(rule, node) => {
                        let message = format!(
                            "`{}` is of the whole rule, not of a part of it",
                            member.name
                        );
                        self.problems.add(
                            Problem::new(Code::NestedNext, message, member.name_span.clone())
                                .placed(rule.span.part(0, 1))
                                .aws(
                                    "SCHEMA_VALIDATION_FAILED",
                                    format!("Field '{}' is not supported", member.name),
                                ),
                        );
                    }
                    name if name == "Variable" || name.ends_with("Path") => {
                        let path = value.as_text().map(Path::parse);
                        if let Some(Ok(path)) = path {
                            self.uses(value, path.variable());
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// What is wrong with a condition.
    fn condition(&mut self, node: &Node, problem: &data::Problem, language: QueryLanguage) {
        match language {
            QueryLanguage::JsonPath => self.within(node, problem, Code::InvalidRule),
            QueryLanguage::Jsonata => self.within(node, problem, Code::InvalidExpression),
        }
    }
}
