// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::codec::structure::{Structure, read, skip, take};
use crate::types::{
    AddInstanceFleetInput, AddInstanceFleetOutput, AddInstanceGroupsInput, AddInstanceGroupsOutput,
    AddJobFlowStepsInput, AddJobFlowStepsOutput, AddTagsInput, AddTagsOutput, Application,
    AutoScalingPolicy, AutoScalingPolicyDescription, AutoScalingPolicyStateChangeReason,
    AutoScalingPolicyStatus, AutoTerminationPolicy, BlockPublicAccessConfiguration,
    BlockPublicAccessConfigurationMetadata, BootstrapActionConfig, BootstrapActionDetail,
    CancelStepsInfo, CancelStepsInput, CancelStepsOutput, CloudWatchAlarmDefinition,
    CloudWatchLogConfiguration, Cluster, ClusterStateChangeReason, ClusterStatus, ClusterSummary,
    ClusterTimeline, Command, ComputeLimits, Configuration, CreatePersistentAppUIInput,
    CreatePersistentAppUIOutput, CreateSecurityConfigurationInput,
    CreateSecurityConfigurationOutput, CreateStudioInput, CreateStudioOutput,
    CreateStudioSessionMappingInput, Credentials, DeleteSecurityConfigurationInput,
    DeleteSecurityConfigurationOutput, DeleteStudioInput, DeleteStudioSessionMappingInput,
    DescribeClusterInput, DescribeClusterOutput, DescribeJobFlowsInput, DescribeJobFlowsOutput,
    DescribeNotebookExecutionInput, DescribeNotebookExecutionOutput, DescribePersistentAppUIInput,
    DescribePersistentAppUIOutput, DescribeReleaseLabelInput, DescribeReleaseLabelOutput,
    DescribeSecurityConfigurationInput, DescribeSecurityConfigurationOutput, DescribeStepInput,
    DescribeStepOutput, DescribeStudioInput, DescribeStudioOutput, EMRContainersConfig,
    EbsBlockDevice, EbsBlockDeviceConfig, EbsConfiguration, EbsVolume, Ec2InstanceAttributes,
    ErrorDetail, ExecutionEngineConfig, FailureDetails, GetAutoTerminationPolicyInput,
    GetAutoTerminationPolicyOutput, GetBlockPublicAccessConfigurationInput,
    GetBlockPublicAccessConfigurationOutput, GetClusterSessionCredentialsInput,
    GetClusterSessionCredentialsOutput, GetManagedScalingPolicyInput,
    GetManagedScalingPolicyOutput, GetOnClusterAppUIPresignedURLInput,
    GetOnClusterAppUIPresignedURLOutput, GetPersistentAppUIPresignedURLInput,
    GetPersistentAppUIPresignedURLOutput, GetSessionEndpointInput, GetSessionEndpointOutput,
    GetSessionInput, GetSessionOutput, GetStudioSessionMappingInput, GetStudioSessionMappingOutput,
    HadoopJarStepConfig, HadoopStepConfig, Instance, InstanceFleet, InstanceFleetConfig,
    InstanceFleetModifyConfig, InstanceFleetProvisioningSpecifications,
    InstanceFleetResizingSpecifications, InstanceFleetStateChangeReason, InstanceFleetStatus,
    InstanceFleetTimeline, InstanceGroup, InstanceGroupConfig, InstanceGroupDetail,
    InstanceGroupModifyConfig, InstanceGroupStateChangeReason, InstanceGroupStatus,
    InstanceGroupTimeline, InstanceResizePolicy, InstanceStateChangeReason, InstanceStatus,
    InstanceTimeline, InstanceTypeConfig, InstanceTypeSpecification, JobFlowDetail,
    JobFlowExecutionStatusDetail, JobFlowInstancesConfig, JobFlowInstancesDetail,
    KerberosAttributes, KeyValue, ListBootstrapActionsInput, ListBootstrapActionsOutput,
    ListClustersInput, ListClustersOutput, ListInstanceFleetsInput, ListInstanceFleetsOutput,
    ListInstanceGroupsInput, ListInstanceGroupsOutput, ListInstancesInput, ListInstancesOutput,
    ListNotebookExecutionsInput, ListNotebookExecutionsOutput, ListReleaseLabelsInput,
    ListReleaseLabelsOutput, ListSecurityConfigurationsInput, ListSecurityConfigurationsOutput,
    ListSessionsInput, ListSessionsOutput, ListStepsInput, ListStepsOutput,
    ListStudioSessionMappingsInput, ListStudioSessionMappingsOutput, ListStudiosInput,
    ListStudiosOutput, ListSupportedInstanceTypesInput, ListSupportedInstanceTypesOutput,
    ManagedScalingPolicy, MetricDimension, ModifyClusterInput, ModifyClusterOutput,
    ModifyInstanceFleetInput, ModifyInstanceGroupsInput, MonitoringConfiguration,
    NotebookExecution, NotebookExecutionSummary, NotebookS3LocationForOutput,
    NotebookS3LocationFromInput, OSRelease, OnDemandCapacityReservationOptions,
    OnDemandProvisioningSpecification, OnDemandResizingSpecification,
    OutputNotebookS3LocationForOutput, OutputNotebookS3LocationFromInput, PersistentAppUI,
    PlacementGroupConfig, PlacementType, PortRange, PutAutoScalingPolicyInput,
    PutAutoScalingPolicyOutput, PutAutoTerminationPolicyInput, PutAutoTerminationPolicyOutput,
    PutBlockPublicAccessConfigurationInput, PutBlockPublicAccessConfigurationOutput,
    PutManagedScalingPolicyInput, PutManagedScalingPolicyOutput, ReleaseLabelFilter,
    RemoveAutoScalingPolicyInput, RemoveAutoScalingPolicyOutput, RemoveAutoTerminationPolicyInput,
    RemoveAutoTerminationPolicyOutput, RemoveManagedScalingPolicyInput,
    RemoveManagedScalingPolicyOutput, RemoveTagsInput, RemoveTagsOutput, RunJobFlowInput,
    RunJobFlowOutput, S3LoggingConfiguration, S3MonitoringConfiguration, ScalingAction,
    ScalingConstraints, ScalingRule, ScalingTrigger, ScriptBootstrapActionConfig,
    SecurityConfigurationSummary, Session, SessionCloudWatchLoggingConfiguration,
    SessionManagedLoggingConfiguration, SessionMappingDetail, SessionMappingSummary,
    SessionMonitoringConfiguration, SessionS3LoggingConfiguration,
    SetKeepJobFlowAliveWhenNoStepsInput, SetTerminationProtectionInput,
    SetUnhealthyNodeReplacementInput, SetVisibleToAllUsersInput, ShrinkPolicy,
    SimpleScalingPolicyConfiguration, SimplifiedApplication, SpotProvisioningSpecification,
    SpotResizingSpecification, StartNotebookExecutionInput, StartNotebookExecutionOutput,
    StartSessionInput, StartSessionOutput, Step, StepAdditionalInfo, StepConfig, StepDetail,
    StepExecutionStatusDetail, StepMonitoringConfiguration, StepStateChangeReason, StepStatus,
    StepSummary, StepTimeline, StopNotebookExecutionInput, Studio, StudioSummary,
    SupportedInstanceType, SupportedProductConfig, Tag, TerminateJobFlowsInput,
    TerminateSessionInput, TerminateSessionOutput, UpdateStudioInput,
    UpdateStudioSessionMappingInput, UsernamePassword, VolumeSpecification,
};
use serde::de::{Deserialize, Deserializer, MapAccess};

