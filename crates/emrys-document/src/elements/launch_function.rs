// SPDX-License-Identifier: Apache-2.0
//! A launch function: a state machine that launches one cluster with one profile, and lets its callers change no more
//! than it says.

use schemars::JsonSchema;

use crate::elements::{Allow, AllowedOverride, Map, Notifications, Tags};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// A state machine that launches a cluster.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LaunchFunction {
    /// What it is for.
    pub description: Option<Spanned<String>>,
    /// The profile: one under `profiles`, or `namespace/name` of one in the registry.
    pub profile: Spanned<String>,
    /// The cluster: one under `clusters`, or `namespace/name` of one in the registry.
    pub cluster: Spanned<String>,
    /// The name that clusters are launched under. Absent: the function's own.
    pub cluster_name: Option<Spanned<String>>,
    /// Whether it fails while a cluster of the same name is running. Absent: it launches another one.
    pub fail_if_cluster_running: Option<Spanned<bool>>,
    /// Whether it gives the running cluster of the same name in place of a new one. Absent: it launches another one.
    pub reuse_running_cluster: Option<Spanned<bool>>,
    /// Whether it ends only when the cluster is ready for steps. Absent: it does.
    pub wait_for_cluster_start: Option<Spanned<bool>>,
    /// What callers may change. Absent: what the cluster allows; empty: nothing.
    pub allowed_overrides: Option<Spanned<Map<AllowedOverride>>>,
    /// Tags of its clusters, which callers cannot change.
    #[schemars(default)]
    pub tags: Tags,
    /// Topics that are told how an execution has ended.
    pub notifications: Option<Notifications>,
    /// Warnings and notes about this launch function that are accepted: the code, and why.
    #[schemars(default)]
    pub allow: Allow,
}

impl LaunchFunction {
    /// Whether it fails while a cluster of the same name is running.
    pub fn fails_if_cluster_running(&self) -> bool {
        is(self.fail_if_cluster_running.as_ref()).unwrap_or(false)
    }

    /// Whether it gives a running cluster in place of a new one.
    pub fn reuses_running_cluster(&self) -> bool {
        is(self.reuse_running_cluster.as_ref()).unwrap_or(false)
    }

    /// Whether it ends only when the cluster is ready for steps.
    pub fn waits_for_cluster_start(&self) -> bool {
        is(self.wait_for_cluster_start.as_ref()).unwrap_or(true)
    }
}

fn is(flag: Option<&Spanned<bool>>) -> Option<bool> {
    flag.map(|flag| flag.value)
}

impl FromNode for LaunchFunction {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a launch function", reader)?;
        let description = fields.optional("description", reader);
        let profile = fields.required("profile", reader);
        let cluster = fields.required("cluster", reader);
        let cluster_name = fields.optional("cluster_name", reader);
        let fail_if_cluster_running = fields.optional("fail_if_cluster_running", reader);
        let reuse_running_cluster = fields.optional("reuse_running_cluster", reader);
        let wait_for_cluster_start = fields.optional("wait_for_cluster_start", reader);
        let allowed_overrides = fields.optional("allowed_overrides", reader);
        let tags: Tags = fields.optional("tags", reader).unwrap_or_default();
        let notifications = fields.optional("notifications", reader);
        let allow = fields.allow(reader);
        fields.finish(reader);
        for (_, value) in tags.iter() {
            reader.is_known(
                &value.span,
                &value.path,
                "the tag of a launch function",
                value,
            );
        }
        Some(Self {
            description,
            profile: profile?,
            cluster: cluster?,
            cluster_name,
            fail_if_cluster_running,
            reuse_running_cluster,
            wait_for_cluster_start,
            allowed_overrides,
            tags,
            notifications,
            allow,
        })
    }
}
