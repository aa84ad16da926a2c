// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::types::{Enumeration, Open, Timestamp};
use emrys_model::word::UnknownWord;
use serde::Serialize;
use std::collections::BTreeMap;
use std::str::FromStr;

/// [`DeadLetterConfig`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeadLetterConfig.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeadLetterConfig {
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
}

/// [`DeleteRuleRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeleteRuleRequest {
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    #[serde(rename = "Force", skip_serializing_if = "Option::is_none")]
    pub force: Option<bool>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`DescribeRuleRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeRuleRequest {
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`DescribeRuleResponse`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRuleResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DescribeRuleResponse {
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "CreatedBy", skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    #[serde(rename = "EventPattern", skip_serializing_if = "Option::is_none")]
    pub event_pattern: Option<String>,
    #[serde(rename = "ManagedBy", skip_serializing_if = "Option::is_none")]
    pub managed_by: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "RoleArn", skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    #[serde(rename = "ScheduleExpression", skip_serializing_if = "Option::is_none")]
    pub schedule_expression: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<RuleState>>,
}

/// [`DisableRuleRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DisableRuleRequest {
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`EnableRuleRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EnableRule.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EnableRuleRequest {
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// [`InputTransformer`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct InputTransformer {
    #[serde(rename = "InputPathsMap", skip_serializing_if = "Option::is_none")]
    pub input_paths_map: Option<BTreeMap<String, String>>,
    /// Required.
    #[serde(rename = "InputTemplate", skip_serializing_if = "Option::is_none")]
    pub input_template: Option<String>,
}

/// [`ListRuleNamesByTargetRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRuleNamesByTarget.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListRuleNamesByTargetRequest {
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// Required.
    #[serde(rename = "TargetArn", skip_serializing_if = "Option::is_none")]
    pub target_arn: Option<String>,
}

/// [`ListRuleNamesByTargetResponse`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRuleNamesByTargetResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListRuleNamesByTargetResponse {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "RuleNames", skip_serializing_if = "Option::is_none")]
    pub rule_names: Option<Vec<String>>,
}

/// [`ListRulesRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListRulesRequest {
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(rename = "NamePrefix", skip_serializing_if = "Option::is_none")]
    pub name_prefix: Option<String>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// [`ListRulesResponse`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRulesResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListRulesResponse {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Rules", skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<Rule>>,
}

/// [`ListTagsForResourceRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTagsForResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListTagsForResourceRequest {
    /// Required.
    #[serde(rename = "ResourceARN", skip_serializing_if = "Option::is_none")]
    pub resource_arn: Option<String>,
}

/// [`ListTagsForResourceResponse`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTagsForResourceResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListTagsForResourceResponse {
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`ListTargetsByRuleRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListTargetsByRuleRequest {
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// Required.
    #[serde(rename = "Rule", skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// [`ListTargetsByRuleResponse`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRuleResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListTargetsByRuleResponse {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Targets", skip_serializing_if = "Option::is_none")]
    pub targets: Option<Vec<Target>>,
}

/// [`PutEventsRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutEventsRequest {
    #[serde(rename = "EndpointId", skip_serializing_if = "Option::is_none")]
    pub endpoint_id: Option<String>,
    /// Required.
    #[serde(rename = "Entries", skip_serializing_if = "Option::is_none")]
    pub entries: Option<Vec<PutEventsRequestEntry>>,
}

/// [`PutEventsRequestEntry`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutEventsRequestEntry {
    #[serde(rename = "Detail", skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    #[serde(rename = "DetailType", skip_serializing_if = "Option::is_none")]
    pub detail_type: Option<String>,
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    #[serde(rename = "Resources", skip_serializing_if = "Option::is_none")]
    pub resources: Option<Vec<String>>,
    #[serde(rename = "Source", skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(rename = "Time", skip_serializing_if = "Option::is_none")]
    pub time: Option<Timestamp>,
    #[serde(rename = "TraceHeader", skip_serializing_if = "Option::is_none")]
    pub trace_header: Option<String>,
}

/// [`PutEventsResponse`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutEventsResponse {
    #[serde(rename = "Entries", skip_serializing_if = "Option::is_none")]
    pub entries: Option<Vec<PutEventsResultEntry>>,
    #[serde(rename = "FailedEntryCount", skip_serializing_if = "Option::is_none")]
    pub failed_entry_count: Option<i32>,
}

/// [`PutEventsResultEntry`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutEventsResultEntry {
    #[serde(rename = "ErrorCode", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(rename = "ErrorMessage", skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    #[serde(rename = "EventId", skip_serializing_if = "Option::is_none")]
    pub event_id: Option<String>,
}

/// [`PutRuleRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutRuleRequest {
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    #[serde(rename = "EventPattern", skip_serializing_if = "Option::is_none")]
    pub event_pattern: Option<String>,
    /// Required.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "RoleArn", skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    #[serde(rename = "ScheduleExpression", skip_serializing_if = "Option::is_none")]
    pub schedule_expression: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<RuleState>>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`PutRuleResponse`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRuleResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutRuleResponse {
    #[serde(rename = "RuleArn", skip_serializing_if = "Option::is_none")]
    pub rule_arn: Option<String>,
}

/// [`PutTargetsRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutTargetsRequest {
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    /// Required.
    #[serde(rename = "Rule", skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Required.
    #[serde(rename = "Targets", skip_serializing_if = "Option::is_none")]
    pub targets: Option<Vec<Target>>,
}

/// [`PutTargetsResponse`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargetsResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutTargetsResponse {
    #[serde(rename = "FailedEntries", skip_serializing_if = "Option::is_none")]
    pub failed_entries: Option<Vec<PutTargetsResultEntry>>,
    #[serde(rename = "FailedEntryCount", skip_serializing_if = "Option::is_none")]
    pub failed_entry_count: Option<i32>,
}

