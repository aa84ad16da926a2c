// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::constraints::pattern::Pattern;
use crate::constraints::scalar::{OneOf, Range, Text};
use crate::constraints::{Members, Validate};
use crate::types::{
    AddInstanceFleetInput, AddInstanceGroupsInput, AddJobFlowStepsInput, AddTagsInput, Application,
    AutoScalingPolicy, AutoTerminationPolicy, BlockPublicAccessConfiguration,
    BootstrapActionConfig, CancelStepsInput, CloudWatchAlarmDefinition, CloudWatchLogConfiguration,
    ComputeLimits, Configuration, CreatePersistentAppUIInput, CreateSecurityConfigurationInput,
    CreateStudioInput, CreateStudioSessionMappingInput, DeleteSecurityConfigurationInput,
    DeleteStudioInput, DeleteStudioSessionMappingInput, DescribeClusterInput,
    DescribeJobFlowsInput, DescribeNotebookExecutionInput, DescribePersistentAppUIInput,
    DescribeReleaseLabelInput, DescribeSecurityConfigurationInput, DescribeStepInput,
    DescribeStudioInput, EMRContainersConfig, EbsBlockDeviceConfig, EbsConfiguration,
    ExecutionEngineConfig, GetAutoTerminationPolicyInput, GetBlockPublicAccessConfigurationInput,
    GetClusterSessionCredentialsInput, GetManagedScalingPolicyInput,
    GetOnClusterAppUIPresignedURLInput, GetPersistentAppUIPresignedURLInput,
    GetSessionEndpointInput, GetSessionInput, GetStudioSessionMappingInput, HadoopJarStepConfig,
    InstanceFleetConfig, InstanceFleetModifyConfig, InstanceFleetProvisioningSpecifications,
    InstanceFleetResizingSpecifications, InstanceGroupConfig, InstanceGroupModifyConfig,
    InstanceResizePolicy, InstanceTypeConfig, JobFlowInstancesConfig, KerberosAttributes, KeyValue,
    ListBootstrapActionsInput, ListClustersInput, ListInstanceFleetsInput, ListInstanceGroupsInput,
    ListInstancesInput, ListNotebookExecutionsInput, ListReleaseLabelsInput,
    ListSecurityConfigurationsInput, ListSessionsInput, ListStepsInput,
    ListStudioSessionMappingsInput, ListStudiosInput, ListSupportedInstanceTypesInput,
    ManagedScalingPolicy, MetricDimension, ModifyClusterInput, ModifyInstanceFleetInput,
    ModifyInstanceGroupsInput, MonitoringConfiguration, NotebookS3LocationFromInput,
    OnDemandCapacityReservationOptions, OnDemandProvisioningSpecification,
    OnDemandResizingSpecification, OutputNotebookS3LocationFromInput, PlacementGroupConfig,
    PlacementType, PortRange, PutAutoScalingPolicyInput, PutAutoTerminationPolicyInput,
    PutBlockPublicAccessConfigurationInput, PutManagedScalingPolicyInput, ReleaseLabelFilter,
    RemoveAutoScalingPolicyInput, RemoveAutoTerminationPolicyInput,
    RemoveManagedScalingPolicyInput, RemoveTagsInput, RunJobFlowInput, S3LoggingConfiguration,
    S3MonitoringConfiguration, ScalingAction, ScalingConstraints, ScalingRule, ScalingTrigger,
    ScriptBootstrapActionConfig, SessionCloudWatchLoggingConfiguration,
    SessionManagedLoggingConfiguration, SessionMonitoringConfiguration,
    SessionS3LoggingConfiguration, SetKeepJobFlowAliveWhenNoStepsInput,
    SetTerminationProtectionInput, SetUnhealthyNodeReplacementInput, SetVisibleToAllUsersInput,
    ShrinkPolicy, SimpleScalingPolicyConfiguration, SpotProvisioningSpecification,
    SpotResizingSpecification, StartNotebookExecutionInput, StartSessionInput, StepConfig,
    StepMonitoringConfiguration, StopNotebookExecutionInput, SupportedProductConfig, Tag,
    TerminateJobFlowsInput, TerminateSessionInput, UpdateStudioInput,
    UpdateStudioSessionMappingInput, VolumeSpecification,
};

const ARN_TYPE: Text = Text {
    min: Some(20),
    max: Some(2048),
    pattern: None,
};

const CLIENT_REQUEST_TOKEN: Text = Text {
    min: Some(1),
    max: Some(36),
    pattern: None,
};

const CLUSTER_ID: Text = Text {
    min: None,
    max: Some(256),
    pattern: None,
};

const IAM_ROLE_ARN: Text = Text {
    min: Some(20),
    max: Some(2048),
    pattern: Some(Pattern::IamRoleArn(
        r"^arn:(aws[a-zA-Z0-9-]*):iam::(\d{12})?:(role((\u002F)|(\u002F[\u0021-\u007F]+\u002F))[\w+=,.@-]+)$",
    )),
};

const INSTANCE_FLEET_ID: Text = Text {
    min: None,
    max: Some(256),
    pattern: None,
};

const INSTANCE_GROUP_ID: Text = Text {
    min: None,
    max: Some(256),
    pattern: None,
};

const INSTANCE_TYPE: Text = Text {
    min: Some(1),
    max: Some(256),
    pattern: Some(Pattern::Xml(
        r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*",
    )),
};

const MAX_RESULTS_NUMBER: Range<i32> = Range {
    min: Some(1),
    max: Some(100),
};

const NON_NEGATIVE_DOUBLE: Range<f64> = Range {
    min: Some(0.0),
    max: None,
};

const PORT: Range<i32> = Range {
    min: Some(-1),
    max: Some(65535),
};

const SESSION_ID: Text = Text {
    min: Some(0),
    max: Some(256),
    pattern: None,
};

const THROUGHPUT_VAL: Range<i32> = Range {
    min: Some(0),
    max: None,
};

