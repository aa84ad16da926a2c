// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::error::{ApiError, ErrorCode};
use crate::operations::dispatch::{Request, unknown_operation};
use crate::operations::{Intercept, Intercepted, Operation, Remote, Transport};
use crate::types::{
    AddInstanceFleetInput, AddInstanceFleetOutput, AddInstanceGroupsInput, AddInstanceGroupsOutput,
    AddJobFlowStepsInput, AddJobFlowStepsOutput, AddTagsInput, AddTagsOutput, CancelStepsInput,
    CancelStepsOutput, CreatePersistentAppUIInput, CreatePersistentAppUIOutput,
    CreateSecurityConfigurationInput, CreateSecurityConfigurationOutput, CreateStudioInput,
    CreateStudioOutput, CreateStudioSessionMappingInput, DeleteSecurityConfigurationInput,
    DeleteSecurityConfigurationOutput, DeleteStudioInput, DeleteStudioSessionMappingInput,
    DescribeClusterInput, DescribeClusterOutput, DescribeJobFlowsInput, DescribeJobFlowsOutput,
    DescribeNotebookExecutionInput, DescribeNotebookExecutionOutput, DescribePersistentAppUIInput,
    DescribePersistentAppUIOutput, DescribeReleaseLabelInput, DescribeReleaseLabelOutput,
    DescribeSecurityConfigurationInput, DescribeSecurityConfigurationOutput, DescribeStepInput,
    DescribeStepOutput, DescribeStudioInput, DescribeStudioOutput, GetAutoTerminationPolicyInput,
    GetAutoTerminationPolicyOutput, GetBlockPublicAccessConfigurationInput,
    GetBlockPublicAccessConfigurationOutput, GetClusterSessionCredentialsInput,
    GetClusterSessionCredentialsOutput, GetManagedScalingPolicyInput,
    GetManagedScalingPolicyOutput, GetOnClusterAppUIPresignedURLInput,
    GetOnClusterAppUIPresignedURLOutput, GetPersistentAppUIPresignedURLInput,
    GetPersistentAppUIPresignedURLOutput, GetSessionEndpointInput, GetSessionEndpointOutput,
    GetSessionInput, GetSessionOutput, GetStudioSessionMappingInput, GetStudioSessionMappingOutput,
    ListBootstrapActionsInput, ListBootstrapActionsOutput, ListClustersInput, ListClustersOutput,
    ListInstanceFleetsInput, ListInstanceFleetsOutput, ListInstanceGroupsInput,
    ListInstanceGroupsOutput, ListInstancesInput, ListInstancesOutput, ListNotebookExecutionsInput,
    ListNotebookExecutionsOutput, ListReleaseLabelsInput, ListReleaseLabelsOutput,
    ListSecurityConfigurationsInput, ListSecurityConfigurationsOutput, ListSessionsInput,
    ListSessionsOutput, ListStepsInput, ListStepsOutput, ListStudioSessionMappingsInput,
    ListStudioSessionMappingsOutput, ListStudiosInput, ListStudiosOutput,
    ListSupportedInstanceTypesInput, ListSupportedInstanceTypesOutput, ModifyClusterInput,
    ModifyClusterOutput, ModifyInstanceFleetInput, ModifyInstanceGroupsInput,
    PutAutoScalingPolicyInput, PutAutoScalingPolicyOutput, PutAutoTerminationPolicyInput,
    PutAutoTerminationPolicyOutput, PutBlockPublicAccessConfigurationInput,
    PutBlockPublicAccessConfigurationOutput, PutManagedScalingPolicyInput,
    PutManagedScalingPolicyOutput, RemoveAutoScalingPolicyInput, RemoveAutoScalingPolicyOutput,
    RemoveAutoTerminationPolicyInput, RemoveAutoTerminationPolicyOutput,
    RemoveManagedScalingPolicyInput, RemoveManagedScalingPolicyOutput, RemoveTagsInput,
    RemoveTagsOutput, RunJobFlowInput, RunJobFlowOutput, SetKeepJobFlowAliveWhenNoStepsInput,
    SetTerminationProtectionInput, SetUnhealthyNodeReplacementInput, SetVisibleToAllUsersInput,
    StartNotebookExecutionInput, StartNotebookExecutionOutput, StartSessionInput,
    StartSessionOutput, StopNotebookExecutionInput, TerminateJobFlowsInput, TerminateSessionInput,
    TerminateSessionOutput, UpdateStudioInput, UpdateStudioSessionMappingInput,
};
use async_trait::async_trait;
use bytes::Bytes;

/// Every operation of the service, by name.
pub static OPERATIONS: &[Operation] = &[
    Operation {
        name: "AddInstanceFleet",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "AddInstanceGroups",
        errors: &[ErrorCode::InternalServerError],
    },
    Operation {
        name: "AddJobFlowSteps",
        errors: &[ErrorCode::InternalServerError],
    },
    Operation {
        name: "AddTags",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "CancelSteps",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "CreatePersistentAppUI",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "CreateSecurityConfiguration",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "CreateStudio",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "CreateStudioSessionMapping",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "DeleteSecurityConfiguration",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "DeleteStudio",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "DeleteStudioSessionMapping",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "DescribeCluster",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "DescribeJobFlows",
        errors: &[ErrorCode::InternalServerError],
    },
    Operation {
        name: "DescribeNotebookExecution",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "DescribePersistentAppUI",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "DescribeReleaseLabel",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "DescribeSecurityConfiguration",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "DescribeStep",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "DescribeStudio",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "GetAutoTerminationPolicy",
        errors: &[],
    },
    Operation {
        name: "GetBlockPublicAccessConfiguration",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "GetClusterSessionCredentials",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "GetManagedScalingPolicy",
        errors: &[],
    },
    Operation {
        name: "GetOnClusterAppUIPresignedURL",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "GetPersistentAppUIPresignedURL",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "GetSession",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "GetSessionEndpoint",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "GetStudioSessionMapping",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListBootstrapActions",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListClusters",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListInstanceFleets",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListInstanceGroups",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListInstances",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListNotebookExecutions",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListReleaseLabels",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListSecurityConfigurations",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListSessions",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListSteps",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListStudioSessionMappings",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListStudios",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ListSupportedInstanceTypes",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ModifyCluster",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ModifyInstanceFleet",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "ModifyInstanceGroups",
        errors: &[ErrorCode::InternalServerError],
    },
    Operation {
        name: "PutAutoScalingPolicy",
        errors: &[],
    },
    Operation {
        name: "PutAutoTerminationPolicy",
        errors: &[],
    },
    Operation {
        name: "PutBlockPublicAccessConfiguration",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "PutManagedScalingPolicy",
        errors: &[],
    },
    Operation {
        name: "RemoveAutoScalingPolicy",
        errors: &[],
    },
    Operation {
        name: "RemoveAutoTerminationPolicy",
        errors: &[],
    },
    Operation {
        name: "RemoveManagedScalingPolicy",
        errors: &[],
    },
    Operation {
        name: "RemoveTags",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "RunJobFlow",
        errors: &[ErrorCode::InternalServerError],
    },
    Operation {
        name: "SetKeepJobFlowAliveWhenNoSteps",
        errors: &[ErrorCode::InternalServerError],
    },
    Operation {
        name: "SetTerminationProtection",
        errors: &[ErrorCode::InternalServerError],
    },
    Operation {
        name: "SetUnhealthyNodeReplacement",
        errors: &[ErrorCode::InternalServerError],
    },
    Operation {
        name: "SetVisibleToAllUsers",
        errors: &[ErrorCode::InternalServerError],
    },
    Operation {
        name: "StartNotebookExecution",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "StartSession",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "StopNotebookExecution",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "TerminateJobFlows",
        errors: &[ErrorCode::InternalServerError],
    },
    Operation {
        name: "TerminateSession",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "UpdateStudio",
        errors: &[
            ErrorCode::InternalServerException,
            ErrorCode::InvalidRequestException,
        ],
    },
    Operation {
        name: "UpdateStudioSessionMapping",
        errors: &[
            ErrorCode::InternalServerError,
            ErrorCode::InvalidRequestException,
        ],
    },
];

