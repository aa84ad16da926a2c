// SPDX-License-Identifier: Apache-2.0
//! Activities of a pipeline in their order.

use std::borrow::Cow;
use std::ops::Deref;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::{PipelineAction, PipelineActivity};
use crate::reader::{FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// Activities of a pipeline in their order. The clusters that it launches without `keep` end with it.
#[derive(Debug, Clone, Default)]
pub struct PipelineFlow {
    activities: Vec<Spanned<PipelineActivity>>,
    /// Every activity could be read. Otherwise nothing can be said about one that is not there.
    pub is_whole: bool,
}

impl PipelineFlow {
    /// Every activity, those of branches and iterations included, each before those within it.
    pub fn all(&self) -> Vec<&Spanned<PipelineActivity>> {
        let mut all = Vec::new();
        for activity in &self.activities {
            all.push(activity);
            let inner = activity.action.flows();
            all.extend(inner.into_iter().flat_map(Self::all));
        }
        all
    }
}

impl PipelineAction {
    /// The flows within it.
    pub fn flows(&self) -> Vec<&PipelineFlow> {
        match self {
            Self::Parallel(branches) => branches.iter().collect(),
            Self::Choice(choice) => {
                let then = choice.when.iter().map(|condition| &condition.then);
                then.chain(&choice.otherwise).collect()
            }
            Self::Map(iteration) => vec![&iteration.flow],
            Self::Launch(_)
            | Self::UseCluster(_)
            | Self::AddSteps(_)
            | Self::Wait(_)
            | Self::TerminateCluster(_)
            | Self::Run(_)
            | Self::Invoke(_)
            | Self::Notify(_)
            | Self::Fail(_)
            | Self::State(_) => Vec::new(),
        }
    }
}

impl Deref for PipelineFlow {
    type Target = [Spanned<PipelineActivity>];

    fn deref(&self) -> &Self::Target {
        &self.activities
    }
}

impl FromNode for PipelineFlow {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let activities: Vec<Spanned<PipelineActivity>> = FromNode::from_node(node, reader)?;
        let is_whole =
            matches!(&node.value, Value::Sequence(items) if items.len() == activities.len());
        if node.is_empty_list() {
            reader.invalid(node, Code::InvalidValue, "here are no activities");
        }
        Some(Self {
            activities,
            is_whole,
        })
    }
}

impl JsonSchema for PipelineFlow {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "PipelineFlow".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<Spanned<PipelineActivity>>::json_schema(generator)
    }
}
