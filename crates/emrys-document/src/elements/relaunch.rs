// SPDX-License-Identifier: Apache-2.0
//! When a job flow is launched again: its `retry`.

use std::borrow::Cow;

use emrys_diagnostics::Code;
use emrys_model::reason::ClusterReasonCode;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;

use crate::elements::Duration;
use crate::reader::{Fields, FromNode, Reader, word};
use crate::spanned::Spanned;
use crate::tree::Node;

/// When a job flow is launched again on a new cluster, for the steps that have not completed.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Relaunch {
    /// EMR's codes for the ends of a cluster after which it is launched again; at least one.
    #[schemars(with = "Vec<Spanned<CodeWord>>")]
    pub on: Spanned<Vec<Spanned<ClusterReasonCode>>>,
    /// How many times it is launched again, from 1 to 10. Absent: once.
    pub times: Option<Spanned<i32>>,
    /// How long to wait before each further launch. Absent: not at all.
    pub delay: Option<Spanned<Duration>>,
}

const TIMES: std::ops::RangeInclusive<i32> = 1..=10;

impl Relaunch {
    /// How many times it is launched again.
    pub fn times(&self) -> i32 {
        self.times.as_deref().copied().unwrap_or(1)
    }
}

impl FromNode for Relaunch {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "the retry of a job flow", reader)?;
        let before = reader.diagnostics.len();
        let on: Option<Spanned<Vec<_>>> = fields.required("on", reader);
        let read = reader.diagnostics.len() == before;
        let times: Option<Spanned<i32>> = fields.optional("times", reader);
        let delay = fields.optional("delay", reader);
        fields.finish(reader);
        let on = on?;
        if on.is_empty() && read {
            let message = "a retry names the ends of a cluster after which it is launched again";
            reader.report(on.diagnostic(Code::InvalidValue, message));
        }
        if let Some(times) = times.as_ref().filter(|times| !TIMES.contains(&times.value)) {
            let message = format!(
                "a job flow is launched again 1 to 10 times, not `{}`",
                **times
            );
            reader.report(times.diagnostic(Code::InvalidValue, message));
        }
        Some(Self { on, times, delay })
    }
}

/// The codes of ends that are failures.
fn codes() -> impl Iterator<Item = ClusterReasonCode> {
    let failures = ClusterReasonCode::ALL.iter().copied();
    failures.filter(|code| {
        !matches!(
            code,
            ClusterReasonCode::UserRequest | ClusterReasonCode::AllStepsCompleted
        )
    })
}

impl FromNode for ClusterReasonCode {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words: Vec<_> = codes().map(|code| (code.as_str(), code)).collect();
        word(node, reader, "EMR's code for a cluster that failed", &words)
    }
}

/// The words of the model's enum, which knows nothing of schemas.
struct CodeWord;

impl JsonSchema for CodeWord {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ClusterReasonCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = codes().map(|code| json!({ "type": "string", "const": code.as_str() }));
        json_schema!({ "oneOf": words.collect::<Vec<_>>() })
    }
}