/// The EMR API: one method for each operation.
///
/// A method that an implementation leaves out answers `NotImplemented` and names the operation.
#[async_trait]
pub trait EmrApi: Send + Sync {
    /// [`AddInstanceFleet`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AddInstanceFleet.html)
    async fn add_instance_fleet(
        &self,
        input: AddInstanceFleetInput,
    ) -> Result<AddInstanceFleetOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("AddInstanceFleet"))
    }

    /// [`AddInstanceGroups`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AddInstanceGroups.html)
    async fn add_instance_groups(
        &self,
        input: AddInstanceGroupsInput,
    ) -> Result<AddInstanceGroupsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("AddInstanceGroups"))
    }

    /// [`AddJobFlowSteps`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AddJobFlowSteps.html)
    async fn add_job_flow_steps(
        &self,
        input: AddJobFlowStepsInput,
    ) -> Result<AddJobFlowStepsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("AddJobFlowSteps"))
    }

    /// [`AddTags`](https://docs.aws.amazon.com/emr/latest/APIReference/API_AddTags.html)
    async fn add_tags(&self, input: AddTagsInput) -> Result<AddTagsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("AddTags"))
    }

    /// [`CancelSteps`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CancelSteps.html)
    async fn cancel_steps(&self, input: CancelStepsInput) -> Result<CancelStepsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("CancelSteps"))
    }

    /// [`CreatePersistentAppUI`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CreatePersistentAppUI.html)
    async fn create_persistent_app_ui(
        &self,
        input: CreatePersistentAppUIInput,
    ) -> Result<CreatePersistentAppUIOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("CreatePersistentAppUI"))
    }

    /// [`CreateSecurityConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CreateSecurityConfiguration.html)
    async fn create_security_configuration(
        &self,
        input: CreateSecurityConfigurationInput,
    ) -> Result<CreateSecurityConfigurationOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("CreateSecurityConfiguration"))
    }

    /// [`CreateStudio`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CreateStudio.html)
    async fn create_studio(
        &self,
        input: CreateStudioInput,
    ) -> Result<CreateStudioOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("CreateStudio"))
    }

    /// [`CreateStudioSessionMapping`](https://docs.aws.amazon.com/emr/latest/APIReference/API_CreateStudioSessionMapping.html)
    async fn create_studio_session_mapping(
        &self,
        input: CreateStudioSessionMappingInput,
    ) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("CreateStudioSessionMapping"))
    }

    /// [`DeleteSecurityConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DeleteSecurityConfiguration.html)
    async fn delete_security_configuration(
        &self,
        input: DeleteSecurityConfigurationInput,
    ) -> Result<DeleteSecurityConfigurationOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DeleteSecurityConfiguration"))
    }

    /// [`DeleteStudio`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DeleteStudio.html)
    async fn delete_studio(&self, input: DeleteStudioInput) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DeleteStudio"))
    }

    /// [`DeleteStudioSessionMapping`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DeleteStudioSessionMapping.html)
    async fn delete_studio_session_mapping(
        &self,
        input: DeleteStudioSessionMappingInput,
    ) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DeleteStudioSessionMapping"))
    }

    /// [`DescribeCluster`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeCluster.html)
    async fn describe_cluster(
        &self,
        input: DescribeClusterInput,
    ) -> Result<DescribeClusterOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeCluster"))
    }

    /// [`DescribeJobFlows`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeJobFlows.html)
    async fn describe_job_flows(
        &self,
        input: DescribeJobFlowsInput,
    ) -> Result<DescribeJobFlowsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeJobFlows"))
    }

    /// [`DescribeNotebookExecution`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeNotebookExecution.html)
    async fn describe_notebook_execution(
        &self,
        input: DescribeNotebookExecutionInput,
    ) -> Result<DescribeNotebookExecutionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeNotebookExecution"))
    }

    /// [`DescribePersistentAppUI`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribePersistentAppUI.html)
    async fn describe_persistent_app_ui(
        &self,
        input: DescribePersistentAppUIInput,
    ) -> Result<DescribePersistentAppUIOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribePersistentAppUI"))
    }

    /// [`DescribeReleaseLabel`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeReleaseLabel.html)
    async fn describe_release_label(
        &self,
        input: DescribeReleaseLabelInput,
    ) -> Result<DescribeReleaseLabelOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeReleaseLabel"))
    }

    /// [`DescribeSecurityConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeSecurityConfiguration.html)
    async fn describe_security_configuration(
        &self,
        input: DescribeSecurityConfigurationInput,
    ) -> Result<DescribeSecurityConfigurationOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeSecurityConfiguration"))
    }

    /// [`DescribeStep`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeStep.html)
    async fn describe_step(
        &self,
        input: DescribeStepInput,
    ) -> Result<DescribeStepOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeStep"))
    }

    /// [`DescribeStudio`](https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeStudio.html)
    async fn describe_studio(
        &self,
        input: DescribeStudioInput,
    ) -> Result<DescribeStudioOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeStudio"))
    }

    /// [`GetAutoTerminationPolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetAutoTerminationPolicy.html)
    async fn get_auto_termination_policy(
        &self,
        input: GetAutoTerminationPolicyInput,
    ) -> Result<GetAutoTerminationPolicyOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetAutoTerminationPolicy"))
    }

    /// [`GetBlockPublicAccessConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetBlockPublicAccessConfiguration.html)
    async fn get_block_public_access_configuration(
        &self,
        input: GetBlockPublicAccessConfigurationInput,
    ) -> Result<GetBlockPublicAccessConfigurationOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented(
            "GetBlockPublicAccessConfiguration",
        ))
    }

    /// [`GetClusterSessionCredentials`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetClusterSessionCredentials.html)
    async fn get_cluster_session_credentials(
        &self,
        input: GetClusterSessionCredentialsInput,
    ) -> Result<GetClusterSessionCredentialsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetClusterSessionCredentials"))
    }

    /// [`GetManagedScalingPolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetManagedScalingPolicy.html)
    async fn get_managed_scaling_policy(
        &self,
        input: GetManagedScalingPolicyInput,
    ) -> Result<GetManagedScalingPolicyOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetManagedScalingPolicy"))
    }

    /// [`GetOnClusterAppUIPresignedURL`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetOnClusterAppUIPresignedURL.html)
    async fn get_on_cluster_app_ui_presigned_url(
        &self,
        input: GetOnClusterAppUIPresignedURLInput,
    ) -> Result<GetOnClusterAppUIPresignedURLOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetOnClusterAppUIPresignedURL"))
    }

    /// [`GetPersistentAppUIPresignedURL`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetPersistentAppUIPresignedURL.html)
    async fn get_persistent_app_ui_presigned_url(
        &self,
        input: GetPersistentAppUIPresignedURLInput,
    ) -> Result<GetPersistentAppUIPresignedURLOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetPersistentAppUIPresignedURL"))
    }

    /// [`GetSession`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetSession.html)
    async fn get_session(&self, input: GetSessionInput) -> Result<GetSessionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetSession"))
    }

    /// [`GetSessionEndpoint`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetSessionEndpoint.html)
    async fn get_session_endpoint(
        &self,
        input: GetSessionEndpointInput,
    ) -> Result<GetSessionEndpointOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetSessionEndpoint"))
    }

    /// [`GetStudioSessionMapping`](https://docs.aws.amazon.com/emr/latest/APIReference/API_GetStudioSessionMapping.html)
    async fn get_studio_session_mapping(
        &self,
        input: GetStudioSessionMappingInput,
    ) -> Result<GetStudioSessionMappingOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetStudioSessionMapping"))
    }

    /// [`ListBootstrapActions`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListBootstrapActions.html)
    async fn list_bootstrap_actions(
        &self,
        input: ListBootstrapActionsInput,
    ) -> Result<ListBootstrapActionsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListBootstrapActions"))
    }

    /// [`ListClusters`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListClusters.html)
    async fn list_clusters(
        &self,
        input: ListClustersInput,
    ) -> Result<ListClustersOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListClusters"))
    }

    /// [`ListInstanceFleets`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListInstanceFleets.html)
    async fn list_instance_fleets(
        &self,
        input: ListInstanceFleetsInput,
    ) -> Result<ListInstanceFleetsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListInstanceFleets"))
    }

    /// [`ListInstanceGroups`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListInstanceGroups.html)
    async fn list_instance_groups(
        &self,
        input: ListInstanceGroupsInput,
    ) -> Result<ListInstanceGroupsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListInstanceGroups"))
    }

    /// [`ListInstances`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListInstances.html)
    async fn list_instances(
        &self,
        input: ListInstancesInput,
    ) -> Result<ListInstancesOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListInstances"))
    }

    /// [`ListNotebookExecutions`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListNotebookExecutions.html)
    async fn list_notebook_executions(
        &self,
        input: ListNotebookExecutionsInput,
    ) -> Result<ListNotebookExecutionsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListNotebookExecutions"))
    }

    /// [`ListReleaseLabels`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListReleaseLabels.html)
    async fn list_release_labels(
        &self,
        input: ListReleaseLabelsInput,
    ) -> Result<ListReleaseLabelsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListReleaseLabels"))
    }

    /// [`ListSecurityConfigurations`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSecurityConfigurations.html)
    async fn list_security_configurations(
        &self,
        input: ListSecurityConfigurationsInput,
    ) -> Result<ListSecurityConfigurationsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListSecurityConfigurations"))
    }

    /// [`ListSessions`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSessions.html)
    async fn list_sessions(
        &self,
        input: ListSessionsInput,
    ) -> Result<ListSessionsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListSessions"))
    }

    /// [`ListSteps`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSteps.html)
    async fn list_steps(&self, input: ListStepsInput) -> Result<ListStepsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListSteps"))
    }

    /// [`ListStudioSessionMappings`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListStudioSessionMappings.html)
    async fn list_studio_session_mappings(
        &self,
        input: ListStudioSessionMappingsInput,
    ) -> Result<ListStudioSessionMappingsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListStudioSessionMappings"))
    }

    /// [`ListStudios`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListStudios.html)
    async fn list_studios(&self, input: ListStudiosInput) -> Result<ListStudiosOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListStudios"))
    }

    /// [`ListSupportedInstanceTypes`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSupportedInstanceTypes.html)
    async fn list_supported_instance_types(
        &self,
        input: ListSupportedInstanceTypesInput,
    ) -> Result<ListSupportedInstanceTypesOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListSupportedInstanceTypes"))
    }

    /// [`ModifyCluster`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ModifyCluster.html)
    async fn modify_cluster(
        &self,
        input: ModifyClusterInput,
    ) -> Result<ModifyClusterOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ModifyCluster"))
    }

    /// [`ModifyInstanceFleet`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ModifyInstanceFleet.html)
    async fn modify_instance_fleet(&self, input: ModifyInstanceFleetInput) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ModifyInstanceFleet"))
    }

    /// [`ModifyInstanceGroups`](https://docs.aws.amazon.com/emr/latest/APIReference/API_ModifyInstanceGroups.html)
    async fn modify_instance_groups(
        &self,
        input: ModifyInstanceGroupsInput,
    ) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ModifyInstanceGroups"))
    }

    /// [`PutAutoScalingPolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PutAutoScalingPolicy.html)
    async fn put_auto_scaling_policy(
        &self,
        input: PutAutoScalingPolicyInput,
    ) -> Result<PutAutoScalingPolicyOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("PutAutoScalingPolicy"))
    }

    /// [`PutAutoTerminationPolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PutAutoTerminationPolicy.html)
    async fn put_auto_termination_policy(
        &self,
        input: PutAutoTerminationPolicyInput,
    ) -> Result<PutAutoTerminationPolicyOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("PutAutoTerminationPolicy"))
    }

    /// [`PutBlockPublicAccessConfiguration`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PutBlockPublicAccessConfiguration.html)
    async fn put_block_public_access_configuration(
        &self,
        input: PutBlockPublicAccessConfigurationInput,
    ) -> Result<PutBlockPublicAccessConfigurationOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented(
            "PutBlockPublicAccessConfiguration",
        ))
    }

    /// [`PutManagedScalingPolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_PutManagedScalingPolicy.html)
    async fn put_managed_scaling_policy(
        &self,
        input: PutManagedScalingPolicyInput,
    ) -> Result<PutManagedScalingPolicyOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("PutManagedScalingPolicy"))
    }

    /// [`RemoveAutoScalingPolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RemoveAutoScalingPolicy.html)
    async fn remove_auto_scaling_policy(
        &self,
        input: RemoveAutoScalingPolicyInput,
    ) -> Result<RemoveAutoScalingPolicyOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("RemoveAutoScalingPolicy"))
    }

    /// [`RemoveAutoTerminationPolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RemoveAutoTerminationPolicy.html)
    async fn remove_auto_termination_policy(
        &self,
        input: RemoveAutoTerminationPolicyInput,
    ) -> Result<RemoveAutoTerminationPolicyOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("RemoveAutoTerminationPolicy"))
    }

    /// [`RemoveManagedScalingPolicy`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RemoveManagedScalingPolicy.html)
    async fn remove_managed_scaling_policy(
        &self,
        input: RemoveManagedScalingPolicyInput,
    ) -> Result<RemoveManagedScalingPolicyOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("RemoveManagedScalingPolicy"))
    }

    /// [`RemoveTags`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RemoveTags.html)
    async fn remove_tags(&self, input: RemoveTagsInput) -> Result<RemoveTagsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("RemoveTags"))
    }

    /// [`RunJobFlow`](https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html)
    async fn run_job_flow(&self, input: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("RunJobFlow"))
    }

    /// [`SetKeepJobFlowAliveWhenNoSteps`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SetKeepJobFlowAliveWhenNoSteps.html)
    async fn set_keep_job_flow_alive_when_no_steps(
        &self,
        input: SetKeepJobFlowAliveWhenNoStepsInput,
    ) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("SetKeepJobFlowAliveWhenNoSteps"))
    }

    /// [`SetTerminationProtection`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SetTerminationProtection.html)
    async fn set_termination_protection(
        &self,
        input: SetTerminationProtectionInput,
    ) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("SetTerminationProtection"))
    }

    /// [`SetUnhealthyNodeReplacement`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SetUnhealthyNodeReplacement.html)
    async fn set_unhealthy_node_replacement(
        &self,
        input: SetUnhealthyNodeReplacementInput,
    ) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("SetUnhealthyNodeReplacement"))
    }

    /// [`SetVisibleToAllUsers`](https://docs.aws.amazon.com/emr/latest/APIReference/API_SetVisibleToAllUsers.html)
    async fn set_visible_to_all_users(
        &self,
        input: SetVisibleToAllUsersInput,
    ) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("SetVisibleToAllUsers"))
    }

    /// [`StartNotebookExecution`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StartNotebookExecution.html)
    async fn start_notebook_execution(
        &self,
        input: StartNotebookExecutionInput,
    ) -> Result<StartNotebookExecutionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("StartNotebookExecution"))
    }

    /// [`StartSession`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StartSession.html)
    async fn start_session(
        &self,
        input: StartSessionInput,
    ) -> Result<StartSessionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("StartSession"))
    }

    /// [`StopNotebookExecution`](https://docs.aws.amazon.com/emr/latest/APIReference/API_StopNotebookExecution.html)
    async fn stop_notebook_execution(
        &self,
        input: StopNotebookExecutionInput,
    ) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("StopNotebookExecution"))
    }

    /// [`TerminateJobFlows`](https://docs.aws.amazon.com/emr/latest/APIReference/API_TerminateJobFlows.html)
    async fn terminate_job_flows(&self, input: TerminateJobFlowsInput) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("TerminateJobFlows"))
    }

    /// [`TerminateSession`](https://docs.aws.amazon.com/emr/latest/APIReference/API_TerminateSession.html)
    async fn terminate_session(
        &self,
        input: TerminateSessionInput,
    ) -> Result<TerminateSessionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("TerminateSession"))
    }

    /// [`UpdateStudio`](https://docs.aws.amazon.com/emr/latest/APIReference/API_UpdateStudio.html)
    async fn update_studio(&self, input: UpdateStudioInput) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("UpdateStudio"))
    }

    /// [`UpdateStudioSessionMapping`](https://docs.aws.amazon.com/emr/latest/APIReference/API_UpdateStudioSessionMapping.html)
    async fn update_studio_session_mapping(
        &self,
        input: UpdateStudioSessionMappingInput,
    ) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("UpdateStudioSessionMapping"))
    }
}

