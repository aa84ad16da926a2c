// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::codec::structure::{Structure, read, skip, take};
use crate::states::types::{
    ActivityFailedEventDetails, ActivityListItem, ActivityScheduleFailedEventDetails,
    ActivityScheduledEventDetails, ActivityStartedEventDetails, ActivitySucceededEventDetails,
    ActivityTimedOutEventDetails, AssignedVariablesDetails, BillingDetails,
    CloudWatchEventsExecutionDataDetails, CloudWatchLogsLogGroup, CreateActivityInput,
    CreateActivityOutput, CreateStateMachineAliasInput, CreateStateMachineAliasOutput,
    CreateStateMachineInput, CreateStateMachineOutput, DeleteActivityInput, DeleteActivityOutput,
    DeleteStateMachineAliasInput, DeleteStateMachineAliasOutput, DeleteStateMachineInput,
    DeleteStateMachineOutput, DeleteStateMachineVersionInput, DeleteStateMachineVersionOutput,
    DescribeActivityInput, DescribeActivityOutput, DescribeExecutionInput, DescribeExecutionOutput,
    DescribeMapRunInput, DescribeMapRunOutput, DescribeStateMachineAliasInput,
    DescribeStateMachineAliasOutput, DescribeStateMachineForExecutionInput,
    DescribeStateMachineForExecutionOutput, DescribeStateMachineInput, DescribeStateMachineOutput,
    EncryptionConfiguration, EvaluationFailedEventDetails, ExecutionAbortedEventDetails,
    ExecutionFailedEventDetails, ExecutionListItem, ExecutionRedrivenEventDetails,
    ExecutionStartedEventDetails, ExecutionSucceededEventDetails, ExecutionTimedOutEventDetails,
    GetActivityTaskInput, GetActivityTaskOutput, GetExecutionHistoryInput,
    GetExecutionHistoryOutput, HistoryEvent, HistoryEventExecutionDataDetails, InspectionData,
    InspectionDataRequest, InspectionDataResponse, InspectionErrorDetails,
    LambdaFunctionFailedEventDetails, LambdaFunctionScheduleFailedEventDetails,
    LambdaFunctionScheduledEventDetails, LambdaFunctionStartFailedEventDetails,
    LambdaFunctionSucceededEventDetails, LambdaFunctionTimedOutEventDetails, ListActivitiesInput,
    ListActivitiesOutput, ListExecutionsInput, ListExecutionsOutput, ListMapRunsInput,
    ListMapRunsOutput, ListStateMachineAliasesInput, ListStateMachineAliasesOutput,
    ListStateMachineVersionsInput, ListStateMachineVersionsOutput, ListStateMachinesInput,
    ListStateMachinesOutput, ListTagsForResourceInput, ListTagsForResourceOutput, LogDestination,
    LoggingConfiguration, MapIterationEventDetails, MapRunExecutionCounts,
    MapRunFailedEventDetails, MapRunItemCounts, MapRunListItem, MapRunRedrivenEventDetails,
    MapRunStartedEventDetails, MapStateStartedEventDetails, MockErrorOutput, MockInput,
    PublishStateMachineVersionInput, PublishStateMachineVersionOutput, RedriveExecutionInput,
    RedriveExecutionOutput, RoutingConfigurationListItem, SendTaskFailureInput,
    SendTaskFailureOutput, SendTaskHeartbeatInput, SendTaskHeartbeatOutput, SendTaskSuccessInput,
    SendTaskSuccessOutput, StartExecutionInput, StartExecutionOutput, StartSyncExecutionInput,
    StartSyncExecutionOutput, StateEnteredEventDetails, StateExitedEventDetails,
    StateMachineAliasListItem, StateMachineListItem, StateMachineVersionListItem,
    StopExecutionInput, StopExecutionOutput, Tag, TagResourceInput, TagResourceOutput,
    TaskCredentials, TaskFailedEventDetails, TaskScheduledEventDetails,
    TaskStartFailedEventDetails, TaskStartedEventDetails, TaskSubmitFailedEventDetails,
    TaskSubmittedEventDetails, TaskSucceededEventDetails, TaskTimedOutEventDetails,
    TestStateConfiguration, TestStateInput, TestStateOutput, TracingConfiguration,
    UntagResourceInput, UntagResourceOutput, UpdateMapRunInput, UpdateMapRunOutput,
    UpdateStateMachineAliasInput, UpdateStateMachineAliasOutput, UpdateStateMachineInput,
    UpdateStateMachineOutput, ValidateStateMachineDefinitionDiagnostic,
    ValidateStateMachineDefinitionInput, ValidateStateMachineDefinitionOutput,
};
use serde::de::{Deserialize, Deserializer, MapAccess};

