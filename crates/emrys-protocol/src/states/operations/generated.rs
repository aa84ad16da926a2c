// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::error::{ApiError, ErrorCode};
use crate::operations::dispatch::{Request, unknown_operation};
use crate::operations::{Operation, Remote, Transport};
use crate::states::types::{
    CreateActivityInput, CreateActivityOutput, CreateStateMachineAliasInput,
    CreateStateMachineAliasOutput, CreateStateMachineInput, CreateStateMachineOutput,
    DeleteActivityInput, DeleteActivityOutput, DeleteStateMachineAliasInput,
    DeleteStateMachineAliasOutput, DeleteStateMachineInput, DeleteStateMachineOutput,
    DeleteStateMachineVersionInput, DeleteStateMachineVersionOutput, DescribeActivityInput,
    DescribeActivityOutput, DescribeExecutionInput, DescribeExecutionOutput, DescribeMapRunInput,
    DescribeMapRunOutput, DescribeStateMachineAliasInput, DescribeStateMachineAliasOutput,
    DescribeStateMachineForExecutionInput, DescribeStateMachineForExecutionOutput,
    DescribeStateMachineInput, DescribeStateMachineOutput, GetActivityTaskInput,
    GetActivityTaskOutput, GetExecutionHistoryInput, GetExecutionHistoryOutput,
    ListActivitiesInput, ListActivitiesOutput, ListExecutionsInput, ListExecutionsOutput,
    ListMapRunsInput, ListMapRunsOutput, ListStateMachineAliasesInput,
    ListStateMachineAliasesOutput, ListStateMachineVersionsInput, ListStateMachineVersionsOutput,
    ListStateMachinesInput, ListStateMachinesOutput, ListTagsForResourceInput,
    ListTagsForResourceOutput, PublishStateMachineVersionInput, PublishStateMachineVersionOutput,
    RedriveExecutionInput, RedriveExecutionOutput, SendTaskFailureInput, SendTaskFailureOutput,
    SendTaskHeartbeatInput, SendTaskHeartbeatOutput, SendTaskSuccessInput, SendTaskSuccessOutput,
    StartExecutionInput, StartExecutionOutput, StartSyncExecutionInput, StartSyncExecutionOutput,
    StopExecutionInput, StopExecutionOutput, TagResourceInput, TagResourceOutput, TestStateInput,
    TestStateOutput, UntagResourceInput, UntagResourceOutput, UpdateMapRunInput,
    UpdateMapRunOutput, UpdateStateMachineAliasInput, UpdateStateMachineAliasOutput,
    UpdateStateMachineInput, UpdateStateMachineOutput, ValidateStateMachineDefinitionInput,
    ValidateStateMachineDefinitionOutput,
};
use async_trait::async_trait;
use bytes::Bytes;

