// SPDX-License-Identifier: Apache-2.0
//! A step: one piece of work on a cluster.

mod command;
mod hbase_backup;
mod jar;
mod script;
mod spark_sql;
mod spark_submit;

use std::borrow::Cow;

use emrys_model::action_on_failure::ActionOnFailure;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::elements::{Duration, Retry};
use crate::reader::{Fields, FromNode, Reader, word};
use crate::schema::merge_choices;
use crate::spanned::Spanned;
use crate::tree::Node;

pub use command::Command;
pub use hbase_backup::HBaseBackup;
pub use jar::Jar;
pub use script::{Script, ScriptSource};
pub use spark_sql::{SparkSql, SparkSqlSource};
pub use spark_submit::{DeployMode, SparkProgram, SparkSubmit};

/// One piece of work on a cluster.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, transform = merge_choices, transform = own_names)]
pub struct Step {
    /// The step's name. Steps of HBase have one without it.
    pub name: Spanned<String>,
    /// What the step does.
    #[schemars(flatten)]
    pub action: StepAction,
    /// What a failure of the step does to the cluster. Absent: `CONTINUE`, as in the AWS CLI; of
    /// steps of HBase `TERMINATE_JOB_FLOW`; with an AMI version what EMR does.
    #[schemars(with = "Option<Spanned<ActionOnFailureWord>>")]
    pub action_on_failure: Option<Spanned<ActionOnFailure>>,
    /// How long the step may run before it is cancelled. Absent: as long as it takes.
    pub timeout: Option<Spanned<Duration>>,
    /// How often the step is tried again when it fails. Absent: not at all.
    pub retry: Option<Retry>,
}

/// The steps that need no name, and the one that they have without it.
const OWN_NAMES: &[(&str, &str)] = &[
    ("restore_hbase", "Restore HBase"),
    ("backup_hbase", "Backup HBase"),
];

/// Makes `name` required by all the others alone.
fn own_names(schema: &mut Schema) {
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.retain(|key| key != "name");
    }
    let Some(Value::Array(choices)) = schema.get_mut("oneOf") else {
        return;
    };
    for choice in choices {
        let Some(Value::Array(keys)) = choice.get_mut("required") else {
            continue;
        };
        let has_own = |key: &Value| OWN_NAMES.iter().any(|(own, _)| key == own);
        if !keys.iter().any(has_own) {
            keys.push("name".into());
        }
    }
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
    /// HBase's tables from a backup.
    #[schemars(rename = "restore_hbase")]
    RestoreHBase(HBaseBackup),
    /// HBase's tables into a backup.
    #[schemars(rename = "backup_hbase")]
    BackupHBase(HBaseBackup),
}

impl StepAction {
    /// Whether it restores or saves HBase's tables.
    pub fn is_of_hbase(&self) -> bool {
        matches!(self, Self::RestoreHBase(_) | Self::BackupHBase(_))
    }

    /// The key in the document.
    pub fn key(&self) -> &'static str {
        match self {
            Self::SparkSubmit(_) => "spark_submit",
            Self::SparkSql(_) => "spark_sql",
            Self::Script(_) => "script",
            Self::Command(_) => "command",
            Self::Jar(_) => "jar",
            Self::RestoreHBase(_) => "restore_hbase",
            Self::BackupHBase(_) => "backup_hbase",
        }
    }
}

impl Step {
    /// What a failure of the step does to the cluster.
    ///
    /// EMR's API documents no default. CONTINUE is what the AWS CLI sends, and the only action that EMR takes with any
    /// step concurrency level. Without HBase's tables the steps after it have nothing to work on.
    pub fn action_on_failure(&self) -> ActionOnFailure {
        let default = if self.action.is_of_hbase() {
            ActionOnFailure::TerminateJobFlow
        } else {
            ActionOnFailure::Continue
        };
        self.action_on_failure
            .as_deref()
            .copied()
            .unwrap_or(default)
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
        let own_name = OWN_NAMES.iter().find(|(key, _)| fields.has(key));
        let name = match own_name {
            Some((_, name)) => Some(fields.optional("name", reader).unwrap_or_else(|| Spanned {
                value: (*name).to_owned(),
                span: node.label_span(),
                path: node.path.clone(),
            })),
            None => fields.required("name", reader),
        };
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
                ("restore_hbase", |node, reader| {
                    FromNode::from_node(node, reader).map(StepAction::RestoreHBase)
                }),
                ("backup_hbase", |node, reader| {
                    FromNode::from_node(node, reader).map(StepAction::BackupHBase)
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
