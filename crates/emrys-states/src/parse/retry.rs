// SPDX-License-Identifier: Apache-2.0
//! Retriers and catchers.

use emrys_diagnostics::Code;
use emrys_diagnostics::suggest::did_you_mean;

use super::Reader;
use super::fields::{Fields, items, text, wrong};
use super::node::{Json, Node};
use super::number::MAX_SECONDS;
use super::outline::StateOutline;
use super::problem::Problem;
use super::references::Sees;
use crate::data::QueryLanguage;
use crate::machine::{Catcher, Retrier};

/// A year and a day, below which `MaxDelaySeconds` stays.
const MAX_DELAY_SECONDS: u64 = 31_622_400;

/// The name for all errors.
const ALL: &str = "States.ALL";

/// The errors of Step Functions itself.
const STATES_ERRORS: &[&str] = &[
    ALL,
    "States.BranchFailed",
    "States.DataLimitExceeded",
    "States.ExceedToleratedFailureThreshold",
    "States.HeartbeatTimeout",
    "States.Http.Socket",
    "States.IntrinsicFailure",
    "States.ItemReaderFailed",
    "States.NoChoiceMatched",
    "States.ParameterPathFailure",
    "States.Permissions",
    "States.QueryEvaluationError",
    "States.ResultPathMatchFailure",
    "States.ResultWriterFailed",
    "States.Runtime",
    "States.TaskFailed",
    "States.Timeout",
];

