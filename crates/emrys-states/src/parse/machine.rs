// SPDX-License-Identifier: Apache-2.0
//! A machine, and the flows of which it and its states are made.

use emrys_diagnostics::{Code, Span};
use indexmap::IndexMap;

use super::Reader;
use super::fields::{Fields, text, word, wrong};
use super::node::{Json, Node};
use super::number::MAX_SECONDS;
use super::outline::FlowOutline;
use super::problem::Problem;
use crate::data::QueryLanguage;
use crate::machine::{Flow, StateMachine};

impl Reader<'_> {
    /// The whole definition.
    pub(super) fn machine<'n>(
        &mut self,
        root: &'n Node,
    ) -> Option<(StateMachine, FlowOutline<'n>)> {
        if !matches!(root.value, Json::Object(_)) {
            let message = format!("a definition is an object, not {}", root.what());
            self.problems.add(
                wrong(root, &message)
                    .aws(
                        "SCHEMA_VALIDATION_FAILED",
                        "Definition must be a valid JSON object",
                    )
                    .everywhere(),
            );
            return None;
        }
        let mut fields = Fields::of(
            root,
            "a state machine",
            QueryLanguage::JsonPath,
            self.problems,
        )?;
        let comment = fields.text("Comment", self.problems).map(str::to_owned);
        // AWS knows the one version there is, and takes it as a text.
        fields.word("Version", &["1.0"], self.problems);
        self.language = self.query_language(&mut fields).unwrap_or_default();
        let timeout_seconds = fields
            .get("TimeoutSeconds")
            .and_then(|node| self.whole("TimeoutSeconds", node, 1..=MAX_SECONDS));
        let (flow, outline) = self.flow(&mut fields);
        fields.finish(self.problems);
        let machine = StateMachine {
            comment,
            query_language: self.language,
            timeout_seconds,
            flow,
        };
        Some((machine, outline))
    }

    /// The query language that an object says it has.
    pub(super) fn query_language(&mut self, fields: &mut Fields<'_>) -> Option<QueryLanguage> {
        let node = fields.get("QueryLanguage")?;
        let word = word(
            "QueryLanguage",
            node,
            &["JSONPath", "JSONata"],
            self.problems,
        );
        Some(match word {
            Some("JSONPath") => QueryLanguage::JsonPath,
            // AWS takes what is neither for JSONata and goes on so.
            _ => QueryLanguage::Jsonata,
        })
    }

    /// `StartAt` and `States` of an object.
    pub(super) fn flow<'n>(&mut self, fields: &mut Fields<'n>) -> (Flow, FlowOutline<'n>) {
        let mut states = IndexMap::new();
        let mut outlines = Vec::new();
        if let Some(node) = fields.require("States") {
            match node.as_object() {
                None => self.problems.add(wrong(
                    node,
                    &format!("`States` is an object, not {}", node.what()),
                )),
                Some([]) => self.problems.add(
                    wrong(node, "there are no states")
                        .aws("SCHEMA_VALIDATION_FAILED", "Value cannot be empty"),
                ),
                Some(members) => {
                    for member in members {
                        self.state_name(&member.name, &member.name_span);
                        let (state, its) = self.state(member);
                        outlines.push(its);
                        if let Some(state) = state {
                            states.insert(member.name.as_str().into(), state);
                        }
                    }
                }
            }
        }
        let start_at = fields.require("StartAt");
        let start_at = start_at.filter(|node| text("StartAt", node, self.problems).is_some());
        let outline = FlowOutline {
            owner: fields.owner.clone(),
            sees_outer_variables: true,
            start_at,
            states: outlines,
        };
        let start_at = start_at.and_then(Node::as_text).unwrap_or_default().into();
        (Flow { start_at, states }, outline)
    }

    fn state_name(&mut self, name: &str, span: &Span) {
        const MAX_CHARACTERS: usize = 80;
        let length = name.chars().count();
        let message = if length == 0 {
            "a state has a name".to_owned()
        } else if length > MAX_CHARACTERS {
            format!("a state's name has at most {MAX_CHARACTERS} characters, this has {length}")
        } else {
            return;
        };
        // Of an empty name there is nothing to underline but its quotes.
        let shown = if length == 0 {
            Span::new(
                span.source(),
                span.start().saturating_sub(1),
                span.end() + 1,
            )
        } else {
            span.clone()
        };
        self.problems.add(
            Problem::new(Code::InvalidStateName, message, shown)
                .placed(span.clone())
                .aws(
                    "SCHEMA_VALIDATION_FAILED",
                    "The State name must be between 1 and 80 characters long",
                ),
        );
    }
}
