// SPDX-License-Identifier: Apache-2.0
// Written by `cargo xtask generate`: do not edit.

use crate::error::{ApiError, ErrorCode};
use crate::events::types::{
    DeleteRuleRequest, DescribeRuleRequest, DescribeRuleResponse, DisableRuleRequest,
    EnableRuleRequest, ListRuleNamesByTargetRequest, ListRuleNamesByTargetResponse,
    ListRulesRequest, ListRulesResponse, ListTagsForResourceRequest, ListTagsForResourceResponse,
    ListTargetsByRuleRequest, ListTargetsByRuleResponse, PutEventsRequest, PutEventsResponse,
    PutRuleRequest, PutRuleResponse, PutTargetsRequest, PutTargetsResponse, RemoveTargetsRequest,
    RemoveTargetsResponse, TagResourceRequest, TagResourceResponse, TestEventPatternRequest,
    TestEventPatternResponse, UntagResourceRequest, UntagResourceResponse,
};
use crate::operations::dispatch::Request;
use crate::operations::{Operation, Remote, Transport};
use async_trait::async_trait;
use bytes::Bytes;

/// Every operation of the service, by name.
pub static OPERATIONS: &[Operation] = &[
    Operation {
        name: "DeleteRule",
        errors: &[
            ErrorCode::ConcurrentModificationException,
            ErrorCode::ManagedRuleException,
            ErrorCode::InternalException,
            ErrorCode::ResourceNotFoundException,
        ],
    },
    Operation {
        name: "DescribeRule",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InternalException,
        ],
    },
    Operation {
        name: "DisableRule",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::ConcurrentModificationException,
            ErrorCode::ManagedRuleException,
            ErrorCode::InternalException,
        ],
    },
    Operation {
        name: "EnableRule",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::ConcurrentModificationException,
            ErrorCode::ManagedRuleException,
            ErrorCode::InternalException,
        ],
    },
    Operation {
        name: "ListRuleNamesByTarget",
        errors: &[
            ErrorCode::InternalException,
            ErrorCode::ResourceNotFoundException,
        ],
    },
    Operation {
        name: "ListRules",
        errors: &[
            ErrorCode::InternalException,
            ErrorCode::ResourceNotFoundException,
        ],
    },
    Operation {
        name: "ListTagsForResource",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InternalException,
        ],
    },
    Operation {
        name: "ListTargetsByRule",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InternalException,
        ],
    },
    Operation {
        name: "PutEvents",
        errors: &[ErrorCode::InternalException],
    },
    Operation {
        name: "PutRule",
        errors: &[
            ErrorCode::InvalidEventPatternException,
            ErrorCode::LimitExceededException,
            ErrorCode::ConcurrentModificationException,
            ErrorCode::ManagedRuleException,
            ErrorCode::InternalException,
            ErrorCode::ResourceNotFoundException,
        ],
    },
    Operation {
        name: "PutTargets",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::ConcurrentModificationException,
            ErrorCode::LimitExceededException,
            ErrorCode::ManagedRuleException,
            ErrorCode::InternalException,
        ],
    },
    Operation {
        name: "RemoveTargets",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::ConcurrentModificationException,
            ErrorCode::ManagedRuleException,
            ErrorCode::InternalException,
        ],
    },
    Operation {
        name: "TagResource",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::ConcurrentModificationException,
            ErrorCode::InternalException,
            ErrorCode::ManagedRuleException,
        ],
    },
    Operation {
        name: "TestEventPattern",
        errors: &[
            ErrorCode::InvalidEventPatternException,
            ErrorCode::InternalException,
        ],
    },
    Operation {
        name: "UntagResource",
        errors: &[
            ErrorCode::ResourceNotFoundException,
            ErrorCode::InternalException,
            ErrorCode::ConcurrentModificationException,
            ErrorCode::ManagedRuleException,
        ],
    },
];

/// The operations of EventBridge on rules, their targets and events: one method for each operation.
///
/// A method that an implementation leaves out answers `NotImplemented` and names the operation.
#[async_trait]
pub trait EventsApi: Send + Sync {
    /// [`DeleteRule`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html)
    async fn delete_rule(&self, input: DeleteRuleRequest) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DeleteRule"))
    }

    /// [`DescribeRule`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html)
    async fn describe_rule(
        &self,
        input: DescribeRuleRequest,
    ) -> Result<DescribeRuleResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DescribeRule"))
    }

    /// [`DisableRule`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html)
    async fn disable_rule(&self, input: DisableRuleRequest) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("DisableRule"))
    }

    /// [`EnableRule`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EnableRule.html)
    async fn enable_rule(&self, input: EnableRuleRequest) -> Result<(), ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("EnableRule"))
    }

    /// [`ListRuleNamesByTarget`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRuleNamesByTarget.html)
    async fn list_rule_names_by_target(
        &self,
        input: ListRuleNamesByTargetRequest,
    ) -> Result<ListRuleNamesByTargetResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListRuleNamesByTarget"))
    }

    /// [`ListRules`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html)
    async fn list_rules(&self, input: ListRulesRequest) -> Result<ListRulesResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListRules"))
    }

    /// [`ListTagsForResource`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTagsForResource.html)
    async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListTagsForResource"))
    }

    /// [`ListTargetsByRule`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html)
    async fn list_targets_by_rule(
        &self,
        input: ListTargetsByRuleRequest,
    ) -> Result<ListTargetsByRuleResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("ListTargetsByRule"))
    }

    /// [`PutEvents`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html)
    async fn put_events(&self, input: PutEventsRequest) -> Result<PutEventsResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("PutEvents"))
    }

    /// [`PutRule`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html)
    async fn put_rule(&self, input: PutRuleRequest) -> Result<PutRuleResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("PutRule"))
    }

    /// [`PutTargets`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html)
    async fn put_targets(&self, input: PutTargetsRequest) -> Result<PutTargetsResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("PutTargets"))
    }

    /// [`RemoveTargets`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html)
    async fn remove_targets(
        &self,
        input: RemoveTargetsRequest,
    ) -> Result<RemoveTargetsResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("RemoveTargets"))
    }

    /// [`TagResource`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResource.html)
    async fn tag_resource(
        &self,
        input: TagResourceRequest,
    ) -> Result<TagResourceResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("TagResource"))
    }

    /// [`TestEventPattern`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html)
    async fn test_event_pattern(
        &self,
        input: TestEventPatternRequest,
    ) -> Result<TestEventPatternResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("TestEventPattern"))
    }

    /// [`UntagResource`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UntagResource.html)
    async fn untag_resource(
        &self,
        input: UntagResourceRequest,
    ) -> Result<UntagResourceResponse, ApiError> {
        let _ = input;
        Err(ApiError::not_implemented("UntagResource"))
    }
}

