// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::types::{Enumeration, Open, Sensitive, Timestamp};
pub use emrys_model::action_on_failure::ActionOnFailure;
pub use emrys_model::lifecycle::cluster::ClusterState;
pub use emrys_model::lifecycle::step::StepState;
pub use emrys_model::reason::ClusterReasonCode as ClusterStateChangeReasonCode;
use emrys_model::word::UnknownWord;
use serde::Serialize;
use std::collections::BTreeMap;
use std::str::FromStr;

/// [`AddInstanceFleetInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AddInstanceFleet.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AddInstanceFleetInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(rename = "InstanceFleet", skip_serializing_if = "Option::is_none")]
    pub instance_fleet: Option<InstanceFleetConfig>,
}

/// [`AddInstanceFleetOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AddInstanceFleet.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AddInstanceFleetOutput {
    #[serde(rename = "ClusterArn", skip_serializing_if = "Option::is_none")]
    pub cluster_arn: Option<String>,
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "InstanceFleetId", skip_serializing_if = "Option::is_none")]
    pub instance_fleet_id: Option<String>,
}

/// [`AddInstanceGroupsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AddInstanceGroups.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AddInstanceGroupsInput {
    /// Required.
    #[serde(rename = "InstanceGroups", skip_serializing_if = "Option::is_none")]
    pub instance_groups: Option<Vec<InstanceGroupConfig>>,
    /// Required.
    #[serde(rename = "JobFlowId", skip_serializing_if = "Option::is_none")]
    pub job_flow_id: Option<String>,
}

/// [`AddInstanceGroupsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AddInstanceGroups.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AddInstanceGroupsOutput {
    #[serde(rename = "ClusterArn", skip_serializing_if = "Option::is_none")]
    pub cluster_arn: Option<String>,
    #[serde(rename = "InstanceGroupIds", skip_serializing_if = "Option::is_none")]
    pub instance_group_ids: Option<Vec<String>>,
    #[serde(rename = "JobFlowId", skip_serializing_if = "Option::is_none")]
    pub job_flow_id: Option<String>,
}

/// [`AddJobFlowStepsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AddJobFlowSteps.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AddJobFlowStepsInput {
    #[serde(rename = "ExecutionRoleArn", skip_serializing_if = "Option::is_none")]
    pub execution_role_arn: Option<String>,
    /// Required.
    #[serde(rename = "JobFlowId", skip_serializing_if = "Option::is_none")]
    pub job_flow_id: Option<String>,
    /// Required.
    #[serde(rename = "Steps", skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<StepConfig>>,
}

/// [`AddJobFlowStepsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AddJobFlowSteps.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AddJobFlowStepsOutput {
    #[serde(rename = "StepIds", skip_serializing_if = "Option::is_none")]
    pub step_ids: Option<Vec<String>>,
}

/// [`AddTagsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AddTags.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AddTagsInput {
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// Required.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`AddTagsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AddTags.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AddTagsOutput {}

/// [`Application`](https://docs.aws.amazon.com/emr/latest/APIReference/API_Application.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Application {
    #[serde(rename = "AdditionalInfo", skip_serializing_if = "Option::is_none")]
    pub additional_info: Option<BTreeMap<String, String>>,
    #[serde(rename = "Args", skip_serializing_if = "Option::is_none")]
    pub args: Option<Vec<String>>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// [`AutoScalingPolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AutoScalingPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AutoScalingPolicy {
    /// Required.
    #[serde(rename = "Constraints", skip_serializing_if = "Option::is_none")]
    pub constraints: Option<ScalingConstraints>,
    /// Required.
    #[serde(rename = "Rules", skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<ScalingRule>>,
}

/// [`AutoScalingPolicyDescription`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AutoScalingPolicyDescription.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AutoScalingPolicyDescription {
    #[serde(rename = "Constraints", skip_serializing_if = "Option::is_none")]
    pub constraints: Option<ScalingConstraints>,
    #[serde(rename = "Rules", skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<ScalingRule>>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<AutoScalingPolicyStatus>,
}

/// [`AutoScalingPolicyStateChangeReason`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AutoScalingPolicyStateChangeReason.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AutoScalingPolicyStateChangeReason {
    #[serde(rename = "Code", skip_serializing_if = "Option::is_none")]
    pub code: Option<Open<AutoScalingPolicyStateChangeReasonCode>>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// [`AutoScalingPolicyStatus`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AutoScalingPolicyStatus.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AutoScalingPolicyStatus {
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<AutoScalingPolicyState>>,
    #[serde(rename = "StateChangeReason", skip_serializing_if = "Option::is_none")]
    pub state_change_reason: Option<AutoScalingPolicyStateChangeReason>,
}

/// [`AutoTerminationPolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AutoTerminationPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AutoTerminationPolicy {
    #[serde(rename = "IdleTimeout", skip_serializing_if = "Option::is_none")]
    pub idle_timeout: Option<i64>,
}

/// [`BlockPublicAccessConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_BlockPublicAccessConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BlockPublicAccessConfiguration {
    /// Required.
    #[serde(
        rename = "BlockPublicSecurityGroupRules",
        skip_serializing_if = "Option::is_none"
    )]
    pub block_public_security_group_rules: Option<bool>,
    #[serde(
        rename = "PermittedPublicSecurityGroupRuleRanges",
        skip_serializing_if = "Option::is_none"
    )]
    pub permitted_public_security_group_rule_ranges: Option<Vec<PortRange>>,
}

/// [`BlockPublicAccessConfigurationMetadata`](https://docs.aws.amazon.com/emr/latest/APIReference/API_BlockPublicAccessConfigurationMetadata.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BlockPublicAccessConfigurationMetadata {
    /// Required.
    #[serde(rename = "CreatedByArn", skip_serializing_if = "Option::is_none")]
    pub created_by_arn: Option<String>,
    /// Required.
    #[serde(rename = "CreationDateTime", skip_serializing_if = "Option::is_none")]
    pub creation_date_time: Option<Timestamp>,
}

/// [`BootstrapActionConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_BootstrapActionConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BootstrapActionConfig {
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Required.
    #[serde(
        rename = "ScriptBootstrapAction",
        skip_serializing_if = "Option::is_none"
    )]
    pub script_bootstrap_action: Option<ScriptBootstrapActionConfig>,
}

/// [`BootstrapActionDetail`](https://docs.aws.amazon.com/emr/latest/APIReference/API_BootstrapActionDetail.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BootstrapActionDetail {
    #[serde(
        rename = "BootstrapActionConfig",
        skip_serializing_if = "Option::is_none"
    )]
    pub bootstrap_action_config: Option<BootstrapActionConfig>,
}

/// [`CancelStepsInfo`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CancelStepsInfo.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CancelStepsInfo {
    #[serde(rename = "Reason", skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<Open<CancelStepsRequestStatus>>,
    #[serde(rename = "StepId", skip_serializing_if = "Option::is_none")]
    pub step_id: Option<String>,
}

/// [`CancelStepsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CancelSteps.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CancelStepsInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(
        rename = "StepCancellationOption",
        skip_serializing_if = "Option::is_none"
    )]
    pub step_cancellation_option: Option<Open<StepCancellationOption>>,
    /// Required.
    #[serde(rename = "StepIds", skip_serializing_if = "Option::is_none")]
    pub step_ids: Option<Vec<String>>,
}

/// [`CancelStepsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CancelSteps.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CancelStepsOutput {
    #[serde(
        rename = "CancelStepsInfoList",
        skip_serializing_if = "Option::is_none"
    )]
    pub cancel_steps_info_list: Option<Vec<CancelStepsInfo>>,
}

/// [`CloudWatchAlarmDefinition`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CloudWatchAlarmDefinition.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CloudWatchAlarmDefinition {
    /// Required.
    #[serde(rename = "ComparisonOperator", skip_serializing_if = "Option::is_none")]
    pub comparison_operator: Option<Open<ComparisonOperator>>,
    #[serde(rename = "Dimensions", skip_serializing_if = "Option::is_none")]
    pub dimensions: Option<Vec<MetricDimension>>,
    #[serde(rename = "EvaluationPeriods", skip_serializing_if = "Option::is_none")]
    pub evaluation_periods: Option<i32>,
    /// Required.
    #[serde(rename = "MetricName", skip_serializing_if = "Option::is_none")]
    pub metric_name: Option<String>,
    #[serde(rename = "Namespace", skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// Required.
    #[serde(rename = "Period", skip_serializing_if = "Option::is_none")]
    pub period: Option<i32>,
    #[serde(rename = "Statistic", skip_serializing_if = "Option::is_none")]
    pub statistic: Option<Open<Statistic>>,
    /// Required.
    #[serde(rename = "Threshold", skip_serializing_if = "Option::is_none")]
    pub threshold: Option<f64>,
    #[serde(rename = "Unit", skip_serializing_if = "Option::is_none")]
    pub unit: Option<Open<Unit>>,
}

/// [`CloudWatchLogConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CloudWatchLogConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CloudWatchLogConfiguration {
    /// Required.
    #[serde(rename = "Enabled", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(rename = "EncryptionKeyArn", skip_serializing_if = "Option::is_none")]
    pub encryption_key_arn: Option<String>,
    #[serde(rename = "LogGroupName", skip_serializing_if = "Option::is_none")]
    pub log_group_name: Option<String>,
    #[serde(
        rename = "LogStreamNamePrefix",
        skip_serializing_if = "Option::is_none"
    )]
    pub log_stream_name_prefix: Option<String>,
    #[serde(rename = "LogTypes", skip_serializing_if = "Option::is_none")]
    pub log_types: Option<BTreeMap<String, Vec<String>>>,
}

/// [`Cluster`](https://docs.aws.amazon.com/emr/latest/APIReference/API_Cluster.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Cluster {
    #[serde(rename = "Applications", skip_serializing_if = "Option::is_none")]
    pub applications: Option<Vec<Application>>,
    #[serde(rename = "AutoScalingRole", skip_serializing_if = "Option::is_none")]
    pub auto_scaling_role: Option<String>,
    #[serde(rename = "AutoTerminate", skip_serializing_if = "Option::is_none")]
    pub auto_terminate: Option<bool>,
    #[serde(rename = "ClusterArn", skip_serializing_if = "Option::is_none")]
    pub cluster_arn: Option<String>,
    #[serde(rename = "Configurations", skip_serializing_if = "Option::is_none")]
    pub configurations: Option<Vec<Configuration>>,
    #[serde(rename = "CustomAmiId", skip_serializing_if = "Option::is_none")]
    pub custom_ami_id: Option<String>,
    #[serde(rename = "EbsRootVolumeIops", skip_serializing_if = "Option::is_none")]
    pub ebs_root_volume_iops: Option<i32>,
    #[serde(rename = "EbsRootVolumeSize", skip_serializing_if = "Option::is_none")]
    pub ebs_root_volume_size: Option<i32>,
    #[serde(
        rename = "EbsRootVolumeThroughput",
        skip_serializing_if = "Option::is_none"
    )]
    pub ebs_root_volume_throughput: Option<i32>,
    #[serde(
        rename = "Ec2InstanceAttributes",
        skip_serializing_if = "Option::is_none"
    )]
    pub ec2_instance_attributes: Option<Ec2InstanceAttributes>,
    #[serde(rename = "ExtendedSupport", skip_serializing_if = "Option::is_none")]
    pub extended_support: Option<bool>,
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(
        rename = "InstanceCollectionType",
        skip_serializing_if = "Option::is_none"
    )]
    pub instance_collection_type: Option<Open<InstanceCollectionType>>,
    #[serde(rename = "KerberosAttributes", skip_serializing_if = "Option::is_none")]
    pub kerberos_attributes: Option<KerberosAttributes>,
    #[serde(
        rename = "LogEncryptionKmsKeyId",
        skip_serializing_if = "Option::is_none"
    )]
    pub log_encryption_kms_key_id: Option<String>,
    #[serde(rename = "LogUri", skip_serializing_if = "Option::is_none")]
    pub log_uri: Option<String>,
    #[serde(
        rename = "MasterPublicDnsName",
        skip_serializing_if = "Option::is_none"
    )]
    pub master_public_dns_name: Option<String>,
    #[serde(
        rename = "MonitoringConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub monitoring_configuration: Option<MonitoringConfiguration>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(
        rename = "NormalizedInstanceHours",
        skip_serializing_if = "Option::is_none"
    )]
    pub normalized_instance_hours: Option<i32>,
    #[serde(rename = "OSReleaseLabel", skip_serializing_if = "Option::is_none")]
    pub os_release_label: Option<String>,
    #[serde(rename = "OutpostArn", skip_serializing_if = "Option::is_none")]
    pub outpost_arn: Option<String>,
    #[serde(rename = "PlacementGroups", skip_serializing_if = "Option::is_none")]
    pub placement_groups: Option<Vec<PlacementGroupConfig>>,
    #[serde(rename = "ReleaseLabel", skip_serializing_if = "Option::is_none")]
    pub release_label: Option<String>,
    #[serde(rename = "RepoUpgradeOnBoot", skip_serializing_if = "Option::is_none")]
    pub repo_upgrade_on_boot: Option<Open<RepoUpgradeOnBoot>>,
    #[serde(
        rename = "RequestedAmiVersion",
        skip_serializing_if = "Option::is_none"
    )]
    pub requested_ami_version: Option<String>,
    #[serde(rename = "RunningAmiVersion", skip_serializing_if = "Option::is_none")]
    pub running_ami_version: Option<String>,
    #[serde(rename = "ScaleDownBehavior", skip_serializing_if = "Option::is_none")]
    pub scale_down_behavior: Option<Open<ScaleDownBehavior>>,
    #[serde(
        rename = "SecurityConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub security_configuration: Option<String>,
    #[serde(rename = "ServiceRole", skip_serializing_if = "Option::is_none")]
    pub service_role: Option<String>,
    #[serde(rename = "SessionEnabled", skip_serializing_if = "Option::is_none")]
    pub session_enabled: Option<bool>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<ClusterStatus>,
    #[serde(
        rename = "StepConcurrencyLevel",
        skip_serializing_if = "Option::is_none"
    )]
    pub step_concurrency_level: Option<i32>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(
        rename = "TerminationProtected",
        skip_serializing_if = "Option::is_none"
    )]
    pub termination_protected: Option<bool>,
    #[serde(
        rename = "UnhealthyNodeReplacement",
        skip_serializing_if = "Option::is_none"
    )]
    pub unhealthy_node_replacement: Option<bool>,
    #[serde(rename = "VisibleToAllUsers", skip_serializing_if = "Option::is_none")]
    pub visible_to_all_users: Option<bool>,
}

/// [`ClusterStateChangeReason`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ClusterStateChangeReason.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClusterStateChangeReason {
    #[serde(rename = "Code", skip_serializing_if = "Option::is_none")]
    pub code: Option<Open<ClusterStateChangeReasonCode>>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// [`ClusterStatus`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ClusterStatus.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClusterStatus {
    #[serde(rename = "ErrorDetails", skip_serializing_if = "Option::is_none")]
    pub error_details: Option<Vec<ErrorDetail>>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<ClusterState>>,
    #[serde(rename = "StateChangeReason", skip_serializing_if = "Option::is_none")]
    pub state_change_reason: Option<ClusterStateChangeReason>,
    #[serde(rename = "Timeline", skip_serializing_if = "Option::is_none")]
    pub timeline: Option<ClusterTimeline>,
}

/// [`ClusterSummary`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ClusterSummary.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClusterSummary {
    #[serde(rename = "ClusterArn", skip_serializing_if = "Option::is_none")]
    pub cluster_arn: Option<String>,
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(
        rename = "NormalizedInstanceHours",
        skip_serializing_if = "Option::is_none"
    )]
    pub normalized_instance_hours: Option<i32>,
    #[serde(rename = "OutpostArn", skip_serializing_if = "Option::is_none")]
    pub outpost_arn: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<ClusterStatus>,
}

/// [`ClusterTimeline`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ClusterTimeline.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClusterTimeline {
    #[serde(rename = "CreationDateTime", skip_serializing_if = "Option::is_none")]
    pub creation_date_time: Option<Timestamp>,
    #[serde(rename = "EndDateTime", skip_serializing_if = "Option::is_none")]
    pub end_date_time: Option<Timestamp>,
    #[serde(rename = "ReadyDateTime", skip_serializing_if = "Option::is_none")]
    pub ready_date_time: Option<Timestamp>,
}

/// [`Command`](https://docs.aws.amazon.com/emr/latest/APIReference/API_Command.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Command {
    #[serde(rename = "Args", skip_serializing_if = "Option::is_none")]
    pub args: Option<Vec<String>>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "ScriptPath", skip_serializing_if = "Option::is_none")]
    pub script_path: Option<String>,
}

/// [`ComputeLimits`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ComputeLimits.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ComputeLimits {
    /// Required.
    #[serde(
        rename = "MaximumCapacityUnits",
        skip_serializing_if = "Option::is_none"
    )]
    pub maximum_capacity_units: Option<i32>,
    #[serde(
        rename = "MaximumCoreCapacityUnits",
        skip_serializing_if = "Option::is_none"
    )]
    pub maximum_core_capacity_units: Option<i32>,
    #[serde(
        rename = "MaximumOnDemandCapacityUnits",
        skip_serializing_if = "Option::is_none"
    )]
    pub maximum_on_demand_capacity_units: Option<i32>,
    /// Required.
    #[serde(
        rename = "MinimumCapacityUnits",
        skip_serializing_if = "Option::is_none"
    )]
    pub minimum_capacity_units: Option<i32>,
    /// Required.
    #[serde(rename = "UnitType", skip_serializing_if = "Option::is_none")]
    pub unit_type: Option<Open<ComputeLimitsUnitType>>,
}

/// [`Configuration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_Configuration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Configuration {
    #[serde(rename = "Classification", skip_serializing_if = "Option::is_none")]
    pub classification: Option<String>,
    #[serde(rename = "Configurations", skip_serializing_if = "Option::is_none")]
    pub configurations: Option<Vec<Configuration>>,
    #[serde(rename = "Properties", skip_serializing_if = "Option::is_none")]
    pub properties: Option<BTreeMap<String, String>>,
}

/// [`CreatePersistentAppUIInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CreatePersistentAppUI.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreatePersistentAppUIInput {
    #[serde(
        rename = "EMRContainersConfig",
        skip_serializing_if = "Option::is_none"
    )]
    pub emr_containers_config: Option<EMRContainersConfig>,
    #[serde(rename = "ProfilerType", skip_serializing_if = "Option::is_none")]
    pub profiler_type: Option<Open<ProfilerType>>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// Required.
    #[serde(rename = "TargetResourceArn", skip_serializing_if = "Option::is_none")]
    pub target_resource_arn: Option<String>,
    #[serde(rename = "XReferer", skip_serializing_if = "Option::is_none")]
    pub x_referer: Option<String>,
}

/// [`CreatePersistentAppUIOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CreatePersistentAppUI.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreatePersistentAppUIOutput {
    #[serde(rename = "PersistentAppUIId", skip_serializing_if = "Option::is_none")]
    pub persistent_app_ui_id: Option<String>,
    #[serde(
        rename = "RuntimeRoleEnabledCluster",
        skip_serializing_if = "Option::is_none"
    )]
    pub runtime_role_enabled_cluster: Option<bool>,
}

/// [`CreateSecurityConfigurationInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CreateSecurityConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateSecurityConfigurationInput {
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Required.
    #[serde(
        rename = "SecurityConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub security_configuration: Option<String>,
}

/// [`CreateSecurityConfigurationOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CreateSecurityConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateSecurityConfigurationOutput {
    /// Required.
    #[serde(rename = "CreationDateTime", skip_serializing_if = "Option::is_none")]
    pub creation_date_time: Option<Timestamp>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`CreateStudioInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CreateStudio.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateStudioInput {
    /// Required.
    #[serde(rename = "AuthMode", skip_serializing_if = "Option::is_none")]
    pub auth_mode: Option<Open<AuthMode>>,
    /// Required.
    #[serde(rename = "DefaultS3Location", skip_serializing_if = "Option::is_none")]
    pub default_s3_location: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "EncryptionKeyArn", skip_serializing_if = "Option::is_none")]
    pub encryption_key_arn: Option<String>,
    /// Required.
    #[serde(
        rename = "EngineSecurityGroupId",
        skip_serializing_if = "Option::is_none"
    )]
    pub engine_security_group_id: Option<String>,
    #[serde(rename = "IdcInstanceArn", skip_serializing_if = "Option::is_none")]
    pub idc_instance_arn: Option<String>,
    #[serde(rename = "IdcUserAssignment", skip_serializing_if = "Option::is_none")]
    pub idc_user_assignment: Option<Open<IdcUserAssignment>>,
    #[serde(rename = "IdpAuthUrl", skip_serializing_if = "Option::is_none")]
    pub idp_auth_url: Option<String>,
    #[serde(
        rename = "IdpRelayStateParameterName",
        skip_serializing_if = "Option::is_none"
    )]
    pub idp_relay_state_parameter_name: Option<String>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Required.
    #[serde(rename = "ServiceRole", skip_serializing_if = "Option::is_none")]
    pub service_role: Option<String>,
    /// Required.
    #[serde(rename = "SubnetIds", skip_serializing_if = "Option::is_none")]
    pub subnet_ids: Option<Vec<String>>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(
        rename = "TrustedIdentityPropagationEnabled",
        skip_serializing_if = "Option::is_none"
    )]
    pub trusted_identity_propagation_enabled: Option<bool>,
    #[serde(rename = "UserRole", skip_serializing_if = "Option::is_none")]
    pub user_role: Option<String>,
    /// Required.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// Required.
    #[serde(
        rename = "WorkspaceSecurityGroupId",
        skip_serializing_if = "Option::is_none"
    )]
    pub workspace_security_group_id: Option<String>,
}

/// [`CreateStudioOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CreateStudio.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateStudioOutput {
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
    #[serde(rename = "Url", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// [`CreateStudioSessionMappingInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CreateStudioSessionMapping.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateStudioSessionMappingInput {
    #[serde(rename = "IdentityId", skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    #[serde(rename = "IdentityName", skip_serializing_if = "Option::is_none")]
    pub identity_name: Option<String>,
    /// Required.
    #[serde(rename = "IdentityType", skip_serializing_if = "Option::is_none")]
    pub identity_type: Option<Open<IdentityType>>,
    /// Required.
    #[serde(rename = "SessionPolicyArn", skip_serializing_if = "Option::is_none")]
    pub session_policy_arn: Option<String>,
    /// Required.
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
}

/// [`Credentials`](https://docs.aws.amazon.com/emr/latest/APIReference/API_Credentials.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Credentials {
    #[serde(rename = "UsernamePassword", skip_serializing_if = "Option::is_none")]
    pub username_password: Option<UsernamePassword>,
}

/// [`DeleteSecurityConfigurationInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DeleteSecurityConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteSecurityConfigurationInput {
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`DeleteSecurityConfigurationOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DeleteSecurityConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteSecurityConfigurationOutput {}

/// [`DeleteStudioInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DeleteStudio.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteStudioInput {
    /// Required.
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
}

/// [`DeleteStudioSessionMappingInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DeleteStudioSessionMapping.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteStudioSessionMappingInput {
    #[serde(rename = "IdentityId", skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    #[serde(rename = "IdentityName", skip_serializing_if = "Option::is_none")]
    pub identity_name: Option<String>,
    /// Required.
    #[serde(rename = "IdentityType", skip_serializing_if = "Option::is_none")]
    pub identity_type: Option<Open<IdentityType>>,
    /// Required.
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
}

/// [`DescribeClusterInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeCluster.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeClusterInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
}

/// [`DescribeClusterOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeCluster.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeClusterOutput {
    #[serde(rename = "Cluster", skip_serializing_if = "Option::is_none")]
    pub cluster: Option<Cluster>,
}

/// [`DescribeJobFlowsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeJobFlows.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeJobFlowsInput {
    #[serde(rename = "CreatedAfter", skip_serializing_if = "Option::is_none")]
    pub created_after: Option<Timestamp>,
    #[serde(rename = "CreatedBefore", skip_serializing_if = "Option::is_none")]
    pub created_before: Option<Timestamp>,
    #[serde(rename = "JobFlowIds", skip_serializing_if = "Option::is_none")]
    pub job_flow_ids: Option<Vec<String>>,
    #[serde(rename = "JobFlowStates", skip_serializing_if = "Option::is_none")]
    pub job_flow_states: Option<Vec<Open<JobFlowExecutionState>>>,
}

/// [`DescribeJobFlowsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeJobFlows.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeJobFlowsOutput {
    #[serde(rename = "JobFlows", skip_serializing_if = "Option::is_none")]
    pub job_flows: Option<Vec<JobFlowDetail>>,
}

/// [`DescribeNotebookExecutionInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeNotebookExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeNotebookExecutionInput {
    /// Required.
    #[serde(
        rename = "NotebookExecutionId",
        skip_serializing_if = "Option::is_none"
    )]
    pub notebook_execution_id: Option<String>,
}

/// [`DescribeNotebookExecutionOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeNotebookExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeNotebookExecutionOutput {
    #[serde(rename = "NotebookExecution", skip_serializing_if = "Option::is_none")]
    pub notebook_execution: Option<NotebookExecution>,
}

/// [`DescribePersistentAppUIInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribePersistentAppUI.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribePersistentAppUIInput {
    /// Required.
    #[serde(rename = "PersistentAppUIId", skip_serializing_if = "Option::is_none")]
    pub persistent_app_ui_id: Option<String>,
}

/// [`DescribePersistentAppUIOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribePersistentAppUI.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribePersistentAppUIOutput {
    #[serde(rename = "PersistentAppUI", skip_serializing_if = "Option::is_none")]
    pub persistent_app_ui: Option<PersistentAppUI>,
}

/// [`DescribeReleaseLabelInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeReleaseLabel.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeReleaseLabelInput {
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "ReleaseLabel", skip_serializing_if = "Option::is_none")]
    pub release_label: Option<String>,
}

/// [`DescribeReleaseLabelOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeReleaseLabel.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeReleaseLabelOutput {
    #[serde(rename = "Applications", skip_serializing_if = "Option::is_none")]
    pub applications: Option<Vec<SimplifiedApplication>>,
    #[serde(
        rename = "AvailableOSReleases",
        skip_serializing_if = "Option::is_none"
    )]
    pub available_os_releases: Option<Vec<OSRelease>>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "ReleaseLabel", skip_serializing_if = "Option::is_none")]
    pub release_label: Option<String>,
}

/// [`DescribeSecurityConfigurationInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeSecurityConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeSecurityConfigurationInput {
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`DescribeSecurityConfigurationOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeSecurityConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeSecurityConfigurationOutput {
    #[serde(rename = "CreationDateTime", skip_serializing_if = "Option::is_none")]
    pub creation_date_time: Option<Timestamp>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(
        rename = "SecurityConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub security_configuration: Option<String>,
}

/// [`DescribeStepInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeStep.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeStepInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(rename = "StepId", skip_serializing_if = "Option::is_none")]
    pub step_id: Option<String>,
}

/// [`DescribeStepOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeStep.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeStepOutput {
    #[serde(rename = "Step", skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
}

/// [`DescribeStudioInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeStudio.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeStudioInput {
    /// Required.
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
}

/// [`DescribeStudioOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeStudio.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeStudioOutput {
    #[serde(rename = "Studio", skip_serializing_if = "Option::is_none")]
    pub studio: Option<Studio>,
}

/// [`EMRContainersConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_EMRContainersConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EMRContainersConfig {
    #[serde(rename = "JobRunId", skip_serializing_if = "Option::is_none")]
    pub job_run_id: Option<String>,
}

/// [`EbsBlockDevice`](https://docs.aws.amazon.com/emr/latest/APIReference/API_EbsBlockDevice.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EbsBlockDevice {
    #[serde(rename = "Device", skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    #[serde(
        rename = "VolumeSpecification",
        skip_serializing_if = "Option::is_none"
    )]
    pub volume_specification: Option<VolumeSpecification>,
}

/// [`EbsBlockDeviceConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_EbsBlockDeviceConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EbsBlockDeviceConfig {
    /// Required.
    #[serde(
        rename = "VolumeSpecification",
        skip_serializing_if = "Option::is_none"
    )]
    pub volume_specification: Option<VolumeSpecification>,
    #[serde(rename = "VolumesPerInstance", skip_serializing_if = "Option::is_none")]
    pub volumes_per_instance: Option<i32>,
}

/// [`EbsConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_EbsConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EbsConfiguration {
    #[serde(
        rename = "EbsBlockDeviceConfigs",
        skip_serializing_if = "Option::is_none"
    )]
    pub ebs_block_device_configs: Option<Vec<EbsBlockDeviceConfig>>,
    #[serde(rename = "EbsOptimized", skip_serializing_if = "Option::is_none")]
    pub ebs_optimized: Option<bool>,
}

/// [`EbsVolume`](https://docs.aws.amazon.com/emr/latest/APIReference/API_EbsVolume.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EbsVolume {
    #[serde(rename = "Device", skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    #[serde(rename = "VolumeId", skip_serializing_if = "Option::is_none")]
    pub volume_id: Option<String>,
}

/// [`Ec2InstanceAttributes`](https://docs.aws.amazon.com/emr/latest/APIReference/API_Ec2InstanceAttributes.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Ec2InstanceAttributes {
    #[serde(
        rename = "AdditionalMasterSecurityGroups",
        skip_serializing_if = "Option::is_none"
    )]
    pub additional_master_security_groups: Option<Vec<String>>,
    #[serde(
        rename = "AdditionalSlaveSecurityGroups",
        skip_serializing_if = "Option::is_none"
    )]
    pub additional_slave_security_groups: Option<Vec<String>>,
    #[serde(
        rename = "Ec2AvailabilityZone",
        skip_serializing_if = "Option::is_none"
    )]
    pub ec2_availability_zone: Option<String>,
    #[serde(rename = "Ec2KeyName", skip_serializing_if = "Option::is_none")]
    pub ec2_key_name: Option<String>,
    #[serde(rename = "Ec2SubnetId", skip_serializing_if = "Option::is_none")]
    pub ec2_subnet_id: Option<String>,
    #[serde(
        rename = "EmrManagedMasterSecurityGroup",
        skip_serializing_if = "Option::is_none"
    )]
    pub emr_managed_master_security_group: Option<String>,
    #[serde(
        rename = "EmrManagedSlaveSecurityGroup",
        skip_serializing_if = "Option::is_none"
    )]
    pub emr_managed_slave_security_group: Option<String>,
    #[serde(rename = "IamInstanceProfile", skip_serializing_if = "Option::is_none")]
    pub iam_instance_profile: Option<String>,
    #[serde(
        rename = "RequestedEc2AvailabilityZones",
        skip_serializing_if = "Option::is_none"
    )]
    pub requested_ec2_availability_zones: Option<Vec<String>>,
    #[serde(
        rename = "RequestedEc2SubnetIds",
        skip_serializing_if = "Option::is_none"
    )]
    pub requested_ec2_subnet_ids: Option<Vec<String>>,
    #[serde(
        rename = "ServiceAccessSecurityGroup",
        skip_serializing_if = "Option::is_none"
    )]
    pub service_access_security_group: Option<String>,
}

/// [`ErrorDetail`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ErrorDetail.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ErrorDetail {
    #[serde(rename = "ErrorCode", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(rename = "ErrorData", skip_serializing_if = "Option::is_none")]
    pub error_data: Option<Vec<BTreeMap<String, String>>>,
    #[serde(rename = "ErrorMessage", skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
}

/// [`ExecutionEngineConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ExecutionEngineConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ExecutionEngineConfig {
    #[serde(rename = "ExecutionRoleArn", skip_serializing_if = "Option::is_none")]
    pub execution_role_arn: Option<String>,
    /// Required.
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(
        rename = "MasterInstanceSecurityGroupId",
        skip_serializing_if = "Option::is_none"
    )]
    pub master_instance_security_group_id: Option<String>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Open<ExecutionEngineType>>,
}

/// [`FailureDetails`](https://docs.aws.amazon.com/emr/latest/APIReference/API_FailureDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FailureDetails {
    #[serde(rename = "LogFile", skip_serializing_if = "Option::is_none")]
    pub log_file: Option<String>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(rename = "Reason", skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// [`GetAutoTerminationPolicyInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetAutoTerminationPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetAutoTerminationPolicyInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
}

/// [`GetAutoTerminationPolicyOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetAutoTerminationPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetAutoTerminationPolicyOutput {
    #[serde(
        rename = "AutoTerminationPolicy",
        skip_serializing_if = "Option::is_none"
    )]
    pub auto_termination_policy: Option<AutoTerminationPolicy>,
}

/// [`GetBlockPublicAccessConfigurationInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetBlockPublicAccessConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetBlockPublicAccessConfigurationInput {}

/// [`GetBlockPublicAccessConfigurationOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetBlockPublicAccessConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetBlockPublicAccessConfigurationOutput {
    /// Required.
    #[serde(
        rename = "BlockPublicAccessConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub block_public_access_configuration: Option<BlockPublicAccessConfiguration>,
    /// Required.
    #[serde(
        rename = "BlockPublicAccessConfigurationMetadata",
        skip_serializing_if = "Option::is_none"
    )]
    pub block_public_access_configuration_metadata: Option<BlockPublicAccessConfigurationMetadata>,
}

/// [`GetClusterSessionCredentialsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetClusterSessionCredentials.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetClusterSessionCredentialsInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "ExecutionRoleArn", skip_serializing_if = "Option::is_none")]
    pub execution_role_arn: Option<String>,
}

/// [`GetClusterSessionCredentialsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetClusterSessionCredentials.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetClusterSessionCredentialsOutput {
    #[serde(rename = "Credentials", skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    #[serde(rename = "ExpiresAt", skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
}

/// [`GetManagedScalingPolicyInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetManagedScalingPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetManagedScalingPolicyInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
}

/// [`GetManagedScalingPolicyOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetManagedScalingPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetManagedScalingPolicyOutput {
    #[serde(
        rename = "ManagedScalingPolicy",
        skip_serializing_if = "Option::is_none"
    )]
    pub managed_scaling_policy: Option<ManagedScalingPolicy>,
}

/// [`GetOnClusterAppUIPresignedURLInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetOnClusterAppUIPresignedURL.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetOnClusterAppUIPresignedURLInput {
    #[serde(rename = "ApplicationId", skip_serializing_if = "Option::is_none")]
    pub application_id: Option<String>,
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "DryRun", skip_serializing_if = "Option::is_none")]
    pub dry_run: Option<bool>,
    #[serde(rename = "ExecutionRoleArn", skip_serializing_if = "Option::is_none")]
    pub execution_role_arn: Option<String>,
    #[serde(rename = "OnClusterAppUIType", skip_serializing_if = "Option::is_none")]
    pub on_cluster_app_ui_type: Option<Open<OnClusterAppUIType>>,
}

/// [`GetOnClusterAppUIPresignedURLOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetOnClusterAppUIPresignedURL.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetOnClusterAppUIPresignedURLOutput {
    #[serde(rename = "PresignedURL", skip_serializing_if = "Option::is_none")]
    pub presigned_url: Option<String>,
    #[serde(rename = "PresignedURLReady", skip_serializing_if = "Option::is_none")]
    pub presigned_url_ready: Option<bool>,
}

/// [`GetPersistentAppUIPresignedURLInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetPersistentAppUIPresignedURL.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetPersistentAppUIPresignedURLInput {
    #[serde(rename = "ApplicationId", skip_serializing_if = "Option::is_none")]
    pub application_id: Option<String>,
    #[serde(rename = "AuthProxyCall", skip_serializing_if = "Option::is_none")]
    pub auth_proxy_call: Option<bool>,
    #[serde(rename = "ExecutionRoleArn", skip_serializing_if = "Option::is_none")]
    pub execution_role_arn: Option<String>,
    /// Required.
    #[serde(rename = "PersistentAppUIId", skip_serializing_if = "Option::is_none")]
    pub persistent_app_ui_id: Option<String>,
    #[serde(
        rename = "PersistentAppUIType",
        skip_serializing_if = "Option::is_none"
    )]
    pub persistent_app_ui_type: Option<Open<PersistentAppUIType>>,
}

/// [`GetPersistentAppUIPresignedURLOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetPersistentAppUIPresignedURL.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetPersistentAppUIPresignedURLOutput {
    #[serde(rename = "PresignedURL", skip_serializing_if = "Option::is_none")]
    pub presigned_url: Option<String>,
    #[serde(rename = "PresignedURLReady", skip_serializing_if = "Option::is_none")]
    pub presigned_url_ready: Option<bool>,
}

/// [`GetSessionEndpointInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetSessionEndpoint.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetSessionEndpointInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(rename = "SessionId", skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
}

/// [`GetSessionEndpointOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetSessionEndpoint.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetSessionEndpointOutput {
    #[serde(rename = "AuthToken", skip_serializing_if = "Option::is_none")]
    pub auth_token: Option<Sensitive>,
    #[serde(
        rename = "AuthTokenExpirationTime",
        skip_serializing_if = "Option::is_none"
    )]
    pub auth_token_expiration_time: Option<Timestamp>,
    #[serde(rename = "Credentials", skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    /// Required.
    #[serde(rename = "Endpoint", skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
}

/// [`GetSessionInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetSession.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetSessionInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(rename = "SessionId", skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
}

/// [`GetSessionOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetSession.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetSessionOutput {
    /// Required.
    #[serde(rename = "Session", skip_serializing_if = "Option::is_none")]
    pub session: Option<Session>,
}

/// [`GetStudioSessionMappingInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetStudioSessionMapping.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetStudioSessionMappingInput {
    #[serde(rename = "IdentityId", skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    #[serde(rename = "IdentityName", skip_serializing_if = "Option::is_none")]
    pub identity_name: Option<String>,
    /// Required.
    #[serde(rename = "IdentityType", skip_serializing_if = "Option::is_none")]
    pub identity_type: Option<Open<IdentityType>>,
    /// Required.
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
}

/// [`GetStudioSessionMappingOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetStudioSessionMapping.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetStudioSessionMappingOutput {
    #[serde(rename = "SessionMapping", skip_serializing_if = "Option::is_none")]
    pub session_mapping: Option<SessionMappingDetail>,
}

/// [`HadoopJarStepConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_HadoopJarStepConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct HadoopJarStepConfig {
    #[serde(rename = "Args", skip_serializing_if = "Option::is_none")]
    pub args: Option<Vec<String>>,
    /// Required.
    #[serde(rename = "Jar", skip_serializing_if = "Option::is_none")]
    pub jar: Option<String>,
    #[serde(rename = "MainClass", skip_serializing_if = "Option::is_none")]
    pub main_class: Option<String>,
    #[serde(rename = "Properties", skip_serializing_if = "Option::is_none")]
    pub properties: Option<Vec<KeyValue>>,
}

/// [`HadoopStepConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_HadoopStepConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct HadoopStepConfig {
    #[serde(rename = "Args", skip_serializing_if = "Option::is_none")]
    pub args: Option<Vec<String>>,
    #[serde(rename = "Jar", skip_serializing_if = "Option::is_none")]
    pub jar: Option<String>,
    #[serde(rename = "MainClass", skip_serializing_if = "Option::is_none")]
    pub main_class: Option<String>,
    #[serde(rename = "Properties", skip_serializing_if = "Option::is_none")]
    pub properties: Option<BTreeMap<String, String>>,
}

/// [`Instance`](https://docs.aws.amazon.com/emr/latest/APIReference/API_Instance.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Instance {
    #[serde(rename = "EbsVolumes", skip_serializing_if = "Option::is_none")]
    pub ebs_volumes: Option<Vec<EbsVolume>>,
    #[serde(rename = "Ec2InstanceId", skip_serializing_if = "Option::is_none")]
    pub ec2_instance_id: Option<String>,
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "InstanceFleetId", skip_serializing_if = "Option::is_none")]
    pub instance_fleet_id: Option<String>,
    #[serde(rename = "InstanceGroupId", skip_serializing_if = "Option::is_none")]
    pub instance_group_id: Option<String>,
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    #[serde(rename = "Market", skip_serializing_if = "Option::is_none")]
    pub market: Option<Open<MarketType>>,
    #[serde(rename = "PrivateDnsName", skip_serializing_if = "Option::is_none")]
    pub private_dns_name: Option<String>,
    #[serde(rename = "PrivateIpAddress", skip_serializing_if = "Option::is_none")]
    pub private_ip_address: Option<String>,
    #[serde(rename = "PublicDnsName", skip_serializing_if = "Option::is_none")]
    pub public_dns_name: Option<String>,
    #[serde(rename = "PublicIpAddress", skip_serializing_if = "Option::is_none")]
    pub public_ip_address: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<InstanceStatus>,
}