/// [`PutTargetsResultEntry`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargetsResultEntry.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PutTargetsResultEntry {
    #[serde(rename = "ErrorCode", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(rename = "ErrorMessage", skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    #[serde(rename = "TargetId", skip_serializing_if = "Option::is_none")]
    pub target_id: Option<String>,
}

/// [`RemoveTargetsRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveTargetsRequest {
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    #[serde(rename = "Force", skip_serializing_if = "Option::is_none")]
    pub force: Option<bool>,
    /// Required.
    #[serde(rename = "Ids", skip_serializing_if = "Option::is_none")]
    pub ids: Option<Vec<String>>,
    /// Required.
    #[serde(rename = "Rule", skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// [`RemoveTargetsResponse`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargetsResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveTargetsResponse {
    #[serde(rename = "FailedEntries", skip_serializing_if = "Option::is_none")]
    pub failed_entries: Option<Vec<RemoveTargetsResultEntry>>,
    #[serde(rename = "FailedEntryCount", skip_serializing_if = "Option::is_none")]
    pub failed_entry_count: Option<i32>,
}

/// [`RemoveTargetsResultEntry`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargetsResultEntry.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RemoveTargetsResultEntry {
    #[serde(rename = "ErrorCode", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(rename = "ErrorMessage", skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    #[serde(rename = "TargetId", skip_serializing_if = "Option::is_none")]
    pub target_id: Option<String>,
}

/// [`RetryPolicy`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RetryPolicy {
    #[serde(
        rename = "MaximumEventAgeInSeconds",
        skip_serializing_if = "Option::is_none"
    )]
    pub maximum_event_age_in_seconds: Option<i32>,
    #[serde(
        rename = "MaximumRetryAttempts",
        skip_serializing_if = "Option::is_none"
    )]
    pub maximum_retry_attempts: Option<i32>,
}

/// [`Rule`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Rule.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Rule {
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "EventBusName", skip_serializing_if = "Option::is_none")]
    pub event_bus_name: Option<String>,
    #[serde(rename = "EventPattern", skip_serializing_if = "Option::is_none")]
    pub event_pattern: Option<String>,
    #[serde(rename = "ManagedBy", skip_serializing_if = "Option::is_none")]
    pub managed_by: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "RoleArn", skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    #[serde(rename = "ScheduleExpression", skip_serializing_if = "Option::is_none")]
    pub schedule_expression: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<Open<RuleState>>,
}

/// [`SqsParameters`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_SqsParameters.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SqsParameters {
    #[serde(rename = "MessageGroupId", skip_serializing_if = "Option::is_none")]
    pub message_group_id: Option<String>,
}

/// [`Tag`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Tag.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Tag {
    /// Required.
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Required.
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// [`TagResourceRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TagResourceRequest {
    /// Required.
    #[serde(rename = "ResourceARN", skip_serializing_if = "Option::is_none")]
    pub resource_arn: Option<String>,
    /// Required.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// [`TagResourceResponse`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResourceResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TagResourceResponse {}

/// [`Target`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Target {
    /// Required.
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "DeadLetterConfig", skip_serializing_if = "Option::is_none")]
    pub dead_letter_config: Option<DeadLetterConfig>,
    /// Required.
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "Input", skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    #[serde(rename = "InputPath", skip_serializing_if = "Option::is_none")]
    pub input_path: Option<String>,
    #[serde(rename = "InputTransformer", skip_serializing_if = "Option::is_none")]
    pub input_transformer: Option<InputTransformer>,
    #[serde(rename = "RetryPolicy", skip_serializing_if = "Option::is_none")]
    pub retry_policy: Option<RetryPolicy>,
    #[serde(rename = "RoleArn", skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    #[serde(rename = "SqsParameters", skip_serializing_if = "Option::is_none")]
    pub sqs_parameters: Option<SqsParameters>,
}

/// [`TestEventPatternRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TestEventPatternRequest {
    /// Required.
    #[serde(rename = "Event", skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Required.
    #[serde(rename = "EventPattern", skip_serializing_if = "Option::is_none")]
    pub event_pattern: Option<String>,
}

/// [`TestEventPatternResponse`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPatternResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TestEventPatternResponse {
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<bool>,
}

/// [`UntagResourceRequest`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UntagResource.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UntagResourceRequest {
    /// Required.
    #[serde(rename = "ResourceARN", skip_serializing_if = "Option::is_none")]
    pub resource_arn: Option<String>,
    /// Required.
    #[serde(rename = "TagKeys", skip_serializing_if = "Option::is_none")]
    pub tag_keys: Option<Vec<String>>,
}

/// [`UntagResourceResponse`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UntagResourceResponse.html) of the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct UntagResourceResponse {}

/// The `RuleState` of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleState {
    /// `ENABLED`
    Enabled,
    /// `DISABLED`
    Disabled,
    /// `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`
    EnabledWithAllCloudtrailManagementEvents,
}

impl RuleState {
    /// Every variant, in the order of AWS's service model.
    pub const ALL: &'static [Self] = &[
        Self::Enabled,
        Self::Disabled,
        Self::EnabledWithAllCloudtrailManagementEvents,
    ];

    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
            Self::EnabledWithAllCloudtrailManagementEvents => {
                "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"
            }
        }
    }
}

impl Enumeration for RuleState {
    const ALL: &'static [Self] = Self::ALL;
    fn as_str(self) -> &'static str {
        Self::as_str(self)
    }
}

impl FromStr for RuleState {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord {
            what: "rule state",
            found: word.to_owned(),
            expected: &[
                "ENABLED",
                "DISABLED",
                "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
            ],
        })
    }
}