/// Every operation of the service, by name.
pub static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateActivity",
        errors: &[
            ErrorCode::ActivityLimitExceeded,
            ErrorCode::ActivityAlreadyExists,
            ErrorCode::InvalidName,
            ErrorCode::TooManyTags,
            ErrorCode::InvalidEncryptionConfiguration,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "CreateStateMachine",
        errors: &[
            ErrorCode::InvalidArn,
            ErrorCode::InvalidDefinition,
            ErrorCode::InvalidName,
            ErrorCode::InvalidLoggingConfiguration,
            ErrorCode::InvalidTracingConfiguration,
            ErrorCode::StateMachineAlreadyExists,
            ErrorCode::StateMachineDeleting,
            ErrorCode::StateMachineLimitExceeded,
            ErrorCode::StateMachineTypeNotSupported,
            ErrorCode::TooManyTags,
            ErrorCode::ValidationException,
            ErrorCode::ConflictException,
            ErrorCode::InvalidEncryptionConfiguration,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "CreateStateMachineAlias",
        errors: &[
            ErrorCode::InvalidArn,
            ErrorCode::InvalidName,
            ErrorCode::ValidationException,
            ErrorCode::StateMachineDeleting,
            ErrorCode::ResourceNotFound,
            ErrorCode::ConflictException,
            ErrorCode::ServiceQuotaExceededException,
        ],
    },
    Operation {
        name: "DeleteActivity",
        errors: &[ErrorCode::InvalidArn],
    },
    Operation {
        name: "DeleteStateMachine",
        errors: &[ErrorCode::InvalidArn, ErrorCode::ValidationException],
    },
    Operation {
        name: "DeleteStateMachineAlias",
        errors: &[
            ErrorCode::ValidationException,
            ErrorCode::InvalidArn,
            ErrorCode::ResourceNotFound,
            ErrorCode::ConflictException,
        ],
    },
    Operation {
        name: "DeleteStateMachineVersion",
        errors: &[
            ErrorCode::ValidationException,
            ErrorCode::InvalidArn,
            ErrorCode::ConflictException,
        ],
    },
    Operation {
        name: "DescribeActivity",
        errors: &[ErrorCode::ActivityDoesNotExist, ErrorCode::InvalidArn],
    },
    Operation {
        name: "DescribeExecution",
        errors: &[
            ErrorCode::ExecutionDoesNotExist,
            ErrorCode::InvalidArn,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "DescribeMapRun",
        errors: &[ErrorCode::ResourceNotFound, ErrorCode::InvalidArn],
    },
    Operation {
        name: "DescribeStateMachine",
        errors: &[
            ErrorCode::InvalidArn,
            ErrorCode::StateMachineDoesNotExist,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "DescribeStateMachineAlias",
        errors: &[
            ErrorCode::ValidationException,
            ErrorCode::InvalidArn,
            ErrorCode::ResourceNotFound,
        ],
    },
    Operation {
        name: "DescribeStateMachineForExecution",
        errors: &[
            ErrorCode::ExecutionDoesNotExist,
            ErrorCode::InvalidArn,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "GetActivityTask",
        errors: &[
            ErrorCode::ActivityDoesNotExist,
            ErrorCode::ActivityWorkerLimitExceeded,
            ErrorCode::InvalidArn,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "GetExecutionHistory",
        errors: &[
            ErrorCode::ExecutionDoesNotExist,
            ErrorCode::InvalidArn,
            ErrorCode::InvalidToken,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "ListActivities",
        errors: &[ErrorCode::InvalidToken],
    },
    Operation {
        name: "ListExecutions",
        errors: &[
            ErrorCode::InvalidArn,
            ErrorCode::InvalidToken,
            ErrorCode::StateMachineDoesNotExist,
            ErrorCode::StateMachineTypeNotSupported,
            ErrorCode::ValidationException,
            ErrorCode::ResourceNotFound,
        ],
    },
    Operation {
        name: "ListMapRuns",
        errors: &[
            ErrorCode::ExecutionDoesNotExist,
            ErrorCode::InvalidArn,
            ErrorCode::InvalidToken,
        ],
    },
    Operation {
        name: "ListStateMachineAliases",
        errors: &[
            ErrorCode::InvalidArn,
            ErrorCode::InvalidToken,
            ErrorCode::ResourceNotFound,
            ErrorCode::StateMachineDoesNotExist,
            ErrorCode::StateMachineDeleting,
        ],
    },
    Operation {
        name: "ListStateMachineVersions",
        errors: &[
            ErrorCode::ValidationException,
            ErrorCode::InvalidArn,
            ErrorCode::InvalidToken,
        ],
    },
    Operation {
        name: "ListStateMachines",
        errors: &[ErrorCode::InvalidToken],
    },
    Operation {
        name: "ListTagsForResource",
        errors: &[ErrorCode::InvalidArn, ErrorCode::ResourceNotFound],
    },
    Operation {
        name: "PublishStateMachineVersion",
        errors: &[
            ErrorCode::ValidationException,
            ErrorCode::StateMachineDeleting,
            ErrorCode::StateMachineDoesNotExist,
            ErrorCode::ServiceQuotaExceededException,
            ErrorCode::ConflictException,
            ErrorCode::InvalidArn,
        ],
    },
    Operation {
        name: "RedriveExecution",
        errors: &[
            ErrorCode::ExecutionDoesNotExist,
            ErrorCode::ExecutionNotRedrivable,
            ErrorCode::ExecutionLimitExceeded,
            ErrorCode::InvalidArn,
            ErrorCode::ValidationException,
        ],
    },
    Operation {
        name: "SendTaskFailure",
        errors: &[
            ErrorCode::TaskDoesNotExist,
            ErrorCode::InvalidToken,
            ErrorCode::TaskTimedOut,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "SendTaskHeartbeat",
        errors: &[
            ErrorCode::TaskDoesNotExist,
            ErrorCode::InvalidToken,
            ErrorCode::TaskTimedOut,
        ],
    },
    Operation {
        name: "SendTaskSuccess",
        errors: &[
            ErrorCode::TaskDoesNotExist,
            ErrorCode::InvalidOutput,
            ErrorCode::InvalidToken,
            ErrorCode::TaskTimedOut,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "StartExecution",
        errors: &[
            ErrorCode::ExecutionLimitExceeded,
            ErrorCode::ExecutionAlreadyExists,
            ErrorCode::InvalidArn,
            ErrorCode::InvalidExecutionInput,
            ErrorCode::InvalidName,
            ErrorCode::StateMachineDoesNotExist,
            ErrorCode::StateMachineDeleting,
            ErrorCode::ValidationException,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "StartSyncExecution",
        errors: &[
            ErrorCode::InvalidArn,
            ErrorCode::InvalidExecutionInput,
            ErrorCode::InvalidName,
            ErrorCode::StateMachineDoesNotExist,
            ErrorCode::StateMachineDeleting,
            ErrorCode::StateMachineTypeNotSupported,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "StopExecution",
        errors: &[
            ErrorCode::ExecutionDoesNotExist,
            ErrorCode::InvalidArn,
            ErrorCode::ValidationException,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsInvalidStateException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "TagResource",
        errors: &[
            ErrorCode::InvalidArn,
            ErrorCode::ResourceNotFound,
            ErrorCode::TooManyTags,
        ],
    },
    Operation {
        name: "TestState",
        errors: &[
            ErrorCode::InvalidArn,
            ErrorCode::InvalidDefinition,
            ErrorCode::InvalidExecutionInput,
            ErrorCode::ValidationException,
        ],
    },
    Operation {
        name: "UntagResource",
        errors: &[ErrorCode::InvalidArn, ErrorCode::ResourceNotFound],
    },
    Operation {
        name: "UpdateMapRun",
        errors: &[
            ErrorCode::ResourceNotFound,
            ErrorCode::InvalidArn,
            ErrorCode::ValidationException,
        ],
    },
    Operation {
        name: "UpdateStateMachine",
        errors: &[
            ErrorCode::InvalidArn,
            ErrorCode::InvalidDefinition,
            ErrorCode::InvalidLoggingConfiguration,
            ErrorCode::InvalidTracingConfiguration,
            ErrorCode::MissingRequiredParameter,
            ErrorCode::StateMachineDeleting,
            ErrorCode::StateMachineDoesNotExist,
            ErrorCode::ServiceQuotaExceededException,
            ErrorCode::ConflictException,
            ErrorCode::ValidationException,
            ErrorCode::InvalidEncryptionConfiguration,
            ErrorCode::KmsAccessDeniedException,
            ErrorCode::KmsThrottlingException,
        ],
    },
    Operation {
        name: "UpdateStateMachineAlias",
        errors: &[
            ErrorCode::ValidationException,
            ErrorCode::InvalidArn,
            ErrorCode::ResourceNotFound,
            ErrorCode::ConflictException,
            ErrorCode::StateMachineDeleting,
        ],
    },
    Operation {
        name: "ValidateStateMachineDefinition",
        errors: &[ErrorCode::ValidationException],
    },
];

/// The API of Step Functions: one method for each operation.
///
/// A method that an implementation leaves out answers `NotImplemented` and names the operation.
#[async_trait]
pub trait StatesApi: Send + Sync {
    /// [`CreateActivity`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateActivity.html)
    async fn create_activity(
        &self,
        input: CreateActivityInput,
    ) -> Result<CreateActivityOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("CreateActivity"))
    }

    /// [`CreateStateMachine`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html)
    async fn create_state_machine(
        &self,
        input: CreateStateMachineInput,
    ) -> Result<CreateStateMachineOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("CreateStateMachine"))
    }

    /// [`CreateStateMachineAlias`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html)
    async fn create_state_machine_alias(
        &self,
        input: CreateStateMachineAliasInput,
    ) -> Result<CreateStateMachineAliasOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("CreateStateMachineAlias"))
    }

    /// [`DeleteActivity`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteActivity.html)
    async fn delete_activity(
        &self,
        input: DeleteActivityInput,
    ) -> Result<DeleteActivityOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DeleteActivity"))
    }

    /// [`DeleteStateMachine`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachine.html)
    async fn delete_state_machine(
        &self,
        input: DeleteStateMachineInput,
    ) -> Result<DeleteStateMachineOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DeleteStateMachine"))
    }

    /// [`DeleteStateMachineAlias`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineAlias.html)
    async fn delete_state_machine_alias(
        &self,
        input: DeleteStateMachineAliasInput,
    ) -> Result<DeleteStateMachineAliasOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DeleteStateMachineAlias"))
    }

    /// [`DeleteStateMachineVersion`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineVersion.html)
    async fn delete_state_machine_version(
        &self,
        input: DeleteStateMachineVersionInput,
    ) -> Result<DeleteStateMachineVersionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DeleteStateMachineVersion"))
    }

    /// [`DescribeActivity`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeActivity.html)
    async fn describe_activity(
        &self,
        input: DescribeActivityInput,
    ) -> Result<DescribeActivityOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeActivity"))
    }

    /// [`DescribeExecution`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html)
    async fn describe_execution(
        &self,
        input: DescribeExecutionInput,
    ) -> Result<DescribeExecutionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeExecution"))
    }

    /// [`DescribeMapRun`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html)
    async fn describe_map_run(
        &self,
        input: DescribeMapRunInput,
    ) -> Result<DescribeMapRunOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeMapRun"))
    }

    /// [`DescribeStateMachine`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html)
    async fn describe_state_machine(
        &self,
        input: DescribeStateMachineInput,
    ) -> Result<DescribeStateMachineOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeStateMachine"))
    }

    /// [`DescribeStateMachineAlias`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineAlias.html)
    async fn describe_state_machine_alias(
        &self,
        input: DescribeStateMachineAliasInput,
    ) -> Result<DescribeStateMachineAliasOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeStateMachineAlias"))
    }

    /// [`DescribeStateMachineForExecution`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineForExecution.html)
    async fn describe_state_machine_for_execution(
        &self,
        input: DescribeStateMachineForExecutionInput,
    ) -> Result<DescribeStateMachineForExecutionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented(
            "DescribeStateMachineForExecution",
        ))
    }

    /// [`GetActivityTask`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html)
    async fn get_activity_task(
        &self,
        input: GetActivityTaskInput,
    ) -> Result<GetActivityTaskOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetActivityTask"))
    }

    /// [`GetExecutionHistory`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html)
    async fn get_execution_history(
        &self,
        input: GetExecutionHistoryInput,
    ) -> Result<GetExecutionHistoryOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("GetExecutionHistory"))
    }

    /// [`ListActivities`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListActivities.html)
    async fn list_activities(
        &self,
        input: ListActivitiesInput,
    ) -> Result<ListActivitiesOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListActivities"))
    }

    /// [`ListExecutions`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html)
    async fn list_executions(
        &self,
        input: ListExecutionsInput,
    ) -> Result<ListExecutionsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListExecutions"))
    }

    /// [`ListMapRuns`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListMapRuns.html)
    async fn list_map_runs(&self, input: ListMapRunsInput) -> Result<ListMapRunsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListMapRuns"))
    }

    /// [`ListStateMachineAliases`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineAliases.html)
    async fn list_state_machine_aliases(
        &self,
        input: ListStateMachineAliasesInput,
    ) -> Result<ListStateMachineAliasesOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListStateMachineAliases"))
    }

    /// [`ListStateMachineVersions`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineVersions.html)
    async fn list_state_machine_versions(
        &self,
        input: ListStateMachineVersionsInput,
    ) -> Result<ListStateMachineVersionsOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListStateMachineVersions"))
    }

    /// [`ListStateMachines`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html)
    async fn list_state_machines(
        &self,
        input: ListStateMachinesInput,
    ) -> Result<ListStateMachinesOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListStateMachines"))
    }

    /// [`ListTagsForResource`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListTagsForResource.html)
    async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListTagsForResource"))
    }

    /// [`PublishStateMachineVersion`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_PublishStateMachineVersion.html)
    async fn publish_state_machine_version(
        &self,
        input: PublishStateMachineVersionInput,
    ) -> Result<PublishStateMachineVersionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("PublishStateMachineVersion"))
    }

    /// [`RedriveExecution`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html)
    async fn redrive_execution(
        &self,
        input: RedriveExecutionInput,
    ) -> Result<RedriveExecutionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("RedriveExecution"))
    }

    /// [`SendTaskFailure`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html)
    async fn send_task_failure(
        &self,
        input: SendTaskFailureInput,
    ) -> Result<SendTaskFailureOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("SendTaskFailure"))
    }

    /// [`SendTaskHeartbeat`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskHeartbeat.html)
    async fn send_task_heartbeat(
        &self,
        input: SendTaskHeartbeatInput,
    ) -> Result<SendTaskHeartbeatOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("SendTaskHeartbeat"))
    }

    /// [`SendTaskSuccess`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html)
    async fn send_task_success(
        &self,
        input: SendTaskSuccessInput,
    ) -> Result<SendTaskSuccessOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("SendTaskSuccess"))
    }

    /// [`StartExecution`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html)
    async fn start_execution(
        &self,
        input: StartExecutionInput,
    ) -> Result<StartExecutionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("StartExecution"))
    }

    /// [`StartSyncExecution`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html)
    async fn start_sync_execution(
        &self,
        input: StartSyncExecutionInput,
    ) -> Result<StartSyncExecutionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("StartSyncExecution"))
    }

    /// [`StopExecution`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html)
    async fn stop_execution(
        &self,
        input: StopExecutionInput,
    ) -> Result<StopExecutionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("StopExecution"))
    }

    /// [`TagResource`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TagResource.html)
    async fn tag_resource(&self, input: TagResourceInput) -> Result<TagResourceOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("TagResource"))
    }

    /// [`TestState`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html)
    async fn test_state(&self, input: TestStateInput) -> Result<TestStateOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("TestState"))
    }

    /// [`UntagResource`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_UntagResource.html)
    async fn untag_resource(
        &self,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("UntagResource"))
    }

    /// [`UpdateMapRun`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateMapRun.html)
    async fn update_map_run(
        &self,
        input: UpdateMapRunInput,
    ) -> Result<UpdateMapRunOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("UpdateMapRun"))
    }

    /// [`UpdateStateMachine`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html)
    async fn update_state_machine(
        &self,
        input: UpdateStateMachineInput,
    ) -> Result<UpdateStateMachineOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("UpdateStateMachine"))
    }

    /// [`UpdateStateMachineAlias`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachineAlias.html)
    async fn update_state_machine_alias(
        &self,
        input: UpdateStateMachineAliasInput,
    ) -> Result<UpdateStateMachineAliasOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("UpdateStateMachineAlias"))
    }

    /// [`ValidateStateMachineDefinition`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html)
    async fn validate_state_machine_definition(
        &self,
        input: ValidateStateMachineDefinitionInput,
    ) -> Result<ValidateStateMachineDefinitionOutput, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ValidateStateMachineDefinition"))
    }
}

