// SPDX-License-Identifier: Apache-2.0
//! A cluster definition with a release label as RunJobFlow's input.

use emrys_document::Spanned;
use emrys_document::effective::EffectiveConfiguration;
use emrys_document::elements::{BootstrapAction, Cluster, Tags};
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::types::{
    Application, AutoTerminationPolicy, BootstrapActionConfig, Configuration,
    JobFlowInstancesConfig, Open, RunJobFlowInput, ScriptBootstrapActionConfig, Tag,
};

use super::artifacts::Artifacts;
use super::plan::Translation;
use super::{LowerError, arguments, instances, settings, some, translate};

/// EMR's own default roles (`aws emr create-default-roles`).
const SERVICE_ROLE: &str = "EMR_DefaultRole";
const INSTANCE_PROFILE: &str = "EMR_EC2_DefaultRole";

/// The request without name and steps.
pub(super) fn request(
    cluster: &Cluster,
    label: ReleaseLabel,
    artifacts: &mut Artifacts<'_>,
) -> Result<RunJobFlowInput, LowerError> {
    let ec2 = cluster.ec2_attributes.as_ref();
    let text = |value: &Option<Spanned<String>>| value.as_deref().cloned();
    let flag = |value: &Option<Spanned<bool>>| value.as_deref().copied();
    let profile = ec2.and_then(|ec2| text(&ec2.instance_profile));
    let applications = cluster.effective_applications().iter();
    let applications = applications.map(|application| Application {
        name: Some(application.name.value.clone()),
        ..Application::default()
    });
    let mut actions = Vec::new();
    let kept = cluster.bootstrap_action.iter();
    for action in kept.filter(|action| translate::is_kept(action)) {
        actions.push(bootstrap_action(action, artifacts)?);
    }
    let policy = cluster.auto_termination_policy.as_ref();
    Ok(RunJobFlowInput {
        release_label: Some(label.to_string()),
        applications: Some(applications.collect()),
        instances: Some(JobFlowInstancesConfig {
            // RunJobFlow's own default is to terminate after the last step; it is said all the same.
            keep_job_flow_alive_when_no_steps: Some(
                flag(&cluster.keep_job_flow_alive_when_no_steps).unwrap_or(false),
            ),
            termination_protected: flag(&cluster.termination_protection),
            unhealthy_node_replacement: flag(&cluster.unhealthy_node_replacement),
            ..settings::ec2(
                ec2,
                cluster.placement.as_deref(),
                instances::config(&cluster.instances),
            )
        }),
        bootstrap_actions: some(actions),
        configurations: configurations(cluster.effective_configurations()),
        log_uri: cluster.log_uri.as_ref().map(|uri| uri.as_str().to_owned()),
        service_role: Some(text(&cluster.service_role).unwrap_or_else(|| SERVICE_ROLE.to_owned())),
        job_flow_role: Some(profile.unwrap_or_else(|| INSTANCE_PROFILE.to_owned())),
        tags: Some(tags(&cluster.tags).collect()),
        step_concurrency_level: cluster.step_concurrency_level.as_deref().copied(),
        auto_termination_policy: policy.map(|policy| AutoTerminationPolicy {
            idle_timeout: policy
                .idle_timeout
                .as_deref()
                .map(|timeout| i64::from(*timeout)),
        }),
        security_configuration: text(&cluster.security_configuration),
        scale_down_behavior: cluster
            .scale_down_behavior
            .as_ref()
            .map(|behavior| Open::from_word(behavior.as_str())),
        custom_ami_id: text(&cluster.custom_ami_id),
        ebs_root_volume_size: cluster.ebs_root_volume_size.as_deref().copied(),
        visible_to_all_users: flag(&cluster.visible_to_all_users),
        additional_info: text(&cluster.additional_info),
        kerberos_attributes: cluster
            .kerberos_attributes
            .as_deref()
            .map(settings::kerberos),
        auto_scaling_role: text(&cluster.autoscaling_role),
        step_execution_role_arn: text(&cluster.step_execution_role_arn),
        os_release_label: text(&cluster.os_release_label),
        repo_upgrade_on_boot: cluster
            .repo_upgrade_on_boot
            .as_ref()
            .map(|upgrade| Open::from_word(upgrade.as_str())),
        ebs_root_volume_iops: cluster.ebs_root_volume_iops.as_deref().copied(),
        ebs_root_volume_throughput: cluster.ebs_root_volume_throughput.as_deref().copied(),
        log_encryption_kms_key_id: text(&cluster.log_encryption_kms_key_id),
        monitoring_configuration: cluster
            .monitoring_configuration
            .as_deref()
            .map(settings::monitoring),
        extended_support: flag(&cluster.extended_support),
        session_enabled: flag(&cluster.session_enabled),
        supported_products: settings::texts(&cluster.supported_products),
        new_supported_products: settings::products(&cluster.new_supported_products),
        managed_scaling_policy: instances::managed_scaling(&cluster.instances),
        placement_group_configs: instances::placement_groups(&cluster.instances),
        ..RunJobFlowInput::default()
    })
}

/// Tags in the document's order.
pub(super) fn tags(tags: &Tags) -> impl Iterator<Item = Tag> {
    tags.iter().map(|(key, value)| Tag {
        key: Some(key.value.clone()),
        value: Some(value.0.clone()),
    })
}

/// What the workload would have installed and the release cannot.
pub(super) fn left_out(cluster: &Cluster) -> impl Iterator<Item = Translation> {
    let workload = cluster.presets.workload.iter();
    workload.flat_map(|workload| {
        let left_out = cluster.left_out().iter();
        left_out.map(|own| Translation {
            path: workload.path.to_string(),
            written: format!("{} of the workload {}", own.application, workload.name),
            sent: None,
            why: format!("{} does not have it", own.release),
        })
    })
}

pub(super) fn bootstrap_action(
    action: &BootstrapAction,
    artifacts: &mut Artifacts<'_>,
) -> Result<BootstrapActionConfig, LowerError> {
    Ok(BootstrapActionConfig {
        name: Some(action.name.value.clone()),
        script_bootstrap_action: Some(ScriptBootstrapActionConfig {
            path: Some(artifacts.uri(&action.path)?),
            args: some(arguments(&action.args).collect()),
        }),
    })
}

pub(super) fn configurations(effective: &[EffectiveConfiguration]) -> Option<Vec<Configuration>> {
    let lowered = effective.iter().map(|own| {
        let properties = own.properties.iter();
        Configuration {
            classification: Some(own.classification.value.clone()),
            properties: Some(
                properties
                    .map(|property| (property.key.value.clone(), property.value.value.clone()))
                    .collect(),
            ),
            configurations: configurations(&own.configurations),
        }
    });
    some(lowered.collect())
}
