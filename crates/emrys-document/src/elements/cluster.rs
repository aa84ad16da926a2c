// SPDX-License-Identifier: Apache-2.0
//! A cluster: what job flows run on.

use emrys_catalog::limits::STEP_CONCURRENCY;
use emrys_catalog::releases;
use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::{ReleaseFamily, ReleaseLabel};
use schemars::JsonSchema;

use crate::elements::{
    AutoTerminationPolicy, BootstrapAction, Configuration, Ec2Attributes, InstanceGroup, Map,
    S3Uri, ScaleDownBehavior, Text,
};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// A cluster: its release, what is installed on it, and its instances.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Cluster {
    /// The release label, such as `emr-7.5.0`.
    #[schemars(with = "Spanned<String>")]
    pub release_label: Spanned<ReleaseLabel>,
    /// The cluster's name. Absent: the name of the job flow or of this definition.
    pub name: Option<Spanned<String>>,
    /// The applications to install, such as `Spark`; upper and lower case do not matter. Empty: none.
    #[schemars(default)]
    pub applications: Vec<Spanned<String>>,
    /// The primary instance, or three of them. Absent: one `m5.xlarge`.
    pub master_instance_group: Option<InstanceGroup>,
    /// The core instances, which have HDFS. Absent: none, a cluster of one instance.
    pub core_instance_group: Option<InstanceGroup>,
    /// The task instances. Absent: none.
    pub task_instance_group: Option<InstanceGroup>,
    /// Scripts that run on every instance before the applications are installed; at most 16.
    #[schemars(default)]
    pub bootstrap_action: Vec<BootstrapAction>,
    /// Configurations of the applications.
    #[schemars(default)]
    pub configurations: Vec<Configuration>,
    /// Where the logs are copied to. Absent: nowhere.
    pub log_uri: Option<Spanned<S3Uri>>,
    /// The service role, by name or ARN. Absent: `EMR_DefaultRole`.
    pub service_role: Option<Spanned<String>>,
    /// What the cluster's EC2 instances get from the account.
    pub ec2_attributes: Option<Ec2Attributes>,
    /// Tags of the cluster and its instances.
    #[schemars(default)]
    pub tags: Map<Spanned<Text>>,
    /// How many steps may run at the same time, from 1 to 256. Absent: 1.
    pub step_concurrency_level: Option<Spanned<i32>>,
    /// Whether the cluster is protected from termination. Absent: it is not.
    pub termination_protection: Option<Spanned<bool>>,
    /// Whether the cluster stays when it has no steps left. Absent: it is terminated.
    pub keep_job_flow_alive_when_no_steps: Option<Spanned<bool>>,
    /// When an idle cluster is terminated. Absent: never.
    pub auto_termination_policy: Option<Spanned<AutoTerminationPolicy>>,
    /// The name of the security configuration.
    pub security_configuration: Option<Spanned<String>>,
    /// When instances go that are no longer needed.
    pub scale_down_behavior: Option<Spanned<ScaleDownBehavior>>,
    /// The id of the image that the instances are started from. Absent: the release's own.
    pub custom_ami_id: Option<Spanned<String>>,
    /// The size of the root volume in GiB. Absent: the release's own.
    pub ebs_root_volume_size: Option<Spanned<i32>>,
    /// Whether everybody in the account sees the cluster. Absent: yes.
    pub visible_to_all_users: Option<Spanned<bool>>,
    /// A JSON text for features that EMR does not document.
    pub additional_info: Option<Spanned<String>>,
}

impl Cluster {
    /// The instance groups with the keys that hold them.
    pub fn instance_groups(&self) -> impl Iterator<Item = (&'static str, &InstanceGroup)> {
        let primary = self
            .master_instance_group
            .as_ref()
            .map(|group| ("master_instance_group", group));
        let core = self
            .core_instance_group
            .as_ref()
            .map(|group| ("core_instance_group", group));
        let task = self
            .task_instance_group
            .as_ref()
            .map(|group| ("task_instance_group", group));
        primary.into_iter().chain(core).chain(task)
    }

    /// Whether an application is installed.
    pub fn has_application(&self, name: &str) -> bool {
        self.applications
            .iter()
            .any(|application| application.eq_ignore_ascii_case(name))
    }

    /// How many steps may run at the same time.
    pub fn step_concurrency(&self) -> i32 {
        self.step_concurrency_level.as_deref().copied().unwrap_or(1)
    }
}