const URI_STRING: Text = Text {
    min: Some(1),
    max: Some(10280),
    pattern: Some(Pattern::Xml(
        r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\r\n\t]*",
    )),
};

const UTILIZATION_PERFORMANCE_INDEX_INTEGER: Range<i32> = Range {
    min: Some(1),
    max: Some(100),
};

const WHOLE_NUMBER: Range<i32> = Range {
    min: Some(0),
    max: None,
};

const XML_STRING: Text = Text {
    min: Some(0),
    max: Some(10280),
    pattern: Some(Pattern::Xml(
        r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*",
    )),
};

const XML_STRING_MAX_LEN256: Text = Text {
    min: Some(0),
    max: Some(256),
    pattern: Some(Pattern::Xml(
        r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*",
    )),
};

impl Validate for AddInstanceFleetInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar(
            "clusterId",
            self.cluster_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("instanceFleet", self.instance_fleet.is_some());
        members.structure("instanceFleet", self.instance_fleet.as_ref());
    }
}

impl Validate for AddInstanceGroupsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("instanceGroups", self.instance_groups.is_some());
        members.structures("instanceGroups", self.instance_groups.as_ref());
        members.required("jobFlowId", self.job_flow_id.is_some());
        members.scalar(
            "jobFlowId",
            self.job_flow_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
    }
}

impl Validate for AddJobFlowStepsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "executionRoleArn",
            self.execution_role_arn.as_ref(),
            &ARN_TYPE,
        );
        members.required("jobFlowId", self.job_flow_id.is_some());
        members.scalar(
            "jobFlowId",
            self.job_flow_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("steps", self.steps.is_some());
        members.structures("steps", self.steps.as_ref());
    }
}

impl Validate for AddTagsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.required("resourceId", self.resource_id.is_some());
        members.required("tags", self.tags.is_some());
        members.structures("tags", self.tags.as_ref());
    }
}

impl Validate for Application {
    fn check(&self, _members: &mut Members<'_>) {}
}

impl Validate for AutoScalingPolicy {
    fn check(&self, members: &mut Members<'_>) {
        members.required("constraints", self.constraints.is_some());
        members.structure("constraints", self.constraints.as_ref());
        members.required("rules", self.rules.is_some());
        members.structures("rules", self.rules.as_ref());
    }
}

impl Validate for AutoTerminationPolicy {
    fn check(&self, _members: &mut Members<'_>) {}
}

impl Validate for BlockPublicAccessConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.required(
            "blockPublicSecurityGroupRules",
            self.block_public_security_group_rules.is_some(),
        );
        members.structures(
            "permittedPublicSecurityGroupRuleRanges",
            self.permitted_public_security_group_rule_ranges.as_ref(),
        );
    }
}

impl Validate for BootstrapActionConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &XML_STRING_MAX_LEN256);
        members.required(
            "scriptBootstrapAction",
            self.script_bootstrap_action.is_some(),
        );
        members.structure(
            "scriptBootstrapAction",
            self.script_bootstrap_action.as_ref(),
        );
    }
}

impl Validate for CancelStepsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar(
            "clusterId",
            self.cluster_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "stepCancellationOption",
            self.step_cancellation_option.as_ref(),
            &OneOf,
        );
        members.required("stepIds", self.step_ids.is_some());
        members.list("stepIds", self.step_ids.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for CloudWatchAlarmDefinition {
    fn check(&self, members: &mut Members<'_>) {
        members.required("comparisonOperator", self.comparison_operator.is_some());
        members.scalar(
            "comparisonOperator",
            self.comparison_operator.as_ref(),
            &OneOf,
        );
        members.structures("dimensions", self.dimensions.as_ref());
        members.required("metricName", self.metric_name.is_some());
        members.required("period", self.period.is_some());
        members.scalar("statistic", self.statistic.as_ref(), &OneOf);
        members.required("threshold", self.threshold.is_some());
        members.scalar("threshold", self.threshold.as_ref(), &NON_NEGATIVE_DOUBLE);
        members.scalar("unit", self.unit.as_ref(), &OneOf);
    }
}

impl Validate for CloudWatchLogConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.required("enabled", self.enabled.is_some());
        members.scalar(
            "encryptionKeyArn",
            self.encryption_key_arn.as_ref(),
            &XML_STRING,
        );
        members.scalar("logGroupName", self.log_group_name.as_ref(), &XML_STRING);
        members.scalar(
            "logStreamNamePrefix",
            self.log_stream_name_prefix.as_ref(),
            &XML_STRING,
        );
        members.map_of_lists(
            "logTypes",
            self.log_types.as_ref(),
            &XML_STRING,
            &XML_STRING,
        );
    }
}

impl Validate for ComputeLimits {
    fn check(&self, members: &mut Members<'_>) {
        members.required(
            "maximumCapacityUnits",
            self.maximum_capacity_units.is_some(),
        );
        members.required(
            "minimumCapacityUnits",
            self.minimum_capacity_units.is_some(),
        );
        members.required("unitType", self.unit_type.is_some());
        members.scalar("unitType", self.unit_type.as_ref(), &OneOf);
    }
}

impl Validate for Configuration {
    fn check(&self, members: &mut Members<'_>) {
        members.structures("configurations", self.configurations.as_ref());
    }
}

impl Validate for CreatePersistentAppUIInput {
    fn check(&self, members: &mut Members<'_>) {
        members.structure("eMRContainersConfig", self.emr_containers_config.as_ref());
        members.scalar("profilerType", self.profiler_type.as_ref(), &OneOf);
        members.structures("tags", self.tags.as_ref());
        members.required("targetResourceArn", self.target_resource_arn.is_some());
        members.scalar(
            "targetResourceArn",
            self.target_resource_arn.as_ref(),
            &ARN_TYPE,
        );
    }
}

impl Validate for CreateSecurityConfigurationInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &XML_STRING);
        members.required(
            "securityConfiguration",
            self.security_configuration.is_some(),
        );
    }
}