/// [`InstanceFleet`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleet.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceFleet {
    #[serde(rename = "Context", skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "InstanceFleetType", skip_serializing_if = "Option::is_none")]
    pub instance_fleet_type: Option<Open<InstanceFleetType>>,
    #[serde(
        rename = "InstanceTypeSpecifications",
        skip_serializing_if = "Option::is_none"
    )]
    pub instance_type_specifications: Option<Vec<InstanceTypeSpecification>>,
    #[serde(
        rename = "LaunchSpecifications",
        skip_serializing_if = "Option::is_none"
    )]
    pub launch_specifications: Option<InstanceFleetProvisioningSpecifications>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(
        rename = "ProvisionedOnDemandCapacity",
        skip_serializing_if = "Option::is_none"
    )]
    pub provisioned_on_demand_capacity: Option<i32>,
    #[serde(
        rename = "ProvisionedSpotCapacity",
        skip_serializing_if = "Option::is_none"
    )]
    pub provisioned_spot_capacity: Option<i32>,
    #[serde(
        rename = "ResizeSpecifications",
        skip_serializing_if = "Option::is_none"
    )]
    pub resize_specifications: Option<InstanceFleetResizingSpecifications>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<InstanceFleetStatus>,
    #[serde(
        rename = "TargetOnDemandCapacity",
        skip_serializing_if = "Option::is_none"
    )]
    pub target_on_demand_capacity: Option<i32>,
    #[serde(rename = "TargetSpotCapacity", skip_serializing_if = "Option::is_none")]
    pub target_spot_capacity: Option<i32>,
}

/// [`InstanceFleetConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceFleetConfig {
    #[serde(rename = "Context", skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// Required.
    #[serde(rename = "InstanceFleetType", skip_serializing_if = "Option::is_none")]
    pub instance_fleet_type: Option<Open<InstanceFleetType>>,
    #[serde(
        rename = "InstanceTypeConfigs",
        skip_serializing_if = "Option::is_none"
    )]
    pub instance_type_configs: Option<Vec<InstanceTypeConfig>>,
    #[serde(
        rename = "LaunchSpecifications",
        skip_serializing_if = "Option::is_none"
    )]
    pub launch_specifications: Option<InstanceFleetProvisioningSpecifications>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(
        rename = "ResizeSpecifications",
        skip_serializing_if = "Option::is_none"
    )]
    pub resize_specifications: Option<InstanceFleetResizingSpecifications>,
    #[serde(
        rename = "TargetOnDemandCapacity",
        skip_serializing_if = "Option::is_none"
    )]
    pub target_on_demand_capacity: Option<i32>,
    #[serde(rename = "TargetSpotCapacity", skip_serializing_if = "Option::is_none")]
    pub target_spot_capacity: Option<i32>,
}

/// [`InstanceFleetModifyConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetModifyConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceFleetModifyConfig {
    #[serde(rename = "Context", skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// Required.
    #[serde(rename = "InstanceFleetId", skip_serializing_if = "Option::is_none")]
    pub instance_fleet_id: Option<String>,
    #[serde(
        rename = "InstanceTypeConfigs",
        skip_serializing_if = "Option::is_none"
    )]
    pub instance_type_configs: Option<Vec<InstanceTypeConfig>>,
    #[serde(
        rename = "ResizeSpecifications",
        skip_serializing_if = "Option::is_none"
    )]
    pub resize_specifications: Option<InstanceFleetResizingSpecifications>,
    #[serde(
        rename = "TargetOnDemandCapacity",
        skip_serializing_if = "Option::is_none"
    )]
    pub target_on_demand_capacity: Option<i32>,
    #[serde(rename = "TargetSpotCapacity", skip_serializing_if = "Option::is_none")]
    pub target_spot_capacity: Option<i32>,
}

/// [`InstanceFleetProvisioningSpecifications`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetProvisioningSpecifications.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceFleetProvisioningSpecifications {
    #[serde(
        rename = "OnDemandSpecification",
        skip_serializing_if = "Option::is_none"
    )]
    pub on_demand_specification: Option<OnDemandProvisioningSpecification>,
    #[serde(rename = "SpotSpecification", skip_serializing_if = "Option::is_none")]
    pub spot_specification: Option<SpotProvisioningSpecification>,
}

/// [`InstanceFleetResizingSpecifications`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetResizingSpecifications.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceFleetResizingSpecifications {
    #[serde(
        rename = "OnDemandResizeSpecification",
        skip_serializing_if = "Option::is_none"
    )]
    pub on_demand_resize_specification: Option<OnDemandResizingSpecification>,
    #[serde(
        rename = "SpotResizeSpecification",
        skip_serializing_if = "Option::is_none"
    )]
    pub spot_resize_specification: Option<SpotResizingSpecification>,
}

/// [`InstanceFleetStateChangeReason`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetStateChangeReason.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceFleetStateChangeReason {
    #[serde(rename = "Code", skip_serializing_if = "Option::is_none")]
    pub code: Option<Open<InstanceFleetStateChangeReasonCode>>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// [`InstanceFleetStatus`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetStatus.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceFleetStatus {
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<InstanceFleetState>>,
    #[serde(rename = "StateChangeReason", skip_serializing_if = "Option::is_none")]
    pub state_change_reason: Option<InstanceFleetStateChangeReason>,
    #[serde(rename = "Timeline", skip_serializing_if = "Option::is_none")]
    pub timeline: Option<InstanceFleetTimeline>,
}

/// [`InstanceFleetTimeline`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetTimeline.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceFleetTimeline {
    #[serde(rename = "CreationDateTime", skip_serializing_if = "Option::is_none")]
    pub creation_date_time: Option<Timestamp>,
    #[serde(rename = "EndDateTime", skip_serializing_if = "Option::is_none")]
    pub end_date_time: Option<Timestamp>,
    #[serde(rename = "ReadyDateTime", skip_serializing_if = "Option::is_none")]
    pub ready_date_time: Option<Timestamp>,
}

/// [`InstanceGroup`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceGroup.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceGroup {
    #[serde(rename = "AutoScalingPolicy", skip_serializing_if = "Option::is_none")]
    pub auto_scaling_policy: Option<AutoScalingPolicyDescription>,
    #[serde(rename = "BidPrice", skip_serializing_if = "Option::is_none")]
    pub bid_price: Option<String>,
    #[serde(rename = "Configurations", skip_serializing_if = "Option::is_none")]
    pub configurations: Option<Vec<Configuration>>,
    #[serde(
        rename = "ConfigurationsVersion",
        skip_serializing_if = "Option::is_none"
    )]
    pub configurations_version: Option<i64>,
    #[serde(rename = "CustomAmiId", skip_serializing_if = "Option::is_none")]
    pub custom_ami_id: Option<String>,
    #[serde(rename = "EbsBlockDevices", skip_serializing_if = "Option::is_none")]
    pub ebs_block_devices: Option<Vec<EbsBlockDevice>>,
    #[serde(rename = "EbsOptimized", skip_serializing_if = "Option::is_none")]
    pub ebs_optimized: Option<bool>,
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "InstanceGroupType", skip_serializing_if = "Option::is_none")]
    pub instance_group_type: Option<Open<InstanceGroupType>>,
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    #[serde(
        rename = "LastSuccessfullyAppliedConfigurations",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_successfully_applied_configurations: Option<Vec<Configuration>>,
    #[serde(
        rename = "LastSuccessfullyAppliedConfigurationsVersion",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_successfully_applied_configurations_version: Option<i64>,
    #[serde(rename = "Market", skip_serializing_if = "Option::is_none")]
    pub market: Option<Open<MarketType>>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(
        rename = "RequestedInstanceCount",
        skip_serializing_if = "Option::is_none"
    )]
    pub requested_instance_count: Option<i32>,
    #[serde(
        rename = "RunningInstanceCount",
        skip_serializing_if = "Option::is_none"
    )]
    pub running_instance_count: Option<i32>,
    #[serde(rename = "ShrinkPolicy", skip_serializing_if = "Option::is_none")]
    pub shrink_policy: Option<ShrinkPolicy>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<InstanceGroupStatus>,
}

/// [`InstanceGroupConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceGroupConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceGroupConfig {
    #[serde(rename = "AutoScalingPolicy", skip_serializing_if = "Option::is_none")]
    pub auto_scaling_policy: Option<AutoScalingPolicy>,
    #[serde(rename = "BidPrice", skip_serializing_if = "Option::is_none")]
    pub bid_price: Option<String>,
    #[serde(rename = "Configurations", skip_serializing_if = "Option::is_none")]
    pub configurations: Option<Vec<Configuration>>,
    #[serde(rename = "CustomAmiId", skip_serializing_if = "Option::is_none")]
    pub custom_ami_id: Option<String>,
    #[serde(rename = "EbsConfiguration", skip_serializing_if = "Option::is_none")]
    pub ebs_configuration: Option<EbsConfiguration>,
    /// Required.
    #[serde(rename = "InstanceCount", skip_serializing_if = "Option::is_none")]
    pub instance_count: Option<i32>,
    /// Required.
    #[serde(rename = "InstanceRole", skip_serializing_if = "Option::is_none")]
    pub instance_role: Option<Open<InstanceRoleType>>,
    /// Required.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    #[serde(rename = "Market", skip_serializing_if = "Option::is_none")]
    pub market: Option<Open<MarketType>>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`InstanceGroupDetail`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceGroupDetail.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceGroupDetail {
    #[serde(rename = "BidPrice", skip_serializing_if = "Option::is_none")]
    pub bid_price: Option<String>,
    /// Required.
    #[serde(rename = "CreationDateTime", skip_serializing_if = "Option::is_none")]
    pub creation_date_time: Option<Timestamp>,
    #[serde(rename = "CustomAmiId", skip_serializing_if = "Option::is_none")]
    pub custom_ami_id: Option<String>,
    #[serde(rename = "EndDateTime", skip_serializing_if = "Option::is_none")]
    pub end_date_time: Option<Timestamp>,
    #[serde(rename = "InstanceGroupId", skip_serializing_if = "Option::is_none")]
    pub instance_group_id: Option<String>,
    /// Required.
    #[serde(
        rename = "InstanceRequestCount",
        skip_serializing_if = "Option::is_none"
    )]
    pub instance_request_count: Option<i32>,
    /// Required.
    #[serde(rename = "InstanceRole", skip_serializing_if = "Option::is_none")]
    pub instance_role: Option<Open<InstanceRoleType>>,
    /// Required.
    #[serde(
        rename = "InstanceRunningCount",
        skip_serializing_if = "Option::is_none"
    )]
    pub instance_running_count: Option<i32>,
    /// Required.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    #[serde(
        rename = "LastStateChangeReason",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_state_change_reason: Option<String>,
    /// Required.
    #[serde(rename = "Market", skip_serializing_if = "Option::is_none")]
    pub market: Option<Open<MarketType>>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "ReadyDateTime", skip_serializing_if = "Option::is_none")]
    pub ready_date_time: Option<Timestamp>,
    #[serde(rename = "StartDateTime", skip_serializing_if = "Option::is_none")]
    pub start_date_time: Option<Timestamp>,
    /// Required.
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<InstanceGroupState>>,
}

/// [`InstanceGroupModifyConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceGroupModifyConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceGroupModifyConfig {
    #[serde(rename = "Configurations", skip_serializing_if = "Option::is_none")]
    pub configurations: Option<Vec<Configuration>>,
    #[serde(
        rename = "EC2InstanceIdsToTerminate",
        skip_serializing_if = "Option::is_none"
    )]
    pub ec2_instance_ids_to_terminate: Option<Vec<String>>,
    #[serde(rename = "InstanceCount", skip_serializing_if = "Option::is_none")]
    pub instance_count: Option<i32>,
    /// Required.
    #[serde(rename = "InstanceGroupId", skip_serializing_if = "Option::is_none")]
    pub instance_group_id: Option<String>,
    #[serde(
        rename = "ReconfigurationType",
        skip_serializing_if = "Option::is_none"
    )]
    pub reconfiguration_type: Option<Open<ReconfigurationType>>,
    #[serde(rename = "ShrinkPolicy", skip_serializing_if = "Option::is_none")]
    pub shrink_policy: Option<ShrinkPolicy>,
}

/// [`InstanceGroupStateChangeReason`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceGroupStateChangeReason.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceGroupStateChangeReason {
    #[serde(rename = "Code", skip_serializing_if = "Option::is_none")]
    pub code: Option<Open<InstanceGroupStateChangeReasonCode>>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// [`InstanceGroupStatus`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceGroupStatus.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceGroupStatus {
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<InstanceGroupState>>,
    #[serde(rename = "StateChangeReason", skip_serializing_if = "Option::is_none")]
    pub state_change_reason: Option<InstanceGroupStateChangeReason>,
    #[serde(rename = "Timeline", skip_serializing_if = "Option::is_none")]
    pub timeline: Option<InstanceGroupTimeline>,
}

/// [`InstanceGroupTimeline`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceGroupTimeline.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceGroupTimeline {
    #[serde(rename = "CreationDateTime", skip_serializing_if = "Option::is_none")]
    pub creation_date_time: Option<Timestamp>,
    #[serde(rename = "EndDateTime", skip_serializing_if = "Option::is_none")]
    pub end_date_time: Option<Timestamp>,
    #[serde(rename = "ReadyDateTime", skip_serializing_if = "Option::is_none")]
    pub ready_date_time: Option<Timestamp>,
}

/// [`InstanceResizePolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceResizePolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceResizePolicy {
    #[serde(
        rename = "InstanceTerminationTimeout",
        skip_serializing_if = "Option::is_none"
    )]
    pub instance_termination_timeout: Option<i32>,
    #[serde(rename = "InstancesToProtect", skip_serializing_if = "Option::is_none")]
    pub instances_to_protect: Option<Vec<String>>,
    #[serde(
        rename = "InstancesToTerminate",
        skip_serializing_if = "Option::is_none"
    )]
    pub instances_to_terminate: Option<Vec<String>>,
}

/// [`InstanceStateChangeReason`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceStateChangeReason.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceStateChangeReason {
    #[serde(rename = "Code", skip_serializing_if = "Option::is_none")]
    pub code: Option<Open<InstanceStateChangeReasonCode>>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// [`InstanceStatus`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceStatus.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceStatus {
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<InstanceState>>,
    #[serde(rename = "StateChangeReason", skip_serializing_if = "Option::is_none")]
    pub state_change_reason: Option<InstanceStateChangeReason>,
    #[serde(rename = "Timeline", skip_serializing_if = "Option::is_none")]
    pub timeline: Option<InstanceTimeline>,
}

/// [`InstanceTimeline`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceTimeline.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceTimeline {
    #[serde(rename = "CreationDateTime", skip_serializing_if = "Option::is_none")]
    pub creation_date_time: Option<Timestamp>,
    #[serde(rename = "EndDateTime", skip_serializing_if = "Option::is_none")]
    pub end_date_time: Option<Timestamp>,
    #[serde(rename = "ReadyDateTime", skip_serializing_if = "Option::is_none")]
    pub ready_date_time: Option<Timestamp>,
}

/// [`InstanceTypeConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceTypeConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceTypeConfig {
    #[serde(rename = "BidPrice", skip_serializing_if = "Option::is_none")]
    pub bid_price: Option<String>,
    #[serde(
        rename = "BidPriceAsPercentageOfOnDemandPrice",
        skip_serializing_if = "Option::is_none"
    )]
    pub bid_price_as_percentage_of_on_demand_price: Option<f64>,
    #[serde(rename = "Configurations", skip_serializing_if = "Option::is_none")]
    pub configurations: Option<Vec<Configuration>>,
    #[serde(rename = "CustomAmiId", skip_serializing_if = "Option::is_none")]
    pub custom_ami_id: Option<String>,
    #[serde(rename = "EbsConfiguration", skip_serializing_if = "Option::is_none")]
    pub ebs_configuration: Option<EbsConfiguration>,
    /// Required.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    #[serde(rename = "Priority", skip_serializing_if = "Option::is_none")]
    pub priority: Option<f64>,
    #[serde(rename = "WeightedCapacity", skip_serializing_if = "Option::is_none")]
    pub weighted_capacity: Option<i32>,
}

/// [`InstanceTypeSpecification`](https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceTypeSpecification.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InstanceTypeSpecification {
    #[serde(rename = "BidPrice", skip_serializing_if = "Option::is_none")]
    pub bid_price: Option<String>,
    #[serde(
        rename = "BidPriceAsPercentageOfOnDemandPrice",
        skip_serializing_if = "Option::is_none"
    )]
    pub bid_price_as_percentage_of_on_demand_price: Option<f64>,
    #[serde(rename = "Configurations", skip_serializing_if = "Option::is_none")]
    pub configurations: Option<Vec<Configuration>>,
    #[serde(rename = "CustomAmiId", skip_serializing_if = "Option::is_none")]
    pub custom_ami_id: Option<String>,
    #[serde(rename = "EbsBlockDevices", skip_serializing_if = "Option::is_none")]
    pub ebs_block_devices: Option<Vec<EbsBlockDevice>>,
    #[serde(rename = "EbsOptimized", skip_serializing_if = "Option::is_none")]
    pub ebs_optimized: Option<bool>,
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    #[serde(rename = "Priority", skip_serializing_if = "Option::is_none")]
    pub priority: Option<f64>,
    #[serde(rename = "WeightedCapacity", skip_serializing_if = "Option::is_none")]
    pub weighted_capacity: Option<i32>,
}

/// [`JobFlowDetail`](https://docs.aws.amazon.com/emr/latest/APIReference/API_JobFlowDetail.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct JobFlowDetail {
    #[serde(rename = "AmiVersion", skip_serializing_if = "Option::is_none")]
    pub ami_version: Option<String>,
    #[serde(rename = "AutoScalingRole", skip_serializing_if = "Option::is_none")]
    pub auto_scaling_role: Option<String>,
    #[serde(rename = "BootstrapActions", skip_serializing_if = "Option::is_none")]
    pub bootstrap_actions: Option<Vec<BootstrapActionDetail>>,
    /// Required.
    #[serde(
        rename = "ExecutionStatusDetail",
        skip_serializing_if = "Option::is_none"
    )]
    pub execution_status_detail: Option<JobFlowExecutionStatusDetail>,
    /// Required.
    #[serde(rename = "Instances", skip_serializing_if = "Option::is_none")]
    pub instances: Option<JobFlowInstancesDetail>,
    /// Required.
    #[serde(rename = "JobFlowId", skip_serializing_if = "Option::is_none")]
    pub job_flow_id: Option<String>,
    #[serde(rename = "JobFlowRole", skip_serializing_if = "Option::is_none")]
    pub job_flow_role: Option<String>,
    #[serde(
        rename = "LogEncryptionKmsKeyId",
        skip_serializing_if = "Option::is_none"
    )]
    pub log_encryption_kms_key_id: Option<String>,
    #[serde(rename = "LogUri", skip_serializing_if = "Option::is_none")]
    pub log_uri: Option<String>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "ScaleDownBehavior", skip_serializing_if = "Option::is_none")]
    pub scale_down_behavior: Option<Open<ScaleDownBehavior>>,
    #[serde(rename = "ServiceRole", skip_serializing_if = "Option::is_none")]
    pub service_role: Option<String>,
    #[serde(rename = "Steps", skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<StepDetail>>,
    #[serde(rename = "SupportedProducts", skip_serializing_if = "Option::is_none")]
    pub supported_products: Option<Vec<String>>,
    #[serde(rename = "VisibleToAllUsers", skip_serializing_if = "Option::is_none")]
    pub visible_to_all_users: Option<bool>,
}

/// [`JobFlowExecutionStatusDetail`](https://docs.aws.amazon.com/emr/latest/APIReference/API_JobFlowExecutionStatusDetail.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct JobFlowExecutionStatusDetail {
    /// Required.
    #[serde(rename = "CreationDateTime", skip_serializing_if = "Option::is_none")]
    pub creation_date_time: Option<Timestamp>,
    #[serde(rename = "EndDateTime", skip_serializing_if = "Option::is_none")]
    pub end_date_time: Option<Timestamp>,
    #[serde(
        rename = "LastStateChangeReason",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_state_change_reason: Option<String>,
    #[serde(rename = "ReadyDateTime", skip_serializing_if = "Option::is_none")]
    pub ready_date_time: Option<Timestamp>,
    #[serde(rename = "StartDateTime", skip_serializing_if = "Option::is_none")]
    pub start_date_time: Option<Timestamp>,
    /// Required.
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<JobFlowExecutionState>>,
}

