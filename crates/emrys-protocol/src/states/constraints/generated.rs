// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::constraints::pattern::Pattern;
use crate::constraints::scalar::{OneOf, Range, Text};
use crate::constraints::{Members, Validate};
use crate::states::types::{
    CloudWatchLogsLogGroup, CreateActivityInput, CreateStateMachineAliasInput,
    CreateStateMachineInput, DeleteActivityInput, DeleteStateMachineAliasInput,
    DeleteStateMachineInput, DeleteStateMachineVersionInput, DescribeActivityInput,
    DescribeExecutionInput, DescribeMapRunInput, DescribeStateMachineAliasInput,
    DescribeStateMachineForExecutionInput, DescribeStateMachineInput, EncryptionConfiguration,
    GetActivityTaskInput, GetExecutionHistoryInput, ListActivitiesInput, ListExecutionsInput,
    ListMapRunsInput, ListStateMachineAliasesInput, ListStateMachineVersionsInput,
    ListStateMachinesInput, ListTagsForResourceInput, LogDestination, LoggingConfiguration,
    MockErrorOutput, MockInput, PublishStateMachineVersionInput, RedriveExecutionInput,
    RoutingConfigurationListItem, SendTaskFailureInput, SendTaskHeartbeatInput,
    SendTaskSuccessInput, StartExecutionInput, StartSyncExecutionInput, StopExecutionInput, Tag,
    TagResourceInput, TestStateConfiguration, TestStateInput, TracingConfiguration,
    UntagResourceInput, UpdateMapRunInput, UpdateStateMachineAliasInput, UpdateStateMachineInput,
    ValidateStateMachineDefinitionInput,
};

const ALIAS_DESCRIPTION: Text = Text {
    min: None,
    max: Some(256),
    pattern: None,
};

const ARN: Text = Text {
    min: Some(1),
    max: Some(256),
    pattern: None,
};

const CHARACTER_RESTRICTED_NAME: Text = Text {
    min: Some(1),
    max: Some(80),
    pattern: Some(Pattern::AliasName(
        r"^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$",
    )),
};

const CLIENT_TOKEN: Text = Text {
    min: Some(1),
    max: Some(64),
    pattern: Some(Pattern::Visible(r"[!-~]+")),
};

const DEFINITION: Text = Text {
    min: Some(1),
    max: Some(1048576),
    pattern: None,
};

const KMS_DATA_KEY_REUSE_PERIOD_SECONDS: Range<i32> = Range {
    min: Some(60),
    max: Some(900),
};

const KMS_KEY_ID: Text = Text {
    min: Some(1),
    max: Some(2048),
    pattern: None,
};

const LIST_EXECUTIONS_PAGE_TOKEN: Text = Text {
    min: Some(1),
    max: Some(3096),
    pattern: None,
};

const LONG_ARN: Text = Text {
    min: Some(1),
    max: Some(2000),
    pattern: None,
};

const MAP_ITERATION_FAILURE_COUNT: Range<i32> = Range {
    min: Some(0),
    max: None,
};

const MAX_CONCURRENCY: Range<i32> = Range {
    min: Some(0),
    max: None,
};

const NAME: Text = Text {
    min: Some(1),
    max: Some(80),
    pattern: None,
};

const PAGE_SIZE: Range<i32> = Range {
    min: Some(0),
    max: Some(1000),
};

const PAGE_TOKEN: Text = Text {
    min: Some(1),
    max: Some(1024),
    pattern: None,
};

const RETRIER_RETRY_COUNT: Range<i32> = Range {
    min: Some(0),
    max: None,
};

const SENSITIVE_CAUSE: Text = Text {
    min: Some(0),
    max: Some(32768),
    pattern: None,
};

const SENSITIVE_DATA: Text = Text {
    min: None,
    max: Some(262144),
    pattern: None,
};

const SENSITIVE_ERROR: Text = Text {
    min: Some(0),
    max: Some(256),
    pattern: None,
};

const TAG_KEY: Text = Text {
    min: Some(1),
    max: Some(128),
    pattern: None,
};

const TAG_VALUE: Text = Text {
    min: Some(0),
    max: Some(256),
    pattern: None,
};

const TASK_TOKEN: Text = Text {
    min: Some(1),
    max: Some(2048),
    pattern: None,
};

const TEST_STATE_STATE_NAME: Text = Text {
    min: Some(1),
    max: Some(80),
    pattern: None,
};