impl Validate for CreateStudioInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("authMode", self.auth_mode.is_some());
        members.scalar("authMode", self.auth_mode.as_ref(), &OneOf);
        members.required("defaultS3Location", self.default_s3_location.is_some());
        members.scalar(
            "defaultS3Location",
            self.default_s3_location.as_ref(),
            &XML_STRING,
        );
        members.scalar(
            "description",
            self.description.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "encryptionKeyArn",
            self.encryption_key_arn.as_ref(),
            &XML_STRING,
        );
        members.required(
            "engineSecurityGroupId",
            self.engine_security_group_id.is_some(),
        );
        members.scalar(
            "engineSecurityGroupId",
            self.engine_security_group_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar("idcInstanceArn", self.idc_instance_arn.as_ref(), &ARN_TYPE);
        members.scalar(
            "idcUserAssignment",
            self.idc_user_assignment.as_ref(),
            &OneOf,
        );
        members.scalar("idpAuthUrl", self.idp_auth_url.as_ref(), &XML_STRING);
        members.scalar(
            "idpRelayStateParameterName",
            self.idp_relay_state_parameter_name.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &XML_STRING_MAX_LEN256);
        members.required("serviceRole", self.service_role.is_some());
        members.scalar("serviceRole", self.service_role.as_ref(), &XML_STRING);
        members.required("subnetIds", self.subnet_ids.is_some());
        members.structures("tags", self.tags.as_ref());
        members.scalar("userRole", self.user_role.as_ref(), &XML_STRING);
        members.required("vpcId", self.vpc_id.is_some());
        members.scalar("vpcId", self.vpc_id.as_ref(), &XML_STRING_MAX_LEN256);
        members.required(
            "workspaceSecurityGroupId",
            self.workspace_security_group_id.is_some(),
        );
        members.scalar(
            "workspaceSecurityGroupId",
            self.workspace_security_group_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
    }
}

impl Validate for CreateStudioSessionMappingInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "identityId",
            self.identity_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "identityName",
            self.identity_name.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("identityType", self.identity_type.is_some());
        members.scalar("identityType", self.identity_type.as_ref(), &OneOf);
        members.required("sessionPolicyArn", self.session_policy_arn.is_some());
        members.scalar(
            "sessionPolicyArn",
            self.session_policy_arn.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("studioId", self.studio_id.is_some());
        members.scalar("studioId", self.studio_id.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for DeleteSecurityConfigurationInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &XML_STRING);
    }
}

impl Validate for DeleteStudioInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("studioId", self.studio_id.is_some());
        members.scalar("studioId", self.studio_id.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for DeleteStudioSessionMappingInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "identityId",
            self.identity_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "identityName",
            self.identity_name.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("identityType", self.identity_type.is_some());
        members.scalar("identityType", self.identity_type.as_ref(), &OneOf);
        members.required("studioId", self.studio_id.is_some());
        members.scalar("studioId", self.studio_id.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for DescribeClusterInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
    }
}

impl Validate for DescribeJobFlowsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.list("jobFlowIds", self.job_flow_ids.as_ref(), &XML_STRING);
        members.list("jobFlowStates", self.job_flow_states.as_ref(), &OneOf);
    }
}

impl Validate for DescribeNotebookExecutionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("notebookExecutionId", self.notebook_execution_id.is_some());
        members.scalar(
            "notebookExecutionId",
            self.notebook_execution_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
    }
}

impl Validate for DescribePersistentAppUIInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("persistentAppUIId", self.persistent_app_ui_id.is_some());
        members.scalar(
            "persistentAppUIId",
            self.persistent_app_ui_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
    }
}

impl Validate for DescribeReleaseLabelInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("maxResults", self.max_results.as_ref(), &MAX_RESULTS_NUMBER);
    }
}

impl Validate for DescribeSecurityConfigurationInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &XML_STRING);
    }
}

impl Validate for DescribeStepInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.required("stepId", self.step_id.is_some());
    }
}

impl Validate for DescribeStudioInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("studioId", self.studio_id.is_some());
        members.scalar("studioId", self.studio_id.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for EMRContainersConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("jobRunId", self.job_run_id.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for EbsBlockDeviceConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.required("volumeSpecification", self.volume_specification.is_some());
        members.structure("volumeSpecification", self.volume_specification.as_ref());
    }
}

impl Validate for EbsConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.structures(
            "ebsBlockDeviceConfigs",
            self.ebs_block_device_configs.as_ref(),
        );
    }
}

impl Validate for ExecutionEngineConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "executionRoleArn",
            self.execution_role_arn.as_ref(),
            &IAM_ROLE_ARN,
        );
        members.required("id", self.id.is_some());
        members.scalar("id", self.id.as_ref(), &XML_STRING_MAX_LEN256);
        members.scalar(
            "masterInstanceSecurityGroupId",
            self.master_instance_security_group_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar("type", self.r#type.as_ref(), &OneOf);
    }
}

impl Validate for GetAutoTerminationPolicyInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
    }
}

impl Validate for GetBlockPublicAccessConfigurationInput {
    fn check(&self, _members: &mut Members<'_>) {}
}

impl Validate for GetClusterSessionCredentialsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar(
            "clusterId",
            self.cluster_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "executionRoleArn",
            self.execution_role_arn.as_ref(),
            &ARN_TYPE,
        );
    }
}

impl Validate for GetManagedScalingPolicyInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
    }
}

impl Validate for GetOnClusterAppUIPresignedURLInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "applicationId",
            self.application_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar(
            "clusterId",
            self.cluster_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "executionRoleArn",
            self.execution_role_arn.as_ref(),
            &ARN_TYPE,
        );
        members.scalar(
            "onClusterAppUIType",
            self.on_cluster_app_ui_type.as_ref(),
            &OneOf,
        );
    }
}

