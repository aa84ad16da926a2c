// SPDX-License-Identifier: Apache-2.0
//! Rules, events and deliveries on a real engine.

use std::path::Path;
use std::sync::Arc;

use emrys_protocol::events::types::{
    DeleteRuleRequest, DescribeRuleRequest, DisableRuleRequest, EnableRuleRequest,
    ListRuleNamesByTargetRequest, ListRulesRequest, ListTagsForResourceRequest,
    ListTargetsByRuleRequest, PutEventsRequest, PutEventsRequestEntry, PutRuleRequest,
    PutTargetsRequest, RemoveTargetsRequest, Tag, TagResourceRequest, Target,
    TestEventPatternRequest, UntagResourceRequest,
};
use emrys_protocol::handlers::Destination;
use emrys_protocol::states::types::{
    CreateStateMachineInput, DescribeExecutionInput, ListExecutionsInput, StartExecutionInput,
    StopExecutionInput,
};
use emrys_protocol::{ApiError, EngineApi as _, ErrorCode, EventsApi as _, StatesApi as _};
use emrys_store::Batch;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::Events;
use crate::engine::{Engine, Options, Service};

const ROLE: &str = "arn:aws:iam::000000000000:role/events";

async fn open(folder: &Path) -> Engine {
    let options = Options::new(folder.join("home"), folder.join("cache"));
    Engine::open(options).await.unwrap()
}

/// An engine with a machine that is watched and one that is started.
struct Site {
    engine: Engine,
    folder: TempDir,
}

impl Site {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = Self {
            engine: open(folder.path()).await,
            folder,
        };
        let pass = json!({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}});
        let wait = json!({"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 9999, "End": true}}});
        for (name, definition) in [("passes", &pass), ("waits", &wait), ("sweep", &pass)] {
            let executions = site.engine.executions();
            let created = executions.create_state_machine(CreateStateMachineInput {
                name: Some(name.to_owned()),
                definition: Some(definition.to_string().into()),
                role_arn: Some(ROLE.to_owned()),
                ..CreateStateMachineInput::default()
            });
            created.await.unwrap();
        }
        site
    }

    /// The same, after the engine was dropped in the middle of whatever it did.
    async fn restarted(self) -> Self {
        let Self { engine, folder } = self;
        drop(engine);
        Self {
            engine: reopened(folder.path()).await,
            folder,
        }
    }

    fn service(&self) -> Service {
        self.engine.service()
    }

    fn events(&self) -> Arc<Events> {
        self.service().shared.events().clone()
    }

    async fn rule(&self, name: &str, pattern: &Value, targets: Vec<Target>) {
        let service = self.service();
        let put = service.put_rule(PutRuleRequest {
            name: Some(name.to_owned()),
            event_pattern: Some(pattern.to_string()),
            ..PutRuleRequest::default()
        });
        put.await.unwrap();
        put_targets(&service, name, targets).await.unwrap();
    }

    async fn start(&self, machine: &str, input: &Value) -> String {
        let executions = self.engine.executions();
        let started = executions.start_execution(StartExecutionInput {
            state_machine_arn: Some(arn(machine)),
            input: Some(input.to_string().into()),
            ..StartExecutionInput::default()
        });
        started.await.unwrap().execution_arn.unwrap()
    }

    async fn stop(&self, execution: &str) {
        let executions = self.engine.executions();
        let stopped = executions.stop_execution(StopExecutionInput {
            execution_arn: Some(execution.to_owned()),
            ..StopExecutionInput::default()
        });
        stopped.await.unwrap();
    }

    /// The inputs of all executions of the machine, once everything has been delivered.
    async fn started(&self, machine: &str) -> Vec<Value> {
        self.events().settled().await;
        let executions = self.engine.executions();
        let listed = executions.list_executions(ListExecutionsInput {
            state_machine_arn: Some(arn(machine)),
            ..ListExecutionsInput::default()
        });
        let mut inputs = Vec::new();
        for execution in listed.await.unwrap().executions.unwrap() {
            let described = executions.describe_execution(DescribeExecutionInput {
                execution_arn: execution.execution_arn,
                ..DescribeExecutionInput::default()
            });
            let input = described.await.unwrap().input.unwrap();
            inputs.push(serde_json::from_str(input.reveal()).unwrap());
        }
        inputs
    }
}

/// Opens the folder once the last task of the engine before has let go of it.
async fn reopened(folder: &Path) -> Engine {
    loop {
        let options = Options::new(folder.join("home"), folder.join("cache"));
        match Engine::open(options).await {
            Ok(engine) => return engine,
            Err(_) => tokio::task::yield_now().await,
        }
    }
}

fn arn(machine: &str) -> String {
    format!("arn:aws:states:us-east-1:000000000000:stateMachine:{machine}")
}

fn target(id: &str, arn: &str) -> Target {
    Target {
        id: Some(id.to_owned()),
        arn: Some(arn.to_owned()),
        role_arn: Some(ROLE.to_owned()),
        ..Target::default()
    }
}

