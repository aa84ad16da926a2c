// SPDX-License-Identifier: Apache-2.0
//! A cluster that is there: what EMR answers about it → the request that would launch it again. Whoever calls EMR gives
//! the answers.

use emrys_document::reference::token;
use emrys_protocol::types::{
    Application, AutoScalingPolicy, AutoTerminationPolicy, BootstrapActionConfig, Cluster, Command,
    Configuration, EbsBlockDevice, EbsBlockDeviceConfig, EbsConfiguration, HadoopJarStepConfig,
    InstanceCollectionType, InstanceFleet, InstanceFleetConfig, InstanceGroup, InstanceGroupConfig,
    InstanceTypeConfig, InstanceTypeSpecification, JobFlowInstancesConfig, KerberosAttributes,
    KeyValue, ManagedScalingPolicy, PlacementType, RunJobFlowInput, ScriptBootstrapActionConfig,
    Sensitive, StepConfig, StepSummary,
};
use serde_json::Value;

use crate::raise::{Definition, Imported, Note};

/// Before the key of a property whose value is the ARN of a secret. EMR leaves it out in its answers
/// (RG storing-sensitive-data).
const SECRET: &str = "EMR.secret@";
/// Keys of tags that AWS and Emrys give themselves.
const OWN_TAGS: &[&str] = &["aws:", "emrys:"];

/// What EMR answers about a cluster.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// DescribeCluster.
    pub cluster: Cluster,
    /// ListInstanceGroups, all pages.
    pub instance_groups: Vec<InstanceGroup>,
    /// ListInstanceFleets, all pages.
    pub instance_fleets: Vec<InstanceFleet>,
    /// ListBootstrapActions, all pages.
    pub bootstrap_actions: Vec<Command>,
    /// ListSteps, all pages, oldest first.
    pub steps: Vec<StepSummary>,
    /// GetManagedScalingPolicy.
    pub managed_scaling_policy: Option<ManagedScalingPolicy>,
    /// GetAutoTerminationPolicy.
    pub auto_termination_policy: Option<AutoTerminationPolicy>,
    /// The name of the cluster's security configuration, and DescribeSecurityConfiguration's JSON.
    pub security_configuration: Option<(String, String)>,
}

/// The request of a cluster that is there.
#[derive(Debug, Clone)]
pub struct Live {
    /// The request. What EMR keeps to itself and the launch needs, passwords, is a token of a placeholder.
    pub request: RunJobFlowInput,
    /// The security configuration that it names, as JSON.
    pub security_configuration: Option<(String, Value)>,
    /// What EMR does not tell.
    pub notes: Vec<Note>,
}

impl Live {
    /// As any other import.
    ///
    /// # Errors
    /// The request cannot be written as JSON: report a bug.
    pub fn into_imported(self) -> Result<Imported, serde_json::Error> {
        let request = match serde_json::to_value(&self.request)? {
            Value::Object(request) => request,
            _ => serde_json::Map::default(),
        };
        Ok(Imported {
            clusters: vec![Definition { key: None, request }],
            security_configurations: self.security_configuration.into_iter().collect(),
            notes: self.notes,
            ..Imported::default()
        })
    }
}

