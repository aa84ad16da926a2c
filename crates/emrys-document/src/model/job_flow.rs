// SPDX-License-Identifier: Apache-2.0
//! A cluster and the steps that it runs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{BootstrapAction, ClusterTag, Config, ModelError, Step, Typed, Visitor, cluster_tag};
use crate::{Format, convert};

/// The name of a job flow in a document that is made here.
const NAME: &str = "job";

/// A cluster and the steps that it runs. In documents, most of it belongs to the cluster.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Shape", into = "Shape")]
pub struct JobFlow {
    /// The name that the cluster is launched under; needed.
    pub name: Option<String>,
    /// Where the logs are copied to; needed with an AMI version.
    pub log_uri: Option<String>,
    /// The EC2 key pair that may log in to the primary instance; needed with an AMI version.
    pub ec2_key_name: Option<String>,
    /// The instance profile, by name or ARN.
    pub job_flow_role: Option<String>,
    /// The service role, by name or ARN.
    pub service_role: Option<String>,
    /// The AMI version. This or a release label is needed.
    pub ami_version: Option<String>,
    /// The release label.
    pub release_label: Option<String>,
    /// The version of Hadoop; needed with an AMI version.
    pub hadoop_version: Option<String>,
    /// The instance type of the primary instance; needed with an AMI version.
    pub master_instance_type: Option<String>,
    /// The instance type of all other instances; needed with an AMI version.
    pub slave_instance_type: Option<String>,
    /// How many instances in all; needed with an AMI version.
    pub instance_count: Option<Typed<i32>>,
    /// Whether the cluster stays when it has no steps left. Absent: it is terminated.
    pub keep_job_flow_alive_when_no_steps: Option<Typed<bool>>,
    /// Whether the cluster is protected from termination. Absent: it is not.
    pub termination_protected: Option<Typed<bool>>,
    /// A JSON text for features that EMR does not document.
    pub additional_info: Option<String>,
    /// Tags of the cluster and its instances.
    pub tags: Vec<ClusterTag>,
    /// Debugging, Hadoop and HBase, in the order in which they take effect.
    pub configs: Vec<Config>,
    /// Scripts that run on every instance before the applications are installed.
    pub bootstrap_actions: Vec<BootstrapAction>,
    /// The steps, in the order in which they are added.
    pub steps: Vec<Step>,
}

