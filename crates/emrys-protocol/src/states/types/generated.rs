// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::types::{Enumeration, Open, Sensitive, Timestamp};
use emrys_model::word::UnknownWord;
use serde::Serialize;
use std::collections::BTreeMap;
use std::str::FromStr;

/// [`ActivityFailedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ActivityFailedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ActivityFailedEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
}

/// [`ActivityListItem`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ActivityListItem.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ActivityListItem {
    /// Required.
    #[serde(rename = "activityArn", skip_serializing_if = "Option::is_none")]
    pub activity_arn: Option<String>,
    /// Required.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// Required.
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`ActivityScheduleFailedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ActivityScheduleFailedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ActivityScheduleFailedEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
}

/// [`ActivityScheduledEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ActivityScheduledEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ActivityScheduledEventDetails {
    #[serde(rename = "heartbeatInSeconds", skip_serializing_if = "Option::is_none")]
    pub heartbeat_in_seconds: Option<i64>,
    #[serde(rename = "input", skip_serializing_if = "Option::is_none")]
    pub input: Option<Sensitive>,
    #[serde(rename = "inputDetails", skip_serializing_if = "Option::is_none")]
    pub input_details: Option<HistoryEventExecutionDataDetails>,
    /// Required.
    #[serde(rename = "resource", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    #[serde(rename = "timeoutInSeconds", skip_serializing_if = "Option::is_none")]
    pub timeout_in_seconds: Option<i64>,
}

/// [`ActivityStartedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ActivityStartedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ActivityStartedEventDetails {
    #[serde(rename = "workerName", skip_serializing_if = "Option::is_none")]
    pub worker_name: Option<String>,
}

/// [`ActivitySucceededEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ActivitySucceededEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ActivitySucceededEventDetails {
    #[serde(rename = "output", skip_serializing_if = "Option::is_none")]
    pub output: Option<Sensitive>,
    #[serde(rename = "outputDetails", skip_serializing_if = "Option::is_none")]
    pub output_details: Option<HistoryEventExecutionDataDetails>,
}

/// [`ActivityTimedOutEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ActivityTimedOutEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ActivityTimedOutEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
}

/// [`AssignedVariablesDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_AssignedVariablesDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AssignedVariablesDetails {
    #[serde(rename = "truncated", skip_serializing_if = "Option::is_none")]
    pub truncated: Option<bool>,
}

/// [`BillingDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_BillingDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BillingDetails {
    #[serde(
        rename = "billedDurationInMilliseconds",
        skip_serializing_if = "Option::is_none"
    )]
    pub billed_duration_in_milliseconds: Option<i64>,
    #[serde(
        rename = "billedMemoryUsedInMB",
        skip_serializing_if = "Option::is_none"
    )]
    pub billed_memory_used_in_mb: Option<i64>,
}

/// [`CloudWatchEventsExecutionDataDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_CloudWatchEventsExecutionDataDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CloudWatchEventsExecutionDataDetails {
    #[serde(rename = "included", skip_serializing_if = "Option::is_none")]
    pub included: Option<bool>,
}

/// [`CloudWatchLogsLogGroup`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_CloudWatchLogsLogGroup.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CloudWatchLogsLogGroup {
    #[serde(rename = "logGroupArn", skip_serializing_if = "Option::is_none")]
    pub log_group_arn: Option<String>,
}

/// [`CreateActivityInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateActivity.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateActivityInput {
    #[serde(
        rename = "encryptionConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub encryption_configuration: Option<EncryptionConfiguration>,
    /// Required.
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`CreateActivityOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateActivity.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateActivityOutput {
    /// Required.
    #[serde(rename = "activityArn", skip_serializing_if = "Option::is_none")]
    pub activity_arn: Option<String>,
    /// Required.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
}

/// [`CreateStateMachineAliasInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateStateMachineAliasInput {
    #[serde(rename = "description", skip_serializing_if = "Option::is_none")]
    pub description: Option<Sensitive>,
    /// Required.
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Required.
    #[serde(
        rename = "routingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub routing_configuration: Option<Vec<RoutingConfigurationListItem>>,
}

/// [`CreateStateMachineAliasOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateStateMachineAliasOutput {
    /// Required.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// Required.
    #[serde(
        rename = "stateMachineAliasArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_alias_arn: Option<String>,
}

/// [`CreateStateMachineInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateStateMachineInput {
    /// Required.
    #[serde(rename = "definition", skip_serializing_if = "Option::is_none")]
    pub definition: Option<Sensitive>,
    #[serde(
        rename = "encryptionConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub encryption_configuration: Option<EncryptionConfiguration>,
    #[serde(
        rename = "loggingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub logging_configuration: Option<LoggingConfiguration>,
    /// Required.
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "publish", skip_serializing_if = "Option::is_none")]
    pub publish: Option<bool>,
    /// Required.
    #[serde(rename = "roleArn", skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    #[serde(rename = "tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(
        rename = "tracingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub tracing_configuration: Option<TracingConfiguration>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Open<StateMachineType>>,
    #[serde(rename = "versionDescription", skip_serializing_if = "Option::is_none")]
    pub version_description: Option<Sensitive>,
}

/// [`CreateStateMachineOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CreateStateMachineOutput {
    /// Required.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
    #[serde(
        rename = "stateMachineVersionArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_version_arn: Option<String>,
}

/// [`DeleteActivityInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteActivity.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteActivityInput {
    /// Required.
    #[serde(rename = "activityArn", skip_serializing_if = "Option::is_none")]
    pub activity_arn: Option<String>,
}

/// [`DeleteActivityOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteActivity.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteActivityOutput {}

/// [`DeleteStateMachineAliasInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineAlias.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteStateMachineAliasInput {
    /// Required.
    #[serde(
        rename = "stateMachineAliasArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_alias_arn: Option<String>,
}

/// [`DeleteStateMachineAliasOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineAlias.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteStateMachineAliasOutput {}

/// [`DeleteStateMachineInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachine.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteStateMachineInput {
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
}

/// [`DeleteStateMachineOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachine.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteStateMachineOutput {}

/// [`DeleteStateMachineVersionInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineVersion.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteStateMachineVersionInput {
    /// Required.
    #[serde(
        rename = "stateMachineVersionArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_version_arn: Option<String>,
}

/// [`DeleteStateMachineVersionOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineVersion.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteStateMachineVersionOutput {}

/// [`DescribeActivityInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeActivity.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeActivityInput {
    /// Required.
    #[serde(rename = "activityArn", skip_serializing_if = "Option::is_none")]
    pub activity_arn: Option<String>,
}

/// [`DescribeActivityOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeActivity.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeActivityOutput {
    /// Required.
    #[serde(rename = "activityArn", skip_serializing_if = "Option::is_none")]
    pub activity_arn: Option<String>,
    /// Required.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    #[serde(
        rename = "encryptionConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub encryption_configuration: Option<EncryptionConfiguration>,
    /// Required.
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`DescribeExecutionInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeExecutionInput {
    /// Required.
    #[serde(rename = "executionArn", skip_serializing_if = "Option::is_none")]
    pub execution_arn: Option<String>,
    #[serde(rename = "includedData", skip_serializing_if = "Option::is_none")]
    pub included_data: Option<Open<IncludedData>>,
}

/// [`DescribeExecutionOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeExecutionOutput {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
    /// Required.
    #[serde(rename = "executionArn", skip_serializing_if = "Option::is_none")]
    pub execution_arn: Option<String>,
    #[serde(rename = "input", skip_serializing_if = "Option::is_none")]
    pub input: Option<Sensitive>,
    #[serde(rename = "inputDetails", skip_serializing_if = "Option::is_none")]
    pub input_details: Option<CloudWatchEventsExecutionDataDetails>,
    #[serde(rename = "mapRunArn", skip_serializing_if = "Option::is_none")]
    pub map_run_arn: Option<String>,
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "output", skip_serializing_if = "Option::is_none")]
    pub output: Option<Sensitive>,
    #[serde(rename = "outputDetails", skip_serializing_if = "Option::is_none")]
    pub output_details: Option<CloudWatchEventsExecutionDataDetails>,
    #[serde(rename = "redriveCount", skip_serializing_if = "Option::is_none")]
    pub redrive_count: Option<i32>,
    #[serde(rename = "redriveDate", skip_serializing_if = "Option::is_none")]
    pub redrive_date: Option<Timestamp>,
    #[serde(rename = "redriveStatus", skip_serializing_if = "Option::is_none")]
    pub redrive_status: Option<Open<ExecutionRedriveStatus>>,
    #[serde(
        rename = "redriveStatusReason",
        skip_serializing_if = "Option::is_none"
    )]
    pub redrive_status_reason: Option<Sensitive>,
    /// Required.
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Timestamp>,
    #[serde(
        rename = "stateMachineAliasArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_alias_arn: Option<String>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
    #[serde(
        rename = "stateMachineVersionArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_version_arn: Option<String>,
    /// Required.
    #[serde(rename = "status", skip_serializing_if = "Option::is_none")]
    pub status: Option<Open<ExecutionStatus>>,
    #[serde(rename = "stopDate", skip_serializing_if = "Option::is_none")]
    pub stop_date: Option<Timestamp>,
    #[serde(rename = "traceHeader", skip_serializing_if = "Option::is_none")]
    pub trace_header: Option<String>,
}

/// [`DescribeMapRunInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeMapRunInput {
    /// Required.
    #[serde(rename = "mapRunArn", skip_serializing_if = "Option::is_none")]
    pub map_run_arn: Option<String>,
}