#[async_trait]
impl<T: Transport> StatesApi for Remote<T> {
    async fn create_activity(
        &self,
        input: CreateActivityInput,
    ) -> Result<CreateActivityOutput, ApiError> {
        self.call("CreateActivity", &input).await
    }

    async fn create_state_machine(
        &self,
        input: CreateStateMachineInput,
    ) -> Result<CreateStateMachineOutput, ApiError> {
        self.call("CreateStateMachine", &input).await
    }

    async fn create_state_machine_alias(
        &self,
        input: CreateStateMachineAliasInput,
    ) -> Result<CreateStateMachineAliasOutput, ApiError> {
        self.call("CreateStateMachineAlias", &input).await
    }

    async fn delete_activity(
        &self,
        input: DeleteActivityInput,
    ) -> Result<DeleteActivityOutput, ApiError> {
        self.call("DeleteActivity", &input).await
    }

    async fn delete_state_machine(
        &self,
        input: DeleteStateMachineInput,
    ) -> Result<DeleteStateMachineOutput, ApiError> {
        self.call("DeleteStateMachine", &input).await
    }

    async fn delete_state_machine_alias(
        &self,
        input: DeleteStateMachineAliasInput,
    ) -> Result<DeleteStateMachineAliasOutput, ApiError> {
        self.call("DeleteStateMachineAlias", &input).await
    }

