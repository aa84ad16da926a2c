// SPDX-License-Identifier: Apache-2.0
//! "Step Functions Execution Status Change": told for every execution that begins or ends, in the commit in which it
//! does.

use std::sync::{Arc, Weak};

use emrys_executions::executor::{StartRecord, Status, Summary};
use emrys_executions::observer::{Committed, Observer};
use emrys_store::{Batch, StoreError};
use serde_json::{Value, json};

use super::Events;
use super::event::{Event, id_of};
use crate::engine::Shared;
use crate::time::now;

/// Most bytes of input and output in an event (Step Functions Developer Guide, "EventBridge payloads").
const LARGEST: usize = 248 * 1024;

/// What tells the rules of executions.
pub(crate) struct StatusChanges {
    pub(crate) events: Arc<Events>,
    pub(crate) engine: Weak<Shared>,
}

impl Observer for StatusChanges {
    fn changed(
        &self,
        start: &StartRecord,
        summary: &Summary,
        batch: &mut Batch,
    ) -> Result<Option<Committed>, StoreError> {
        if !self.events.are_wanted() {
            return Ok(None);
        }
        let event = event(start, summary, &self.events.region);
        let deliveries = self.events.deliveries_of(&event, now());
        if deliveries.is_empty() {
            return Ok(None);
        }
        Events::write(&deliveries, batch)?;
        let (events, engine) = (self.events.clone(), self.engine.clone());
        Ok(Some(Box::new(move || events.begin(&engine, deliveries))))
    }
}

fn event(start: &StartRecord, summary: &Summary, region: &str) -> Value {
    let status = word(summary.status);
    let changed = summary.stopped_at.or(summary.redriven_at);
    let id = id_of(&format!("{} {} {status}", start.arn, summary.redrive_count));
    Event {
        id: &id,
        source: "aws.states",
        detail_type: "Step Functions Execution Status Change",
        time: changed.unwrap_or(start.started_at),
        region,
        resources: vec![start.arn.clone()],
        detail: detail(start, summary, status),
    }
    .shown()
}

const fn word(status: Status) -> &'static str {
    match status {
        Status::Running => "RUNNING",
        Status::Succeeded => "SUCCEEDED",
        Status::Failed => "FAILED",
        Status::TimedOut => "TIMED_OUT",
        Status::Aborted => "ABORTED",
        Status::PendingRedrive => "PENDING_REDRIVE",
    }
}

fn detail(start: &StartRecord, summary: &Summary, status: &str) -> Value {
    let escaped = |text: &str| Value::from(text).to_string().len();
    let output = summary.output.as_deref();
    let output_size = output.map_or(0, escaped);
    let with_input = escaped(&start.input) + output_size <= LARGEST;
    let with_output = output_size <= LARGEST;
    let redrivable = match summary.status {
        Status::Failed | Status::TimedOut | Status::Aborted => ("REDRIVABLE", None),
        Status::PendingRedrive => ("REDRIVABLE_BY_MAP_RUN", None),
        Status::Running => (
            "NOT_REDRIVABLE",
            Some("Execution is RUNNING and cannot be redriven"),
        ),
        Status::Succeeded => (
            "NOT_REDRIVABLE",
            Some("Execution is SUCCEEDED and cannot be redriven"),
        ),
    };
    json!({
        "executionArn": start.arn,
        "stateMachineArn": start.state_machine_arn,
        "stateMachineVersionArn": start.version_arn,
        "stateMachineAliasArn": start.alias_arn,
        "name": start.name,
        "status": status,
        "startDate": start.started_at,
        "stopDate": summary.stopped_at,
        "input": with_input.then_some(&start.input),
        "inputDetails": {"included": with_input},
        "output": output.filter(|_| with_output),
        "outputDetails": output.map(|_| json!({"included": with_output})),
        "error": summary.error,
        "cause": summary.cause,
        "redriveCount": summary.redrive_count,
        "redriveDate": summary.redriven_at,
        "redriveStatus": redrivable.0,
        "redriveStatusReason": redrivable.1,
    })
}

#[cfg(test)]
mod tests {
    use emrys_executions::executor::{StartRecord, Status, Summary};
    use serde_json::{Value, json};

    use super::event;

    fn started() -> StartRecord {
        serde_json::from_value(json!({
            "arn": "arn:aws:states:us-east-1:000000000000:execution:sales:one",
            "name": "one",
            "state_machine_arn": "arn:aws:states:us-east-1:000000000000:stateMachine:sales",
            "state_machine_name": "sales",
            "role_arn": "arn:aws:iam::000000000000:role/r",
            "definition": "0",
            "input": "{\"a\": 1}",
            "started_at": 1_551_225_146_847_i64,
            "seed": 1,
        }))
        .unwrap()
    }

    fn summary(status: Status) -> Summary {
        let mut summary: Summary =
            serde_json::from_value(json!({"key": "k", "status": "RUNNING"})).unwrap();
        summary.status = status;
        summary
    }

    #[test]
    fn a_status_change_says_what_is_known() {
        let running = event(&started(), &summary(Status::Running), "us-east-1");
        assert_eq!(running["source"], "aws.states");
        assert_eq!(
            running["detail-type"],
            "Step Functions Execution Status Change"
        );
        assert_eq!(running["time"], "2019-02-26T23:52:26Z");
        assert_eq!(running["resources"], json!([started().arn]));
        assert_eq!(running["detail"]["status"], "RUNNING");
        assert_eq!(running["detail"]["startDate"], 1_551_225_146_847_i64);
        assert_eq!(running["detail"]["stopDate"], Value::Null);
        assert_eq!(running["detail"]["input"], "{\"a\": 1}");
        assert_eq!(running["detail"]["outputDetails"], Value::Null);

        let mut failed = summary(Status::Failed);
        failed.stopped_at = Some(1_551_225_151_881);
        failed.error = Some("E".to_owned());
        failed.cause = Some("why".to_owned());
        let failed = event(&started(), &failed, "us-east-1");
        assert_eq!(failed["time"], "2019-02-26T23:52:31Z");
        let detail = &failed["detail"];
        assert_eq!(detail["stopDate"], 1_551_225_151_881_i64);
        assert_eq!(
            (&detail["error"], &detail["cause"]),
            (&json!("E"), &json!("why"))
        );
        assert_eq!(detail["redriveStatus"], "REDRIVABLE");
        assert_ne!(failed["id"], running["id"]);
        let again = event(&started(), &summary(Status::Running), "us-east-1");
        assert_eq!(again["id"], running["id"]);
    }

    #[test]
    fn what_is_too_large_is_left_out() {
        let mut start = started();
        let mut ended = summary(Status::Succeeded);
        start.input = format!("\"{}\"", "a".repeat(200 * 1024));
        ended.output = Some(format!("\"{}\"", "b".repeat(100 * 1024)));
        let detail = &event(&start, &ended, "us-east-1")["detail"];
        assert_eq!(detail["input"], Value::Null);
        assert_eq!(detail["inputDetails"], json!({"included": false}));
        assert_eq!(detail["outputDetails"], json!({"included": true}));
        assert!(detail["output"].is_string());
        ended.output = Some(format!("\"{}\"", "b".repeat(300 * 1024)));
        let detail = &event(&start, &ended, "us-east-1")["detail"];
        assert_eq!(detail["output"], Value::Null);
        assert_eq!(detail["outputDetails"], json!({"included": false}));
    }
}