impl Validate for GetPersistentAppUIPresignedURLInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "applicationId",
            self.application_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "executionRoleArn",
            self.execution_role_arn.as_ref(),
            &ARN_TYPE,
        );
        members.required("persistentAppUIId", self.persistent_app_ui_id.is_some());
        members.scalar(
            "persistentAppUIId",
            self.persistent_app_ui_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "persistentAppUIType",
            self.persistent_app_ui_type.as_ref(),
            &OneOf,
        );
    }
}

impl Validate for GetSessionEndpointInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.required("sessionId", self.session_id.is_some());
        members.scalar("sessionId", self.session_id.as_ref(), &SESSION_ID);
    }
}

impl Validate for GetSessionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.required("sessionId", self.session_id.is_some());
        members.scalar("sessionId", self.session_id.as_ref(), &SESSION_ID);
    }
}

impl Validate for GetStudioSessionMappingInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "identityId",
            self.identity_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "identityName",
            self.identity_name.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("identityType", self.identity_type.is_some());
        members.scalar("identityType", self.identity_type.as_ref(), &OneOf);
        members.required("studioId", self.studio_id.is_some());
        members.scalar("studioId", self.studio_id.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for HadoopJarStepConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.list("args", self.args.as_ref(), &XML_STRING);
        members.required("jar", self.jar.is_some());
        members.scalar("jar", self.jar.as_ref(), &XML_STRING);
        members.scalar("mainClass", self.main_class.as_ref(), &XML_STRING);
        members.structures("properties", self.properties.as_ref());
    }
}

impl Validate for InstanceFleetConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("context", self.context.as_ref(), &XML_STRING_MAX_LEN256);
        members.required("instanceFleetType", self.instance_fleet_type.is_some());
        members.scalar(
            "instanceFleetType",
            self.instance_fleet_type.as_ref(),
            &OneOf,
        );
        members.structures("instanceTypeConfigs", self.instance_type_configs.as_ref());
        members.structure("launchSpecifications", self.launch_specifications.as_ref());
        members.scalar("name", self.name.as_ref(), &XML_STRING_MAX_LEN256);
        members.structure("resizeSpecifications", self.resize_specifications.as_ref());
        members.scalar(
            "targetOnDemandCapacity",
            self.target_on_demand_capacity.as_ref(),
            &WHOLE_NUMBER,
        );
        members.scalar(
            "targetSpotCapacity",
            self.target_spot_capacity.as_ref(),
            &WHOLE_NUMBER,
        );
    }
}

impl Validate for InstanceFleetModifyConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("context", self.context.as_ref(), &XML_STRING_MAX_LEN256);
        members.required("instanceFleetId", self.instance_fleet_id.is_some());
        members.scalar(
            "instanceFleetId",
            self.instance_fleet_id.as_ref(),
            &INSTANCE_FLEET_ID,
        );
        members.structures("instanceTypeConfigs", self.instance_type_configs.as_ref());
        members.structure("resizeSpecifications", self.resize_specifications.as_ref());
        members.scalar(
            "targetOnDemandCapacity",
            self.target_on_demand_capacity.as_ref(),
            &WHOLE_NUMBER,
        );
        members.scalar(
            "targetSpotCapacity",
            self.target_spot_capacity.as_ref(),
            &WHOLE_NUMBER,
        );
    }
}

impl Validate for InstanceFleetProvisioningSpecifications {
    fn check(&self, members: &mut Members<'_>) {
        members.structure(
            "onDemandSpecification",
            self.on_demand_specification.as_ref(),
        );
        members.structure("spotSpecification", self.spot_specification.as_ref());
    }
}

impl Validate for InstanceFleetResizingSpecifications {
    fn check(&self, members: &mut Members<'_>) {
        members.structure(
            "onDemandResizeSpecification",
            self.on_demand_resize_specification.as_ref(),
        );
        members.structure(
            "spotResizeSpecification",
            self.spot_resize_specification.as_ref(),
        );
    }
}

impl Validate for InstanceGroupConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.structure("autoScalingPolicy", self.auto_scaling_policy.as_ref());
        members.scalar("bidPrice", self.bid_price.as_ref(), &XML_STRING_MAX_LEN256);
        members.structures("configurations", self.configurations.as_ref());
        members.scalar(
            "customAmiId",
            self.custom_ami_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.structure("ebsConfiguration", self.ebs_configuration.as_ref());
        members.required("instanceCount", self.instance_count.is_some());
        members.required("instanceRole", self.instance_role.is_some());
        members.scalar("instanceRole", self.instance_role.as_ref(), &OneOf);
        members.required("instanceType", self.instance_type.is_some());
        members.scalar("instanceType", self.instance_type.as_ref(), &INSTANCE_TYPE);
        members.scalar("market", self.market.as_ref(), &OneOf);
        members.scalar("name", self.name.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for InstanceGroupModifyConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.structures("configurations", self.configurations.as_ref());
        members.required("instanceGroupId", self.instance_group_id.is_some());
        members.scalar(
            "instanceGroupId",
            self.instance_group_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "reconfigurationType",
            self.reconfiguration_type.as_ref(),
            &OneOf,
        );
        members.structure("shrinkPolicy", self.shrink_policy.as_ref());
    }
}

impl Validate for InstanceResizePolicy {
    fn check(&self, _members: &mut Members<'_>) {}
}

impl Validate for InstanceTypeConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("bidPrice", self.bid_price.as_ref(), &XML_STRING_MAX_LEN256);
        members.scalar(
            "bidPriceAsPercentageOfOnDemandPrice",
            self.bid_price_as_percentage_of_on_demand_price.as_ref(),
            &NON_NEGATIVE_DOUBLE,
        );
        members.structures("configurations", self.configurations.as_ref());
        members.scalar(
            "customAmiId",
            self.custom_ami_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.structure("ebsConfiguration", self.ebs_configuration.as_ref());
        members.required("instanceType", self.instance_type.is_some());
        members.scalar("instanceType", self.instance_type.as_ref(), &INSTANCE_TYPE);
        members.scalar("priority", self.priority.as_ref(), &NON_NEGATIVE_DOUBLE);
        members.scalar(
            "weightedCapacity",
            self.weighted_capacity.as_ref(),
            &WHOLE_NUMBER,
        );
    }
}

