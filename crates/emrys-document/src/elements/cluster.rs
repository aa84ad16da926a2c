// SPDX-License-Identifier: Apache-2.0
//! A cluster: what job flows run on.

use emrys_catalog::limits::STEP_CONCURRENCY;
use emrys_catalog::releases;
use emrys_diagnostics::Code;
use emrys_model::release_label::ReleaseLabel;
use schemars::JsonSchema;

use crate::effective::{self, Effective, EffectiveApplication, EffectiveConfiguration, LeftOut};
use crate::elements::{
    Allow, AllowedOverride, AutoTerminationPolicy, BootstrapAction, Config, Configuration,
    Ec2Attributes, HBase, Instances, KerberosAttributes, ListWithIncludes, ListedState, Map,
    Monitoring, Placement, Presets, Release, RepoUpgradeOnBoot, S3Uri, ScaleDownBehavior,
    SecretConfiguration, SupportedProduct, Tags, Text,
};
use crate::project::EXTENDS;
use crate::reader::{Fields, FromNode, Reader};
use crate::schema::merge_choices;
use crate::spanned::Spanned;
use crate::tree::Node;

/// A cluster: its release, what is installed on it, and its instances.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, transform = merge_choices)]
pub struct Cluster {
    /// What is installed on the instances.
    #[schemars(flatten)]
    pub release: Release,
    /// The version of Hadoop, with an AMI version. A release label says it itself.
    pub hadoop_version: Option<Spanned<String>>,
    /// The cluster's name. Absent: the name of the job flow or of this definition.
    pub name: Option<Spanned<String>>,
    /// The applications to install, such as `Spark`; upper and lower case do not matter. Empty: none.
    /// What the workload installs comes before them.
    #[schemars(default)]
    pub(crate) applications: Vec<Spanned<String>>,
    /// Its workload and helpers.
    #[schemars(flatten)]
    pub presets: Presets,
    /// Its instances.
    #[schemars(flatten)]
    pub instances: Instances,
    /// Debugging, Hadoop and HBase as AMI-era clusters configure them, in this order.
    #[schemars(default, with = "ListWithIncludes<Config>")]
    pub config: Vec<Config>,
    /// Scripts that run on every instance before the applications are installed; at most 16.
    #[schemars(default, with = "ListWithIncludes<BootstrapAction>")]
    pub bootstrap_action: Vec<BootstrapAction>,
    /// Configurations of the applications. They win over those of the workload and of helpers, property by property.
    #[schemars(default)]
    pub(crate) configurations: Vec<Configuration>,
    /// By classification, properties whose values are members of a secret. Deploying makes a secret of each; runs have none.
    #[schemars(default)]
    pub secret_configurations: Map<SecretConfiguration>,
    /// Where the logs are copied to. Absent: nowhere.
    pub log_uri: Option<Spanned<S3Uri>>,
    /// The service role, by name or ARN. Absent: `EMR_DefaultRole`.
    pub service_role: Option<Spanned<String>>,
    /// What the cluster's EC2 instances get from the account.
    pub ec2_attributes: Option<Ec2Attributes>,
    /// Tags of the cluster and its instances.
    #[schemars(default)]
    pub tags: Tags,
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
    /// What the cluster is for. EMR is not sent it.
    pub description: Option<Spanned<String>>,
    /// What Kerberos needs of this cluster, whose security configuration has the rest.
    pub kerberos_attributes: Option<Spanned<KerberosAttributes>>,
    /// The role that automatic scaling policies act with, by name or ARN.
    pub autoscaling_role: Option<Spanned<String>>,
    /// The role that the cluster's steps run with, by ARN. Absent: the instance profile's.
    pub step_execution_role_arn: Option<Spanned<String>>,
    /// The release of Amazon Linux. Absent: the newest that the release label has been tested with.
    pub os_release_label: Option<Spanned<String>>,
    /// What instances with an image of yours update when they start. Absent: what matters for security.
    pub repo_upgrade_on_boot: Option<Spanned<RepoUpgradeOnBoot>>,
    /// The root volume's operations per second. Absent: what its type includes.
    pub ebs_root_volume_iops: Option<Spanned<i32>>,
    /// The root volume's throughput in MiB per second. Absent: what its type includes.
    pub ebs_root_volume_throughput: Option<Spanned<i32>>,
    /// The KMS key that encrypts logs in S3, by ARN.
    pub log_encryption_kms_key_id: Option<Spanned<String>>,
    /// Where logs go beside the log URI.
    pub monitoring_configuration: Option<Spanned<Monitoring>>,
    /// Whether instances that are not well are replaced. Absent: EMR decides.
    pub unhealthy_node_replacement: Option<Spanned<bool>>,
    /// Whether the release gets updates for longer than others, at a price. Absent: it does not.
    pub extended_support: Option<Spanned<bool>>,
    /// Whether the cluster takes interactive sessions. Absent: it does not.
    pub session_enabled: Option<Spanned<bool>>,
    /// Where a cluster without a subnet is placed.
    pub placement: Option<Spanned<Placement>>,
    /// Software of third parties, with an AMI version.
    #[schemars(default)]
    pub supported_products: Vec<Spanned<Text>>,
    /// Software of third parties with arguments, with an AMI version.
    #[schemars(default)]
    pub new_supported_products: Vec<SupportedProduct>,
    /// Which of the cluster's steps Terraform looks at, by their states. EMR is not sent it.
    #[schemars(default)]
    pub list_steps_states: Vec<Spanned<ListedState>>,
    /// What callers of launch functions may change, by the name under which they say it. EMR is not sent it.
    #[schemars(default)]
    pub allowed_overrides: Map<AllowedOverride>,
    /// Who besides this account may use it from the registry: accounts by number, organizations and their units by ARN.
    #[schemars(default)]
    pub shared_with: Vec<Spanned<String>>,
    /// Warnings and notes about this cluster that are accepted: the code, and why.
    #[schemars(default)]
    pub allow: Allow,
    #[schemars(skip)]
    effective: Effective,
}