/// [`DescribeMapRunOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeMapRunOutput {
    /// Required.
    #[serde(rename = "executionArn", skip_serializing_if = "Option::is_none")]
    pub execution_arn: Option<String>,
    /// Required.
    #[serde(rename = "executionCounts", skip_serializing_if = "Option::is_none")]
    pub execution_counts: Option<MapRunExecutionCounts>,
    /// Required.
    #[serde(rename = "itemCounts", skip_serializing_if = "Option::is_none")]
    pub item_counts: Option<MapRunItemCounts>,
    /// Required.
    #[serde(rename = "mapRunArn", skip_serializing_if = "Option::is_none")]
    pub map_run_arn: Option<String>,
    /// Required.
    #[serde(rename = "maxConcurrency", skip_serializing_if = "Option::is_none")]
    pub max_concurrency: Option<i32>,
    #[serde(rename = "redriveCount", skip_serializing_if = "Option::is_none")]
    pub redrive_count: Option<i32>,
    #[serde(rename = "redriveDate", skip_serializing_if = "Option::is_none")]
    pub redrive_date: Option<Timestamp>,
    /// Required.
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Timestamp>,
    /// Required.
    #[serde(rename = "status", skip_serializing_if = "Option::is_none")]
    pub status: Option<Open<MapRunStatus>>,
    #[serde(rename = "stopDate", skip_serializing_if = "Option::is_none")]
    pub stop_date: Option<Timestamp>,
    /// Required.
    #[serde(
        rename = "toleratedFailureCount",
        skip_serializing_if = "Option::is_none"
    )]
    pub tolerated_failure_count: Option<i64>,
    /// Required.
    #[serde(
        rename = "toleratedFailurePercentage",
        skip_serializing_if = "Option::is_none"
    )]
    pub tolerated_failure_percentage: Option<f64>,
}

/// [`DescribeStateMachineAliasInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineAlias.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeStateMachineAliasInput {
    /// Required.
    #[serde(
        rename = "stateMachineAliasArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_alias_arn: Option<String>,
}

/// [`DescribeStateMachineAliasOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineAlias.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeStateMachineAliasOutput {
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    #[serde(rename = "description", skip_serializing_if = "Option::is_none")]
    pub description: Option<Sensitive>,
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(
        rename = "routingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub routing_configuration: Option<Vec<RoutingConfigurationListItem>>,
    #[serde(
        rename = "stateMachineAliasArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_alias_arn: Option<String>,
    #[serde(rename = "updateDate", skip_serializing_if = "Option::is_none")]
    pub update_date: Option<Timestamp>,
}

/// [`DescribeStateMachineForExecutionInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineForExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeStateMachineForExecutionInput {
    /// Required.
    #[serde(rename = "executionArn", skip_serializing_if = "Option::is_none")]
    pub execution_arn: Option<String>,
    #[serde(rename = "includedData", skip_serializing_if = "Option::is_none")]
    pub included_data: Option<Open<IncludedData>>,
}

/// [`DescribeStateMachineForExecutionOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineForExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeStateMachineForExecutionOutput {
    /// Required.
    #[serde(rename = "definition", skip_serializing_if = "Option::is_none")]
    pub definition: Option<Sensitive>,
    #[serde(
        rename = "encryptionConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub encryption_configuration: Option<EncryptionConfiguration>,
    #[serde(rename = "label", skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    #[serde(
        rename = "loggingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub logging_configuration: Option<LoggingConfiguration>,
    #[serde(rename = "mapRunArn", skip_serializing_if = "Option::is_none")]
    pub map_run_arn: Option<String>,
    /// Required.
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "revisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    /// Required.
    #[serde(rename = "roleArn", skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
    #[serde(
        rename = "tracingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub tracing_configuration: Option<TracingConfiguration>,
    /// Required.
    #[serde(rename = "updateDate", skip_serializing_if = "Option::is_none")]
    pub update_date: Option<Timestamp>,
    #[serde(rename = "variableReferences", skip_serializing_if = "Option::is_none")]
    pub variable_references: Option<BTreeMap<String, Vec<Sensitive>>>,
}

/// [`DescribeStateMachineInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeStateMachineInput {
    #[serde(rename = "includedData", skip_serializing_if = "Option::is_none")]
    pub included_data: Option<Open<IncludedData>>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
}

/// [`DescribeStateMachineOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeStateMachineOutput {
    /// Required.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// Required.
    #[serde(rename = "definition", skip_serializing_if = "Option::is_none")]
    pub definition: Option<Sensitive>,
    #[serde(rename = "description", skip_serializing_if = "Option::is_none")]
    pub description: Option<Sensitive>,
    #[serde(
        rename = "encryptionConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub encryption_configuration: Option<EncryptionConfiguration>,
    #[serde(rename = "label", skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    #[serde(
        rename = "loggingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub logging_configuration: Option<LoggingConfiguration>,
    /// Required.
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "revisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    /// Required.
    #[serde(rename = "roleArn", skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
    #[serde(rename = "status", skip_serializing_if = "Option::is_none")]
    pub status: Option<Open<StateMachineStatus>>,
    #[serde(
        rename = "tracingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub tracing_configuration: Option<TracingConfiguration>,
    /// Required.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Open<StateMachineType>>,
    #[serde(rename = "variableReferences", skip_serializing_if = "Option::is_none")]
    pub variable_references: Option<BTreeMap<String, Vec<Sensitive>>>,
}

/// [`EncryptionConfiguration`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_EncryptionConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EncryptionConfiguration {
    #[serde(
        rename = "kmsDataKeyReusePeriodSeconds",
        skip_serializing_if = "Option::is_none"
    )]
    pub kms_data_key_reuse_period_seconds: Option<i32>,
    #[serde(rename = "kmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    /// Required.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Open<EncryptionType>>,
}

/// [`EvaluationFailedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_EvaluationFailedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EvaluationFailedEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
    #[serde(rename = "location", skip_serializing_if = "Option::is_none")]
    pub location: Option<Sensitive>,
    /// Required.
    #[serde(rename = "state", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

/// [`ExecutionAbortedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ExecutionAbortedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ExecutionAbortedEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
}

/// [`ExecutionFailedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ExecutionFailedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ExecutionFailedEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
}

/// [`ExecutionListItem`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ExecutionListItem.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ExecutionListItem {
    /// Required.
    #[serde(rename = "executionArn", skip_serializing_if = "Option::is_none")]
    pub execution_arn: Option<String>,
    #[serde(rename = "itemCount", skip_serializing_if = "Option::is_none")]
    pub item_count: Option<i32>,
    #[serde(rename = "mapRunArn", skip_serializing_if = "Option::is_none")]
    pub map_run_arn: Option<String>,
    /// Required.
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "redriveCount", skip_serializing_if = "Option::is_none")]
    pub redrive_count: Option<i32>,
    #[serde(rename = "redriveDate", skip_serializing_if = "Option::is_none")]
    pub redrive_date: Option<Timestamp>,
    /// Required.
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Timestamp>,
    #[serde(
        rename = "stateMachineAliasArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_alias_arn: Option<String>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
    #[serde(
        rename = "stateMachineVersionArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_version_arn: Option<String>,
    /// Required.
    #[serde(rename = "status", skip_serializing_if = "Option::is_none")]
    pub status: Option<Open<ExecutionStatus>>,
    #[serde(rename = "stopDate", skip_serializing_if = "Option::is_none")]
    pub stop_date: Option<Timestamp>,
}

/// [`ExecutionRedrivenEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ExecutionRedrivenEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ExecutionRedrivenEventDetails {
    #[serde(rename = "redriveCount", skip_serializing_if = "Option::is_none")]
    pub redrive_count: Option<i32>,
}

/// [`ExecutionStartedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ExecutionStartedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ExecutionStartedEventDetails {
    #[serde(rename = "input", skip_serializing_if = "Option::is_none")]
    pub input: Option<Sensitive>,
    #[serde(rename = "inputDetails", skip_serializing_if = "Option::is_none")]
    pub input_details: Option<HistoryEventExecutionDataDetails>,
    #[serde(rename = "roleArn", skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    #[serde(
        rename = "stateMachineAliasArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_alias_arn: Option<String>,
    #[serde(
        rename = "stateMachineVersionArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_version_arn: Option<String>,
}

/// [`ExecutionSucceededEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ExecutionSucceededEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ExecutionSucceededEventDetails {
    #[serde(rename = "output", skip_serializing_if = "Option::is_none")]
    pub output: Option<Sensitive>,
    #[serde(rename = "outputDetails", skip_serializing_if = "Option::is_none")]
    pub output_details: Option<HistoryEventExecutionDataDetails>,
}

/// [`ExecutionTimedOutEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ExecutionTimedOutEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ExecutionTimedOutEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
}

/// [`GetActivityTaskInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetActivityTaskInput {
    /// Required.
    #[serde(rename = "activityArn", skip_serializing_if = "Option::is_none")]
    pub activity_arn: Option<String>,
    #[serde(rename = "workerName", skip_serializing_if = "Option::is_none")]
    pub worker_name: Option<String>,
}

/// [`GetActivityTaskOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetActivityTaskOutput {
    #[serde(rename = "input", skip_serializing_if = "Option::is_none")]
    pub input: Option<Sensitive>,
    #[serde(rename = "taskToken", skip_serializing_if = "Option::is_none")]
    pub task_token: Option<Sensitive>,
}

/// [`GetExecutionHistoryInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetExecutionHistoryInput {
    /// Required.
    #[serde(rename = "executionArn", skip_serializing_if = "Option::is_none")]
    pub execution_arn: Option<String>,
    #[serde(
        rename = "includeExecutionData",
        skip_serializing_if = "Option::is_none"
    )]
    pub include_execution_data: Option<bool>,
    #[serde(rename = "maxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "reverseOrder", skip_serializing_if = "Option::is_none")]
    pub reverse_order: Option<bool>,
}