impl Validate for JobFlowInstancesConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.list(
            "additionalMasterSecurityGroups",
            self.additional_master_security_groups.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.list(
            "additionalSlaveSecurityGroups",
            self.additional_slave_security_groups.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "ec2KeyName",
            self.ec2_key_name.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "ec2SubnetId",
            self.ec2_subnet_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.list(
            "ec2SubnetIds",
            self.ec2_subnet_ids.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "emrManagedMasterSecurityGroup",
            self.emr_managed_master_security_group.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "emrManagedSlaveSecurityGroup",
            self.emr_managed_slave_security_group.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "hadoopVersion",
            self.hadoop_version.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.structures("instanceFleets", self.instance_fleets.as_ref());
        members.structures("instanceGroups", self.instance_groups.as_ref());
        members.scalar(
            "masterInstanceType",
            self.master_instance_type.as_ref(),
            &INSTANCE_TYPE,
        );
        members.structure("placement", self.placement.as_ref());
        members.scalar(
            "serviceAccessSecurityGroup",
            self.service_access_security_group.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "slaveInstanceType",
            self.slave_instance_type.as_ref(),
            &INSTANCE_TYPE,
        );
    }
}

impl Validate for KerberosAttributes {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "aDDomainJoinPassword",
            self.ad_domain_join_password.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "aDDomainJoinUser",
            self.ad_domain_join_user.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "crossRealmTrustPrincipalPassword",
            self.cross_realm_trust_principal_password.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("kdcAdminPassword", self.kdc_admin_password.is_some());
        members.scalar(
            "kdcAdminPassword",
            self.kdc_admin_password.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("realm", self.realm.is_some());
        members.scalar("realm", self.realm.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for KeyValue {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("key", self.key.as_ref(), &XML_STRING);
        members.scalar("value", self.value.as_ref(), &XML_STRING);
    }
}

impl Validate for ListBootstrapActionsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
    }
}

impl Validate for ListClustersInput {
    fn check(&self, members: &mut Members<'_>) {
        members.list("clusterStates", self.cluster_states.as_ref(), &OneOf);
    }
}

impl Validate for ListInstanceFleetsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
    }
}

impl Validate for ListInstanceGroupsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
    }
}

impl Validate for ListInstancesInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.scalar(
            "instanceFleetId",
            self.instance_fleet_id.as_ref(),
            &INSTANCE_FLEET_ID,
        );
        members.scalar(
            "instanceFleetType",
            self.instance_fleet_type.as_ref(),
            &OneOf,
        );
        members.scalar(
            "instanceGroupId",
            self.instance_group_id.as_ref(),
            &INSTANCE_GROUP_ID,
        );
        members.list(
            "instanceGroupTypes",
            self.instance_group_types.as_ref(),
            &OneOf,
        );
        members.list("instanceStates", self.instance_states.as_ref(), &OneOf);
    }
}

impl Validate for ListNotebookExecutionsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("editorId", self.editor_id.as_ref(), &XML_STRING_MAX_LEN256);
        members.scalar(
            "executionEngineId",
            self.execution_engine_id.as_ref(),
            &XML_STRING,
        );
        members.scalar("status", self.status.as_ref(), &OneOf);
    }
}

impl Validate for ListReleaseLabelsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.structure("filters", self.filters.as_ref());
        members.scalar("maxResults", self.max_results.as_ref(), &MAX_RESULTS_NUMBER);
    }
}

impl Validate for ListSecurityConfigurationsInput {
    fn check(&self, _members: &mut Members<'_>) {}
}

impl Validate for ListSessionsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.scalar("maxResults", self.max_results.as_ref(), &MAX_RESULTS_NUMBER);
        members.list("sessionStates", self.session_states.as_ref(), &OneOf);
    }
}

impl Validate for ListStepsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.list("stepIds", self.step_ids.as_ref(), &XML_STRING);
        members.list("stepStates", self.step_states.as_ref(), &OneOf);
    }
}

impl Validate for ListStudioSessionMappingsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("identityType", self.identity_type.as_ref(), &OneOf);
        members.scalar("studioId", self.studio_id.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for ListStudiosInput {
    fn check(&self, _members: &mut Members<'_>) {}
}

impl Validate for ListSupportedInstanceTypesInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("releaseLabel", self.release_label.is_some());
    }
}

impl Validate for ManagedScalingPolicy {
    fn check(&self, members: &mut Members<'_>) {
        members.structure("computeLimits", self.compute_limits.as_ref());
        members.scalar("scalingStrategy", self.scaling_strategy.as_ref(), &OneOf);
        members.scalar(
            "utilizationPerformanceIndex",
            self.utilization_performance_index.as_ref(),
            &UTILIZATION_PERFORMANCE_INDEX_INTEGER,
        );
    }
}

impl Validate for MetricDimension {
    fn check(&self, _members: &mut Members<'_>) {}
}

impl Validate for ModifyClusterInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
    }
}

impl Validate for ModifyInstanceFleetInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.required("instanceFleet", self.instance_fleet.is_some());
        members.structure("instanceFleet", self.instance_fleet.as_ref());
    }
}

impl Validate for ModifyInstanceGroupsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.structures("instanceGroups", self.instance_groups.as_ref());
    }
}

impl Validate for MonitoringConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.structure(
            "cloudWatchLogConfiguration",
            self.cloud_watch_log_configuration.as_ref(),
        );
        members.structure(
            "s3LoggingConfiguration",
            self.s3_logging_configuration.as_ref(),
        );
    }
}

impl Validate for NotebookS3LocationFromInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("bucket", self.bucket.as_ref(), &XML_STRING_MAX_LEN256);
        members.scalar("key", self.key.as_ref(), &URI_STRING);
    }
}