#[async_trait]
impl<T: Transport> EmrApi for Remote<T> {
    async fn add_instance_fleet(
        &self,
        input: AddInstanceFleetInput,
    ) -> Result<AddInstanceFleetOutput, ApiError> {
        self.call("AddInstanceFleet", &input).await
    }

    async fn add_instance_groups(
        &self,
        input: AddInstanceGroupsInput,
    ) -> Result<AddInstanceGroupsOutput, ApiError> {
        self.call("AddInstanceGroups", &input).await
    }

    async fn add_job_flow_steps(
        &self,
        input: AddJobFlowStepsInput,
    ) -> Result<AddJobFlowStepsOutput, ApiError> {
        self.call("AddJobFlowSteps", &input).await
    }

    async fn add_tags(&self, input: AddTagsInput) -> Result<AddTagsOutput, ApiError> {
        self.call("AddTags", &input).await
    }

    async fn cancel_steps(&self, input: CancelStepsInput) -> Result<CancelStepsOutput, ApiError> {
        self.call("CancelSteps", &input).await
    }

    async fn create_persistent_app_ui(
        &self,
        input: CreatePersistentAppUIInput,
    ) -> Result<CreatePersistentAppUIOutput, ApiError> {
        self.call("CreatePersistentAppUI", &input).await
    }

