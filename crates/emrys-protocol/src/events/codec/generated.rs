// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::codec::structure::{Structure, read, skip, take};
use crate::events::types::{
    DeadLetterConfig, DeleteRuleRequest, DescribeRuleRequest, DescribeRuleResponse,
    DisableRuleRequest, EnableRuleRequest, InputTransformer, ListRuleNamesByTargetRequest,
    ListRuleNamesByTargetResponse, ListRulesRequest, ListRulesResponse, ListTagsForResourceRequest,
    ListTagsForResourceResponse, ListTargetsByRuleRequest, ListTargetsByRuleResponse,
    PutEventsRequest, PutEventsRequestEntry, PutEventsResponse, PutEventsResultEntry,
    PutRuleRequest, PutRuleResponse, PutTargetsRequest, PutTargetsResponse, PutTargetsResultEntry,
    RemoveTargetsRequest, RemoveTargetsResponse, RemoveTargetsResultEntry, RetryPolicy, Rule,
    SqsParameters, Tag, TagResourceRequest, TagResourceResponse, Target, TestEventPatternRequest,
    TestEventPatternResponse, UntagResourceRequest, UntagResourceResponse,
};
use serde::de::{Deserialize, Deserializer, MapAccess};

impl Structure for DeadLetterConfig {
    const NAME: &'static str = "DeadLetterConfig";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Arn" => take(&mut self.arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeadLetterConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DeleteRuleRequest {
    const NAME: &'static str = "DeleteRuleRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EventBusName" => take(&mut self.event_bus_name, map),
            "Force" => take(&mut self.force, map),
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DeleteRuleRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeRuleRequest {
    const NAME: &'static str = "DescribeRuleRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EventBusName" => take(&mut self.event_bus_name, map),
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeRuleRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DescribeRuleResponse {
    const NAME: &'static str = "DescribeRuleResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Arn" => take(&mut self.arn, map),
            "CreatedBy" => take(&mut self.created_by, map),
            "Description" => take(&mut self.description, map),
            "EventBusName" => take(&mut self.event_bus_name, map),
            "EventPattern" => take(&mut self.event_pattern, map),
            "ManagedBy" => take(&mut self.managed_by, map),
            "Name" => take(&mut self.name, map),
            "RoleArn" => take(&mut self.role_arn, map),
            "ScheduleExpression" => take(&mut self.schedule_expression, map),
            "State" => take(&mut self.state, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DescribeRuleResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for DisableRuleRequest {
    const NAME: &'static str = "DisableRuleRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EventBusName" => take(&mut self.event_bus_name, map),
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for DisableRuleRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for EnableRuleRequest {
    const NAME: &'static str = "EnableRuleRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EventBusName" => take(&mut self.event_bus_name, map),
            "Name" => take(&mut self.name, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for EnableRuleRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for InputTransformer {
    const NAME: &'static str = "InputTransformer";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "InputPathsMap" => take(&mut self.input_paths_map, map),
            "InputTemplate" => take(&mut self.input_template, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for InputTransformer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListRuleNamesByTargetRequest {
    const NAME: &'static str = "ListRuleNamesByTargetRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EventBusName" => take(&mut self.event_bus_name, map),
            "Limit" => take(&mut self.limit, map),
            "NextToken" => take(&mut self.next_token, map),
            "TargetArn" => take(&mut self.target_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListRuleNamesByTargetRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListRuleNamesByTargetResponse {
    const NAME: &'static str = "ListRuleNamesByTargetResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NextToken" => take(&mut self.next_token, map),
            "RuleNames" => take(&mut self.rule_names, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListRuleNamesByTargetResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListRulesRequest {
    const NAME: &'static str = "ListRulesRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EventBusName" => take(&mut self.event_bus_name, map),
            "Limit" => take(&mut self.limit, map),
            "NamePrefix" => take(&mut self.name_prefix, map),
            "NextToken" => take(&mut self.next_token, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListRulesRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListRulesResponse {
    const NAME: &'static str = "ListRulesResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NextToken" => take(&mut self.next_token, map),
            "Rules" => take(&mut self.rules, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListRulesResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListTagsForResourceRequest {
    const NAME: &'static str = "ListTagsForResourceRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ResourceARN" => take(&mut self.resource_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListTagsForResourceRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListTagsForResourceResponse {
    const NAME: &'static str = "ListTagsForResourceResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListTagsForResourceResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListTargetsByRuleRequest {
    const NAME: &'static str = "ListTargetsByRuleRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EventBusName" => take(&mut self.event_bus_name, map),
            "Limit" => take(&mut self.limit, map),
            "NextToken" => take(&mut self.next_token, map),
            "Rule" => take(&mut self.rule, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListTargetsByRuleRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for ListTargetsByRuleResponse {
    const NAME: &'static str = "ListTargetsByRuleResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "NextToken" => take(&mut self.next_token, map),
            "Targets" => take(&mut self.targets, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for ListTargetsByRuleResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutEventsRequest {
    const NAME: &'static str = "PutEventsRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EndpointId" => take(&mut self.endpoint_id, map),
            "Entries" => take(&mut self.entries, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutEventsRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutEventsRequestEntry {
    const NAME: &'static str = "PutEventsRequestEntry";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Detail" => take(&mut self.detail, map),
            "DetailType" => take(&mut self.detail_type, map),
            "EventBusName" => take(&mut self.event_bus_name, map),
            "Resources" => take(&mut self.resources, map),
            "Source" => take(&mut self.source, map),
            "Time" => take(&mut self.time, map),
            "TraceHeader" => take(&mut self.trace_header, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutEventsRequestEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutEventsResponse {
    const NAME: &'static str = "PutEventsResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Entries" => take(&mut self.entries, map),
            "FailedEntryCount" => take(&mut self.failed_entry_count, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutEventsResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutEventsResultEntry {
    const NAME: &'static str = "PutEventsResultEntry";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ErrorCode" => take(&mut self.error_code, map),
            "ErrorMessage" => take(&mut self.error_message, map),
            "EventId" => take(&mut self.event_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutEventsResultEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutRuleRequest {
    const NAME: &'static str = "PutRuleRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Description" => take(&mut self.description, map),
            "EventBusName" => take(&mut self.event_bus_name, map),
            "EventPattern" => take(&mut self.event_pattern, map),
            "Name" => take(&mut self.name, map),
            "RoleArn" => take(&mut self.role_arn, map),
            "ScheduleExpression" => take(&mut self.schedule_expression, map),
            "State" => take(&mut self.state, map),
            "Tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutRuleRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutRuleResponse {
    const NAME: &'static str = "PutRuleResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "RuleArn" => take(&mut self.rule_arn, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutRuleResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutTargetsRequest {
    const NAME: &'static str = "PutTargetsRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EventBusName" => take(&mut self.event_bus_name, map),
            "Rule" => take(&mut self.rule, map),
            "Targets" => take(&mut self.targets, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutTargetsRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutTargetsResponse {
    const NAME: &'static str = "PutTargetsResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "FailedEntries" => take(&mut self.failed_entries, map),
            "FailedEntryCount" => take(&mut self.failed_entry_count, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutTargetsResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for PutTargetsResultEntry {
    const NAME: &'static str = "PutTargetsResultEntry";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ErrorCode" => take(&mut self.error_code, map),
            "ErrorMessage" => take(&mut self.error_message, map),
            "TargetId" => take(&mut self.target_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for PutTargetsResultEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveTargetsRequest {
    const NAME: &'static str = "RemoveTargetsRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "EventBusName" => take(&mut self.event_bus_name, map),
            "Force" => take(&mut self.force, map),
            "Ids" => take(&mut self.ids, map),
            "Rule" => take(&mut self.rule, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RemoveTargetsRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveTargetsResponse {
    const NAME: &'static str = "RemoveTargetsResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "FailedEntries" => take(&mut self.failed_entries, map),
            "FailedEntryCount" => take(&mut self.failed_entry_count, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RemoveTargetsResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RemoveTargetsResultEntry {
    const NAME: &'static str = "RemoveTargetsResultEntry";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ErrorCode" => take(&mut self.error_code, map),
            "ErrorMessage" => take(&mut self.error_message, map),
            "TargetId" => take(&mut self.target_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RemoveTargetsResultEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for RetryPolicy {
    const NAME: &'static str = "RetryPolicy";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "MaximumEventAgeInSeconds" => take(&mut self.maximum_event_age_in_seconds, map),
            "MaximumRetryAttempts" => take(&mut self.maximum_retry_attempts, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for RetryPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Rule {
    const NAME: &'static str = "Rule";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Arn" => take(&mut self.arn, map),
            "Description" => take(&mut self.description, map),
            "EventBusName" => take(&mut self.event_bus_name, map),
            "EventPattern" => take(&mut self.event_pattern, map),
            "ManagedBy" => take(&mut self.managed_by, map),
            "Name" => take(&mut self.name, map),
            "RoleArn" => take(&mut self.role_arn, map),
            "ScheduleExpression" => take(&mut self.schedule_expression, map),
            "State" => take(&mut self.state, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for SqsParameters {
    const NAME: &'static str = "SqsParameters";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "MessageGroupId" => take(&mut self.message_group_id, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for SqsParameters {
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

impl Structure for TagResourceRequest {
    const NAME: &'static str = "TagResourceRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ResourceARN" => take(&mut self.resource_arn, map),
            "Tags" => take(&mut self.tags, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TagResourceRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TagResourceResponse {
    const NAME: &'static str = "TagResourceResponse";
}

impl<'de> Deserialize<'de> for TagResourceResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for Target {
    const NAME: &'static str = "Target";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Arn" => take(&mut self.arn, map),
            "DeadLetterConfig" => take(&mut self.dead_letter_config, map),
            "Id" => take(&mut self.id, map),
            "Input" => take(&mut self.input, map),
            "InputPath" => take(&mut self.input_path, map),
            "InputTransformer" => take(&mut self.input_transformer, map),
            "RetryPolicy" => take(&mut self.retry_policy, map),
            "RoleArn" => take(&mut self.role_arn, map),
            "SqsParameters" => take(&mut self.sqs_parameters, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TestEventPatternRequest {
    const NAME: &'static str = "TestEventPatternRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Event" => take(&mut self.event, map),
            "EventPattern" => take(&mut self.event_pattern, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TestEventPatternRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for TestEventPatternResponse {
    const NAME: &'static str = "TestEventPatternResponse";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "Result" => take(&mut self.result, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for TestEventPatternResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UntagResourceRequest {
    const NAME: &'static str = "UntagResourceRequest";

    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "ResourceARN" => take(&mut self.resource_arn, map),
            "TagKeys" => take(&mut self.tag_keys, map),
            _ => skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for UntagResourceRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Structure for UntagResourceResponse {
    const NAME: &'static str = "UntagResourceResponse";
}

impl<'de> Deserialize<'de> for UntagResourceResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}
