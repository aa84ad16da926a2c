// SPDX-License-Identifier: Apache-2.0
//! `flow` and `failed_flow`: activities in their order.

use std::borrow::Cow;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::elements::Activity;
use crate::reader::{FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// Activities in their order.
#[derive(Debug, Clone)]
pub struct Flow {
    activities: Vec<Spanned<Activity>>,
    /// Every activity could be read. Otherwise nothing can be said about one that is not there.
    pub(crate) is_whole: bool,
}

impl Deref for Flow {
    type Target = [Spanned<Activity>];

    fn deref(&self) -> &Self::Target {
        &self.activities
    }
}

impl FromNode for Flow {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let activities: Vec<Spanned<Activity>> = FromNode::from_node(node, reader)?;
        let is_whole =
            matches!(&node.value, Value::Sequence(items) if items.len() == activities.len());
        Some(Self {
            activities,
            is_whole,
        })
    }
}

impl JsonSchema for Flow {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Flow".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<Spanned<Activity>>::json_schema(generator)
    }
}