/// [`JobFlowInstancesConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_JobFlowInstancesConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct JobFlowInstancesConfig {
    #[serde(
        rename = "AdditionalMasterSecurityGroups",
        skip_serializing_if = "Option::is_none"
    )]
    pub additional_master_security_groups: Option<Vec<String>>,
    #[serde(
        rename = "AdditionalSlaveSecurityGroups",
        skip_serializing_if = "Option::is_none"
    )]
    pub additional_slave_security_groups: Option<Vec<String>>,
    #[serde(rename = "Ec2KeyName", skip_serializing_if = "Option::is_none")]
    pub ec2_key_name: Option<String>,
    #[serde(rename = "Ec2SubnetId", skip_serializing_if = "Option::is_none")]
    pub ec2_subnet_id: Option<String>,
    #[serde(rename = "Ec2SubnetIds", skip_serializing_if = "Option::is_none")]
    pub ec2_subnet_ids: Option<Vec<String>>,
    #[serde(
        rename = "EmrManagedMasterSecurityGroup",
        skip_serializing_if = "Option::is_none"
    )]
    pub emr_managed_master_security_group: Option<String>,
    #[serde(
        rename = "EmrManagedSlaveSecurityGroup",
        skip_serializing_if = "Option::is_none"
    )]
    pub emr_managed_slave_security_group: Option<String>,
    #[serde(rename = "HadoopVersion", skip_serializing_if = "Option::is_none")]
    pub hadoop_version: Option<String>,
    #[serde(rename = "InstanceCount", skip_serializing_if = "Option::is_none")]
    pub instance_count: Option<i32>,
    #[serde(rename = "InstanceFleets", skip_serializing_if = "Option::is_none")]
    pub instance_fleets: Option<Vec<InstanceFleetConfig>>,
    #[serde(rename = "InstanceGroups", skip_serializing_if = "Option::is_none")]
    pub instance_groups: Option<Vec<InstanceGroupConfig>>,
    #[serde(
        rename = "KeepJobFlowAliveWhenNoSteps",
        skip_serializing_if = "Option::is_none"
    )]
    pub keep_job_flow_alive_when_no_steps: Option<bool>,
    #[serde(rename = "MasterInstanceType", skip_serializing_if = "Option::is_none")]
    pub master_instance_type: Option<String>,
    #[serde(rename = "Placement", skip_serializing_if = "Option::is_none")]
    pub placement: Option<PlacementType>,
    #[serde(
        rename = "ServiceAccessSecurityGroup",
        skip_serializing_if = "Option::is_none"
    )]
    pub service_access_security_group: Option<String>,
    #[serde(rename = "SlaveInstanceType", skip_serializing_if = "Option::is_none")]
    pub slave_instance_type: Option<String>,
    #[serde(
        rename = "TerminationProtected",
        skip_serializing_if = "Option::is_none"
    )]
    pub termination_protected: Option<bool>,
    #[serde(
        rename = "UnhealthyNodeReplacement",
        skip_serializing_if = "Option::is_none"
    )]
    pub unhealthy_node_replacement: Option<bool>,
}

/// [`JobFlowInstancesDetail`](https://docs.aws.amazon.com/emr/latest/APIReference/API_JobFlowInstancesDetail.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct JobFlowInstancesDetail {
    #[serde(rename = "Ec2KeyName", skip_serializing_if = "Option::is_none")]
    pub ec2_key_name: Option<String>,
    #[serde(rename = "Ec2SubnetId", skip_serializing_if = "Option::is_none")]
    pub ec2_subnet_id: Option<String>,
    #[serde(rename = "HadoopVersion", skip_serializing_if = "Option::is_none")]
    pub hadoop_version: Option<String>,
    /// Required.
    #[serde(rename = "InstanceCount", skip_serializing_if = "Option::is_none")]
    pub instance_count: Option<i32>,
    #[serde(rename = "InstanceGroups", skip_serializing_if = "Option::is_none")]
    pub instance_groups: Option<Vec<InstanceGroupDetail>>,
    #[serde(
        rename = "KeepJobFlowAliveWhenNoSteps",
        skip_serializing_if = "Option::is_none"
    )]
    pub keep_job_flow_alive_when_no_steps: Option<bool>,
    #[serde(rename = "MasterInstanceId", skip_serializing_if = "Option::is_none")]
    pub master_instance_id: Option<String>,
    /// Required.
    #[serde(rename = "MasterInstanceType", skip_serializing_if = "Option::is_none")]
    pub master_instance_type: Option<String>,
    #[serde(
        rename = "MasterPublicDnsName",
        skip_serializing_if = "Option::is_none"
    )]
    pub master_public_dns_name: Option<String>,
    #[serde(
        rename = "NormalizedInstanceHours",
        skip_serializing_if = "Option::is_none"
    )]
    pub normalized_instance_hours: Option<i32>,
    #[serde(rename = "Placement", skip_serializing_if = "Option::is_none")]
    pub placement: Option<PlacementType>,
    /// Required.
    #[serde(rename = "SlaveInstanceType", skip_serializing_if = "Option::is_none")]
    pub slave_instance_type: Option<String>,
    #[serde(
        rename = "TerminationProtected",
        skip_serializing_if = "Option::is_none"
    )]
    pub termination_protected: Option<bool>,
    #[serde(
        rename = "UnhealthyNodeReplacement",
        skip_serializing_if = "Option::is_none"
    )]
    pub unhealthy_node_replacement: Option<bool>,
}

/// [`KerberosAttributes`](https://docs.aws.amazon.com/emr/latest/APIReference/API_KerberosAttributes.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct KerberosAttributes {
    #[serde(
        rename = "ADDomainJoinPassword",
        skip_serializing_if = "Option::is_none"
    )]
    pub ad_domain_join_password: Option<Sensitive>,
    #[serde(rename = "ADDomainJoinUser", skip_serializing_if = "Option::is_none")]
    pub ad_domain_join_user: Option<String>,
    #[serde(
        rename = "CrossRealmTrustPrincipalPassword",
        skip_serializing_if = "Option::is_none"
    )]
    pub cross_realm_trust_principal_password: Option<Sensitive>,
    /// Required.
    #[serde(rename = "KdcAdminPassword", skip_serializing_if = "Option::is_none")]
    pub kdc_admin_password: Option<Sensitive>,
    /// Required.
    #[serde(rename = "Realm", skip_serializing_if = "Option::is_none")]
    pub realm: Option<String>,
}

/// [`KeyValue`](https://docs.aws.amazon.com/emr/latest/APIReference/API_KeyValue.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct KeyValue {
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// [`ListBootstrapActionsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListBootstrapActions.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListBootstrapActionsInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// [`ListBootstrapActionsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListBootstrapActions.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListBootstrapActionsOutput {
    #[serde(rename = "BootstrapActions", skip_serializing_if = "Option::is_none")]
    pub bootstrap_actions: Option<Vec<Command>>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// [`ListClustersInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListClusters.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListClustersInput {
    #[serde(rename = "ClusterStates", skip_serializing_if = "Option::is_none")]
    pub cluster_states: Option<Vec<Open<ClusterState>>>,
    #[serde(rename = "CreatedAfter", skip_serializing_if = "Option::is_none")]
    pub created_after: Option<Timestamp>,
    #[serde(rename = "CreatedBefore", skip_serializing_if = "Option::is_none")]
    pub created_before: Option<Timestamp>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// [`ListClustersOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListClusters.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListClustersOutput {
    #[serde(rename = "Clusters", skip_serializing_if = "Option::is_none")]
    pub clusters: Option<Vec<ClusterSummary>>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// [`ListInstanceFleetsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListInstanceFleets.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListInstanceFleetsInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// [`ListInstanceFleetsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListInstanceFleets.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListInstanceFleetsOutput {
    #[serde(rename = "InstanceFleets", skip_serializing_if = "Option::is_none")]
    pub instance_fleets: Option<Vec<InstanceFleet>>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// [`ListInstanceGroupsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListInstanceGroups.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListInstanceGroupsInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// [`ListInstanceGroupsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListInstanceGroups.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListInstanceGroupsOutput {
    #[serde(rename = "InstanceGroups", skip_serializing_if = "Option::is_none")]
    pub instance_groups: Option<Vec<InstanceGroup>>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// [`ListInstancesInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListInstances.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListInstancesInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "InstanceFleetId", skip_serializing_if = "Option::is_none")]
    pub instance_fleet_id: Option<String>,
    #[serde(rename = "InstanceFleetType", skip_serializing_if = "Option::is_none")]
    pub instance_fleet_type: Option<Open<InstanceFleetType>>,
    #[serde(rename = "InstanceGroupId", skip_serializing_if = "Option::is_none")]
    pub instance_group_id: Option<String>,
    #[serde(rename = "InstanceGroupTypes", skip_serializing_if = "Option::is_none")]
    pub instance_group_types: Option<Vec<Open<InstanceGroupType>>>,
    #[serde(rename = "InstanceStates", skip_serializing_if = "Option::is_none")]
    pub instance_states: Option<Vec<Open<InstanceState>>>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// [`ListInstancesOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListInstances.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListInstancesOutput {
    #[serde(rename = "Instances", skip_serializing_if = "Option::is_none")]
    pub instances: Option<Vec<Instance>>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// [`ListNotebookExecutionsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListNotebookExecutions.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListNotebookExecutionsInput {
    #[serde(rename = "EditorId", skip_serializing_if = "Option::is_none")]
    pub editor_id: Option<String>,
    #[serde(rename = "ExecutionEngineId", skip_serializing_if = "Option::is_none")]
    pub execution_engine_id: Option<String>,
    #[serde(rename = "From", skip_serializing_if = "Option::is_none")]
    pub from: Option<Timestamp>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<Open<NotebookExecutionStatus>>,
    #[serde(rename = "To", skip_serializing_if = "Option::is_none")]
    pub to: Option<Timestamp>,
}

/// [`ListNotebookExecutionsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListNotebookExecutions.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListNotebookExecutionsOutput {
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "NotebookExecutions", skip_serializing_if = "Option::is_none")]
    pub notebook_executions: Option<Vec<NotebookExecutionSummary>>,
}

/// [`ListReleaseLabelsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListReleaseLabels.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListReleaseLabelsInput {
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<ReleaseLabelFilter>,
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// [`ListReleaseLabelsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListReleaseLabels.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListReleaseLabelsOutput {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "ReleaseLabels", skip_serializing_if = "Option::is_none")]
    pub release_labels: Option<Vec<String>>,
}

/// [`ListSecurityConfigurationsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSecurityConfigurations.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListSecurityConfigurationsInput {
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// [`ListSecurityConfigurationsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSecurityConfigurations.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListSecurityConfigurationsOutput {
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(
        rename = "SecurityConfigurations",
        skip_serializing_if = "Option::is_none"
    )]
    pub security_configurations: Option<Vec<SecurityConfigurationSummary>>,
}

/// [`ListSessionsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSessions.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListSessionsInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "SessionStates", skip_serializing_if = "Option::is_none")]
    pub session_states: Option<Vec<Open<SessionState>>>,
}

/// [`ListSessionsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSessions.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListSessionsOutput {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Sessions", skip_serializing_if = "Option::is_none")]
    pub sessions: Option<Vec<Session>>,
}

/// [`ListStepsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSteps.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListStepsInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "StepIds", skip_serializing_if = "Option::is_none")]
    pub step_ids: Option<Vec<String>>,
    #[serde(rename = "StepStates", skip_serializing_if = "Option::is_none")]
    pub step_states: Option<Vec<Open<StepState>>>,
}

/// [`ListStepsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSteps.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListStepsOutput {
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "Steps", skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<StepSummary>>,
}

/// [`ListStudioSessionMappingsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListStudioSessionMappings.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListStudioSessionMappingsInput {
    #[serde(rename = "IdentityType", skip_serializing_if = "Option::is_none")]
    pub identity_type: Option<Open<IdentityType>>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
}

/// [`ListStudioSessionMappingsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListStudioSessionMappings.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListStudioSessionMappingsOutput {
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "SessionMappings", skip_serializing_if = "Option::is_none")]
    pub session_mappings: Option<Vec<SessionMappingSummary>>,
}

/// [`ListStudiosInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListStudios.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListStudiosInput {
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// [`ListStudiosOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListStudios.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListStudiosOutput {
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "Studios", skip_serializing_if = "Option::is_none")]
    pub studios: Option<Vec<StudioSummary>>,
}

/// [`ListSupportedInstanceTypesInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSupportedInstanceTypes.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListSupportedInstanceTypesInput {
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    /// Required.
    #[serde(rename = "ReleaseLabel", skip_serializing_if = "Option::is_none")]
    pub release_label: Option<String>,
}

/// [`ListSupportedInstanceTypesOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSupportedInstanceTypes.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListSupportedInstanceTypesOutput {
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(
        rename = "SupportedInstanceTypes",
        skip_serializing_if = "Option::is_none"
    )]
    pub supported_instance_types: Option<Vec<SupportedInstanceType>>,
}

/// [`ManagedScalingPolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ManagedScalingPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ManagedScalingPolicy {
    #[serde(rename = "ComputeLimits", skip_serializing_if = "Option::is_none")]
    pub compute_limits: Option<ComputeLimits>,
    #[serde(rename = "ScalingStrategy", skip_serializing_if = "Option::is_none")]
    pub scaling_strategy: Option<Open<ScalingStrategy>>,
    #[serde(
        rename = "UtilizationPerformanceIndex",
        skip_serializing_if = "Option::is_none"
    )]
    pub utilization_performance_index: Option<i32>,
}

/// [`MetricDimension`](https://docs.aws.amazon.com/emr/latest/APIReference/API_MetricDimension.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MetricDimension {
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// [`ModifyClusterInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ModifyCluster.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ModifyClusterInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "ExtendedSupport", skip_serializing_if = "Option::is_none")]
    pub extended_support: Option<bool>,
    #[serde(
        rename = "StepConcurrencyLevel",
        skip_serializing_if = "Option::is_none"
    )]
    pub step_concurrency_level: Option<i32>,
}

/// [`ModifyClusterOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ModifyCluster.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ModifyClusterOutput {
    #[serde(rename = "ExtendedSupport", skip_serializing_if = "Option::is_none")]
    pub extended_support: Option<bool>,
    #[serde(
        rename = "StepConcurrencyLevel",
        skip_serializing_if = "Option::is_none"
    )]
    pub step_concurrency_level: Option<i32>,
}

/// [`ModifyInstanceFleetInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ModifyInstanceFleet.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ModifyInstanceFleetInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(rename = "InstanceFleet", skip_serializing_if = "Option::is_none")]
    pub instance_fleet: Option<InstanceFleetModifyConfig>,
}

/// [`ModifyInstanceGroupsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ModifyInstanceGroups.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ModifyInstanceGroupsInput {
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "InstanceGroups", skip_serializing_if = "Option::is_none")]
    pub instance_groups: Option<Vec<InstanceGroupModifyConfig>>,
}

/// [`MonitoringConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_MonitoringConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MonitoringConfiguration {
    #[serde(
        rename = "CloudWatchLogConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub cloud_watch_log_configuration: Option<CloudWatchLogConfiguration>,
    #[serde(
        rename = "S3LoggingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub s3_logging_configuration: Option<S3LoggingConfiguration>,
}

/// [`NotebookExecution`](https://docs.aws.amazon.com/emr/latest/APIReference/API_NotebookExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NotebookExecution {
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "EditorId", skip_serializing_if = "Option::is_none")]
    pub editor_id: Option<String>,
    #[serde(rename = "EndTime", skip_serializing_if = "Option::is_none")]
    pub end_time: Option<Timestamp>,
    #[serde(
        rename = "EnvironmentVariables",
        skip_serializing_if = "Option::is_none"
    )]
    pub environment_variables: Option<BTreeMap<String, String>>,
    #[serde(rename = "ExecutionEngine", skip_serializing_if = "Option::is_none")]
    pub execution_engine: Option<ExecutionEngineConfig>,
    #[serde(
        rename = "LastStateChangeReason",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_state_change_reason: Option<String>,
    #[serde(
        rename = "NotebookExecutionId",
        skip_serializing_if = "Option::is_none"
    )]
    pub notebook_execution_id: Option<String>,
    #[serde(
        rename = "NotebookExecutionName",
        skip_serializing_if = "Option::is_none"
    )]
    pub notebook_execution_name: Option<String>,
    #[serde(
        rename = "NotebookInstanceSecurityGroupId",
        skip_serializing_if = "Option::is_none"
    )]
    pub notebook_instance_security_group_id: Option<String>,
    #[serde(rename = "NotebookParams", skip_serializing_if = "Option::is_none")]
    pub notebook_params: Option<String>,
    #[serde(rename = "NotebookS3Location", skip_serializing_if = "Option::is_none")]
    pub notebook_s3_location: Option<NotebookS3LocationForOutput>,
    #[serde(
        rename = "OutputNotebookFormat",
        skip_serializing_if = "Option::is_none"
    )]
    pub output_notebook_format: Option<Open<OutputNotebookFormat>>,
    #[serde(
        rename = "OutputNotebookS3Location",
        skip_serializing_if = "Option::is_none"
    )]
    pub output_notebook_s3_location: Option<OutputNotebookS3LocationForOutput>,
    #[serde(rename = "OutputNotebookURI", skip_serializing_if = "Option::is_none")]
    pub output_notebook_uri: Option<String>,
    #[serde(rename = "StartTime", skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Timestamp>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<Open<NotebookExecutionStatus>>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`NotebookExecutionSummary`](https://docs.aws.amazon.com/emr/latest/APIReference/API_NotebookExecutionSummary.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NotebookExecutionSummary {
    #[serde(rename = "EditorId", skip_serializing_if = "Option::is_none")]
    pub editor_id: Option<String>,
    #[serde(rename = "EndTime", skip_serializing_if = "Option::is_none")]
    pub end_time: Option<Timestamp>,
    #[serde(rename = "ExecutionEngineId", skip_serializing_if = "Option::is_none")]
    pub execution_engine_id: Option<String>,
    #[serde(
        rename = "NotebookExecutionId",
        skip_serializing_if = "Option::is_none"
    )]
    pub notebook_execution_id: Option<String>,
    #[serde(
        rename = "NotebookExecutionName",
        skip_serializing_if = "Option::is_none"
    )]
    pub notebook_execution_name: Option<String>,
    #[serde(rename = "NotebookS3Location", skip_serializing_if = "Option::is_none")]
    pub notebook_s3_location: Option<NotebookS3LocationForOutput>,
    #[serde(rename = "StartTime", skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Timestamp>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<Open<NotebookExecutionStatus>>,
}

/// [`NotebookS3LocationForOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_NotebookS3LocationForOutput.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NotebookS3LocationForOutput {
    #[serde(rename = "Bucket", skip_serializing_if = "Option::is_none")]
    pub bucket: Option<String>,
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// [`NotebookS3LocationFromInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_NotebookS3LocationFromInput.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NotebookS3LocationFromInput {
    #[serde(rename = "Bucket", skip_serializing_if = "Option::is_none")]
    pub bucket: Option<String>,
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// [`OSRelease`](https://docs.aws.amazon.com/emr/latest/APIReference/API_OSRelease.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OSRelease {
    #[serde(rename = "Label", skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// [`OnDemandCapacityReservationOptions`](https://docs.aws.amazon.com/emr/latest/APIReference/API_OnDemandCapacityReservationOptions.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OnDemandCapacityReservationOptions {
    #[serde(
        rename = "CapacityReservationPreference",
        skip_serializing_if = "Option::is_none"
    )]
    pub capacity_reservation_preference: Option<Open<OnDemandCapacityReservationPreference>>,
    #[serde(
        rename = "CapacityReservationResourceGroupArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub capacity_reservation_resource_group_arn: Option<String>,
    #[serde(rename = "UsageStrategy", skip_serializing_if = "Option::is_none")]
    pub usage_strategy: Option<Open<OnDemandCapacityReservationUsageStrategy>>,
}