impl Validate for OnDemandCapacityReservationOptions {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "capacityReservationPreference",
            self.capacity_reservation_preference.as_ref(),
            &OneOf,
        );
        members.scalar(
            "capacityReservationResourceGroupArn",
            self.capacity_reservation_resource_group_arn.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar("usageStrategy", self.usage_strategy.as_ref(), &OneOf);
    }
}

impl Validate for OnDemandProvisioningSpecification {
    fn check(&self, members: &mut Members<'_>) {
        members.required("allocationStrategy", self.allocation_strategy.is_some());
        members.scalar(
            "allocationStrategy",
            self.allocation_strategy.as_ref(),
            &OneOf,
        );
        members.structure(
            "capacityReservationOptions",
            self.capacity_reservation_options.as_ref(),
        );
    }
}

impl Validate for OnDemandResizingSpecification {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "allocationStrategy",
            self.allocation_strategy.as_ref(),
            &OneOf,
        );
        members.structure(
            "capacityReservationOptions",
            self.capacity_reservation_options.as_ref(),
        );
        members.scalar(
            "timeoutDurationMinutes",
            self.timeout_duration_minutes.as_ref(),
            &WHOLE_NUMBER,
        );
    }
}

impl Validate for OutputNotebookS3LocationFromInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("bucket", self.bucket.as_ref(), &XML_STRING_MAX_LEN256);
        members.scalar("key", self.key.as_ref(), &URI_STRING);
    }
}

impl Validate for PlacementGroupConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.required("instanceRole", self.instance_role.is_some());
        members.scalar("instanceRole", self.instance_role.as_ref(), &OneOf);
        members.scalar(
            "placementStrategy",
            self.placement_strategy.as_ref(),
            &OneOf,
        );
    }
}

impl Validate for PlacementType {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "availabilityZone",
            self.availability_zone.as_ref(),
            &XML_STRING,
        );
        members.list(
            "availabilityZones",
            self.availability_zones.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
    }
}

impl Validate for PortRange {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("maxRange", self.max_range.as_ref(), &PORT);
        members.required("minRange", self.min_range.is_some());
        members.scalar("minRange", self.min_range.as_ref(), &PORT);
    }
}

impl Validate for PutAutoScalingPolicyInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("autoScalingPolicy", self.auto_scaling_policy.is_some());
        members.structure("autoScalingPolicy", self.auto_scaling_policy.as_ref());
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.required("instanceGroupId", self.instance_group_id.is_some());
        members.scalar(
            "instanceGroupId",
            self.instance_group_id.as_ref(),
            &INSTANCE_GROUP_ID,
        );
    }
}

impl Validate for PutAutoTerminationPolicyInput {
    fn check(&self, members: &mut Members<'_>) {
        members.structure(
            "autoTerminationPolicy",
            self.auto_termination_policy.as_ref(),
        );
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
    }
}

impl Validate for PutBlockPublicAccessConfigurationInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required(
            "blockPublicAccessConfiguration",
            self.block_public_access_configuration.is_some(),
        );
        members.structure(
            "blockPublicAccessConfiguration",
            self.block_public_access_configuration.as_ref(),
        );
    }
}

impl Validate for PutManagedScalingPolicyInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.required(
            "managedScalingPolicy",
            self.managed_scaling_policy.is_some(),
        );
        members.structure("managedScalingPolicy", self.managed_scaling_policy.as_ref());
    }
}

impl Validate for ReleaseLabelFilter {
    fn check(&self, _members: &mut Members<'_>) {}
}

impl Validate for RemoveAutoScalingPolicyInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.required("instanceGroupId", self.instance_group_id.is_some());
        members.scalar(
            "instanceGroupId",
            self.instance_group_id.as_ref(),
            &INSTANCE_GROUP_ID,
        );
    }
}

impl Validate for RemoveAutoTerminationPolicyInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
    }
}

impl Validate for RemoveManagedScalingPolicyInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
    }
}

impl Validate for RemoveTagsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.required("resourceId", self.resource_id.is_some());
        members.required("tagKeys", self.tag_keys.is_some());
    }
}

impl Validate for RunJobFlowInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("additionalInfo", self.additional_info.as_ref(), &XML_STRING);
        members.scalar(
            "amiVersion",
            self.ami_version.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.structures("applications", self.applications.as_ref());
        members.scalar(
            "autoScalingRole",
            self.auto_scaling_role.as_ref(),
            &XML_STRING,
        );
        members.structure(
            "autoTerminationPolicy",
            self.auto_termination_policy.as_ref(),
        );
        members.structures("bootstrapActions", self.bootstrap_actions.as_ref());
        members.structures("configurations", self.configurations.as_ref());
        members.scalar(
            "customAmiId",
            self.custom_ami_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("instances", self.instances.is_some());
        members.structure("instances", self.instances.as_ref());
        members.scalar("jobFlowRole", self.job_flow_role.as_ref(), &XML_STRING);
        members.structure("kerberosAttributes", self.kerberos_attributes.as_ref());
        members.scalar(
            "logEncryptionKmsKeyId",
            self.log_encryption_kms_key_id.as_ref(),
            &XML_STRING,
        );
        members.scalar("logUri", self.log_uri.as_ref(), &XML_STRING);
        members.structure("managedScalingPolicy", self.managed_scaling_policy.as_ref());
        members.structure(
            "monitoringConfiguration",
            self.monitoring_configuration.as_ref(),
        );
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &XML_STRING_MAX_LEN256);
        members.structures("newSupportedProducts", self.new_supported_products.as_ref());
        members.scalar(
            "oSReleaseLabel",
            self.os_release_label.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.structures(
            "placementGroupConfigs",
            self.placement_group_configs.as_ref(),
        );
        members.scalar(
            "releaseLabel",
            self.release_label.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "repoUpgradeOnBoot",
            self.repo_upgrade_on_boot.as_ref(),
            &OneOf,
        );
        members.scalar(
            "scaleDownBehavior",
            self.scale_down_behavior.as_ref(),
            &OneOf,
        );
        members.scalar(
            "securityConfiguration",
            self.security_configuration.as_ref(),
            &XML_STRING,
        );
        members.scalar("serviceRole", self.service_role.as_ref(), &XML_STRING);
        members.scalar(
            "stepExecutionRoleArn",
            self.step_execution_role_arn.as_ref(),
            &ARN_TYPE,
        );
        members.structures("steps", self.steps.as_ref());
        members.list(
            "supportedProducts",
            self.supported_products.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.structures("tags", self.tags.as_ref());
    }
}

impl Validate for S3LoggingConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.map(
            "logTypeUploadPolicy",
            self.log_type_upload_policy.as_ref(),
            &OneOf,
            &OneOf,
        );
    }
}