    async fn create_security_configuration(
        &self,
        input: CreateSecurityConfigurationInput,
    ) -> Result<CreateSecurityConfigurationOutput, ApiError> {
        self.call("CreateSecurityConfiguration", &input).await
    }

    async fn create_studio(
        &self,
        input: CreateStudioInput,
    ) -> Result<CreateStudioOutput, ApiError> {
        self.call("CreateStudio", &input).await
    }

    async fn create_studio_session_mapping(
        &self,
        input: CreateStudioSessionMappingInput,
    ) -> Result<(), ApiError> {
        self.call_without_output("CreateStudioSessionMapping", &input)
            .await
    }

    async fn delete_security_configuration(
        &self,
        input: DeleteSecurityConfigurationInput,
    ) -> Result<DeleteSecurityConfigurationOutput, ApiError> {
        self.call("DeleteSecurityConfiguration", &input).await
    }

    async fn delete_studio(&self, input: DeleteStudioInput) -> Result<(), ApiError> {
        self.call_without_output("DeleteStudio", &input).await
    }

    async fn delete_studio_session_mapping(
        &self,
        input: DeleteStudioSessionMappingInput,
    ) -> Result<(), ApiError> {
        self.call_without_output("DeleteStudioSessionMapping", &input)
            .await
    }

    async fn describe_cluster(
        &self,
        input: DescribeClusterInput,
    ) -> Result<DescribeClusterOutput, ApiError> {
        self.call("DescribeCluster", &input).await
    }

    async fn describe_job_flows(
        &self,
        input: DescribeJobFlowsInput,
    ) -> Result<DescribeJobFlowsOutput, ApiError> {
        self.call("DescribeJobFlows", &input).await
    }

    async fn describe_notebook_execution(
        &self,
        input: DescribeNotebookExecutionInput,
    ) -> Result<DescribeNotebookExecutionOutput, ApiError> {
        self.call("DescribeNotebookExecution", &input).await
    }

    async fn describe_persistent_app_ui(
        &self,
        input: DescribePersistentAppUIInput,
    ) -> Result<DescribePersistentAppUIOutput, ApiError> {
        self.call("DescribePersistentAppUI", &input).await
    }

    async fn describe_release_label(
        &self,
        input: DescribeReleaseLabelInput,
    ) -> Result<DescribeReleaseLabelOutput, ApiError> {
        self.call("DescribeReleaseLabel", &input).await
    }

    async fn describe_security_configuration(
        &self,
        input: DescribeSecurityConfigurationInput,
    ) -> Result<DescribeSecurityConfigurationOutput, ApiError> {
        self.call("DescribeSecurityConfiguration", &input).await
    }

    async fn describe_step(
        &self,
        input: DescribeStepInput,
    ) -> Result<DescribeStepOutput, ApiError> {
        self.call("DescribeStep", &input).await
    }

    async fn describe_studio(
        &self,
        input: DescribeStudioInput,
    ) -> Result<DescribeStudioOutput, ApiError> {
        self.call("DescribeStudio", &input).await
    }

    async fn get_auto_termination_policy(
        &self,
        input: GetAutoTerminationPolicyInput,
    ) -> Result<GetAutoTerminationPolicyOutput, ApiError> {
        self.call("GetAutoTerminationPolicy", &input).await
    }

    async fn get_block_public_access_configuration(
        &self,
        input: GetBlockPublicAccessConfigurationInput,
    ) -> Result<GetBlockPublicAccessConfigurationOutput, ApiError> {
        self.call("GetBlockPublicAccessConfiguration", &input).await
    }

    async fn get_cluster_session_credentials(
        &self,
        input: GetClusterSessionCredentialsInput,
    ) -> Result<GetClusterSessionCredentialsOutput, ApiError> {
        self.call("GetClusterSessionCredentials", &input).await
    }

    async fn get_managed_scaling_policy(
        &self,
        input: GetManagedScalingPolicyInput,
    ) -> Result<GetManagedScalingPolicyOutput, ApiError> {
        self.call("GetManagedScalingPolicy", &input).await
    }

    async fn get_on_cluster_app_ui_presigned_url(
        &self,
        input: GetOnClusterAppUIPresignedURLInput,
    ) -> Result<GetOnClusterAppUIPresignedURLOutput, ApiError> {
        self.call("GetOnClusterAppUIPresignedURL", &input).await
    }

    async fn get_persistent_app_ui_presigned_url(
        &self,
        input: GetPersistentAppUIPresignedURLInput,
    ) -> Result<GetPersistentAppUIPresignedURLOutput, ApiError> {
        self.call("GetPersistentAppUIPresignedURL", &input).await
    }

    async fn get_session(&self, input: GetSessionInput) -> Result<GetSessionOutput, ApiError> {
        self.call("GetSession", &input).await
    }

    async fn get_session_endpoint(
        &self,
        input: GetSessionEndpointInput,
    ) -> Result<GetSessionEndpointOutput, ApiError> {
        self.call("GetSessionEndpoint", &input).await
    }

    async fn get_studio_session_mapping(
        &self,
        input: GetStudioSessionMappingInput,
    ) -> Result<GetStudioSessionMappingOutput, ApiError> {
        self.call("GetStudioSessionMapping", &input).await
    }

    async fn list_bootstrap_actions(
        &self,
        input: ListBootstrapActionsInput,
    ) -> Result<ListBootstrapActionsOutput, ApiError> {
        self.call("ListBootstrapActions", &input).await
    }

    async fn list_clusters(
        &self,
        input: ListClustersInput,
    ) -> Result<ListClustersOutput, ApiError> {
        self.call("ListClusters", &input).await
    }

    async fn list_instance_fleets(
        &self,
        input: ListInstanceFleetsInput,
    ) -> Result<ListInstanceFleetsOutput, ApiError> {
        self.call("ListInstanceFleets", &input).await
    }

    async fn list_instance_groups(
        &self,
        input: ListInstanceGroupsInput,
    ) -> Result<ListInstanceGroupsOutput, ApiError> {
        self.call("ListInstanceGroups", &input).await
    }

    async fn list_instances(
        &self,
        input: ListInstancesInput,
    ) -> Result<ListInstancesOutput, ApiError> {
        self.call("ListInstances", &input).await
    }

    async fn list_notebook_executions(
        &self,
        input: ListNotebookExecutionsInput,
    ) -> Result<ListNotebookExecutionsOutput, ApiError> {
        self.call("ListNotebookExecutions", &input).await
    }

    async fn list_release_labels(
        &self,
        input: ListReleaseLabelsInput,
    ) -> Result<ListReleaseLabelsOutput, ApiError> {
        self.call("ListReleaseLabels", &input).await
    }

    async fn list_security_configurations(
        &self,
        input: ListSecurityConfigurationsInput,
    ) -> Result<ListSecurityConfigurationsOutput, ApiError> {
        self.call("ListSecurityConfigurations", &input).await
    }

    async fn list_sessions(
        &self,
        input: ListSessionsInput,
    ) -> Result<ListSessionsOutput, ApiError> {
        self.call("ListSessions", &input).await
    }