/// [`OnDemandProvisioningSpecification`](https://docs.aws.amazon.com/emr/latest/APIReference/API_OnDemandProvisioningSpecification.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OnDemandProvisioningSpecification {
    /// Required.
    #[serde(rename = "AllocationStrategy", skip_serializing_if = "Option::is_none")]
    pub allocation_strategy: Option<Open<OnDemandProvisioningAllocationStrategy>>,
    #[serde(
        rename = "CapacityReservationOptions",
        skip_serializing_if = "Option::is_none"
    )]
    pub capacity_reservation_options: Option<OnDemandCapacityReservationOptions>,
}

/// [`OnDemandResizingSpecification`](https://docs.aws.amazon.com/emr/latest/APIReference/API_OnDemandResizingSpecification.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OnDemandResizingSpecification {
    #[serde(rename = "AllocationStrategy", skip_serializing_if = "Option::is_none")]
    pub allocation_strategy: Option<Open<OnDemandProvisioningAllocationStrategy>>,
    #[serde(
        rename = "CapacityReservationOptions",
        skip_serializing_if = "Option::is_none"
    )]
    pub capacity_reservation_options: Option<OnDemandCapacityReservationOptions>,
    #[serde(
        rename = "TimeoutDurationMinutes",
        skip_serializing_if = "Option::is_none"
    )]
    pub timeout_duration_minutes: Option<i32>,
}

/// [`OutputNotebookS3LocationForOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_OutputNotebookS3LocationForOutput.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OutputNotebookS3LocationForOutput {
    #[serde(rename = "Bucket", skip_serializing_if = "Option::is_none")]
    pub bucket: Option<String>,
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// [`OutputNotebookS3LocationFromInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_OutputNotebookS3LocationFromInput.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OutputNotebookS3LocationFromInput {
    #[serde(rename = "Bucket", skip_serializing_if = "Option::is_none")]
    pub bucket: Option<String>,
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// [`PersistentAppUI`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PersistentAppUI.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PersistentAppUI {
    #[serde(rename = "AuthorId", skip_serializing_if = "Option::is_none")]
    pub author_id: Option<String>,
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<Timestamp>,
    #[serde(rename = "LastModifiedTime", skip_serializing_if = "Option::is_none")]
    pub last_modified_time: Option<Timestamp>,
    #[serde(
        rename = "LastStateChangeReason",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_state_change_reason: Option<String>,
    #[serde(rename = "PersistentAppUIId", skip_serializing_if = "Option::is_none")]
    pub persistent_app_ui_id: Option<String>,
    #[serde(
        rename = "PersistentAppUIStatus",
        skip_serializing_if = "Option::is_none"
    )]
    pub persistent_app_ui_status: Option<String>,
    #[serde(
        rename = "PersistentAppUITypeList",
        skip_serializing_if = "Option::is_none"
    )]
    pub persistent_app_ui_type_list: Option<Vec<Open<PersistentAppUIType>>>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`PlacementGroupConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PlacementGroupConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PlacementGroupConfig {
    /// Required.
    #[serde(rename = "InstanceRole", skip_serializing_if = "Option::is_none")]
    pub instance_role: Option<Open<InstanceRoleType>>,
    #[serde(rename = "PlacementStrategy", skip_serializing_if = "Option::is_none")]
    pub placement_strategy: Option<Open<PlacementGroupStrategy>>,
}

/// [`PlacementType`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PlacementType.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PlacementType {
    #[serde(rename = "AvailabilityZone", skip_serializing_if = "Option::is_none")]
    pub availability_zone: Option<String>,
    #[serde(rename = "AvailabilityZones", skip_serializing_if = "Option::is_none")]
    pub availability_zones: Option<Vec<String>>,
}

/// [`PortRange`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PortRange.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PortRange {
    #[serde(rename = "MaxRange", skip_serializing_if = "Option::is_none")]
    pub max_range: Option<i32>,
    /// Required.
    #[serde(rename = "MinRange", skip_serializing_if = "Option::is_none")]
    pub min_range: Option<i32>,
}

/// [`PutAutoScalingPolicyInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PutAutoScalingPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutAutoScalingPolicyInput {
    /// Required.
    #[serde(rename = "AutoScalingPolicy", skip_serializing_if = "Option::is_none")]
    pub auto_scaling_policy: Option<AutoScalingPolicy>,
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(rename = "InstanceGroupId", skip_serializing_if = "Option::is_none")]
    pub instance_group_id: Option<String>,
}

/// [`PutAutoScalingPolicyOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PutAutoScalingPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutAutoScalingPolicyOutput {
    #[serde(rename = "AutoScalingPolicy", skip_serializing_if = "Option::is_none")]
    pub auto_scaling_policy: Option<AutoScalingPolicyDescription>,
    #[serde(rename = "ClusterArn", skip_serializing_if = "Option::is_none")]
    pub cluster_arn: Option<String>,
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "InstanceGroupId", skip_serializing_if = "Option::is_none")]
    pub instance_group_id: Option<String>,
}

/// [`PutAutoTerminationPolicyInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PutAutoTerminationPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutAutoTerminationPolicyInput {
    #[serde(
        rename = "AutoTerminationPolicy",
        skip_serializing_if = "Option::is_none"
    )]
    pub auto_termination_policy: Option<AutoTerminationPolicy>,
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
}

/// [`PutAutoTerminationPolicyOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PutAutoTerminationPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutAutoTerminationPolicyOutput {}

/// [`PutBlockPublicAccessConfigurationInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PutBlockPublicAccessConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutBlockPublicAccessConfigurationInput {
    /// Required.
    #[serde(
        rename = "BlockPublicAccessConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub block_public_access_configuration: Option<BlockPublicAccessConfiguration>,
}

/// [`PutBlockPublicAccessConfigurationOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PutBlockPublicAccessConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutBlockPublicAccessConfigurationOutput {}

/// [`PutManagedScalingPolicyInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PutManagedScalingPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutManagedScalingPolicyInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(
        rename = "ManagedScalingPolicy",
        skip_serializing_if = "Option::is_none"
    )]
    pub managed_scaling_policy: Option<ManagedScalingPolicy>,
}

/// [`PutManagedScalingPolicyOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PutManagedScalingPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutManagedScalingPolicyOutput {}

/// [`ReleaseLabelFilter`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ReleaseLabelFilter.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ReleaseLabelFilter {
    #[serde(rename = "Application", skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
    #[serde(rename = "Prefix", skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
}

/// [`RemoveAutoScalingPolicyInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RemoveAutoScalingPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveAutoScalingPolicyInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(rename = "InstanceGroupId", skip_serializing_if = "Option::is_none")]
    pub instance_group_id: Option<String>,
}

/// [`RemoveAutoScalingPolicyOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RemoveAutoScalingPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveAutoScalingPolicyOutput {}

/// [`RemoveAutoTerminationPolicyInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RemoveAutoTerminationPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveAutoTerminationPolicyInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
}

/// [`RemoveAutoTerminationPolicyOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RemoveAutoTerminationPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveAutoTerminationPolicyOutput {}

/// [`RemoveManagedScalingPolicyInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RemoveManagedScalingPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveManagedScalingPolicyInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
}

/// [`RemoveManagedScalingPolicyOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RemoveManagedScalingPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveManagedScalingPolicyOutput {}

/// [`RemoveTagsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RemoveTags.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveTagsInput {
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// Required.
    #[serde(rename = "TagKeys", skip_serializing_if = "Option::is_none")]
    pub tag_keys: Option<Vec<String>>,
}

/// [`RemoveTagsOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RemoveTags.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveTagsOutput {}

/// [`RunJobFlowInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RunJobFlowInput {
    #[serde(rename = "AdditionalInfo", skip_serializing_if = "Option::is_none")]
    pub additional_info: Option<String>,
    #[serde(rename = "AmiVersion", skip_serializing_if = "Option::is_none")]
    pub ami_version: Option<String>,
    #[serde(rename = "Applications", skip_serializing_if = "Option::is_none")]
    pub applications: Option<Vec<Application>>,
    #[serde(rename = "AutoScalingRole", skip_serializing_if = "Option::is_none")]
    pub auto_scaling_role: Option<String>,
    #[serde(
        rename = "AutoTerminationPolicy",
        skip_serializing_if = "Option::is_none"
    )]
    pub auto_termination_policy: Option<AutoTerminationPolicy>,
    #[serde(rename = "BootstrapActions", skip_serializing_if = "Option::is_none")]
    pub bootstrap_actions: Option<Vec<BootstrapActionConfig>>,
    #[serde(rename = "Configurations", skip_serializing_if = "Option::is_none")]
    pub configurations: Option<Vec<Configuration>>,
    #[serde(rename = "CustomAmiId", skip_serializing_if = "Option::is_none")]
    pub custom_ami_id: Option<String>,
    #[serde(rename = "EbsRootVolumeIops", skip_serializing_if = "Option::is_none")]
    pub ebs_root_volume_iops: Option<i32>,
    #[serde(rename = "EbsRootVolumeSize", skip_serializing_if = "Option::is_none")]
    pub ebs_root_volume_size: Option<i32>,
    #[serde(
        rename = "EbsRootVolumeThroughput",
        skip_serializing_if = "Option::is_none"
    )]
    pub ebs_root_volume_throughput: Option<i32>,
    #[serde(rename = "ExtendedSupport", skip_serializing_if = "Option::is_none")]
    pub extended_support: Option<bool>,
    /// Required.
    #[serde(rename = "Instances", skip_serializing_if = "Option::is_none")]
    pub instances: Option<JobFlowInstancesConfig>,
    #[serde(rename = "JobFlowRole", skip_serializing_if = "Option::is_none")]
    pub job_flow_role: Option<String>,
    #[serde(rename = "KerberosAttributes", skip_serializing_if = "Option::is_none")]
    pub kerberos_attributes: Option<KerberosAttributes>,
    #[serde(
        rename = "LogEncryptionKmsKeyId",
        skip_serializing_if = "Option::is_none"
    )]
    pub log_encryption_kms_key_id: Option<String>,
    #[serde(rename = "LogUri", skip_serializing_if = "Option::is_none")]
    pub log_uri: Option<String>,
    #[serde(
        rename = "ManagedScalingPolicy",
        skip_serializing_if = "Option::is_none"
    )]
    pub managed_scaling_policy: Option<ManagedScalingPolicy>,
    #[serde(
        rename = "MonitoringConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub monitoring_configuration: Option<MonitoringConfiguration>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(
        rename = "NewSupportedProducts",
        skip_serializing_if = "Option::is_none"
    )]
    pub new_supported_products: Option<Vec<SupportedProductConfig>>,
    #[serde(rename = "OSReleaseLabel", skip_serializing_if = "Option::is_none")]
    pub os_release_label: Option<String>,
    #[serde(
        rename = "PlacementGroupConfigs",
        skip_serializing_if = "Option::is_none"
    )]
    pub placement_group_configs: Option<Vec<PlacementGroupConfig>>,
    #[serde(rename = "ReleaseLabel", skip_serializing_if = "Option::is_none")]
    pub release_label: Option<String>,
    #[serde(rename = "RepoUpgradeOnBoot", skip_serializing_if = "Option::is_none")]
    pub repo_upgrade_on_boot: Option<Open<RepoUpgradeOnBoot>>,
    #[serde(rename = "ScaleDownBehavior", skip_serializing_if = "Option::is_none")]
    pub scale_down_behavior: Option<Open<ScaleDownBehavior>>,
    #[serde(
        rename = "SecurityConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub security_configuration: Option<String>,
    #[serde(rename = "ServiceRole", skip_serializing_if = "Option::is_none")]
    pub service_role: Option<String>,
    #[serde(rename = "SessionEnabled", skip_serializing_if = "Option::is_none")]
    pub session_enabled: Option<bool>,
    #[serde(
        rename = "StepConcurrencyLevel",
        skip_serializing_if = "Option::is_none"
    )]
    pub step_concurrency_level: Option<i32>,
    #[serde(
        rename = "StepExecutionRoleArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub step_execution_role_arn: Option<String>,
    #[serde(rename = "Steps", skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<StepConfig>>,
    #[serde(rename = "SupportedProducts", skip_serializing_if = "Option::is_none")]
    pub supported_products: Option<Vec<String>>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(rename = "VisibleToAllUsers", skip_serializing_if = "Option::is_none")]
    pub visible_to_all_users: Option<bool>,
}

/// [`RunJobFlowOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RunJobFlowOutput {
    #[serde(rename = "ClusterArn", skip_serializing_if = "Option::is_none")]
    pub cluster_arn: Option<String>,
    #[serde(rename = "JobFlowId", skip_serializing_if = "Option::is_none")]
    pub job_flow_id: Option<String>,
}

/// [`S3LoggingConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_S3LoggingConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct S3LoggingConfiguration {
    #[serde(
        rename = "LogTypeUploadPolicy",
        skip_serializing_if = "Option::is_none"
    )]
    pub log_type_upload_policy: Option<BTreeMap<Open<LogType>, Open<LogUploadPolicyValue>>>,
}

/// [`S3MonitoringConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_S3MonitoringConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct S3MonitoringConfiguration {
    #[serde(rename = "EncryptionKeyArn", skip_serializing_if = "Option::is_none")]
    pub encryption_key_arn: Option<String>,
    #[serde(rename = "LogUri", skip_serializing_if = "Option::is_none")]
    pub log_uri: Option<String>,
}

/// [`ScalingAction`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ScalingAction.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ScalingAction {
    #[serde(rename = "Market", skip_serializing_if = "Option::is_none")]
    pub market: Option<Open<MarketType>>,
    /// Required.
    #[serde(
        rename = "SimpleScalingPolicyConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub simple_scaling_policy_configuration: Option<SimpleScalingPolicyConfiguration>,
}

/// [`ScalingConstraints`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ScalingConstraints.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ScalingConstraints {
    /// Required.
    #[serde(rename = "MaxCapacity", skip_serializing_if = "Option::is_none")]
    pub max_capacity: Option<i32>,
    /// Required.
    #[serde(rename = "MinCapacity", skip_serializing_if = "Option::is_none")]
    pub min_capacity: Option<i32>,
}

/// [`ScalingRule`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ScalingRule.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ScalingRule {
    /// Required.
    #[serde(rename = "Action", skip_serializing_if = "Option::is_none")]
    pub action: Option<ScalingAction>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Required.
    #[serde(rename = "Trigger", skip_serializing_if = "Option::is_none")]
    pub trigger: Option<ScalingTrigger>,
}

/// [`ScalingTrigger`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ScalingTrigger.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ScalingTrigger {
    /// Required.
    #[serde(
        rename = "CloudWatchAlarmDefinition",
        skip_serializing_if = "Option::is_none"
    )]
    pub cloud_watch_alarm_definition: Option<CloudWatchAlarmDefinition>,
}

/// [`ScriptBootstrapActionConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ScriptBootstrapActionConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ScriptBootstrapActionConfig {
    #[serde(rename = "Args", skip_serializing_if = "Option::is_none")]
    pub args: Option<Vec<String>>,
    /// Required.
    #[serde(rename = "Path", skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// [`SecurityConfigurationSummary`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SecurityConfigurationSummary.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecurityConfigurationSummary {
    #[serde(rename = "CreationDateTime", skip_serializing_if = "Option::is_none")]
    pub creation_date_time: Option<Timestamp>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`Session`](https://docs.aws.amazon.com/emr/latest/APIReference/API_Session.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Session {
    #[serde(rename = "AccountId", skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// Required.
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(rename = "CreatedAt", skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    #[serde(rename = "EndedAt", skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    #[serde(
        rename = "EngineConfigurations",
        skip_serializing_if = "Option::is_none"
    )]
    pub engine_configurations: Option<Vec<Configuration>>,
    #[serde(rename = "ExecutionRoleArn", skip_serializing_if = "Option::is_none")]
    pub execution_role_arn: Option<String>,
    /// Required.
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "IdleSince", skip_serializing_if = "Option::is_none")]
    pub idle_since: Option<Timestamp>,
    #[serde(
        rename = "MonitoringConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub monitoring_configuration: Option<SessionMonitoringConfiguration>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "ReleaseLabel", skip_serializing_if = "Option::is_none")]
    pub release_label: Option<String>,
    #[serde(rename = "ServerUrl", skip_serializing_if = "Option::is_none")]
    pub server_url: Option<String>,
    #[serde(
        rename = "SessionIdleTimeoutInMinutes",
        skip_serializing_if = "Option::is_none"
    )]
    pub session_idle_timeout_in_minutes: Option<i64>,
    #[serde(rename = "StartedAt", skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    /// Required.
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<SessionState>>,
    #[serde(rename = "StateChangeReason", skip_serializing_if = "Option::is_none")]
    pub state_change_reason: Option<String>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(rename = "UpdatedAt", skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
}

/// [`SessionCloudWatchLoggingConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SessionCloudWatchLoggingConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SessionCloudWatchLoggingConfiguration {
    #[serde(rename = "Enabled", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(rename = "EncryptionKeyArn", skip_serializing_if = "Option::is_none")]
    pub encryption_key_arn: Option<String>,
    #[serde(rename = "LogGroup", skip_serializing_if = "Option::is_none")]
    pub log_group: Option<String>,
    #[serde(
        rename = "LogStreamNamePrefix",
        skip_serializing_if = "Option::is_none"
    )]
    pub log_stream_name_prefix: Option<String>,
    #[serde(rename = "LogTypes", skip_serializing_if = "Option::is_none")]
    pub log_types: Option<BTreeMap<String, Vec<String>>>,
}

/// [`SessionManagedLoggingConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SessionManagedLoggingConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SessionManagedLoggingConfiguration {
    #[serde(rename = "Enabled", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(rename = "EncryptionKeyArn", skip_serializing_if = "Option::is_none")]
    pub encryption_key_arn: Option<String>,
}

/// [`SessionMappingDetail`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SessionMappingDetail.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SessionMappingDetail {
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<Timestamp>,
    #[serde(rename = "IdentityId", skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    #[serde(rename = "IdentityName", skip_serializing_if = "Option::is_none")]
    pub identity_name: Option<String>,
    #[serde(rename = "IdentityType", skip_serializing_if = "Option::is_none")]
    pub identity_type: Option<Open<IdentityType>>,
    #[serde(rename = "LastModifiedTime", skip_serializing_if = "Option::is_none")]
    pub last_modified_time: Option<Timestamp>,
    #[serde(rename = "SessionPolicyArn", skip_serializing_if = "Option::is_none")]
    pub session_policy_arn: Option<String>,
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
}

/// [`SessionMappingSummary`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SessionMappingSummary.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SessionMappingSummary {
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<Timestamp>,
    #[serde(rename = "IdentityId", skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    #[serde(rename = "IdentityName", skip_serializing_if = "Option::is_none")]
    pub identity_name: Option<String>,
    #[serde(rename = "IdentityType", skip_serializing_if = "Option::is_none")]
    pub identity_type: Option<Open<IdentityType>>,
    #[serde(rename = "SessionPolicyArn", skip_serializing_if = "Option::is_none")]
    pub session_policy_arn: Option<String>,
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
}

/// [`SessionMonitoringConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SessionMonitoringConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SessionMonitoringConfiguration {
    #[serde(
        rename = "CloudWatchLoggingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub cloud_watch_logging_configuration: Option<SessionCloudWatchLoggingConfiguration>,
    #[serde(
        rename = "ManagedLoggingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub managed_logging_configuration: Option<SessionManagedLoggingConfiguration>,
    #[serde(
        rename = "S3LoggingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub s3_logging_configuration: Option<SessionS3LoggingConfiguration>,
}

/// [`SessionS3LoggingConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SessionS3LoggingConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SessionS3LoggingConfiguration {
    #[serde(rename = "Enabled", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(rename = "EncryptionKeyArn", skip_serializing_if = "Option::is_none")]
    pub encryption_key_arn: Option<String>,
    #[serde(rename = "LogTypes", skip_serializing_if = "Option::is_none")]
    pub log_types: Option<BTreeMap<String, Vec<String>>>,
    #[serde(rename = "LogUri", skip_serializing_if = "Option::is_none")]
    pub log_uri: Option<String>,
}

