// SPDX-License-Identifier: Apache-2.0
//! `resize`: another number of instances for an instance group.

use emrys_catalog::limits;
use emrys_diagnostics::Code;
use schemars::JsonSchema;

use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// An instance group and how many instances it is to have.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Resize {
    /// The group: `core`, `task`, or the name of a group.
    pub instance_group: Spanned<GroupReference>,
    /// How many instances the group is to have.
    pub instance_count: Spanned<i32>,
}

/// Which instance group is meant.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(with = "String")]
pub enum GroupReference {
    /// The core group.
    Core,
    /// The task group.
    Task,
    /// The group of that name.
    Named(String),
}

impl GroupReference {
    /// As it is written in a document.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Core => "core",
            Self::Task => "task",
            Self::Named(name) => name,
        }
    }
}

impl FromNode for Resize {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`resize`", reader)?;
        let instance_group = fields.required("instance_group", reader);
        let instance_count: Option<Spanned<i32>> = fields.required("instance_count", reader);
        fields.finish(reader);
        let most = *limits::INSTANCES_PER_GROUP.end();
        // A group may be emptied, though it cannot begin so.
        if let Some(count) = instance_count
            .as_ref()
            .filter(|count| !(0..=most).contains(&count.value))
        {
            let message = format!(
                "an instance group is resized to 0 to {most} instances, not `{}`",
                **count
            );
            reader.report(count.diagnostic(Code::InvalidValue, message));
        }
        Some(Self {
            instance_group: instance_group?,
            instance_count: instance_count?,
        })
    }
}

impl FromNode for GroupReference {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let name = String::from_node(node, reader)?;
        Some(match name.as_str() {
            "core" => Self::Core,
            "task" => Self::Task,
            _ => Self::Named(name),
        })
    }
}