/// [`GetExecutionHistoryOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GetExecutionHistoryOutput {
    /// Required.
    #[serde(rename = "events", skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<HistoryEvent>>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// [`HistoryEvent`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct HistoryEvent {
    #[serde(
        rename = "activityFailedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub activity_failed_event_details: Option<ActivityFailedEventDetails>,
    #[serde(
        rename = "activityScheduleFailedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub activity_schedule_failed_event_details: Option<ActivityScheduleFailedEventDetails>,
    #[serde(
        rename = "activityScheduledEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub activity_scheduled_event_details: Option<ActivityScheduledEventDetails>,
    #[serde(
        rename = "activityStartedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub activity_started_event_details: Option<ActivityStartedEventDetails>,
    #[serde(
        rename = "activitySucceededEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub activity_succeeded_event_details: Option<ActivitySucceededEventDetails>,
    #[serde(
        rename = "activityTimedOutEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub activity_timed_out_event_details: Option<ActivityTimedOutEventDetails>,
    #[serde(
        rename = "evaluationFailedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub evaluation_failed_event_details: Option<EvaluationFailedEventDetails>,
    #[serde(
        rename = "executionAbortedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub execution_aborted_event_details: Option<ExecutionAbortedEventDetails>,
    #[serde(
        rename = "executionFailedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub execution_failed_event_details: Option<ExecutionFailedEventDetails>,
    #[serde(
        rename = "executionRedrivenEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub execution_redriven_event_details: Option<ExecutionRedrivenEventDetails>,
    #[serde(
        rename = "executionStartedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub execution_started_event_details: Option<ExecutionStartedEventDetails>,
    #[serde(
        rename = "executionSucceededEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub execution_succeeded_event_details: Option<ExecutionSucceededEventDetails>,
    #[serde(
        rename = "executionTimedOutEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub execution_timed_out_event_details: Option<ExecutionTimedOutEventDetails>,
    /// Required.
    #[serde(rename = "id", skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    #[serde(
        rename = "lambdaFunctionFailedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub lambda_function_failed_event_details: Option<LambdaFunctionFailedEventDetails>,
    #[serde(
        rename = "lambdaFunctionScheduleFailedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub lambda_function_schedule_failed_event_details:
        Option<LambdaFunctionScheduleFailedEventDetails>,
    #[serde(
        rename = "lambdaFunctionScheduledEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub lambda_function_scheduled_event_details: Option<LambdaFunctionScheduledEventDetails>,
    #[serde(
        rename = "lambdaFunctionStartFailedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub lambda_function_start_failed_event_details: Option<LambdaFunctionStartFailedEventDetails>,
    #[serde(
        rename = "lambdaFunctionSucceededEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub lambda_function_succeeded_event_details: Option<LambdaFunctionSucceededEventDetails>,
    #[serde(
        rename = "lambdaFunctionTimedOutEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub lambda_function_timed_out_event_details: Option<LambdaFunctionTimedOutEventDetails>,
    #[serde(
        rename = "mapIterationAbortedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub map_iteration_aborted_event_details: Option<MapIterationEventDetails>,
    #[serde(
        rename = "mapIterationFailedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub map_iteration_failed_event_details: Option<MapIterationEventDetails>,
    #[serde(
        rename = "mapIterationStartedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub map_iteration_started_event_details: Option<MapIterationEventDetails>,
    #[serde(
        rename = "mapIterationSucceededEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub map_iteration_succeeded_event_details: Option<MapIterationEventDetails>,
    #[serde(
        rename = "mapRunFailedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub map_run_failed_event_details: Option<MapRunFailedEventDetails>,
    #[serde(
        rename = "mapRunRedrivenEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub map_run_redriven_event_details: Option<MapRunRedrivenEventDetails>,
    #[serde(
        rename = "mapRunStartedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub map_run_started_event_details: Option<MapRunStartedEventDetails>,
    #[serde(
        rename = "mapStateStartedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub map_state_started_event_details: Option<MapStateStartedEventDetails>,
    #[serde(rename = "previousEventId", skip_serializing_if = "Option::is_none")]
    pub previous_event_id: Option<i64>,
    #[serde(
        rename = "stateEnteredEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_entered_event_details: Option<StateEnteredEventDetails>,
    #[serde(
        rename = "stateExitedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_exited_event_details: Option<StateExitedEventDetails>,
    #[serde(
        rename = "taskFailedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub task_failed_event_details: Option<TaskFailedEventDetails>,
    #[serde(
        rename = "taskScheduledEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub task_scheduled_event_details: Option<TaskScheduledEventDetails>,
    #[serde(
        rename = "taskStartFailedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub task_start_failed_event_details: Option<TaskStartFailedEventDetails>,
    #[serde(
        rename = "taskStartedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub task_started_event_details: Option<TaskStartedEventDetails>,
    #[serde(
        rename = "taskSubmitFailedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub task_submit_failed_event_details: Option<TaskSubmitFailedEventDetails>,
    #[serde(
        rename = "taskSubmittedEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub task_submitted_event_details: Option<TaskSubmittedEventDetails>,
    #[serde(
        rename = "taskSucceededEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub task_succeeded_event_details: Option<TaskSucceededEventDetails>,
    #[serde(
        rename = "taskTimedOutEventDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub task_timed_out_event_details: Option<TaskTimedOutEventDetails>,
    /// Required.
    #[serde(rename = "timestamp", skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
    /// Required.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Open<HistoryEventType>>,
}

/// [`HistoryEventExecutionDataDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEventExecutionDataDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct HistoryEventExecutionDataDetails {
    #[serde(rename = "truncated", skip_serializing_if = "Option::is_none")]
    pub truncated: Option<bool>,
}

/// [`InspectionData`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionData.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InspectionData {
    #[serde(rename = "afterArguments", skip_serializing_if = "Option::is_none")]
    pub after_arguments: Option<Sensitive>,
    #[serde(rename = "afterInputPath", skip_serializing_if = "Option::is_none")]
    pub after_input_path: Option<Sensitive>,
    #[serde(rename = "afterItemBatcher", skip_serializing_if = "Option::is_none")]
    pub after_item_batcher: Option<Sensitive>,
    #[serde(rename = "afterItemSelector", skip_serializing_if = "Option::is_none")]
    pub after_item_selector: Option<Sensitive>,
    #[serde(rename = "afterItemsPath", skip_serializing_if = "Option::is_none")]
    pub after_items_path: Option<Sensitive>,
    #[serde(rename = "afterItemsPointer", skip_serializing_if = "Option::is_none")]
    pub after_items_pointer: Option<Sensitive>,
    #[serde(rename = "afterParameters", skip_serializing_if = "Option::is_none")]
    pub after_parameters: Option<Sensitive>,
    #[serde(rename = "afterResultPath", skip_serializing_if = "Option::is_none")]
    pub after_result_path: Option<Sensitive>,
    #[serde(
        rename = "afterResultSelector",
        skip_serializing_if = "Option::is_none"
    )]
    pub after_result_selector: Option<Sensitive>,
    #[serde(rename = "errorDetails", skip_serializing_if = "Option::is_none")]
    pub error_details: Option<InspectionErrorDetails>,
    #[serde(rename = "input", skip_serializing_if = "Option::is_none")]
    pub input: Option<Sensitive>,
    #[serde(rename = "maxConcurrency", skip_serializing_if = "Option::is_none")]
    pub max_concurrency: Option<i32>,
    #[serde(rename = "request", skip_serializing_if = "Option::is_none")]
    pub request: Option<InspectionDataRequest>,
    #[serde(rename = "response", skip_serializing_if = "Option::is_none")]
    pub response: Option<InspectionDataResponse>,
    #[serde(rename = "result", skip_serializing_if = "Option::is_none")]
    pub result: Option<Sensitive>,
    #[serde(
        rename = "toleratedFailureCount",
        skip_serializing_if = "Option::is_none"
    )]
    pub tolerated_failure_count: Option<i32>,
    #[serde(
        rename = "toleratedFailurePercentage",
        skip_serializing_if = "Option::is_none"
    )]
    pub tolerated_failure_percentage: Option<f64>,
    #[serde(rename = "variables", skip_serializing_if = "Option::is_none")]
    pub variables: Option<Sensitive>,
}

/// [`InspectionDataRequest`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionDataRequest.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InspectionDataRequest {
    #[serde(rename = "body", skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    #[serde(rename = "headers", skip_serializing_if = "Option::is_none")]
    pub headers: Option<String>,
    #[serde(rename = "method", skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    #[serde(rename = "protocol", skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    #[serde(rename = "url", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// [`InspectionDataResponse`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionDataResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InspectionDataResponse {
    #[serde(rename = "body", skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    #[serde(rename = "headers", skip_serializing_if = "Option::is_none")]
    pub headers: Option<String>,
    #[serde(rename = "protocol", skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    #[serde(rename = "statusCode", skip_serializing_if = "Option::is_none")]
    pub status_code: Option<String>,
    #[serde(rename = "statusMessage", skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
}

/// [`InspectionErrorDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionErrorDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InspectionErrorDetails {
    #[serde(rename = "catchIndex", skip_serializing_if = "Option::is_none")]
    pub catch_index: Option<i32>,
    #[serde(
        rename = "retryBackoffIntervalSeconds",
        skip_serializing_if = "Option::is_none"
    )]
    pub retry_backoff_interval_seconds: Option<i32>,
    #[serde(rename = "retryIndex", skip_serializing_if = "Option::is_none")]
    pub retry_index: Option<i32>,
}

/// [`LambdaFunctionFailedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_LambdaFunctionFailedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LambdaFunctionFailedEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
}

/// [`LambdaFunctionScheduleFailedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_LambdaFunctionScheduleFailedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LambdaFunctionScheduleFailedEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
}

/// [`LambdaFunctionScheduledEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_LambdaFunctionScheduledEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LambdaFunctionScheduledEventDetails {
    #[serde(rename = "input", skip_serializing_if = "Option::is_none")]
    pub input: Option<Sensitive>,
    #[serde(rename = "inputDetails", skip_serializing_if = "Option::is_none")]
    pub input_details: Option<HistoryEventExecutionDataDetails>,
    /// Required.
    #[serde(rename = "resource", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    #[serde(rename = "taskCredentials", skip_serializing_if = "Option::is_none")]
    pub task_credentials: Option<TaskCredentials>,
    #[serde(rename = "timeoutInSeconds", skip_serializing_if = "Option::is_none")]
    pub timeout_in_seconds: Option<i64>,
}

/// [`LambdaFunctionStartFailedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_LambdaFunctionStartFailedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LambdaFunctionStartFailedEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
}

/// [`LambdaFunctionSucceededEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_LambdaFunctionSucceededEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LambdaFunctionSucceededEventDetails {
    #[serde(rename = "output", skip_serializing_if = "Option::is_none")]
    pub output: Option<Sensitive>,
    #[serde(rename = "outputDetails", skip_serializing_if = "Option::is_none")]
    pub output_details: Option<HistoryEventExecutionDataDetails>,
}

/// [`LambdaFunctionTimedOutEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_LambdaFunctionTimedOutEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LambdaFunctionTimedOutEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
}