/// [`SetKeepJobFlowAliveWhenNoStepsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SetKeepJobFlowAliveWhenNoSteps.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SetKeepJobFlowAliveWhenNoStepsInput {
    /// Required.
    #[serde(rename = "JobFlowIds", skip_serializing_if = "Option::is_none")]
    pub job_flow_ids: Option<Vec<String>>,
    /// Required.
    #[serde(
        rename = "KeepJobFlowAliveWhenNoSteps",
        skip_serializing_if = "Option::is_none"
    )]
    pub keep_job_flow_alive_when_no_steps: Option<bool>,
}

/// [`SetTerminationProtectionInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SetTerminationProtection.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SetTerminationProtectionInput {
    /// Required.
    #[serde(rename = "JobFlowIds", skip_serializing_if = "Option::is_none")]
    pub job_flow_ids: Option<Vec<String>>,
    /// Required.
    #[serde(
        rename = "TerminationProtected",
        skip_serializing_if = "Option::is_none"
    )]
    pub termination_protected: Option<bool>,
}

/// [`SetUnhealthyNodeReplacementInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SetUnhealthyNodeReplacement.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SetUnhealthyNodeReplacementInput {
    /// Required.
    #[serde(rename = "JobFlowIds", skip_serializing_if = "Option::is_none")]
    pub job_flow_ids: Option<Vec<String>>,
    /// Required.
    #[serde(
        rename = "UnhealthyNodeReplacement",
        skip_serializing_if = "Option::is_none"
    )]
    pub unhealthy_node_replacement: Option<bool>,
}

/// [`SetVisibleToAllUsersInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SetVisibleToAllUsers.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SetVisibleToAllUsersInput {
    /// Required.
    #[serde(rename = "JobFlowIds", skip_serializing_if = "Option::is_none")]
    pub job_flow_ids: Option<Vec<String>>,
    /// Required.
    #[serde(rename = "VisibleToAllUsers", skip_serializing_if = "Option::is_none")]
    pub visible_to_all_users: Option<bool>,
}

/// [`ShrinkPolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ShrinkPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ShrinkPolicy {
    #[serde(
        rename = "DecommissionTimeout",
        skip_serializing_if = "Option::is_none"
    )]
    pub decommission_timeout: Option<i32>,
    #[serde(
        rename = "InstanceResizePolicy",
        skip_serializing_if = "Option::is_none"
    )]
    pub instance_resize_policy: Option<InstanceResizePolicy>,
}

/// [`SimpleScalingPolicyConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SimpleScalingPolicyConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SimpleScalingPolicyConfiguration {
    #[serde(rename = "AdjustmentType", skip_serializing_if = "Option::is_none")]
    pub adjustment_type: Option<Open<AdjustmentType>>,
    #[serde(rename = "CoolDown", skip_serializing_if = "Option::is_none")]
    pub cool_down: Option<i32>,
    /// Required.
    #[serde(rename = "ScalingAdjustment", skip_serializing_if = "Option::is_none")]
    pub scaling_adjustment: Option<i32>,
}

/// [`SimplifiedApplication`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SimplifiedApplication.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SimplifiedApplication {
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// [`SpotProvisioningSpecification`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SpotProvisioningSpecification.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SpotProvisioningSpecification {
    #[serde(rename = "AllocationStrategy", skip_serializing_if = "Option::is_none")]
    pub allocation_strategy: Option<Open<SpotProvisioningAllocationStrategy>>,
    #[serde(
        rename = "BlockDurationMinutes",
        skip_serializing_if = "Option::is_none"
    )]
    pub block_duration_minutes: Option<i32>,
    /// Required.
    #[serde(rename = "TimeoutAction", skip_serializing_if = "Option::is_none")]
    pub timeout_action: Option<Open<SpotProvisioningTimeoutAction>>,
    /// Required.
    #[serde(
        rename = "TimeoutDurationMinutes",
        skip_serializing_if = "Option::is_none"
    )]
    pub timeout_duration_minutes: Option<i32>,
}

/// [`SpotResizingSpecification`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SpotResizingSpecification.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SpotResizingSpecification {
    #[serde(rename = "AllocationStrategy", skip_serializing_if = "Option::is_none")]
    pub allocation_strategy: Option<Open<SpotProvisioningAllocationStrategy>>,
    #[serde(
        rename = "TimeoutDurationMinutes",
        skip_serializing_if = "Option::is_none"
    )]
    pub timeout_duration_minutes: Option<i32>,
}

/// [`StartNotebookExecutionInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StartNotebookExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StartNotebookExecutionInput {
    #[serde(rename = "EditorId", skip_serializing_if = "Option::is_none")]
    pub editor_id: Option<String>,
    #[serde(
        rename = "EnvironmentVariables",
        skip_serializing_if = "Option::is_none"
    )]
    pub environment_variables: Option<BTreeMap<String, String>>,
    /// Required.
    #[serde(rename = "ExecutionEngine", skip_serializing_if = "Option::is_none")]
    pub execution_engine: Option<ExecutionEngineConfig>,
    #[serde(
        rename = "NotebookExecutionName",
        skip_serializing_if = "Option::is_none"
    )]
    pub notebook_execution_name: Option<String>,
    #[serde(
        rename = "NotebookInstanceSecurityGroupId",
        skip_serializing_if = "Option::is_none"
    )]
    pub notebook_instance_security_group_id: Option<String>,
    #[serde(rename = "NotebookParams", skip_serializing_if = "Option::is_none")]
    pub notebook_params: Option<String>,
    #[serde(rename = "NotebookS3Location", skip_serializing_if = "Option::is_none")]
    pub notebook_s3_location: Option<NotebookS3LocationFromInput>,
    #[serde(
        rename = "OutputNotebookFormat",
        skip_serializing_if = "Option::is_none"
    )]
    pub output_notebook_format: Option<Open<OutputNotebookFormat>>,
    #[serde(
        rename = "OutputNotebookS3Location",
        skip_serializing_if = "Option::is_none"
    )]
    pub output_notebook_s3_location: Option<OutputNotebookS3LocationFromInput>,
    #[serde(rename = "RelativePath", skip_serializing_if = "Option::is_none")]
    pub relative_path: Option<String>,
    /// Required.
    #[serde(rename = "ServiceRole", skip_serializing_if = "Option::is_none")]
    pub service_role: Option<String>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`StartNotebookExecutionOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StartNotebookExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StartNotebookExecutionOutput {
    #[serde(
        rename = "NotebookExecutionId",
        skip_serializing_if = "Option::is_none"
    )]
    pub notebook_execution_id: Option<String>,
}

/// [`StartSessionInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StartSession.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StartSessionInput {
    #[serde(rename = "ClientRequestToken", skip_serializing_if = "Option::is_none")]
    pub client_request_token: Option<String>,
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    #[serde(
        rename = "EngineConfigurations",
        skip_serializing_if = "Option::is_none"
    )]
    pub engine_configurations: Option<Vec<Configuration>>,
    #[serde(rename = "ExecutionRoleArn", skip_serializing_if = "Option::is_none")]
    pub execution_role_arn: Option<String>,
    #[serde(
        rename = "MonitoringConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub monitoring_configuration: Option<SessionMonitoringConfiguration>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(
        rename = "SessionIdleTimeoutInMinutes",
        skip_serializing_if = "Option::is_none"
    )]
    pub session_idle_timeout_in_minutes: Option<i64>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`StartSessionOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StartSession.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StartSessionOutput {
    #[serde(rename = "AccountId", skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<SessionState>>,
}

/// [`Step`](https://docs.aws.amazon.com/emr/latest/APIReference/API_Step.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Step {
    #[serde(rename = "ActionOnFailure", skip_serializing_if = "Option::is_none")]
    pub action_on_failure: Option<Open<ActionOnFailure>>,
    #[serde(rename = "AdditionalInfo", skip_serializing_if = "Option::is_none")]
    pub additional_info: Option<StepAdditionalInfo>,
    #[serde(rename = "Config", skip_serializing_if = "Option::is_none")]
    pub config: Option<HadoopStepConfig>,
    #[serde(rename = "EncryptionKeyArn", skip_serializing_if = "Option::is_none")]
    pub encryption_key_arn: Option<String>,
    #[serde(rename = "ExecutionRoleArn", skip_serializing_if = "Option::is_none")]
    pub execution_role_arn: Option<String>,
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "LogUri", skip_serializing_if = "Option::is_none")]
    pub log_uri: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<StepStatus>,
}

/// [`StepAdditionalInfo`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StepAdditionalInfo.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StepAdditionalInfo {
    #[serde(rename = "ResourceManager", skip_serializing_if = "Option::is_none")]
    pub resource_manager: Option<String>,
    #[serde(
        rename = "ResourceManagerApplicationIds",
        skip_serializing_if = "Option::is_none"
    )]
    pub resource_manager_application_ids: Option<Vec<String>>,
}

/// [`StepConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StepConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StepConfig {
    #[serde(rename = "ActionOnFailure", skip_serializing_if = "Option::is_none")]
    pub action_on_failure: Option<Open<ActionOnFailure>>,
    /// Required.
    #[serde(rename = "HadoopJarStep", skip_serializing_if = "Option::is_none")]
    pub hadoop_jar_step: Option<HadoopJarStepConfig>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(
        rename = "StepMonitoringConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub step_monitoring_configuration: Option<StepMonitoringConfiguration>,
}

/// [`StepDetail`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StepDetail.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StepDetail {
    /// Required.
    #[serde(
        rename = "ExecutionStatusDetail",
        skip_serializing_if = "Option::is_none"
    )]
    pub execution_status_detail: Option<StepExecutionStatusDetail>,
    /// Required.
    #[serde(rename = "StepConfig", skip_serializing_if = "Option::is_none")]
    pub step_config: Option<StepConfig>,
}

/// [`StepExecutionStatusDetail`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StepExecutionStatusDetail.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StepExecutionStatusDetail {
    /// Required.
    #[serde(rename = "CreationDateTime", skip_serializing_if = "Option::is_none")]
    pub creation_date_time: Option<Timestamp>,
    #[serde(rename = "EndDateTime", skip_serializing_if = "Option::is_none")]
    pub end_date_time: Option<Timestamp>,
    #[serde(
        rename = "LastStateChangeReason",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_state_change_reason: Option<String>,
    #[serde(rename = "StartDateTime", skip_serializing_if = "Option::is_none")]
    pub start_date_time: Option<Timestamp>,
    /// Required.
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<StepExecutionState>>,
}

/// [`StepMonitoringConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StepMonitoringConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StepMonitoringConfiguration {
    #[serde(
        rename = "S3MonitoringConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub s3_monitoring_configuration: Option<S3MonitoringConfiguration>,
}

/// [`StepStateChangeReason`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StepStateChangeReason.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StepStateChangeReason {
    #[serde(rename = "Code", skip_serializing_if = "Option::is_none")]
    pub code: Option<Open<StepStateChangeReasonCode>>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// [`StepStatus`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StepStatus.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StepStatus {
    #[serde(rename = "FailureDetails", skip_serializing_if = "Option::is_none")]
    pub failure_details: Option<FailureDetails>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<StepState>>,
    #[serde(rename = "StateChangeReason", skip_serializing_if = "Option::is_none")]
    pub state_change_reason: Option<StepStateChangeReason>,
    #[serde(rename = "Timeline", skip_serializing_if = "Option::is_none")]
    pub timeline: Option<StepTimeline>,
}

/// [`StepSummary`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StepSummary.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StepSummary {
    #[serde(rename = "ActionOnFailure", skip_serializing_if = "Option::is_none")]
    pub action_on_failure: Option<Open<ActionOnFailure>>,
    #[serde(rename = "AdditionalInfo", skip_serializing_if = "Option::is_none")]
    pub additional_info: Option<StepAdditionalInfo>,
    #[serde(rename = "Config", skip_serializing_if = "Option::is_none")]
    pub config: Option<HadoopStepConfig>,
    #[serde(rename = "EncryptionKeyArn", skip_serializing_if = "Option::is_none")]
    pub encryption_key_arn: Option<String>,
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "LogUri", skip_serializing_if = "Option::is_none")]
    pub log_uri: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<StepStatus>,
}

/// [`StepTimeline`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StepTimeline.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StepTimeline {
    #[serde(rename = "CreationDateTime", skip_serializing_if = "Option::is_none")]
    pub creation_date_time: Option<Timestamp>,
    #[serde(rename = "EndDateTime", skip_serializing_if = "Option::is_none")]
    pub end_date_time: Option<Timestamp>,
    #[serde(rename = "StartDateTime", skip_serializing_if = "Option::is_none")]
    pub start_date_time: Option<Timestamp>,
}

/// [`StopNotebookExecutionInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StopNotebookExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StopNotebookExecutionInput {
    /// Required.
    #[serde(
        rename = "NotebookExecutionId",
        skip_serializing_if = "Option::is_none"
    )]
    pub notebook_execution_id: Option<String>,
}

/// [`Studio`](https://docs.aws.amazon.com/emr/latest/APIReference/API_Studio.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Studio {
    #[serde(rename = "AuthMode", skip_serializing_if = "Option::is_none")]
    pub auth_mode: Option<Open<AuthMode>>,
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<Timestamp>,
    #[serde(rename = "DefaultS3Location", skip_serializing_if = "Option::is_none")]
    pub default_s3_location: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "EncryptionKeyArn", skip_serializing_if = "Option::is_none")]
    pub encryption_key_arn: Option<String>,
    #[serde(
        rename = "EngineSecurityGroupId",
        skip_serializing_if = "Option::is_none"
    )]
    pub engine_security_group_id: Option<String>,
    #[serde(rename = "IdcInstanceArn", skip_serializing_if = "Option::is_none")]
    pub idc_instance_arn: Option<String>,
    #[serde(rename = "IdcUserAssignment", skip_serializing_if = "Option::is_none")]
    pub idc_user_assignment: Option<Open<IdcUserAssignment>>,
    #[serde(rename = "IdpAuthUrl", skip_serializing_if = "Option::is_none")]
    pub idp_auth_url: Option<String>,
    #[serde(
        rename = "IdpRelayStateParameterName",
        skip_serializing_if = "Option::is_none"
    )]
    pub idp_relay_state_parameter_name: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "ServiceRole", skip_serializing_if = "Option::is_none")]
    pub service_role: Option<String>,
    #[serde(rename = "StudioArn", skip_serializing_if = "Option::is_none")]
    pub studio_arn: Option<String>,
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
    #[serde(rename = "SubnetIds", skip_serializing_if = "Option::is_none")]
    pub subnet_ids: Option<Vec<String>>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(
        rename = "TrustedIdentityPropagationEnabled",
        skip_serializing_if = "Option::is_none"
    )]
    pub trusted_identity_propagation_enabled: Option<bool>,
    #[serde(rename = "Url", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(rename = "UserRole", skip_serializing_if = "Option::is_none")]
    pub user_role: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    #[serde(
        rename = "WorkspaceSecurityGroupId",
        skip_serializing_if = "Option::is_none"
    )]
    pub workspace_security_group_id: Option<String>,
}

/// [`StudioSummary`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StudioSummary.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StudioSummary {
    #[serde(rename = "AuthMode", skip_serializing_if = "Option::is_none")]
    pub auth_mode: Option<Open<AuthMode>>,
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<Timestamp>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
    #[serde(rename = "Url", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

/// [`SupportedInstanceType`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SupportedInstanceType.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SupportedInstanceType {
    #[serde(rename = "Architecture", skip_serializing_if = "Option::is_none")]
    pub architecture: Option<String>,
    #[serde(
        rename = "EbsOptimizedAvailable",
        skip_serializing_if = "Option::is_none"
    )]
    pub ebs_optimized_available: Option<bool>,
    #[serde(
        rename = "EbsOptimizedByDefault",
        skip_serializing_if = "Option::is_none"
    )]
    pub ebs_optimized_by_default: Option<bool>,
    #[serde(rename = "EbsStorageOnly", skip_serializing_if = "Option::is_none")]
    pub ebs_storage_only: Option<bool>,
    #[serde(rename = "InstanceFamilyId", skip_serializing_if = "Option::is_none")]
    pub instance_family_id: Option<String>,
    #[serde(rename = "Is64BitsOnly", skip_serializing_if = "Option::is_none")]
    pub is64_bits_only: Option<bool>,
    #[serde(rename = "MemoryGB", skip_serializing_if = "Option::is_none")]
    pub memory_gb: Option<f64>,
    #[serde(rename = "NumberOfDisks", skip_serializing_if = "Option::is_none")]
    pub number_of_disks: Option<i32>,
    #[serde(rename = "StorageGB", skip_serializing_if = "Option::is_none")]
    pub storage_gb: Option<i32>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(rename = "VCPU", skip_serializing_if = "Option::is_none")]
    pub vcpu: Option<i32>,
}

/// [`SupportedProductConfig`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SupportedProductConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SupportedProductConfig {
    #[serde(rename = "Args", skip_serializing_if = "Option::is_none")]
    pub args: Option<Vec<String>>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`Tag`](https://docs.aws.amazon.com/emr/latest/APIReference/API_Tag.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Tag {
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// [`TerminateJobFlowsInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_TerminateJobFlows.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TerminateJobFlowsInput {
    /// Required.
    #[serde(rename = "JobFlowIds", skip_serializing_if = "Option::is_none")]
    pub job_flow_ids: Option<Vec<String>>,
}

/// [`TerminateSessionInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_TerminateSession.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TerminateSessionInput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(rename = "SessionId", skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
}

/// [`TerminateSessionOutput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_TerminateSession.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TerminateSessionOutput {
    /// Required.
    #[serde(rename = "ClusterId", skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<String>,
    /// Required.
    #[serde(rename = "SessionId", skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// Required.
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<SessionState>>,
}

/// [`UpdateStudioInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_UpdateStudio.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UpdateStudioInput {
    #[serde(rename = "DefaultS3Location", skip_serializing_if = "Option::is_none")]
    pub default_s3_location: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "EncryptionKeyArn", skip_serializing_if = "Option::is_none")]
    pub encryption_key_arn: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Required.
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
    #[serde(rename = "SubnetIds", skip_serializing_if = "Option::is_none")]
    pub subnet_ids: Option<Vec<String>>,
}

/// [`UpdateStudioSessionMappingInput`](https://docs.aws.amazon.com/emr/latest/APIReference/API_UpdateStudioSessionMapping.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UpdateStudioSessionMappingInput {
    #[serde(rename = "IdentityId", skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    #[serde(rename = "IdentityName", skip_serializing_if = "Option::is_none")]
    pub identity_name: Option<String>,
    /// Required.
    #[serde(rename = "IdentityType", skip_serializing_if = "Option::is_none")]
    pub identity_type: Option<Open<IdentityType>>,
    /// Required.
    #[serde(rename = "SessionPolicyArn", skip_serializing_if = "Option::is_none")]
    pub session_policy_arn: Option<String>,
    /// Required.
    #[serde(rename = "StudioId", skip_serializing_if = "Option::is_none")]
    pub studio_id: Option<String>,
}

/// [`UsernamePassword`](https://docs.aws.amazon.com/emr/latest/APIReference/API_UsernamePassword.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UsernamePassword {
    #[serde(rename = "Password", skip_serializing_if = "Option::is_none")]
    pub password: Option<Sensitive>,
    #[serde(rename = "Username", skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
}

/// [`VolumeSpecification`](https://docs.aws.amazon.com/emr/latest/APIReference/API_VolumeSpecification.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct VolumeSpecification {
    #[serde(rename = "Iops", skip_serializing_if = "Option::is_none")]
    pub iops: Option<i32>,
    /// Required.
    #[serde(rename = "SizeInGB", skip_serializing_if = "Option::is_none")]
    pub size_in_gb: Option<i32>,
    #[serde(rename = "Throughput", skip_serializing_if = "Option::is_none")]
    pub throughput: Option<i32>,
    /// Required.
    #[serde(rename = "VolumeType", skip_serializing_if = "Option::is_none")]
    pub volume_type: Option<String>,
}

impl Enumeration for ActionOnFailure {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

/// The `AdjustmentType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AdjustmentType {
    /// `CHANGE_IN_CAPACITY`
    ChangeInCapacity,
    /// `PERCENT_CHANGE_IN_CAPACITY`
    PercentChangeInCapacity,
    /// `EXACT_CAPACITY`
    ExactCapacity,
}

impl AdjustmentType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::ChangeInCapacity,
        Self::PercentChangeInCapacity,
        Self::ExactCapacity,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ChangeInCapacity => "CHANGE_IN_CAPACITY",
            Self::PercentChangeInCapacity => "PERCENT_CHANGE_IN_CAPACITY",
            Self::ExactCapacity => "EXACT_CAPACITY",
        }
    }
}

