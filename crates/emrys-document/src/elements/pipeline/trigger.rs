// SPDX-License-Identifier: Apache-2.0
//! `triggers`: what starts a pipeline.

use emrys_diagnostics::Code;
use schemars::JsonSchema;
use serde_json::Value as Json;

use crate::elements::Map;
use crate::reader::{Fields, FromNode, Reader};
use crate::schema::merge_choices;
use crate::spanned::Spanned;
use crate::tree::Node;

/// What starts an execution.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, transform = merge_choices)]
pub struct Trigger {
    /// Where it comes from.
    #[schemars(flatten)]
    pub source: TriggerSource,
    /// How the keys of objects begin, of a bucket. Absent: anyhow.
    pub prefix: Option<Spanned<String>>,
    /// How the keys of objects end, of a bucket. Absent: anyhow.
    pub suffix: Option<Spanned<String>>,
    /// Members of the input of executions that a schedule starts.
    #[schemars(default)]
    pub input: Map<Spanned<Json>>,
}

/// Where a trigger comes from.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum TriggerSource {
    /// A schedule of EventBridge: `rate(1 day)`, or `cron(0 3 * * ? *)` in UTC.
    Schedule(Spanned<String>),
    /// Messages of a topic: its ARN, or the name of one in the account and region.
    Topic(Spanned<String>),
    /// Objects that are created in a bucket, by its name.
    Bucket(Spanned<String>),
    /// Events of EventBridge's own bus that fit this pattern.
    Event(Spanned<Json>),
}

impl TriggerSource {
    /// The key in the document.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Schedule(_) => "schedule",
            Self::Topic(_) => "topic",
            Self::Bucket(_) => "bucket",
            Self::Event(_) => "event",
        }
    }
}

impl FromNode for Trigger {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a trigger", reader)?;
        let source = fields.exactly_one(
            &[
                ("schedule", |node, reader| {
                    FromNode::from_node(node, reader).map(TriggerSource::Schedule)
                }),
                ("topic", |node, reader| {
                    FromNode::from_node(node, reader).map(TriggerSource::Topic)
                }),
                ("bucket", |node, reader| {
                    FromNode::from_node(node, reader).map(TriggerSource::Bucket)
                }),
                ("event", |node, reader| {
                    FromNode::from_node(node, reader).map(TriggerSource::Event)
                }),
            ],
            reader,
        );
        let prefix: Option<Spanned<String>> = fields.optional("prefix", reader);
        let suffix: Option<Spanned<String>> = fields.optional("suffix", reader);
        let input = fields.value("input").cloned();
        fields.finish(reader);
        let source = source?;
        if !matches!(source, TriggerSource::Bucket(_)) {
            for key in [&prefix, &suffix].into_iter().flatten() {
                let message = format!("a trigger by `{}` has no keys of objects", source.key());
                reader.report(key.diagnostic(Code::InvalidValue, message));
            }
        }
        if let Some(input) = input
            .as_ref()
            .filter(|_| !matches!(source, TriggerSource::Schedule(_)))
        {
            let message = format!(
                "the input of executions that `{}` starts is its event",
                source.key()
            );
            reader.invalid(input, Code::InvalidValue, message);
        }
        let input = input.and_then(|input| FromNode::from_node(&input, reader));
        Some(Self {
            source,
            prefix,
            suffix,
            input: input.unwrap_or_default(),
        })
    }
}