impl JobFlow {
    /// A job flow with a name and nothing else.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            ..Self::default()
        }
    }

    /// Reads EmrWorkflow's XML.
    ///
    /// # Errors
    /// The text is malformed, or says something that the model does not have.
    pub fn from_xml(text: &str) -> Result<Self, ModelError> {
        Self::from_text(text, Format::Xml)
    }

    /// Reads a document in YAML that has one job flow.
    ///
    /// # Errors
    /// The text is malformed, or says something that the model does not have.
    pub fn from_yaml(text: &str) -> Result<Self, ModelError> {
        Self::from_text(text, Format::Yaml)
    }

    /// Reads a document in JSON that has one job flow.
    ///
    /// # Errors
    /// The text is malformed, or says something that the model does not have.
    pub fn from_json(text: &str) -> Result<Self, ModelError> {
        Self::from_text(text, Format::Json)
    }

    /// Reads a document that has one job flow.
    ///
    /// # Errors
    /// The text is malformed, or says something that the model does not have.
    pub fn from_text(text: &str, format: Format) -> Result<Self, ModelError> {
        let json = convert(text, NAME, format, Format::Json).map_err(ModelError::Document)?;
        let Document { job_flows } = serde_json::from_str(&json)?;
        let count = job_flows.len();
        let mut job_flows = job_flows.into_values();
        match (job_flows.next(), job_flows.next()) {
            (Some(only), None) => Ok(only),
            _ => Err(ModelError::NotOne(count)),
        }
    }

    /// Writes EmrWorkflow's XML.
    ///
    /// # Errors
    /// XML has no words for something.
    pub fn to_xml(&self) -> Result<String, ModelError> {
        self.to_text(Format::Xml)
    }

    /// Writes a document with this job flow.
    ///
    /// # Errors
    /// The format has no words for something.
    pub fn to_text(&self, format: Format) -> Result<String, ModelError> {
        let json = serde_json::to_string(&Document {
            job_flows: BTreeMap::from([(NAME.to_owned(), self.clone())]),
        })?;
        convert(&json, NAME, Format::Json, format).map_err(ModelError::Document)
    }

    /// Shows itself to a visitor, then its tags, configurations, bootstrap actions and steps.
    pub fn accept(&self, visitor: &mut impl Visitor) {
        visitor.job_flow(self);
        for tag in &self.tags {
            tag.accept(visitor);
        }
        for config in &self.configs {
            config.accept(visitor);
        }
        for action in &self.bootstrap_actions {
            action.accept(visitor);
        }
        for step in &self.steps {
            step.accept(visitor);
        }
    }

    /// The same with another `log_uri`.
    #[must_use]
    pub fn log_uri(mut self, log_uri: impl Into<String>) -> Self {
        self.log_uri = Some(log_uri.into());
        self
    }

    /// The same with another `ec2_key_name`.
    #[must_use]
    pub fn ec2_key_name(mut self, ec2_key_name: impl Into<String>) -> Self {
        self.ec2_key_name = Some(ec2_key_name.into());
        self
    }

    /// The same with another `job_flow_role`.
    #[must_use]
    pub fn job_flow_role(mut self, job_flow_role: impl Into<String>) -> Self {
        self.job_flow_role = Some(job_flow_role.into());
        self
    }

    /// The same with another `service_role`.
    #[must_use]
    pub fn service_role(mut self, service_role: impl Into<String>) -> Self {
        self.service_role = Some(service_role.into());
        self
    }

    /// The same with another `ami_version`.
    #[must_use]
    pub fn ami_version(mut self, ami_version: impl Into<String>) -> Self {
        self.ami_version = Some(ami_version.into());
        self
    }

    /// The same with another `release_label`.
    #[must_use]
    pub fn release_label(mut self, release_label: impl Into<String>) -> Self {
        self.release_label = Some(release_label.into());
        self
    }

    /// The same with another `hadoop_version`.
    #[must_use]
    pub fn hadoop_version(mut self, hadoop_version: impl Into<String>) -> Self {
        self.hadoop_version = Some(hadoop_version.into());
        self
    }

    /// The same with another `master_instance_type`.
    #[must_use]
    pub fn master_instance_type(mut self, master_instance_type: impl Into<String>) -> Self {
        self.master_instance_type = Some(master_instance_type.into());
        self
    }

    /// The same with another `slave_instance_type`.
    #[must_use]
    pub fn slave_instance_type(mut self, slave_instance_type: impl Into<String>) -> Self {
        self.slave_instance_type = Some(slave_instance_type.into());
        self
    }

    /// The same with another `instance_count`.
    #[must_use]
    pub fn instance_count(mut self, instance_count: impl Into<Typed<i32>>) -> Self {
        self.instance_count = Some(instance_count.into());
        self
    }

    /// The same with another `keep_job_flow_alive_when_no_steps`.
    #[must_use]
    pub fn keep_job_flow_alive_when_no_steps(
        mut self,
        keep_job_flow_alive_when_no_steps: impl Into<Typed<bool>>,
    ) -> Self {
        self.keep_job_flow_alive_when_no_steps = Some(keep_job_flow_alive_when_no_steps.into());
        self
    }

    /// The same with another `termination_protected`.
    #[must_use]
    pub fn termination_protected(mut self, termination_protected: impl Into<Typed<bool>>) -> Self {
        self.termination_protected = Some(termination_protected.into());
        self
    }

    /// The same with another `additional_info`.
    #[must_use]
    pub fn additional_info(mut self, additional_info: impl Into<String>) -> Self {
        self.additional_info = Some(additional_info.into());
        self
    }

    /// The same with other tags.
    #[must_use]
    pub fn tags<I: IntoIterator<Item: Into<ClusterTag>>>(mut self, tags: I) -> Self {
        self.tags = tags.into_iter().map(Into::into).collect();
        self
    }

    /// The same with other configs.
    #[must_use]
    pub fn configs<I: IntoIterator<Item: Into<Config>>>(mut self, configs: I) -> Self {
        self.configs = configs.into_iter().map(Into::into).collect();
        self
    }

    /// The same with other bootstrap actions.
    #[must_use]
    pub fn bootstrap_actions<I: IntoIterator<Item: Into<BootstrapAction>>>(
        mut self,
        bootstrap_actions: I,
    ) -> Self {
        self.bootstrap_actions = bootstrap_actions.into_iter().map(Into::into).collect();
        self
    }

    /// The same with other steps.
    #[must_use]
    pub fn steps<I: IntoIterator<Item: Into<Step>>>(mut self, steps: I) -> Self {
        self.steps = steps.into_iter().map(Into::into).collect();
        self
    }
}