/// The request that would launch the cluster again.
#[must_use]
pub fn request(answers: Answers) -> Live {
    let mut notes = vec![Note::new(
        "",
        "EMR does not tell `AdditionalInfo`, `StepExecutionRoleArn`, `SupportedProducts` and `NewSupportedProducts` of a cluster: if it was launched with any, add them",
    )];
    let cluster = answers.cluster;
    let ec2 = cluster.ec2_instance_attributes.unwrap_or_default();
    let has_fleets =
        cluster.instance_collection_type == Some(InstanceCollectionType::InstanceFleet.into());
    let subnets = some(ec2.requested_ec2_subnet_ids).filter(|_| has_fleets);
    let zones = some(ec2.requested_ec2_availability_zones);
    let tags = cluster.tags.unwrap_or_default().into_iter().filter(|tag| {
        let key = tag.key.as_deref().unwrap_or_default();
        !OWN_TAGS.iter().any(|own| key.starts_with(own))
    });
    let applications = cluster.applications.unwrap_or_default().into_iter();
    let applications = applications.map(|application| Application {
        // A release label says it.
        version: None,
        ..application
    });
    let steps = answers
        .steps
        .into_iter()
        .map(|summary| step(summary, &mut notes));
    let steps = steps.collect();
    let kerberos = cluster
        .kerberos_attributes
        .map(|told| kerberos(told, &mut notes));
    let request = RunJobFlowInput {
        name: cluster.name,
        // EMR answers with the other name of the scheme.
        log_uri: cluster.log_uri.map(|uri| match uri.strip_prefix("s3n://") {
            Some(rest) => format!("s3://{rest}"),
            None => uri,
        }),
        log_encryption_kms_key_id: cluster.log_encryption_kms_key_id,
        release_label: cluster.release_label,
        ami_version: cluster.requested_ami_version,
        applications: some(Some(applications.collect())),
        instances: Some(JobFlowInstancesConfig {
            instance_groups: some(Some(
                answers.instance_groups.into_iter().map(group).collect(),
            )),
            instance_fleets: some(Some(
                answers.instance_fleets.into_iter().map(fleet).collect(),
            )),
            keep_job_flow_alive_when_no_steps: cluster.auto_terminate.map(|ends| !ends),
            termination_protected: cluster.termination_protected,
            unhealthy_node_replacement: cluster.unhealthy_node_replacement,
            ec2_key_name: ec2.ec2_key_name,
            ec2_subnet_id: ec2.ec2_subnet_id.filter(|_| subnets.is_none()),
            ec2_subnet_ids: subnets,
            emr_managed_master_security_group: ec2.emr_managed_master_security_group,
            emr_managed_slave_security_group: ec2.emr_managed_slave_security_group,
            service_access_security_group: ec2.service_access_security_group,
            additional_master_security_groups: some(ec2.additional_master_security_groups),
            additional_slave_security_groups: some(ec2.additional_slave_security_groups),
            placement: zones.map(|zones| PlacementType {
                availability_zones: Some(zones),
                ..PlacementType::default()
            }),
            ..JobFlowInstancesConfig::default()
        }),
        steps: some(Some(steps)),
        bootstrap_actions: some(Some(
            answers
                .bootstrap_actions
                .into_iter()
                .map(bootstrap_action)
                .collect(),
        )),
        configurations: configurations(cluster.configurations),
        visible_to_all_users: cluster.visible_to_all_users,
        job_flow_role: ec2.iam_instance_profile,
        service_role: cluster.service_role,
        auto_scaling_role: cluster.auto_scaling_role,
        tags: some(Some(tags.collect())),
        security_configuration: cluster.security_configuration,
        scale_down_behavior: cluster.scale_down_behavior,
        custom_ami_id: cluster.custom_ami_id,
        ebs_root_volume_size: cluster.ebs_root_volume_size,
        ebs_root_volume_iops: cluster.ebs_root_volume_iops,
        ebs_root_volume_throughput: cluster.ebs_root_volume_throughput,
        repo_upgrade_on_boot: cluster.repo_upgrade_on_boot,
        kerberos_attributes: kerberos,
        step_concurrency_level: cluster.step_concurrency_level,
        managed_scaling_policy: answers.managed_scaling_policy,
        placement_group_configs: some(cluster.placement_groups),
        auto_termination_policy: answers.auto_termination_policy,
        os_release_label: cluster.os_release_label,
        extended_support: cluster.extended_support,
        monitoring_configuration: cluster.monitoring_configuration,
        session_enabled: cluster.session_enabled,
        ..RunJobFlowInput::default()
    };
    let security_configuration =
        answers
            .security_configuration
            .and_then(|(name, json)| match serde_json::from_str(&json) {
                Ok(value) => Some((name, value)),
                Err(error) => {
                    let message =
                        format!("the security configuration `{name}` is not JSON: {error}");
                    notes.push(Note::new("SecurityConfiguration", message));
                    None
                }
            });
    Live {
        request,
        security_configuration,
        notes,
    }
}

/// Passwords are placeholders: EMR has never told one.
fn kerberos(told: KerberosAttributes, notes: &mut Vec<Note>) -> KerberosAttributes {
    let mut password = |name: &str, told: Option<Sensitive>| {
        told.map(|_| {
            let message = format!("EMR does not tell it: give it as the placeholder `{name}`");
            notes.push(Note::new("KerberosAttributes", message));
            token(&format!("${{{name}}}")).into()
        })
    };
    let needed = told
        .kdc_admin_password
        .or_else(|| Some(String::new().into()));
    KerberosAttributes {
        kdc_admin_password: password("kdc_admin_password", needed),
        cross_realm_trust_principal_password: password(
            "cross_realm_trust_principal_password",
            told.cross_realm_trust_principal_password,
        ),
        ad_domain_join_password: password(
            "ad_domain_join_password",
            told.ad_domain_join_password.or_else(|| {
                told.ad_domain_join_user
                    .as_ref()
                    .map(|_| String::new().into())
            }),
        ),
        ..told
    }
}

fn group(group: InstanceGroup) -> InstanceGroupConfig {
    let policy = group.auto_scaling_policy.map(|policy| AutoScalingPolicy {
        constraints: policy.constraints,
        rules: policy.rules,
    });
    let role = group.instance_group_type.as_ref();
    InstanceGroupConfig {
        name: group.name,
        market: group.market,
        instance_role: role.map(|role| emrys_protocol::types::Open::from_word(role.as_str())),
        bid_price: group.bid_price,
        instance_type: group.instance_type,
        instance_count: group.requested_instance_count,
        configurations: configurations(group.configurations),
        ebs_configuration: ebs(group.ebs_block_devices, group.ebs_optimized),
        auto_scaling_policy: policy,
        custom_ami_id: group.custom_ami_id,
    }
}