const TOLERATED_FAILURE_COUNT: Range<i64> = Range {
    min: Some(0),
    max: None,
};

const TOLERATED_FAILURE_PERCENTAGE: Range<f64> = Range {
    min: Some(0.0),
    max: Some(100.0),
};

const TRACE_HEADER: Text = Text {
    min: Some(0),
    max: Some(256),
    pattern: Some(Pattern::Ascii(r"\p{ASCII}*")),
};

const VALIDATE_STATE_MACHINE_DEFINITION_MAX_RESULT: Range<i32> = Range {
    min: Some(0),
    max: Some(100),
};

const VERSION_DESCRIPTION: Text = Text {
    min: None,
    max: Some(256),
    pattern: None,
};

const VERSION_WEIGHT: Range<i32> = Range {
    min: Some(0),
    max: Some(100),
};

impl Validate for CloudWatchLogsLogGroup {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("logGroupArn", self.log_group_arn.as_ref(), &ARN);
    }
}

impl Validate for CreateActivityInput {
    fn check(&self, members: &mut Members<'_>) {
        members.structure(
            "encryptionConfiguration",
            self.encryption_configuration.as_ref(),
        );
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &NAME);
        members.structures("tags", self.tags.as_ref());
    }
}

impl Validate for CreateStateMachineAliasInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("description", self.description.as_ref(), &ALIAS_DESCRIPTION);
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &CHARACTER_RESTRICTED_NAME);
        members.required("routingConfiguration", self.routing_configuration.is_some());
        members.length_unseen(
            "routingConfiguration",
            self.routing_configuration.as_ref(),
            Some(1),
            Some(2),
        );
        members.structures("routingConfiguration", self.routing_configuration.as_ref());
    }
}

impl Validate for CreateStateMachineInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("definition", self.definition.is_some());
        members.scalar("definition", self.definition.as_ref(), &DEFINITION);
        members.structure(
            "encryptionConfiguration",
            self.encryption_configuration.as_ref(),
        );
        members.structure("loggingConfiguration", self.logging_configuration.as_ref());
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &NAME);
        members.required("roleArn", self.role_arn.is_some());
        members.scalar("roleArn", self.role_arn.as_ref(), &ARN);
        members.structures("tags", self.tags.as_ref());
        members.structure("tracingConfiguration", self.tracing_configuration.as_ref());
        members.scalar("type", self.r#type.as_ref(), &OneOf);
        members.scalar(
            "versionDescription",
            self.version_description.as_ref(),
            &VERSION_DESCRIPTION,
        );
    }
}

impl Validate for DeleteActivityInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("activityArn", self.activity_arn.is_some());
        members.scalar("activityArn", self.activity_arn.as_ref(), &ARN);
    }
}

impl Validate for DeleteStateMachineAliasInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required(
            "stateMachineAliasArn",
            self.state_machine_alias_arn.is_some(),
        );
        members.scalar(
            "stateMachineAliasArn",
            self.state_machine_alias_arn.as_ref(),
            &ARN,
        );
    }
}

impl Validate for DeleteStateMachineInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("stateMachineArn", self.state_machine_arn.is_some());
        members.scalar("stateMachineArn", self.state_machine_arn.as_ref(), &ARN);
    }
}

impl Validate for DeleteStateMachineVersionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required(
            "stateMachineVersionArn",
            self.state_machine_version_arn.is_some(),
        );
        members.scalar(
            "stateMachineVersionArn",
            self.state_machine_version_arn.as_ref(),
            &LONG_ARN,
        );
    }
}

impl Validate for DescribeActivityInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("activityArn", self.activity_arn.is_some());
        members.scalar("activityArn", self.activity_arn.as_ref(), &ARN);
    }
}

impl Validate for DescribeExecutionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("executionArn", self.execution_arn.is_some());
        members.scalar("executionArn", self.execution_arn.as_ref(), &ARN);
        members.scalar("includedData", self.included_data.as_ref(), &OneOf);
    }
}

impl Validate for DescribeMapRunInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("mapRunArn", self.map_run_arn.is_some());
        members.scalar("mapRunArn", self.map_run_arn.as_ref(), &LONG_ARN);
    }
}

impl Validate for DescribeStateMachineAliasInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required(
            "stateMachineAliasArn",
            self.state_machine_alias_arn.is_some(),
        );
        members.scalar(
            "stateMachineAliasArn",
            self.state_machine_alias_arn.as_ref(),
            &ARN,
        );
    }
}

impl Validate for DescribeStateMachineForExecutionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("executionArn", self.execution_arn.is_some());
        members.scalar("executionArn", self.execution_arn.as_ref(), &ARN);
        members.scalar("includedData", self.included_data.as_ref(), &OneOf);
    }
}

impl Validate for DescribeStateMachineInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("includedData", self.included_data.as_ref(), &OneOf);
        members.required("stateMachineArn", self.state_machine_arn.is_some());
        members.scalar("stateMachineArn", self.state_machine_arn.as_ref(), &ARN);
    }
}

impl Validate for EncryptionConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "kmsDataKeyReusePeriodSeconds",
            self.kms_data_key_reuse_period_seconds.as_ref(),
            &KMS_DATA_KEY_REUSE_PERIOD_SECONDS,
        );
        members.scalar("kmsKeyId", self.kms_key_id.as_ref(), &KMS_KEY_ID);
        members.required("type", self.r#type.is_some());
        members.scalar("type", self.r#type.as_ref(), &OneOf);
    }
}

impl Validate for GetActivityTaskInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("activityArn", self.activity_arn.is_some());
        members.scalar("activityArn", self.activity_arn.as_ref(), &ARN);
        members.scalar("workerName", self.worker_name.as_ref(), &NAME);
    }
}

impl Validate for GetExecutionHistoryInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("executionArn", self.execution_arn.is_some());
        members.scalar("executionArn", self.execution_arn.as_ref(), &ARN);
        members.scalar("maxResults", self.max_results.as_ref(), &PAGE_SIZE);
        members.scalar("nextToken", self.next_token.as_ref(), &PAGE_TOKEN);
    }
}

impl Validate for ListActivitiesInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("maxResults", self.max_results.as_ref(), &PAGE_SIZE);
        members.scalar("nextToken", self.next_token.as_ref(), &PAGE_TOKEN);
    }
}

impl Validate for ListExecutionsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("mapRunArn", self.map_run_arn.as_ref(), &LONG_ARN);
        members.scalar("maxResults", self.max_results.as_ref(), &PAGE_SIZE);
        members.scalar(
            "nextToken",
            self.next_token.as_ref(),
            &LIST_EXECUTIONS_PAGE_TOKEN,
        );
        members.scalar("redriveFilter", self.redrive_filter.as_ref(), &OneOf);
        members.scalar("stateMachineArn", self.state_machine_arn.as_ref(), &ARN);
        members.scalar("statusFilter", self.status_filter.as_ref(), &OneOf);
    }
}

impl Validate for ListMapRunsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("executionArn", self.execution_arn.is_some());
        members.scalar("executionArn", self.execution_arn.as_ref(), &ARN);
        members.scalar("maxResults", self.max_results.as_ref(), &PAGE_SIZE);
        members.scalar("nextToken", self.next_token.as_ref(), &PAGE_TOKEN);
    }
}

impl Validate for ListStateMachineAliasesInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("maxResults", self.max_results.as_ref(), &PAGE_SIZE);
        members.scalar("nextToken", self.next_token.as_ref(), &PAGE_TOKEN);
        members.required("stateMachineArn", self.state_machine_arn.is_some());
        members.scalar("stateMachineArn", self.state_machine_arn.as_ref(), &ARN);
    }
}

impl Validate for ListStateMachineVersionsInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("maxResults", self.max_results.as_ref(), &PAGE_SIZE);
        members.scalar("nextToken", self.next_token.as_ref(), &PAGE_TOKEN);
        members.required("stateMachineArn", self.state_machine_arn.is_some());
        members.scalar("stateMachineArn", self.state_machine_arn.as_ref(), &ARN);
    }
}

impl Validate for ListStateMachinesInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("maxResults", self.max_results.as_ref(), &PAGE_SIZE);
        members.scalar("nextToken", self.next_token.as_ref(), &PAGE_TOKEN);
    }
}

impl Validate for ListTagsForResourceInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("resourceArn", self.resource_arn.is_some());
        members.scalar("resourceArn", self.resource_arn.as_ref(), &ARN);
    }
}

impl Validate for LogDestination {
    fn check(&self, members: &mut Members<'_>) {
        members.structure(
            "cloudWatchLogsLogGroup",
            self.cloud_watch_logs_log_group.as_ref(),
        );
    }
}

impl Validate for LoggingConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.structures("destinations", self.destinations.as_ref());
        members.scalar("level", self.level.as_ref(), &OneOf);
    }
}

