// SPDX-License-Identifier: Apache-2.0
//! A pipeline: a state machine that launches clusters, runs steps on them, and ends them.

mod activity;
mod add_steps;
mod choice;
mod flow;
mod iteration;
mod launch;
mod messages;
mod run;
mod terminate_cluster;
mod trigger;
mod use_cluster;
mod wait;

use schemars::JsonSchema;
use serde_json::Value as Json;

use crate::elements::{Allow, Duration, Map, Notifications, Step};
use crate::reader::{Fields, FromNode, Reader};
use crate::schema::merge_choices;
use crate::spanned::Spanned;
use crate::tree::Node;

pub use activity::{PipelineAction, PipelineActivity};
pub use add_steps::PipelineSteps;
pub use choice::{Choice, Condition};
pub use flow::PipelineFlow;
pub use iteration::Iteration;
pub use launch::Launch;
pub use messages::{Fail, Invoke, Notify};
pub use run::{Run, RunTarget};
pub use terminate_cluster::TerminateCluster;
pub use trigger::{Trigger, TriggerSource};
pub use use_cluster::UseCluster;
pub use wait::PipelineWait;

/// The variable of a cluster that is given no other name.
pub const CLUSTER: &str = "cluster";

/// A state machine that launches clusters, runs steps on them, and ends them.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, transform = merge_choices)]
pub struct Pipeline {
    /// What it is for.
    pub description: Option<Spanned<String>>,
    /// How long an execution may take before it is ended. Absent: as long as it takes.
    pub timeout: Option<Spanned<Duration>>,
    /// What it does.
    #[schemars(flatten)]
    pub work: PipelineWork,
    /// Members of the input that an execution gets where its own input does not have them.
    #[schemars(default)]
    pub input: Map<Spanned<Json>>,
    /// What starts an execution.
    #[schemars(default)]
    pub triggers: Vec<Spanned<Trigger>>,
    /// Topics that are told how an execution has ended.
    pub notifications: Option<Notifications>,
    /// The profile of clusters that it launches without a launch function: one under `profiles`, or `namespace/name` of
    /// one in the registry.
    pub profile: Option<Spanned<String>>,
    /// Warnings and notes about this pipeline that are accepted: the code, and why.
    #[schemars(default)]
    pub allow: Allow,
}

/// What a pipeline does.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum PipelineWork {
    /// A job flow of the project.
    JobFlow(Spanned<String>),
    /// Activities, one after the other.
    Flow(Spanned<PipelineFlow>),
}

impl Pipeline {
    /// The name of the job flow that it runs.
    pub fn job_flow(&self) -> Option<&Spanned<String>> {
        match &self.work {
            PipelineWork::JobFlow(name) => Some(name),
            PipelineWork::Flow(_) => None,
        }
    }

    /// Its activities.
    pub fn flow(&self) -> Option<&Spanned<PipelineFlow>> {
        match &self.work {
            PipelineWork::JobFlow(_) => None,
            PipelineWork::Flow(flow) => Some(flow),
        }
    }

    /// Every activity, those of branches and iterations included, each before those within it.
    pub fn all_activities(&self) -> Vec<&Spanned<PipelineActivity>> {
        self.flow().map(|flow| flow.all()).unwrap_or_default()
    }

    /// Every step that its activities add. Those of its job flow are the job flow's.
    pub fn all_steps(&self) -> impl Iterator<Item = &Spanned<Step>> {
        let activities = self.all_activities().into_iter();
        activities.flat_map(|activity| match &activity.action {
            PipelineAction::AddSteps(add) => add.steps.as_slice(),
            PipelineAction::Launch(_)
            | PipelineAction::UseCluster(_)
            | PipelineAction::Parallel(_)
            | PipelineAction::Choice(_)
            | PipelineAction::Map(_)
            | PipelineAction::Wait(_)
            | PipelineAction::TerminateCluster(_)
            | PipelineAction::Run(_)
            | PipelineAction::Invoke(_)
            | PipelineAction::Notify(_)
            | PipelineAction::Fail(_)
            | PipelineAction::State(_) => &[],
        })
    }
}

impl FromNode for Pipeline {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        reader.with_expressions(|reader| Self::read(node, reader))
    }
}

impl Pipeline {
    fn read(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a pipeline", reader)?;
        let description = fields.optional("description", reader);
        let timeout = fields.optional("timeout", reader);
        let work = fields.exactly_one(
            &[
                ("job_flow", |node, reader| {
                    FromNode::from_node(node, reader).map(PipelineWork::JobFlow)
                }),
                ("flow", |node, reader| {
                    FromNode::from_node(node, reader).map(PipelineWork::Flow)
                }),
            ],
            reader,
        );
        let input = fields.optional("input", reader).unwrap_or_default();
        let triggers = fields.optional("triggers", reader).unwrap_or_default();
        let notifications = fields.optional("notifications", reader);
        let profile = fields.optional("profile", reader);
        let allow = fields.allow(reader);
        fields.finish(reader);
        Some(Self {
            description,
            timeout,
            work: work?,
            input,
            triggers,
            notifications,
            profile,
            allow,
        })
    }
}