impl Reader<'_> {
    /// `Retry`, which is the same in both query languages.
    pub(super) fn retry(&mut self, fields: &mut Fields<'_>) -> Vec<Retrier> {
        let nodes = self.list(fields, "Retry");
        self.all_is_last("Retry", nodes);
        let retriers = nodes.iter().map(|node| self.retrier(node));
        retriers.flatten().collect()
    }

    fn retrier(&mut self, node: &Node) -> Option<Retrier> {
        let language = QueryLanguage::JsonPath;
        let mut fields = Fields::of(node, "a retrier", language, self.problems)?;
        fields.text("Comment", self.problems);
        let error_equals = self.error_equals(&mut fields);
        let mut whole = |reader: &mut Self, name, range| {
            let node = fields.get(name)?;
            reader.whole(name, node, range)
        };
        let interval_seconds = whole(self, "IntervalSeconds", 1..=MAX_SECONDS).unwrap_or(1);
        let max_attempts = whole(self, "MaxAttempts", 0..=MAX_SECONDS).unwrap_or(3);
        let max_delay_seconds = whole(self, "MaxDelaySeconds", 1..=MAX_DELAY_SECONDS - 1);
        if let (Some(delay), Some(node)) = (max_delay_seconds, fields.get("MaxDelaySeconds"))
            && delay <= interval_seconds
        {
            let message = format!(
                "`MaxDelaySeconds` is {delay}, and not more than `IntervalSeconds`, {interval_seconds}"
            );
            self.problems.add(wrong(node, &message).aws(
                "SCHEMA_VALIDATION_FAILED",
                "MaxDelaySeconds must be greater than IntervalSeconds",
            ));
        }
        let backoff_rate = match fields.get("BackoffRate") {
            None => 2.0,
            Some(node) => self.backoff_rate(node)?,
        };
        let jitter = fields.word("JitterStrategy", &["FULL", "NONE"], self.problems);
        fields.finish(self.problems);
        Some(Retrier {
            error_equals: error_equals?,
            interval_seconds,
            max_attempts,
            backoff_rate,
            max_delay_seconds,
            full_jitter: jitter == Some("FULL"),
        })
    }

    fn backoff_rate(&mut self, node: &Node) -> Option<f64> {
        let rate = match &node.value {
            Json::Number(number) => number.as_f64().filter(|rate| *rate >= 1.0),
            _ => None,
        };
        if rate.is_none() {
            self.problems
                .add(wrong(node, "`BackoffRate` is a number of at least 1").aws(
                    "SCHEMA_VALIDATION_FAILED",
                    "The value for the field 'BackoffRate' must be greater than or equal to 1.0",
                ));
        }
        rate
    }

    /// `Catch`.
    pub(super) fn catch<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        language: QueryLanguage,
        outline: &mut StateOutline<'n>,
    ) -> Vec<Catcher> {
        let nodes = self.list(fields, "Catch");
        self.all_is_last("Catch", nodes);
        let catchers = nodes
            .iter()
            .map(|node| self.catcher(node, language, outline));
        catchers.flatten().collect()
    }

    fn catcher<'n>(
        &mut self,
        node: &'n Node,
        language: QueryLanguage,
        outline: &mut StateOutline<'n>,
    ) -> Option<Catcher> {
        let mut fields = Fields::of(node, "a catcher", language, self.problems)?;
        fields.text("Comment", self.problems);
        let error_equals = self.error_equals(&mut fields);
        let next = fields.require("Next");
        let next = next.and_then(|next| self.target("Next", next, outline));
        let result_path = self.result_path(&mut fields, language == QueryLanguage::JsonPath);
        let output = match language {
            QueryLanguage::JsonPath => None,
            QueryLanguage::Jsonata => fields.get("Output"),
        };
        let sees = Sees::ErrorOutput;
        let output = output.and_then(|node| self.template("Output", node, language, sees));
        let assign = self.assign(&mut fields, language, sees, outline);
        fields.finish(self.problems);
        Some(Catcher {
            error_equals: error_equals?,
            next: next?,
            result_path,
            output,
            assign,
        })
    }

    /// The objects of a list that may be absent or empty.
    fn list<'n>(&mut self, fields: &mut Fields<'n>, name: &'static str) -> &'n [Node] {
        match fields.get(name) {
            None => &[],
            Some(node) if matches!(&node.value, Json::Array(items) if items.is_empty()) => &[],
            Some(node) => items(name, node, self.problems).unwrap_or_default(),
        }
    }

    fn error_equals(&mut self, fields: &mut Fields<'_>) -> Option<Vec<String>> {
        let node = fields.require("ErrorEquals")?;
        let nodes = items("ErrorEquals", node, self.problems)?;
        let names = nodes.iter().map(|node| {
            let name = text("ErrorEquals", node, self.problems)?;
            self.error_name(name, node);
            Some(name.to_owned())
        });
        // All are looked at before one that is no text ends it.
        let names: Vec<Option<String>> = names.collect();
        if let Some(all) = nodes.iter().find(|node| node.as_text() == Some(ALL))
            && nodes.len() > 1
        {
            let message = format!("`{ALL}` stands alone in `ErrorEquals`");
            self.problems
                .add(Problem::new(Code::AllNotAlone, message, all.span.clone()));
        }
        names.into_iter().collect()
    }

    /// `States.ALL` is in the last of the retriers or catchers, since it leaves nothing to those after it.
    fn all_is_last(&mut self, name: &str, nodes: &[Node]) {
        let Some((_, before)) = nodes.split_last() else {
            return;
        };
        for node in before {
            let names = node.get("ErrorEquals").and_then(Node::as_array);
            let all = names
                .into_iter()
                .flatten()
                .find(|node| node.as_text() == Some(ALL));
            if let Some(all) = all {
                let message = format!("`{ALL}` is in the last object of `{name}`");
                self.problems
                    .add(Problem::new(Code::AllNotAlone, message, all.span.clone()));
            }
        }
    }

    fn error_name(&mut self, name: &str, node: &Node) {
        if name == "States.Runtime" {
            self.problems.add(
                Problem::new(
                    Code::UncatchableError,
                    "`States.Runtime` always fails the execution: it is neither retried nor caught",
                    node.span.clone(),
                )
                .help(
                    "the States Language's other errors say which mistakes of data can be caught",
                ),
            );
        } else if name.starts_with("States.") && !STATES_ERRORS.contains(&name) {
            let message = format!("the States Language has no error `{name}`");
            let problem = Problem::new(Code::UnknownErrorName, message, node.span.clone());
            self.problems
                .add(match did_you_mean(name, STATES_ERRORS.iter().copied()) {
                    Some(help) => problem.help(help),
                    None => problem,
                });
        }
    }
}
