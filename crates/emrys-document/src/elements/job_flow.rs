// SPDX-License-Identifier: Apache-2.0
//! A job flow: a cluster and the steps that it runs.

use schemars::JsonSchema;

use crate::elements::{Cluster, Map, S3Uri, Step, Text};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

/// A cluster and the steps that it runs.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct JobFlow {
    /// The cluster: the name of one under `clusters`, or the cluster itself.
    pub cluster: ClusterReference,
    /// The name that the cluster is launched under. Absent: the job flow's own.
    pub name: Option<Spanned<String>>,
    /// The steps, in the order in which they are added.
    pub steps: Spanned<Vec<Spanned<Step>>>,
    /// Where the steps leave their results: shown when the job flow has completed.
    #[schemars(default)]
    pub outputs: Vec<Spanned<S3Uri>>,
    /// Where the logs are copied to, in place of the cluster's own.
    pub log_uri: Option<Spanned<S3Uri>>,
    /// Tags in addition to the cluster's own.
    #[schemars(default)]
    pub tags: Map<Spanned<Text>>,
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

impl FromNode for JobFlow {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a job flow", reader)?;
        fields.planned(&["failed_flow", "flow"]);
        let cluster = fields.required("cluster", reader);
        let name = fields.optional("name", reader);
        let steps = fields.required("steps", reader);
        let outputs = fields.optional("outputs", reader).unwrap_or_default();
        let log_uri = fields.optional("log_uri", reader);
        let tags = fields.optional("tags", reader).unwrap_or_default();
        fields.finish(reader);
        Some(Self {
            cluster: cluster?,
            name,
            steps: steps?,
            outputs,
            log_uri,
            tags,
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