impl Validate for MockErrorOutput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("cause", self.cause.as_ref(), &SENSITIVE_CAUSE);
        members.scalar("error", self.error.as_ref(), &SENSITIVE_ERROR);
    }
}

impl Validate for MockInput {
    fn check(&self, members: &mut Members<'_>) {
        members.structure("errorOutput", self.error_output.as_ref());
        members.scalar(
            "fieldValidationMode",
            self.field_validation_mode.as_ref(),
            &OneOf,
        );
        members.scalar("result", self.result.as_ref(), &SENSITIVE_DATA);
    }
}

impl Validate for PublishStateMachineVersionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "description",
            self.description.as_ref(),
            &VERSION_DESCRIPTION,
        );
        members.required("stateMachineArn", self.state_machine_arn.is_some());
        members.scalar("stateMachineArn", self.state_machine_arn.as_ref(), &ARN);
    }
}

impl Validate for RedriveExecutionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("clientToken", self.client_token.as_ref(), &CLIENT_TOKEN);
        members.required("executionArn", self.execution_arn.is_some());
        members.scalar("executionArn", self.execution_arn.as_ref(), &ARN);
    }
}

impl Validate for RoutingConfigurationListItem {
    fn check(&self, members: &mut Members<'_>) {
        members.required(
            "stateMachineVersionArn",
            self.state_machine_version_arn.is_some(),
        );
        members.scalar(
            "stateMachineVersionArn",
            self.state_machine_version_arn.as_ref(),
            &ARN,
        );
        members.required("weight", self.weight.is_some());
        members.scalar("weight", self.weight.as_ref(), &VERSION_WEIGHT);
    }
}

impl Validate for SendTaskFailureInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("cause", self.cause.as_ref(), &SENSITIVE_CAUSE);
        members.scalar("error", self.error.as_ref(), &SENSITIVE_ERROR);
        members.required("taskToken", self.task_token.is_some());
        members.scalar("taskToken", self.task_token.as_ref(), &TASK_TOKEN);
    }
}

impl Validate for SendTaskHeartbeatInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("taskToken", self.task_token.is_some());
        members.scalar("taskToken", self.task_token.as_ref(), &TASK_TOKEN);
    }
}

impl Validate for SendTaskSuccessInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("output", self.output.is_some());
        members.scalar("output", self.output.as_ref(), &SENSITIVE_DATA);
        members.required("taskToken", self.task_token.is_some());
        members.scalar("taskToken", self.task_token.as_ref(), &TASK_TOKEN);
    }
}

impl Validate for StartExecutionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("input", self.input.as_ref(), &SENSITIVE_DATA);
        members.scalar("name", self.name.as_ref(), &NAME);
        members.required("stateMachineArn", self.state_machine_arn.is_some());
        members.scalar("stateMachineArn", self.state_machine_arn.as_ref(), &ARN);
        members.scalar("traceHeader", self.trace_header.as_ref(), &TRACE_HEADER);
    }
}

impl Validate for StartSyncExecutionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("includedData", self.included_data.as_ref(), &OneOf);
        members.scalar("input", self.input.as_ref(), &SENSITIVE_DATA);
        members.scalar("name", self.name.as_ref(), &NAME);
        members.required("stateMachineArn", self.state_machine_arn.is_some());
        members.scalar("stateMachineArn", self.state_machine_arn.as_ref(), &ARN);
        members.scalar("traceHeader", self.trace_header.as_ref(), &TRACE_HEADER);
    }
}

impl Validate for StopExecutionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("cause", self.cause.as_ref(), &SENSITIVE_CAUSE);
        members.scalar("error", self.error.as_ref(), &SENSITIVE_ERROR);
        members.required("executionArn", self.execution_arn.is_some());
        members.scalar("executionArn", self.execution_arn.as_ref(), &ARN);
    }
}

impl Validate for Tag {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("key", self.key.as_ref(), &TAG_KEY);
        members.scalar("value", self.value.as_ref(), &TAG_VALUE);
    }
}

impl Validate for TagResourceInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("resourceArn", self.resource_arn.is_some());
        members.scalar("resourceArn", self.resource_arn.as_ref(), &ARN);
        members.required("tags", self.tags.is_some());
        members.structures("tags", self.tags.as_ref());
    }
}