async fn put_targets(service: &Service, rule: &str, targets: Vec<Target>) -> Result<(), ApiError> {
    let put = service.put_targets(PutTargetsRequest {
        rule: Some(rule.to_owned()),
        targets: Some(targets),
        event_bus_name: None,
    });
    put.await.map(drop)
}

fn entry(source: &str, detail: &Value) -> PutEventsRequestEntry {
    PutEventsRequestEntry {
        source: Some(source.to_owned()),
        detail_type: Some("counted".to_owned()),
        detail: Some(detail.to_string()),
        ..PutEventsRequestEntry::default()
    }
}

async fn put_events(service: &Service, entries: Vec<PutEventsRequestEntry>) {
    let put = service.put_events(PutEventsRequest {
        entries: Some(entries),
        endpoint_id: None,
    });
    assert_eq!(put.await.unwrap().failed_entry_count, Some(0));
}

fn ended(machine: &str, statuses: &[&str]) -> Value {
    json!({
        "source": ["aws.states"],
        "detail-type": ["Step Functions Execution Status Change"],
        "detail": {"status": statuses, "stateMachineArn": [arn(machine)]},
    })
}

#[tokio::test]
async fn the_end_of_an_execution_starts_another_machine_once() {
    let site = Site::new().await;
    let pattern = ended("waits", &["ABORTED", "TIMED_OUT", "FAILED"]);
    let sweep = target("sweep", &arn("sweep"));
    site.rule("sweep", &pattern, vec![sweep]).await;
    let execution = site.start("waits", &json!({"a": 1})).await;
    assert!(site.started("sweep").await.is_empty());
    site.stop(&execution).await;
    let started = site.started("sweep").await;
    let [event] = started.as_slice() else {
        panic!("one execution: {started:?}");
    };
    assert_eq!(event["detail"]["executionArn"], json!(execution));
    assert_eq!(event["detail"]["status"], "ABORTED");
    assert_eq!(event["detail"]["input"], "{\"a\":1}");
    // Nothing is left to do, also not for the next engine.
    let site = site.restarted().await;
    assert_eq!(site.started("sweep").await.len(), 1);
}

#[tokio::test]
async fn an_engine_that_dies_at_once_delivers_when_it_is_there_again() {
    let site = Site::new().await;
    let pattern = ended("waits", &["ABORTED"]);
    let sweep = target("sweep", &arn("sweep"));
    site.rule("sweep", &pattern, vec![sweep]).await;
    let mut stopped = Vec::new();
    for number in 0..5 {
        stopped.push(site.start("waits", &json!(number)).await);
    }
    for execution in &stopped {
        site.stop(execution).await;
    }
    let site = site.restarted().await;
    let started = site.started("sweep").await;
    let mut swept: Vec<_> = started
        .iter()
        .map(|event| event["detail"]["executionArn"].as_str().unwrap())
        .collect();
    swept.sort_unstable();
    stopped.sort_unstable();
    assert_eq!(swept, stopped);
}

#[tokio::test]
async fn a_delivery_whose_end_was_not_written_starts_nothing_again() {
    let site = Site::new().await;
    let pattern = json!({"source": ["shop"]});
    let sweep = target("sweep", &arn("sweep"));
    site.rule("shop", &pattern, vec![sweep]).await;
    let event = json!({"id": "e-1", "source": "shop", "detail": {"n": 1}});
    for _ in 0..2 {
        // As the journal is when an engine dies between the start and the end of the delivery.
        let deliveries = site.events().deliveries_of(&event, 0);
        let mut batch = Batch::new();
        Events::write(&deliveries, &mut batch).unwrap();
        site.service().shared.journal().commit(batch).await.unwrap();
        site.events().resume(&site.service().shared).unwrap();
        assert_eq!(site.started("sweep").await, std::slice::from_ref(&event));
    }
}

#[tokio::test]
async fn every_status_of_an_execution_is_told() {
    let site = Site::new().await;
    let pattern = json!({"source": ["aws.states"], "detail": {"stateMachineArn": [arn("passes")]}});
    let mut sweep = target("sweep", &arn("sweep"));
    sweep.input_path = Some("$.detail.status".to_owned());
    site.rule("all", &pattern, vec![sweep]).await;
    site.start("passes", &json!({})).await;
    let mut statuses = site.started("sweep").await;
    statuses.sort_by_key(ToString::to_string);
    assert_eq!(statuses, ["RUNNING", "SUCCEEDED"]);
    let disable = DisableRuleRequest {
        name: Some("all".to_owned()),
        event_bus_name: None,
    };
    site.service().disable_rule(disable).await.unwrap();
    site.start("passes", &json!({})).await;
    assert_eq!(site.started("sweep").await.len(), 2);
    let enable = EnableRuleRequest {
        name: Some("all".to_owned()),
        event_bus_name: None,
    };
    site.service().enable_rule(enable).await.unwrap();
    site.start("passes", &json!({})).await;
    assert_eq!(site.started("sweep").await.len(), 4);
}