    async fn list_steps(&self, input: ListStepsInput) -> Result<ListStepsOutput, ApiError> {
        self.call("ListSteps", &input).await
    }

    async fn list_studio_session_mappings(
        &self,
        input: ListStudioSessionMappingsInput,
    ) -> Result<ListStudioSessionMappingsOutput, ApiError> {
        self.call("ListStudioSessionMappings", &input).await
    }

    async fn list_studios(&self, input: ListStudiosInput) -> Result<ListStudiosOutput, ApiError> {
        self.call("ListStudios", &input).await
    }

    async fn list_supported_instance_types(
        &self,
        input: ListSupportedInstanceTypesInput,
    ) -> Result<ListSupportedInstanceTypesOutput, ApiError> {
        self.call("ListSupportedInstanceTypes", &input).await
    }

    async fn modify_cluster(
        &self,
        input: ModifyClusterInput,
    ) -> Result<ModifyClusterOutput, ApiError> {
        self.call("ModifyCluster", &input).await
    }

    async fn modify_instance_fleet(&self, input: ModifyInstanceFleetInput) -> Result<(), ApiError> {
        self.call_without_output("ModifyInstanceFleet", &input)
            .await
    }

    async fn modify_instance_groups(
        &self,
        input: ModifyInstanceGroupsInput,
    ) -> Result<(), ApiError> {
        self.call_without_output("ModifyInstanceGroups", &input)
            .await
    }

    async fn put_auto_scaling_policy(
        &self,
        input: PutAutoScalingPolicyInput,
    ) -> Result<PutAutoScalingPolicyOutput, ApiError> {
        self.call("PutAutoScalingPolicy", &input).await
    }

    async fn put_auto_termination_policy(
        &self,
        input: PutAutoTerminationPolicyInput,
    ) -> Result<PutAutoTerminationPolicyOutput, ApiError> {
        self.call("PutAutoTerminationPolicy", &input).await
    }

    async fn put_block_public_access_configuration(
        &self,
        input: PutBlockPublicAccessConfigurationInput,
    ) -> Result<PutBlockPublicAccessConfigurationOutput, ApiError> {
        self.call("PutBlockPublicAccessConfiguration", &input).await
    }

    async fn put_managed_scaling_policy(
        &self,
        input: PutManagedScalingPolicyInput,
    ) -> Result<PutManagedScalingPolicyOutput, ApiError> {
        self.call("PutManagedScalingPolicy", &input).await
    }

    async fn remove_auto_scaling_policy(
        &self,
        input: RemoveAutoScalingPolicyInput,
    ) -> Result<RemoveAutoScalingPolicyOutput, ApiError> {
        self.call("RemoveAutoScalingPolicy", &input).await
    }

    async fn remove_auto_termination_policy(
        &self,
        input: RemoveAutoTerminationPolicyInput,
    ) -> Result<RemoveAutoTerminationPolicyOutput, ApiError> {
        self.call("RemoveAutoTerminationPolicy", &input).await
    }

    async fn remove_managed_scaling_policy(
        &self,
        input: RemoveManagedScalingPolicyInput,
    ) -> Result<RemoveManagedScalingPolicyOutput, ApiError> {
        self.call("RemoveManagedScalingPolicy", &input).await
    }

    async fn remove_tags(&self, input: RemoveTagsInput) -> Result<RemoveTagsOutput, ApiError> {
        self.call("RemoveTags", &input).await
    }

    async fn run_job_flow(&self, input: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        self.call("RunJobFlow", &input).await
    }

    async fn set_keep_job_flow_alive_when_no_steps(
        &self,
        input: SetKeepJobFlowAliveWhenNoStepsInput,
    ) -> Result<(), ApiError> {
        self.call_without_output("SetKeepJobFlowAliveWhenNoSteps", &input)
            .await
    }

    async fn set_termination_protection(
        &self,
        input: SetTerminationProtectionInput,
    ) -> Result<(), ApiError> {
        self.call_without_output("SetTerminationProtection", &input)
            .await
    }

    async fn set_unhealthy_node_replacement(
        &self,
        input: SetUnhealthyNodeReplacementInput,
    ) -> Result<(), ApiError> {
        self.call_without_output("SetUnhealthyNodeReplacement", &input)
            .await
    }

    async fn set_visible_to_all_users(
        &self,
        input: SetVisibleToAllUsersInput,
    ) -> Result<(), ApiError> {
        self.call_without_output("SetVisibleToAllUsers", &input)
            .await
    }

    async fn start_notebook_execution(
        &self,
        input: StartNotebookExecutionInput,
    ) -> Result<StartNotebookExecutionOutput, ApiError> {
        self.call("StartNotebookExecution", &input).await
    }

    async fn start_session(
        &self,
        input: StartSessionInput,
    ) -> Result<StartSessionOutput, ApiError> {
        self.call("StartSession", &input).await
    }

    async fn stop_notebook_execution(
        &self,
        input: StopNotebookExecutionInput,
    ) -> Result<(), ApiError> {
        self.call_without_output("StopNotebookExecution", &input)
            .await
    }

    async fn terminate_job_flows(&self, input: TerminateJobFlowsInput) -> Result<(), ApiError> {
        self.call_without_output("TerminateJobFlows", &input).await
    }

    async fn terminate_session(
        &self,
        input: TerminateSessionInput,
    ) -> Result<TerminateSessionOutput, ApiError> {
        self.call("TerminateSession", &input).await
    }

    async fn update_studio(&self, input: UpdateStudioInput) -> Result<(), ApiError> {
        self.call_without_output("UpdateStudio", &input).await
    }

    async fn update_studio_session_mapping(
        &self,
        input: UpdateStudioSessionMappingInput,
    ) -> Result<(), ApiError> {
        self.call_without_output("UpdateStudioSessionMapping", &input)
            .await
    }
}

#[async_trait]
impl<I: Intercept> EmrApi for Intercepted<I> {
    async fn add_instance_fleet(
        &self,
        input: AddInstanceFleetInput,
    ) -> Result<AddInstanceFleetOutput, ApiError> {
        self.interceptor
            .intercept("AddInstanceFleet", || {
                self.api.add_instance_fleet(input.clone())
            })
            .await
    }

    async fn add_instance_groups(
        &self,
        input: AddInstanceGroupsInput,
    ) -> Result<AddInstanceGroupsOutput, ApiError> {
        self.interceptor
            .intercept("AddInstanceGroups", || {
                self.api.add_instance_groups(input.clone())
            })
            .await
    }

    async fn add_job_flow_steps(
        &self,
        input: AddJobFlowStepsInput,
    ) -> Result<AddJobFlowStepsOutput, ApiError> {
        self.interceptor
            .intercept("AddJobFlowSteps", || {
                self.api.add_job_flow_steps(input.clone())
            })
            .await
    }

    async fn add_tags(&self, input: AddTagsInput) -> Result<AddTagsOutput, ApiError> {
        self.interceptor
            .intercept("AddTags", || self.api.add_tags(input.clone()))
            .await
    }

    async fn cancel_steps(&self, input: CancelStepsInput) -> Result<CancelStepsOutput, ApiError> {
        self.interceptor
            .intercept("CancelSteps", || self.api.cancel_steps(input.clone()))
            .await
    }

    async fn create_persistent_app_ui(
        &self,
        input: CreatePersistentAppUIInput,
    ) -> Result<CreatePersistentAppUIOutput, ApiError> {
        self.interceptor
            .intercept("CreatePersistentAppUI", || {
                self.api.create_persistent_app_ui(input.clone())
            })
            .await
    }

    async fn create_security_configuration(
        &self,
        input: CreateSecurityConfigurationInput,
    ) -> Result<CreateSecurityConfigurationOutput, ApiError> {
        self.interceptor
            .intercept("CreateSecurityConfiguration", || {
                self.api.create_security_configuration(input.clone())
            })
            .await
    }

    async fn create_studio(
        &self,
        input: CreateStudioInput,
    ) -> Result<CreateStudioOutput, ApiError> {
        self.interceptor
            .intercept("CreateStudio", || self.api.create_studio(input.clone()))
            .await
    }

    async fn create_studio_session_mapping(
        &self,
        input: CreateStudioSessionMappingInput,
    ) -> Result<(), ApiError> {
        self.interceptor
            .intercept("CreateStudioSessionMapping", || {
                self.api.create_studio_session_mapping(input.clone())
            })
            .await
    }