/// [`ListActivitiesInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListActivities.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListActivitiesInput {
    #[serde(rename = "maxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// [`ListActivitiesOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListActivities.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListActivitiesOutput {
    /// Required.
    #[serde(rename = "activities", skip_serializing_if = "Option::is_none")]
    pub activities: Option<Vec<ActivityListItem>>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// [`ListExecutionsInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListExecutionsInput {
    #[serde(rename = "mapRunArn", skip_serializing_if = "Option::is_none")]
    pub map_run_arn: Option<String>,
    #[serde(rename = "maxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "redriveFilter", skip_serializing_if = "Option::is_none")]
    pub redrive_filter: Option<Open<ExecutionRedriveFilter>>,
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
    #[serde(rename = "statusFilter", skip_serializing_if = "Option::is_none")]
    pub status_filter: Option<Open<ExecutionStatus>>,
}

/// [`ListExecutionsOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListExecutionsOutput {
    /// Required.
    #[serde(rename = "executions", skip_serializing_if = "Option::is_none")]
    pub executions: Option<Vec<ExecutionListItem>>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// [`ListMapRunsInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListMapRuns.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListMapRunsInput {
    /// Required.
    #[serde(rename = "executionArn", skip_serializing_if = "Option::is_none")]
    pub execution_arn: Option<String>,
    #[serde(rename = "maxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// [`ListMapRunsOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListMapRuns.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListMapRunsOutput {
    /// Required.
    #[serde(rename = "mapRuns", skip_serializing_if = "Option::is_none")]
    pub map_runs: Option<Vec<MapRunListItem>>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// [`ListStateMachineAliasesInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineAliases.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListStateMachineAliasesInput {
    #[serde(rename = "maxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
}

/// [`ListStateMachineAliasesOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineAliases.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListStateMachineAliasesOutput {
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// Required.
    #[serde(
        rename = "stateMachineAliases",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_aliases: Option<Vec<StateMachineAliasListItem>>,
}

/// [`ListStateMachineVersionsInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineVersions.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListStateMachineVersionsInput {
    #[serde(rename = "maxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
}

/// [`ListStateMachineVersionsOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineVersions.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListStateMachineVersionsOutput {
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// Required.
    #[serde(
        rename = "stateMachineVersions",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_versions: Option<Vec<StateMachineVersionListItem>>,
}

/// [`ListStateMachinesInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListStateMachinesInput {
    #[serde(rename = "maxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// [`ListStateMachinesOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListStateMachinesOutput {
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// Required.
    #[serde(rename = "stateMachines", skip_serializing_if = "Option::is_none")]
    pub state_machines: Option<Vec<StateMachineListItem>>,
}

/// [`ListTagsForResourceInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListTagsForResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListTagsForResourceInput {
    /// Required.
    #[serde(rename = "resourceArn", skip_serializing_if = "Option::is_none")]
    pub resource_arn: Option<String>,
}

/// [`ListTagsForResourceOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListTagsForResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListTagsForResourceOutput {
    #[serde(rename = "tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`LogDestination`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_LogDestination.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LogDestination {
    #[serde(
        rename = "cloudWatchLogsLogGroup",
        skip_serializing_if = "Option::is_none"
    )]
    pub cloud_watch_logs_log_group: Option<CloudWatchLogsLogGroup>,
}

/// [`LoggingConfiguration`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_LoggingConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LoggingConfiguration {
    #[serde(rename = "destinations", skip_serializing_if = "Option::is_none")]
    pub destinations: Option<Vec<LogDestination>>,
    #[serde(
        rename = "includeExecutionData",
        skip_serializing_if = "Option::is_none"
    )]
    pub include_execution_data: Option<bool>,
    #[serde(rename = "level", skip_serializing_if = "Option::is_none")]
    pub level: Option<Open<LogLevel>>,
}

/// [`MapIterationEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_MapIterationEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MapIterationEventDetails {
    #[serde(rename = "index", skip_serializing_if = "Option::is_none")]
    pub index: Option<i32>,
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`MapRunExecutionCounts`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_MapRunExecutionCounts.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MapRunExecutionCounts {
    /// Required.
    #[serde(rename = "aborted", skip_serializing_if = "Option::is_none")]
    pub aborted: Option<i64>,
    /// Required.
    #[serde(rename = "failed", skip_serializing_if = "Option::is_none")]
    pub failed: Option<i64>,
    #[serde(
        rename = "failuresNotRedrivable",
        skip_serializing_if = "Option::is_none"
    )]
    pub failures_not_redrivable: Option<i64>,
    /// Required.
    #[serde(rename = "pending", skip_serializing_if = "Option::is_none")]
    pub pending: Option<i64>,
    #[serde(rename = "pendingRedrive", skip_serializing_if = "Option::is_none")]
    pub pending_redrive: Option<i64>,
    /// Required.
    #[serde(rename = "resultsWritten", skip_serializing_if = "Option::is_none")]
    pub results_written: Option<i64>,
    /// Required.
    #[serde(rename = "running", skip_serializing_if = "Option::is_none")]
    pub running: Option<i64>,
    /// Required.
    #[serde(rename = "succeeded", skip_serializing_if = "Option::is_none")]
    pub succeeded: Option<i64>,
    /// Required.
    #[serde(rename = "timedOut", skip_serializing_if = "Option::is_none")]
    pub timed_out: Option<i64>,
    /// Required.
    #[serde(rename = "total", skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
}

/// [`MapRunFailedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_MapRunFailedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MapRunFailedEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
}

/// [`MapRunItemCounts`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_MapRunItemCounts.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MapRunItemCounts {
    /// Required.
    #[serde(rename = "aborted", skip_serializing_if = "Option::is_none")]
    pub aborted: Option<i64>,
    /// Required.
    #[serde(rename = "failed", skip_serializing_if = "Option::is_none")]
    pub failed: Option<i64>,
    #[serde(
        rename = "failuresNotRedrivable",
        skip_serializing_if = "Option::is_none"
    )]
    pub failures_not_redrivable: Option<i64>,
    /// Required.
    #[serde(rename = "pending", skip_serializing_if = "Option::is_none")]
    pub pending: Option<i64>,
    #[serde(rename = "pendingRedrive", skip_serializing_if = "Option::is_none")]
    pub pending_redrive: Option<i64>,
    /// Required.
    #[serde(rename = "resultsWritten", skip_serializing_if = "Option::is_none")]
    pub results_written: Option<i64>,
    /// Required.
    #[serde(rename = "running", skip_serializing_if = "Option::is_none")]
    pub running: Option<i64>,
    /// Required.
    #[serde(rename = "succeeded", skip_serializing_if = "Option::is_none")]
    pub succeeded: Option<i64>,
    /// Required.
    #[serde(rename = "timedOut", skip_serializing_if = "Option::is_none")]
    pub timed_out: Option<i64>,
    /// Required.
    #[serde(rename = "total", skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
}

/// [`MapRunListItem`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_MapRunListItem.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MapRunListItem {
    /// Required.
    #[serde(rename = "executionArn", skip_serializing_if = "Option::is_none")]
    pub execution_arn: Option<String>,
    /// Required.
    #[serde(rename = "mapRunArn", skip_serializing_if = "Option::is_none")]
    pub map_run_arn: Option<String>,
    /// Required.
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Timestamp>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
    #[serde(rename = "stopDate", skip_serializing_if = "Option::is_none")]
    pub stop_date: Option<Timestamp>,
}

/// [`MapRunRedrivenEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_MapRunRedrivenEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MapRunRedrivenEventDetails {
    #[serde(rename = "mapRunArn", skip_serializing_if = "Option::is_none")]
    pub map_run_arn: Option<String>,
    #[serde(rename = "redriveCount", skip_serializing_if = "Option::is_none")]
    pub redrive_count: Option<i32>,
}

/// [`MapRunStartedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_MapRunStartedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MapRunStartedEventDetails {
    #[serde(rename = "mapRunArn", skip_serializing_if = "Option::is_none")]
    pub map_run_arn: Option<String>,
}

/// [`MapStateStartedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_MapStateStartedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MapStateStartedEventDetails {
    #[serde(rename = "length", skip_serializing_if = "Option::is_none")]
    pub length: Option<i32>,
}

/// [`MockErrorOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockErrorOutput.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MockErrorOutput {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
}

/// [`MockInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MockInput {
    #[serde(rename = "errorOutput", skip_serializing_if = "Option::is_none")]
    pub error_output: Option<MockErrorOutput>,
    #[serde(
        rename = "fieldValidationMode",
        skip_serializing_if = "Option::is_none"
    )]
    pub field_validation_mode: Option<Open<MockResponseValidationMode>>,
    #[serde(rename = "result", skip_serializing_if = "Option::is_none")]
    pub result: Option<Sensitive>,
}

/// [`PublishStateMachineVersionInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_PublishStateMachineVersion.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PublishStateMachineVersionInput {
    #[serde(rename = "description", skip_serializing_if = "Option::is_none")]
    pub description: Option<Sensitive>,
    #[serde(rename = "revisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
}

/// [`PublishStateMachineVersionOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_PublishStateMachineVersion.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PublishStateMachineVersionOutput {
    /// Required.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// Required.
    #[serde(
        rename = "stateMachineVersionArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_version_arn: Option<String>,
}

/// [`RedriveExecutionInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RedriveExecutionInput {
    #[serde(rename = "clientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    /// Required.
    #[serde(rename = "executionArn", skip_serializing_if = "Option::is_none")]
    pub execution_arn: Option<String>,
}

/// [`RedriveExecutionOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RedriveExecutionOutput {
    /// Required.
    #[serde(rename = "redriveDate", skip_serializing_if = "Option::is_none")]
    pub redrive_date: Option<Timestamp>,
}

/// [`RoutingConfigurationListItem`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_RoutingConfigurationListItem.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RoutingConfigurationListItem {
    /// Required.
    #[serde(
        rename = "stateMachineVersionArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_version_arn: Option<String>,
    /// Required.
    #[serde(rename = "weight", skip_serializing_if = "Option::is_none")]
    pub weight: Option<i32>,
}

/// [`SendTaskFailureInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SendTaskFailureInput {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
    /// Required.
    #[serde(rename = "taskToken", skip_serializing_if = "Option::is_none")]
    pub task_token: Option<Sensitive>,
}

/// [`SendTaskFailureOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SendTaskFailureOutput {}