#[tokio::test]
async fn events_that_are_put_reach_every_target() {
    let site = Site::new().await;
    let queue = "arn:aws:sqs:us-east-1:000000000000:jobs";
    let topic = "arn:aws:sns:us-east-1:000000000000:alerts";
    let dead = "arn:aws:sqs:us-east-1:000000000000:dead";
    let mut constant = target("constant", &arn("sweep"));
    constant.input = Some(r#"{"n": 7}"#.to_owned());
    let mut gone = target("gone", &arn("none"));
    gone.dead_letter_config = Some(emrys_protocol::events::types::DeadLetterConfig {
        arn: Some(dead.to_owned()),
    });
    let targets = vec![
        constant,
        target("queue", queue),
        target("topic", topic),
        gone,
    ];
    let pattern = json!({"source": ["shop"], "detail": {"n": [{"numeric": [">", 1]}]}});
    site.rule("shop", &pattern, targets).await;
    let service = site.service();
    let entries = vec![
        entry("shop", &json!({"n": 1})),
        entry("shop", &json!({"n": 2})),
    ];
    put_events(&service, entries).await;
    assert_eq!(site.started("sweep").await, [json!({"n": 7})]);

    let messages = service.messages().await.unwrap();
    let to = |destination: Destination| {
        let sent = messages
            .iter()
            .filter(|message| message.destination == destination);
        sent.map(|message| message.event["Records"][0].clone())
            .collect::<Vec<_>>()
    };
    let [queued] = &to(Destination::Queue("jobs".to_owned()))[..] else {
        panic!("{messages:?}");
    };
    let body: Value = serde_json::from_str(queued["body"].as_str().unwrap()).unwrap();
    assert_eq!(body["detail"], json!({"n": 2}));
    let [published] = &to(Destination::Topic(topic.to_owned()))[..] else {
        panic!("{messages:?}");
    };
    assert_eq!(published["Sns"]["Message"], queued["body"]);
    let [letter] = &to(Destination::Queue("dead".to_owned()))[..] else {
        panic!("{messages:?}");
    };
    let code = &letter["messageAttributes"]["ERROR_CODE"]["stringValue"];
    assert_eq!(code, "StateMachineDoesNotExist");
    assert_eq!(letter["body"], queued["body"]);
    // The events themselves are messages, too.
    assert_eq!(
        messages
            .iter()
            .filter(|message| message.destination == Destination::EventBus("default".to_owned()))
            .count(),
        2
    );
}

#[tokio::test]
async fn entries_that_are_wrong_are_named_one_by_one() {
    let site = Site::new().await;
    let malformed = PutEventsRequestEntry {
        detail: Some("[]".to_owned()),
        ..entry("shop", &json!({}))
    };
    let without_source = PutEventsRequestEntry {
        source: None,
        ..entry("shop", &json!({}))
    };
    let service = site.service();
    let put = service.put_events(PutEventsRequest {
        entries: Some(vec![
            malformed,
            without_source,
            entry("aws.emr", &json!({})),
            entry("shop", &json!({})),
        ]),
        endpoint_id: None,
    });
    let put = put.await.unwrap();
    assert_eq!(put.failed_entry_count, Some(3));
    let codes = put.entries.unwrap().into_iter();
    let codes: Vec<_> = codes
        .map(|entry| (entry.error_code, entry.event_id.is_some()))
        .collect();
    let code = |code: &str| (Some(code.to_owned()), false);
    assert_eq!(
        codes,
        [
            code("MalformedDetail"),
            code("InvalidArgument"),
            code("NotAuthorizedForSourceException"),
            (None, true),
        ]
    );
}

#[tokio::test]
async fn schedules_are_due_once_and_nothing_is_made_up_for() {
    let site = Site::new().await;
    let service = site.service();
    let put = service.put_rule(PutRuleRequest {
        name: Some("hourly".to_owned()),
        schedule_expression: Some("cron(0 * * * ? *)".to_owned()),
        ..PutRuleRequest::default()
    });
    put.await.unwrap();
    let targets = vec![target("sweep", &arn("sweep"))];
    put_targets(&service, "hourly", targets).await.unwrap();
    let events = site.events();
    let hour = 3_600_000;
    let since = events.find("hourly").unwrap().since;
    let next = since - since % hour + hour;
    assert!(events.due(since, next - 1).is_empty());
    let due = events.due(next - 1, next);
    assert_eq!(due.len(), 1);
    // The same time has the same delivery, whoever finds it due; and one that was slept over comes once.
    assert_eq!(events.due(since, next), due);
    assert_eq!(events.due(next - 1, next + 10 * hour).len(), 1);
    assert!(events.due(next, next + 1).is_empty());

    let mut batch = Batch::new();
    Events::write(&due, &mut batch).unwrap();
    service.shared.journal().commit(batch).await.unwrap();
    // Whoever has them keeps the folder.
    drop((service, events));
    let site = site.restarted().await;
    let started = site.started("sweep").await;
    let [event] = started.as_slice() else {
        panic!("one execution: {started:?}");
    };
    assert_eq!(event["detail-type"], "Scheduled Event");
    assert_eq!(
        event["resources"],
        json!(["arn:aws:events:us-east-1:000000000000:rule/hourly"])
    );
}

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