impl Validate for TestStateConfiguration {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "errorCausedByState",
            self.error_caused_by_state.as_ref(),
            &TEST_STATE_STATE_NAME,
        );
        members.scalar(
            "mapItemReaderData",
            self.map_item_reader_data.as_ref(),
            &SENSITIVE_DATA,
        );
        members.scalar(
            "mapIterationFailureCount",
            self.map_iteration_failure_count.as_ref(),
            &MAP_ITERATION_FAILURE_COUNT,
        );
        members.scalar(
            "retrierRetryCount",
            self.retrier_retry_count.as_ref(),
            &RETRIER_RETRY_COUNT,
        );
    }
}

impl Validate for TestStateInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("context", self.context.as_ref(), &SENSITIVE_DATA);
        members.required("definition", self.definition.is_some());
        members.scalar("definition", self.definition.as_ref(), &DEFINITION);
        members.scalar("input", self.input.as_ref(), &SENSITIVE_DATA);
        members.scalar("inspectionLevel", self.inspection_level.as_ref(), &OneOf);
        members.structure("mock", self.mock.as_ref());
        members.scalar("roleArn", self.role_arn.as_ref(), &ARN);
        members.structure("stateConfiguration", self.state_configuration.as_ref());
        members.scalar(
            "stateName",
            self.state_name.as_ref(),
            &TEST_STATE_STATE_NAME,
        );
        members.scalar("variables", self.variables.as_ref(), &SENSITIVE_DATA);
    }
}

impl Validate for TracingConfiguration {
    fn check(&self, _members: &mut Members<'_>) {}
}

impl Validate for UntagResourceInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("resourceArn", self.resource_arn.is_some());
        members.scalar("resourceArn", self.resource_arn.as_ref(), &ARN);
        members.required("tagKeys", self.tag_keys.is_some());
        members.list("tagKeys", self.tag_keys.as_ref(), &TAG_KEY);
    }
}

impl Validate for UpdateMapRunInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("mapRunArn", self.map_run_arn.is_some());
        members.scalar("mapRunArn", self.map_run_arn.as_ref(), &LONG_ARN);
        members.scalar(
            "maxConcurrency",
            self.max_concurrency.as_ref(),
            &MAX_CONCURRENCY,
        );
        members.scalar(
            "toleratedFailureCount",
            self.tolerated_failure_count.as_ref(),
            &TOLERATED_FAILURE_COUNT,
        );
        members.scalar(
            "toleratedFailurePercentage",
            self.tolerated_failure_percentage.as_ref(),
            &TOLERATED_FAILURE_PERCENTAGE,
        );
    }
}

impl Validate for UpdateStateMachineAliasInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("description", self.description.as_ref(), &ALIAS_DESCRIPTION);
        members.length_unseen(
            "routingConfiguration",
            self.routing_configuration.as_ref(),
            Some(1),
            Some(2),
        );
        members.structures("routingConfiguration", self.routing_configuration.as_ref());
        members.required(
            "stateMachineAliasArn",
            self.state_machine_alias_arn.is_some(),
        );
        members.scalar(
            "stateMachineAliasArn",
            self.state_machine_alias_arn.as_ref(),
            &ARN,
        );
    }
}

impl Validate for UpdateStateMachineInput {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("definition", self.definition.as_ref(), &DEFINITION);
        members.structure(
            "encryptionConfiguration",
            self.encryption_configuration.as_ref(),
        );
        members.structure("loggingConfiguration", self.logging_configuration.as_ref());
        members.scalar("roleArn", self.role_arn.as_ref(), &ARN);
        members.required("stateMachineArn", self.state_machine_arn.is_some());
        members.scalar("stateMachineArn", self.state_machine_arn.as_ref(), &ARN);
        members.structure("tracingConfiguration", self.tracing_configuration.as_ref());
        members.scalar(
            "versionDescription",
            self.version_description.as_ref(),
            &VERSION_DESCRIPTION,
        );
    }
}

impl Validate for ValidateStateMachineDefinitionInput {
    fn check(&self, members: &mut Members<'_>) {
        members.required("definition", self.definition.is_some());
        members.scalar("definition", self.definition.as_ref(), &DEFINITION);
        members.scalar(
            "maxResults",
            self.max_results.as_ref(),
            &VALIDATE_STATE_MACHINE_DEFINITION_MAX_RESULT,
        );
        members.scalar("severity", self.severity.as_ref(), &OneOf);
        members.scalar("type", self.r#type.as_ref(), &OneOf);
    }
}
