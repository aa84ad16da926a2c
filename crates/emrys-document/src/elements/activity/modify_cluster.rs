// SPDX-License-Identifier: Apache-2.0
//! `modify_cluster`: how many steps run at the same time.

use emrys_catalog::limits::STEP_CONCURRENCY;
use emrys_diagnostics::Code;
use schemars::JsonSchema;

use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// What EMR's ModifyCluster changes.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ModifyCluster {
    /// How many steps may run at the same time, from 1 to 256.
    pub step_concurrency_level: Spanned<i32>,
}

impl FromNode for ModifyCluster {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`modify_cluster`", reader)?;
        let level: Option<Spanned<i32>> = fields.required("step_concurrency_level", reader);
        fields.finish(reader);
        let level = level?;
        if !(1..=STEP_CONCURRENCY).contains(&*level) {
            let message = format!(
                "the step concurrency level `{}` is not from 1 to {STEP_CONCURRENCY}",
                *level
            );
            reader.report(level.diagnostic(Code::InvalidValue, message));
        }
        Some(Self {
            step_concurrency_level: level,
        })
    }
}