/// [`SendTaskHeartbeatInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskHeartbeat.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SendTaskHeartbeatInput {
    /// Required.
    #[serde(rename = "taskToken", skip_serializing_if = "Option::is_none")]
    pub task_token: Option<Sensitive>,
}

/// [`SendTaskHeartbeatOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskHeartbeat.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SendTaskHeartbeatOutput {}

/// [`SendTaskSuccessInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SendTaskSuccessInput {
    /// Required.
    #[serde(rename = "output", skip_serializing_if = "Option::is_none")]
    pub output: Option<Sensitive>,
    /// Required.
    #[serde(rename = "taskToken", skip_serializing_if = "Option::is_none")]
    pub task_token: Option<Sensitive>,
}

/// [`SendTaskSuccessOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SendTaskSuccessOutput {}

/// [`StartExecutionInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StartExecutionInput {
    #[serde(rename = "input", skip_serializing_if = "Option::is_none")]
    pub input: Option<Sensitive>,
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
    #[serde(rename = "traceHeader", skip_serializing_if = "Option::is_none")]
    pub trace_header: Option<String>,
}

/// [`StartExecutionOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StartExecutionOutput {
    /// Required.
    #[serde(rename = "executionArn", skip_serializing_if = "Option::is_none")]
    pub execution_arn: Option<String>,
    /// Required.
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Timestamp>,
}

/// [`StartSyncExecutionInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StartSyncExecutionInput {
    #[serde(rename = "includedData", skip_serializing_if = "Option::is_none")]
    pub included_data: Option<Open<IncludedData>>,
    #[serde(rename = "input", skip_serializing_if = "Option::is_none")]
    pub input: Option<Sensitive>,
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
    #[serde(rename = "traceHeader", skip_serializing_if = "Option::is_none")]
    pub trace_header: Option<String>,
}

/// [`StartSyncExecutionOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StartSyncExecutionOutput {
    #[serde(rename = "billingDetails", skip_serializing_if = "Option::is_none")]
    pub billing_details: Option<BillingDetails>,
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
    /// Required.
    #[serde(rename = "executionArn", skip_serializing_if = "Option::is_none")]
    pub execution_arn: Option<String>,
    #[serde(rename = "input", skip_serializing_if = "Option::is_none")]
    pub input: Option<Sensitive>,
    #[serde(rename = "inputDetails", skip_serializing_if = "Option::is_none")]
    pub input_details: Option<CloudWatchEventsExecutionDataDetails>,
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "output", skip_serializing_if = "Option::is_none")]
    pub output: Option<Sensitive>,
    #[serde(rename = "outputDetails", skip_serializing_if = "Option::is_none")]
    pub output_details: Option<CloudWatchEventsExecutionDataDetails>,
    /// Required.
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Timestamp>,
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
    /// Required.
    #[serde(rename = "status", skip_serializing_if = "Option::is_none")]
    pub status: Option<Open<SyncExecutionStatus>>,
    /// Required.
    #[serde(rename = "stopDate", skip_serializing_if = "Option::is_none")]
    pub stop_date: Option<Timestamp>,
    #[serde(rename = "traceHeader", skip_serializing_if = "Option::is_none")]
    pub trace_header: Option<String>,
}

/// [`StateEnteredEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StateEnteredEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StateEnteredEventDetails {
    #[serde(rename = "input", skip_serializing_if = "Option::is_none")]
    pub input: Option<Sensitive>,
    #[serde(rename = "inputDetails", skip_serializing_if = "Option::is_none")]
    pub input_details: Option<HistoryEventExecutionDataDetails>,
    /// Required.
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`StateExitedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StateExitedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StateExitedEventDetails {
    #[serde(rename = "assignedVariables", skip_serializing_if = "Option::is_none")]
    pub assigned_variables: Option<BTreeMap<String, Sensitive>>,
    #[serde(
        rename = "assignedVariablesDetails",
        skip_serializing_if = "Option::is_none"
    )]
    pub assigned_variables_details: Option<AssignedVariablesDetails>,
    /// Required.
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "output", skip_serializing_if = "Option::is_none")]
    pub output: Option<Sensitive>,
    #[serde(rename = "outputDetails", skip_serializing_if = "Option::is_none")]
    pub output_details: Option<HistoryEventExecutionDataDetails>,
}

/// [`StateMachineAliasListItem`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StateMachineAliasListItem.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StateMachineAliasListItem {
    /// Required.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// Required.
    #[serde(
        rename = "stateMachineAliasArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_alias_arn: Option<String>,
}

/// [`StateMachineListItem`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StateMachineListItem.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StateMachineListItem {
    /// Required.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// Required.
    #[serde(rename = "name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
    /// Required.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Open<StateMachineType>>,
}

/// [`StateMachineVersionListItem`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StateMachineVersionListItem.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StateMachineVersionListItem {
    /// Required.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// Required.
    #[serde(
        rename = "stateMachineVersionArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_version_arn: Option<String>,
}

/// [`StopExecutionInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StopExecutionInput {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
    /// Required.
    #[serde(rename = "executionArn", skip_serializing_if = "Option::is_none")]
    pub execution_arn: Option<String>,
}

/// [`StopExecutionOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StopExecutionOutput {
    /// Required.
    #[serde(rename = "stopDate", skip_serializing_if = "Option::is_none")]
    pub stop_date: Option<Timestamp>,
}

/// [`Tag`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_Tag.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Tag {
    #[serde(rename = "key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(rename = "value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// [`TagResourceInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TagResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TagResourceInput {
    /// Required.
    #[serde(rename = "resourceArn", skip_serializing_if = "Option::is_none")]
    pub resource_arn: Option<String>,
    /// Required.
    #[serde(rename = "tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`TagResourceOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TagResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TagResourceOutput {}

/// [`TaskCredentials`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskCredentials.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TaskCredentials {
    #[serde(rename = "roleArn", skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
}

/// [`TaskFailedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskFailedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TaskFailedEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
    /// Required.
    #[serde(rename = "resource", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Required.
    #[serde(rename = "resourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
}

/// [`TaskScheduledEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskScheduledEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TaskScheduledEventDetails {
    #[serde(rename = "heartbeatInSeconds", skip_serializing_if = "Option::is_none")]
    pub heartbeat_in_seconds: Option<i64>,
    /// Required.
    #[serde(rename = "parameters", skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Sensitive>,
    /// Required.
    #[serde(rename = "region", skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Required.
    #[serde(rename = "resource", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Required.
    #[serde(rename = "resourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    #[serde(rename = "taskCredentials", skip_serializing_if = "Option::is_none")]
    pub task_credentials: Option<TaskCredentials>,
    #[serde(rename = "timeoutInSeconds", skip_serializing_if = "Option::is_none")]
    pub timeout_in_seconds: Option<i64>,
}

/// [`TaskStartFailedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskStartFailedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TaskStartFailedEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
    /// Required.
    #[serde(rename = "resource", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Required.
    #[serde(rename = "resourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
}

/// [`TaskStartedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskStartedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TaskStartedEventDetails {
    /// Required.
    #[serde(rename = "resource", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Required.
    #[serde(rename = "resourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
}

/// [`TaskSubmitFailedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskSubmitFailedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TaskSubmitFailedEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
    /// Required.
    #[serde(rename = "resource", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Required.
    #[serde(rename = "resourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
}

/// [`TaskSubmittedEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskSubmittedEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TaskSubmittedEventDetails {
    #[serde(rename = "output", skip_serializing_if = "Option::is_none")]
    pub output: Option<Sensitive>,
    #[serde(rename = "outputDetails", skip_serializing_if = "Option::is_none")]
    pub output_details: Option<HistoryEventExecutionDataDetails>,
    /// Required.
    #[serde(rename = "resource", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Required.
    #[serde(rename = "resourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
}

/// [`TaskSucceededEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskSucceededEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TaskSucceededEventDetails {
    #[serde(rename = "output", skip_serializing_if = "Option::is_none")]
    pub output: Option<Sensitive>,
    #[serde(rename = "outputDetails", skip_serializing_if = "Option::is_none")]
    pub output_details: Option<HistoryEventExecutionDataDetails>,
    /// Required.
    #[serde(rename = "resource", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Required.
    #[serde(rename = "resourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
}

/// [`TaskTimedOutEventDetails`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskTimedOutEventDetails.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TaskTimedOutEventDetails {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
    /// Required.
    #[serde(rename = "resource", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Required.
    #[serde(rename = "resourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
}

/// [`TestStateConfiguration`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestStateConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TestStateConfiguration {
    #[serde(rename = "errorCausedByState", skip_serializing_if = "Option::is_none")]
    pub error_caused_by_state: Option<Sensitive>,
    #[serde(rename = "mapItemReaderData", skip_serializing_if = "Option::is_none")]
    pub map_item_reader_data: Option<Sensitive>,
    #[serde(
        rename = "mapIterationFailureCount",
        skip_serializing_if = "Option::is_none"
    )]
    pub map_iteration_failure_count: Option<i32>,
    #[serde(rename = "retrierRetryCount", skip_serializing_if = "Option::is_none")]
    pub retrier_retry_count: Option<i32>,
}

/// [`TestStateInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TestStateInput {
    #[serde(rename = "context", skip_serializing_if = "Option::is_none")]
    pub context: Option<Sensitive>,
    /// Required.
    #[serde(rename = "definition", skip_serializing_if = "Option::is_none")]
    pub definition: Option<Sensitive>,
    #[serde(rename = "input", skip_serializing_if = "Option::is_none")]
    pub input: Option<Sensitive>,
    #[serde(rename = "inspectionLevel", skip_serializing_if = "Option::is_none")]
    pub inspection_level: Option<Open<InspectionLevel>>,
    #[serde(rename = "mock", skip_serializing_if = "Option::is_none")]
    pub mock: Option<MockInput>,
    #[serde(rename = "revealSecrets", skip_serializing_if = "Option::is_none")]
    pub reveal_secrets: Option<bool>,
    #[serde(rename = "roleArn", skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    #[serde(rename = "stateConfiguration", skip_serializing_if = "Option::is_none")]
    pub state_configuration: Option<TestStateConfiguration>,
    #[serde(rename = "stateName", skip_serializing_if = "Option::is_none")]
    pub state_name: Option<Sensitive>,
    #[serde(rename = "variables", skip_serializing_if = "Option::is_none")]
    pub variables: Option<Sensitive>,
}

