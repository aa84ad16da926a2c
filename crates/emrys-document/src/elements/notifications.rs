// SPDX-License-Identifier: Apache-2.0
//! `notifications`: topics that are told how an execution has ended.

use schemars::JsonSchema;

use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Topics that are told how an execution has ended. Neither is created.
#[derive(Debug, Clone, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Notifications {
    /// The topic of executions that have succeeded: its ARN, or the name of one in the account and region.
    pub success: Option<Spanned<String>>,
    /// The topic of executions that have failed: its ARN, or the name of one in the account and region.
    pub failure: Option<Spanned<String>>,
}

impl FromNode for Notifications {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`notifications`", reader)?;
        let notifications = Self {
            success: fields.optional("success", reader),
            failure: fields.optional("failure", reader),
        };
        fields.finish(reader);
        Some(notifications)
    }
}
