// SPDX-License-Identifier: Apache-2.0
//! A project: what all its documents define, merged.

mod added_steps;
mod allowances;
mod built_in;
mod encoding;
mod extends;
pub(crate) mod files;
mod includes;
mod load;

use std::collections::BTreeSet;

use emrys_diagnostics::Diagnostic;
use schemars::JsonSchema;

use crate::elements::{
    Allow, BootstrapAction, Bucket, Cluster, ClusterFragment, ClusterReference, Config,
    Environment, Handlers, JobFlow, LaunchFunction, ListWithIncludes, Map, Pipeline,
    PlaceholderValue, Profile, SecurityConfiguration, Step, Tags,
};
use crate::reader::{Fields, FromNode, Reader};
use crate::reference::Reference;
use crate::spanned::Spanned;
use crate::tree::{Node, Value};

pub(crate) use allowances::Allowance;
pub use allowances::Allowed;
pub(crate) use extends::EXTENDS;
pub use files::{DOCUMENTS, Draft};
pub(crate) use includes::Folders;
pub(crate) use load::duplicate;
pub use load::{Checked, Options};

/// A checked project: every document could be read and no rule found an error.
#[derive(Debug, Default)]
pub struct Project {
    /// The buckets that the project brings with it.
    pub buckets: Vec<Bucket>,
    /// The clusters by name.
    pub clusters: Map<Cluster>,
    /// The security configurations by name, which clusters name.
    pub security_configurations: Map<SecurityConfiguration>,
    /// The job flows by name.
    pub job_flows: Map<JobFlow>,
    /// The namespace under which everything is deployed. Absent: `default`.
    pub namespace: Option<Spanned<String>>,
    /// The profiles by name.
    pub profiles: Map<Profile>,
    /// The launch functions by name.
    pub launch_functions: Map<LaunchFunction>,
    /// The pipelines by name.
    pub pipelines: Map<Pipeline>,
    /// What stands in for the services that state machines call and send to.
    pub handlers: Handlers,
    /// Steps of no job flow: of fragments, which job flows include, or which are added to a cluster.
    pub steps: Vec<Spanned<Step>>,
    /// What the documents say that only a run can know, and where.
    pub references: Vec<Spanned<Reference>>,
    /// The placeholders that documents give values, those of environments included, and the values as they are written.
    pub(crate) declared: Vec<(String, Spanned<String>)>,
    /// The day on which it is checked, as in `2026-11-21`.
    pub(crate) today: Option<String>,
    /// The names of all definitions, also of those that could not be read, by the key they are under: whoever names one
    /// of them is not wrong.
    names: BTreeSet<(&'static str, String)>,
}

/// The namespace of a project that says none.
pub const DEFAULT_NAMESPACE: &str = "default";

impl Project {
    /// The namespace under which everything is deployed.
    pub fn namespace(&self) -> &str {
        let own = self.namespace.as_ref();
        own.map_or(DEFAULT_NAMESPACE, |namespace| namespace.as_str())
    }

    /// The cluster that a job flow runs on: its own, or the one that it names.
    pub fn cluster_of<'p>(&'p self, job_flow: &'p JobFlow) -> Option<&'p Cluster> {
        match &job_flow.cluster {
            ClusterReference::Named(name) => self.clusters.get(name),
            ClusterReference::Inline(cluster) => Some(cluster),
        }
    }

    /// The security configuration that a cluster names, if the project defines it.
    pub fn security_configuration_of(&self, cluster: &Cluster) -> Option<&SecurityConfiguration> {
        let name = cluster.security_configuration.as_deref()?;
        self.security_configurations.get(name)
    }

    /// Every cluster, those of single job flows included.
    pub(crate) fn all_clusters(&self) -> impl Iterator<Item = &Cluster> {
        let inline = self
            .job_flows
            .iter()
            .filter_map(|(_, job_flow)| match &job_flow.cluster {
                ClusterReference::Named(_) => None,
                ClusterReference::Inline(cluster) => Some(&**cluster),
            });
        self.clusters
            .iter()
            .map(|(_, cluster)| cluster)
            .chain(inline)
    }