    async fn delete_security_configuration(
        &self,
        input: DeleteSecurityConfigurationInput,
    ) -> Result<DeleteSecurityConfigurationOutput, ApiError> {
        self.interceptor
            .intercept("DeleteSecurityConfiguration", || {
                self.api.delete_security_configuration(input.clone())
            })
            .await
    }

    async fn delete_studio(&self, input: DeleteStudioInput) -> Result<(), ApiError> {
        self.interceptor
            .intercept("DeleteStudio", || self.api.delete_studio(input.clone()))
            .await
    }

    async fn delete_studio_session_mapping(
        &self,
        input: DeleteStudioSessionMappingInput,
    ) -> Result<(), ApiError> {
        self.interceptor
            .intercept("DeleteStudioSessionMapping", || {
                self.api.delete_studio_session_mapping(input.clone())
            })
            .await
    }

    async fn describe_cluster(
        &self,
        input: DescribeClusterInput,
    ) -> Result<DescribeClusterOutput, ApiError> {
        self.interceptor
            .intercept("DescribeCluster", || {
                self.api.describe_cluster(input.clone())
            })
            .await
    }

    async fn describe_job_flows(
        &self,
        input: DescribeJobFlowsInput,
    ) -> Result<DescribeJobFlowsOutput, ApiError> {
        self.interceptor
            .intercept("DescribeJobFlows", || {
                self.api.describe_job_flows(input.clone())
            })
            .await
    }

    async fn describe_notebook_execution(
        &self,
        input: DescribeNotebookExecutionInput,
    ) -> Result<DescribeNotebookExecutionOutput, ApiError> {
        self.interceptor
            .intercept("DescribeNotebookExecution", || {
                self.api.describe_notebook_execution(input.clone())
            })
            .await
    }

    async fn describe_persistent_app_ui(
        &self,
        input: DescribePersistentAppUIInput,
    ) -> Result<DescribePersistentAppUIOutput, ApiError> {
        self.interceptor
            .intercept("DescribePersistentAppUI", || {
                self.api.describe_persistent_app_ui(input.clone())
            })
            .await
    }

    async fn describe_release_label(
        &self,
        input: DescribeReleaseLabelInput,
    ) -> Result<DescribeReleaseLabelOutput, ApiError> {
        self.interceptor
            .intercept("DescribeReleaseLabel", || {
                self.api.describe_release_label(input.clone())
            })
            .await
    }

    async fn describe_security_configuration(
        &self,
        input: DescribeSecurityConfigurationInput,
    ) -> Result<DescribeSecurityConfigurationOutput, ApiError> {
        self.interceptor
            .intercept("DescribeSecurityConfiguration", || {
                self.api.describe_security_configuration(input.clone())
            })
            .await
    }

    async fn describe_step(
        &self,
        input: DescribeStepInput,
    ) -> Result<DescribeStepOutput, ApiError> {
        self.interceptor
            .intercept("DescribeStep", || self.api.describe_step(input.clone()))
            .await
    }

    async fn describe_studio(
        &self,
        input: DescribeStudioInput,
    ) -> Result<DescribeStudioOutput, ApiError> {
        self.interceptor
            .intercept("DescribeStudio", || self.api.describe_studio(input.clone()))
            .await
    }

    async fn get_auto_termination_policy(
        &self,
        input: GetAutoTerminationPolicyInput,
    ) -> Result<GetAutoTerminationPolicyOutput, ApiError> {
        self.interceptor
            .intercept("GetAutoTerminationPolicy", || {
                self.api.get_auto_termination_policy(input.clone())
            })
            .await
    }

    async fn get_block_public_access_configuration(
        &self,
        input: GetBlockPublicAccessConfigurationInput,
    ) -> Result<GetBlockPublicAccessConfigurationOutput, ApiError> {
        self.interceptor
            .intercept("GetBlockPublicAccessConfiguration", || {
                self.api
                    .get_block_public_access_configuration(input.clone())
            })
            .await
    }

    async fn get_cluster_session_credentials(
        &self,
        input: GetClusterSessionCredentialsInput,
    ) -> Result<GetClusterSessionCredentialsOutput, ApiError> {
        self.interceptor
            .intercept("GetClusterSessionCredentials", || {
                self.api.get_cluster_session_credentials(input.clone())
            })
            .await
    }

    async fn get_managed_scaling_policy(
        &self,
        input: GetManagedScalingPolicyInput,
    ) -> Result<GetManagedScalingPolicyOutput, ApiError> {
        self.interceptor
            .intercept("GetManagedScalingPolicy", || {
                self.api.get_managed_scaling_policy(input.clone())
            })
            .await
    }

    async fn get_on_cluster_app_ui_presigned_url(
        &self,
        input: GetOnClusterAppUIPresignedURLInput,
    ) -> Result<GetOnClusterAppUIPresignedURLOutput, ApiError> {
        self.interceptor
            .intercept("GetOnClusterAppUIPresignedURL", || {
                self.api.get_on_cluster_app_ui_presigned_url(input.clone())
            })
            .await
    }

    async fn get_persistent_app_ui_presigned_url(
        &self,
        input: GetPersistentAppUIPresignedURLInput,
    ) -> Result<GetPersistentAppUIPresignedURLOutput, ApiError> {
        self.interceptor
            .intercept("GetPersistentAppUIPresignedURL", || {
                self.api.get_persistent_app_ui_presigned_url(input.clone())
            })
            .await
    }

    async fn get_session(&self, input: GetSessionInput) -> Result<GetSessionOutput, ApiError> {
        self.interceptor
            .intercept("GetSession", || self.api.get_session(input.clone()))
            .await
    }

    async fn get_session_endpoint(
        &self,
        input: GetSessionEndpointInput,
    ) -> Result<GetSessionEndpointOutput, ApiError> {
        self.interceptor
            .intercept("GetSessionEndpoint", || {
                self.api.get_session_endpoint(input.clone())
            })
            .await
    }

    async fn get_studio_session_mapping(
        &self,
        input: GetStudioSessionMappingInput,
    ) -> Result<GetStudioSessionMappingOutput, ApiError> {
        self.interceptor
            .intercept("GetStudioSessionMapping", || {
                self.api.get_studio_session_mapping(input.clone())
            })
            .await
    }

    async fn list_bootstrap_actions(
        &self,
        input: ListBootstrapActionsInput,
    ) -> Result<ListBootstrapActionsOutput, ApiError> {
        self.interceptor
            .intercept("ListBootstrapActions", || {
                self.api.list_bootstrap_actions(input.clone())
            })
            .await
    }

    async fn list_clusters(
        &self,
        input: ListClustersInput,
    ) -> Result<ListClustersOutput, ApiError> {
        self.interceptor
            .intercept("ListClusters", || self.api.list_clusters(input.clone()))
            .await
    }

    async fn list_instance_fleets(
        &self,
        input: ListInstanceFleetsInput,
    ) -> Result<ListInstanceFleetsOutput, ApiError> {
        self.interceptor
            .intercept("ListInstanceFleets", || {
                self.api.list_instance_fleets(input.clone())
            })
            .await
    }

    async fn list_instance_groups(
        &self,
        input: ListInstanceGroupsInput,
    ) -> Result<ListInstanceGroupsOutput, ApiError> {
        self.interceptor
            .intercept("ListInstanceGroups", || {
                self.api.list_instance_groups(input.clone())
            })
            .await
    }

    async fn list_instances(
        &self,
        input: ListInstancesInput,
    ) -> Result<ListInstancesOutput, ApiError> {
        self.interceptor
            .intercept("ListInstances", || self.api.list_instances(input.clone()))
            .await
    }

    async fn list_notebook_executions(
        &self,
        input: ListNotebookExecutionsInput,
    ) -> Result<ListNotebookExecutionsOutput, ApiError> {
        self.interceptor
            .intercept("ListNotebookExecutions", || {
                self.api.list_notebook_executions(input.clone())
            })
            .await
    }

    async fn list_release_labels(
        &self,
        input: ListReleaseLabelsInput,
    ) -> Result<ListReleaseLabelsOutput, ApiError> {
        self.interceptor
            .intercept("ListReleaseLabels", || {
                self.api.list_release_labels(input.clone())
            })
            .await
    }