impl Cluster {
    /// The release label, which a cluster with an AMI version does not have.
    pub fn release_label(&self) -> Option<&Spanned<ReleaseLabel>> {
        match &self.release {
            Release::ReleaseLabel(label) => Some(label),
            Release::AmiVersion(_) => None,
        }
    }

    /// The AMI version, which a cluster with a release label does not have.
    pub fn ami_version(&self) -> Option<&Spanned<String>> {
        match &self.release {
            Release::ReleaseLabel(_) => None,
            Release::AmiVersion(version) => Some(version),
        }
    }

    /// HBase, where it is to be started. Of several the last one counts, which runs its daemons.
    pub fn hbase(&self) -> Option<&HBase> {
        let mut hbase = self.config.iter().filter_map(|config| match config {
            Config::HBase(hbase) => Some(hbase),
            Config::Debug(_) | Config::Hadoop(_) => None,
        });
        hbase.rfind(|hbase| *hbase.start)
    }

    /// Whether an application is installed.
    pub fn has_application(&self, name: &str) -> bool {
        self.effective_applications()
            .iter()
            .any(|application| application.name.eq_ignore_ascii_case(name))
    }

    /// What is installed: what the workload has and the release knows, and the document's own.
    pub fn effective_applications(&self) -> &[EffectiveApplication] {
        &self.effective.applications
    }

    /// What the workload has and the release does not.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.effective.left_out
    }

    /// The configurations as they are sent, each classification once: the workload's, those of helpers, and the document's
    /// own, which win in this order.
    pub fn effective_configurations(&self) -> &[EffectiveConfiguration] {
        &self.effective.configurations
    }

    /// The configuration of a classification as it is sent.
    pub fn effective_configuration(&self, classification: &str) -> Option<&EffectiveConfiguration> {
        let mut all = self.effective_configurations().iter();
        all.find(|own| *own.classification == *classification)
    }

    /// How many steps may run at the same time.
    pub fn step_concurrency(&self) -> i32 {
        self.step_concurrency_level.as_deref().copied().unwrap_or(1)
    }
}