    async fn delete_state_machine_version(
        &self,
        input: DeleteStateMachineVersionInput,
    ) -> Result<DeleteStateMachineVersionOutput, ApiError> {
        self.call("DeleteStateMachineVersion", &input).await
    }

    async fn describe_activity(
        &self,
        input: DescribeActivityInput,
    ) -> Result<DescribeActivityOutput, ApiError> {
        self.call("DescribeActivity", &input).await
    }

    async fn describe_execution(
        &self,
        input: DescribeExecutionInput,
    ) -> Result<DescribeExecutionOutput, ApiError> {
        self.call("DescribeExecution", &input).await
    }

    async fn describe_map_run(
        &self,
        input: DescribeMapRunInput,
    ) -> Result<DescribeMapRunOutput, ApiError> {
        self.call("DescribeMapRun", &input).await
    }

    async fn describe_state_machine(
        &self,
        input: DescribeStateMachineInput,
    ) -> Result<DescribeStateMachineOutput, ApiError> {
        self.call("DescribeStateMachine", &input).await
    }

    async fn describe_state_machine_alias(
        &self,
        input: DescribeStateMachineAliasInput,
    ) -> Result<DescribeStateMachineAliasOutput, ApiError> {
        self.call("DescribeStateMachineAlias", &input).await
    }