/// [`TestStateOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TestStateOutput {
    #[serde(rename = "cause", skip_serializing_if = "Option::is_none")]
    pub cause: Option<Sensitive>,
    #[serde(rename = "error", skip_serializing_if = "Option::is_none")]
    pub error: Option<Sensitive>,
    #[serde(rename = "inspectionData", skip_serializing_if = "Option::is_none")]
    pub inspection_data: Option<InspectionData>,
    #[serde(rename = "nextState", skip_serializing_if = "Option::is_none")]
    pub next_state: Option<String>,
    #[serde(rename = "output", skip_serializing_if = "Option::is_none")]
    pub output: Option<Sensitive>,
    #[serde(rename = "status", skip_serializing_if = "Option::is_none")]
    pub status: Option<Open<TestExecutionStatus>>,
}

/// [`TracingConfiguration`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_TracingConfiguration.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TracingConfiguration {
    #[serde(rename = "enabled", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

/// [`UntagResourceInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_UntagResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UntagResourceInput {
    /// Required.
    #[serde(rename = "resourceArn", skip_serializing_if = "Option::is_none")]
    pub resource_arn: Option<String>,
    /// Required.
    #[serde(rename = "tagKeys", skip_serializing_if = "Option::is_none")]
    pub tag_keys: Option<Vec<String>>,
}

/// [`UntagResourceOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_UntagResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UntagResourceOutput {}

/// [`UpdateMapRunInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateMapRun.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UpdateMapRunInput {
    /// Required.
    #[serde(rename = "mapRunArn", skip_serializing_if = "Option::is_none")]
    pub map_run_arn: Option<String>,
    #[serde(rename = "maxConcurrency", skip_serializing_if = "Option::is_none")]
    pub max_concurrency: Option<i32>,
    #[serde(
        rename = "toleratedFailureCount",
        skip_serializing_if = "Option::is_none"
    )]
    pub tolerated_failure_count: Option<i64>,
    #[serde(
        rename = "toleratedFailurePercentage",
        skip_serializing_if = "Option::is_none"
    )]
    pub tolerated_failure_percentage: Option<f64>,
}

/// [`UpdateMapRunOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateMapRun.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UpdateMapRunOutput {}

/// [`UpdateStateMachineAliasInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachineAlias.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UpdateStateMachineAliasInput {
    #[serde(rename = "description", skip_serializing_if = "Option::is_none")]
    pub description: Option<Sensitive>,
    #[serde(
        rename = "routingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub routing_configuration: Option<Vec<RoutingConfigurationListItem>>,
    /// Required.
    #[serde(
        rename = "stateMachineAliasArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_alias_arn: Option<String>,
}

/// [`UpdateStateMachineAliasOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachineAlias.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UpdateStateMachineAliasOutput {
    /// Required.
    #[serde(rename = "updateDate", skip_serializing_if = "Option::is_none")]
    pub update_date: Option<Timestamp>,
}

/// [`UpdateStateMachineInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UpdateStateMachineInput {
    #[serde(rename = "definition", skip_serializing_if = "Option::is_none")]
    pub definition: Option<Sensitive>,
    #[serde(
        rename = "encryptionConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub encryption_configuration: Option<EncryptionConfiguration>,
    #[serde(
        rename = "loggingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub logging_configuration: Option<LoggingConfiguration>,
    #[serde(rename = "publish", skip_serializing_if = "Option::is_none")]
    pub publish: Option<bool>,
    #[serde(rename = "roleArn", skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    /// Required.
    #[serde(rename = "stateMachineArn", skip_serializing_if = "Option::is_none")]
    pub state_machine_arn: Option<String>,
    #[serde(
        rename = "tracingConfiguration",
        skip_serializing_if = "Option::is_none"
    )]
    pub tracing_configuration: Option<TracingConfiguration>,
    #[serde(rename = "versionDescription", skip_serializing_if = "Option::is_none")]
    pub version_description: Option<Sensitive>,
}

/// [`UpdateStateMachineOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UpdateStateMachineOutput {
    #[serde(rename = "revisionId", skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    #[serde(
        rename = "stateMachineVersionArn",
        skip_serializing_if = "Option::is_none"
    )]
    pub state_machine_version_arn: Option<String>,
    /// Required.
    #[serde(rename = "updateDate", skip_serializing_if = "Option::is_none")]
    pub update_date: Option<Timestamp>,
}

/// [`ValidateStateMachineDefinitionDiagnostic`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ValidateStateMachineDefinitionDiagnostic {
    /// Required.
    #[serde(rename = "code", skip_serializing_if = "Option::is_none")]
    pub code: Option<Sensitive>,
    #[serde(rename = "location", skip_serializing_if = "Option::is_none")]
    pub location: Option<Sensitive>,
    /// Required.
    #[serde(rename = "message", skip_serializing_if = "Option::is_none")]
    pub message: Option<Sensitive>,
    /// Required.
    #[serde(rename = "severity", skip_serializing_if = "Option::is_none")]
    pub severity: Option<Open<ValidateStateMachineDefinitionSeverity>>,
}

/// [`ValidateStateMachineDefinitionInput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ValidateStateMachineDefinitionInput {
    /// Required.
    #[serde(rename = "definition", skip_serializing_if = "Option::is_none")]
    pub definition: Option<Sensitive>,
    #[serde(rename = "maxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "severity", skip_serializing_if = "Option::is_none")]
    pub severity: Option<Open<ValidateStateMachineDefinitionSeverity>>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Open<StateMachineType>>,
}

/// [`ValidateStateMachineDefinitionOutput`](https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ValidateStateMachineDefinitionOutput {
    /// Required.
    #[serde(rename = "diagnostics", skip_serializing_if = "Option::is_none")]
    pub diagnostics: Option<Vec<ValidateStateMachineDefinitionDiagnostic>>,
    /// Required.
    #[serde(rename = "result", skip_serializing_if = "Option::is_none")]
    pub result: Option<Open<ValidateStateMachineDefinitionResultCode>>,
    #[serde(rename = "truncated", skip_serializing_if = "Option::is_none")]
    pub truncated: Option<bool>,
}

/// The `EncryptionType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EncryptionType {
    /// `AWS_OWNED_KEY`
    AwsOwnedKey,
    /// `CUSTOMER_MANAGED_KMS_KEY`
    CustomerManagedKmsKey,
}

impl EncryptionType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::AwsOwnedKey, Self::CustomerManagedKmsKey];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AwsOwnedKey => "AWS_OWNED_KEY",
            Self::CustomerManagedKmsKey => "CUSTOMER_MANAGED_KMS_KEY",
        }
    }
}

impl Enumeration for EncryptionType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for EncryptionType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "encryption type",
            found: word.to_owned(),
            expected: &["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY"],
        })
    }
}

/// The `ExecutionRedriveFilter` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExecutionRedriveFilter {
    /// `REDRIVEN`
    Redriven,
    /// `NOT_REDRIVEN`
    NotRedriven,
}

impl ExecutionRedriveFilter {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Redriven, Self::NotRedriven];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Redriven => "REDRIVEN",
            Self::NotRedriven => "NOT_REDRIVEN",
        }
    }
}

impl Enumeration for ExecutionRedriveFilter {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ExecutionRedriveFilter {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "execution redrive filter",
            found: word.to_owned(),
            expected: &["REDRIVEN", "NOT_REDRIVEN"],
        })
    }
}

/// The `ExecutionRedriveStatus` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExecutionRedriveStatus {
    /// `REDRIVABLE`
    Redrivable,
    /// `NOT_REDRIVABLE`
    NotRedrivable,
    /// `REDRIVABLE_BY_MAP_RUN`
    RedrivableByMapRun,
}

impl ExecutionRedriveStatus {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Redrivable,
        Self::NotRedrivable,
        Self::RedrivableByMapRun,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Redrivable => "REDRIVABLE",
            Self::NotRedrivable => "NOT_REDRIVABLE",
            Self::RedrivableByMapRun => "REDRIVABLE_BY_MAP_RUN",
        }
    }
}

impl Enumeration for ExecutionRedriveStatus {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ExecutionRedriveStatus {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "execution redrive status",
            found: word.to_owned(),
            expected: &["REDRIVABLE", "NOT_REDRIVABLE", "REDRIVABLE_BY_MAP_RUN"],
        })
    }
}

/// The `ExecutionStatus` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExecutionStatus {
    /// `RUNNING`
    Running,
    /// `SUCCEEDED`
    Succeeded,
    /// `FAILED`
    Failed,
    /// `TIMED_OUT`
    TimedOut,
    /// `ABORTED`
    Aborted,
    /// `PENDING_REDRIVE`
    PendingRedrive,
}

impl ExecutionStatus {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Running,
        Self::Succeeded,
        Self::Failed,
        Self::TimedOut,
        Self::Aborted,
        Self::PendingRedrive,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Running => "RUNNING",
            Self::Succeeded => "SUCCEEDED",
            Self::Failed => "FAILED",
            Self::TimedOut => "TIMED_OUT",
            Self::Aborted => "ABORTED",
            Self::PendingRedrive => "PENDING_REDRIVE",
        }
    }
}

impl Enumeration for ExecutionStatus {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ExecutionStatus {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "execution status",
            found: word.to_owned(),
            expected: &[
                "RUNNING",
                "SUCCEEDED",
                "FAILED",
                "TIMED_OUT",
                "ABORTED",
                "PENDING_REDRIVE",
            ],
        })
    }
}

