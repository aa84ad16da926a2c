// SPDX-License-Identifier: Apache-2.0
//! A script that runs on every instance before the applications are installed.

use serde::{Deserialize, Serialize};

use super::{Visitor, texts};

/// A script that runs on every instance before the applications are installed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BootstrapAction {
    /// The action's name; needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The script; needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The script's arguments.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "texts::deserialize"
    )]
    pub args: Vec<String>,
}

super::fragment!(BootstrapAction, "bootstrap_action");

impl BootstrapAction {
    /// The script at that path, without arguments.
    pub fn new(name: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            path: Some(path.into()),
            args: Vec::new(),
        }
    }

    /// The same with these arguments.
    #[must_use]
    pub fn args<I: IntoIterator<Item: Into<String>>>(mut self, args: I) -> Self {
        self.args = texts::texts(args);
        self
    }

    /// Shows itself to a visitor.
    pub fn accept(&self, visitor: &mut impl Visitor) {
        visitor.bootstrap_action(self);
    }
}
