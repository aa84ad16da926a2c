// SPDX-License-Identifier: Apache-2.0
//! When instances go that are no longer needed.

use schemars::JsonSchema;

use crate::reader::{FromNode, Reader, word};
use crate::tree::Node;

/// When instances go that are no longer needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "SCREAMING_SNAKE_CASE", inline)]
pub enum ScaleDownBehavior {
    /// At the end of the hour that has been paid.
    TerminateAtInstanceHour,
    /// When the tasks on the instance are done.
    TerminateAtTaskCompletion,
}

impl ScaleDownBehavior {
    /// The word in EMR's API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TerminateAtInstanceHour => "TERMINATE_AT_INSTANCE_HOUR",
            Self::TerminateAtTaskCompletion => "TERMINATE_AT_TASK_COMPLETION",
        }
    }
}

impl FromNode for ScaleDownBehavior {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words = [
            Self::TerminateAtInstanceHour,
            Self::TerminateAtTaskCompletion,
        ];
        word(
            node,
            reader,
            "a scale-down behavior",
            &words.map(|behavior| (behavior.as_str(), behavior)),
        )
    }
}
