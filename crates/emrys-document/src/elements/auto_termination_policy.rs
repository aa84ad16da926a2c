// SPDX-License-Identifier: Apache-2.0
//! When an idle cluster is terminated.

use emrys_diagnostics::Code;
use schemars::JsonSchema;

use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// When an idle cluster is terminated.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AutoTerminationPolicy {
    /// Seconds of idleness after which the cluster is terminated, from 60 to 604,800. Absent: 3,600.
    pub idle_timeout: Option<Spanned<i32>>,
}

impl FromNode for AutoTerminationPolicy {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an auto-termination policy", reader)?;
        let idle_timeout: Option<Spanned<i32>> = fields.optional("idle_timeout", reader);
        fields.finish(reader);
        if let Some(timeout) = idle_timeout
            .as_ref()
            .filter(|timeout| !(60..=604_800).contains(&***timeout))
        {
            let message = format!(
                "the idle timeout `{}` is not from 60 to 604,800 seconds",
                **timeout
            );
            reader.report(timeout.diagnostic(Code::InvalidValue, message));
        }
        Some(Self { idle_timeout })
    }
}
