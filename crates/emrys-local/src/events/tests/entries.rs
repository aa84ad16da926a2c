// SPDX-License-Identifier: Apache-2.0
//! PutEvents, and what targets get of it.

use emrys_protocol::events::types::{PutEventsRequest, PutEventsRequestEntry};
use emrys_protocol::handlers::Destination;
use emrys_protocol::{EngineApi as _, EventsApi as _};
use serde_json::{Value, json};

use super::{Site, arn, entry, put_events, target};

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