    async fn list_security_configurations(
        &self,
        input: ListSecurityConfigurationsInput,
    ) -> Result<ListSecurityConfigurationsOutput, ApiError> {
        self.interceptor
            .intercept("ListSecurityConfigurations", || {
                self.api.list_security_configurations(input.clone())
            })
            .await
    }

    async fn list_sessions(
        &self,
        input: ListSessionsInput,
    ) -> Result<ListSessionsOutput, ApiError> {
        self.interceptor
            .intercept("ListSessions", || self.api.list_sessions(input.clone()))
            .await
    }

    async fn list_steps(&self, input: ListStepsInput) -> Result<ListStepsOutput, ApiError> {
        self.interceptor
            .intercept("ListSteps", || self.api.list_steps(input.clone()))
            .await
    }

    async fn list_studio_session_mappings(
        &self,
        input: ListStudioSessionMappingsInput,
    ) -> Result<ListStudioSessionMappingsOutput, ApiError> {
        self.interceptor
            .intercept("ListStudioSessionMappings", || {
                self.api.list_studio_session_mappings(input.clone())
            })
            .await
    }

    async fn list_studios(&self, input: ListStudiosInput) -> Result<ListStudiosOutput, ApiError> {
        self.interceptor
            .intercept("ListStudios", || self.api.list_studios(input.clone()))
            .await
    }

    async fn list_supported_instance_types(
        &self,
        input: ListSupportedInstanceTypesInput,
    ) -> Result<ListSupportedInstanceTypesOutput, ApiError> {
        self.interceptor
            .intercept("ListSupportedInstanceTypes", || {
                self.api.list_supported_instance_types(input.clone())
            })
            .await
    }

    async fn modify_cluster(
        &self,
        input: ModifyClusterInput,
    ) -> Result<ModifyClusterOutput, ApiError> {
        self.interceptor
            .intercept("ModifyCluster", || self.api.modify_cluster(input.clone()))
            .await
    }

    async fn modify_instance_fleet(&self, input: ModifyInstanceFleetInput) -> Result<(), ApiError> {
        self.interceptor
            .intercept("ModifyInstanceFleet", || {
                self.api.modify_instance_fleet(input.clone())
            })
            .await
    }

    async fn modify_instance_groups(
        &self,
        input: ModifyInstanceGroupsInput,
    ) -> Result<(), ApiError> {
        self.interceptor
            .intercept("ModifyInstanceGroups", || {
                self.api.modify_instance_groups(input.clone())
            })
            .await
    }

    async fn put_auto_scaling_policy(
        &self,
        input: PutAutoScalingPolicyInput,
    ) -> Result<PutAutoScalingPolicyOutput, ApiError> {
        self.interceptor
            .intercept("PutAutoScalingPolicy", || {
                self.api.put_auto_scaling_policy(input.clone())
            })
            .await
    }

    async fn put_auto_termination_policy(
        &self,
        input: PutAutoTerminationPolicyInput,
    ) -> Result<PutAutoTerminationPolicyOutput, ApiError> {
        self.interceptor
            .intercept("PutAutoTerminationPolicy", || {
                self.api.put_auto_termination_policy(input.clone())
            })
            .await
    }

    async fn put_block_public_access_configuration(
        &self,
        input: PutBlockPublicAccessConfigurationInput,
    ) -> Result<PutBlockPublicAccessConfigurationOutput, ApiError> {
        self.interceptor
            .intercept("PutBlockPublicAccessConfiguration", || {
                self.api
                    .put_block_public_access_configuration(input.clone())
            })
            .await
    }

    async fn put_managed_scaling_policy(
        &self,
        input: PutManagedScalingPolicyInput,
    ) -> Result<PutManagedScalingPolicyOutput, ApiError> {
        self.interceptor
            .intercept("PutManagedScalingPolicy", || {
                self.api.put_managed_scaling_policy(input.clone())
            })
            .await
    }

    async fn remove_auto_scaling_policy(
        &self,
        input: RemoveAutoScalingPolicyInput,
    ) -> Result<RemoveAutoScalingPolicyOutput, ApiError> {
        self.interceptor
            .intercept("RemoveAutoScalingPolicy", || {
                self.api.remove_auto_scaling_policy(input.clone())
            })
            .await
    }

    async fn remove_auto_termination_policy(
        &self,
        input: RemoveAutoTerminationPolicyInput,
    ) -> Result<RemoveAutoTerminationPolicyOutput, ApiError> {
        self.interceptor
            .intercept("RemoveAutoTerminationPolicy", || {
                self.api.remove_auto_termination_policy(input.clone())
            })
            .await
    }

    async fn remove_managed_scaling_policy(
        &self,
        input: RemoveManagedScalingPolicyInput,
    ) -> Result<RemoveManagedScalingPolicyOutput, ApiError> {
        self.interceptor
            .intercept("RemoveManagedScalingPolicy", || {
                self.api.remove_managed_scaling_policy(input.clone())
            })
            .await
    }

    async fn remove_tags(&self, input: RemoveTagsInput) -> Result<RemoveTagsOutput, ApiError> {
        self.interceptor
            .intercept("RemoveTags", || self.api.remove_tags(input.clone()))
            .await
    }

    async fn run_job_flow(&self, input: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        self.interceptor
            .intercept("RunJobFlow", || self.api.run_job_flow(input.clone()))
            .await
    }

    async fn set_keep_job_flow_alive_when_no_steps(
        &self,
        input: SetKeepJobFlowAliveWhenNoStepsInput,
    ) -> Result<(), ApiError> {
        self.interceptor
            .intercept("SetKeepJobFlowAliveWhenNoSteps", || {
                self.api
                    .set_keep_job_flow_alive_when_no_steps(input.clone())
            })
            .await
    }

    async fn set_termination_protection(
        &self,
        input: SetTerminationProtectionInput,
    ) -> Result<(), ApiError> {
        self.interceptor
            .intercept("SetTerminationProtection", || {
                self.api.set_termination_protection(input.clone())
            })
            .await
    }

    async fn set_unhealthy_node_replacement(
        &self,
        input: SetUnhealthyNodeReplacementInput,
    ) -> Result<(), ApiError> {
        self.interceptor
            .intercept("SetUnhealthyNodeReplacement", || {
                self.api.set_unhealthy_node_replacement(input.clone())
            })
            .await
    }

    async fn set_visible_to_all_users(
        &self,
        input: SetVisibleToAllUsersInput,
    ) -> Result<(), ApiError> {
        self.interceptor
            .intercept("SetVisibleToAllUsers", || {
                self.api.set_visible_to_all_users(input.clone())
            })
            .await
    }

    async fn start_notebook_execution(
        &self,
        input: StartNotebookExecutionInput,
    ) -> Result<StartNotebookExecutionOutput, ApiError> {
        self.interceptor
            .intercept("StartNotebookExecution", || {
                self.api.start_notebook_execution(input.clone())
            })
            .await
    }

    async fn start_session(
        &self,
        input: StartSessionInput,
    ) -> Result<StartSessionOutput, ApiError> {
        self.interceptor
            .intercept("StartSession", || self.api.start_session(input.clone()))
            .await
    }

    async fn stop_notebook_execution(
        &self,
        input: StopNotebookExecutionInput,
    ) -> Result<(), ApiError> {
        self.interceptor
            .intercept("StopNotebookExecution", || {
                self.api.stop_notebook_execution(input.clone())
            })
            .await
    }

    async fn terminate_job_flows(&self, input: TerminateJobFlowsInput) -> Result<(), ApiError> {
        self.interceptor
            .intercept("TerminateJobFlows", || {
                self.api.terminate_job_flows(input.clone())
            })
            .await
    }

    async fn terminate_session(
        &self,
        input: TerminateSessionInput,
    ) -> Result<TerminateSessionOutput, ApiError> {
        self.interceptor
            .intercept("TerminateSession", || {
                self.api.terminate_session(input.clone())
            })
            .await
    }

    async fn update_studio(&self, input: UpdateStudioInput) -> Result<(), ApiError> {
        self.interceptor
            .intercept("UpdateStudio", || self.api.update_studio(input.clone()))
            .await
    }

