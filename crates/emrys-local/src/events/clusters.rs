// SPDX-License-Identifier: Apache-2.0
//! "EMR Cluster State Change" and "EMR Step Status Change": told in the commit in which a cluster or a step changes its
//! state.
//!
//! As the Management Guide has them, "Monitoring Amazon EMR events with CloudWatch". The messages are for people and our
//! own; EMR asks not to read its either.

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::types::Open;
use serde_json::{Value, json};

use super::Events;
use super::deliveries::Delivery;
use super::event::{Event, id_of};
use crate::cluster::snapshot::Snapshot;
use crate::records::{ClusterRecord, Millis, StepRecord};

impl Events {
    /// What follows from a change of a cluster, or from a new one.
    pub(crate) fn deliveries_of_cluster(
        &self,
        before: Option<&Snapshot>,
        after: &Snapshot,
        now: Millis,
    ) -> Vec<Delivery> {
        if !self.are_wanted() {
            return Vec::new();
        }
        let events = changes(before, after, &self.region, now);
        let deliveries = events.iter();
        deliveries
            .flat_map(|event| self.deliveries_of(event, now))
            .collect()
    }
}

/// The events of all that has another state than before.
fn changes(before: Option<&Snapshot>, after: &Snapshot, region: &str, now: Millis) -> Vec<Value> {
    let cluster = &after.cluster;
    let was = before.map(|before| before.cluster.state);
    let mut events = Vec::new();
    if was != Some(cluster.state) {
        let id = cluster.id.as_str();
        let what = format!("{id} {} {now}", cluster.state.as_str());
        events.push(event(
            "EMR Cluster State Change",
            &what,
            of_cluster(cluster),
            region,
            now,
        ));
    }
    for step in &after.steps {
        let was = before.and_then(|before| before.step(&step.id));
        if was.is_none_or(|was| was.state != step.state) {
            let what = format!("{} {} {now}", step.id.as_str(), step.state.as_str());
            let detail = of_step(cluster, step);
            events.push(event("EMR Step Status Change", &what, detail, region, now));
        }
    }
    events
}

fn event(detail_type: &str, what: &str, detail: Value, region: &str, now: Millis) -> Value {
    let event = Event {
        id: &id_of(what),
        source: "aws.emr",
        detail_type,
        time: now,
        region,
        resources: Vec::new(),
        detail,
    };
    event.shown()
}

fn name(cluster: &ClusterRecord) -> &str {
    cluster.request.name.as_deref().unwrap_or_default()
}

fn of_cluster(cluster: &ClusterRecord) -> Value {
    let (id, name, state) = (cluster.id.as_str(), name(cluster), cluster.state.as_str());
    let severity = match cluster.state {
        ClusterState::TerminatedWithErrors => "CRITICAL",
        _ => "INFO",
    };
    let code = cluster.reason.code.map_or("", |code| code.as_str());
    let reason = match cluster.reason.message.as_str() {
        "" => json!({"code": code}),
        message => json!({"code": code, "message": message}),
    };
    json!({
        "severity": severity,
        "stateChangeReason": reason.to_string(),
        "name": name,
        "clusterId": id,
        "state": state,
        "message": format!("Amazon EMR cluster {id} ({name}) is {state}."),
    })
}

fn of_step(cluster: &ClusterRecord, step: &StepRecord) -> Value {
    let severity = match step.state {
        StepState::Failed => "ERROR",
        StepState::Cancelled | StepState::CancelPending | StepState::Interrupted => "WARN",
        _ => "INFO",
    };
    let (id, state) = (step.id.as_str(), step.state.as_str());
    let (cluster_id, cluster_name) = (cluster.id.as_str(), name(cluster));
    let step_name = step.config.name.as_deref().unwrap_or_default();
    json!({
        "severity": severity,
        "actionOnFailure": step.config.action_on_failure.as_ref().map(Open::as_str),
        "stepId": id,
        "name": step_name,
        "clusterId": cluster_id,
        "state": state,
        "message": format!("Step {id} ({step_name}) in Amazon EMR cluster {cluster_id} ({cluster_name}) is {state}."),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use emrys_model::action_on_failure::ActionOnFailure;
    use emrys_model::lifecycle::cluster::ClusterState;
    use emrys_model::lifecycle::step::StepState;
    use serde_json::Value;

    use super::changes;
    use crate::cluster::fixtures::{cluster, step};

    fn states(events: &[Value]) -> Vec<(&str, &str)> {
        let shown = events.iter().map(|event| {
            let kind = event["detail-type"].as_str().unwrap();
            (kind, event["detail"]["state"].as_str().unwrap())
        });
        shown.collect()
    }

    #[test]
    fn what_has_another_state_is_told_and_nothing_else() {
        let mut before = cluster(0, ClusterState::Running);
        let running = step(0, StepState::Running, ActionOnFailure::Continue);
        before.steps.push(Arc::new(running));
        let first = changes(None, &before, "us-east-1", 0);
        assert_eq!(
            states(&first),
            [
                ("EMR Cluster State Change", "RUNNING"),
                ("EMR Step Status Change", "RUNNING"),
            ]
        );
        assert!(changes(Some(&before), &before, "us-east-1", 1).is_empty());

        let mut after = before.clone();
        Arc::make_mut(&mut after.steps[0]).state = StepState::Failed;
        let failed = changes(Some(&before), &after, "us-east-1", 1_000);
        assert_eq!(states(&failed), [("EMR Step Status Change", "FAILED")]);
        let detail = &failed[0]["detail"];
        assert_eq!(detail["severity"], "ERROR");
        assert_eq!(detail["actionOnFailure"], "CONTINUE");
        assert_eq!(detail["clusterId"], after.cluster.id.as_str());
        assert_eq!(failed[0]["source"], "aws.emr");
        assert_eq!(failed[0]["time"], "1970-01-01T00:00:01Z");

        Arc::make_mut(&mut after.cluster).state = ClusterState::TerminatedWithErrors;
        let ended = changes(Some(&before), &after, "us-east-1", 2);
        assert_eq!(ended[0]["detail"]["severity"], "CRITICAL");
        assert!(ended[0]["detail"]["stateChangeReason"].is_string());
    }
}