impl Structure for ActivityFailedEventDetails {
    const NAME: &'static str = "ActivityFailedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ActivityFailedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ActivityListItem {
    const NAME: &'static str = "ActivityListItem";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "activityArn" => take(&mut self.activity_arn, map),
            "creationDate" => take(&mut self.creation_date, map),
            "name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ActivityListItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ActivityScheduleFailedEventDetails {
    const NAME: &'static str = "ActivityScheduleFailedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ActivityScheduleFailedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ActivityScheduledEventDetails {
    const NAME: &'static str = "ActivityScheduledEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "heartbeatInSeconds" => take(&mut self.heartbeat_in_seconds, map),
            "input" => take(&mut self.input, map),
            "inputDetails" => take(&mut self.input_details, map),
            "resource" => take(&mut self.resource, map),
            "timeoutInSeconds" => take(&mut self.timeout_in_seconds, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ActivityScheduledEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ActivityStartedEventDetails {
    const NAME: &'static str = "ActivityStartedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "workerName" => take(&mut self.worker_name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ActivityStartedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ActivitySucceededEventDetails {
    const NAME: &'static str = "ActivitySucceededEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "output" => take(&mut self.output, map),
            "outputDetails" => take(&mut self.output_details, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ActivitySucceededEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ActivityTimedOutEventDetails {
    const NAME: &'static str = "ActivityTimedOutEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ActivityTimedOutEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for AssignedVariablesDetails {
    const NAME: &'static str = "AssignedVariablesDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "truncated" => take(&mut self.truncated, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for AssignedVariablesDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for BillingDetails {
    const NAME: &'static str = "BillingDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "billedDurationInMilliseconds" => take(&mut self.billed_duration_in_milliseconds, map),
            "billedMemoryUsedInMB" => take(&mut self.billed_memory_used_in_mb, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for BillingDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CloudWatchEventsExecutionDataDetails {
    const NAME: &'static str = "CloudWatchEventsExecutionDataDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "included" => take(&mut self.included, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CloudWatchEventsExecutionDataDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CloudWatchLogsLogGroup {
    const NAME: &'static str = "CloudWatchLogsLogGroup";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "logGroupArn" => take(&mut self.log_group_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CloudWatchLogsLogGroup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreateActivityInput {
    const NAME: &'static str = "CreateActivityInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "encryptionConfiguration" => take(&mut self.encryption_configuration, map),
            "name" => take(&mut self.name, map),
            "tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateActivityInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreateActivityOutput {
    const NAME: &'static str = "CreateActivityOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "activityArn" => take(&mut self.activity_arn, map),
            "creationDate" => take(&mut self.creation_date, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateActivityOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreateStateMachineAliasInput {
    const NAME: &'static str = "CreateStateMachineAliasInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "description" => take(&mut self.description, map),
            "name" => take(&mut self.name, map),
            "routingConfiguration" => take(&mut self.routing_configuration, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateStateMachineAliasInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreateStateMachineAliasOutput {
    const NAME: &'static str = "CreateStateMachineAliasOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "creationDate" => take(&mut self.creation_date, map),
            "stateMachineAliasArn" => take(&mut self.state_machine_alias_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateStateMachineAliasOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreateStateMachineInput {
    const NAME: &'static str = "CreateStateMachineInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "definition" => take(&mut self.definition, map),
            "encryptionConfiguration" => take(&mut self.encryption_configuration, map),
            "loggingConfiguration" => take(&mut self.logging_configuration, map),
            "name" => take(&mut self.name, map),
            "publish" => take(&mut self.publish, map),
            "roleArn" => take(&mut self.role_arn, map),
            "tags" => take(&mut self.tags, map),
            "tracingConfiguration" => take(&mut self.tracing_configuration, map),
            "type" => take(&mut self.r#type, map),
            "versionDescription" => take(&mut self.version_description, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateStateMachineInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for CreateStateMachineOutput {
    const NAME: &'static str = "CreateStateMachineOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "creationDate" => take(&mut self.creation_date, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            "stateMachineVersionArn" => take(&mut self.state_machine_version_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for CreateStateMachineOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteActivityInput {
    const NAME: &'static str = "DeleteActivityInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "activityArn" => take(&mut self.activity_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteActivityInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteActivityOutput {
    const NAME: &'static str = "DeleteActivityOutput";
}

impl<'de> Deserialize<'de> for DeleteActivityOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteStateMachineAliasInput {
    const NAME: &'static str = "DeleteStateMachineAliasInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "stateMachineAliasArn" => take(&mut self.state_machine_alias_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteStateMachineAliasInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteStateMachineAliasOutput {
    const NAME: &'static str = "DeleteStateMachineAliasOutput";
}

impl<'de> Deserialize<'de> for DeleteStateMachineAliasOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteStateMachineInput {
    const NAME: &'static str = "DeleteStateMachineInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteStateMachineInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteStateMachineOutput {
    const NAME: &'static str = "DeleteStateMachineOutput";
}

impl<'de> Deserialize<'de> for DeleteStateMachineOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteStateMachineVersionInput {
    const NAME: &'static str = "DeleteStateMachineVersionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "stateMachineVersionArn" => take(&mut self.state_machine_version_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteStateMachineVersionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteStateMachineVersionOutput {
    const NAME: &'static str = "DeleteStateMachineVersionOutput";
}

impl<'de> Deserialize<'de> for DeleteStateMachineVersionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeActivityInput {
    const NAME: &'static str = "DescribeActivityInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "activityArn" => take(&mut self.activity_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeActivityInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeActivityOutput {
    const NAME: &'static str = "DescribeActivityOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "activityArn" => take(&mut self.activity_arn, map),
            "creationDate" => take(&mut self.creation_date, map),
            "encryptionConfiguration" => take(&mut self.encryption_configuration, map),
            "name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeActivityOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeExecutionInput {
    const NAME: &'static str = "DescribeExecutionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "executionArn" => take(&mut self.execution_arn, map),
            "includedData" => take(&mut self.included_data, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeExecutionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeExecutionOutput {
    const NAME: &'static str = "DescribeExecutionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            "executionArn" => take(&mut self.execution_arn, map),
            "input" => take(&mut self.input, map),
            "inputDetails" => take(&mut self.input_details, map),
            "mapRunArn" => take(&mut self.map_run_arn, map),
            "name" => take(&mut self.name, map),
            "output" => take(&mut self.output, map),
            "outputDetails" => take(&mut self.output_details, map),
            "redriveCount" => take(&mut self.redrive_count, map),
            "redriveDate" => take(&mut self.redrive_date, map),
            "redriveStatus" => take(&mut self.redrive_status, map),
            "redriveStatusReason" => take(&mut self.redrive_status_reason, map),
            "startDate" => take(&mut self.start_date, map),
            "stateMachineAliasArn" => take(&mut self.state_machine_alias_arn, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            "stateMachineVersionArn" => take(&mut self.state_machine_version_arn, map),
            "status" => take(&mut self.status, map),
            "stopDate" => take(&mut self.stop_date, map),
            "traceHeader" => take(&mut self.trace_header, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeExecutionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeMapRunInput {
    const NAME: &'static str = "DescribeMapRunInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "mapRunArn" => take(&mut self.map_run_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeMapRunInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeMapRunOutput {
    const NAME: &'static str = "DescribeMapRunOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "executionArn" => take(&mut self.execution_arn, map),
            "executionCounts" => take(&mut self.execution_counts, map),
            "itemCounts" => take(&mut self.item_counts, map),
            "mapRunArn" => take(&mut self.map_run_arn, map),
            "maxConcurrency" => take(&mut self.max_concurrency, map),
            "redriveCount" => take(&mut self.redrive_count, map),
            "redriveDate" => take(&mut self.redrive_date, map),
            "startDate" => take(&mut self.start_date, map),
            "status" => take(&mut self.status, map),
            "stopDate" => take(&mut self.stop_date, map),
            "toleratedFailureCount" => take(&mut self.tolerated_failure_count, map),
            "toleratedFailurePercentage" => take(&mut self.tolerated_failure_percentage, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeMapRunOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeStateMachineAliasInput {
    const NAME: &'static str = "DescribeStateMachineAliasInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "stateMachineAliasArn" => take(&mut self.state_machine_alias_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeStateMachineAliasInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeStateMachineAliasOutput {
    const NAME: &'static str = "DescribeStateMachineAliasOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "creationDate" => take(&mut self.creation_date, map),
            "description" => take(&mut self.description, map),
            "name" => take(&mut self.name, map),
            "routingConfiguration" => take(&mut self.routing_configuration, map),
            "stateMachineAliasArn" => take(&mut self.state_machine_alias_arn, map),
            "updateDate" => take(&mut self.update_date, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeStateMachineAliasOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeStateMachineForExecutionInput {
    const NAME: &'static str = "DescribeStateMachineForExecutionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "executionArn" => take(&mut self.execution_arn, map),
            "includedData" => take(&mut self.included_data, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeStateMachineForExecutionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeStateMachineForExecutionOutput {
    const NAME: &'static str = "DescribeStateMachineForExecutionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "definition" => take(&mut self.definition, map),
            "encryptionConfiguration" => take(&mut self.encryption_configuration, map),
            "label" => take(&mut self.label, map),
            "loggingConfiguration" => take(&mut self.logging_configuration, map),
            "mapRunArn" => take(&mut self.map_run_arn, map),
            "name" => take(&mut self.name, map),
            "revisionId" => take(&mut self.revision_id, map),
            "roleArn" => take(&mut self.role_arn, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            "tracingConfiguration" => take(&mut self.tracing_configuration, map),
            "updateDate" => take(&mut self.update_date, map),
            "variableReferences" => take(&mut self.variable_references, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeStateMachineForExecutionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeStateMachineInput {
    const NAME: &'static str = "DescribeStateMachineInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "includedData" => take(&mut self.included_data, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeStateMachineInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeStateMachineOutput {
    const NAME: &'static str = "DescribeStateMachineOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "creationDate" => take(&mut self.creation_date, map),
            "definition" => take(&mut self.definition, map),
            "description" => take(&mut self.description, map),
            "encryptionConfiguration" => take(&mut self.encryption_configuration, map),
            "label" => take(&mut self.label, map),
            "loggingConfiguration" => take(&mut self.logging_configuration, map),
            "name" => take(&mut self.name, map),
            "revisionId" => take(&mut self.revision_id, map),
            "roleArn" => take(&mut self.role_arn, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            "status" => take(&mut self.status, map),
            "tracingConfiguration" => take(&mut self.tracing_configuration, map),
            "type" => take(&mut self.r#type, map),
            "variableReferences" => take(&mut self.variable_references, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeStateMachineOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for EncryptionConfiguration {
    const NAME: &'static str = "EncryptionConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "kmsDataKeyReusePeriodSeconds" => {
                take(&mut self.kms_data_key_reuse_period_seconds, map)
            }
            "kmsKeyId" => take(&mut self.kms_key_id, map),
            "type" => take(&mut self.r#type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for EncryptionConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for EvaluationFailedEventDetails {
    const NAME: &'static str = "EvaluationFailedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            "location" => take(&mut self.location, map),
            "state" => take(&mut self.state, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for EvaluationFailedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ExecutionAbortedEventDetails {
    const NAME: &'static str = "ExecutionAbortedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ExecutionAbortedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ExecutionFailedEventDetails {
    const NAME: &'static str = "ExecutionFailedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ExecutionFailedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ExecutionListItem {
    const NAME: &'static str = "ExecutionListItem";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "executionArn" => take(&mut self.execution_arn, map),
            "itemCount" => take(&mut self.item_count, map),
            "mapRunArn" => take(&mut self.map_run_arn, map),
            "name" => take(&mut self.name, map),
            "redriveCount" => take(&mut self.redrive_count, map),
            "redriveDate" => take(&mut self.redrive_date, map),
            "startDate" => take(&mut self.start_date, map),
            "stateMachineAliasArn" => take(&mut self.state_machine_alias_arn, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            "stateMachineVersionArn" => take(&mut self.state_machine_version_arn, map),
            "status" => take(&mut self.status, map),
            "stopDate" => take(&mut self.stop_date, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ExecutionListItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ExecutionRedrivenEventDetails {
    const NAME: &'static str = "ExecutionRedrivenEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "redriveCount" => take(&mut self.redrive_count, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ExecutionRedrivenEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ExecutionStartedEventDetails {
    const NAME: &'static str = "ExecutionStartedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "input" => take(&mut self.input, map),
            "inputDetails" => take(&mut self.input_details, map),
            "roleArn" => take(&mut self.role_arn, map),
            "stateMachineAliasArn" => take(&mut self.state_machine_alias_arn, map),
            "stateMachineVersionArn" => take(&mut self.state_machine_version_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ExecutionStartedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ExecutionSucceededEventDetails {
    const NAME: &'static str = "ExecutionSucceededEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "output" => take(&mut self.output, map),
            "outputDetails" => take(&mut self.output_details, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ExecutionSucceededEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ExecutionTimedOutEventDetails {
    const NAME: &'static str = "ExecutionTimedOutEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ExecutionTimedOutEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetActivityTaskInput {
    const NAME: &'static str = "GetActivityTaskInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "activityArn" => take(&mut self.activity_arn, map),
            "workerName" => take(&mut self.worker_name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetActivityTaskInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetActivityTaskOutput {
    const NAME: &'static str = "GetActivityTaskOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "input" => take(&mut self.input, map),
            "taskToken" => take(&mut self.task_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetActivityTaskOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetExecutionHistoryInput {
    const NAME: &'static str = "GetExecutionHistoryInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "executionArn" => take(&mut self.execution_arn, map),
            "includeExecutionData" => take(&mut self.include_execution_data, map),
            "maxResults" => take(&mut self.max_results, map),
            "nextToken" => take(&mut self.next_token, map),
            "reverseOrder" => take(&mut self.reverse_order, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetExecutionHistoryInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for GetExecutionHistoryOutput {
    const NAME: &'static str = "GetExecutionHistoryOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "events" => take(&mut self.events, map),
            "nextToken" => take(&mut self.next_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for GetExecutionHistoryOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for HistoryEvent {
    const NAME: &'static str = "HistoryEvent";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "activityFailedEventDetails" => take(&mut self.activity_failed_event_details, map),
            "activityScheduleFailedEventDetails" => {
                take(&mut self.activity_schedule_failed_event_details, map)
            }
            "activityScheduledEventDetails" => {
                take(&mut self.activity_scheduled_event_details, map)
            }
            "activityStartedEventDetails" => take(&mut self.activity_started_event_details, map),
            "activitySucceededEventDetails" => {
                take(&mut self.activity_succeeded_event_details, map)
            }
            "activityTimedOutEventDetails" => take(&mut self.activity_timed_out_event_details, map),
            "evaluationFailedEventDetails" => take(&mut self.evaluation_failed_event_details, map),
            "executionAbortedEventDetails" => take(&mut self.execution_aborted_event_details, map),
            "executionFailedEventDetails" => take(&mut self.execution_failed_event_details, map),
            "executionRedrivenEventDetails" => {
                take(&mut self.execution_redriven_event_details, map)
            }
            "executionStartedEventDetails" => take(&mut self.execution_started_event_details, map),
            "executionSucceededEventDetails" => {
                take(&mut self.execution_succeeded_event_details, map)
            }
            "executionTimedOutEventDetails" => {
                take(&mut self.execution_timed_out_event_details, map)
            }
            "id" => take(&mut self.id, map),
            "lambdaFunctionFailedEventDetails" => {
                take(&mut self.lambda_function_failed_event_details, map)
            }
            "lambdaFunctionScheduleFailedEventDetails" => {
                take(&mut self.lambda_function_schedule_failed_event_details, map)
            }
            "lambdaFunctionScheduledEventDetails" => {
                take(&mut self.lambda_function_scheduled_event_details, map)
            }
            "lambdaFunctionStartFailedEventDetails" => {
                take(&mut self.lambda_function_start_failed_event_details, map)
            }
            "lambdaFunctionSucceededEventDetails" => {
                take(&mut self.lambda_function_succeeded_event_details, map)
            }
            "lambdaFunctionTimedOutEventDetails" => {
                take(&mut self.lambda_function_timed_out_event_details, map)
            }
            "mapIterationAbortedEventDetails" => {
                take(&mut self.map_iteration_aborted_event_details, map)
            }
            "mapIterationFailedEventDetails" => {
                take(&mut self.map_iteration_failed_event_details, map)
            }
            "mapIterationStartedEventDetails" => {
                take(&mut self.map_iteration_started_event_details, map)
            }
            "mapIterationSucceededEventDetails" => {
                take(&mut self.map_iteration_succeeded_event_details, map)
            }
            "mapRunFailedEventDetails" => take(&mut self.map_run_failed_event_details, map),
            "mapRunRedrivenEventDetails" => take(&mut self.map_run_redriven_event_details, map),
            "mapRunStartedEventDetails" => take(&mut self.map_run_started_event_details, map),
            "mapStateStartedEventDetails" => take(&mut self.map_state_started_event_details, map),
            "previousEventId" => take(&mut self.previous_event_id, map),
            "stateEnteredEventDetails" => take(&mut self.state_entered_event_details, map),
            "stateExitedEventDetails" => take(&mut self.state_exited_event_details, map),
            "taskFailedEventDetails" => take(&mut self.task_failed_event_details, map),
            "taskScheduledEventDetails" => take(&mut self.task_scheduled_event_details, map),
            "taskStartFailedEventDetails" => take(&mut self.task_start_failed_event_details, map),
            "taskStartedEventDetails" => take(&mut self.task_started_event_details, map),
            "taskSubmitFailedEventDetails" => take(&mut self.task_submit_failed_event_details, map),
            "taskSubmittedEventDetails" => take(&mut self.task_submitted_event_details, map),
            "taskSucceededEventDetails" => take(&mut self.task_succeeded_event_details, map),
            "taskTimedOutEventDetails" => take(&mut self.task_timed_out_event_details, map),
            "timestamp" => take(&mut self.timestamp, map),
            "type" => take(&mut self.r#type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for HistoryEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for HistoryEventExecutionDataDetails {
    const NAME: &'static str = "HistoryEventExecutionDataDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "truncated" => take(&mut self.truncated, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for HistoryEventExecutionDataDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InspectionData {
    const NAME: &'static str = "InspectionData";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "afterArguments" => take(&mut self.after_arguments, map),
            "afterInputPath" => take(&mut self.after_input_path, map),
            "afterItemBatcher" => take(&mut self.after_item_batcher, map),
            "afterItemSelector" => take(&mut self.after_item_selector, map),
            "afterItemsPath" => take(&mut self.after_items_path, map),
            "afterItemsPointer" => take(&mut self.after_items_pointer, map),
            "afterParameters" => take(&mut self.after_parameters, map),
            "afterResultPath" => take(&mut self.after_result_path, map),
            "afterResultSelector" => take(&mut self.after_result_selector, map),
            "errorDetails" => take(&mut self.error_details, map),
            "input" => take(&mut self.input, map),
            "maxConcurrency" => take(&mut self.max_concurrency, map),
            "request" => take(&mut self.request, map),
            "response" => take(&mut self.response, map),
            "result" => take(&mut self.result, map),
            "toleratedFailureCount" => take(&mut self.tolerated_failure_count, map),
            "toleratedFailurePercentage" => take(&mut self.tolerated_failure_percentage, map),
            "variables" => take(&mut self.variables, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InspectionData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InspectionDataRequest {
    const NAME: &'static str = "InspectionDataRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "body" => take(&mut self.body, map),
            "headers" => take(&mut self.headers, map),
            "method" => take(&mut self.method, map),
            "protocol" => take(&mut self.protocol, map),
            "url" => take(&mut self.url, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InspectionDataRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InspectionDataResponse {
    const NAME: &'static str = "InspectionDataResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "body" => take(&mut self.body, map),
            "headers" => take(&mut self.headers, map),
            "protocol" => take(&mut self.protocol, map),
            "statusCode" => take(&mut self.status_code, map),
            "statusMessage" => take(&mut self.status_message, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InspectionDataResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InspectionErrorDetails {
    const NAME: &'static str = "InspectionErrorDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "catchIndex" => take(&mut self.catch_index, map),
            "retryBackoffIntervalSeconds" => take(&mut self.retry_backoff_interval_seconds, map),
            "retryIndex" => take(&mut self.retry_index, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InspectionErrorDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for LambdaFunctionFailedEventDetails {
    const NAME: &'static str = "LambdaFunctionFailedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for LambdaFunctionFailedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for LambdaFunctionScheduleFailedEventDetails {
    const NAME: &'static str = "LambdaFunctionScheduleFailedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for LambdaFunctionScheduleFailedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for LambdaFunctionScheduledEventDetails {
    const NAME: &'static str = "LambdaFunctionScheduledEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "input" => take(&mut self.input, map),
            "inputDetails" => take(&mut self.input_details, map),
            "resource" => take(&mut self.resource, map),
            "taskCredentials" => take(&mut self.task_credentials, map),
            "timeoutInSeconds" => take(&mut self.timeout_in_seconds, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for LambdaFunctionScheduledEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for LambdaFunctionStartFailedEventDetails {
    const NAME: &'static str = "LambdaFunctionStartFailedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for LambdaFunctionStartFailedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for LambdaFunctionSucceededEventDetails {
    const NAME: &'static str = "LambdaFunctionSucceededEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "output" => take(&mut self.output, map),
            "outputDetails" => take(&mut self.output_details, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for LambdaFunctionSucceededEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for LambdaFunctionTimedOutEventDetails {
    const NAME: &'static str = "LambdaFunctionTimedOutEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for LambdaFunctionTimedOutEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListActivitiesInput {
    const NAME: &'static str = "ListActivitiesInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "maxResults" => take(&mut self.max_results, map),
            "nextToken" => take(&mut self.next_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListActivitiesInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListActivitiesOutput {
    const NAME: &'static str = "ListActivitiesOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "activities" => take(&mut self.activities, map),
            "nextToken" => take(&mut self.next_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListActivitiesOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListExecutionsInput {
    const NAME: &'static str = "ListExecutionsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "mapRunArn" => take(&mut self.map_run_arn, map),
            "maxResults" => take(&mut self.max_results, map),
            "nextToken" => take(&mut self.next_token, map),
            "redriveFilter" => take(&mut self.redrive_filter, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            "statusFilter" => take(&mut self.status_filter, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListExecutionsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListExecutionsOutput {
    const NAME: &'static str = "ListExecutionsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "executions" => take(&mut self.executions, map),
            "nextToken" => take(&mut self.next_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListExecutionsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListMapRunsInput {
    const NAME: &'static str = "ListMapRunsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "executionArn" => take(&mut self.execution_arn, map),
            "maxResults" => take(&mut self.max_results, map),
            "nextToken" => take(&mut self.next_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListMapRunsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListMapRunsOutput {
    const NAME: &'static str = "ListMapRunsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "mapRuns" => take(&mut self.map_runs, map),
            "nextToken" => take(&mut self.next_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListMapRunsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListStateMachineAliasesInput {
    const NAME: &'static str = "ListStateMachineAliasesInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "maxResults" => take(&mut self.max_results, map),
            "nextToken" => take(&mut self.next_token, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListStateMachineAliasesInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListStateMachineAliasesOutput {
    const NAME: &'static str = "ListStateMachineAliasesOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "nextToken" => take(&mut self.next_token, map),
            "stateMachineAliases" => take(&mut self.state_machine_aliases, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListStateMachineAliasesOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListStateMachineVersionsInput {
    const NAME: &'static str = "ListStateMachineVersionsInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "maxResults" => take(&mut self.max_results, map),
            "nextToken" => take(&mut self.next_token, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListStateMachineVersionsInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListStateMachineVersionsOutput {
    const NAME: &'static str = "ListStateMachineVersionsOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "nextToken" => take(&mut self.next_token, map),
            "stateMachineVersions" => take(&mut self.state_machine_versions, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListStateMachineVersionsOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListStateMachinesInput {
    const NAME: &'static str = "ListStateMachinesInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "maxResults" => take(&mut self.max_results, map),
            "nextToken" => take(&mut self.next_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListStateMachinesInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListStateMachinesOutput {
    const NAME: &'static str = "ListStateMachinesOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "nextToken" => take(&mut self.next_token, map),
            "stateMachines" => take(&mut self.state_machines, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListStateMachinesOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListTagsForResourceInput {
    const NAME: &'static str = "ListTagsForResourceInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "resourceArn" => take(&mut self.resource_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListTagsForResourceInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListTagsForResourceOutput {
    const NAME: &'static str = "ListTagsForResourceOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListTagsForResourceOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for LogDestination {
    const NAME: &'static str = "LogDestination";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cloudWatchLogsLogGroup" => take(&mut self.cloud_watch_logs_log_group, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for LogDestination {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for LoggingConfiguration {
    const NAME: &'static str = "LoggingConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "destinations" => take(&mut self.destinations, map),
            "includeExecutionData" => take(&mut self.include_execution_data, map),
            "level" => take(&mut self.level, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for LoggingConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for MapIterationEventDetails {
    const NAME: &'static str = "MapIterationEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "index" => take(&mut self.index, map),
            "name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for MapIterationEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for MapRunExecutionCounts {
    const NAME: &'static str = "MapRunExecutionCounts";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "aborted" => take(&mut self.aborted, map),
            "failed" => take(&mut self.failed, map),
            "failuresNotRedrivable" => take(&mut self.failures_not_redrivable, map),
            "pending" => take(&mut self.pending, map),
            "pendingRedrive" => take(&mut self.pending_redrive, map),
            "resultsWritten" => take(&mut self.results_written, map),
            "running" => take(&mut self.running, map),
            "succeeded" => take(&mut self.succeeded, map),
            "timedOut" => take(&mut self.timed_out, map),
            "total" => take(&mut self.total, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for MapRunExecutionCounts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for MapRunFailedEventDetails {
    const NAME: &'static str = "MapRunFailedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for MapRunFailedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for MapRunItemCounts {
    const NAME: &'static str = "MapRunItemCounts";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "aborted" => take(&mut self.aborted, map),
            "failed" => take(&mut self.failed, map),
            "failuresNotRedrivable" => take(&mut self.failures_not_redrivable, map),
            "pending" => take(&mut self.pending, map),
            "pendingRedrive" => take(&mut self.pending_redrive, map),
            "resultsWritten" => take(&mut self.results_written, map),
            "running" => take(&mut self.running, map),
            "succeeded" => take(&mut self.succeeded, map),
            "timedOut" => take(&mut self.timed_out, map),
            "total" => take(&mut self.total, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for MapRunItemCounts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for MapRunListItem {
    const NAME: &'static str = "MapRunListItem";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "executionArn" => take(&mut self.execution_arn, map),
            "mapRunArn" => take(&mut self.map_run_arn, map),
            "startDate" => take(&mut self.start_date, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            "stopDate" => take(&mut self.stop_date, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for MapRunListItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for MapRunRedrivenEventDetails {
    const NAME: &'static str = "MapRunRedrivenEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "mapRunArn" => take(&mut self.map_run_arn, map),
            "redriveCount" => take(&mut self.redrive_count, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for MapRunRedrivenEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for MapRunStartedEventDetails {
    const NAME: &'static str = "MapRunStartedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "mapRunArn" => take(&mut self.map_run_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for MapRunStartedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for MapStateStartedEventDetails {
    const NAME: &'static str = "MapStateStartedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "length" => take(&mut self.length, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for MapStateStartedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for MockErrorOutput {
    const NAME: &'static str = "MockErrorOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for MockErrorOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for MockInput {
    const NAME: &'static str = "MockInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "errorOutput" => take(&mut self.error_output, map),
            "fieldValidationMode" => take(&mut self.field_validation_mode, map),
            "result" => take(&mut self.result, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for MockInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PublishStateMachineVersionInput {
    const NAME: &'static str = "PublishStateMachineVersionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "description" => take(&mut self.description, map),
            "revisionId" => take(&mut self.revision_id, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PublishStateMachineVersionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PublishStateMachineVersionOutput {
    const NAME: &'static str = "PublishStateMachineVersionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "creationDate" => take(&mut self.creation_date, map),
            "stateMachineVersionArn" => take(&mut self.state_machine_version_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PublishStateMachineVersionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RedriveExecutionInput {
    const NAME: &'static str = "RedriveExecutionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "clientToken" => take(&mut self.client_token, map),
            "executionArn" => take(&mut self.execution_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RedriveExecutionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RedriveExecutionOutput {
    const NAME: &'static str = "RedriveExecutionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "redriveDate" => take(&mut self.redrive_date, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RedriveExecutionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RoutingConfigurationListItem {
    const NAME: &'static str = "RoutingConfigurationListItem";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "stateMachineVersionArn" => take(&mut self.state_machine_version_arn, map),
            "weight" => take(&mut self.weight, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RoutingConfigurationListItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SendTaskFailureInput {
    const NAME: &'static str = "SendTaskFailureInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            "taskToken" => take(&mut self.task_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SendTaskFailureInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SendTaskFailureOutput {
    const NAME: &'static str = "SendTaskFailureOutput";
}

impl<'de> Deserialize<'de> for SendTaskFailureOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SendTaskHeartbeatInput {
    const NAME: &'static str = "SendTaskHeartbeatInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "taskToken" => take(&mut self.task_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SendTaskHeartbeatInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SendTaskHeartbeatOutput {
    const NAME: &'static str = "SendTaskHeartbeatOutput";
}

impl<'de> Deserialize<'de> for SendTaskHeartbeatOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SendTaskSuccessInput {
    const NAME: &'static str = "SendTaskSuccessInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "output" => take(&mut self.output, map),
            "taskToken" => take(&mut self.task_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SendTaskSuccessInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SendTaskSuccessOutput {
    const NAME: &'static str = "SendTaskSuccessOutput";
}

impl<'de> Deserialize<'de> for SendTaskSuccessOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StartExecutionInput {
    const NAME: &'static str = "StartExecutionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "input" => take(&mut self.input, map),
            "name" => take(&mut self.name, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            "traceHeader" => take(&mut self.trace_header, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StartExecutionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StartExecutionOutput {
    const NAME: &'static str = "StartExecutionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "executionArn" => take(&mut self.execution_arn, map),
            "startDate" => take(&mut self.start_date, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StartExecutionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StartSyncExecutionInput {
    const NAME: &'static str = "StartSyncExecutionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "includedData" => take(&mut self.included_data, map),
            "input" => take(&mut self.input, map),
            "name" => take(&mut self.name, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            "traceHeader" => take(&mut self.trace_header, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StartSyncExecutionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StartSyncExecutionOutput {
    const NAME: &'static str = "StartSyncExecutionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "billingDetails" => take(&mut self.billing_details, map),
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            "executionArn" => take(&mut self.execution_arn, map),
            "input" => take(&mut self.input, map),
            "inputDetails" => take(&mut self.input_details, map),
            "name" => take(&mut self.name, map),
            "output" => take(&mut self.output, map),
            "outputDetails" => take(&mut self.output_details, map),
            "startDate" => take(&mut self.start_date, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            "status" => take(&mut self.status, map),
            "stopDate" => take(&mut self.stop_date, map),
            "traceHeader" => take(&mut self.trace_header, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StartSyncExecutionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StateEnteredEventDetails {
    const NAME: &'static str = "StateEnteredEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "input" => take(&mut self.input, map),
            "inputDetails" => take(&mut self.input_details, map),
            "name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StateEnteredEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StateExitedEventDetails {
    const NAME: &'static str = "StateExitedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "assignedVariables" => take(&mut self.assigned_variables, map),
            "assignedVariablesDetails" => take(&mut self.assigned_variables_details, map),
            "name" => take(&mut self.name, map),
            "output" => take(&mut self.output, map),
            "outputDetails" => take(&mut self.output_details, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StateExitedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StateMachineAliasListItem {
    const NAME: &'static str = "StateMachineAliasListItem";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "creationDate" => take(&mut self.creation_date, map),
            "stateMachineAliasArn" => take(&mut self.state_machine_alias_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StateMachineAliasListItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StateMachineListItem {
    const NAME: &'static str = "StateMachineListItem";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "creationDate" => take(&mut self.creation_date, map),
            "name" => take(&mut self.name, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            "type" => take(&mut self.r#type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StateMachineListItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StateMachineVersionListItem {
    const NAME: &'static str = "StateMachineVersionListItem";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "creationDate" => take(&mut self.creation_date, map),
            "stateMachineVersionArn" => take(&mut self.state_machine_version_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StateMachineVersionListItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StopExecutionInput {
    const NAME: &'static str = "StopExecutionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            "executionArn" => take(&mut self.execution_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StopExecutionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for StopExecutionOutput {
    const NAME: &'static str = "StopExecutionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "stopDate" => take(&mut self.stop_date, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for StopExecutionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Tag {
    const NAME: &'static str = "Tag";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "key" => take(&mut self.key, map),
            "value" => take(&mut self.value, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Tag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TagResourceInput {
    const NAME: &'static str = "TagResourceInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "resourceArn" => take(&mut self.resource_arn, map),
            "tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TagResourceInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TagResourceOutput {
    const NAME: &'static str = "TagResourceOutput";
}

impl<'de> Deserialize<'de> for TagResourceOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TaskCredentials {
    const NAME: &'static str = "TaskCredentials";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "roleArn" => take(&mut self.role_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TaskCredentials {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TaskFailedEventDetails {
    const NAME: &'static str = "TaskFailedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            "resource" => take(&mut self.resource, map),
            "resourceType" => take(&mut self.resource_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TaskFailedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TaskScheduledEventDetails {
    const NAME: &'static str = "TaskScheduledEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "heartbeatInSeconds" => take(&mut self.heartbeat_in_seconds, map),
            "parameters" => take(&mut self.parameters, map),
            "region" => take(&mut self.region, map),
            "resource" => take(&mut self.resource, map),
            "resourceType" => take(&mut self.resource_type, map),
            "taskCredentials" => take(&mut self.task_credentials, map),
            "timeoutInSeconds" => take(&mut self.timeout_in_seconds, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TaskScheduledEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TaskStartFailedEventDetails {
    const NAME: &'static str = "TaskStartFailedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            "resource" => take(&mut self.resource, map),
            "resourceType" => take(&mut self.resource_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TaskStartFailedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TaskStartedEventDetails {
    const NAME: &'static str = "TaskStartedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "resource" => take(&mut self.resource, map),
            "resourceType" => take(&mut self.resource_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TaskStartedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TaskSubmitFailedEventDetails {
    const NAME: &'static str = "TaskSubmitFailedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            "resource" => take(&mut self.resource, map),
            "resourceType" => take(&mut self.resource_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TaskSubmitFailedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TaskSubmittedEventDetails {
    const NAME: &'static str = "TaskSubmittedEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "output" => take(&mut self.output, map),
            "outputDetails" => take(&mut self.output_details, map),
            "resource" => take(&mut self.resource, map),
            "resourceType" => take(&mut self.resource_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TaskSubmittedEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TaskSucceededEventDetails {
    const NAME: &'static str = "TaskSucceededEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "output" => take(&mut self.output, map),
            "outputDetails" => take(&mut self.output_details, map),
            "resource" => take(&mut self.resource, map),
            "resourceType" => take(&mut self.resource_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TaskSucceededEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TaskTimedOutEventDetails {
    const NAME: &'static str = "TaskTimedOutEventDetails";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            "resource" => take(&mut self.resource, map),
            "resourceType" => take(&mut self.resource_type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TaskTimedOutEventDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TestStateConfiguration {
    const NAME: &'static str = "TestStateConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "errorCausedByState" => take(&mut self.error_caused_by_state, map),
            "mapItemReaderData" => take(&mut self.map_item_reader_data, map),
            "mapIterationFailureCount" => take(&mut self.map_iteration_failure_count, map),
            "retrierRetryCount" => take(&mut self.retrier_retry_count, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TestStateConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TestStateInput {
    const NAME: &'static str = "TestStateInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "context" => take(&mut self.context, map),
            "definition" => take(&mut self.definition, map),
            "input" => take(&mut self.input, map),
            "inspectionLevel" => take(&mut self.inspection_level, map),
            "mock" => take(&mut self.mock, map),
            "revealSecrets" => take(&mut self.reveal_secrets, map),
            "roleArn" => take(&mut self.role_arn, map),
            "stateConfiguration" => take(&mut self.state_configuration, map),
            "stateName" => take(&mut self.state_name, map),
            "variables" => take(&mut self.variables, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TestStateInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TestStateOutput {
    const NAME: &'static str = "TestStateOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "cause" => take(&mut self.cause, map),
            "error" => take(&mut self.error, map),
            "inspectionData" => take(&mut self.inspection_data, map),
            "nextState" => take(&mut self.next_state, map),
            "output" => take(&mut self.output, map),
            "status" => take(&mut self.status, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TestStateOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TracingConfiguration {
    const NAME: &'static str = "TracingConfiguration";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "enabled" => take(&mut self.enabled, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TracingConfiguration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UntagResourceInput {
    const NAME: &'static str = "UntagResourceInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "resourceArn" => take(&mut self.resource_arn, map),
            "tagKeys" => take(&mut self.tag_keys, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UntagResourceInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UntagResourceOutput {
    const NAME: &'static str = "UntagResourceOutput";
}

impl<'de> Deserialize<'de> for UntagResourceOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UpdateMapRunInput {
    const NAME: &'static str = "UpdateMapRunInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "mapRunArn" => take(&mut self.map_run_arn, map),
            "maxConcurrency" => take(&mut self.max_concurrency, map),
            "toleratedFailureCount" => take(&mut self.tolerated_failure_count, map),
            "toleratedFailurePercentage" => take(&mut self.tolerated_failure_percentage, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UpdateMapRunInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UpdateMapRunOutput {
    const NAME: &'static str = "UpdateMapRunOutput";
}

impl<'de> Deserialize<'de> for UpdateMapRunOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UpdateStateMachineAliasInput {
    const NAME: &'static str = "UpdateStateMachineAliasInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "description" => take(&mut self.description, map),
            "routingConfiguration" => take(&mut self.routing_configuration, map),
            "stateMachineAliasArn" => take(&mut self.state_machine_alias_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UpdateStateMachineAliasInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UpdateStateMachineAliasOutput {
    const NAME: &'static str = "UpdateStateMachineAliasOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "updateDate" => take(&mut self.update_date, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UpdateStateMachineAliasOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UpdateStateMachineInput {
    const NAME: &'static str = "UpdateStateMachineInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "definition" => take(&mut self.definition, map),
            "encryptionConfiguration" => take(&mut self.encryption_configuration, map),
            "loggingConfiguration" => take(&mut self.logging_configuration, map),
            "publish" => take(&mut self.publish, map),
            "roleArn" => take(&mut self.role_arn, map),
            "stateMachineArn" => take(&mut self.state_machine_arn, map),
            "tracingConfiguration" => take(&mut self.tracing_configuration, map),
            "versionDescription" => take(&mut self.version_description, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UpdateStateMachineInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UpdateStateMachineOutput {
    const NAME: &'static str = "UpdateStateMachineOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "revisionId" => take(&mut self.revision_id, map),
            "stateMachineVersionArn" => take(&mut self.state_machine_version_arn, map),
            "updateDate" => take(&mut self.update_date, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UpdateStateMachineOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ValidateStateMachineDefinitionDiagnostic {
    const NAME: &'static str = "ValidateStateMachineDefinitionDiagnostic";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "code" => take(&mut self.code, map),
            "location" => take(&mut self.location, map),
            "message" => take(&mut self.message, map),
            "severity" => take(&mut self.severity, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ValidateStateMachineDefinitionDiagnostic {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ValidateStateMachineDefinitionInput {
    const NAME: &'static str = "ValidateStateMachineDefinitionInput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "definition" => take(&mut self.definition, map),
            "maxResults" => take(&mut self.max_results, map),
            "severity" => take(&mut self.severity, map),
            "type" => take(&mut self.r#type, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ValidateStateMachineDefinitionInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ValidateStateMachineDefinitionOutput {
    const NAME: &'static str = "ValidateStateMachineDefinitionOutput";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "diagnostics" => take(&mut self.diagnostics, map),
            "result" => take(&mut self.result, map),
            "truncated" => take(&mut self.truncated, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ValidateStateMachineDefinitionOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}
