// SPDX-License-Identifier: Apache-2.0
//! Schedules of rules.

use emrys_protocol::EventsApi as _;
use emrys_protocol::events::types::PutRuleRequest;
use emrys_store::Batch;
use serde_json::json;

use super::{Site, arn, put_targets, target};
use crate::events::Events;

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