    /// Every step, those of fragments included.
    pub(crate) fn all_steps(&self) -> impl Iterator<Item = &Spanned<Step>> {
        let of_job_flows = self
            .job_flows
            .iter()
            .flat_map(|(_, job_flow)| job_flow.all_steps());
        let pipelines = self.pipelines.iter();
        let of_pipelines = pipelines.flat_map(|(_, pipeline)| pipeline.all_steps());
        of_job_flows.chain(of_pipelines).chain(&self.steps)
    }

    /// Whether a diagnostic is about what a job flow runs, and not about another job flow or a cluster that it does not
    /// run on.
    pub fn concerns(&self, job_flow: &str, diagnostic: &Diagnostic) -> bool {
        let Some(path) = diagnostic.document_path() else {
            return true;
        };
        let is = |rest: &str, name: &str| {
            let inside = rest.strip_prefix(name);
            inside.is_some_and(|inside| inside.is_empty() || inside.starts_with(['.', '[']))
        };
        if let Some(rest) = path.strip_prefix("job_flows.") {
            return is(rest, job_flow);
        }
        let of_deployments = ["profiles.", "launch_functions.", "pipelines."];
        if of_deployments.iter().any(|start| path.starts_with(start)) {
            return false;
        }
        let Some(rest) = path.strip_prefix("clusters.") else {
            return true;
        };
        match self.job_flows.get(job_flow).map(|own| &own.cluster) {
            Some(ClusterReference::Named(cluster)) => is(rest, cluster),
            Some(ClusterReference::Inline(_)) => false,
            None => true,
        }
    }

    /// Whether a document defines a cluster of that name, readable or not.
    pub(crate) fn defines_cluster(&self, name: &str) -> bool {
        self.defines("clusters", name)
    }

    /// Whether a document defines something of that name under a key at its top, readable or not.
    pub(crate) fn defines(&self, key: &'static str, name: &str) -> bool {
        self.names.contains(&(key, name.to_owned()))
    }
}

/// An Emrys document: clusters and the job flows that run on them. The documents of a project are merged.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Document")]
pub(crate) struct Document {
    /// Placeholders and their defaults: `${name}` in any value. The chosen environment, the variable `EMRYS_VAR_name`
    /// and `--set name=value` override them.
    #[schemars(default)]
    #[expect(
        dead_code,
        reason = "the values were read before everything else, here they are checked"
    )]
    placeholders: Map<PlaceholderValue>,
    /// Environments by name: what each of them puts in the place of defaults. `--environment` chooses one.
    #[schemars(default)]
    #[expect(
        dead_code,
        reason = "the values were read before everything else, here they are checked"
    )]
    environments: Map<Environment>,
    /// The buckets that the project brings with it.
    #[schemars(default)]
    buckets: Vec<Bucket>,
    /// The clusters by name.
    #[schemars(default)]
    clusters: Map<Cluster>,
    /// What clusters take over with `extends`, by name. A fragment has the keys of a cluster, of which none is required.
    #[schemars(default)]
    #[expect(
        dead_code,
        reason = "they are used where they are taken over, here they are checked"
    )]
    cluster_fragments: Map<ClusterFragment>,
    /// The security configurations by name, which clusters name.
    #[schemars(default)]
    security_configurations: Map<SecurityConfiguration>,
    /// The job flows by name.
    #[schemars(default)]
    job_flows: Map<JobFlow>,
    /// The namespace under which everything is deployed. Absent: `default`.
    namespace: Option<Spanned<String>>,
    /// The profiles by name: what clusters get from the account.
    #[schemars(default)]
    profiles: Map<Profile>,
    /// The launch functions by name: state machines that launch a cluster.
    #[schemars(default)]
    launch_functions: Map<LaunchFunction>,
    /// The pipelines by name: state machines that launch clusters, run steps on them, and end them.
    #[schemars(default)]
    pipelines: Map<Pipeline>,
    /// What runs on this machine when a state machine calls a Lambda function, sends a message or puts an event.
    #[schemars(default)]
    handlers: Handlers,
    /// Steps, for other documents to include and for `emrys add-steps`.
    #[schemars(default, with = "ListWithIncludes<Spanned<Step>>")]
    steps: Vec<Spanned<Step>>,
    /// Bootstrap actions, for other documents to include.
    #[schemars(default, with = "ListWithIncludes<BootstrapAction>")]
    #[expect(
        dead_code,
        reason = "they are used where they are included, here they are checked"
    )]
    bootstrap_action: Vec<BootstrapAction>,
    /// Debugging, Hadoop and HBase as AMI-era clusters configure them, for other documents to include.
    #[schemars(default, with = "ListWithIncludes<Config>")]
    #[expect(
        dead_code,
        reason = "they are used where they are included, here they are checked"
    )]
    config: Vec<Config>,
    /// Tags, for other documents to include.
    #[schemars(default)]
    #[expect(
        dead_code,
        reason = "they are used where they are included, here they are checked"
    )]
    tags: Tags,
    /// Warnings and notes about this document that are accepted: the code, and why.
    #[schemars(default)]
    #[expect(dead_code, reason = "the reader keeps what is allowed")]
    allow: Allow,
}