impl Validate for S3MonitoringConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "encryptionKeyArn",
            self.encryption_key_arn.as_ref(),
            &XML_STRING,
        );
        members.scalar("logUri", self.log_uri.as_ref(), &XML_STRING);
    }
}

impl Validate for ScalingAction {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("market", self.market.as_ref(), &OneOf);
        members.required(
            "simpleScalingPolicyConfiguration",
            self.simple_scaling_policy_configuration.is_some(),
        );
        members.structure(
            "simpleScalingPolicyConfiguration",
            self.simple_scaling_policy_configuration.as_ref(),
        );
    }
}

impl Validate for ScalingConstraints {
    fn check(&self, members: &mut Members<'_>) {
        members.required("maxCapacity", self.max_capacity.is_some());
        members.required("minCapacity", self.min_capacity.is_some());
    }
}

impl Validate for ScalingRule {
    fn check(&self, members: &mut Members<'_>) {
        members.required("action", self.action.is_some());
        members.structure("action", self.action.as_ref());
        members.required("name", self.name.is_some());
        members.required("trigger", self.trigger.is_some());
        members.structure("trigger", self.trigger.as_ref());
    }
}

impl Validate for ScalingTrigger {
    fn check(&self, members: &mut Members<'_>) {
        members.required(
            "cloudWatchAlarmDefinition",
            self.cloud_watch_alarm_definition.is_some(),
        );
        members.structure(
            "cloudWatchAlarmDefinition",
            self.cloud_watch_alarm_definition.as_ref(),
        );
    }
}

impl Validate for ScriptBootstrapActionConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.list("args", self.args.as_ref(), &XML_STRING);
        members.required("path", self.path.is_some());
        members.scalar("path", self.path.as_ref(), &XML_STRING);
    }
}

impl Validate for SessionCloudWatchLoggingConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "encryptionKeyArn",
            self.encryption_key_arn.as_ref(),
            &XML_STRING,
        );
        members.scalar("logGroup", self.log_group.as_ref(), &XML_STRING);
        members.scalar(
            "logStreamNamePrefix",
            self.log_stream_name_prefix.as_ref(),
            &XML_STRING,
        );
        members.map_of_lists(
            "logTypes",
            self.log_types.as_ref(),
            &XML_STRING,
            &XML_STRING,
        );
    }
}

impl Validate for SessionManagedLoggingConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "encryptionKeyArn",
            self.encryption_key_arn.as_ref(),
            &XML_STRING,
        );
    }
}

impl Validate for SessionMonitoringConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.structure(
            "cloudWatchLoggingConfiguration",
            self.cloud_watch_logging_configuration.as_ref(),
        );
        members.structure(
            "managedLoggingConfiguration",
            self.managed_logging_configuration.as_ref(),
        );
        members.structure(
            "s3LoggingConfiguration",
            self.s3_logging_configuration.as_ref(),
        );
    }
}

impl Validate for SessionS3LoggingConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "encryptionKeyArn",
            self.encryption_key_arn.as_ref(),
            &XML_STRING,
        );
        members.map_of_lists(
            "logTypes",
            self.log_types.as_ref(),
            &XML_STRING,
            &XML_STRING,
        );
        members.scalar("logUri", self.log_uri.as_ref(), &XML_STRING);
    }
}

impl Validate for SetKeepJobFlowAliveWhenNoStepsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("jobFlowIds", self.job_flow_ids.is_some());
        members.list("jobFlowIds", self.job_flow_ids.as_ref(), &XML_STRING);
        members.required(
            "keepJobFlowAliveWhenNoSteps",
            self.keep_job_flow_alive_when_no_steps.is_some(),
        );
    }
}

impl Validate for SetTerminationProtectionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("jobFlowIds", self.job_flow_ids.is_some());
        members.list("jobFlowIds", self.job_flow_ids.as_ref(), &XML_STRING);
        members.required("terminationProtected", self.termination_protected.is_some());
    }
}

impl Validate for SetUnhealthyNodeReplacementInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("jobFlowIds", self.job_flow_ids.is_some());
        members.list("jobFlowIds", self.job_flow_ids.as_ref(), &XML_STRING);
        members.required(
            "unhealthyNodeReplacement",
            self.unhealthy_node_replacement.is_some(),
        );
    }
}

impl Validate for SetVisibleToAllUsersInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("jobFlowIds", self.job_flow_ids.is_some());
        members.list("jobFlowIds", self.job_flow_ids.as_ref(), &XML_STRING);
        members.required("visibleToAllUsers", self.visible_to_all_users.is_some());
    }
}

impl Validate for ShrinkPolicy {
    fn check(&self, members: &mut Members<'_>) {
        members.structure("instanceResizePolicy", self.instance_resize_policy.as_ref());
    }
}

impl Validate for SimpleScalingPolicyConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("adjustmentType", self.adjustment_type.as_ref(), &OneOf);
        members.required("scalingAdjustment", self.scaling_adjustment.is_some());
    }
}