    async fn describe_state_machine_for_execution(
        &self,
        input: DescribeStateMachineForExecutionInput,
    ) -> Result<DescribeStateMachineForExecutionOutput, ApiError> {
        self.call("DescribeStateMachineForExecution", &input).await
    }

    async fn get_activity_task(
        &self,
        input: GetActivityTaskInput,
    ) -> Result<GetActivityTaskOutput, ApiError> {
        self.call("GetActivityTask", &input).await
    }

    async fn get_execution_history(
        &self,
        input: GetExecutionHistoryInput,
    ) -> Result<GetExecutionHistoryOutput, ApiError> {
        self.call("GetExecutionHistory", &input).await
    }

    async fn list_activities(
        &self,
        input: ListActivitiesInput,
    ) -> Result<ListActivitiesOutput, ApiError> {
        self.call("ListActivities", &input).await
    }

    async fn list_executions(
        &self,
        input: ListExecutionsInput,
    ) -> Result<ListExecutionsOutput, ApiError> {
        self.call("ListExecutions", &input).await
    }

    async fn list_map_runs(&self, input: ListMapRunsInput) -> Result<ListMapRunsOutput, ApiError> {
        self.call("ListMapRuns", &input).await
    }

    async fn list_state_machine_aliases(
        &self,
        input: ListStateMachineAliasesInput,
    ) -> Result<ListStateMachineAliasesOutput, ApiError> {
        self.call("ListStateMachineAliases", &input).await
    }