    async fn update_studio_session_mapping(
        &self,
        input: UpdateStudioSessionMappingInput,
    ) -> Result<(), ApiError> {
        self.interceptor
            .intercept("UpdateStudioSessionMapping", || {
                self.api.update_studio_session_mapping(input.clone())
            })
            .await
    }
}

/// Serves one request: reads and checks the body, calls the operation, writes its output.
///
/// This is the only way in for HTTP, for in-process callers and for state machine tasks alike.
///
/// # Errors
///
/// `UnknownOperationException` for a name that is not in [`OPERATIONS`], `SerializationException` and
/// `ValidationException` for a body that is not a proper input, and what the operation itself answers.
pub async fn dispatch(api: &dyn EmrApi, operation: &str, body: &[u8]) -> Result<Bytes, ApiError> {
    let request = Request { body };
    match operation {
        "AddInstanceFleet" => request.answer(|input| api.add_instance_fleet(input)).await,
        "AddInstanceGroups" => request.answer(|input| api.add_instance_groups(input)).await,
        "AddJobFlowSteps" => request.answer(|input| api.add_job_flow_steps(input)).await,
        "AddTags" => request.answer(|input| api.add_tags(input)).await,
        "CancelSteps" => request.answer(|input| api.cancel_steps(input)).await,
        "CreatePersistentAppUI" => {
            request
                .answer(|input| api.create_persistent_app_ui(input))
                .await
        }
        "CreateSecurityConfiguration" => {
            request
                .answer(|input| api.create_security_configuration(input))
                .await
        }
        "CreateStudio" => request.answer(|input| api.create_studio(input)).await,
        "CreateStudioSessionMapping" => {
            request
                .answer_without_output(|input| api.create_studio_session_mapping(input))
                .await
        }
        "DeleteSecurityConfiguration" => {
            request
                .answer(|input| api.delete_security_configuration(input))
                .await
        }
        "DeleteStudio" => {
            request
                .answer_without_output(|input| api.delete_studio(input))
                .await
        }
        "DeleteStudioSessionMapping" => {
            request
                .answer_without_output(|input| api.delete_studio_session_mapping(input))
                .await
        }
        "DescribeCluster" => request.answer(|input| api.describe_cluster(input)).await,
        "DescribeJobFlows" => request.answer(|input| api.describe_job_flows(input)).await,
        "DescribeNotebookExecution" => {
            request
                .answer(|input| api.describe_notebook_execution(input))
                .await
        }
        "DescribePersistentAppUI" => {
            request
                .answer(|input| api.describe_persistent_app_ui(input))
                .await
        }
        "DescribeReleaseLabel" => {
            request
                .answer(|input| api.describe_release_label(input))
                .await
        }
        "DescribeSecurityConfiguration" => {
            request
                .answer(|input| api.describe_security_configuration(input))
                .await
        }
        "DescribeStep" => request.answer(|input| api.describe_step(input)).await,
        "DescribeStudio" => request.answer(|input| api.describe_studio(input)).await,
        "GetAutoTerminationPolicy" => {
            request
                .answer(|input| api.get_auto_termination_policy(input))
                .await
        }
        "GetBlockPublicAccessConfiguration" => {
            request
                .answer(|input| api.get_block_public_access_configuration(input))
                .await
        }
        "GetClusterSessionCredentials" => {
            request
                .answer(|input| api.get_cluster_session_credentials(input))
                .await
        }
        "GetManagedScalingPolicy" => {
            request
                .answer(|input| api.get_managed_scaling_policy(input))
                .await
        }
        "GetOnClusterAppUIPresignedURL" => {
            request
                .answer(|input| api.get_on_cluster_app_ui_presigned_url(input))
                .await
        }
        "GetPersistentAppUIPresignedURL" => {
            request
                .answer(|input| api.get_persistent_app_ui_presigned_url(input))
                .await
        }
        "GetSession" => request.answer(|input| api.get_session(input)).await,
        "GetSessionEndpoint" => {
            request
                .answer(|input| api.get_session_endpoint(input))
                .await
        }
        "GetStudioSessionMapping" => {
            request
                .answer(|input| api.get_studio_session_mapping(input))
                .await
        }
        "ListBootstrapActions" => {
            request
                .answer(|input| api.list_bootstrap_actions(input))
                .await
        }
        "ListClusters" => request.answer(|input| api.list_clusters(input)).await,
        "ListInstanceFleets" => {
            request
                .answer(|input| api.list_instance_fleets(input))
                .await
        }
        "ListInstanceGroups" => {
            request
                .answer(|input| api.list_instance_groups(input))
                .await
        }
        "ListInstances" => request.answer(|input| api.list_instances(input)).await,
        "ListNotebookExecutions" => {
            request
                .answer(|input| api.list_notebook_executions(input))
                .await
        }
        "ListReleaseLabels" => request.answer(|input| api.list_release_labels(input)).await,
        "ListSecurityConfigurations" => {
            request
                .answer(|input| api.list_security_configurations(input))
                .await
        }
        "ListSessions" => request.answer(|input| api.list_sessions(input)).await,
        "ListSteps" => request.answer(|input| api.list_steps(input)).await,
        "ListStudioSessionMappings" => {
            request
                .answer(|input| api.list_studio_session_mappings(input))
                .await
        }
        "ListStudios" => request.answer(|input| api.list_studios(input)).await,
        "ListSupportedInstanceTypes" => {
            request
                .answer(|input| api.list_supported_instance_types(input))
                .await
        }
        "ModifyCluster" => request.answer(|input| api.modify_cluster(input)).await,
        "ModifyInstanceFleet" => {
            request
                .answer_without_output(|input| api.modify_instance_fleet(input))
                .await
        }
        "ModifyInstanceGroups" => {
            request
                .answer_without_output(|input| api.modify_instance_groups(input))
                .await
        }
        "PutAutoScalingPolicy" => {
            request
                .answer(|input| api.put_auto_scaling_policy(input))
                .await
        }
        "PutAutoTerminationPolicy" => {
            request
                .answer(|input| api.put_auto_termination_policy(input))
                .await
        }
        "PutBlockPublicAccessConfiguration" => {
            request
                .answer(|input| api.put_block_public_access_configuration(input))
                .await
        }
        "PutManagedScalingPolicy" => {
            request
                .answer(|input| api.put_managed_scaling_policy(input))
                .await
        }
        "RemoveAutoScalingPolicy" => {
            request
                .answer(|input| api.remove_auto_scaling_policy(input))
                .await
        }
        "RemoveAutoTerminationPolicy" => {
            request
                .answer(|input| api.remove_auto_termination_policy(input))
                .await
        }
        "RemoveManagedScalingPolicy" => {
            request
                .answer(|input| api.remove_managed_scaling_policy(input))
                .await
        }
        "RemoveTags" => request.answer(|input| api.remove_tags(input)).await,
        "RunJobFlow" => request.answer(|input| api.run_job_flow(input)).await,
        "SetKeepJobFlowAliveWhenNoSteps" => {
            request
                .answer_without_output(|input| api.set_keep_job_flow_alive_when_no_steps(input))
                .await
        }
        "SetTerminationProtection" => {
            request
                .answer_without_output(|input| api.set_termination_protection(input))
                .await
        }
        "SetUnhealthyNodeReplacement" => {
            request
                .answer_without_output(|input| api.set_unhealthy_node_replacement(input))
                .await
        }
        "SetVisibleToAllUsers" => {
            request
                .answer_without_output(|input| api.set_visible_to_all_users(input))
                .await
        }
        "StartNotebookExecution" => {
            request
                .answer(|input| api.start_notebook_execution(input))
                .await
        }
        "StartSession" => request.answer(|input| api.start_session(input)).await,
        "StopNotebookExecution" => {
            request
                .answer_without_output(|input| api.stop_notebook_execution(input))
                .await
        }
        "TerminateJobFlows" => {
            request
                .answer_without_output(|input| api.terminate_job_flows(input))
                .await
        }
        "TerminateSession" => request.answer(|input| api.terminate_session(input)).await,
        "UpdateStudio" => {
            request
                .answer_without_output(|input| api.update_studio(input))
                .await
        }
        "UpdateStudioSessionMapping" => {
            request
                .answer_without_output(|input| api.update_studio_session_mapping(input))
                .await
        }
        _ => Err(unknown_operation(operation)),
    }
}