impl Enumeration for AdjustmentType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for AdjustmentType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "adjustment type",
            found: word.to_owned(),
            expected: &[
                "CHANGE_IN_CAPACITY",
                "PERCENT_CHANGE_IN_CAPACITY",
                "EXACT_CAPACITY",
            ],
        })
    }
}

/// The `AuthMode` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AuthMode {
    /// `SSO`
    Sso,
    /// `IAM`
    Iam,
}

impl AuthMode {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Sso, Self::Iam];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sso => "SSO",
            Self::Iam => "IAM",
        }
    }
}

impl Enumeration for AuthMode {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for AuthMode {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "auth mode",
            found: word.to_owned(),
            expected: &["SSO", "IAM"],
        })
    }
}

/// The `AutoScalingPolicyState` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AutoScalingPolicyState {
    /// `PENDING`
    Pending,
    /// `ATTACHING`
    Attaching,
    /// `ATTACHED`
    Attached,
    /// `DETACHING`
    Detaching,
    /// `DETACHED`
    Detached,
    /// `FAILED`
    Failed,
}

impl AutoScalingPolicyState {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Pending,
        Self::Attaching,
        Self::Attached,
        Self::Detaching,
        Self::Detached,
        Self::Failed,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Attaching => "ATTACHING",
            Self::Attached => "ATTACHED",
            Self::Detaching => "DETACHING",
            Self::Detached => "DETACHED",
            Self::Failed => "FAILED",
        }
    }
}

impl Enumeration for AutoScalingPolicyState {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for AutoScalingPolicyState {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "auto scaling policy state",
            found: word.to_owned(),
            expected: &[
                "PENDING",
                "ATTACHING",
                "ATTACHED",
                "DETACHING",
                "DETACHED",
                "FAILED",
            ],
        })
    }
}

/// The `AutoScalingPolicyStateChangeReasonCode` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AutoScalingPolicyStateChangeReasonCode {
    /// `USER_REQUEST`
    UserRequest,
    /// `PROVISION_FAILURE`
    ProvisionFailure,
    /// `CLEANUP_FAILURE`
    CleanupFailure,
}

impl AutoScalingPolicyStateChangeReasonCode {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::UserRequest,
        Self::ProvisionFailure,
        Self::CleanupFailure,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UserRequest => "USER_REQUEST",
            Self::ProvisionFailure => "PROVISION_FAILURE",
            Self::CleanupFailure => "CLEANUP_FAILURE",
        }
    }
}

impl Enumeration for AutoScalingPolicyStateChangeReasonCode {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for AutoScalingPolicyStateChangeReasonCode {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "auto scaling policy state change reason code",
            found: word.to_owned(),
            expected: &["USER_REQUEST", "PROVISION_FAILURE", "CLEANUP_FAILURE"],
        })
    }
}

/// The `CancelStepsRequestStatus` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CancelStepsRequestStatus {
    /// `SUBMITTED`
    Submitted,
    /// `FAILED`
    Failed,
}

impl CancelStepsRequestStatus {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Submitted, Self::Failed];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "SUBMITTED",
            Self::Failed => "FAILED",
        }
    }
}

impl Enumeration for CancelStepsRequestStatus {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for CancelStepsRequestStatus {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "cancel steps request status",
            found: word.to_owned(),
            expected: &["SUBMITTED", "FAILED"],
        })
    }
}

impl Enumeration for ClusterState {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl Enumeration for ClusterStateChangeReasonCode {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

/// The `ComparisonOperator` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComparisonOperator {
    /// `GREATER_THAN_OR_EQUAL`
    GreaterThanOrEqual,
    /// `GREATER_THAN`
    GreaterThan,
    /// `LESS_THAN`
    LessThan,
    /// `LESS_THAN_OR_EQUAL`
    LessThanOrEqual,
}

impl ComparisonOperator {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::GreaterThanOrEqual,
        Self::GreaterThan,
        Self::LessThan,
        Self::LessThanOrEqual,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GreaterThanOrEqual => "GREATER_THAN_OR_EQUAL",
            Self::GreaterThan => "GREATER_THAN",
            Self::LessThan => "LESS_THAN",
            Self::LessThanOrEqual => "LESS_THAN_OR_EQUAL",
        }
    }
}

impl Enumeration for ComparisonOperator {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ComparisonOperator {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "comparison operator",
            found: word.to_owned(),
            expected: &[
                "GREATER_THAN_OR_EQUAL",
                "GREATER_THAN",
                "LESS_THAN",
                "LESS_THAN_OR_EQUAL",
            ],
        })
    }
}

/// The `ComputeLimitsUnitType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComputeLimitsUnitType {
    /// `InstanceFleetUnits`
    InstanceFleetUnits,
    /// `Instances`
    Instances,
    /// `VCPU`
    Vcpu,
}

impl ComputeLimitsUnitType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::InstanceFleetUnits, Self::Instances, Self::Vcpu];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InstanceFleetUnits => "InstanceFleetUnits",
            Self::Instances => "Instances",
            Self::Vcpu => "VCPU",
        }
    }
}

impl Enumeration for ComputeLimitsUnitType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ComputeLimitsUnitType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "compute limits unit type",
            found: word.to_owned(),
            expected: &["InstanceFleetUnits", "Instances", "VCPU"],
        })
    }
}

/// The `ExecutionEngineType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExecutionEngineType {
    /// `EMR`
    Emr,
}

impl ExecutionEngineType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Emr];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Emr => "EMR",
        }
    }
}

impl Enumeration for ExecutionEngineType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ExecutionEngineType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "execution engine type",
            found: word.to_owned(),
            expected: &["EMR"],
        })
    }
}

/// The `IdcUserAssignment` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdcUserAssignment {
    /// `REQUIRED`
    Required,
    /// `OPTIONAL`
    Optional,
}

impl IdcUserAssignment {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Required, Self::Optional];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Required => "REQUIRED",
            Self::Optional => "OPTIONAL",
        }
    }
}

impl Enumeration for IdcUserAssignment {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for IdcUserAssignment {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "idc user assignment",
            found: word.to_owned(),
            expected: &["REQUIRED", "OPTIONAL"],
        })
    }
}

/// The `IdentityType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdentityType {
    /// `USER`
    User,
    /// `GROUP`
    Group,
}

impl IdentityType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::User, Self::Group];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "USER",
            Self::Group => "GROUP",
        }
    }
}

impl Enumeration for IdentityType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for IdentityType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "identity type",
            found: word.to_owned(),
            expected: &["USER", "GROUP"],
        })
    }
}

/// The `InstanceCollectionType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceCollectionType {
    /// `INSTANCE_FLEET`
    InstanceFleet,
    /// `INSTANCE_GROUP`
    InstanceGroup,
}

impl InstanceCollectionType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::InstanceFleet, Self::InstanceGroup];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InstanceFleet => "INSTANCE_FLEET",
            Self::InstanceGroup => "INSTANCE_GROUP",
        }
    }
}

impl Enumeration for InstanceCollectionType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for InstanceCollectionType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "instance collection type",
            found: word.to_owned(),
            expected: &["INSTANCE_FLEET", "INSTANCE_GROUP"],
        })
    }
}

/// The `InstanceFleetState` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceFleetState {
    /// `PROVISIONING`
    Provisioning,
    /// `BOOTSTRAPPING`
    Bootstrapping,
    /// `RUNNING`
    Running,
    /// `RESIZING`
    Resizing,
    /// `RECONFIGURING`
    Reconfiguring,
    /// `SUSPENDED`
    Suspended,
    /// `TERMINATING`
    Terminating,
    /// `TERMINATED`
    Terminated,
}

impl InstanceFleetState {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Provisioning,
        Self::Bootstrapping,
        Self::Running,
        Self::Resizing,
        Self::Reconfiguring,
        Self::Suspended,
        Self::Terminating,
        Self::Terminated,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Provisioning => "PROVISIONING",
            Self::Bootstrapping => "BOOTSTRAPPING",
            Self::Running => "RUNNING",
            Self::Resizing => "RESIZING",
            Self::Reconfiguring => "RECONFIGURING",
            Self::Suspended => "SUSPENDED",
            Self::Terminating => "TERMINATING",
            Self::Terminated => "TERMINATED",
        }
    }
}

impl Enumeration for InstanceFleetState {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for InstanceFleetState {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "instance fleet state",
            found: word.to_owned(),
            expected: &[
                "PROVISIONING",
                "BOOTSTRAPPING",
                "RUNNING",
                "RESIZING",
                "RECONFIGURING",
                "SUSPENDED",
                "TERMINATING",
                "TERMINATED",
            ],
        })
    }
}

/// The `InstanceFleetStateChangeReasonCode` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceFleetStateChangeReasonCode {
    /// `INTERNAL_ERROR`
    InternalError,
    /// `VALIDATION_ERROR`
    ValidationError,
    /// `INSTANCE_FAILURE`
    InstanceFailure,
    /// `CLUSTER_TERMINATED`
    ClusterTerminated,
}

impl InstanceFleetStateChangeReasonCode {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::InternalError,
        Self::ValidationError,
        Self::InstanceFailure,
        Self::ClusterTerminated,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InternalError => "INTERNAL_ERROR",
            Self::ValidationError => "VALIDATION_ERROR",
            Self::InstanceFailure => "INSTANCE_FAILURE",
            Self::ClusterTerminated => "CLUSTER_TERMINATED",
        }
    }
}

impl Enumeration for InstanceFleetStateChangeReasonCode {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for InstanceFleetStateChangeReasonCode {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "instance fleet state change reason code",
            found: word.to_owned(),
            expected: &[
                "INTERNAL_ERROR",
                "VALIDATION_ERROR",
                "INSTANCE_FAILURE",
                "CLUSTER_TERMINATED",
            ],
        })
    }
}

/// The `InstanceFleetType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceFleetType {
    /// `MASTER`
    Master,
    /// `CORE`
    Core,
    /// `TASK`
    Task,
}

impl InstanceFleetType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Master, Self::Core, Self::Task];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Master => "MASTER",
            Self::Core => "CORE",
            Self::Task => "TASK",
        }
    }
}

impl Enumeration for InstanceFleetType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for InstanceFleetType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "instance fleet type",
            found: word.to_owned(),
            expected: &["MASTER", "CORE", "TASK"],
        })
    }
}

/// The `InstanceGroupState` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceGroupState {
    /// `PROVISIONING`
    Provisioning,
    /// `BOOTSTRAPPING`
    Bootstrapping,
    /// `RUNNING`
    Running,
    /// `RECONFIGURING`
    Reconfiguring,
    /// `RESIZING`
    Resizing,
    /// `SUSPENDED`
    Suspended,
    /// `TERMINATING`
    Terminating,
    /// `TERMINATED`
    Terminated,
    /// `ARRESTED`
    Arrested,
    /// `SHUTTING_DOWN`
    ShuttingDown,
    /// `ENDED`
    Ended,
}

impl InstanceGroupState {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Provisioning,
        Self::Bootstrapping,
        Self::Running,
        Self::Reconfiguring,
        Self::Resizing,
        Self::Suspended,
        Self::Terminating,
        Self::Terminated,
        Self::Arrested,
        Self::ShuttingDown,
        Self::Ended,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Provisioning => "PROVISIONING",
            Self::Bootstrapping => "BOOTSTRAPPING",
            Self::Running => "RUNNING",
            Self::Reconfiguring => "RECONFIGURING",
            Self::Resizing => "RESIZING",
            Self::Suspended => "SUSPENDED",
            Self::Terminating => "TERMINATING",
            Self::Terminated => "TERMINATED",
            Self::Arrested => "ARRESTED",
            Self::ShuttingDown => "SHUTTING_DOWN",
            Self::Ended => "ENDED",
        }
    }
}

impl Enumeration for InstanceGroupState {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for InstanceGroupState {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "instance group state",
            found: word.to_owned(),
            expected: &[
                "PROVISIONING",
                "BOOTSTRAPPING",
                "RUNNING",
                "RECONFIGURING",
                "RESIZING",
                "SUSPENDED",
                "TERMINATING",
                "TERMINATED",
                "ARRESTED",
                "SHUTTING_DOWN",
                "ENDED",
            ],
        })
    }
}

/// The `InstanceGroupStateChangeReasonCode` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceGroupStateChangeReasonCode {
    /// `INTERNAL_ERROR`
    InternalError,
    /// `VALIDATION_ERROR`
    ValidationError,
    /// `INSTANCE_FAILURE`
    InstanceFailure,
    /// `CLUSTER_TERMINATED`
    ClusterTerminated,
}

impl InstanceGroupStateChangeReasonCode {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::InternalError,
        Self::ValidationError,
        Self::InstanceFailure,
        Self::ClusterTerminated,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InternalError => "INTERNAL_ERROR",
            Self::ValidationError => "VALIDATION_ERROR",
            Self::InstanceFailure => "INSTANCE_FAILURE",
            Self::ClusterTerminated => "CLUSTER_TERMINATED",
        }
    }
}

impl Enumeration for InstanceGroupStateChangeReasonCode {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for InstanceGroupStateChangeReasonCode {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "instance group state change reason code",
            found: word.to_owned(),
            expected: &[
                "INTERNAL_ERROR",
                "VALIDATION_ERROR",
                "INSTANCE_FAILURE",
                "CLUSTER_TERMINATED",
            ],
        })
    }
}

/// The `InstanceGroupType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceGroupType {
    /// `MASTER`
    Master,
    /// `CORE`
    Core,
    /// `TASK`
    Task,
}

impl InstanceGroupType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Master, Self::Core, Self::Task];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Master => "MASTER",
            Self::Core => "CORE",
            Self::Task => "TASK",
        }
    }
}

impl Enumeration for InstanceGroupType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for InstanceGroupType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "instance group type",
            found: word.to_owned(),
            expected: &["MASTER", "CORE", "TASK"],
        })
    }
}

/// The `InstanceRoleType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceRoleType {
    /// `MASTER`
    Master,
    /// `CORE`
    Core,
    /// `TASK`
    Task,
}

impl InstanceRoleType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Master, Self::Core, Self::Task];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Master => "MASTER",
            Self::Core => "CORE",
            Self::Task => "TASK",
        }
    }
}

impl Enumeration for InstanceRoleType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for InstanceRoleType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "instance role type",
            found: word.to_owned(),
            expected: &["MASTER", "CORE", "TASK"],
        })
    }
}

/// The `InstanceState` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceState {
    /// `AWAITING_FULFILLMENT`
    AwaitingFulfillment,
    /// `PROVISIONING`
    Provisioning,
    /// `BOOTSTRAPPING`
    Bootstrapping,
    /// `RUNNING`
    Running,
    /// `TERMINATED`
    Terminated,
}

impl InstanceState {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::AwaitingFulfillment,
        Self::Provisioning,
        Self::Bootstrapping,
        Self::Running,
        Self::Terminated,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AwaitingFulfillment => "AWAITING_FULFILLMENT",
            Self::Provisioning => "PROVISIONING",
            Self::Bootstrapping => "BOOTSTRAPPING",
            Self::Running => "RUNNING",
            Self::Terminated => "TERMINATED",
        }
    }
}

impl Enumeration for InstanceState {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for InstanceState {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "instance state",
            found: word.to_owned(),
            expected: &[
                "AWAITING_FULFILLMENT",
                "PROVISIONING",
                "BOOTSTRAPPING",
                "RUNNING",
                "TERMINATED",
            ],
        })
    }
}

/// The `InstanceStateChangeReasonCode` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceStateChangeReasonCode {
    /// `INTERNAL_ERROR`
    InternalError,
    /// `VALIDATION_ERROR`
    ValidationError,
    /// `INSTANCE_FAILURE`
    InstanceFailure,
    /// `BOOTSTRAP_FAILURE`
    BootstrapFailure,
    /// `CLUSTER_TERMINATED`
    ClusterTerminated,
}

impl InstanceStateChangeReasonCode {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::InternalError,
        Self::ValidationError,
        Self::InstanceFailure,
        Self::BootstrapFailure,
        Self::ClusterTerminated,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InternalError => "INTERNAL_ERROR",
            Self::ValidationError => "VALIDATION_ERROR",
            Self::InstanceFailure => "INSTANCE_FAILURE",
            Self::BootstrapFailure => "BOOTSTRAP_FAILURE",
            Self::ClusterTerminated => "CLUSTER_TERMINATED",
        }
    }
}

impl Enumeration for InstanceStateChangeReasonCode {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for InstanceStateChangeReasonCode {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "instance state change reason code",
            found: word.to_owned(),
            expected: &[
                "INTERNAL_ERROR",
                "VALIDATION_ERROR",
                "INSTANCE_FAILURE",
                "BOOTSTRAP_FAILURE",
                "CLUSTER_TERMINATED",
            ],
        })
    }
}

/// The `JobFlowExecutionState` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobFlowExecutionState {
    /// `STARTING`
    Starting,
    /// `BOOTSTRAPPING`
    Bootstrapping,
    /// `RUNNING`
    Running,
    /// `WAITING`
    Waiting,
    /// `SHUTTING_DOWN`
    ShuttingDown,
    /// `TERMINATED`
    Terminated,
    /// `COMPLETED`
    Completed,
    /// `FAILED`
    Failed,
}

impl JobFlowExecutionState {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Starting,
        Self::Bootstrapping,
        Self::Running,
        Self::Waiting,
        Self::ShuttingDown,
        Self::Terminated,
        Self::Completed,
        Self::Failed,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Starting => "STARTING",
            Self::Bootstrapping => "BOOTSTRAPPING",
            Self::Running => "RUNNING",
            Self::Waiting => "WAITING",
            Self::ShuttingDown => "SHUTTING_DOWN",
            Self::Terminated => "TERMINATED",
            Self::Completed => "COMPLETED",
            Self::Failed => "FAILED",
        }
    }
}

impl Enumeration for JobFlowExecutionState {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for JobFlowExecutionState {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "job flow execution state",
            found: word.to_owned(),
            expected: &[
                "STARTING",
                "BOOTSTRAPPING",
                "RUNNING",
                "WAITING",
                "SHUTTING_DOWN",
                "TERMINATED",
                "COMPLETED",
                "FAILED",
            ],
        })
    }
}

/// The `LogType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LogType {
    /// `system-logs`
    SystemLogs,
    /// `application-logs`
    ApplicationLogs,
    /// `persistent-ui-logs`
    PersistentUiLogs,
}

impl LogType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::SystemLogs,
        Self::ApplicationLogs,
        Self::PersistentUiLogs,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SystemLogs => "system-logs",
            Self::ApplicationLogs => "application-logs",
            Self::PersistentUiLogs => "persistent-ui-logs",
        }
    }
}

impl Enumeration for LogType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for LogType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "log type",
            found: word.to_owned(),
            expected: &["system-logs", "application-logs", "persistent-ui-logs"],
        })
    }
}

/// The `LogUploadPolicyValue` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LogUploadPolicyValue {
    /// `emr-managed`
    EmrManaged,
    /// `on-customer-s3only`
    OnCustomerS3only,
    /// `disabled`
    Disabled,
}

impl LogUploadPolicyValue {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::EmrManaged, Self::OnCustomerS3only, Self::Disabled];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EmrManaged => "emr-managed",
            Self::OnCustomerS3only => "on-customer-s3only",
            Self::Disabled => "disabled",
        }
    }
}

impl Enumeration for LogUploadPolicyValue {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for LogUploadPolicyValue {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "log upload policy value",
            found: word.to_owned(),
            expected: &["emr-managed", "on-customer-s3only", "disabled"],
        })
    }
}

/// The `MarketType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarketType {
    /// `ON_DEMAND`
    OnDemand,
    /// `SPOT`
    Spot,
}

impl MarketType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::OnDemand, Self::Spot];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnDemand => "ON_DEMAND",
            Self::Spot => "SPOT",
        }
    }
}

impl Enumeration for MarketType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for MarketType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "market type",
            found: word.to_owned(),
            expected: &["ON_DEMAND", "SPOT"],
        })
    }
}

/// The `NotebookExecutionStatus` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotebookExecutionStatus {
    /// `START_PENDING`
    StartPending,
    /// `STARTING`
    Starting,
    /// `RUNNING`
    Running,
    /// `FINISHING`
    Finishing,
    /// `FINISHED`
    Finished,
    /// `FAILING`
    Failing,
    /// `FAILED`
    Failed,
    /// `STOP_PENDING`
    StopPending,
    /// `STOPPING`
    Stopping,
    /// `STOPPED`
    Stopped,
}

