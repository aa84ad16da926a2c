// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::constraints::pattern::Pattern;
use crate::constraints::scalar::{OneOf, Range, Text};
use crate::constraints::{Members, Validate};
use crate::events::types::{
    DeadLetterConfig, DeleteRuleRequest, DescribeRuleRequest, DisableRuleRequest,
    EnableRuleRequest, InputTransformer, ListRuleNamesByTargetRequest, ListRulesRequest,
    ListTagsForResourceRequest, ListTargetsByRuleRequest, PutEventsRequest, PutEventsRequestEntry,
    PutRuleRequest, PutTargetsRequest, RemoveTargetsRequest, RetryPolicy, SqsParameters, Tag,
    TagResourceRequest, Target, TestEventPatternRequest, UntagResourceRequest,
};

const ARN: Text = Text {
    min: Some(1),
    max: Some(1600),
    pattern: None,
};

const ENDPOINT_ID: Text = Text {
    min: Some(1),
    max: Some(50),
    pattern: Some(Pattern::EndpointId(r"^[A-Za-z0-9\-]+[\.][A-Za-z0-9\-]+$")),
};

const EVENT_BUS_NAME_OR_ARN: Text = Text {
    min: Some(1),
    max: Some(1600),
    pattern: Some(Pattern::BusNameOrArn(
        r"(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+",
    )),
};

const EVENT_PATTERN: Text = Text {
    min: None,
    max: Some(4096),
    pattern: None,
};

const EVENT_RESOURCE: Text = Text {
    min: None,
    max: Some(2048),
    pattern: None,
};

const INPUT_TRANSFORMER_PATH_KEY: Text = Text {
    min: Some(1),
    max: Some(256),
    pattern: Some(Pattern::PathKey(r"[A-Za-z0-9\_\-]+")),
};

const LIMIT_MAX100: Range<i32> = Range {
    min: Some(1),
    max: Some(100),
};

const MAXIMUM_EVENT_AGE_IN_SECONDS: Range<i32> = Range {
    min: Some(60),
    max: Some(86400),
};

const MAXIMUM_RETRY_ATTEMPTS: Range<i32> = Range {
    min: Some(0),
    max: Some(185),
};

const MESSAGE_GROUP_ID: Text = Text {
    min: None,
    max: Some(100),
    pattern: None,
};

const NEXT_TOKEN: Text = Text {
    min: Some(1),
    max: Some(2048),
    pattern: None,
};

const NON_PARTNER_EVENT_BUS_NAME_OR_ARN: Text = Text {
    min: Some(1),
    max: Some(1600),
    pattern: Some(Pattern::BusNameOrArn(
        r"(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[\.\-_A-Za-z0-9]+",
    )),
};

const RESOURCE_ARN: Text = Text {
    min: Some(1),
    max: Some(1600),
    pattern: None,
};

const ROLE_ARN: Text = Text {
    min: Some(1),
    max: Some(1600),
    pattern: None,
};

const RULE_DESCRIPTION: Text = Text {
    min: None,
    max: Some(512),
    pattern: None,
};

const RULE_NAME: Text = Text {
    min: Some(1),
    max: Some(64),
    pattern: Some(Pattern::RuleName(r"[\.\-_A-Za-z0-9]+")),
};

const SCHEDULE_EXPRESSION: Text = Text {
    min: None,
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

const TARGET_ARN: Text = Text {
    min: Some(1),
    max: Some(1600),
    pattern: None,
};

const TARGET_ID: Text = Text {
    min: Some(1),
    max: Some(64),
    pattern: Some(Pattern::RuleName(r"[\.\-_A-Za-z0-9]+")),
};

const TARGET_INPUT: Text = Text {
    min: None,
    max: Some(8192),
    pattern: None,
};

const TARGET_INPUT_PATH: Text = Text {
    min: None,
    max: Some(256),
    pattern: None,
};

const TRACE_HEADER: Text = Text {
    min: Some(1),
    max: Some(500),
    pattern: None,
};

const TRANSFORMER_INPUT: Text = Text {
    min: Some(1),
    max: Some(8192),
    pattern: None,
};

impl Validate for DeadLetterConfig {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("arn", self.arn.as_ref(), &RESOURCE_ARN);
    }
}

