// SPDX-License-Identifier: Apache-2.0
//! `wait`: until the cluster is idle or has ended.

use schemars::JsonSchema;

use crate::elements::Duration;
use crate::reader::{Fields, FromNode, Reader, word};
use crate::spanned::Spanned;
use crate::tree::Node;

/// What is waited for, and how long.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Wait {
    /// What is waited for.
    #[schemars(rename = "for")]
    pub until: Spanned<WaitFor>,
    /// Longest time to wait. Absent: as long as the job flow's own `timeout` lets it.
    pub timeout: Option<Spanned<Duration>>,
}

/// What can be waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "snake_case", inline)]
pub enum WaitFor {
    /// The cluster has no steps left to run.
    Idle,
    /// The cluster has ended.
    Ended,
}

impl FromNode for Wait {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`wait`", reader)?;
        let until = fields.required("for", reader);
        let timeout = fields.optional("timeout", reader);
        fields.finish(reader);
        Some(Self {
            until: until?,
            timeout,
        })
    }
}

impl FromNode for WaitFor {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words = [("idle", Self::Idle), ("ended", Self::Ended)];
        word(node, reader, "what can be waited for", &words)
    }
}