impl FromNode for Cluster {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a cluster", reader)?;
        fields.planned(&[
            "core_instance_fleet",
            "managed_scaling_policy",
            "master_instance_fleet",
            "placement_group_config",
            "spark",
            "task_instance_fleet",
        ]);
        let release_label: Option<Spanned<ReleaseLabel>> = fields.required("release_label", reader);
        let mut applications: Vec<Spanned<String>> =
            fields.optional("applications", reader).unwrap_or_default();
        if let Some(label) = &release_label {
            canonicalise(&mut applications, **label);
        }
        let name = fields.optional("name", reader);
        let master_instance_group = fields.optional("master_instance_group", reader);
        let core_instance_group = fields.optional("core_instance_group", reader);
        let task_instance_group = fields.optional("task_instance_group", reader);
        let bootstrap_action = fields
            .optional("bootstrap_action", reader)
            .unwrap_or_default();
        let configurations = fields
            .optional("configurations", reader)
            .unwrap_or_default();
        let log_uri = fields.optional("log_uri", reader);
        let service_role = fields.passed_on("service_role", reader);
        let ec2_attributes = fields.optional("ec2_attributes", reader);
        let tags = fields.optional("tags", reader).unwrap_or_default();
        let step_concurrency_level: Option<Spanned<i32>> =
            fields.optional("step_concurrency_level", reader);
        let termination_protection = fields.optional("termination_protection", reader);
        let keep_job_flow_alive_when_no_steps =
            fields.optional("keep_job_flow_alive_when_no_steps", reader);
        let auto_termination_policy = fields.optional("auto_termination_policy", reader);
        let security_configuration = fields.passed_on("security_configuration", reader);
        let scale_down_behavior = fields.optional("scale_down_behavior", reader);
        let custom_ami_id = fields.passed_on("custom_ami_id", reader);
        let ebs_root_volume_size = fields.optional("ebs_root_volume_size", reader);
        let visible_to_all_users = fields.optional("visible_to_all_users", reader);
        let additional_info = fields.passed_on("additional_info", reader);
        fields.finish(reader);
        if let Some(level) = step_concurrency_level
            .as_ref()
            .filter(|level| !(1..=STEP_CONCURRENCY).contains(&***level))
        {
            let message = format!(
                "the step concurrency level `{}` is not from 1 to {STEP_CONCURRENCY}",
                **level
            );
            reader.report(level.diagnostic(Code::InvalidValue, message));
        }
        Some(Self {
            release_label: release_label?,
            name,
            applications,
            master_instance_group,
            core_instance_group,
            task_instance_group,
            bootstrap_action,
            configurations,
            log_uri,
            service_role,
            ec2_attributes,
            tags,
            step_concurrency_level,
            termination_protection,
            keep_job_flow_alive_when_no_steps,
            auto_termination_policy,
            security_configuration,
            scale_down_behavior,
            custom_ami_id,
            ebs_root_volume_size,
            visible_to_all_users,
            additional_info,
        })
    }
}

/// EMR takes the names of applications in any case; the release knows how they are written. Names that the release does
/// not have stay as they are: a rule reports them.
fn canonicalise(applications: &mut [Spanned<String>], label: ReleaseLabel) {
    let Some(release) = releases::find(label) else {
        return;
    };
    for application in applications {
        if let Some(known) = release.application(application) {
            application.value = known.name.to_owned();
        }
    }
}

impl FromNode for ReleaseLabel {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let text = String::from_node(node, reader)?;
        let label = text.parse().ok();
        if label.is_none() {
            reader.report(unknown_release_label(node, &text));
        }
        label
    }
}

fn unknown_release_label(node: &Node, text: &str) -> Diagnostic {
    let message = format!("`{text}` is not a release label");
    let diagnostic = Diagnostic::new(Code::UnknownReleaseLabel, message)
        .at(node.label_span())
        .path(&node.path);
    diagnostic.help(nearest_releases(text))
}

/// Advice for a label that no release has.
pub(crate) fn nearest_releases(text: &str) -> String {
    let nearest: Vec<String> = releases::nearest(text)
        .iter()
        .map(|label| format!("`{label}`"))
        .collect();
    match nearest.as_slice() {
        [] => format!(
            "a release label is written like `{}`",
            releases::latest(ReleaseFamily::Emr).label
        ),
        [only] => format!("the nearest release is {only}"),
        several => format!("the nearest releases are {}", several.join(", ")),
    }
}