/// The `HistoryEventType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HistoryEventType {
    /// `ActivityFailed`
    ActivityFailed,
    /// `ActivityScheduled`
    ActivityScheduled,
    /// `ActivityScheduleFailed`
    ActivityScheduleFailed,
    /// `ActivityStarted`
    ActivityStarted,
    /// `ActivitySucceeded`
    ActivitySucceeded,
    /// `ActivityTimedOut`
    ActivityTimedOut,
    /// `ChoiceStateEntered`
    ChoiceStateEntered,
    /// `ChoiceStateExited`
    ChoiceStateExited,
    /// `ExecutionAborted`
    ExecutionAborted,
    /// `ExecutionFailed`
    ExecutionFailed,
    /// `ExecutionStarted`
    ExecutionStarted,
    /// `ExecutionSucceeded`
    ExecutionSucceeded,
    /// `ExecutionTimedOut`
    ExecutionTimedOut,
    /// `FailStateEntered`
    FailStateEntered,
    /// `LambdaFunctionFailed`
    LambdaFunctionFailed,
    /// `LambdaFunctionScheduled`
    LambdaFunctionScheduled,
    /// `LambdaFunctionScheduleFailed`
    LambdaFunctionScheduleFailed,
    /// `LambdaFunctionStarted`
    LambdaFunctionStarted,
    /// `LambdaFunctionStartFailed`
    LambdaFunctionStartFailed,
    /// `LambdaFunctionSucceeded`
    LambdaFunctionSucceeded,
    /// `LambdaFunctionTimedOut`
    LambdaFunctionTimedOut,
    /// `MapIterationAborted`
    MapIterationAborted,
    /// `MapIterationFailed`
    MapIterationFailed,
    /// `MapIterationStarted`
    MapIterationStarted,
    /// `MapIterationSucceeded`
    MapIterationSucceeded,
    /// `MapStateAborted`
    MapStateAborted,
    /// `MapStateEntered`
    MapStateEntered,
    /// `MapStateExited`
    MapStateExited,
    /// `MapStateFailed`
    MapStateFailed,
    /// `MapStateStarted`
    MapStateStarted,
    /// `MapStateSucceeded`
    MapStateSucceeded,
    /// `ParallelStateAborted`
    ParallelStateAborted,
    /// `ParallelStateEntered`
    ParallelStateEntered,
    /// `ParallelStateExited`
    ParallelStateExited,
    /// `ParallelStateFailed`
    ParallelStateFailed,
    /// `ParallelStateStarted`
    ParallelStateStarted,
    /// `ParallelStateSucceeded`
    ParallelStateSucceeded,
    /// `PassStateEntered`
    PassStateEntered,
    /// `PassStateExited`
    PassStateExited,
    /// `SucceedStateEntered`
    SucceedStateEntered,
    /// `SucceedStateExited`
    SucceedStateExited,
    /// `TaskFailed`
    TaskFailed,
    /// `TaskScheduled`
    TaskScheduled,
    /// `TaskStarted`
    TaskStarted,
    /// `TaskStartFailed`
    TaskStartFailed,
    /// `TaskStateAborted`
    TaskStateAborted,
    /// `TaskStateEntered`
    TaskStateEntered,
    /// `TaskStateExited`
    TaskStateExited,
    /// `TaskSubmitFailed`
    TaskSubmitFailed,
    /// `TaskSubmitted`
    TaskSubmitted,
    /// `TaskSucceeded`
    TaskSucceeded,
    /// `TaskTimedOut`
    TaskTimedOut,
    /// `WaitStateAborted`
    WaitStateAborted,
    /// `WaitStateEntered`
    WaitStateEntered,
    /// `WaitStateExited`
    WaitStateExited,
    /// `MapRunAborted`
    MapRunAborted,
    /// `MapRunFailed`
    MapRunFailed,
    /// `MapRunStarted`
    MapRunStarted,
    /// `MapRunSucceeded`
    MapRunSucceeded,
    /// `ExecutionRedriven`
    ExecutionRedriven,
    /// `MapRunRedriven`
    MapRunRedriven,
    /// `EvaluationFailed`
    EvaluationFailed,
}

impl HistoryEventType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::ActivityFailed,
        Self::ActivityScheduled,
        Self::ActivityScheduleFailed,
        Self::ActivityStarted,
        Self::ActivitySucceeded,
        Self::ActivityTimedOut,
        Self::ChoiceStateEntered,
        Self::ChoiceStateExited,
        Self::ExecutionAborted,
        Self::ExecutionFailed,
        Self::ExecutionStarted,
        Self::ExecutionSucceeded,
        Self::ExecutionTimedOut,
        Self::FailStateEntered,
        Self::LambdaFunctionFailed,
        Self::LambdaFunctionScheduled,
        Self::LambdaFunctionScheduleFailed,
        Self::LambdaFunctionStarted,
        Self::LambdaFunctionStartFailed,
        Self::LambdaFunctionSucceeded,
        Self::LambdaFunctionTimedOut,
        Self::MapIterationAborted,
        Self::MapIterationFailed,
        Self::MapIterationStarted,
        Self::MapIterationSucceeded,
        Self::MapStateAborted,
        Self::MapStateEntered,
        Self::MapStateExited,
        Self::MapStateFailed,
        Self::MapStateStarted,
        Self::MapStateSucceeded,
        Self::ParallelStateAborted,
        Self::ParallelStateEntered,
        Self::ParallelStateExited,
        Self::ParallelStateFailed,
        Self::ParallelStateStarted,
        Self::ParallelStateSucceeded,
        Self::PassStateEntered,
        Self::PassStateExited,
        Self::SucceedStateEntered,
        Self::SucceedStateExited,
        Self::TaskFailed,
        Self::TaskScheduled,
        Self::TaskStarted,
        Self::TaskStartFailed,
        Self::TaskStateAborted,
        Self::TaskStateEntered,
        Self::TaskStateExited,
        Self::TaskSubmitFailed,
        Self::TaskSubmitted,
        Self::TaskSucceeded,
        Self::TaskTimedOut,
        Self::WaitStateAborted,
        Self::WaitStateEntered,
        Self::WaitStateExited,
        Self::MapRunAborted,
        Self::MapRunFailed,
        Self::MapRunStarted,
        Self::MapRunSucceeded,
        Self::ExecutionRedriven,
        Self::MapRunRedriven,
        Self::EvaluationFailed,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ActivityFailed => "ActivityFailed",
            Self::ActivityScheduled => "ActivityScheduled",
            Self::ActivityScheduleFailed => "ActivityScheduleFailed",
            Self::ActivityStarted => "ActivityStarted",
            Self::ActivitySucceeded => "ActivitySucceeded",
            Self::ActivityTimedOut => "ActivityTimedOut",
            Self::ChoiceStateEntered => "ChoiceStateEntered",
            Self::ChoiceStateExited => "ChoiceStateExited",
            Self::ExecutionAborted => "ExecutionAborted",
            Self::ExecutionFailed => "ExecutionFailed",
            Self::ExecutionStarted => "ExecutionStarted",
            Self::ExecutionSucceeded => "ExecutionSucceeded",
            Self::ExecutionTimedOut => "ExecutionTimedOut",
            Self::FailStateEntered => "FailStateEntered",
            Self::LambdaFunctionFailed => "LambdaFunctionFailed",
            Self::LambdaFunctionScheduled => "LambdaFunctionScheduled",
            Self::LambdaFunctionScheduleFailed => "LambdaFunctionScheduleFailed",
            Self::LambdaFunctionStarted => "LambdaFunctionStarted",
            Self::LambdaFunctionStartFailed => "LambdaFunctionStartFailed",
            Self::LambdaFunctionSucceeded => "LambdaFunctionSucceeded",
            Self::LambdaFunctionTimedOut => "LambdaFunctionTimedOut",
            Self::MapIterationAborted => "MapIterationAborted",
            Self::MapIterationFailed => "MapIterationFailed",
            Self::MapIterationStarted => "MapIterationStarted",
            Self::MapIterationSucceeded => "MapIterationSucceeded",
            Self::MapStateAborted => "MapStateAborted",
            Self::MapStateEntered => "MapStateEntered",
            Self::MapStateExited => "MapStateExited",
            Self::MapStateFailed => "MapStateFailed",
            Self::MapStateStarted => "MapStateStarted",
            Self::MapStateSucceeded => "MapStateSucceeded",
            Self::ParallelStateAborted => "ParallelStateAborted",
            Self::ParallelStateEntered => "ParallelStateEntered",
            Self::ParallelStateExited => "ParallelStateExited",
            Self::ParallelStateFailed => "ParallelStateFailed",
            Self::ParallelStateStarted => "ParallelStateStarted",
            Self::ParallelStateSucceeded => "ParallelStateSucceeded",
            Self::PassStateEntered => "PassStateEntered",
            Self::PassStateExited => "PassStateExited",
            Self::SucceedStateEntered => "SucceedStateEntered",
            Self::SucceedStateExited => "SucceedStateExited",
            Self::TaskFailed => "TaskFailed",
            Self::TaskScheduled => "TaskScheduled",
            Self::TaskStarted => "TaskStarted",
            Self::TaskStartFailed => "TaskStartFailed",
            Self::TaskStateAborted => "TaskStateAborted",
            Self::TaskStateEntered => "TaskStateEntered",
            Self::TaskStateExited => "TaskStateExited",
            Self::TaskSubmitFailed => "TaskSubmitFailed",
            Self::TaskSubmitted => "TaskSubmitted",
            Self::TaskSucceeded => "TaskSucceeded",
            Self::TaskTimedOut => "TaskTimedOut",
            Self::WaitStateAborted => "WaitStateAborted",
            Self::WaitStateEntered => "WaitStateEntered",
            Self::WaitStateExited => "WaitStateExited",
            Self::MapRunAborted => "MapRunAborted",
            Self::MapRunFailed => "MapRunFailed",
            Self::MapRunStarted => "MapRunStarted",
            Self::MapRunSucceeded => "MapRunSucceeded",
            Self::ExecutionRedriven => "ExecutionRedriven",
            Self::MapRunRedriven => "MapRunRedriven",
            Self::EvaluationFailed => "EvaluationFailed",
        }
    }
}

