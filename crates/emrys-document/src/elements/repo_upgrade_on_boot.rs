// SPDX-License-Identifier: Apache-2.0
//! What instances update when they start.

use schemars::JsonSchema;

use crate::reader::{FromNode, Reader, word};
use crate::tree::Node;

/// What instances with an image of yours update when they start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "SCREAMING_SNAKE_CASE", inline)]
pub enum RepoUpgradeOnBoot {
    /// What matters for security.
    Security,
    /// Nothing.
    None,
}

impl RepoUpgradeOnBoot {
    /// The word in EMR's API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Security => "SECURITY",
            Self::None => "NONE",
        }
    }
}

impl FromNode for RepoUpgradeOnBoot {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words = [Self::Security, Self::None];
        let words = words.map(|upgrade| (upgrade.as_str(), upgrade));
        word(node, reader, "an upgrade on boot", &words)
    }
}
