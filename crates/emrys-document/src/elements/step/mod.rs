// SPDX-License-Identifier: Apache-2.0
//! A step: one piece of work on a cluster.

mod command;
mod jar;
mod script;
mod spark_sql;
mod spark_submit;

use std::borrow::Cow;

use emrys_model::action_on_failure::ActionOnFailure;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;

use crate::elements::{Duration, Retry};
use crate::reader::{Fields, FromNode, Reader, word};
use crate::schema::merge_choices;
use crate::spanned::Spanned;
use crate::tree::Node;

pub use command::Command;
pub use jar::Jar;
pub use script::{Script, ScriptSource};
pub use spark_sql::{SparkSql, SparkSqlSource};
pub use spark_submit::{DeployMode, SparkProgram, SparkSubmit};

/// One piece of work on a cluster.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, transform = merge_choices)]
pub struct Step {
    /// The step's name.
    pub name: Spanned<String>,
    /// What the step does.
    #[schemars(flatten)]
    pub action: StepAction,
    /// What a failure of the step does to the cluster. Absent: `CONTINUE`, as in the AWS CLI.
    #[schemars(with = "Option<Spanned<ActionOnFailureWord>>")]
    pub action_on_failure: Option<Spanned<ActionOnFailure>>,
    /// How long the step may run before it is cancelled. Absent: as long as it takes.
    pub timeout: Option<Spanned<Duration>>,
    /// How often the step is tried again when it fails. Absent: not at all.
    pub retry: Option<Retry>,
}

/// What a step does. Each lowers to one of the ways in which EMR runs a step.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum StepAction {
    /// A Spark application, by `spark-submit`.
    SparkSubmit(SparkSubmit),
    /// Spark SQL, by `spark-sql`.
    SparkSql(SparkSql),
    /// A script of one's own, by `script-runner.jar`.
    Script(Script),
    /// A command on the primary instance, by `command-runner.jar`: a list of words, or a line for `bash -c`.
    Command(Spanned<Command>),
    /// A JAR of one's own, by `hadoop jar`.
    Jar(Jar),
}

impl StepAction {
    /// The key in the document.
    pub fn key(&self) -> &'static str {
        match self {
            Self::SparkSubmit(_) => "spark_submit",
            Self::SparkSql(_) => "spark_sql",
            Self::Script(_) => "script",
            Self::Command(_) => "command",
            Self::Jar(_) => "jar",
        }
    }
}

impl Step {
    /// What a failure of the step does to the cluster.
    ///
    /// EMR's API documents no default. CONTINUE is what the AWS CLI sends, and the only action that EMR takes with any
    /// step concurrency level.
    pub fn action_on_failure(&self) -> ActionOnFailure {
        self.action_on_failure
            .as_deref()
            .copied()
            .unwrap_or(ActionOnFailure::Continue)
    }
}

impl FromNode for Step {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        reader.with_cluster(|reader| Self::read(node, reader))
    }
}

impl Step {
    fn read(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a step", reader)?;
        let name = fields.required("name", reader);
        let action = fields.exactly_one(
            &[
                ("spark_submit", |node, reader| {
                    FromNode::from_node(node, reader).map(StepAction::SparkSubmit)
                }),
                ("spark_sql", |node, reader| {
                    FromNode::from_node(node, reader).map(StepAction::SparkSql)
                }),
                ("script", |node, reader| {
                    FromNode::from_node(node, reader).map(StepAction::Script)
                }),
                ("command", |node, reader| {
                    FromNode::from_node(node, reader).map(StepAction::Command)
                }),
                ("jar", |node, reader| {
                    FromNode::from_node(node, reader).map(StepAction::Jar)
                }),
            ],
            reader,
        );
        let action_on_failure = fields.optional("action_on_failure", reader);
        let timeout = fields.optional("timeout", reader);
        let retry = fields.optional("retry", reader);
        fields.finish(reader);
        Some(Self {
            name: name?,
            action: action?,
            action_on_failure,
            timeout,
            retry,
        })
    }
}

impl FromNode for ActionOnFailure {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words: Vec<_> = Self::ALL
            .iter()
            .map(|action| (action.as_str(), *action))
            .collect();
        word(node, reader, "an action on failure", &words)
    }
}

/// The words of the model's enum, which knows nothing of schemas.
struct ActionOnFailureWord;

impl JsonSchema for ActionOnFailureWord {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ActionOnFailure".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = ActionOnFailure::ALL
            .iter()
            .map(|action| json!({ "type": "string", "const": action.as_str() }));
        json_schema!({ "oneOf": words.collect::<Vec<_>>() })
    }
}