/// A document with job flows and nothing else.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    job_flows: BTreeMap<String, JobFlow>,
}

/// A job flow as documents write it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    cluster: Cluster,
    #[serde(default)]
    steps: Vec<Step>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cluster {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ami_version: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    release_label: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hadoop_version: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    log_uri: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    service_role: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    master_instance_type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    slave_instance_type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    instance_count: Option<Typed<i32>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    keep_job_flow_alive_when_no_steps: Option<Typed<bool>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    termination_protection: Option<Typed<bool>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    additional_info: Option<String>,
    #[serde(default, skip_serializing_if = "Ec2Attributes::is_empty")]
    ec2_attributes: Ec2Attributes,
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        serialize_with = "cluster_tag::serialize",
        deserialize_with = "cluster_tag::deserialize"
    )]
    tags: Vec<ClusterTag>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    config: Vec<Config>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bootstrap_action: Vec<BootstrapAction>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ec2Attributes {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    instance_profile: Option<String>,
}

impl Ec2Attributes {
    fn is_empty(&self) -> bool {
        self.key_name.is_none() && self.instance_profile.is_none()
    }
}

impl From<Shape> for JobFlow {
    fn from(shape: Shape) -> Self {
        let cluster = shape.cluster;
        Self {
            name: shape.name,
            ec2_key_name: cluster.ec2_attributes.key_name,
            job_flow_role: cluster.ec2_attributes.instance_profile,
            ami_version: cluster.ami_version,
            release_label: cluster.release_label,
            hadoop_version: cluster.hadoop_version,
            log_uri: cluster.log_uri,
            service_role: cluster.service_role,
            master_instance_type: cluster.master_instance_type,
            slave_instance_type: cluster.slave_instance_type,
            instance_count: cluster.instance_count,
            keep_job_flow_alive_when_no_steps: cluster.keep_job_flow_alive_when_no_steps,
            termination_protected: cluster.termination_protection,
            additional_info: cluster.additional_info,
            tags: cluster.tags,
            configs: cluster.config,
            bootstrap_actions: cluster.bootstrap_action,
            steps: shape.steps,
        }
    }
}

impl From<JobFlow> for Shape {
    fn from(job_flow: JobFlow) -> Self {
        Self {
            name: job_flow.name,
            cluster: Cluster {
                ami_version: job_flow.ami_version,
                release_label: job_flow.release_label,
                hadoop_version: job_flow.hadoop_version,
                log_uri: job_flow.log_uri,
                service_role: job_flow.service_role,
                master_instance_type: job_flow.master_instance_type,
                slave_instance_type: job_flow.slave_instance_type,
                instance_count: job_flow.instance_count,
                keep_job_flow_alive_when_no_steps: job_flow.keep_job_flow_alive_when_no_steps,
                termination_protection: job_flow.termination_protected,
                additional_info: job_flow.additional_info,
                ec2_attributes: Ec2Attributes {
                    key_name: job_flow.ec2_key_name,
                    instance_profile: job_flow.job_flow_role,
                },
                tags: job_flow.tags,
                config: job_flow.configs,
                bootstrap_action: job_flow.bootstrap_actions,
            },
            steps: job_flow.steps,
        }
    }
}
