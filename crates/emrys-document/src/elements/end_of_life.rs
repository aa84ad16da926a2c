// SPDX-License-Identifier: Apache-2.0
//! What becomes of the cluster when its run has ended.

use schemars::JsonSchema;

use crate::reader::{FromNode, Reader, word};
use crate::tree::Node;

/// What becomes of the cluster when its run has ended, however it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "snake_case", inline)]
pub enum EndOfLife {
    /// It is terminated.
    Terminate,
    /// It stays.
    Keep,
    /// It stays if the run has failed, so that somebody can look.
    KeepOnFailure,
}

impl EndOfLife {
    /// The word in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Terminate => "terminate",
            Self::Keep => "keep",
            Self::KeepOnFailure => "keep_on_failure",
        }
    }
}

impl FromNode for EndOfLife {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words = [Self::Terminate, Self::Keep, Self::KeepOnFailure];
        word(
            node,
            reader,
            "an end of a cluster's life",
            &words.map(|end| (end.as_str(), end)),
        )
    }
}