#[async_trait]
impl<T: Transport> EventsApi for Remote<T> {
    async fn delete_rule(&self, input: DeleteRuleRequest) -> Result<(), ApiError> {
        self.call_without_output("DeleteRule", &input).await
    }

    async fn describe_rule(
        &self,
        input: DescribeRuleRequest,
    ) -> Result<DescribeRuleResponse, ApiError> {
        self.call("DescribeRule", &input).await
    }

    async fn disable_rule(&self, input: DisableRuleRequest) -> Result<(), ApiError> {
        self.call_without_output("DisableRule", &input).await
    }

    async fn enable_rule(&self, input: EnableRuleRequest) -> Result<(), ApiError> {
        self.call_without_output("EnableRule", &input).await
    }

    async fn list_rule_names_by_target(
        &self,
        input: ListRuleNamesByTargetRequest,
    ) -> Result<ListRuleNamesByTargetResponse, ApiError> {
        self.call("ListRuleNamesByTarget", &input).await
    }

    async fn list_rules(&self, input: ListRulesRequest) -> Result<ListRulesResponse, ApiError> {
        self.call("ListRules", &input).await
    }

    async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResponse, ApiError> {
        self.call("ListTagsForResource", &input).await
    }

    async fn list_targets_by_rule(
        &self,
        input: ListTargetsByRuleRequest,
    ) -> Result<ListTargetsByRuleResponse, ApiError> {
        self.call("ListTargetsByRule", &input).await
    }

    async fn put_events(&self, input: PutEventsRequest) -> Result<PutEventsResponse, ApiError> {
        self.call("PutEvents", &input).await
    }

    async fn put_rule(&self, input: PutRuleRequest) -> Result<PutRuleResponse, ApiError> {
        self.call("PutRule", &input).await
    }

    async fn put_targets(&self, input: PutTargetsRequest) -> Result<PutTargetsResponse, ApiError> {
        self.call("PutTargets", &input).await
    }

    async fn remove_targets(
        &self,
        input: RemoveTargetsRequest,
    ) -> Result<RemoveTargetsResponse, ApiError> {
        self.call("RemoveTargets", &input).await
    }

    async fn tag_resource(
        &self,
        input: TagResourceRequest,
    ) -> Result<TagResourceResponse, ApiError> {
        self.call("TagResource", &input).await
    }

    async fn test_event_pattern(
        &self,
        input: TestEventPatternRequest,
    ) -> Result<TestEventPatternResponse, ApiError> {
        self.call("TestEventPattern", &input).await
    }

    async fn untag_resource(
        &self,
        input: UntagResourceRequest,
    ) -> Result<UntagResourceResponse, ApiError> {
        self.call("UntagResource", &input).await
    }
}

/// Serves one request: reads and checks the body, calls the operation, writes its output.
///
/// This is the only way in for HTTP, for in-process callers and for state machine tasks alike.
///
/// # Errors
///
/// `NotImplemented` for a name that is not in [`OPERATIONS`], `SerializationException` and
/// `ValidationException` for a body that is not a proper input, and what the operation itself answers.
pub async fn dispatch(
    api: &dyn EventsApi,
    operation: &str,
    body: &[u8],
) -> Result<Bytes, ApiError> {
    let request = Request { body };
    match operation {
        "DeleteRule" => {
            request
                .answer_without_output(|input| api.delete_rule(input))
                .await
        }
        "DescribeRule" => request.answer(|input| api.describe_rule(input)).await,
        "DisableRule" => {
            request
                .answer_without_output(|input| api.disable_rule(input))
                .await
        }
        "EnableRule" => {
            request
                .answer_without_output(|input| api.enable_rule(input))
                .await
        }
        "ListRuleNamesByTarget" => {
            request
                .answer(|input| api.list_rule_names_by_target(input))
                .await
        }
        "ListRules" => request.answer(|input| api.list_rules(input)).await,
        "ListTagsForResource" => {
            request
                .answer(|input| api.list_tags_for_resource(input))
                .await
        }
        "ListTargetsByRule" => {
            request
                .answer(|input| api.list_targets_by_rule(input))
                .await
        }
        "PutEvents" => request.answer(|input| api.put_events(input)).await,
        "PutRule" => request.answer(|input| api.put_rule(input)).await,
        "PutTargets" => request.answer(|input| api.put_targets(input)).await,
        "RemoveTargets" => request.answer(|input| api.remove_targets(input)).await,
        "TagResource" => request.answer(|input| api.tag_resource(input)).await,
        "TestEventPattern" => request.answer(|input| api.test_event_pattern(input)).await,
        "UntagResource" => request.answer(|input| api.untag_resource(input)).await,
        _ => Err(ApiError::not_implemented(operation)),
    }
}
