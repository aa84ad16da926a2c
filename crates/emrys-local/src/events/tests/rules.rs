// SPDX-License-Identifier: Apache-2.0
//! Rules and their targets as they are put, shown, listed and refused.

use emrys_protocol::events::types::{
    DeleteRuleRequest, DescribeRuleRequest, ListRuleNamesByTargetRequest, ListRulesRequest,
    ListTagsForResourceRequest, ListTargetsByRuleRequest, PutRuleRequest, RemoveTargetsRequest,
    Tag, TagResourceRequest, TestEventPatternRequest, UntagResourceRequest,
};
use emrys_protocol::{ErrorCode, EventsApi as _};
use serde_json::{Value, json};

use super::{Site, arn, put_targets, target};

#[tokio::test]
async fn rules_are_shown_changed_and_deleted_as_they_were_put() {
    let site = Site::new().await;
    let tag = Tag {
        key: Some("team".to_owned()),
        value: Some("sales".to_owned()),
    };
    let put = PutRuleRequest {
        name: Some("r".to_owned()),
        event_pattern: Some(r#"{"source": ["shop"]}"#.to_owned()),
        description: Some("of the shop".to_owned()),
        tags: Some(vec![tag.clone()]),
        ..PutRuleRequest::default()
    };
    let service = site.service();
    let rule = service.put_rule(put.clone()).await.unwrap().rule_arn;
    put_targets(&service, "r", vec![target("t", &arn("sweep"))])
        .await
        .unwrap();
    drop(service);
    let site = site.restarted().await;
    let service = site.service();
    // A rule that is put again is another rule with the same tags and targets.
    let mut again = put;
    again.description = None;
    again.tags = None;
    service.put_rule(again).await.unwrap();
    let describe = DescribeRuleRequest {
        name: Some("r".to_owned()),
        event_bus_name: Some("default".to_owned()),
    };
    let described = service.describe_rule(describe.clone()).await.unwrap();
    assert_eq!(described.arn, rule);
    assert_eq!(described.description, None);
    assert_eq!(
        described.event_pattern.as_deref(),
        Some(r#"{"source": ["shop"]}"#)
    );
    assert_eq!(described.state.unwrap().as_str(), "ENABLED");
    let tags = ListTagsForResourceRequest {
        resource_arn: rule.clone(),
    };
    let listed = service.list_tags_for_resource(tags.clone()).await.unwrap();
    assert_eq!(listed.tags.unwrap(), [tag]);
    let more = TagResourceRequest {
        resource_arn: rule.clone(),
        tags: Some(vec![Tag {
            key: Some("stage".to_owned()),
            value: Some("test".to_owned()),
        }]),
    };
    service.tag_resource(more).await.unwrap();
    let fewer = UntagResourceRequest {
        resource_arn: rule,
        tag_keys: Some(vec!["team".to_owned()]),
    };
    service.untag_resource(fewer).await.unwrap();
    let listed = service.list_tags_for_resource(tags).await.unwrap();
    assert_eq!(listed.tags.unwrap().len(), 1);

    let by_target = ListRuleNamesByTargetRequest {
        target_arn: Some(arn("sweep")),
        ..ListRuleNamesByTargetRequest::default()
    };
    let names = service.list_rule_names_by_target(by_target).await.unwrap();
    assert_eq!(names.rule_names.unwrap(), ["r"]);
    let delete = DeleteRuleRequest {
        name: Some("r".to_owned()),
        ..DeleteRuleRequest::default()
    };
    let refused = service.delete_rule(delete.clone()).await.unwrap_err();
    assert_eq!(
        refused.message(),
        "Rule can't be deleted since it has targets."
    );
    let remove = RemoveTargetsRequest {
        rule: Some("r".to_owned()),
        ids: Some(vec!["t".to_owned(), "u".to_owned()]),
        ..RemoveTargetsRequest::default()
    };
    let removed = service.remove_targets(remove).await.unwrap();
    assert_eq!(removed.failed_entry_count, Some(1));
    service.delete_rule(delete.clone()).await.unwrap();
    service.delete_rule(delete).await.unwrap();
    let gone = service.describe_rule(describe).await.unwrap_err();
    assert_eq!(*gone.code(), ErrorCode::ResourceNotFoundException);
}

#[tokio::test]
async fn lists_have_pages() {
    let site = Site::new().await;
    let service = site.service();
    for name in ["a-1", "a-2", "a-3", "b-1"] {
        site.rule(
            name,
            &json!({"source": ["x"]}),
            vec![target("t", &arn("sweep"))],
        )
        .await;
    }
    let mut request = ListRulesRequest {
        name_prefix: Some("a-".to_owned()),
        limit: Some(2),
        ..ListRulesRequest::default()
    };
    let first = service.list_rules(request.clone()).await.unwrap();
    let names = |rules: Option<Vec<emrys_protocol::events::types::Rule>>| {
        let rules = rules.unwrap().into_iter();
        rules.map(|rule| rule.name.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(names(first.rules), ["a-1", "a-2"]);
    request.next_token = first.next_token;
    let second = service.list_rules(request.clone()).await.unwrap();
    assert_eq!(names(second.rules), ["a-3"]);
    assert_eq!(second.next_token, None);
    request.next_token = Some("x".to_owned());
    assert!(service.list_rules(request).await.is_err());
    let targets = ListTargetsByRuleRequest {
        rule: Some("a-1".to_owned()),
        ..ListTargetsByRuleRequest::default()
    };
    let targets = service.list_targets_by_rule(targets).await.unwrap();
    assert_eq!(targets.targets.unwrap(), [target("t", &arn("sweep"))]);
}

#[tokio::test]
async fn what_cannot_be_is_refused() {
    let site = Site::new().await;
    let service = site.service();
    let rule = |pattern: Option<&str>, schedule: Option<&str>| PutRuleRequest {
        name: Some("r".to_owned()),
        event_pattern: pattern.map(str::to_owned),
        schedule_expression: schedule.map(str::to_owned),
        ..PutRuleRequest::default()
    };
    for (request, code) in [
        (rule(None, None), ErrorCode::ValidationException),
        (
            rule(Some("{}"), None),
            ErrorCode::InvalidEventPatternException,
        ),
        (
            rule(None, Some("rate(1 minutes)")),
            ErrorCode::ValidationException,
        ),
        (
            PutRuleRequest {
                event_bus_name: Some("other".to_owned()),
                ..rule(Some(r#"{"source": ["x"]}"#), None)
            },
            ErrorCode::ResourceNotFoundException,
        ),
    ] {
        let refused = service.put_rule(request).await.unwrap_err();
        assert_eq!(*refused.code(), code, "{refused}");
    }
    site.rule(
        "r",
        &json!({"source": ["x"]}),
        vec![target("t", &arn("sweep"))],
    )
    .await;
    let mut twice = target("t", &arn("sweep"));
    twice.input = Some("{}".to_owned());
    twice.input_path = Some("$".to_owned());
    let mut without_role = target("t", &arn("sweep"));
    without_role.role_arn = None;
    let mut malformed = target("t", &arn("sweep"));
    malformed.input = Some("{".to_owned());
    let bus = target("t", "arn:aws:events:us-east-1:000000000000:event-bus/b");
    for (refused, code) in [
        (twice, ErrorCode::ValidationException),
        (without_role, ErrorCode::ValidationException),
        (malformed, ErrorCode::ValidationException),
        (target("t", "sweep"), ErrorCode::ValidationException),
        (bus, ErrorCode::NotImplemented),
    ] {
        let error = put_targets(&service, "r", vec![refused]).await.unwrap_err();
        assert_eq!(*error.code(), code, "{error}");
    }
    let six = (0..6).map(|number| target(&number.to_string(), &arn("sweep")));
    let error = put_targets(&service, "r", six.collect()).await.unwrap_err();
    assert_eq!(*error.code(), ErrorCode::LimitExceededException);
    let error = put_targets(&service, "none", vec![target("t", &arn("sweep"))]).await;
    assert_eq!(
        *error.unwrap_err().code(),
        ErrorCode::ResourceNotFoundException
    );
}

#[tokio::test]
async fn a_pattern_is_tried_on_a_whole_event() {
    let site = Site::new().await;
    let mut event = json!({
        "id": "1", "account": "1", "source": "shop", "time": "2026-11-22T00:00:00Z", "region": "us-east-1",
        "resources": [], "detail-type": "x", "detail": {},
    });
    let test = |pattern: &str, event: &Value| {
        let (service, pattern, event) = (site.service(), pattern.to_owned(), event.to_string());
        async move {
            let tested = service.test_event_pattern(TestEventPatternRequest {
                event_pattern: Some(pattern),
                event: Some(event),
            });
            tested.await.map(|tested| tested.result.unwrap())
        }
    };
    assert!(test(r#"{"source": ["shop"]}"#, &event).await.unwrap());
    assert!(!test(r#"{"source": ["other"]}"#, &event).await.unwrap());
    let wrong = test(r#"{"source": "shop"}"#, &event).await.unwrap_err();
    assert_eq!(*wrong.code(), ErrorCode::InvalidEventPatternException);
    event.as_object_mut().unwrap().remove("region");
    let wrong = test(r#"{"source": ["shop"]}"#, &event).await.unwrap_err();
    assert_eq!(*wrong.code(), ErrorCode::ValidationException);
}