impl FromNode for Cluster {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a cluster", reader)?;
        fields.settled(EXTENDS);
        let release = fields.exactly_one(
            &[
                ("release_label", |node, reader| {
                    FromNode::from_node(node, reader).map(Release::ReleaseLabel)
                }),
                ("ami_version", |node, reader| {
                    FromNode::from_node(node, reader).map(Release::AmiVersion)
                }),
            ],
            reader,
        );
        let mut applications: Vec<Spanned<String>> =
            fields.optional("applications", reader).unwrap_or_default();
        if let Some(Release::ReleaseLabel(label)) = &release {
            canonicalise(&mut applications, **label);
        }
        let name = fields.optional("name", reader);
        let instances = Instances::read(&mut fields, reader);
        let hadoop_version = fields.optional("hadoop_version", reader);
        let config = fields.optional("config", reader).unwrap_or_default();
        let bootstrap_action = fields
            .optional("bootstrap_action", reader)
            .unwrap_or_default();
        let configurations: Vec<Configuration> = fields
            .optional("configurations", reader)
            .unwrap_or_default();
        let secret_configurations = fields
            .optional("secret_configurations", reader)
            .unwrap_or_default();
        let presets = Presets::read(&mut fields, reader);
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
        let description = fields.optional("description", reader);
        let kerberos_attributes = fields.optional("kerberos_attributes", reader);
        let autoscaling_role = fields.passed_on("autoscaling_role", reader);
        let step_execution_role_arn = fields.passed_on("step_execution_role_arn", reader);
        let os_release_label = fields.passed_on("os_release_label", reader);
        let repo_upgrade_on_boot = fields.optional("repo_upgrade_on_boot", reader);
        let ebs_root_volume_iops = fields.optional("ebs_root_volume_iops", reader);
        let ebs_root_volume_throughput = fields.optional("ebs_root_volume_throughput", reader);
        let log_encryption_kms_key_id = fields.passed_on("log_encryption_kms_key_id", reader);
        let monitoring_configuration = fields.optional("monitoring_configuration", reader);
        let unhealthy_node_replacement = fields.optional("unhealthy_node_replacement", reader);
        let extended_support = fields.optional("extended_support", reader);
        let session_enabled = fields.optional("session_enabled", reader);
        let placement = fields.optional("placement", reader);
        let supported_products = fields
            .optional("supported_products", reader)
            .unwrap_or_default();
        let new_supported_products = fields
            .optional("new_supported_products", reader)
            .unwrap_or_default();
        let list_steps_states = fields
            .optional("list_steps_states", reader)
            .unwrap_or_default();
        let allowed_overrides = fields
            .optional("allowed_overrides", reader)
            .unwrap_or_default();
        let shared_with: Vec<Spanned<String>> =
            fields.optional("shared_with", reader).unwrap_or_default();
        for wrong in shared_with.iter().filter(|own| !is_principal(own)) {
            let message = format!("`{}` is nobody to share with", **wrong);
            reader.report(wrong.diagnostic(Code::InvalidValue, message).help(
                "write the twelve digits of an account, in quotes, or the ARN of an organization or of one of its units",
            ));
        }
        let allow = fields.allow(reader);
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
        let release = release?;
        let label = match &release {
            Release::ReleaseLabel(label) => Some(**label),
            Release::AmiVersion(_) => None,
        };
        let effective = effective::resolve(label, &presets, &applications, &configurations);
        Some(Self {
            release,
            hadoop_version,
            name,
            applications,
            instances,
            config,
            bootstrap_action,
            configurations,
            secret_configurations,
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
            description,
            kerberos_attributes,
            autoscaling_role,
            step_execution_role_arn,
            os_release_label,
            repo_upgrade_on_boot,
            ebs_root_volume_iops,
            ebs_root_volume_throughput,
            log_encryption_kms_key_id,
            monitoring_configuration,
            unhealthy_node_replacement,
            extended_support,
            session_enabled,
            placement,
            supported_products,
            new_supported_products,
            list_steps_states,
            allowed_overrides,
            shared_with,
            allow,
            presets,
            effective,
        })
    }
}

/// Whom AWS Resource Access Manager shares parameters with (Systems Manager User Guide, "Working with shared parameters").
fn is_principal(text: &str) -> bool {
    let is_account = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_account || text.starts_with("arn:") && text.contains(":organizations:")
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