impl Structure for AddInstanceFleetInput {
    const NAME: &'static str = "AddInstanceFleetInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "InstanceFleet" => take(&mut self.instance_fleet, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AddInstanceFleetInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AddInstanceFleetOutput {
    const NAME: &'static str = "AddInstanceFleetOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterArn" => take(&mut self.cluster_arn, map),
            "ClusterId" => take(&mut self.cluster_id, map),
            "InstanceFleetId" => take(&mut self.instance_fleet_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AddInstanceFleetOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AddInstanceGroupsInput {
    const NAME: &'static str = "AddInstanceGroupsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "InstanceGroups" => take(&mut self.instance_groups, map),
            "JobFlowId" => take(&mut self.job_flow_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AddInstanceGroupsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AddInstanceGroupsOutput {
    const NAME: &'static str = "AddInstanceGroupsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterArn" => take(&mut self.cluster_arn, map),
            "InstanceGroupIds" => take(&mut self.instance_group_ids, map),
            "JobFlowId" => take(&mut self.job_flow_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AddInstanceGroupsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AddJobFlowStepsInput {
    const NAME: &'static str = "AddJobFlowStepsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ExecutionRoleArn" => take(&mut self.execution_role_arn, map),
            "JobFlowId" => take(&mut self.job_flow_id, map),
            "Steps" => take(&mut self.steps, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AddJobFlowStepsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AddJobFlowStepsOutput {
    const NAME: &'static str = "AddJobFlowStepsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "StepIds" => take(&mut self.step_ids, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AddJobFlowStepsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AddTagsInput {
    const NAME: &'static str = "AddTagsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "ResourceId" => take(&mut self.resource_id, map),
            "Tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AddTagsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AddTagsOutput {
    const NAME: &'static str = "AddTagsOutput";
}

impl<'de> Deserialize<'de> for AddTagsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Application {
    const NAME: &'static str = "Application";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AdditionalInfo" => take(&mut self.additional_info, map),
            "Args" => take(&mut self.args, map),
            "Name" => take(&mut self.name, map),
            "Version" => take(&mut self.version, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Application {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AutoScalingPolicy {
    const NAME: &'static str = "AutoScalingPolicy";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Constraints" => take(&mut self.constraints, map),
            "Rules" => take(&mut self.rules, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AutoScalingPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AutoScalingPolicyDescription {
    const NAME: &'static str = "AutoScalingPolicyDescription";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Constraints" => take(&mut self.constraints, map),
            "Rules" => take(&mut self.rules, map),
            "Status" => take(&mut self.status, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AutoScalingPolicyDescription {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AutoScalingPolicyStateChangeReason {
    const NAME: &'static str = "AutoScalingPolicyStateChangeReason";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Code" => take(&mut self.code, map),
            "Message" => take(&mut self.message, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AutoScalingPolicyStateChangeReason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AutoScalingPolicyStatus {
    const NAME: &'static str = "AutoScalingPolicyStatus";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "State" => take(&mut self.state, map),
            "StateChangeReason" => take(&mut self.state_change_reason, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AutoScalingPolicyStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AutoTerminationPolicy {
    const NAME: &'static str = "AutoTerminationPolicy";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "IdleTimeout" => take(&mut self.idle_timeout, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AutoTerminationPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for BlockPublicAccessConfiguration {
    const NAME: &'static str = "BlockPublicAccessConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "BlockPublicSecurityGroupRules" => {
                take(&mut self.block_public_security_group_rules, map)
            }
            "PermittedPublicSecurityGroupRuleRanges" => {
                take(&mut self.permitted_public_security_group_rule_ranges, map)
            }
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for BlockPublicAccessConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for BlockPublicAccessConfigurationMetadata {
    const NAME: &'static str = "BlockPublicAccessConfigurationMetadata";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreatedByArn" => take(&mut self.created_by_arn, map),
            "CreationDateTime" => take(&mut self.creation_date_time, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for BlockPublicAccessConfigurationMetadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for BootstrapActionConfig {
    const NAME: &'static str = "BootstrapActionConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Name" => take(&mut self.name, map),
            "ScriptBootstrapAction" => take(&mut self.script_bootstrap_action, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for BootstrapActionConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for BootstrapActionDetail {
    const NAME: &'static str = "BootstrapActionDetail";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "BootstrapActionConfig" => take(&mut self.bootstrap_action_config, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for BootstrapActionDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CancelStepsInfo {
    const NAME: &'static str = "CancelStepsInfo";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Reason" => take(&mut self.reason, map),
            "Status" => take(&mut self.status, map),
            "StepId" => take(&mut self.step_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CancelStepsInfo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CancelStepsInput {
    const NAME: &'static str = "CancelStepsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "StepCancellationOption" => take(&mut self.step_cancellation_option, map),
            "StepIds" => take(&mut self.step_ids, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CancelStepsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CancelStepsOutput {
    const NAME: &'static str = "CancelStepsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CancelStepsInfoList" => take(&mut self.cancel_steps_info_list, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CancelStepsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CloudWatchAlarmDefinition {
    const NAME: &'static str = "CloudWatchAlarmDefinition";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ComparisonOperator" => take(&mut self.comparison_operator, map),
            "Dimensions" => take(&mut self.dimensions, map),
            "EvaluationPeriods" => take(&mut self.evaluation_periods, map),
            "MetricName" => take(&mut self.metric_name, map),
            "Namespace" => take(&mut self.namespace, map),
            "Period" => take(&mut self.period, map),
            "Statistic" => take(&mut self.statistic, map),
            "Threshold" => take(&mut self.threshold, map),
            "Unit" => take(&mut self.unit, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CloudWatchAlarmDefinition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CloudWatchLogConfiguration {
    const NAME: &'static str = "CloudWatchLogConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Enabled" => take(&mut self.enabled, map),
            "EncryptionKeyArn" => take(&mut self.encryption_key_arn, map),
            "LogGroupName" => take(&mut self.log_group_name, map),
            "LogStreamNamePrefix" => take(&mut self.log_stream_name_prefix, map),
            "LogTypes" => take(&mut self.log_types, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CloudWatchLogConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Cluster {
    const NAME: &'static str = "Cluster";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Applications" => take(&mut self.applications, map),
            "AutoScalingRole" => take(&mut self.auto_scaling_role, map),
            "AutoTerminate" => take(&mut self.auto_terminate, map),
            "ClusterArn" => take(&mut self.cluster_arn, map),
            "Configurations" => take(&mut self.configurations, map),
            "CustomAmiId" => take(&mut self.custom_ami_id, map),
            "EbsRootVolumeIops" => take(&mut self.ebs_root_volume_iops, map),
            "EbsRootVolumeSize" => take(&mut self.ebs_root_volume_size, map),
            "EbsRootVolumeThroughput" => take(&mut self.ebs_root_volume_throughput, map),
            "Ec2InstanceAttributes" => take(&mut self.ec2_instance_attributes, map),
            "ExtendedSupport" => take(&mut self.extended_support, map),
            "Id" => take(&mut self.id, map),
            "InstanceCollectionType" => take(&mut self.instance_collection_type, map),
            "KerberosAttributes" => take(&mut self.kerberos_attributes, map),
            "LogEncryptionKmsKeyId" => take(&mut self.log_encryption_kms_key_id, map),
            "LogUri" => take(&mut self.log_uri, map),
            "MasterPublicDnsName" => take(&mut self.master_public_dns_name, map),
            "MonitoringConfiguration" => take(&mut self.monitoring_configuration, map),
            "Name" => take(&mut self.name, map),
            "NormalizedInstanceHours" => take(&mut self.normalized_instance_hours, map),
            "OSReleaseLabel" => take(&mut self.os_release_label, map),
            "OutpostArn" => take(&mut self.outpost_arn, map),
            "PlacementGroups" => take(&mut self.placement_groups, map),
            "ReleaseLabel" => take(&mut self.release_label, map),
            "RepoUpgradeOnBoot" => take(&mut self.repo_upgrade_on_boot, map),
            "RequestedAmiVersion" => take(&mut self.requested_ami_version, map),
            "RunningAmiVersion" => take(&mut self.running_ami_version, map),
            "ScaleDownBehavior" => take(&mut self.scale_down_behavior, map),
            "SecurityConfiguration" => take(&mut self.security_configuration, map),
            "ServiceRole" => take(&mut self.service_role, map),
            "SessionEnabled" => take(&mut self.session_enabled, map),
            "Status" => take(&mut self.status, map),
            "StepConcurrencyLevel" => take(&mut self.step_concurrency_level, map),
            "Tags" => take(&mut self.tags, map),
            "TerminationProtected" => take(&mut self.termination_protected, map),
            "UnhealthyNodeReplacement" => take(&mut self.unhealthy_node_replacement, map),
            "VisibleToAllUsers" => take(&mut self.visible_to_all_users, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Cluster {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ClusterStateChangeReason {
    const NAME: &'static str = "ClusterStateChangeReason";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Code" => take(&mut self.code, map),
            "Message" => take(&mut self.message, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ClusterStateChangeReason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ClusterStatus {
    const NAME: &'static str = "ClusterStatus";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ErrorDetails" => take(&mut self.error_details, map),
            "State" => take(&mut self.state, map),
            "StateChangeReason" => take(&mut self.state_change_reason, map),
            "Timeline" => take(&mut self.timeline, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ClusterStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ClusterSummary {
    const NAME: &'static str = "ClusterSummary";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterArn" => take(&mut self.cluster_arn, map),
            "Id" => take(&mut self.id, map),
            "Name" => take(&mut self.name, map),
            "NormalizedInstanceHours" => take(&mut self.normalized_instance_hours, map),
            "OutpostArn" => take(&mut self.outpost_arn, map),
            "Status" => take(&mut self.status, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ClusterSummary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ClusterTimeline {
    const NAME: &'static str = "ClusterTimeline";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreationDateTime" => take(&mut self.creation_date_time, map),
            "EndDateTime" => take(&mut self.end_date_time, map),
            "ReadyDateTime" => take(&mut self.ready_date_time, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ClusterTimeline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Command {
    const NAME: &'static str = "Command";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Args" => take(&mut self.args, map),
            "Name" => take(&mut self.name, map),
            "ScriptPath" => take(&mut self.script_path, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Command {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ComputeLimits {
    const NAME: &'static str = "ComputeLimits";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "MaximumCapacityUnits" => take(&mut self.maximum_capacity_units, map),
            "MaximumCoreCapacityUnits" => take(&mut self.maximum_core_capacity_units, map),
            "MaximumOnDemandCapacityUnits" => take(&mut self.maximum_on_demand_capacity_units, map),
            "MinimumCapacityUnits" => take(&mut self.minimum_capacity_units, map),
            "UnitType" => take(&mut self.unit_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ComputeLimits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Configuration {
    const NAME: &'static str = "Configuration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Classification" => take(&mut self.classification, map),
            "Configurations" => take(&mut self.configurations, map),
            "Properties" => take(&mut self.properties, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Configuration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreatePersistentAppUIInput {
    const NAME: &'static str = "CreatePersistentAppUIInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EMRContainersConfig" => take(&mut self.emr_containers_config, map),
            "ProfilerType" => take(&mut self.profiler_type, map),
            "Tags" => take(&mut self.tags, map),
            "TargetResourceArn" => take(&mut self.target_resource_arn, map),
            "XReferer" => take(&mut self.x_referer, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreatePersistentAppUIInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreatePersistentAppUIOutput {
    const NAME: &'static str = "CreatePersistentAppUIOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "PersistentAppUIId" => take(&mut self.persistent_app_ui_id, map),
            "RuntimeRoleEnabledCluster" => take(&mut self.runtime_role_enabled_cluster, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreatePersistentAppUIOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreateSecurityConfigurationInput {
    const NAME: &'static str = "CreateSecurityConfigurationInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Name" => take(&mut self.name, map),
            "SecurityConfiguration" => take(&mut self.security_configuration, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateSecurityConfigurationInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreateSecurityConfigurationOutput {
    const NAME: &'static str = "CreateSecurityConfigurationOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreationDateTime" => take(&mut self.creation_date_time, map),
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateSecurityConfigurationOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreateStudioInput {
    const NAME: &'static str = "CreateStudioInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AuthMode" => take(&mut self.auth_mode, map),
            "DefaultS3Location" => take(&mut self.default_s3_location, map),
            "Description" => take(&mut self.description, map),
            "EncryptionKeyArn" => take(&mut self.encryption_key_arn, map),
            "EngineSecurityGroupId" => take(&mut self.engine_security_group_id, map),
            "IdcInstanceArn" => take(&mut self.idc_instance_arn, map),
            "IdcUserAssignment" => take(&mut self.idc_user_assignment, map),
            "IdpAuthUrl" => take(&mut self.idp_auth_url, map),
            "IdpRelayStateParameterName" => take(&mut self.idp_relay_state_parameter_name, map),
            "Name" => take(&mut self.name, map),
            "ServiceRole" => take(&mut self.service_role, map),
            "SubnetIds" => take(&mut self.subnet_ids, map),
            "Tags" => take(&mut self.tags, map),
            "TrustedIdentityPropagationEnabled" => {
                take(&mut self.trusted_identity_propagation_enabled, map)
            }
            "UserRole" => take(&mut self.user_role, map),
            "VpcId" => take(&mut self.vpc_id, map),
            "WorkspaceSecurityGroupId" => take(&mut self.workspace_security_group_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateStudioInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreateStudioOutput {
    const NAME: &'static str = "CreateStudioOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "StudioId" => take(&mut self.studio_id, map),
            "Url" => take(&mut self.url, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateStudioOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreateStudioSessionMappingInput {
    const NAME: &'static str = "CreateStudioSessionMappingInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "IdentityId" => take(&mut self.identity_id, map),
            "IdentityName" => take(&mut self.identity_name, map),
            "IdentityType" => take(&mut self.identity_type, map),
            "SessionPolicyArn" => take(&mut self.session_policy_arn, map),
            "StudioId" => take(&mut self.studio_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateStudioSessionMappingInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Credentials {
    const NAME: &'static str = "Credentials";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "UsernamePassword" => take(&mut self.username_password, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Credentials {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteSecurityConfigurationInput {
    const NAME: &'static str = "DeleteSecurityConfigurationInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteSecurityConfigurationInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteSecurityConfigurationOutput {
    const NAME: &'static str = "DeleteSecurityConfigurationOutput";
}

impl<'de> Deserialize<'de> for DeleteSecurityConfigurationOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteStudioInput {
    const NAME: &'static str = "DeleteStudioInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "StudioId" => take(&mut self.studio_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteStudioInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteStudioSessionMappingInput {
    const NAME: &'static str = "DeleteStudioSessionMappingInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "IdentityId" => take(&mut self.identity_id, map),
            "IdentityName" => take(&mut self.identity_name, map),
            "IdentityType" => take(&mut self.identity_type, map),
            "StudioId" => take(&mut self.studio_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteStudioSessionMappingInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeClusterInput {
    const NAME: &'static str = "DescribeClusterInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeClusterInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeClusterOutput {
    const NAME: &'static str = "DescribeClusterOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Cluster" => take(&mut self.cluster, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeClusterOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeJobFlowsInput {
    const NAME: &'static str = "DescribeJobFlowsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreatedAfter" => take(&mut self.created_after, map),
            "CreatedBefore" => take(&mut self.created_before, map),
            "JobFlowIds" => take(&mut self.job_flow_ids, map),
            "JobFlowStates" => take(&mut self.job_flow_states, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeJobFlowsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeJobFlowsOutput {
    const NAME: &'static str = "DescribeJobFlowsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "JobFlows" => take(&mut self.job_flows, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeJobFlowsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeNotebookExecutionInput {
    const NAME: &'static str = "DescribeNotebookExecutionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NotebookExecutionId" => take(&mut self.notebook_execution_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeNotebookExecutionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeNotebookExecutionOutput {
    const NAME: &'static str = "DescribeNotebookExecutionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NotebookExecution" => take(&mut self.notebook_execution, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeNotebookExecutionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribePersistentAppUIInput {
    const NAME: &'static str = "DescribePersistentAppUIInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "PersistentAppUIId" => take(&mut self.persistent_app_ui_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribePersistentAppUIInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribePersistentAppUIOutput {
    const NAME: &'static str = "DescribePersistentAppUIOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "PersistentAppUI" => take(&mut self.persistent_app_ui, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribePersistentAppUIOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeReleaseLabelInput {
    const NAME: &'static str = "DescribeReleaseLabelInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "MaxResults" => take(&mut self.max_results, map),
            "NextToken" => take(&mut self.next_token, map),
            "ReleaseLabel" => take(&mut self.release_label, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeReleaseLabelInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeReleaseLabelOutput {
    const NAME: &'static str = "DescribeReleaseLabelOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Applications" => take(&mut self.applications, map),
            "AvailableOSReleases" => take(&mut self.available_os_releases, map),
            "NextToken" => take(&mut self.next_token, map),
            "ReleaseLabel" => take(&mut self.release_label, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeReleaseLabelOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeSecurityConfigurationInput {
    const NAME: &'static str = "DescribeSecurityConfigurationInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeSecurityConfigurationInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeSecurityConfigurationOutput {
    const NAME: &'static str = "DescribeSecurityConfigurationOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreationDateTime" => take(&mut self.creation_date_time, map),
            "Name" => take(&mut self.name, map),
            "SecurityConfiguration" => take(&mut self.security_configuration, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeSecurityConfigurationOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeStepInput {
    const NAME: &'static str = "DescribeStepInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "StepId" => take(&mut self.step_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeStepInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeStepOutput {
    const NAME: &'static str = "DescribeStepOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Step" => take(&mut self.step, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeStepOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeStudioInput {
    const NAME: &'static str = "DescribeStudioInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "StudioId" => take(&mut self.studio_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeStudioInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeStudioOutput {
    const NAME: &'static str = "DescribeStudioOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Studio" => take(&mut self.studio, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeStudioOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for EMRContainersConfig {
    const NAME: &'static str = "EMRContainersConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "JobRunId" => take(&mut self.job_run_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for EMRContainersConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for EbsBlockDevice {
    const NAME: &'static str = "EbsBlockDevice";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Device" => take(&mut self.device, map),
            "VolumeSpecification" => take(&mut self.volume_specification, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for EbsBlockDevice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for EbsBlockDeviceConfig {
    const NAME: &'static str = "EbsBlockDeviceConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "VolumeSpecification" => take(&mut self.volume_specification, map),
            "VolumesPerInstance" => take(&mut self.volumes_per_instance, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for EbsBlockDeviceConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for EbsConfiguration {
    const NAME: &'static str = "EbsConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EbsBlockDeviceConfigs" => take(&mut self.ebs_block_device_configs, map),
            "EbsOptimized" => take(&mut self.ebs_optimized, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for EbsConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for EbsVolume {
    const NAME: &'static str = "EbsVolume";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Device" => take(&mut self.device, map),
            "VolumeId" => take(&mut self.volume_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for EbsVolume {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Ec2InstanceAttributes {
    const NAME: &'static str = "Ec2InstanceAttributes";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AdditionalMasterSecurityGroups" => {
                take(&mut self.additional_master_security_groups, map)
            }
            "AdditionalSlaveSecurityGroups" => {
                take(&mut self.additional_slave_security_groups, map)
            }
            "Ec2AvailabilityZone" => take(&mut self.ec2_availability_zone, map),
            "Ec2KeyName" => take(&mut self.ec2_key_name, map),
            "Ec2SubnetId" => take(&mut self.ec2_subnet_id, map),
            "EmrManagedMasterSecurityGroup" => {
                take(&mut self.emr_managed_master_security_group, map)
            }
            "EmrManagedSlaveSecurityGroup" => take(&mut self.emr_managed_slave_security_group, map),
            "IamInstanceProfile" => take(&mut self.iam_instance_profile, map),
            "RequestedEc2AvailabilityZones" => {
                take(&mut self.requested_ec2_availability_zones, map)
            }
            "RequestedEc2SubnetIds" => take(&mut self.requested_ec2_subnet_ids, map),
            "ServiceAccessSecurityGroup" => take(&mut self.service_access_security_group, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Ec2InstanceAttributes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ErrorDetail {
    const NAME: &'static str = "ErrorDetail";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ErrorCode" => take(&mut self.error_code, map),
            "ErrorData" => take(&mut self.error_data, map),
            "ErrorMessage" => take(&mut self.error_message, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ErrorDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ExecutionEngineConfig {
    const NAME: &'static str = "ExecutionEngineConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ExecutionRoleArn" => take(&mut self.execution_role_arn, map),
            "Id" => take(&mut self.id, map),
            "MasterInstanceSecurityGroupId" => {
                take(&mut self.master_instance_security_group_id, map)
            }
            "Type" => take(&mut self.r#type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ExecutionEngineConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for FailureDetails {
    const NAME: &'static str = "FailureDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "LogFile" => take(&mut self.log_file, map),
            "Message" => take(&mut self.message, map),
            "Reason" => take(&mut self.reason, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for FailureDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetAutoTerminationPolicyInput {
    const NAME: &'static str = "GetAutoTerminationPolicyInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetAutoTerminationPolicyInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetAutoTerminationPolicyOutput {
    const NAME: &'static str = "GetAutoTerminationPolicyOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AutoTerminationPolicy" => take(&mut self.auto_termination_policy, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetAutoTerminationPolicyOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetBlockPublicAccessConfigurationInput {
    const NAME: &'static str = "GetBlockPublicAccessConfigurationInput";
}

impl<'de> Deserialize<'de> for GetBlockPublicAccessConfigurationInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetBlockPublicAccessConfigurationOutput {
    const NAME: &'static str = "GetBlockPublicAccessConfigurationOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "BlockPublicAccessConfiguration" => {
                take(&mut self.block_public_access_configuration, map)
            }
            "BlockPublicAccessConfigurationMetadata" => {
                take(&mut self.block_public_access_configuration_metadata, map)
            }
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetBlockPublicAccessConfigurationOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetClusterSessionCredentialsInput {
    const NAME: &'static str = "GetClusterSessionCredentialsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "ExecutionRoleArn" => take(&mut self.execution_role_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetClusterSessionCredentialsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetClusterSessionCredentialsOutput {
    const NAME: &'static str = "GetClusterSessionCredentialsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Credentials" => take(&mut self.credentials, map),
            "ExpiresAt" => take(&mut self.expires_at, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetClusterSessionCredentialsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetManagedScalingPolicyInput {
    const NAME: &'static str = "GetManagedScalingPolicyInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetManagedScalingPolicyInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetManagedScalingPolicyOutput {
    const NAME: &'static str = "GetManagedScalingPolicyOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ManagedScalingPolicy" => take(&mut self.managed_scaling_policy, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetManagedScalingPolicyOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetOnClusterAppUIPresignedURLInput {
    const NAME: &'static str = "GetOnClusterAppUIPresignedURLInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ApplicationId" => take(&mut self.application_id, map),
            "ClusterId" => take(&mut self.cluster_id, map),
            "DryRun" => take(&mut self.dry_run, map),
            "ExecutionRoleArn" => take(&mut self.execution_role_arn, map),
            "OnClusterAppUIType" => take(&mut self.on_cluster_app_ui_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetOnClusterAppUIPresignedURLInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetOnClusterAppUIPresignedURLOutput {
    const NAME: &'static str = "GetOnClusterAppUIPresignedURLOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "PresignedURL" => take(&mut self.presigned_url, map),
            "PresignedURLReady" => take(&mut self.presigned_url_ready, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetOnClusterAppUIPresignedURLOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetPersistentAppUIPresignedURLInput {
    const NAME: &'static str = "GetPersistentAppUIPresignedURLInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ApplicationId" => take(&mut self.application_id, map),
            "AuthProxyCall" => take(&mut self.auth_proxy_call, map),
            "ExecutionRoleArn" => take(&mut self.execution_role_arn, map),
            "PersistentAppUIId" => take(&mut self.persistent_app_ui_id, map),
            "PersistentAppUIType" => take(&mut self.persistent_app_ui_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetPersistentAppUIPresignedURLInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetPersistentAppUIPresignedURLOutput {
    const NAME: &'static str = "GetPersistentAppUIPresignedURLOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "PresignedURL" => take(&mut self.presigned_url, map),
            "PresignedURLReady" => take(&mut self.presigned_url_ready, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetPersistentAppUIPresignedURLOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetSessionEndpointInput {
    const NAME: &'static str = "GetSessionEndpointInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "SessionId" => take(&mut self.session_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetSessionEndpointInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetSessionEndpointOutput {
    const NAME: &'static str = "GetSessionEndpointOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AuthToken" => take(&mut self.auth_token, map),
            "AuthTokenExpirationTime" => take(&mut self.auth_token_expiration_time, map),
            "Credentials" => take(&mut self.credentials, map),
            "Endpoint" => take(&mut self.endpoint, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetSessionEndpointOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetSessionInput {
    const NAME: &'static str = "GetSessionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "SessionId" => take(&mut self.session_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetSessionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetSessionOutput {
    const NAME: &'static str = "GetSessionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Session" => take(&mut self.session, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetSessionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetStudioSessionMappingInput {
    const NAME: &'static str = "GetStudioSessionMappingInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "IdentityId" => take(&mut self.identity_id, map),
            "IdentityName" => take(&mut self.identity_name, map),
            "IdentityType" => take(&mut self.identity_type, map),
            "StudioId" => take(&mut self.studio_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetStudioSessionMappingInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetStudioSessionMappingOutput {
    const NAME: &'static str = "GetStudioSessionMappingOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "SessionMapping" => take(&mut self.session_mapping, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetStudioSessionMappingOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for HadoopJarStepConfig {
    const NAME: &'static str = "HadoopJarStepConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Args" => take(&mut self.args, map),
            "Jar" => take(&mut self.jar, map),
            "MainClass" => take(&mut self.main_class, map),
            "Properties" => take(&mut self.properties, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for HadoopJarStepConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for HadoopStepConfig {
    const NAME: &'static str = "HadoopStepConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Args" => take(&mut self.args, map),
            "Jar" => take(&mut self.jar, map),
            "MainClass" => take(&mut self.main_class, map),
            "Properties" => take(&mut self.properties, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for HadoopStepConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Instance {
    const NAME: &'static str = "Instance";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EbsVolumes" => take(&mut self.ebs_volumes, map),
            "Ec2InstanceId" => take(&mut self.ec2_instance_id, map),
            "Id" => take(&mut self.id, map),
            "InstanceFleetId" => take(&mut self.instance_fleet_id, map),
            "InstanceGroupId" => take(&mut self.instance_group_id, map),
            "InstanceType" => take(&mut self.instance_type, map),
            "Market" => take(&mut self.market, map),
            "PrivateDnsName" => take(&mut self.private_dns_name, map),
            "PrivateIpAddress" => take(&mut self.private_ip_address, map),
            "PublicDnsName" => take(&mut self.public_dns_name, map),
            "PublicIpAddress" => take(&mut self.public_ip_address, map),
            "Status" => take(&mut self.status, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Instance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceFleet {
    const NAME: &'static str = "InstanceFleet";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Context" => take(&mut self.context, map),
            "Id" => take(&mut self.id, map),
            "InstanceFleetType" => take(&mut self.instance_fleet_type, map),
            "InstanceTypeSpecifications" => take(&mut self.instance_type_specifications, map),
            "LaunchSpecifications" => take(&mut self.launch_specifications, map),
            "Name" => take(&mut self.name, map),
            "ProvisionedOnDemandCapacity" => take(&mut self.provisioned_on_demand_capacity, map),
            "ProvisionedSpotCapacity" => take(&mut self.provisioned_spot_capacity, map),
            "ResizeSpecifications" => take(&mut self.resize_specifications, map),
            "Status" => take(&mut self.status, map),
            "TargetOnDemandCapacity" => take(&mut self.target_on_demand_capacity, map),
            "TargetSpotCapacity" => take(&mut self.target_spot_capacity, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceFleet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceFleetConfig {
    const NAME: &'static str = "InstanceFleetConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Context" => take(&mut self.context, map),
            "InstanceFleetType" => take(&mut self.instance_fleet_type, map),
            "InstanceTypeConfigs" => take(&mut self.instance_type_configs, map),
            "LaunchSpecifications" => take(&mut self.launch_specifications, map),
            "Name" => take(&mut self.name, map),
            "ResizeSpecifications" => take(&mut self.resize_specifications, map),
            "TargetOnDemandCapacity" => take(&mut self.target_on_demand_capacity, map),
            "TargetSpotCapacity" => take(&mut self.target_spot_capacity, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceFleetConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceFleetModifyConfig {
    const NAME: &'static str = "InstanceFleetModifyConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Context" => take(&mut self.context, map),
            "InstanceFleetId" => take(&mut self.instance_fleet_id, map),
            "InstanceTypeConfigs" => take(&mut self.instance_type_configs, map),
            "ResizeSpecifications" => take(&mut self.resize_specifications, map),
            "TargetOnDemandCapacity" => take(&mut self.target_on_demand_capacity, map),
            "TargetSpotCapacity" => take(&mut self.target_spot_capacity, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceFleetModifyConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceFleetProvisioningSpecifications {
    const NAME: &'static str = "InstanceFleetProvisioningSpecifications";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "OnDemandSpecification" => take(&mut self.on_demand_specification, map),
            "SpotSpecification" => take(&mut self.spot_specification, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceFleetProvisioningSpecifications {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceFleetResizingSpecifications {
    const NAME: &'static str = "InstanceFleetResizingSpecifications";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "OnDemandResizeSpecification" => take(&mut self.on_demand_resize_specification, map),
            "SpotResizeSpecification" => take(&mut self.spot_resize_specification, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceFleetResizingSpecifications {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceFleetStateChangeReason {
    const NAME: &'static str = "InstanceFleetStateChangeReason";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Code" => take(&mut self.code, map),
            "Message" => take(&mut self.message, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceFleetStateChangeReason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceFleetStatus {
    const NAME: &'static str = "InstanceFleetStatus";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "State" => take(&mut self.state, map),
            "StateChangeReason" => take(&mut self.state_change_reason, map),
            "Timeline" => take(&mut self.timeline, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceFleetStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceFleetTimeline {
    const NAME: &'static str = "InstanceFleetTimeline";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreationDateTime" => take(&mut self.creation_date_time, map),
            "EndDateTime" => take(&mut self.end_date_time, map),
            "ReadyDateTime" => take(&mut self.ready_date_time, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceFleetTimeline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceGroup {
    const NAME: &'static str = "InstanceGroup";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AutoScalingPolicy" => take(&mut self.auto_scaling_policy, map),
            "BidPrice" => take(&mut self.bid_price, map),
            "Configurations" => take(&mut self.configurations, map),
            "ConfigurationsVersion" => take(&mut self.configurations_version, map),
            "CustomAmiId" => take(&mut self.custom_ami_id, map),
            "EbsBlockDevices" => take(&mut self.ebs_block_devices, map),
            "EbsOptimized" => take(&mut self.ebs_optimized, map),
            "Id" => take(&mut self.id, map),
            "InstanceGroupType" => take(&mut self.instance_group_type, map),
            "InstanceType" => take(&mut self.instance_type, map),
            "LastSuccessfullyAppliedConfigurations" => {
                take(&mut self.last_successfully_applied_configurations, map)
            }
            "LastSuccessfullyAppliedConfigurationsVersion" => take(
                &mut self.last_successfully_applied_configurations_version,
                map,
            ),
            "Market" => take(&mut self.market, map),
            "Name" => take(&mut self.name, map),
            "RequestedInstanceCount" => take(&mut self.requested_instance_count, map),
            "RunningInstanceCount" => take(&mut self.running_instance_count, map),
            "ShrinkPolicy" => take(&mut self.shrink_policy, map),
            "Status" => take(&mut self.status, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceGroup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceGroupConfig {
    const NAME: &'static str = "InstanceGroupConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AutoScalingPolicy" => take(&mut self.auto_scaling_policy, map),
            "BidPrice" => take(&mut self.bid_price, map),
            "Configurations" => take(&mut self.configurations, map),
            "CustomAmiId" => take(&mut self.custom_ami_id, map),
            "EbsConfiguration" => take(&mut self.ebs_configuration, map),
            "InstanceCount" => take(&mut self.instance_count, map),
            "InstanceRole" => take(&mut self.instance_role, map),
            "InstanceType" => take(&mut self.instance_type, map),
            "Market" => take(&mut self.market, map),
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceGroupConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceGroupDetail {
    const NAME: &'static str = "InstanceGroupDetail";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "BidPrice" => take(&mut self.bid_price, map),
            "CreationDateTime" => take(&mut self.creation_date_time, map),
            "CustomAmiId" => take(&mut self.custom_ami_id, map),
            "EndDateTime" => take(&mut self.end_date_time, map),
            "InstanceGroupId" => take(&mut self.instance_group_id, map),
            "InstanceRequestCount" => take(&mut self.instance_request_count, map),
            "InstanceRole" => take(&mut self.instance_role, map),
            "InstanceRunningCount" => take(&mut self.instance_running_count, map),
            "InstanceType" => take(&mut self.instance_type, map),
            "LastStateChangeReason" => take(&mut self.last_state_change_reason, map),
            "Market" => take(&mut self.market, map),
            "Name" => take(&mut self.name, map),
            "ReadyDateTime" => take(&mut self.ready_date_time, map),
            "StartDateTime" => take(&mut self.start_date_time, map),
            "State" => take(&mut self.state, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceGroupDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceGroupModifyConfig {
    const NAME: &'static str = "InstanceGroupModifyConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Configurations" => take(&mut self.configurations, map),
            "EC2InstanceIdsToTerminate" => take(&mut self.ec2_instance_ids_to_terminate, map),
            "InstanceCount" => take(&mut self.instance_count, map),
            "InstanceGroupId" => take(&mut self.instance_group_id, map),
            "ReconfigurationType" => take(&mut self.reconfiguration_type, map),
            "ShrinkPolicy" => take(&mut self.shrink_policy, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceGroupModifyConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceGroupStateChangeReason {
    const NAME: &'static str = "InstanceGroupStateChangeReason";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Code" => take(&mut self.code, map),
            "Message" => take(&mut self.message, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceGroupStateChangeReason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceGroupStatus {
    const NAME: &'static str = "InstanceGroupStatus";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "State" => take(&mut self.state, map),
            "StateChangeReason" => take(&mut self.state_change_reason, map),
            "Timeline" => take(&mut self.timeline, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceGroupStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceGroupTimeline {
    const NAME: &'static str = "InstanceGroupTimeline";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreationDateTime" => take(&mut self.creation_date_time, map),
            "EndDateTime" => take(&mut self.end_date_time, map),
            "ReadyDateTime" => take(&mut self.ready_date_time, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceGroupTimeline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceResizePolicy {
    const NAME: &'static str = "InstanceResizePolicy";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "InstanceTerminationTimeout" => take(&mut self.instance_termination_timeout, map),
            "InstancesToProtect" => take(&mut self.instances_to_protect, map),
            "InstancesToTerminate" => take(&mut self.instances_to_terminate, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceResizePolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceStateChangeReason {
    const NAME: &'static str = "InstanceStateChangeReason";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Code" => take(&mut self.code, map),
            "Message" => take(&mut self.message, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceStateChangeReason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceStatus {
    const NAME: &'static str = "InstanceStatus";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "State" => take(&mut self.state, map),
            "StateChangeReason" => take(&mut self.state_change_reason, map),
            "Timeline" => take(&mut self.timeline, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceTimeline {
    const NAME: &'static str = "InstanceTimeline";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreationDateTime" => take(&mut self.creation_date_time, map),
            "EndDateTime" => take(&mut self.end_date_time, map),
            "ReadyDateTime" => take(&mut self.ready_date_time, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceTimeline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceTypeConfig {
    const NAME: &'static str = "InstanceTypeConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "BidPrice" => take(&mut self.bid_price, map),
            "BidPriceAsPercentageOfOnDemandPrice" => {
                take(&mut self.bid_price_as_percentage_of_on_demand_price, map)
            }
            "Configurations" => take(&mut self.configurations, map),
            "CustomAmiId" => take(&mut self.custom_ami_id, map),
            "EbsConfiguration" => take(&mut self.ebs_configuration, map),
            "InstanceType" => take(&mut self.instance_type, map),
            "Priority" => take(&mut self.priority, map),
            "WeightedCapacity" => take(&mut self.weighted_capacity, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceTypeConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InstanceTypeSpecification {
    const NAME: &'static str = "InstanceTypeSpecification";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "BidPrice" => take(&mut self.bid_price, map),
            "BidPriceAsPercentageOfOnDemandPrice" => {
                take(&mut self.bid_price_as_percentage_of_on_demand_price, map)
            }
            "Configurations" => take(&mut self.configurations, map),
            "CustomAmiId" => take(&mut self.custom_ami_id, map),
            "EbsBlockDevices" => take(&mut self.ebs_block_devices, map),
            "EbsOptimized" => take(&mut self.ebs_optimized, map),
            "InstanceType" => take(&mut self.instance_type, map),
            "Priority" => take(&mut self.priority, map),
            "WeightedCapacity" => take(&mut self.weighted_capacity, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InstanceTypeSpecification {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for JobFlowDetail {
    const NAME: &'static str = "JobFlowDetail";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AmiVersion" => take(&mut self.ami_version, map),
            "AutoScalingRole" => take(&mut self.auto_scaling_role, map),
            "BootstrapActions" => take(&mut self.bootstrap_actions, map),
            "ExecutionStatusDetail" => take(&mut self.execution_status_detail, map),
            "Instances" => take(&mut self.instances, map),
            "JobFlowId" => take(&mut self.job_flow_id, map),
            "JobFlowRole" => take(&mut self.job_flow_role, map),
            "LogEncryptionKmsKeyId" => take(&mut self.log_encryption_kms_key_id, map),
            "LogUri" => take(&mut self.log_uri, map),
            "Name" => take(&mut self.name, map),
            "ScaleDownBehavior" => take(&mut self.scale_down_behavior, map),
            "ServiceRole" => take(&mut self.service_role, map),
            "Steps" => take(&mut self.steps, map),
            "SupportedProducts" => take(&mut self.supported_products, map),
            "VisibleToAllUsers" => take(&mut self.visible_to_all_users, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for JobFlowDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for JobFlowExecutionStatusDetail {
    const NAME: &'static str = "JobFlowExecutionStatusDetail";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreationDateTime" => take(&mut self.creation_date_time, map),
            "EndDateTime" => take(&mut self.end_date_time, map),
            "LastStateChangeReason" => take(&mut self.last_state_change_reason, map),
            "ReadyDateTime" => take(&mut self.ready_date_time, map),
            "StartDateTime" => take(&mut self.start_date_time, map),
            "State" => take(&mut self.state, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for JobFlowExecutionStatusDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for JobFlowInstancesConfig {
    const NAME: &'static str = "JobFlowInstancesConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AdditionalMasterSecurityGroups" => {
                take(&mut self.additional_master_security_groups, map)
            }
            "AdditionalSlaveSecurityGroups" => {
                take(&mut self.additional_slave_security_groups, map)
            }
            "Ec2KeyName" => take(&mut self.ec2_key_name, map),
            "Ec2SubnetId" => take(&mut self.ec2_subnet_id, map),
            "Ec2SubnetIds" => take(&mut self.ec2_subnet_ids, map),
            "EmrManagedMasterSecurityGroup" => {
                take(&mut self.emr_managed_master_security_group, map)
            }
            "EmrManagedSlaveSecurityGroup" => take(&mut self.emr_managed_slave_security_group, map),
            "HadoopVersion" => take(&mut self.hadoop_version, map),
            "InstanceCount" => take(&mut self.instance_count, map),
            "InstanceFleets" => take(&mut self.instance_fleets, map),
            "InstanceGroups" => take(&mut self.instance_groups, map),
            "KeepJobFlowAliveWhenNoSteps" => take(&mut self.keep_job_flow_alive_when_no_steps, map),
            "MasterInstanceType" => take(&mut self.master_instance_type, map),
            "Placement" => take(&mut self.placement, map),
            "ServiceAccessSecurityGroup" => take(&mut self.service_access_security_group, map),
            "SlaveInstanceType" => take(&mut self.slave_instance_type, map),
            "TerminationProtected" => take(&mut self.termination_protected, map),
            "UnhealthyNodeReplacement" => take(&mut self.unhealthy_node_replacement, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for JobFlowInstancesConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for JobFlowInstancesDetail {
    const NAME: &'static str = "JobFlowInstancesDetail";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Ec2KeyName" => take(&mut self.ec2_key_name, map),
            "Ec2SubnetId" => take(&mut self.ec2_subnet_id, map),
            "HadoopVersion" => take(&mut self.hadoop_version, map),
            "InstanceCount" => take(&mut self.instance_count, map),
            "InstanceGroups" => take(&mut self.instance_groups, map),
            "KeepJobFlowAliveWhenNoSteps" => take(&mut self.keep_job_flow_alive_when_no_steps, map),
            "MasterInstanceId" => take(&mut self.master_instance_id, map),
            "MasterInstanceType" => take(&mut self.master_instance_type, map),
            "MasterPublicDnsName" => take(&mut self.master_public_dns_name, map),
            "NormalizedInstanceHours" => take(&mut self.normalized_instance_hours, map),
            "Placement" => take(&mut self.placement, map),
            "SlaveInstanceType" => take(&mut self.slave_instance_type, map),
            "TerminationProtected" => take(&mut self.termination_protected, map),
            "UnhealthyNodeReplacement" => take(&mut self.unhealthy_node_replacement, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for JobFlowInstancesDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for KerberosAttributes {
    const NAME: &'static str = "KerberosAttributes";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ADDomainJoinPassword" => take(&mut self.ad_domain_join_password, map),
            "ADDomainJoinUser" => take(&mut self.ad_domain_join_user, map),
            "CrossRealmTrustPrincipalPassword" => {
                take(&mut self.cross_realm_trust_principal_password, map)
            }
            "KdcAdminPassword" => take(&mut self.kdc_admin_password, map),
            "Realm" => take(&mut self.realm, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for KerberosAttributes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for KeyValue {
    const NAME: &'static str = "KeyValue";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Key" => take(&mut self.key, map),
            "Value" => take(&mut self.value, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for KeyValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListBootstrapActionsInput {
    const NAME: &'static str = "ListBootstrapActionsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "Marker" => take(&mut self.marker, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListBootstrapActionsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListBootstrapActionsOutput {
    const NAME: &'static str = "ListBootstrapActionsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "BootstrapActions" => take(&mut self.bootstrap_actions, map),
            "Marker" => take(&mut self.marker, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListBootstrapActionsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListClustersInput {
    const NAME: &'static str = "ListClustersInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterStates" => take(&mut self.cluster_states, map),
            "CreatedAfter" => take(&mut self.created_after, map),
            "CreatedBefore" => take(&mut self.created_before, map),
            "Marker" => take(&mut self.marker, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListClustersInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListClustersOutput {
    const NAME: &'static str = "ListClustersOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Clusters" => take(&mut self.clusters, map),
            "Marker" => take(&mut self.marker, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListClustersOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListInstanceFleetsInput {
    const NAME: &'static str = "ListInstanceFleetsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "Marker" => take(&mut self.marker, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListInstanceFleetsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListInstanceFleetsOutput {
    const NAME: &'static str = "ListInstanceFleetsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "InstanceFleets" => take(&mut self.instance_fleets, map),
            "Marker" => take(&mut self.marker, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListInstanceFleetsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListInstanceGroupsInput {
    const NAME: &'static str = "ListInstanceGroupsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "Marker" => take(&mut self.marker, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListInstanceGroupsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListInstanceGroupsOutput {
    const NAME: &'static str = "ListInstanceGroupsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "InstanceGroups" => take(&mut self.instance_groups, map),
            "Marker" => take(&mut self.marker, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListInstanceGroupsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListInstancesInput {
    const NAME: &'static str = "ListInstancesInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "InstanceFleetId" => take(&mut self.instance_fleet_id, map),
            "InstanceFleetType" => take(&mut self.instance_fleet_type, map),
            "InstanceGroupId" => take(&mut self.instance_group_id, map),
            "InstanceGroupTypes" => take(&mut self.instance_group_types, map),
            "InstanceStates" => take(&mut self.instance_states, map),
            "Marker" => take(&mut self.marker, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListInstancesInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListInstancesOutput {
    const NAME: &'static str = "ListInstancesOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Instances" => take(&mut self.instances, map),
            "Marker" => take(&mut self.marker, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListInstancesOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListNotebookExecutionsInput {
    const NAME: &'static str = "ListNotebookExecutionsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EditorId" => take(&mut self.editor_id, map),
            "ExecutionEngineId" => take(&mut self.execution_engine_id, map),
            "From" => take(&mut self.from, map),
            "Marker" => take(&mut self.marker, map),
            "Status" => take(&mut self.status, map),
            "To" => take(&mut self.to, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListNotebookExecutionsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListNotebookExecutionsOutput {
    const NAME: &'static str = "ListNotebookExecutionsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Marker" => take(&mut self.marker, map),
            "NotebookExecutions" => take(&mut self.notebook_executions, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListNotebookExecutionsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListReleaseLabelsInput {
    const NAME: &'static str = "ListReleaseLabelsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Filters" => take(&mut self.filters, map),
            "MaxResults" => take(&mut self.max_results, map),
            "NextToken" => take(&mut self.next_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListReleaseLabelsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListReleaseLabelsOutput {
    const NAME: &'static str = "ListReleaseLabelsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NextToken" => take(&mut self.next_token, map),
            "ReleaseLabels" => take(&mut self.release_labels, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListReleaseLabelsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListSecurityConfigurationsInput {
    const NAME: &'static str = "ListSecurityConfigurationsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Marker" => take(&mut self.marker, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListSecurityConfigurationsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListSecurityConfigurationsOutput {
    const NAME: &'static str = "ListSecurityConfigurationsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Marker" => take(&mut self.marker, map),
            "SecurityConfigurations" => take(&mut self.security_configurations, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListSecurityConfigurationsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListSessionsInput {
    const NAME: &'static str = "ListSessionsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "MaxResults" => take(&mut self.max_results, map),
            "NextToken" => take(&mut self.next_token, map),
            "SessionStates" => take(&mut self.session_states, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListSessionsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListSessionsOutput {
    const NAME: &'static str = "ListSessionsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NextToken" => take(&mut self.next_token, map),
            "Sessions" => take(&mut self.sessions, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListSessionsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListStepsInput {
    const NAME: &'static str = "ListStepsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "Marker" => take(&mut self.marker, map),
            "StepIds" => take(&mut self.step_ids, map),
            "StepStates" => take(&mut self.step_states, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListStepsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListStepsOutput {
    const NAME: &'static str = "ListStepsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Marker" => take(&mut self.marker, map),
            "Steps" => take(&mut self.steps, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListStepsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListStudioSessionMappingsInput {
    const NAME: &'static str = "ListStudioSessionMappingsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "IdentityType" => take(&mut self.identity_type, map),
            "Marker" => take(&mut self.marker, map),
            "StudioId" => take(&mut self.studio_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListStudioSessionMappingsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListStudioSessionMappingsOutput {
    const NAME: &'static str = "ListStudioSessionMappingsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Marker" => take(&mut self.marker, map),
            "SessionMappings" => take(&mut self.session_mappings, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListStudioSessionMappingsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListStudiosInput {
    const NAME: &'static str = "ListStudiosInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Marker" => take(&mut self.marker, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListStudiosInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListStudiosOutput {
    const NAME: &'static str = "ListStudiosOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Marker" => take(&mut self.marker, map),
            "Studios" => take(&mut self.studios, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListStudiosOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListSupportedInstanceTypesInput {
    const NAME: &'static str = "ListSupportedInstanceTypesInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Marker" => take(&mut self.marker, map),
            "ReleaseLabel" => take(&mut self.release_label, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListSupportedInstanceTypesInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListSupportedInstanceTypesOutput {
    const NAME: &'static str = "ListSupportedInstanceTypesOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Marker" => take(&mut self.marker, map),
            "SupportedInstanceTypes" => take(&mut self.supported_instance_types, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListSupportedInstanceTypesOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ManagedScalingPolicy {
    const NAME: &'static str = "ManagedScalingPolicy";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ComputeLimits" => take(&mut self.compute_limits, map),
            "ScalingStrategy" => take(&mut self.scaling_strategy, map),
            "UtilizationPerformanceIndex" => take(&mut self.utilization_performance_index, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ManagedScalingPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for MetricDimension {
    const NAME: &'static str = "MetricDimension";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Key" => take(&mut self.key, map),
            "Value" => take(&mut self.value, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for MetricDimension {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ModifyClusterInput {
    const NAME: &'static str = "ModifyClusterInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "ExtendedSupport" => take(&mut self.extended_support, map),
            "StepConcurrencyLevel" => take(&mut self.step_concurrency_level, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ModifyClusterInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ModifyClusterOutput {
    const NAME: &'static str = "ModifyClusterOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ExtendedSupport" => take(&mut self.extended_support, map),
            "StepConcurrencyLevel" => take(&mut self.step_concurrency_level, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ModifyClusterOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ModifyInstanceFleetInput {
    const NAME: &'static str = "ModifyInstanceFleetInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "InstanceFleet" => take(&mut self.instance_fleet, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ModifyInstanceFleetInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ModifyInstanceGroupsInput {
    const NAME: &'static str = "ModifyInstanceGroupsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "InstanceGroups" => take(&mut self.instance_groups, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ModifyInstanceGroupsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for MonitoringConfiguration {
    const NAME: &'static str = "MonitoringConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CloudWatchLogConfiguration" => take(&mut self.cloud_watch_log_configuration, map),
            "S3LoggingConfiguration" => take(&mut self.s3_logging_configuration, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for MonitoringConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for NotebookExecution {
    const NAME: &'static str = "NotebookExecution";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Arn" => take(&mut self.arn, map),
            "EditorId" => take(&mut self.editor_id, map),
            "EndTime" => take(&mut self.end_time, map),
            "EnvironmentVariables" => take(&mut self.environment_variables, map),
            "ExecutionEngine" => take(&mut self.execution_engine, map),
            "LastStateChangeReason" => take(&mut self.last_state_change_reason, map),
            "NotebookExecutionId" => take(&mut self.notebook_execution_id, map),
            "NotebookExecutionName" => take(&mut self.notebook_execution_name, map),
            "NotebookInstanceSecurityGroupId" => {
                take(&mut self.notebook_instance_security_group_id, map)
            }
            "NotebookParams" => take(&mut self.notebook_params, map),
            "NotebookS3Location" => take(&mut self.notebook_s3_location, map),
            "OutputNotebookFormat" => take(&mut self.output_notebook_format, map),
            "OutputNotebookS3Location" => take(&mut self.output_notebook_s3_location, map),
            "OutputNotebookURI" => take(&mut self.output_notebook_uri, map),
            "StartTime" => take(&mut self.start_time, map),
            "Status" => take(&mut self.status, map),
            "Tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for NotebookExecution {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for NotebookExecutionSummary {
    const NAME: &'static str = "NotebookExecutionSummary";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EditorId" => take(&mut self.editor_id, map),
            "EndTime" => take(&mut self.end_time, map),
            "ExecutionEngineId" => take(&mut self.execution_engine_id, map),
            "NotebookExecutionId" => take(&mut self.notebook_execution_id, map),
            "NotebookExecutionName" => take(&mut self.notebook_execution_name, map),
            "NotebookS3Location" => take(&mut self.notebook_s3_location, map),
            "StartTime" => take(&mut self.start_time, map),
            "Status" => take(&mut self.status, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for NotebookExecutionSummary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for NotebookS3LocationForOutput {
    const NAME: &'static str = "NotebookS3LocationForOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Bucket" => take(&mut self.bucket, map),
            "Key" => take(&mut self.key, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for NotebookS3LocationForOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for NotebookS3LocationFromInput {
    const NAME: &'static str = "NotebookS3LocationFromInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Bucket" => take(&mut self.bucket, map),
            "Key" => take(&mut self.key, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for NotebookS3LocationFromInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for OSRelease {
    const NAME: &'static str = "OSRelease";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Label" => take(&mut self.label, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for OSRelease {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for OnDemandCapacityReservationOptions {
    const NAME: &'static str = "OnDemandCapacityReservationOptions";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CapacityReservationPreference" => take(&mut self.capacity_reservation_preference, map),
            "CapacityReservationResourceGroupArn" => {
                take(&mut self.capacity_reservation_resource_group_arn, map)
            }
            "UsageStrategy" => take(&mut self.usage_strategy, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for OnDemandCapacityReservationOptions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for OnDemandProvisioningSpecification {
    const NAME: &'static str = "OnDemandProvisioningSpecification";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AllocationStrategy" => take(&mut self.allocation_strategy, map),
            "CapacityReservationOptions" => take(&mut self.capacity_reservation_options, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for OnDemandProvisioningSpecification {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for OnDemandResizingSpecification {
    const NAME: &'static str = "OnDemandResizingSpecification";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AllocationStrategy" => take(&mut self.allocation_strategy, map),
            "CapacityReservationOptions" => take(&mut self.capacity_reservation_options, map),
            "TimeoutDurationMinutes" => take(&mut self.timeout_duration_minutes, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for OnDemandResizingSpecification {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for OutputNotebookS3LocationForOutput {
    const NAME: &'static str = "OutputNotebookS3LocationForOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Bucket" => take(&mut self.bucket, map),
            "Key" => take(&mut self.key, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for OutputNotebookS3LocationForOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for OutputNotebookS3LocationFromInput {
    const NAME: &'static str = "OutputNotebookS3LocationFromInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Bucket" => take(&mut self.bucket, map),
            "Key" => take(&mut self.key, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for OutputNotebookS3LocationFromInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PersistentAppUI {
    const NAME: &'static str = "PersistentAppUI";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AuthorId" => take(&mut self.author_id, map),
            "CreationTime" => take(&mut self.creation_time, map),
            "LastModifiedTime" => take(&mut self.last_modified_time, map),
            "LastStateChangeReason" => take(&mut self.last_state_change_reason, map),
            "PersistentAppUIId" => take(&mut self.persistent_app_ui_id, map),
            "PersistentAppUIStatus" => take(&mut self.persistent_app_ui_status, map),
            "PersistentAppUITypeList" => take(&mut self.persistent_app_ui_type_list, map),
            "Tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PersistentAppUI {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PlacementGroupConfig {
    const NAME: &'static str = "PlacementGroupConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "InstanceRole" => take(&mut self.instance_role, map),
            "PlacementStrategy" => take(&mut self.placement_strategy, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PlacementGroupConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PlacementType {
    const NAME: &'static str = "PlacementType";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AvailabilityZone" => take(&mut self.availability_zone, map),
            "AvailabilityZones" => take(&mut self.availability_zones, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PlacementType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PortRange {
    const NAME: &'static str = "PortRange";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "MaxRange" => take(&mut self.max_range, map),
            "MinRange" => take(&mut self.min_range, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PortRange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutAutoScalingPolicyInput {
    const NAME: &'static str = "PutAutoScalingPolicyInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AutoScalingPolicy" => take(&mut self.auto_scaling_policy, map),
            "ClusterId" => take(&mut self.cluster_id, map),
            "InstanceGroupId" => take(&mut self.instance_group_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutAutoScalingPolicyInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutAutoScalingPolicyOutput {
    const NAME: &'static str = "PutAutoScalingPolicyOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AutoScalingPolicy" => take(&mut self.auto_scaling_policy, map),
            "ClusterArn" => take(&mut self.cluster_arn, map),
            "ClusterId" => take(&mut self.cluster_id, map),
            "InstanceGroupId" => take(&mut self.instance_group_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutAutoScalingPolicyOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutAutoTerminationPolicyInput {
    const NAME: &'static str = "PutAutoTerminationPolicyInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AutoTerminationPolicy" => take(&mut self.auto_termination_policy, map),
            "ClusterId" => take(&mut self.cluster_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutAutoTerminationPolicyInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutAutoTerminationPolicyOutput {
    const NAME: &'static str = "PutAutoTerminationPolicyOutput";
}

impl<'de> Deserialize<'de> for PutAutoTerminationPolicyOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutBlockPublicAccessConfigurationInput {
    const NAME: &'static str = "PutBlockPublicAccessConfigurationInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "BlockPublicAccessConfiguration" => {
                take(&mut self.block_public_access_configuration, map)
            }
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutBlockPublicAccessConfigurationInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutBlockPublicAccessConfigurationOutput {
    const NAME: &'static str = "PutBlockPublicAccessConfigurationOutput";
}

impl<'de> Deserialize<'de> for PutBlockPublicAccessConfigurationOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutManagedScalingPolicyInput {
    const NAME: &'static str = "PutManagedScalingPolicyInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "ManagedScalingPolicy" => take(&mut self.managed_scaling_policy, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutManagedScalingPolicyInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutManagedScalingPolicyOutput {
    const NAME: &'static str = "PutManagedScalingPolicyOutput";
}

impl<'de> Deserialize<'de> for PutManagedScalingPolicyOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ReleaseLabelFilter {
    const NAME: &'static str = "ReleaseLabelFilter";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Application" => take(&mut self.application, map),
            "Prefix" => take(&mut self.prefix, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ReleaseLabelFilter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveAutoScalingPolicyInput {
    const NAME: &'static str = "RemoveAutoScalingPolicyInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "InstanceGroupId" => take(&mut self.instance_group_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RemoveAutoScalingPolicyInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveAutoScalingPolicyOutput {
    const NAME: &'static str = "RemoveAutoScalingPolicyOutput";
}

impl<'de> Deserialize<'de> for RemoveAutoScalingPolicyOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveAutoTerminationPolicyInput {
    const NAME: &'static str = "RemoveAutoTerminationPolicyInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RemoveAutoTerminationPolicyInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveAutoTerminationPolicyOutput {
    const NAME: &'static str = "RemoveAutoTerminationPolicyOutput";
}

impl<'de> Deserialize<'de> for RemoveAutoTerminationPolicyOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveManagedScalingPolicyInput {
    const NAME: &'static str = "RemoveManagedScalingPolicyInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RemoveManagedScalingPolicyInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveManagedScalingPolicyOutput {
    const NAME: &'static str = "RemoveManagedScalingPolicyOutput";
}

impl<'de> Deserialize<'de> for RemoveManagedScalingPolicyOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveTagsInput {
    const NAME: &'static str = "RemoveTagsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "ResourceId" => take(&mut self.resource_id, map),
            "TagKeys" => take(&mut self.tag_keys, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RemoveTagsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveTagsOutput {
    const NAME: &'static str = "RemoveTagsOutput";
}

impl<'de> Deserialize<'de> for RemoveTagsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RunJobFlowInput {
    const NAME: &'static str = "RunJobFlowInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AdditionalInfo" => take(&mut self.additional_info, map),
            "AmiVersion" => take(&mut self.ami_version, map),
            "Applications" => take(&mut self.applications, map),
            "AutoScalingRole" => take(&mut self.auto_scaling_role, map),
            "AutoTerminationPolicy" => take(&mut self.auto_termination_policy, map),
            "BootstrapActions" => take(&mut self.bootstrap_actions, map),
            "Configurations" => take(&mut self.configurations, map),
            "CustomAmiId" => take(&mut self.custom_ami_id, map),
            "EbsRootVolumeIops" => take(&mut self.ebs_root_volume_iops, map),
            "EbsRootVolumeSize" => take(&mut self.ebs_root_volume_size, map),
            "EbsRootVolumeThroughput" => take(&mut self.ebs_root_volume_throughput, map),
            "ExtendedSupport" => take(&mut self.extended_support, map),
            "Instances" => take(&mut self.instances, map),
            "JobFlowRole" => take(&mut self.job_flow_role, map),
            "KerberosAttributes" => take(&mut self.kerberos_attributes, map),
            "LogEncryptionKmsKeyId" => take(&mut self.log_encryption_kms_key_id, map),
            "LogUri" => take(&mut self.log_uri, map),
            "ManagedScalingPolicy" => take(&mut self.managed_scaling_policy, map),
            "MonitoringConfiguration" => take(&mut self.monitoring_configuration, map),
            "Name" => take(&mut self.name, map),
            "NewSupportedProducts" => take(&mut self.new_supported_products, map),
            "OSReleaseLabel" => take(&mut self.os_release_label, map),
            "PlacementGroupConfigs" => take(&mut self.placement_group_configs, map),
            "ReleaseLabel" => take(&mut self.release_label, map),
            "RepoUpgradeOnBoot" => take(&mut self.repo_upgrade_on_boot, map),
            "ScaleDownBehavior" => take(&mut self.scale_down_behavior, map),
            "SecurityConfiguration" => take(&mut self.security_configuration, map),
            "ServiceRole" => take(&mut self.service_role, map),
            "SessionEnabled" => take(&mut self.session_enabled, map),
            "StepConcurrencyLevel" => take(&mut self.step_concurrency_level, map),
            "StepExecutionRoleArn" => take(&mut self.step_execution_role_arn, map),
            "Steps" => take(&mut self.steps, map),
            "SupportedProducts" => take(&mut self.supported_products, map),
            "Tags" => take(&mut self.tags, map),
            "VisibleToAllUsers" => take(&mut self.visible_to_all_users, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RunJobFlowInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RunJobFlowOutput {
    const NAME: &'static str = "RunJobFlowOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterArn" => take(&mut self.cluster_arn, map),
            "JobFlowId" => take(&mut self.job_flow_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RunJobFlowOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for S3LoggingConfiguration {
    const NAME: &'static str = "S3LoggingConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "LogTypeUploadPolicy" => take(&mut self.log_type_upload_policy, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for S3LoggingConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for S3MonitoringConfiguration {
    const NAME: &'static str = "S3MonitoringConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EncryptionKeyArn" => take(&mut self.encryption_key_arn, map),
            "LogUri" => take(&mut self.log_uri, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for S3MonitoringConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ScalingAction {
    const NAME: &'static str = "ScalingAction";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Market" => take(&mut self.market, map),
            "SimpleScalingPolicyConfiguration" => {
                take(&mut self.simple_scaling_policy_configuration, map)
            }
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ScalingAction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ScalingConstraints {
    const NAME: &'static str = "ScalingConstraints";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "MaxCapacity" => take(&mut self.max_capacity, map),
            "MinCapacity" => take(&mut self.min_capacity, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ScalingConstraints {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ScalingRule {
    const NAME: &'static str = "ScalingRule";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Action" => take(&mut self.action, map),
            "Description" => take(&mut self.description, map),
            "Name" => take(&mut self.name, map),
            "Trigger" => take(&mut self.trigger, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ScalingRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ScalingTrigger {
    const NAME: &'static str = "ScalingTrigger";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CloudWatchAlarmDefinition" => take(&mut self.cloud_watch_alarm_definition, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ScalingTrigger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ScriptBootstrapActionConfig {
    const NAME: &'static str = "ScriptBootstrapActionConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Args" => take(&mut self.args, map),
            "Path" => take(&mut self.path, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ScriptBootstrapActionConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SecurityConfigurationSummary {
    const NAME: &'static str = "SecurityConfigurationSummary";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreationDateTime" => take(&mut self.creation_date_time, map),
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SecurityConfigurationSummary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Session {
    const NAME: &'static str = "Session";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AccountId" => take(&mut self.account_id, map),
            "Arn" => take(&mut self.arn, map),
            "ClusterId" => take(&mut self.cluster_id, map),
            "CreatedAt" => take(&mut self.created_at, map),
            "EndedAt" => take(&mut self.ended_at, map),
            "EngineConfigurations" => take(&mut self.engine_configurations, map),
            "ExecutionRoleArn" => take(&mut self.execution_role_arn, map),
            "Id" => take(&mut self.id, map),
            "IdleSince" => take(&mut self.idle_since, map),
            "MonitoringConfiguration" => take(&mut self.monitoring_configuration, map),
            "Name" => take(&mut self.name, map),
            "ReleaseLabel" => take(&mut self.release_label, map),
            "ServerUrl" => take(&mut self.server_url, map),
            "SessionIdleTimeoutInMinutes" => take(&mut self.session_idle_timeout_in_minutes, map),
            "StartedAt" => take(&mut self.started_at, map),
            "State" => take(&mut self.state, map),
            "StateChangeReason" => take(&mut self.state_change_reason, map),
            "Tags" => take(&mut self.tags, map),
            "UpdatedAt" => take(&mut self.updated_at, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Session {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SessionCloudWatchLoggingConfiguration {
    const NAME: &'static str = "SessionCloudWatchLoggingConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Enabled" => take(&mut self.enabled, map),
            "EncryptionKeyArn" => take(&mut self.encryption_key_arn, map),
            "LogGroup" => take(&mut self.log_group, map),
            "LogStreamNamePrefix" => take(&mut self.log_stream_name_prefix, map),
            "LogTypes" => take(&mut self.log_types, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SessionCloudWatchLoggingConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SessionManagedLoggingConfiguration {
    const NAME: &'static str = "SessionManagedLoggingConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Enabled" => take(&mut self.enabled, map),
            "EncryptionKeyArn" => take(&mut self.encryption_key_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SessionManagedLoggingConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SessionMappingDetail {
    const NAME: &'static str = "SessionMappingDetail";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreationTime" => take(&mut self.creation_time, map),
            "IdentityId" => take(&mut self.identity_id, map),
            "IdentityName" => take(&mut self.identity_name, map),
            "IdentityType" => take(&mut self.identity_type, map),
            "LastModifiedTime" => take(&mut self.last_modified_time, map),
            "SessionPolicyArn" => take(&mut self.session_policy_arn, map),
            "StudioId" => take(&mut self.studio_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SessionMappingDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SessionMappingSummary {
    const NAME: &'static str = "SessionMappingSummary";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreationTime" => take(&mut self.creation_time, map),
            "IdentityId" => take(&mut self.identity_id, map),
            "IdentityName" => take(&mut self.identity_name, map),
            "IdentityType" => take(&mut self.identity_type, map),
            "SessionPolicyArn" => take(&mut self.session_policy_arn, map),
            "StudioId" => take(&mut self.studio_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SessionMappingSummary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SessionMonitoringConfiguration {
    const NAME: &'static str = "SessionMonitoringConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CloudWatchLoggingConfiguration" => {
                take(&mut self.cloud_watch_logging_configuration, map)
            }
            "ManagedLoggingConfiguration" => take(&mut self.managed_logging_configuration, map),
            "S3LoggingConfiguration" => take(&mut self.s3_logging_configuration, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SessionMonitoringConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SessionS3LoggingConfiguration {
    const NAME: &'static str = "SessionS3LoggingConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Enabled" => take(&mut self.enabled, map),
            "EncryptionKeyArn" => take(&mut self.encryption_key_arn, map),
            "LogTypes" => take(&mut self.log_types, map),
            "LogUri" => take(&mut self.log_uri, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SessionS3LoggingConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SetKeepJobFlowAliveWhenNoStepsInput {
    const NAME: &'static str = "SetKeepJobFlowAliveWhenNoStepsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "JobFlowIds" => take(&mut self.job_flow_ids, map),
            "KeepJobFlowAliveWhenNoSteps" => take(&mut self.keep_job_flow_alive_when_no_steps, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SetKeepJobFlowAliveWhenNoStepsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SetTerminationProtectionInput {
    const NAME: &'static str = "SetTerminationProtectionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "JobFlowIds" => take(&mut self.job_flow_ids, map),
            "TerminationProtected" => take(&mut self.termination_protected, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SetTerminationProtectionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SetUnhealthyNodeReplacementInput {
    const NAME: &'static str = "SetUnhealthyNodeReplacementInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "JobFlowIds" => take(&mut self.job_flow_ids, map),
            "UnhealthyNodeReplacement" => take(&mut self.unhealthy_node_replacement, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SetUnhealthyNodeReplacementInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SetVisibleToAllUsersInput {
    const NAME: &'static str = "SetVisibleToAllUsersInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "JobFlowIds" => take(&mut self.job_flow_ids, map),
            "VisibleToAllUsers" => take(&mut self.visible_to_all_users, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SetVisibleToAllUsersInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ShrinkPolicy {
    const NAME: &'static str = "ShrinkPolicy";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "DecommissionTimeout" => take(&mut self.decommission_timeout, map),
            "InstanceResizePolicy" => take(&mut self.instance_resize_policy, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ShrinkPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SimpleScalingPolicyConfiguration {
    const NAME: &'static str = "SimpleScalingPolicyConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AdjustmentType" => take(&mut self.adjustment_type, map),
            "CoolDown" => take(&mut self.cool_down, map),
            "ScalingAdjustment" => take(&mut self.scaling_adjustment, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SimpleScalingPolicyConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SimplifiedApplication {
    const NAME: &'static str = "SimplifiedApplication";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Name" => take(&mut self.name, map),
            "Version" => take(&mut self.version, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SimplifiedApplication {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SpotProvisioningSpecification {
    const NAME: &'static str = "SpotProvisioningSpecification";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AllocationStrategy" => take(&mut self.allocation_strategy, map),
            "BlockDurationMinutes" => take(&mut self.block_duration_minutes, map),
            "TimeoutAction" => take(&mut self.timeout_action, map),
            "TimeoutDurationMinutes" => take(&mut self.timeout_duration_minutes, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SpotProvisioningSpecification {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SpotResizingSpecification {
    const NAME: &'static str = "SpotResizingSpecification";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AllocationStrategy" => take(&mut self.allocation_strategy, map),
            "TimeoutDurationMinutes" => take(&mut self.timeout_duration_minutes, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SpotResizingSpecification {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StartNotebookExecutionInput {
    const NAME: &'static str = "StartNotebookExecutionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EditorId" => take(&mut self.editor_id, map),
            "EnvironmentVariables" => take(&mut self.environment_variables, map),
            "ExecutionEngine" => take(&mut self.execution_engine, map),
            "NotebookExecutionName" => take(&mut self.notebook_execution_name, map),
            "NotebookInstanceSecurityGroupId" => {
                take(&mut self.notebook_instance_security_group_id, map)
            }
            "NotebookParams" => take(&mut self.notebook_params, map),
            "NotebookS3Location" => take(&mut self.notebook_s3_location, map),
            "OutputNotebookFormat" => take(&mut self.output_notebook_format, map),
            "OutputNotebookS3Location" => take(&mut self.output_notebook_s3_location, map),
            "RelativePath" => take(&mut self.relative_path, map),
            "ServiceRole" => take(&mut self.service_role, map),
            "Tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StartNotebookExecutionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StartNotebookExecutionOutput {
    const NAME: &'static str = "StartNotebookExecutionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NotebookExecutionId" => take(&mut self.notebook_execution_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StartNotebookExecutionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StartSessionInput {
    const NAME: &'static str = "StartSessionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClientRequestToken" => take(&mut self.client_request_token, map),
            "ClusterId" => take(&mut self.cluster_id, map),
            "EngineConfigurations" => take(&mut self.engine_configurations, map),
            "ExecutionRoleArn" => take(&mut self.execution_role_arn, map),
            "MonitoringConfiguration" => take(&mut self.monitoring_configuration, map),
            "Name" => take(&mut self.name, map),
            "SessionIdleTimeoutInMinutes" => take(&mut self.session_idle_timeout_in_minutes, map),
            "Tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StartSessionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StartSessionOutput {
    const NAME: &'static str = "StartSessionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AccountId" => take(&mut self.account_id, map),
            "Arn" => take(&mut self.arn, map),
            "ClusterId" => take(&mut self.cluster_id, map),
            "Id" => take(&mut self.id, map),
            "State" => take(&mut self.state, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StartSessionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Step {
    const NAME: &'static str = "Step";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ActionOnFailure" => take(&mut self.action_on_failure, map),
            "AdditionalInfo" => take(&mut self.additional_info, map),
            "Config" => take(&mut self.config, map),
            "EncryptionKeyArn" => take(&mut self.encryption_key_arn, map),
            "ExecutionRoleArn" => take(&mut self.execution_role_arn, map),
            "Id" => take(&mut self.id, map),
            "LogUri" => take(&mut self.log_uri, map),
            "Name" => take(&mut self.name, map),
            "Status" => take(&mut self.status, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StepAdditionalInfo {
    const NAME: &'static str = "StepAdditionalInfo";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ResourceManager" => take(&mut self.resource_manager, map),
            "ResourceManagerApplicationIds" => {
                take(&mut self.resource_manager_application_ids, map)
            }
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StepAdditionalInfo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StepConfig {
    const NAME: &'static str = "StepConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ActionOnFailure" => take(&mut self.action_on_failure, map),
            "HadoopJarStep" => take(&mut self.hadoop_jar_step, map),
            "Name" => take(&mut self.name, map),
            "StepMonitoringConfiguration" => take(&mut self.step_monitoring_configuration, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StepConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StepDetail {
    const NAME: &'static str = "StepDetail";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ExecutionStatusDetail" => take(&mut self.execution_status_detail, map),
            "StepConfig" => take(&mut self.step_config, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StepDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StepExecutionStatusDetail {
    const NAME: &'static str = "StepExecutionStatusDetail";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreationDateTime" => take(&mut self.creation_date_time, map),
            "EndDateTime" => take(&mut self.end_date_time, map),
            "LastStateChangeReason" => take(&mut self.last_state_change_reason, map),
            "StartDateTime" => take(&mut self.start_date_time, map),
            "State" => take(&mut self.state, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StepExecutionStatusDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StepMonitoringConfiguration {
    const NAME: &'static str = "StepMonitoringConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "S3MonitoringConfiguration" => take(&mut self.s3_monitoring_configuration, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StepMonitoringConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StepStateChangeReason {
    const NAME: &'static str = "StepStateChangeReason";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Code" => take(&mut self.code, map),
            "Message" => take(&mut self.message, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StepStateChangeReason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StepStatus {
    const NAME: &'static str = "StepStatus";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "FailureDetails" => take(&mut self.failure_details, map),
            "State" => take(&mut self.state, map),
            "StateChangeReason" => take(&mut self.state_change_reason, map),
            "Timeline" => take(&mut self.timeline, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StepStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StepSummary {
    const NAME: &'static str = "StepSummary";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ActionOnFailure" => take(&mut self.action_on_failure, map),
            "AdditionalInfo" => take(&mut self.additional_info, map),
            "Config" => take(&mut self.config, map),
            "EncryptionKeyArn" => take(&mut self.encryption_key_arn, map),
            "Id" => take(&mut self.id, map),
            "LogUri" => take(&mut self.log_uri, map),
            "Name" => take(&mut self.name, map),
            "Status" => take(&mut self.status, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StepSummary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StepTimeline {
    const NAME: &'static str = "StepTimeline";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "CreationDateTime" => take(&mut self.creation_date_time, map),
            "EndDateTime" => take(&mut self.end_date_time, map),
            "StartDateTime" => take(&mut self.start_date_time, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StepTimeline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StopNotebookExecutionInput {
    const NAME: &'static str = "StopNotebookExecutionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NotebookExecutionId" => take(&mut self.notebook_execution_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StopNotebookExecutionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Studio {
    const NAME: &'static str = "Studio";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AuthMode" => take(&mut self.auth_mode, map),
            "CreationTime" => take(&mut self.creation_time, map),
            "DefaultS3Location" => take(&mut self.default_s3_location, map),
            "Description" => take(&mut self.description, map),
            "EncryptionKeyArn" => take(&mut self.encryption_key_arn, map),
            "EngineSecurityGroupId" => take(&mut self.engine_security_group_id, map),
            "IdcInstanceArn" => take(&mut self.idc_instance_arn, map),
            "IdcUserAssignment" => take(&mut self.idc_user_assignment, map),
            "IdpAuthUrl" => take(&mut self.idp_auth_url, map),
            "IdpRelayStateParameterName" => take(&mut self.idp_relay_state_parameter_name, map),
            "Name" => take(&mut self.name, map),
            "ServiceRole" => take(&mut self.service_role, map),
            "StudioArn" => take(&mut self.studio_arn, map),
            "StudioId" => take(&mut self.studio_id, map),
            "SubnetIds" => take(&mut self.subnet_ids, map),
            "Tags" => take(&mut self.tags, map),
            "TrustedIdentityPropagationEnabled" => {
                take(&mut self.trusted_identity_propagation_enabled, map)
            }
            "Url" => take(&mut self.url, map),
            "UserRole" => take(&mut self.user_role, map),
            "VpcId" => take(&mut self.vpc_id, map),
            "WorkspaceSecurityGroupId" => take(&mut self.workspace_security_group_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Studio {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StudioSummary {
    const NAME: &'static str = "StudioSummary";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "AuthMode" => take(&mut self.auth_mode, map),
            "CreationTime" => take(&mut self.creation_time, map),
            "Description" => take(&mut self.description, map),
            "Name" => take(&mut self.name, map),
            "StudioId" => take(&mut self.studio_id, map),
            "Url" => take(&mut self.url, map),
            "VpcId" => take(&mut self.vpc_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StudioSummary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SupportedInstanceType {
    const NAME: &'static str = "SupportedInstanceType";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Architecture" => take(&mut self.architecture, map),
            "EbsOptimizedAvailable" => take(&mut self.ebs_optimized_available, map),
            "EbsOptimizedByDefault" => take(&mut self.ebs_optimized_by_default, map),
            "EbsStorageOnly" => take(&mut self.ebs_storage_only, map),
            "InstanceFamilyId" => take(&mut self.instance_family_id, map),
            "Is64BitsOnly" => take(&mut self.is64_bits_only, map),
            "MemoryGB" => take(&mut self.memory_gb, map),
            "NumberOfDisks" => take(&mut self.number_of_disks, map),
            "StorageGB" => take(&mut self.storage_gb, map),
            "Type" => take(&mut self.r#type, map),
            "VCPU" => take(&mut self.vcpu, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SupportedInstanceType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SupportedProductConfig {
    const NAME: &'static str = "SupportedProductConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Args" => take(&mut self.args, map),
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SupportedProductConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Tag {
    const NAME: &'static str = "Tag";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Key" => take(&mut self.key, map),
            "Value" => take(&mut self.value, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Tag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TerminateJobFlowsInput {
    const NAME: &'static str = "TerminateJobFlowsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "JobFlowIds" => take(&mut self.job_flow_ids, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TerminateJobFlowsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TerminateSessionInput {
    const NAME: &'static str = "TerminateSessionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "SessionId" => take(&mut self.session_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TerminateSessionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TerminateSessionOutput {
    const NAME: &'static str = "TerminateSessionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ClusterId" => take(&mut self.cluster_id, map),
            "SessionId" => take(&mut self.session_id, map),
            "State" => take(&mut self.state, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TerminateSessionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UpdateStudioInput {
    const NAME: &'static str = "UpdateStudioInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "DefaultS3Location" => take(&mut self.default_s3_location, map),
            "Description" => take(&mut self.description, map),
            "EncryptionKeyArn" => take(&mut self.encryption_key_arn, map),
            "Name" => take(&mut self.name, map),
            "StudioId" => take(&mut self.studio_id, map),
            "SubnetIds" => take(&mut self.subnet_ids, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UpdateStudioInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UpdateStudioSessionMappingInput {
    const NAME: &'static str = "UpdateStudioSessionMappingInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "IdentityId" => take(&mut self.identity_id, map),
            "IdentityName" => take(&mut self.identity_name, map),
            "IdentityType" => take(&mut self.identity_type, map),
            "SessionPolicyArn" => take(&mut self.session_policy_arn, map),
            "StudioId" => take(&mut self.studio_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UpdateStudioSessionMappingInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UsernamePassword {
    const NAME: &'static str = "UsernamePassword";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Password" => take(&mut self.password, map),
            "Username" => take(&mut self.username, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UsernamePassword {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for VolumeSpecification {
    const NAME: &'static str = "VolumeSpecification";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Iops" => take(&mut self.iops, map),
            "SizeInGB" => take(&mut self.size_in_gb, map),
            "Throughput" => take(&mut self.throughput, map),
            "VolumeType" => take(&mut self.volume_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for VolumeSpecification {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}