impl FromNode for Document {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a document", reader)?;
        let document = Self {
            placeholders: fields.optional("placeholders", reader).unwrap_or_default(),
            environments: fields.optional("environments", reader).unwrap_or_default(),
            buckets: fields.optional("buckets", reader).unwrap_or_default(),
            clusters: fields.optional("clusters", reader).unwrap_or_default(),
            cluster_fragments: fields
                .optional("cluster_fragments", reader)
                .unwrap_or_default(),
            security_configurations: fields
                .optional("security_configurations", reader)
                .unwrap_or_default(),
            job_flows: fields.optional("job_flows", reader).unwrap_or_default(),
            namespace: fields.optional("namespace", reader),
            profiles: fields.optional("profiles", reader).unwrap_or_default(),
            launch_functions: fields
                .optional("launch_functions", reader)
                .unwrap_or_default(),
            pipelines: fields.optional("pipelines", reader).unwrap_or_default(),
            handlers: fields.optional("handlers", reader).unwrap_or_default(),
            steps: fields.optional("steps", reader).unwrap_or_default(),
            bootstrap_action: fields
                .optional("bootstrap_action", reader)
                .unwrap_or_default(),
            config: fields.optional("config", reader).unwrap_or_default(),
            tags: fields.optional("tags", reader).unwrap_or_default(),
            allow: fields.allow(reader),
        };
        fields.finish(reader);
        Some(document)
    }
}

/// The keys under which there are definitions that others name.
const NAMED: &[&str] = &[
    "clusters",
    "job_flows",
    "launch_functions",
    "pipelines",
    "profiles",
];

/// The keys of the mapping under `key` at the top of a document.
fn names<'n>(root: &'n Node, key: &'n str) -> impl Iterator<Item = &'n str> {
    let top = match &root.value {
        Value::Mapping(entries) => entries.as_slice(),
        Value::Scalar(_) | Value::Sequence(_) => &[],
    };
    let named = top.iter().filter(move |entry| entry.key == key);
    named
        .flat_map(|entry| match &entry.value.value {
            Value::Mapping(entries) => entries.as_slice(),
            Value::Scalar(_) | Value::Sequence(_) => &[],
        })
        .map(|entry| entry.key.as_str())
}

/// Whether any diagnostic is an error.
fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity() == emrys_diagnostics::Severity::Error)
}