    async fn list_state_machine_versions(
        &self,
        input: ListStateMachineVersionsInput,
    ) -> Result<ListStateMachineVersionsOutput, ApiError> {
        self.call("ListStateMachineVersions", &input).await
    }

    async fn list_state_machines(
        &self,
        input: ListStateMachinesInput,
    ) -> Result<ListStateMachinesOutput, ApiError> {
        self.call("ListStateMachines", &input).await
    }

    async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, ApiError> {
        self.call("ListTagsForResource", &input).await
    }

    async fn publish_state_machine_version(
        &self,
        input: PublishStateMachineVersionInput,
    ) -> Result<PublishStateMachineVersionOutput, ApiError> {
        self.call("PublishStateMachineVersion", &input).await
    }

    async fn redrive_execution(
        &self,
        input: RedriveExecutionInput,
    ) -> Result<RedriveExecutionOutput, ApiError> {
        self.call("RedriveExecution", &input).await
    }

    async fn send_task_failure(
        &self,
        input: SendTaskFailureInput,
    ) -> Result<SendTaskFailureOutput, ApiError> {
        self.call("SendTaskFailure", &input).await
    }

    async fn send_task_heartbeat(
        &self,
        input: SendTaskHeartbeatInput,
    ) -> Result<SendTaskHeartbeatOutput, ApiError> {
        self.call("SendTaskHeartbeat", &input).await
    }

