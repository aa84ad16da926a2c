// SPDX-License-Identifier: Apache-2.0
//! Rules, events and deliveries on a real engine.

mod deliveries;
mod entries;
mod rules;
mod schedules;

use emrys_protocol::events::types::{
    PutEventsRequest, PutEventsRequestEntry, PutRuleRequest, PutTargetsRequest, Target,
};
use emrys_protocol::states::types::{
    CreateStateMachineInput, DescribeExecutionInput, ListExecutionsInput, StartExecutionInput,
    StopExecutionInput,
};
use emrys_protocol::{ApiError, EventsApi as _, StatesApi as _};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
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