impl Validate for DeleteRuleRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "eventBusName",
            self.event_bus_name.as_ref(),
            &EVENT_BUS_NAME_OR_ARN,
        );
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &RULE_NAME);
    }
}

impl Validate for DescribeRuleRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "eventBusName",
            self.event_bus_name.as_ref(),
            &EVENT_BUS_NAME_OR_ARN,
        );
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &RULE_NAME);
    }
}

impl Validate for DisableRuleRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "eventBusName",
            self.event_bus_name.as_ref(),
            &EVENT_BUS_NAME_OR_ARN,
        );
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &RULE_NAME);
    }
}

impl Validate for EnableRuleRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "eventBusName",
            self.event_bus_name.as_ref(),
            &EVENT_BUS_NAME_OR_ARN,
        );
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &RULE_NAME);
    }
}

impl Validate for InputTransformer {
    fn check(&self, members: &mut Members<'_>) {
        members.map(
            "inputPathsMap",
            self.input_paths_map.as_ref(),
            &INPUT_TRANSFORMER_PATH_KEY,
            &TARGET_INPUT_PATH,
        );
        members.required("inputTemplate", self.input_template.is_some());
        members.scalar(
            "inputTemplate",
            self.input_template.as_ref(),
            &TRANSFORMER_INPUT,
        );
    }
}

impl Validate for ListRuleNamesByTargetRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "eventBusName",
            self.event_bus_name.as_ref(),
            &EVENT_BUS_NAME_OR_ARN,
        );
        members.scalar("limit", self.limit.as_ref(), &LIMIT_MAX100);
        members.scalar("nextToken", self.next_token.as_ref(), &NEXT_TOKEN);
        members.required("targetArn", self.target_arn.is_some());
        members.scalar("targetArn", self.target_arn.as_ref(), &TARGET_ARN);
    }
}

impl Validate for ListRulesRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "eventBusName",
            self.event_bus_name.as_ref(),
            &EVENT_BUS_NAME_OR_ARN,
        );
        members.scalar("limit", self.limit.as_ref(), &LIMIT_MAX100);
        members.scalar("namePrefix", self.name_prefix.as_ref(), &RULE_NAME);
        members.scalar("nextToken", self.next_token.as_ref(), &NEXT_TOKEN);
    }
}

impl Validate for ListTagsForResourceRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("resourceARN", self.resource_arn.is_some());
        members.scalar("resourceARN", self.resource_arn.as_ref(), &ARN);
    }
}

impl Validate for ListTargetsByRuleRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "eventBusName",
            self.event_bus_name.as_ref(),
            &EVENT_BUS_NAME_OR_ARN,
        );
        members.scalar("limit", self.limit.as_ref(), &LIMIT_MAX100);
        members.scalar("nextToken", self.next_token.as_ref(), &NEXT_TOKEN);
        members.required("rule", self.rule.is_some());
        members.scalar("rule", self.rule.as_ref(), &RULE_NAME);
    }
}

impl Validate for PutEventsRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("endpointId", self.endpoint_id.as_ref(), &ENDPOINT_ID);
        members.required("entries", self.entries.is_some());
        members.length_unseen("entries", self.entries.as_ref(), Some(1), Some(10));
        members.structures("entries", self.entries.as_ref());
    }
}

impl Validate for PutEventsRequestEntry {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "eventBusName",
            self.event_bus_name.as_ref(),
            &NON_PARTNER_EVENT_BUS_NAME_OR_ARN,
        );
        members.list("resources", self.resources.as_ref(), &EVENT_RESOURCE);
        members.scalar("traceHeader", self.trace_header.as_ref(), &TRACE_HEADER);
    }
}

impl Validate for PutRuleRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar("description", self.description.as_ref(), &RULE_DESCRIPTION);
        members.scalar(
            "eventBusName",
            self.event_bus_name.as_ref(),
            &EVENT_BUS_NAME_OR_ARN,
        );
        members.scalar("eventPattern", self.event_pattern.as_ref(), &EVENT_PATTERN);
        members.required("name", self.name.is_some());
        members.scalar("name", self.name.as_ref(), &RULE_NAME);
        members.scalar("roleArn", self.role_arn.as_ref(), &ROLE_ARN);
        members.scalar(
            "scheduleExpression",
            self.schedule_expression.as_ref(),
            &SCHEDULE_EXPRESSION,
        );
        members.scalar("state", self.state.as_ref(), &OneOf);
        members.structures("tags", self.tags.as_ref());
    }
}

