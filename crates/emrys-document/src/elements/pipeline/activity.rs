// SPDX-License-Identifier: Apache-2.0
//! An activity of a pipeline: one thing that an execution does.

use emrys_diagnostics::Code;
use schemars::JsonSchema;
use serde_json::Value as Json;

use super::{
    Choice, Fail, Invoke, Iteration, Launch, Notify, PipelineFlow, PipelineSteps, PipelineWait,
    Run, TerminateCluster, UseCluster,
};
use crate::reader::{Fields, FromNode, Reader};
use crate::schema::merge_choices;
use crate::spanned::Spanned;
use crate::tree::Node;

/// One thing that an execution does. Each begins when the one before it has ended.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, transform = merge_choices)]
pub struct PipelineActivity {
    /// The name of its state. Absent: one that says what it does.
    pub name: Option<Spanned<String>>,
    /// What it does.
    #[schemars(flatten)]
    pub action: PipelineAction,
}

/// What an activity of a pipeline does.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum PipelineAction {
    /// Launches a cluster by a launch function. Ends as the function does.
    Launch(Launch),
    /// Names a cluster that is there already, and that the pipeline does not own.
    UseCluster(UseCluster),
    /// Adds steps to a cluster, and waits for their end.
    AddSteps(PipelineSteps),
    /// Does several things at the same time, and waits for all of them.
    Parallel(Vec<PipelineFlow>),
    /// Does one of several things.
    Choice(Choice),
    /// Does the same for each of several items.
    Map(Iteration),
    /// Waits for some time, or until a moment.
    Wait(PipelineWait),
    /// Terminates a cluster, and waits for its end.
    TerminateCluster(TerminateCluster),
    /// Starts another pipeline or state machine.
    Run(Run),
    /// Calls a Lambda function.
    Invoke(Invoke),
    /// Sends a message to a topic.
    Notify(Notify),
    /// Ends the execution as failed.
    Fail(Fail),
    /// A state in the Amazon States Language, with JSONata, and without `Next` and `End`.
    State(Spanned<Json>),
}

impl PipelineAction {
    /// The key in the document.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Launch(_) => "launch",
            Self::UseCluster(_) => "use_cluster",
            Self::AddSteps(_) => "add_steps",
            Self::Parallel(_) => "parallel",
            Self::Choice(_) => "choice",
            Self::Map(_) => "map",
            Self::Wait(_) => "wait",
            Self::TerminateCluster(_) => "terminate_cluster",
            Self::Run(_) => "run",
            Self::Invoke(_) => "invoke",
            Self::Notify(_) => "notify",
            Self::Fail(_) => "fail",
            Self::State(_) => "state",
        }
    }
}

/// Reads what an activity does by one of its keys.
macro_rules! action {
    ($key:literal, $variant:ident) => {
        ($key, |node, reader| {
            FromNode::from_node(node, reader).map(PipelineAction::$variant)
        })
    };
}

impl FromNode for PipelineActivity {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an activity", reader)?;
        let name = fields.optional("name", reader);
        let action = fields.exactly_one(
            &[
                action!("launch", Launch),
                action!("use_cluster", UseCluster),
                action!("add_steps", AddSteps),
                ("parallel", |node, reader| {
                    if node.is_empty_list() {
                        reader.invalid(node, Code::InvalidValue, "here are no branches");
                    }
                    FromNode::from_node(node, reader).map(PipelineAction::Parallel)
                }),
                action!("choice", Choice),
                action!("map", Map),
                action!("wait", Wait),
                action!("terminate_cluster", TerminateCluster),
                action!("run", Run),
                action!("invoke", Invoke),
                action!("notify", Notify),
                action!("fail", Fail),
                action!("state", State),
            ],
            reader,
        );
        fields.finish(reader);
        Some(Self {
            name,
            action: action?,
        })
    }
}
