// SPDX-License-Identifier: Apache-2.0
//! Records as AWS shows them. The only place that knows both.

use std::collections::BTreeMap;

use emrys_catalog::releases;
use emrys_protocol::types::{
    Application, Cluster, ClusterStateChangeReason, ClusterStatus, ClusterSummary, ClusterTimeline,
    Configuration, Ec2InstanceAttributes, ErrorDetail, HadoopStepConfig, InstanceCollectionType,
    KerberosAttributes, Open, Step, StepConfig, StepStateChangeReason, StepStatus, StepSummary,
    StepTimeline, Tag, Timestamp,
};

use super::instances;
use crate::cluster::snapshot::Snapshot;
use crate::engine::Shared;
use crate::records::{ClusterRecord, Millis, StepRecord, action_on_failure};

/// The account of everything local: AWS gives nobody this one.
pub(crate) const ACCOUNT: &str = "000000000000";
/// Where AWS explains the codes of errors.
const ERROR_PAGES: &str = "https://docs.aws.amazon.com/emr/latest/ManagementGuide";
/// How the one machine is called as a primary instance.
pub(super) const HOST: &str = "localhost";

pub(super) fn timestamp(millis: Millis) -> Timestamp {
    Timestamp::from_millis(millis)
}

pub(super) fn arn(shared: &Shared, record: &ClusterRecord) -> String {
    resource_arn(shared, &format!("cluster/{}", record.id))
}

/// The ARN of what belongs to EMR in this account and region.
pub(super) fn resource_arn(shared: &Shared, resource: &str) -> String {
    let region = shared.region();
    format!("arn:aws:elasticmapreduce:{region}:{ACCOUNT}:{resource}")
}

/// Who calls: whoever has the keys is the account itself.
pub(super) fn caller_arn() -> String {
    format!("arn:aws:iam::{ACCOUNT}:root")
}

fn status(record: &ClusterRecord) -> ClusterStatus {
    ClusterStatus {
        state: Some(record.state.into()),
        state_change_reason: Some(ClusterStateChangeReason {
            code: record
                .reason
                .code
                .map(|code| Open::from_word(code.as_str())),
            message: Some(record.reason.message.clone()),
        }),
        timeline: Some(ClusterTimeline {
            creation_date_time: Some(timestamp(record.timeline.created)),
            ready_date_time: record.timeline.began.map(timestamp),
            end_date_time: record.timeline.ended.map(timestamp),
        }),
        error_details: error_details(record),
    }
}

/// What is known about the failure that ended the cluster: EMR's details of bootstrap actions.
fn error_details(record: &ClusterRecord) -> Option<Vec<ErrorDetail>> {
    let (number, error) = record.reason.failed_bootstrap_action()?;
    let action = record.bootstrap_actions().get(number.checked_sub(1)?)?;
    let script = action.script_bootstrap_action.as_ref();
    let data = [
        ("primary-instance-id", record.primary_instance()?.to_owned()),
        ("bootstrap-action", number.to_string()),
        (
            "amazon-s3-path",
            script
                .and_then(|script| script.path.clone())
                .unwrap_or_default(),
        ),
        ("public-doc", format!("{ERROR_PAGES}/{}.html", error.code())),
    ];
    Some(vec![ErrorDetail {
        error_code: Some(error.code().to_owned()),
        error_data: Some(
            data.map(|(name, value)| [(name.to_owned(), value)].into())
                .into(),
        ),
        error_message: Some(record.reason.message.clone()),
    }])
}

fn applications(record: &ClusterRecord) -> Vec<Application> {
    let release = record.release_label().and_then(releases::find);
    let mut requested = record.request.applications.clone().unwrap_or_default();
    // Hadoop is on every cluster and is shown where nothing else is; mrjob does not read a step's logs without it.
    if requested.is_empty() {
        requested.push(Application {
            name: Some("Hadoop".to_owned()),
            ..Application::default()
        });
    }
    requested
        .into_iter()
        .map(|application| {
            let name = application.name.clone().unwrap_or_default();
            let version = release.and_then(|release| release.application(&name));
            Application {
                version: version.map(|known| known.version.to_string()),
                name: Some(name),
                ..application
            }
        })
        .collect()
}

