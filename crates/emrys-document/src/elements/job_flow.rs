// SPDX-License-Identifier: Apache-2.0
//! A job flow: a cluster, and the steps or the flow of activities that run on it.

use schemars::JsonSchema;

use crate::elements::{
    Activity, Allow, Cluster, Duration, EndOfLife, Flow, ListWithIncludes, Lock, Python, Relaunch,
    S3Uri, Step, Tags,
};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// A cluster, and the steps or the flow of activities that run on it.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, extend("oneOf" = [{ "required": ["steps"] }, { "required": ["flow"] }]))]
pub struct JobFlow {
    /// The cluster: the name of one under `clusters`, or the cluster itself.
    pub cluster: ClusterReference,
    /// The name that the cluster is launched under. Absent: the job flow's own.
    pub name: Option<Spanned<String>>,
    /// The steps, in the order in which they are added; empty where there is a `flow`.
    #[schemars(default, with = "ListWithIncludes<Spanned<Step>>")]
    pub steps: Vec<Spanned<Step>>,
    /// What the run does, one activity after the other, in place of `steps`: the steps are then in `add_steps`.
    pub flow: Option<Spanned<Flow>>,
    /// What the run does once it has failed.
    pub failed_flow: Option<Spanned<Flow>>,
    /// What becomes of the cluster when the run has ended. Absent: what the cluster's own definition says.
    pub end_of_life: Option<Spanned<EndOfLife>>,
    /// How long the run may take before it is ended. Absent: as long as it takes.
    pub timeout: Option<Spanned<Duration>>,
    /// When the job flow is launched again on a new cluster. Absent: never.
    pub retry: Option<Relaunch>,
    /// The lock that the run holds while it goes on. Absent: it goes on whatever other runs do.
    pub lock: Option<Spanned<Lock>>,
    /// The packages that its Python scripts import. Absent: only what the cluster has.
    pub python: Option<Spanned<Python>>,
    /// Where the steps leave their results: shown when the job flow has completed.
    #[schemars(default)]
    pub outputs: Vec<Spanned<S3Uri>>,
    /// Where the logs are copied to, in place of the cluster's own.
    pub log_uri: Option<Spanned<S3Uri>>,
    /// Tags in addition to the cluster's own.
    #[schemars(default)]
    pub tags: Tags,
    /// Warnings and notes about this job flow that are accepted: the code, and why.
    #[schemars(default)]
    pub allow: Allow,
}

/// Which cluster a job flow runs on.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged, inline)]
pub enum ClusterReference {
    /// A cluster that is defined by that name.
    Named(Spanned<String>),
    /// A cluster of this job flow alone.
    Inline(Box<Cluster>),
}

/// What a job flow does: its steps, or a flow that has them.
enum Work {
    Steps(Vec<Spanned<Step>>),
    Flow(Spanned<Flow>),
}

impl JobFlow {
    /// The activities of the normal flow and of the failed one.
    pub fn activities(&self) -> impl Iterator<Item = &Spanned<Activity>> {
        let flows = [&self.flow, &self.failed_flow];
        flows.into_iter().flatten().flat_map(|flow| flow.iter())
    }

    /// Every step of the job flow, those of its activities included.
    pub fn all_steps(&self) -> impl Iterator<Item = &Spanned<Step>> {
        let added = self.activities().flat_map(|activity| match &**activity {
            Activity::AddSteps(add) => add.steps.as_slice(),
            _ => &[],
        });
        self.steps.iter().chain(added)
    }
}

impl FromNode for JobFlow {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a job flow", reader)?;
        let cluster = fields.required("cluster", reader);
        let name = fields.optional("name", reader);
        let work = fields.exactly_one(
            &[
                ("steps", |node, reader| {
                    FromNode::from_node(node, reader).map(Work::Steps)
                }),
                ("flow", |node, reader| {
                    FromNode::from_node(node, reader).map(Work::Flow)
                }),
            ],
            reader,
        );
        let failed_flow = fields.optional("failed_flow", reader);
        let end_of_life = fields.optional("end_of_life", reader);
        let timeout = fields.optional("timeout", reader);
        let retry = fields.optional("retry", reader);
        let lock = fields.optional("lock", reader);
        let python = fields.optional("python", reader);
        let mut outputs: Vec<Spanned<S3Uri>> =
            fields.optional("outputs", reader).unwrap_or_default();
        outputs.retain(|output| {
            reader.is_known(
                &output.span,
                &output.path,
                "the place of results",
                output.as_str(),
            )
        });
        let log_uri = fields.optional("log_uri", reader);
        let tags = fields.optional("tags", reader).unwrap_or_default();
        let allow = fields.allow(reader);
        fields.finish(reader);
        let (steps, flow) = match work? {
            Work::Steps(steps) => (steps, None),
            Work::Flow(flow) => (Vec::new(), Some(flow)),
        };
        Some(Self {
            cluster: cluster?,
            name,
            steps,
            flow,
            failed_flow,
            end_of_life,
            timeout,
            retry,
            lock,
            python,
            outputs,
            log_uri,
            tags,
            allow,
        })
    }
}

impl FromNode for ClusterReference {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        match node.value {
            Value::Mapping(_) => FromNode::from_node(node, reader).map(Self::Inline),
            Value::Scalar(_) => FromNode::from_node(node, reader).map(Self::Named),
            Value::Sequence(_) => {
                reader.wrong_type(node, "the name of a cluster or a mapping");
                None
            }
        }
    }
}