impl Enumeration for HistoryEventType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for HistoryEventType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "history event type",
            found: word.to_owned(),
            expected: &[
                "ActivityFailed",
                "ActivityScheduled",
                "ActivityScheduleFailed",
                "ActivityStarted",
                "ActivitySucceeded",
                "ActivityTimedOut",
                "ChoiceStateEntered",
                "ChoiceStateExited",
                "ExecutionAborted",
                "ExecutionFailed",
                "ExecutionStarted",
                "ExecutionSucceeded",
                "ExecutionTimedOut",
                "FailStateEntered",
                "LambdaFunctionFailed",
                "LambdaFunctionScheduled",
                "LambdaFunctionScheduleFailed",
                "LambdaFunctionStarted",
                "LambdaFunctionStartFailed",
                "LambdaFunctionSucceeded",
                "LambdaFunctionTimedOut",
                "MapIterationAborted",
                "MapIterationFailed",
                "MapIterationStarted",
                "MapIterationSucceeded",
                "MapStateAborted",
                "MapStateEntered",
                "MapStateExited",
                "MapStateFailed",
                "MapStateStarted",
                "MapStateSucceeded",
                "ParallelStateAborted",
                "ParallelStateEntered",
                "ParallelStateExited",
                "ParallelStateFailed",
                "ParallelStateStarted",
                "ParallelStateSucceeded",
                "PassStateEntered",
                "PassStateExited",
                "SucceedStateEntered",
                "SucceedStateExited",
                "TaskFailed",
                "TaskScheduled",
                "TaskStarted",
                "TaskStartFailed",
                "TaskStateAborted",
                "TaskStateEntered",
                "TaskStateExited",
                "TaskSubmitFailed",
                "TaskSubmitted",
                "TaskSucceeded",
                "TaskTimedOut",
                "WaitStateAborted",
                "WaitStateEntered",
                "WaitStateExited",
                "MapRunAborted",
                "MapRunFailed",
                "MapRunStarted",
                "MapRunSucceeded",
                "ExecutionRedriven",
                "MapRunRedriven",
                "EvaluationFailed",
            ],
        })
    }
}

/// The `IncludedData` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IncludedData {
    /// `ALL_DATA`
    AllData,
    /// `METADATA_ONLY`
    MetadataOnly,
}

impl IncludedData {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::AllData, Self::MetadataOnly];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AllData => "ALL_DATA",
            Self::MetadataOnly => "METADATA_ONLY",
        }
    }
}

impl Enumeration for IncludedData {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for IncludedData {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "included data",
            found: word.to_owned(),
            expected: &["ALL_DATA", "METADATA_ONLY"],
        })
    }
}

/// The `InspectionLevel` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InspectionLevel {
    /// `INFO`
    Info,
    /// `DEBUG`
    Debug,
    /// `TRACE`
    Trace,
}

impl InspectionLevel {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Info, Self::Debug, Self::Trace];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "INFO",
            Self::Debug => "DEBUG",
            Self::Trace => "TRACE",
        }
    }
}

impl Enumeration for InspectionLevel {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for InspectionLevel {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "inspection level",
            found: word.to_owned(),
            expected: &["INFO", "DEBUG", "TRACE"],
        })
    }
}

/// The `KmsKeyState` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KmsKeyState {
    /// `DISABLED`
    Disabled,
    /// `PENDING_DELETION`
    PendingDeletion,
    /// `PENDING_IMPORT`
    PendingImport,
    /// `UNAVAILABLE`
    Unavailable,
    /// `CREATING`
    Creating,
}

impl KmsKeyState {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Disabled,
        Self::PendingDeletion,
        Self::PendingImport,
        Self::Unavailable,
        Self::Creating,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Disabled => "DISABLED",
            Self::PendingDeletion => "PENDING_DELETION",
            Self::PendingImport => "PENDING_IMPORT",
            Self::Unavailable => "UNAVAILABLE",
            Self::Creating => "CREATING",
        }
    }
}

impl Enumeration for KmsKeyState {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for KmsKeyState {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "kms key state",
            found: word.to_owned(),
            expected: &[
                "DISABLED",
                "PENDING_DELETION",
                "PENDING_IMPORT",
                "UNAVAILABLE",
                "CREATING",
            ],
        })
    }
}

/// The `LogLevel` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LogLevel {
    /// `ALL`
    All,
    /// `ERROR`
    Error,
    /// `FATAL`
    Fatal,
    /// `OFF`
    Off,
}

impl LogLevel {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::All, Self::Error, Self::Fatal, Self::Off];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "ALL",
            Self::Error => "ERROR",
            Self::Fatal => "FATAL",
            Self::Off => "OFF",
        }
    }
}

impl Enumeration for LogLevel {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for LogLevel {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "log level",
            found: word.to_owned(),
            expected: &["ALL", "ERROR", "FATAL", "OFF"],
        })
    }
}

/// The `MapRunStatus` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapRunStatus {
    /// `RUNNING`
    Running,
    /// `SUCCEEDED`
    Succeeded,
    /// `FAILED`
    Failed,
    /// `ABORTED`
    Aborted,
}

impl MapRunStatus {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Running, Self::Succeeded, Self::Failed, Self::Aborted];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Running => "RUNNING",
            Self::Succeeded => "SUCCEEDED",
            Self::Failed => "FAILED",
            Self::Aborted => "ABORTED",
        }
    }
}

impl Enumeration for MapRunStatus {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for MapRunStatus {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "map run status",
            found: word.to_owned(),
            expected: &["RUNNING", "SUCCEEDED", "FAILED", "ABORTED"],
        })
    }
}

/// The `MockResponseValidationMode` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MockResponseValidationMode {
    /// `STRICT`
    Strict,
    /// `PRESENT`
    Present,
    /// `NONE`
    None,
}

impl MockResponseValidationMode {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Strict, Self::Present, Self::None];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strict => "STRICT",
            Self::Present => "PRESENT",
            Self::None => "NONE",
        }
    }
}

impl Enumeration for MockResponseValidationMode {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for MockResponseValidationMode {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "mock response validation mode",
            found: word.to_owned(),
            expected: &["STRICT", "PRESENT", "NONE"],
        })
    }
}

/// The `StateMachineStatus` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StateMachineStatus {
    /// `ACTIVE`
    Active,
    /// `DELETING`
    Deleting,
}

impl StateMachineStatus {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Active, Self::Deleting];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Deleting => "DELETING",
        }
    }
}

impl Enumeration for StateMachineStatus {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for StateMachineStatus {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "state machine status",
            found: word.to_owned(),
            expected: &["ACTIVE", "DELETING"],
        })
    }
}

/// The `StateMachineType` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StateMachineType {
    /// `STANDARD`
    Standard,
    /// `EXPRESS`
    Express,
}

impl StateMachineType {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Standard, Self::Express];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "STANDARD",
            Self::Express => "EXPRESS",
        }
    }
}

impl Enumeration for StateMachineType {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for StateMachineType {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "state machine type",
            found: word.to_owned(),
            expected: &["STANDARD", "EXPRESS"],
        })
    }
}

/// The `SyncExecutionStatus` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SyncExecutionStatus {
    /// `SUCCEEDED`
    Succeeded,
    /// `FAILED`
    Failed,
    /// `TIMED_OUT`
    TimedOut,
}

impl SyncExecutionStatus {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Succeeded, Self::Failed, Self::TimedOut];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "SUCCEEDED",
            Self::Failed => "FAILED",
            Self::TimedOut => "TIMED_OUT",
        }
    }
}

impl Enumeration for SyncExecutionStatus {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for SyncExecutionStatus {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "sync execution status",
            found: word.to_owned(),
            expected: &["SUCCEEDED", "FAILED", "TIMED_OUT"],
        })
    }
}

/// The `TestExecutionStatus` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TestExecutionStatus {
    /// `SUCCEEDED`
    Succeeded,
    /// `FAILED`
    Failed,
    /// `RETRIABLE`
    Retriable,
    /// `CAUGHT_ERROR`
    CaughtError,
}

impl TestExecutionStatus {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Succeeded,
        Self::Failed,
        Self::Retriable,
        Self::CaughtError,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "SUCCEEDED",
            Self::Failed => "FAILED",
            Self::Retriable => "RETRIABLE",
            Self::CaughtError => "CAUGHT_ERROR",
        }
    }
}

impl Enumeration for TestExecutionStatus {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for TestExecutionStatus {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "test execution status",
            found: word.to_owned(),
            expected: &["SUCCEEDED", "FAILED", "RETRIABLE", "CAUGHT_ERROR"],
        })
    }
}

/// The `ValidateStateMachineDefinitionResultCode` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValidateStateMachineDefinitionResultCode {
    /// `OK`
    Ok,
    /// `FAIL`
    Fail,
}

impl ValidateStateMachineDefinitionResultCode {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Ok, Self::Fail];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Fail => "FAIL",
        }
    }
}

impl Enumeration for ValidateStateMachineDefinitionResultCode {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ValidateStateMachineDefinitionResultCode {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "validate state machine definition result code",
            found: word.to_owned(),
            expected: &["OK", "FAIL"],
        })
    }
}

/// The `ValidateStateMachineDefinitionSeverity` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValidateStateMachineDefinitionSeverity {
    /// `ERROR`
    Error,
    /// `WARNING`
    Warning,
}

impl ValidateStateMachineDefinitionSeverity {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[Self::Error, Self::Warning];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "ERROR",
            Self::Warning => "WARNING",
        }
    }
}

impl Enumeration for ValidateStateMachineDefinitionSeverity {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ValidateStateMachineDefinitionSeverity {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "validate state machine definition severity",
            found: word.to_owned(),
            expected: &["ERROR", "WARNING"],
        })
    }
}

/// The `ValidationExceptionReason` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValidationExceptionReason {
    /// `API_DOES_NOT_SUPPORT_LABELED_ARNS`
    ApiDoesNotSupportLabeledArns,
    /// `MISSING_REQUIRED_PARAMETER`
    MissingRequiredParameter,
    /// `CANNOT_UPDATE_COMPLETED_MAP_RUN`
    CannotUpdateCompletedMapRun,
    /// `INVALID_ROUTING_CONFIGURATION`
    InvalidRoutingConfiguration,
}

impl ValidationExceptionReason {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::ApiDoesNotSupportLabeledArns,
        Self::MissingRequiredParameter,
        Self::CannotUpdateCompletedMapRun,
        Self::InvalidRoutingConfiguration,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ApiDoesNotSupportLabeledArns => "API_DOES_NOT_SUPPORT_LABELED_ARNS",
            Self::MissingRequiredParameter => "MISSING_REQUIRED_PARAMETER",
            Self::CannotUpdateCompletedMapRun => "CANNOT_UPDATE_COMPLETED_MAP_RUN",
            Self::InvalidRoutingConfiguration => "INVALID_ROUTING_CONFIGURATION",
        }
    }
}

impl Enumeration for ValidationExceptionReason {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for ValidationExceptionReason {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "validation exception reason",
            found: word.to_owned(),
            expected: &[
                "API_DOES_NOT_SUPPORT_LABELED_ARNS",
                "MISSING_REQUIRED_PARAMETER",
                "CANNOT_UPDATE_COMPLETED_MAP_RUN",
                "INVALID_ROUTING_CONFIGURATION",
            ],
        })
    }
}