/// Configurations as EMR shows them: without the mark of properties whose values are ARNs of secrets (RG
/// storing-sensitive-data).
fn configurations(given: &[Configuration]) -> Vec<Configuration> {
    let shown = |(name, value): (&String, &String)| {
        let name = name.strip_prefix("EMR.secret@").unwrap_or(name);
        (name.to_owned(), value.clone())
    };
    let given = given.iter().map(|configuration| Configuration {
        classification: configuration.classification.clone(),
        properties: configuration
            .properties
            .as_ref()
            .map(|properties| properties.iter().map(shown).collect()),
        configurations: configuration.configurations.as_deref().map(configurations),
    });
    given.collect()
}

pub(super) fn cluster(shared: &Shared, snapshot: &Snapshot) -> Cluster {
    let record = &snapshot.cluster;
    let request = &record.request;
    let instances = request.instances.clone().unwrap_or_default();
    let placement = instances.placement.unwrap_or_default();
    let zones = placement.availability_zones.unwrap_or_default();
    let zone = placement
        .availability_zone
        .or_else(|| zones.first().cloned());
    let zone = zone.unwrap_or_else(|| format!("{}a", shared.region()));
    Cluster {
        id: Some(record.id.to_string()),
        name: request.name.clone(),
        status: Some(status(record)),
        ec2_instance_attributes: Some(Ec2InstanceAttributes {
            ec2_key_name: instances.ec2_key_name,
            ec2_subnet_id: instances.ec2_subnet_id,
            requested_ec2_subnet_ids: Some(instances.ec2_subnet_ids.unwrap_or_default()),
            ec2_availability_zone: Some(zone),
            requested_ec2_availability_zones: Some(zones),
            iam_instance_profile: request.job_flow_role.clone(),
            emr_managed_master_security_group: instances.emr_managed_master_security_group,
            emr_managed_slave_security_group: instances.emr_managed_slave_security_group,
            service_access_security_group: instances.service_access_security_group,
            additional_master_security_groups: instances.additional_master_security_groups,
            additional_slave_security_groups: instances.additional_slave_security_groups,
        }),
        instance_collection_type: Some(match record.has_fleets() {
            true => InstanceCollectionType::InstanceFleet.into(),
            false => InstanceCollectionType::InstanceGroup.into(),
        }),
        log_uri: request.log_uri.clone(),
        log_encryption_kms_key_id: request.log_encryption_kms_key_id.clone(),
        release_label: request.release_label.clone(),
        requested_ami_version: request.ami_version.clone(),
        running_ami_version: request.ami_version.clone(),
        auto_terminate: Some(!record.keep_alive),
        termination_protected: Some(record.termination_protected),
        unhealthy_node_replacement: Some(record.replaces_unhealthy_nodes()),
        extended_support: record.extended_support.or(request.extended_support),
        visible_to_all_users: Some(record.visible),
        applications: Some(applications(record)),
        tags: Some(tags(&record.tags)),
        service_role: request.service_role.clone(),
        normalized_instance_hours: Some(instances::answers::normalized_hours(
            &record.collections,
            crate::time::now(),
        )),
        master_public_dns_name: record.is_up().then(|| HOST.to_owned()),
        configurations: Some(configurations(
            request.configurations.as_deref().unwrap_or_default(),
        )),
        security_configuration: request.security_configuration.clone(),
        auto_scaling_role: request.auto_scaling_role.clone(),
        scale_down_behavior: request.scale_down_behavior.clone(),
        custom_ami_id: request.custom_ami_id.clone(),
        ebs_root_volume_size: request.ebs_root_volume_size,
        repo_upgrade_on_boot: request.repo_upgrade_on_boot.clone(),
        // What is secret of them nobody is shown.
        kerberos_attributes: request.kerberos_attributes.as_ref().map(|attributes| {
            KerberosAttributes {
                realm: attributes.realm.clone(),
                ad_domain_join_user: attributes.ad_domain_join_user.clone(),
                ..KerberosAttributes::default()
            }
        }),
        cluster_arn: Some(arn(shared, record)),
        step_concurrency_level: i32::try_from(record.step_concurrency_level).ok(),
        placement_groups: Some(request.placement_group_configs.clone().unwrap_or_default()),
        os_release_label: request.os_release_label.clone(),
        ebs_root_volume_iops: request.ebs_root_volume_iops,
        ebs_root_volume_throughput: request.ebs_root_volume_throughput,
        monitoring_configuration: request.monitoring_configuration.clone(),
        session_enabled: request.session_enabled,
        ..Cluster::default()
    }
}

