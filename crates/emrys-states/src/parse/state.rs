// SPDX-License-Identifier: Apache-2.0
//! A state: what all states have, and the states without anything but that.

use emrys_diagnostics::Code;

use super::Reader;
use super::data::DataFields;
use super::fields::{Fields, boolean, text, word};
use super::node::{Member, Node};
use super::number::MAX_SECONDS;
use super::outline::StateOutline;
use super::problem::Problem;
use crate::data::{QueryLanguage, Template};
use crate::machine::{Kind, Name, Next, Number, Parallel, State, Text, Until};

/// In AWS's order.
const TYPES: &[&str] = &[
    "Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map",
];

impl Reader<'_> {
    /// A state, and its outline, which is there even if the state cannot be read.
    pub(super) fn state<'n>(&mut self, member: &'n Member) -> (Option<State>, StateOutline<'n>) {
        let mut outline = StateOutline {
            name: &member.name,
            name_span: member.name_span.clone(),
            targets: Vec::new(),
            terminal: false,
            assigns: Vec::new(),
            uses: Vec::new(),
            flows: Vec::new(),
        };
        let around = std::mem::take(&mut self.uses);
        let state = self.read_state(member, &mut outline);
        outline.uses = std::mem::replace(&mut self.uses, around);
        (state, outline)
    }

    fn read_state<'n>(
        &mut self,
        member: &'n Member,
        outline: &mut StateOutline<'n>,
    ) -> Option<State> {
        let node = &member.value;
        let what = what(node);
        let outer = self.language;
        let mut fields =
            Fields::of(node, what, outer, self.problems)?.owned_by(member.name_span.clone());
        let kind = match fields.require("Type") {
            Some(node) => word("Type", node, TYPES, self.problems),
            None => None,
        };
        let comment = fields.text("Comment", self.problems).map(str::to_owned);
        let language = self.query_language(&mut fields);
        if outer == QueryLanguage::Jsonata && language == Some(QueryLanguage::JsonPath) {
            let span = node.get("QueryLanguage").map(|node| node.span.clone());
            self.problems.add(
                Problem::new(
                    Code::QueryLanguagesMixed,
                    "a state of a machine in JSONata cannot be in JSONPath",
                    span.unwrap_or_else(|| member.name_span.clone()),
                )
                .placed(member.name_span.clone())
                .aws(
                    "SCHEMA_VALIDATION_FAILED",
                    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
                ),
            );
        }
        let language = language.unwrap_or(outer);
        fields.language = language;
        let Some(kind) = kind else {
            // Which other fields there may be, nobody knows; where it leads, one sees.
            outline.targets.extend(fields.get("Next"));
            outline.terminal = true;
            fields.all_others();
            fields.finish(self.problems);
            return None;
        };
        let (has, kind) = match kind {
            "Task" => self.task(&mut fields, language, outline),
            "Map" => self.map(&mut fields, language, outline),
            "Parallel" => self.parallel(&mut fields, language, outline),
            "Choice" => self.choice(&mut fields, language, outline),
            "Wait" => self.wait(&mut fields, language, outline),
            "Pass" => self.pass(&mut fields, language, outline),
            "Fail" => self.fail(&mut fields, language, outline),
            _ => succeed(outline),
        };
        let data = self.data(&mut fields, has, language, outline);
        fields.finish(self.problems);
        Some(State {
            comment,
            query_language: language,
            kind: kind?,
            data,
        })
    }

    fn parallel<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        language: QueryLanguage,
        outline: &mut StateOutline<'n>,
    ) -> (DataFields, Option<Kind>) {
        let mut branches = Vec::new();
        let nodes = fields.require("Branches");
        let nodes = nodes.and_then(|node| super::fields::items("Branches", node, self.problems));
        for node in nodes.unwrap_or_default() {
            let Some(mut branch) = Fields::of(node, "a branch", language, self.problems) else {
                continue;
            };
            branch.text("Comment", self.problems);
            let (flow, its) = self.flow(&mut branch);
            branch.finish(self.problems);
            branches.push(flow);
            outline.flows.push(its);
        }
        let retry = self.retry(fields);
        let catch = self.catch(fields, language, outline);
        let has = DataFields {
            output: true,
            assign: true,
            parameters: true,
            arguments: true,
            result_path: true,
            result: true,
        };
        let next = self.next(fields, outline);
        let parallel = Parallel {
            branches,
            retry,
            catch,
            next,
        };
        (has, Some(Kind::Parallel(Box::new(parallel))))
    }

    fn wait<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        language: QueryLanguage,
        outline: &mut StateOutline<'n>,
    ) -> (DataFields, Option<Kind>) {
        let durations: &[&'static str] = match language {
            QueryLanguage::JsonPath => &["Seconds", "SecondsPath", "Timestamp", "TimestampPath"],
            QueryLanguage::Jsonata => &["Seconds", "Timestamp"],
        };
        let given = durations.iter().filter_map(|name| fields.member(name));
        let given: Vec<&Member> = given.collect();
        let until = match given.as_slice() {
            [one] => self.until(&one.name, &one.value, language),
            others => {
                let listed = durations.join("`, `");
                let span = match others.get(1) {
                    Some(second) => second.name_span.clone(),
                    None => fields.owner.clone(),
                };
                let message = format!(
                    "a Wait state has one of `{listed}`, this has {}",
                    others.len()
                );
                self.problems.add(
                    Problem::new(Code::WaitDuration, message, span)
                        .placed(fields.owner.clone())
                        .aws(
                            "SCHEMA_VALIDATION_FAILED",
                            format!(
                                "Only one of these fields is required: [{}]",
                                durations.join(", ")
                            ),
                        ),
                );
                None
            }
        };
        let next = self.next(fields, outline);
        let kind = until.map(|until| Kind::Wait { until, next });
        (NO_RESULT, kind)
    }

    fn until(&mut self, name: &str, node: &Node, language: QueryLanguage) -> Option<Until> {
        match name {
            "SecondsPath" => self
                .path(name, node)
                .map(|path| Until::Seconds(Number::Path(path))),
            "TimestampPath" => {
                self.path(name, node)?;
                let template = self.template_text(name, node, language)?;
                Some(Until::Timestamp(Text::Template(template)))
            }
            "Seconds" => self.seconds(name, node, language).map(Until::Seconds),
            _ => self.timestamp(name, node, language).map(Until::Timestamp),
        }
    }

    fn seconds(&mut self, name: &str, node: &Node, language: QueryLanguage) -> Option<Number> {
        if language == QueryLanguage::Jsonata && node.as_text().is_some() {
            return self
                .template_text(name, node, language)
                .map(Number::Template);
        }
        self.whole(name, node, 0..=MAX_SECONDS).map(Number::Literal)
    }

    fn timestamp(&mut self, name: &str, node: &Node, language: QueryLanguage) -> Option<Text> {
        let written = text(name, node, self.problems)?;
        if let QueryLanguage::Jsonata = language
            && let Template::Expression(expression) = self.template_text(name, node, language)?
        {
            return Some(Text::Template(Template::Expression(expression)));
        }
        if crate::time::parse(written).is_none() {
            self.problems.add(
                Problem::new(
                    Code::InvalidTimestamp,
                    format!("`{written}` is not a timestamp of RFC 3339"),
                    node.span.clone(),
                )
                .help("such as `2026-11-22T09:30:00Z`: with `T`, and `Z` or an offset")
                .aws(
                    "SCHEMA_VALIDATION_FAILED",
                    "String does not match RFC3339 timestamp",
                ),
            );
        }
        Some(Text::Literal(written.to_owned()))
    }

    fn pass<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        language: QueryLanguage,
        outline: &mut StateOutline<'n>,
    ) -> (DataFields, Option<Kind>) {
        let result = match language {
            QueryLanguage::JsonPath => fields.get("Result").map(Node::to_value),
            QueryLanguage::Jsonata => None,
        };
        let has = DataFields {
            output: true,
            assign: true,
            parameters: true,
            arguments: false,
            result_path: true,
            result: false,
        };
        let next = self.next(fields, outline);
        (has, Some(Kind::Pass { result, next }))
    }

    fn fail(
        &mut self,
        fields: &mut Fields<'_>,
        language: QueryLanguage,
        outline: &mut StateOutline<'_>,
    ) -> (DataFields, Option<Kind>) {
        outline.terminal = true;
        let mut one = |name, path| match language {
            QueryLanguage::JsonPath => {
                let (found, node) = fields.either(name, path, self.problems)?;
                text(found, node, self.problems)?;
                if found == path {
                    self.template_text(found, node, language)
                        .map(Text::Template)
                } else {
                    node.as_text().map(|text| Text::Literal(text.to_owned()))
                }
            }
            QueryLanguage::Jsonata => {
                let node = fields.get(name)?;
                text(name, node, self.problems)?;
                match self.template_text(name, node, language)? {
                    Template::Literal(_) => {
                        node.as_text().map(|text| Text::Literal(text.to_owned()))
                    }
                    template => Some(Text::Template(template)),
                }
            }
        };
        let error = one("Error", "ErrorPath");
        let cause = one("Cause", "CausePath");
        let has = DataFields {
            output: false,
            assign: false,
            ..NO_RESULT
        };
        (has, Some(Kind::Fail { error, cause }))
    }

    /// `Next` or `End`.
    pub(super) fn next<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        outline: &mut StateOutline<'n>,
    ) -> Next {
        let next = fields.member("Next");
        let end = fields.member("End");
        let ends = end.and_then(|end| boolean("End", &end.value, self.problems));
        // An `End` that cannot be read was meant as one.
        outline.terminal = end.is_some() && ends != Some(false);
        let name = next.and_then(|next| self.target("Next", &next.value, outline));
        let problem = match (next, end) {
            (Some(next), Some(end)) if ends != Some(false) => Some((
                Code::ConflictingFields,
                "a state has `Next` or `End`, not both",
                next.name_span.clone(),
                Some(end.name_span.clone()),
            )),
            (None, None) => Some((
                Code::MissingField,
                "a state has `Next` or `End`",
                fields.owner.clone(),
                None,
            )),
            (None, Some(end)) if ends == Some(false) => Some((
                Code::MissingField,
                "a state has `Next` or `End: true`",
                end.value.span.clone(),
                None,
            )),
            _ => None,
        };
        if let Some((code, message, span, related)) = problem {
            let mut problem = Problem::new(code, message, span)
                .placed(fields.owner.clone())
                .aws(
                    "SCHEMA_VALIDATION_FAILED",
                    "Only one of these fields is required: [Next, End]",
                );
            if let Some(related) = related {
                problem = problem.related(related, "the other");
            }
            self.problems.add(problem);
        }
        match name {
            Some(name) => Next::State(name),
            None => Next::End,
        }
    }

    /// A field with the name of the state to go on with.
    pub(super) fn target<'n>(
        &mut self,
        name: &str,
        node: &'n Node,
        outline: &mut StateOutline<'n>,
    ) -> Option<Name> {
        let target = text(name, node, self.problems)?;
        outline.targets.push(node);
        Some(target.into())
    }
}

/// The fields about data of a state whose output is its input, unless it says otherwise.
pub(super) const NO_RESULT: DataFields = DataFields {
    output: true,
    assign: true,
    parameters: false,
    arguments: false,
    result_path: false,
    result: false,
};

fn succeed(outline: &mut StateOutline<'_>) -> (DataFields, Option<Kind>) {
    outline.terminal = true;
    let has = DataFields {
        assign: false,
        ..NO_RESULT
    };
    (has, Some(Kind::Succeed))
}

/// What messages call it.
fn what(node: &Node) -> &'static str {
    match node.get("Type").and_then(Node::as_text) {
        Some("Task") => "a Task state",
        Some("Wait") => "a Wait state",
        Some("Pass") => "a Pass state",
        Some("Succeed") => "a Succeed state",
        Some("Fail") => "a Fail state",
        Some("Choice") => "a Choice state",
        Some("Parallel") => "a Parallel state",
        Some("Map") => "a Map state",
        _ => "a state",
    }
}