    async fn send_task_success(
        &self,
        input: SendTaskSuccessInput,
    ) -> Result<SendTaskSuccessOutput, ApiError> {
        self.call("SendTaskSuccess", &input).await
    }

    async fn start_execution(
        &self,
        input: StartExecutionInput,
    ) -> Result<StartExecutionOutput, ApiError> {
        self.call("StartExecution", &input).await
    }

    async fn start_sync_execution(
        &self,
        input: StartSyncExecutionInput,
    ) -> Result<StartSyncExecutionOutput, ApiError> {
        self.call("StartSyncExecution", &input).await
    }

    async fn stop_execution(
        &self,
        input: StopExecutionInput,
    ) -> Result<StopExecutionOutput, ApiError> {
        self.call("StopExecution", &input).await
    }

    async fn tag_resource(&self, input: TagResourceInput) -> Result<TagResourceOutput, ApiError> {
        self.call("TagResource", &input).await
    }

    async fn test_state(&self, input: TestStateInput) -> Result<TestStateOutput, ApiError> {
        self.call("TestState", &input).await
    }

    async fn untag_resource(
        &self,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, ApiError> {
        self.call("UntagResource", &input).await
    }

    async fn update_map_run(
        &self,
        input: UpdateMapRunInput,
    ) -> Result<UpdateMapRunOutput, ApiError> {
        self.call("UpdateMapRun", &input).await
    }

    async fn update_state_machine(
        &self,
        input: UpdateStateMachineInput,
    ) -> Result<UpdateStateMachineOutput, ApiError> {
        self.call("UpdateStateMachine", &input).await
    }

    async fn update_state_machine_alias(
        &self,
        input: UpdateStateMachineAliasInput,
    ) -> Result<UpdateStateMachineAliasOutput, ApiError> {
        self.call("UpdateStateMachineAlias", &input).await
    }

    async fn validate_state_machine_definition(
        &self,
        input: ValidateStateMachineDefinitionInput,
    ) -> Result<ValidateStateMachineDefinitionOutput, ApiError> {
        self.call("ValidateStateMachineDefinition", &input).await
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
pub async fn dispatch(
    api: &dyn StatesApi,
    operation: &str,
    body: &[u8],
) -> Result<Bytes, ApiError> {
    let request = Request { body };
    match operation {
        "CreateActivity" => request.answer(|input| api.create_activity(input)).await,
        "CreateStateMachine" => {
            request
                .answer(|input| api.create_state_machine(input))
                .await
        }
        "CreateStateMachineAlias" => {
            request
                .answer(|input| api.create_state_machine_alias(input))
                .await
        }
        "DeleteActivity" => request.answer(|input| api.delete_activity(input)).await,
        "DeleteStateMachine" => {
            request
                .answer(|input| api.delete_state_machine(input))
                .await
        }
        "DeleteStateMachineAlias" => {
            request
                .answer(|input| api.delete_state_machine_alias(input))
                .await
        }
        "DeleteStateMachineVersion" => {
            request
                .answer(|input| api.delete_state_machine_version(input))
                .await
        }
        "DescribeActivity" => request.answer(|input| api.describe_activity(input)).await,
        "DescribeExecution" => request.answer(|input| api.describe_execution(input)).await,
        "DescribeMapRun" => request.answer(|input| api.describe_map_run(input)).await,
        "DescribeStateMachine" => {
            request
                .answer(|input| api.describe_state_machine(input))
                .await
        }
        "DescribeStateMachineAlias" => {
            request
                .answer(|input| api.describe_state_machine_alias(input))
                .await
        }
        "DescribeStateMachineForExecution" => {
            request
                .answer(|input| api.describe_state_machine_for_execution(input))
                .await
        }
        "GetActivityTask" => request.answer(|input| api.get_activity_task(input)).await,
        "GetExecutionHistory" => {
            request
                .answer(|input| api.get_execution_history(input))
                .await
        }
        "ListActivities" => request.answer(|input| api.list_activities(input)).await,
        "ListExecutions" => request.answer(|input| api.list_executions(input)).await,
        "ListMapRuns" => request.answer(|input| api.list_map_runs(input)).await,
        "ListStateMachineAliases" => {
            request
                .answer(|input| api.list_state_machine_aliases(input))
                .await
        }
        "ListStateMachineVersions" => {
            request
                .answer(|input| api.list_state_machine_versions(input))
                .await
        }
        "ListStateMachines" => request.answer(|input| api.list_state_machines(input)).await,
        "ListTagsForResource" => {
            request
                .answer(|input| api.list_tags_for_resource(input))
                .await
        }
        "PublishStateMachineVersion" => {
            request
                .answer(|input| api.publish_state_machine_version(input))
                .await
        }
        "RedriveExecution" => request.answer(|input| api.redrive_execution(input)).await,
        "SendTaskFailure" => request.answer(|input| api.send_task_failure(input)).await,
        "SendTaskHeartbeat" => request.answer(|input| api.send_task_heartbeat(input)).await,
        "SendTaskSuccess" => request.answer(|input| api.send_task_success(input)).await,
        "StartExecution" => request.answer(|input| api.start_execution(input)).await,
        "StartSyncExecution" => {
            request
                .answer(|input| api.start_sync_execution(input))
                .await
        }
        "StopExecution" => request.answer(|input| api.stop_execution(input)).await,
        "TagResource" => request.answer(|input| api.tag_resource(input)).await,
        "TestState" => request.answer(|input| api.test_state(input)).await,
        "UntagResource" => request.answer(|input| api.untag_resource(input)).await,
        "UpdateMapRun" => request.answer(|input| api.update_map_run(input)).await,
        "UpdateStateMachine" => {
            request
                .answer(|input| api.update_state_machine(input))
                .await
        }
        "UpdateStateMachineAlias" => {
            request
                .answer(|input| api.update_state_machine_alias(input))
                .await
        }
        "ValidateStateMachineDefinition" => {
            request
                .answer(|input| api.validate_state_machine_definition(input))
                .await
        }
        _ => Err(unknown_operation(operation)),
    }
}