pub(super) fn cluster_summary(shared: &Shared, snapshot: &Snapshot) -> ClusterSummary {
    let record = &snapshot.cluster;
    ClusterSummary {
        id: Some(record.id.to_string()),
        name: record.request.name.clone(),
        status: Some(status(record)),
        normalized_instance_hours: Some(instances::answers::normalized_hours(
            &record.collections,
            crate::time::now(),
        )),
        cluster_arn: Some(arn(shared, record)),
        ..ClusterSummary::default()
    }
}

pub(super) fn tags(tags: &BTreeMap<String, String>) -> Vec<Tag> {
    tags.iter()
        .map(|(key, value)| Tag {
            key: Some(key.clone()),
            value: Some(value.clone()),
        })
        .collect()
}

/// Properties are a list in requests and a map in answers.
fn step_config(config: &StepConfig) -> HadoopStepConfig {
    let jar = config.hadoop_jar_step.clone().unwrap_or_default();
    let properties = jar.properties.into_iter().flatten();
    HadoopStepConfig {
        jar: jar.jar,
        main_class: jar.main_class,
        args: Some(jar.args.unwrap_or_default()),
        properties: Some(
            properties
                .map(|pair| (pair.key.unwrap_or_default(), pair.value.unwrap_or_default()))
                .collect(),
        ),
    }
}

fn step_status(step: &StepRecord) -> StepStatus {
    StepStatus {
        state: Some(step.state.into()),
        state_change_reason: Some(StepStateChangeReason {
            message: step.waiting.clone(),
            ..StepStateChangeReason::default()
        }),
        failure_details: step.failure.clone(),
        timeline: Some(StepTimeline {
            creation_date_time: Some(timestamp(step.timeline.created)),
            start_date_time: step.timeline.began.map(timestamp),
            end_date_time: step.timeline.ended.map(timestamp),
        }),
    }
}

pub(super) fn step(step: &StepRecord) -> Step {
    let monitoring = step.monitoring().cloned().unwrap_or_default();
    Step {
        id: Some(step.id.to_string()),
        name: step.config.name.clone(),
        config: Some(step_config(&step.config)),
        action_on_failure: Some(action_on_failure(&step.config).into()),
        status: Some(step_status(step)),
        execution_role_arn: step.execution_role.clone(),
        log_uri: monitoring.log_uri,
        encryption_key_arn: monitoring.encryption_key_arn,
        ..Step::default()
    }
}

pub(super) fn step_summary(step: &StepRecord) -> StepSummary {
    let monitoring = step.monitoring().cloned().unwrap_or_default();
    StepSummary {
        id: Some(step.id.to_string()),
        name: step.config.name.clone(),
        config: Some(step_config(&step.config)),
        action_on_failure: Some(action_on_failure(&step.config).into()),
        status: Some(step_status(step)),
        log_uri: monitoring.log_uri,
        encryption_key_arn: monitoring.encryption_key_arn,
        ..StepSummary::default()
    }
}
