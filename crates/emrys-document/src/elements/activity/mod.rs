// SPDX-License-Identifier: Apache-2.0
//! An activity: one thing that a run does, in a job flow's `flow` or `failed_flow`.

mod add_steps;
mod flow;
mod modify_cluster;
mod resize;
mod wait;

use schemars::JsonSchema;

use crate::reader::{Fields, FromNode, Reader};
use crate::schema::merge_choices;
use crate::tree::Node;

pub use add_steps::AddSteps;
pub use flow::Flow;
pub use modify_cluster::ModifyCluster;
pub use resize::{GroupReference, Resize};
pub use wait::{Wait, WaitFor};

/// One thing that a run does. Each begins when the one before it has ended.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case", transform = merge_choices)]
pub enum Activity {
    /// Launches the cluster. Ends when the cluster waits for steps.
    StartCluster(Plain),
    /// Adds steps, and waits for their end.
    AddSteps(AddSteps),
    /// Waits for the cluster.
    Wait(Wait),
    /// Cancels the steps of the run that have not ended.
    CancelSteps(Plain),
    /// Gives an instance group another number of instances.
    Resize(Resize),
    /// Changes how many steps run at the same time.
    ModifyCluster(ModifyCluster),
    /// Terminates the cluster.
    TerminateCluster(Plain),
}

/// An activity that has nothing to be said about: `{}`.
#[derive(Debug, Clone, Copy, JsonSchema)]
#[schemars(deny_unknown_fields, inline)]
pub struct Plain {}

impl Activity {
    /// The key in the document.
    pub fn key(&self) -> &'static str {
        match self {
            Self::StartCluster(_) => "start_cluster",
            Self::AddSteps(_) => "add_steps",
            Self::Wait(_) => "wait",
            Self::CancelSteps(_) => "cancel_steps",
            Self::Resize(_) => "resize",
            Self::ModifyCluster(_) => "modify_cluster",
            Self::TerminateCluster(_) => "terminate_cluster",
        }
    }
}

impl FromNode for Activity {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an activity", reader)?;
        let activity = fields.exactly_one(
            &[
                ("start_cluster", |node, reader| {
                    FromNode::from_node(node, reader).map(Self::StartCluster)
                }),
                ("add_steps", |node, reader| {
                    FromNode::from_node(node, reader).map(Self::AddSteps)
                }),
                ("wait", |node, reader| {
                    FromNode::from_node(node, reader).map(Self::Wait)
                }),
                ("cancel_steps", |node, reader| {
                    FromNode::from_node(node, reader).map(Self::CancelSteps)
                }),
                ("resize", |node, reader| {
                    FromNode::from_node(node, reader).map(Self::Resize)
                }),
                ("modify_cluster", |node, reader| {
                    FromNode::from_node(node, reader).map(Self::ModifyCluster)
                }),
                ("terminate_cluster", |node, reader| {
                    FromNode::from_node(node, reader).map(Self::TerminateCluster)
                }),
            ],
            reader,
        );
        fields.finish(reader);
        activity
    }
}

impl FromNode for Plain {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        Fields::open(node, "an activity of this kind", reader)?.finish(reader);
        Some(Self {})
    }
}