impl NotebookExecutionStatus {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::StartPending,
        Self::Starting,
        Self::Running,
        Self::Finishing,
        Self::Finished,
        Self::Failing,
        Self::Failed,
        Self::StopPending,
        Self::Stopping,
        Self::Stopped,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::StartPending => "START_PENDING",
            Self::Starting => "STARTING",
            Self::Running => "RUNNING",
            Self::Finishing => "FINISHING",
            Self::Finished => "FINISHED",
            Self::Failing => "FAILING",
            Self::Failed => "FAILED",
            Self::StopPending => "STOP_PENDING",
            Self::Stopping => "STOPPING",
            Self::Stopped => "STOPPED",
        }
    }
}

impl Enumeration for NotebookExecutionStatus {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for NotebookExecutionStatus {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "notebook execution status",
            found: word.to_owned(),
            expected: &[
                "START_PENDING",
                "STARTING",
                "RUNNING",
                "FINISHING",
                "FINISHED",
                "FAILING",
                "FAILED",
                "STOP_PENDING",
                "STOPPING",
                "STOPPED",
            ],
        })
    }
}

/// The `OnClusterAppUIType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnClusterAppUIType {
    /// `SparkHistoryServer`
    SparkHistoryServer,
    /// `YarnTimelineService`
    YarnTimelineService,
    /// `TezUI`
    TezUI,
    /// `ApplicationMaster`
    ApplicationMaster,
    /// `JobHistoryServer`
    JobHistoryServer,
    /// `ResourceManager`
    ResourceManager,
}

impl OnClusterAppUIType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::SparkHistoryServer,
        Self::YarnTimelineService,
        Self::TezUI,
        Self::ApplicationMaster,
        Self::JobHistoryServer,
        Self::ResourceManager,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SparkHistoryServer => "SparkHistoryServer",
            Self::YarnTimelineService => "YarnTimelineService",
            Self::TezUI => "TezUI",
            Self::ApplicationMaster => "ApplicationMaster",
            Self::JobHistoryServer => "JobHistoryServer",
            Self::ResourceManager => "ResourceManager",
        }
    }
}

impl Enumeration for OnClusterAppUIType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for OnClusterAppUIType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "on cluster app ui type",
            found: word.to_owned(),
            expected: &[
                "SparkHistoryServer",
                "YarnTimelineService",
                "TezUI",
                "ApplicationMaster",
                "JobHistoryServer",
                "ResourceManager",
            ],
        })
    }
}

/// The `OnDemandCapacityReservationPreference` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnDemandCapacityReservationPreference {
    /// `open`
    Open,
    /// `none`
    None,
}

impl OnDemandCapacityReservationPreference {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Open, Self::None];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::None => "none",
        }
    }
}

impl Enumeration for OnDemandCapacityReservationPreference {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for OnDemandCapacityReservationPreference {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "on demand capacity reservation preference",
            found: word.to_owned(),
            expected: &["open", "none"],
        })
    }
}

/// The `OnDemandCapacityReservationUsageStrategy` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnDemandCapacityReservationUsageStrategy {
    /// `use-capacity-reservations-first`
    UseCapacityReservationsFirst,
}

impl OnDemandCapacityReservationUsageStrategy {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::UseCapacityReservationsFirst];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UseCapacityReservationsFirst => "use-capacity-reservations-first",
        }
    }
}

impl Enumeration for OnDemandCapacityReservationUsageStrategy {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for OnDemandCapacityReservationUsageStrategy {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "on demand capacity reservation usage strategy",
            found: word.to_owned(),
            expected: &["use-capacity-reservations-first"],
        })
    }
}

/// The `OnDemandProvisioningAllocationStrategy` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnDemandProvisioningAllocationStrategy {
    /// `lowest-price`
    LowestPrice,
    /// `prioritized`
    Prioritized,
}

impl OnDemandProvisioningAllocationStrategy {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::LowestPrice, Self::Prioritized];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LowestPrice => "lowest-price",
            Self::Prioritized => "prioritized",
        }
    }
}

impl Enumeration for OnDemandProvisioningAllocationStrategy {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for OnDemandProvisioningAllocationStrategy {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "on demand provisioning allocation strategy",
            found: word.to_owned(),
            expected: &["lowest-price", "prioritized"],
        })
    }
}

/// The `OutputNotebookFormat` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutputNotebookFormat {
    /// `HTML`
    Html,
}

impl OutputNotebookFormat {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Html];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Html => "HTML",
        }
    }
}

impl Enumeration for OutputNotebookFormat {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for OutputNotebookFormat {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "output notebook format",
            found: word.to_owned(),
            expected: &["HTML"],
        })
    }
}

/// The `PersistentAppUIType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersistentAppUIType {
    /// `SHS`
    Shs,
    /// `TEZ`
    Tez,
    /// `YTS`
    Yts,
}

impl PersistentAppUIType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Shs, Self::Tez, Self::Yts];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shs => "SHS",
            Self::Tez => "TEZ",
            Self::Yts => "YTS",
        }
    }
}

impl Enumeration for PersistentAppUIType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for PersistentAppUIType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "persistent app ui type",
            found: word.to_owned(),
            expected: &["SHS", "TEZ", "YTS"],
        })
    }
}

/// The `PlacementGroupStrategy` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlacementGroupStrategy {
    /// `SPREAD`
    Spread,
    /// `PARTITION`
    Partition,
    /// `CLUSTER`
    Cluster,
    /// `NONE`
    None,
}

impl PlacementGroupStrategy {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Spread, Self::Partition, Self::Cluster, Self::None];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Spread => "SPREAD",
            Self::Partition => "PARTITION",
            Self::Cluster => "CLUSTER",
            Self::None => "NONE",
        }
    }
}

impl Enumeration for PlacementGroupStrategy {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for PlacementGroupStrategy {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "placement group strategy",
            found: word.to_owned(),
            expected: &["SPREAD", "PARTITION", "CLUSTER", "NONE"],
        })
    }
}

/// The `ProfilerType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProfilerType {
    /// `SHS`
    Shs,
    /// `TEZUI`
    Tezui,
    /// `YTS`
    Yts,
}

impl ProfilerType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Shs, Self::Tezui, Self::Yts];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shs => "SHS",
            Self::Tezui => "TEZUI",
            Self::Yts => "YTS",
        }
    }
}

impl Enumeration for ProfilerType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ProfilerType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "profiler type",
            found: word.to_owned(),
            expected: &["SHS", "TEZUI", "YTS"],
        })
    }
}

/// The `ReconfigurationType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReconfigurationType {
    /// `OVERWRITE`
    Overwrite,
    /// `MERGE`
    Merge,
}

impl ReconfigurationType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Overwrite, Self::Merge];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overwrite => "OVERWRITE",
            Self::Merge => "MERGE",
        }
    }
}

impl Enumeration for ReconfigurationType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ReconfigurationType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "reconfiguration type",
            found: word.to_owned(),
            expected: &["OVERWRITE", "MERGE"],
        })
    }
}

/// The `RepoUpgradeOnBoot` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RepoUpgradeOnBoot {
    /// `SECURITY`
    Security,
    /// `NONE`
    None,
}

impl RepoUpgradeOnBoot {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Security, Self::None];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Security => "SECURITY",
            Self::None => "NONE",
        }
    }
}

impl Enumeration for RepoUpgradeOnBoot {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for RepoUpgradeOnBoot {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "repo upgrade on boot",
            found: word.to_owned(),
            expected: &["SECURITY", "NONE"],
        })
    }
}

/// The `ScaleDownBehavior` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScaleDownBehavior {
    /// `TERMINATE_AT_INSTANCE_HOUR`
    TerminateAtInstanceHour,
    /// `TERMINATE_AT_TASK_COMPLETION`
    TerminateAtTaskCompletion,
}

impl ScaleDownBehavior {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::TerminateAtInstanceHour,
        Self::TerminateAtTaskCompletion,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TerminateAtInstanceHour => "TERMINATE_AT_INSTANCE_HOUR",
            Self::TerminateAtTaskCompletion => "TERMINATE_AT_TASK_COMPLETION",
        }
    }
}

impl Enumeration for ScaleDownBehavior {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ScaleDownBehavior {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "scale down behavior",
            found: word.to_owned(),
            expected: &["TERMINATE_AT_INSTANCE_HOUR", "TERMINATE_AT_TASK_COMPLETION"],
        })
    }
}

/// The `ScalingStrategy` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScalingStrategy {
    /// `DEFAULT`
    Default,
    /// `ADVANCED`
    Advanced,
}

impl ScalingStrategy {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Default, Self::Advanced];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Default => "DEFAULT",
            Self::Advanced => "ADVANCED",
        }
    }
}

impl Enumeration for ScalingStrategy {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ScalingStrategy {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "scaling strategy",
            found: word.to_owned(),
            expected: &["DEFAULT", "ADVANCED"],
        })
    }
}

/// The `SessionState` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SessionState {
    /// `SUBMITTED`
    Submitted,
    /// `STARTING`
    Starting,
    /// `STARTED`
    Started,
    /// `IDLE`
    Idle,
    /// `BUSY`
    Busy,
    /// `TERMINATING`
    Terminating,
    /// `TERMINATED`
    Terminated,
    /// `FAILED`
    Failed,
}

impl SessionState {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Submitted,
        Self::Starting,
        Self::Started,
        Self::Idle,
        Self::Busy,
        Self::Terminating,
        Self::Terminated,
        Self::Failed,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "SUBMITTED",
            Self::Starting => "STARTING",
            Self::Started => "STARTED",
            Self::Idle => "IDLE",
            Self::Busy => "BUSY",
            Self::Terminating => "TERMINATING",
            Self::Terminated => "TERMINATED",
            Self::Failed => "FAILED",
        }
    }
}

impl Enumeration for SessionState {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for SessionState {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "session state",
            found: word.to_owned(),
            expected: &[
                "SUBMITTED",
                "STARTING",
                "STARTED",
                "IDLE",
                "BUSY",
                "TERMINATING",
                "TERMINATED",
                "FAILED",
            ],
        })
    }
}

/// The `SpotProvisioningAllocationStrategy` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpotProvisioningAllocationStrategy {
    /// `capacity-optimized`
    CapacityOptimized,
    /// `price-capacity-optimized`
    PriceCapacityOptimized,
    /// `lowest-price`
    LowestPrice,
    /// `diversified`
    Diversified,
    /// `capacity-optimized-prioritized`
    CapacityOptimizedPrioritized,
}

impl SpotProvisioningAllocationStrategy {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::CapacityOptimized,
        Self::PriceCapacityOptimized,
        Self::LowestPrice,
        Self::Diversified,
        Self::CapacityOptimizedPrioritized,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CapacityOptimized => "capacity-optimized",
            Self::PriceCapacityOptimized => "price-capacity-optimized",
            Self::LowestPrice => "lowest-price",
            Self::Diversified => "diversified",
            Self::CapacityOptimizedPrioritized => "capacity-optimized-prioritized",
        }
    }
}

impl Enumeration for SpotProvisioningAllocationStrategy {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for SpotProvisioningAllocationStrategy {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "spot provisioning allocation strategy",
            found: word.to_owned(),
            expected: &[
                "capacity-optimized",
                "price-capacity-optimized",
                "lowest-price",
                "diversified",
                "capacity-optimized-prioritized",
            ],
        })
    }
}

/// The `SpotProvisioningTimeoutAction` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpotProvisioningTimeoutAction {
    /// `SWITCH_TO_ON_DEMAND`
    SwitchToOnDemand,
    /// `TERMINATE_CLUSTER`
    TerminateCluster,
}

impl SpotProvisioningTimeoutAction {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::SwitchToOnDemand, Self::TerminateCluster];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SwitchToOnDemand => "SWITCH_TO_ON_DEMAND",
            Self::TerminateCluster => "TERMINATE_CLUSTER",
        }
    }
}

impl Enumeration for SpotProvisioningTimeoutAction {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for SpotProvisioningTimeoutAction {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "spot provisioning timeout action",
            found: word.to_owned(),
            expected: &["SWITCH_TO_ON_DEMAND", "TERMINATE_CLUSTER"],
        })
    }
}

/// The `Statistic` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Statistic {
    /// `SAMPLE_COUNT`
    SampleCount,
    /// `AVERAGE`
    Average,
    /// `SUM`
    Sum,
    /// `MINIMUM`
    Minimum,
    /// `MAXIMUM`
    Maximum,
}

impl Statistic {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::SampleCount,
        Self::Average,
        Self::Sum,
        Self::Minimum,
        Self::Maximum,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SampleCount => "SAMPLE_COUNT",
            Self::Average => "AVERAGE",
            Self::Sum => "SUM",
            Self::Minimum => "MINIMUM",
            Self::Maximum => "MAXIMUM",
        }
    }
}

impl Enumeration for Statistic {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for Statistic {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "statistic",
            found: word.to_owned(),
            expected: &["SAMPLE_COUNT", "AVERAGE", "SUM", "MINIMUM", "MAXIMUM"],
        })
    }
}

/// The `StepCancellationOption` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepCancellationOption {
    /// `SEND_INTERRUPT`
    SendInterrupt,
    /// `TERMINATE_PROCESS`
    TerminateProcess,
}

impl StepCancellationOption {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::SendInterrupt, Self::TerminateProcess];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SendInterrupt => "SEND_INTERRUPT",
            Self::TerminateProcess => "TERMINATE_PROCESS",
        }
    }
}

impl Enumeration for StepCancellationOption {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for StepCancellationOption {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "step cancellation option",
            found: word.to_owned(),
            expected: &["SEND_INTERRUPT", "TERMINATE_PROCESS"],
        })
    }
}

/// The `StepExecutionState` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepExecutionState {
    /// `PENDING`
    Pending,
    /// `RUNNING`
    Running,
    /// `CONTINUE`
    Continue,
    /// `COMPLETED`
    Completed,
    /// `CANCELLED`
    Cancelled,
    /// `FAILED`
    Failed,
    /// `INTERRUPTED`
    Interrupted,
}

impl StepExecutionState {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Pending,
        Self::Running,
        Self::Continue,
        Self::Completed,
        Self::Cancelled,
        Self::Failed,
        Self::Interrupted,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Running => "RUNNING",
            Self::Continue => "CONTINUE",
            Self::Completed => "COMPLETED",
            Self::Cancelled => "CANCELLED",
            Self::Failed => "FAILED",
            Self::Interrupted => "INTERRUPTED",
        }
    }
}

impl Enumeration for StepExecutionState {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for StepExecutionState {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "step execution state",
            found: word.to_owned(),
            expected: &[
                "PENDING",
                "RUNNING",
                "CONTINUE",
                "COMPLETED",
                "CANCELLED",
                "FAILED",
                "INTERRUPTED",
            ],
        })
    }
}

impl Enumeration for StepState {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

/// The `StepStateChangeReasonCode` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepStateChangeReasonCode {
    /// `NONE`
    None,
}

impl StepStateChangeReasonCode {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::None];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "NONE",
        }
    }
}

impl Enumeration for StepStateChangeReasonCode {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for StepStateChangeReasonCode {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "step state change reason code",
            found: word.to_owned(),
            expected: &["NONE"],
        })
    }
}

/// The `Unit` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// `NONE`
    None,
    /// `SECONDS`
    Seconds,
    /// `MICRO_SECONDS`
    MicroSeconds,
    /// `MILLI_SECONDS`
    MilliSeconds,
    /// `BYTES`
    Bytes,
    /// `KILO_BYTES`
    KiloBytes,
    /// `MEGA_BYTES`
    MegaBytes,
    /// `GIGA_BYTES`
    GigaBytes,
    /// `TERA_BYTES`
    TeraBytes,
    /// `BITS`
    Bits,
    /// `KILO_BITS`
    KiloBits,
    /// `MEGA_BITS`
    MegaBits,
    /// `GIGA_BITS`
    GigaBits,
    /// `TERA_BITS`
    TeraBits,
    /// `PERCENT`
    Percent,
    /// `COUNT`
    Count,
    /// `BYTES_PER_SECOND`
    BytesPerSecond,
    /// `KILO_BYTES_PER_SECOND`
    KiloBytesPerSecond,
    /// `MEGA_BYTES_PER_SECOND`
    MegaBytesPerSecond,
    /// `GIGA_BYTES_PER_SECOND`
    GigaBytesPerSecond,
    /// `TERA_BYTES_PER_SECOND`
    TeraBytesPerSecond,
    /// `BITS_PER_SECOND`
    BitsPerSecond,
    /// `KILO_BITS_PER_SECOND`
    KiloBitsPerSecond,
    /// `MEGA_BITS_PER_SECOND`
    MegaBitsPerSecond,
    /// `GIGA_BITS_PER_SECOND`
    GigaBitsPerSecond,
    /// `TERA_BITS_PER_SECOND`
    TeraBitsPerSecond,
    /// `COUNT_PER_SECOND`
    CountPerSecond,
}

impl Unit {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::None,
        Self::Seconds,
        Self::MicroSeconds,
        Self::MilliSeconds,
        Self::Bytes,
        Self::KiloBytes,
        Self::MegaBytes,
        Self::GigaBytes,
        Self::TeraBytes,
        Self::Bits,
        Self::KiloBits,
        Self::MegaBits,
        Self::GigaBits,
        Self::TeraBits,
        Self::Percent,
        Self::Count,
        Self::BytesPerSecond,
        Self::KiloBytesPerSecond,
        Self::MegaBytesPerSecond,
        Self::GigaBytesPerSecond,
        Self::TeraBytesPerSecond,
        Self::BitsPerSecond,
        Self::KiloBitsPerSecond,
        Self::MegaBitsPerSecond,
        Self::GigaBitsPerSecond,
        Self::TeraBitsPerSecond,
        Self::CountPerSecond,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::Seconds => "SECONDS",
            Self::MicroSeconds => "MICRO_SECONDS",
            Self::MilliSeconds => "MILLI_SECONDS",
            Self::Bytes => "BYTES",
            Self::KiloBytes => "KILO_BYTES",
            Self::MegaBytes => "MEGA_BYTES",
            Self::GigaBytes => "GIGA_BYTES",
            Self::TeraBytes => "TERA_BYTES",
            Self::Bits => "BITS",
            Self::KiloBits => "KILO_BITS",
            Self::MegaBits => "MEGA_BITS",
            Self::GigaBits => "GIGA_BITS",
            Self::TeraBits => "TERA_BITS",
            Self::Percent => "PERCENT",
            Self::Count => "COUNT",
            Self::BytesPerSecond => "BYTES_PER_SECOND",
            Self::KiloBytesPerSecond => "KILO_BYTES_PER_SECOND",
            Self::MegaBytesPerSecond => "MEGA_BYTES_PER_SECOND",
            Self::GigaBytesPerSecond => "GIGA_BYTES_PER_SECOND",
            Self::TeraBytesPerSecond => "TERA_BYTES_PER_SECOND",
            Self::BitsPerSecond => "BITS_PER_SECOND",
            Self::KiloBitsPerSecond => "KILO_BITS_PER_SECOND",
            Self::MegaBitsPerSecond => "MEGA_BITS_PER_SECOND",
            Self::GigaBitsPerSecond => "GIGA_BITS_PER_SECOND",
            Self::TeraBitsPerSecond => "TERA_BITS_PER_SECOND",
            Self::CountPerSecond => "COUNT_PER_SECOND",
        }
    }
}

impl Enumeration for Unit {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for Unit {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "unit",
            found: word.to_owned(),
            expected: &[
                "NONE",
                "SECONDS",
                "MICRO_SECONDS",
                "MILLI_SECONDS",
                "BYTES",
                "KILO_BYTES",
                "MEGA_BYTES",
                "GIGA_BYTES",
                "TERA_BYTES",
                "BITS",
                "KILO_BITS",
                "MEGA_BITS",
                "GIGA_BITS",
                "TERA_BITS",
                "PERCENT",
                "COUNT",
                "BYTES_PER_SECOND",
                "KILO_BYTES_PER_SECOND",
                "MEGA_BYTES_PER_SECOND",
                "GIGA_BYTES_PER_SECOND",
                "TERA_BYTES_PER_SECOND",
                "BITS_PER_SECOND",
                "KILO_BITS_PER_SECOND",
                "MEGA_BITS_PER_SECOND",
                "GIGA_BITS_PER_SECOND",
                "TERA_BITS_PER_SECOND",
                "COUNT_PER_SECOND",
            ],
        })
    }
}