impl Validate for SpotProvisioningSpecification {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "allocationStrategy",
            self.allocation_strategy.as_ref(),
            &OneOf,
        );
        members.scalar(
            "blockDurationMinutes",
            self.block_duration_minutes.as_ref(),
            &WHOLE_NUMBER,
        );
        members.required("timeoutAction", self.timeout_action.is_some());
        members.scalar("timeoutAction", self.timeout_action.as_ref(), &OneOf);
        members.required(
            "timeoutDurationMinutes",
            self.timeout_duration_minutes.is_some(),
        );
        members.scalar(
            "timeoutDurationMinutes",
            self.timeout_duration_minutes.as_ref(),
            &WHOLE_NUMBER,
        );
    }
}

impl Validate for SpotResizingSpecification {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "allocationStrategy",
            self.allocation_strategy.as_ref(),
            &OneOf,
        );
        members.scalar(
            "timeoutDurationMinutes",
            self.timeout_duration_minutes.as_ref(),
            &WHOLE_NUMBER,
        );
    }
}

impl Validate for StartNotebookExecutionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("editorId", self.editor_id.as_ref(), &XML_STRING_MAX_LEN256);
        members.map(
            "environmentVariables",
            self.environment_variables.as_ref(),
            &XML_STRING_MAX_LEN256,
            &XML_STRING,
        );
        members.required("executionEngine", self.execution_engine.is_some());
        members.structure("executionEngine", self.execution_engine.as_ref());
        members.scalar(
            "notebookExecutionName",
            self.notebook_execution_name.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "notebookInstanceSecurityGroupId",
            self.notebook_instance_security_group_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar("notebookParams", self.notebook_params.as_ref(), &XML_STRING);
        members.structure("notebookS3Location", self.notebook_s3_location.as_ref());
        members.scalar(
            "outputNotebookFormat",
            self.output_notebook_format.as_ref(),
            &OneOf,
        );
        members.structure(
            "outputNotebookS3Location",
            self.output_notebook_s3_location.as_ref(),
        );
        members.scalar("relativePath", self.relative_path.as_ref(), &XML_STRING);
        members.required("serviceRole", self.service_role.is_some());
        members.scalar("serviceRole", self.service_role.as_ref(), &XML_STRING);
        members.structures("tags", self.tags.as_ref());
    }
}

impl Validate for StartSessionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "clientRequestToken",
            self.client_request_token.as_ref(),
            &CLIENT_REQUEST_TOKEN,
        );
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.structures("engineConfigurations", self.engine_configurations.as_ref());
        members.scalar(
            "executionRoleArn",
            self.execution_role_arn.as_ref(),
            &IAM_ROLE_ARN,
        );
        members.structure(
            "monitoringConfiguration",
            self.monitoring_configuration.as_ref(),
        );
        members.scalar("name", self.name.as_ref(), &XML_STRING_MAX_LEN256);
        members.structures("tags", self.tags.as_ref());
    }
}

impl Validate for StepConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("actionOnFailure", self.action_on_failure.as_ref(), &OneOf);
        members.required("hadoopJarStep", self.hadoop_jar_step.is_some());
        members.structure("hadoopJarStep", self.hadoop_jar_step.as_ref());
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &XML_STRING_MAX_LEN256);
        members.structure(
            "stepMonitoringConfiguration",
            self.step_monitoring_configuration.as_ref(),
        );
    }
}

impl Validate for StepMonitoringConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.structure(
            "s3MonitoringConfiguration",
            self.s3_monitoring_configuration.as_ref(),
        );
    }
}

impl Validate for StopNotebookExecutionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("notebookExecutionId", self.notebook_execution_id.is_some());
        members.scalar(
            "notebookExecutionId",
            self.notebook_execution_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
    }
}

impl Validate for SupportedProductConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.list("args", self.args.as_ref(), &XML_STRING);
        members.scalar("name", self.name.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for Tag {
    fn check(&self, _members: &mut Members<'_>) {}
}

impl Validate for TerminateJobFlowsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("jobFlowIds", self.job_flow_ids.is_some());
        members.list("jobFlowIds", self.job_flow_ids.as_ref(), &XML_STRING);
    }
}

impl Validate for TerminateSessionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("clusterId", self.cluster_id.is_some());
        members.scalar("clusterId", self.cluster_id.as_ref(), &CLUSTER_ID);
        members.required("sessionId", self.session_id.is_some());
        members.scalar("sessionId", self.session_id.as_ref(), &SESSION_ID);
    }
}

impl Validate for UpdateStudioInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "defaultS3Location",
            self.default_s3_location.as_ref(),
            &XML_STRING,
        );
        members.scalar(
            "description",
            self.description.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "encryptionKeyArn",
            self.encryption_key_arn.as_ref(),
            &XML_STRING,
        );
        members.scalar("name", self.name.as_ref(), &XML_STRING_MAX_LEN256);
        members.required("studioId", self.studio_id.is_some());
        members.scalar("studioId", self.studio_id.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for UpdateStudioSessionMappingInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "identityId",
            self.identity_id.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.scalar(
            "identityName",
            self.identity_name.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("identityType", self.identity_type.is_some());
        members.scalar("identityType", self.identity_type.as_ref(), &OneOf);
        members.required("sessionPolicyArn", self.session_policy_arn.is_some());
        members.scalar(
            "sessionPolicyArn",
            self.session_policy_arn.as_ref(),
            &XML_STRING_MAX_LEN256,
        );
        members.required("studioId", self.studio_id.is_some());
        members.scalar("studioId", self.studio_id.as_ref(), &XML_STRING_MAX_LEN256);
    }
}

impl Validate for VolumeSpecification {
    fn check(&self, members: &mut Members<'_>) {
        members.required("sizeInGB", self.size_in_gb.is_some());
        members.scalar("throughput", self.throughput.as_ref(), &THROUGHPUT_VAL);
        members.required("volumeType", self.volume_type.is_some());
    }
}
