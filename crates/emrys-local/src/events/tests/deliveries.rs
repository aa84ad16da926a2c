// SPDX-License-Identifier: Apache-2.0
//! What is delivered, also by an engine that comes after one that died.

use emrys_protocol::EventsApi as _;
use emrys_protocol::events::types::{DisableRuleRequest, EnableRuleRequest};
use emrys_store::Batch;
use serde_json::json;

use super::{Site, arn, ended, target};
use crate::events::Events;

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