fn fleet(fleet: InstanceFleet) -> InstanceFleetConfig {
    let types = fleet.instance_type_specifications.unwrap_or_default();
    InstanceFleetConfig {
        name: fleet.name,
        instance_fleet_type: fleet.instance_fleet_type,
        target_on_demand_capacity: fleet.target_on_demand_capacity,
        target_spot_capacity: fleet.target_spot_capacity,
        instance_type_configs: some(Some(types.into_iter().map(instance_type).collect())),
        launch_specifications: fleet.launch_specifications,
        resize_specifications: fleet.resize_specifications,
        context: fleet.context,
    }
}

fn instance_type(told: InstanceTypeSpecification) -> InstanceTypeConfig {
    InstanceTypeConfig {
        instance_type: told.instance_type,
        weighted_capacity: told.weighted_capacity,
        bid_price: told.bid_price,
        bid_price_as_percentage_of_on_demand_price: told.bid_price_as_percentage_of_on_demand_price,
        ebs_configuration: ebs(told.ebs_block_devices, told.ebs_optimized),
        configurations: configurations(told.configurations),
        custom_ami_id: told.custom_ami_id,
        priority: told.priority,
    }
}

/// EMR tells one device after the other: equal ones that follow each other are volumes of one kind.
fn ebs(devices: Option<Vec<EbsBlockDevice>>, optimized: Option<bool>) -> Option<EbsConfiguration> {
    let mut volumes: Vec<EbsBlockDeviceConfig> = Vec::new();
    for device in devices.unwrap_or_default() {
        match volumes.last_mut() {
            Some(last) if last.volume_specification == device.volume_specification => {
                last.volumes_per_instance = Some(last.volumes_per_instance.unwrap_or(1) + 1);
            }
            _ => volumes.push(EbsBlockDeviceConfig {
                volume_specification: device.volume_specification,
                volumes_per_instance: Some(1),
            }),
        }
    }
    let volumes = some(Some(volumes));
    (volumes.is_some() || optimized == Some(true)).then_some(EbsConfiguration {
        ebs_block_device_configs: volumes,
        ebs_optimized: optimized,
    })
}

fn bootstrap_action(command: Command) -> BootstrapActionConfig {
    BootstrapActionConfig {
        name: command.name,
        script_bootstrap_action: Some(ScriptBootstrapActionConfig {
            path: command.script_path,
            args: some(command.args),
        }),
    }
}

fn step(summary: StepSummary, notes: &mut Vec<Note>) -> StepConfig {
    if summary.log_uri.is_some() || summary.encryption_key_arn.is_some() {
        let name = summary.name.as_deref().unwrap_or_default();
        let message =
            format!("the step `{name}` has logs of its own, for which documents have no key");
        notes.push(Note::new("Steps", message));
    }
    let config = summary.config.unwrap_or_default();
    let properties = config.properties.unwrap_or_default().into_iter();
    let properties = properties.map(|(key, value)| KeyValue {
        key: Some(key),
        value: Some(value),
    });
    StepConfig {
        name: summary.name,
        action_on_failure: summary.action_on_failure,
        hadoop_jar_step: Some(HadoopJarStepConfig {
            jar: config.jar,
            main_class: config.main_class,
            args: some(config.args),
            properties: some(Some(properties.collect())),
        }),
        ..StepConfig::default()
    }
}

/// Configurations as they were sent: with the mark of properties whose values are ARNs of secrets.
fn configurations(told: Option<Vec<Configuration>>) -> Option<Vec<Configuration>> {
    let told = told.unwrap_or_default().into_iter();
    let sent = told.map(|configuration| Configuration {
        classification: configuration.classification,
        properties: configuration.properties.map(|properties| {
            let properties = properties.into_iter();
            let properties = properties.map(|(key, value)| match is_secret(&value) {
                true if !key.starts_with(SECRET) => (format!("{SECRET}{key}"), value),
                _ => (key, value),
            });
            properties.collect()
        }),
        configurations: configurations(configuration.configurations),
    });
    some(Some(sent.collect()))
}

/// Whether a value is the ARN of a secret in Secrets Manager.
fn is_secret(value: &str) -> bool {
    let mut parts = value.split(':');
    parts.next() == Some("arn") && parts.nth(1) == Some("secretsmanager")
}

/// A list where there is something in it.
fn some<T>(list: Option<Vec<T>>) -> Option<Vec<T>> {
    list.filter(|list| !list.is_empty())
}