impl Validate for PutTargetsRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "eventBusName",
            self.event_bus_name.as_ref(),
            &EVENT_BUS_NAME_OR_ARN,
        );
        members.required("rule", self.rule.is_some());
        members.scalar("rule", self.rule.as_ref(), &RULE_NAME);
        members.required("targets", self.targets.is_some());
        members.length_unseen("targets", self.targets.as_ref(), Some(1), Some(100));
        members.structures("targets", self.targets.as_ref());
    }
}

impl Validate for RemoveTargetsRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "eventBusName",
            self.event_bus_name.as_ref(),
            &EVENT_BUS_NAME_OR_ARN,
        );
        members.required("ids", self.ids.is_some());
        members.length("ids", self.ids.as_ref(), Some(1), Some(100));
        members.list("ids", self.ids.as_ref(), &TARGET_ID);
        members.required("rule", self.rule.is_some());
        members.scalar("rule", self.rule.as_ref(), &RULE_NAME);
    }
}

impl Validate for RetryPolicy {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "maximumEventAgeInSeconds",
            self.maximum_event_age_in_seconds.as_ref(),
            &MAXIMUM_EVENT_AGE_IN_SECONDS,
        );
        members.scalar(
            "maximumRetryAttempts",
            self.maximum_retry_attempts.as_ref(),
            &MAXIMUM_RETRY_ATTEMPTS,
        );
    }
}

impl Validate for SqsParameters {
    fn check(&self, members: &mut Members<'_>) {
        members.scalar(
            "messageGroupId",
            self.message_group_id.as_ref(),
            &MESSAGE_GROUP_ID,
        );
    }
}

impl Validate for Tag {
    fn check(&self, members: &mut Members<'_>) {
        members.required("key", self.key.is_some());
        members.scalar("key", self.key.as_ref(), &TAG_KEY);
        members.required("value", self.value.is_some());
        members.scalar("value", self.value.as_ref(), &TAG_VALUE);
    }
}

impl Validate for TagResourceRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("resourceARN", self.resource_arn.is_some());
        members.scalar("resourceARN", self.resource_arn.as_ref(), &ARN);
        members.required("tags", self.tags.is_some());
        members.structures("tags", self.tags.as_ref());
    }
}

impl Validate for Target {
    fn check(&self, members: &mut Members<'_>) {
        members.required("arn", self.arn.is_some());
        members.scalar("arn", self.arn.as_ref(), &TARGET_ARN);
        members.structure("deadLetterConfig", self.dead_letter_config.as_ref());
        members.required("id", self.id.is_some());
        members.scalar("id", self.id.as_ref(), &TARGET_ID);
        members.scalar("input", self.input.as_ref(), &TARGET_INPUT);
        members.scalar("inputPath", self.input_path.as_ref(), &TARGET_INPUT_PATH);
        members.structure("inputTransformer", self.input_transformer.as_ref());
        members.structure("retryPolicy", self.retry_policy.as_ref());
        members.scalar("roleArn", self.role_arn.as_ref(), &ROLE_ARN);
        members.structure("sqsParameters", self.sqs_parameters.as_ref());
    }
}

impl Validate for TestEventPatternRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("event", self.event.is_some());
        members.required("eventPattern", self.event_pattern.is_some());
        members.scalar("eventPattern", self.event_pattern.as_ref(), &EVENT_PATTERN);
    }
}

impl Validate for UntagResourceRequest {
    fn check(&self, members: &mut Members<'_>) {
        members.required("resourceARN", self.resource_arn.is_some());
        members.scalar("resourceARN", self.resource_arn.as_ref(), &ARN);
        members.required("tagKeys", self.tag_keys.is_some());
        members.list("tagKeys", self.tag_keys.as_ref(), &TAG_KEY);
    }
}
