// SPDX-License-Identifier: Apache-2.0
//! The API as clients see it: JSON in, JSON or an error out. No process is started here.
//!
//! - `account`: what belongs to no cluster.
//! - `capacity`: instance groups, fleets, instances, scaling policies.
//! - `launch`: what RunJobFlow refuses, and what it makes of what it takes.
//! - `fidelity`: the table of operations is true of what is refused.
//! - `job_flows`: the same clusters in the words of the old API.
//! - `lists`: pages, filters, markers, single steps.
//! - `policies`: managed scaling and auto-termination.
//! - `changes`: what may be changed on a cluster, and when.

mod account;
mod capacity;
mod changes;
mod fidelity;
mod job_flows;
mod launch;
mod lists;
mod policies;

use std::sync::Arc;

use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_process::Supervisor;
use emrys_protocol::{ApiError, ErrorCode, dispatch};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cluster::fixtures;
use crate::cluster::snapshot::Snapshot;
use crate::engine::{Engine, Options, Service};

/// An engine in a folder of its own, which cannot start processes.
struct Bench {
    service: Service,
    engine: Engine,
    folder: TempDir,
}

async fn open(folder: &TempDir) -> Engine {
    let path = |name: &str| folder.path().join(name);
    let engine = Engine::open(Options {
        supervisor: Supervisor {
            executable: path("no-supervisor"),
        },
        ..Options::new(path("home"), path("cache"))
    });
    engine.await.unwrap()
}

impl Bench {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let engine = open(&folder).await;
        Self {
            service: engine.service(),
            engine,
            folder,
        }
    }

    /// Ends the engine and opens another one on its folder.
    async fn reopen(self) -> Self {
        let Self {
            service,
            engine,
            folder,
        } = self;
        drop((service, engine));
        let engine = open(&folder).await;
        Self {
            service: engine.service(),
            engine,
            folder,
        }
    }

    async fn call(&self, operation: &str, input: &Value) -> Result<Value, ApiError> {
        let answer = dispatch(&self.service, operation, input.to_string().as_bytes()).await?;
        if answer.is_empty() {
            return Ok(Value::Null);
        }
        Ok(serde_json::from_slice(&answer).unwrap())
    }

    /// The answer to a request that is taken.
    async fn ok(&self, operation: &str, input: Value) -> Value {
        self.call(operation, &input).await.unwrap()
    }

    /// The code and the message of a request that is refused.
    async fn refused(&self, operation: &str, input: Value) -> (ErrorCode, String) {
        let error = self.call(operation, &input).await.unwrap_err();
        (error.code().clone(), error.message().to_owned())
    }

    /// Puts a cluster into the journal as it is.
    async fn create(&self, snapshot: Snapshot) {
        self.service.shared.create(snapshot).await.unwrap();
    }

    /// A cluster that has ended, with steps in these states.
    async fn ended(&self, states: impl IntoIterator<Item = StepState>) -> String {
        let mut snapshot = fixtures::cluster(0, ClusterState::Terminated);
        let steps = (0..).zip(states);
        let steps = steps.map(|(number, state)| {
            Arc::new(fixtures::step(number, state, ActionOnFailure::Continue))
        });
        snapshot.steps = steps.collect();
        let id = snapshot.cluster.id.to_string();
        self.create(snapshot).await;
        id
    }

    /// A cluster that is kept alive without steps, so that nothing is started for it.
    async fn kept(&self, change: impl FnOnce(&mut Value)) -> String {
        let mut request = request();
        request["Instances"]["KeepJobFlowAliveWhenNoSteps"] = json!(true);
        change(&mut request);
        let answer = self.ok("RunJobFlow", request).await;
        answer["JobFlowId"].as_str().unwrap().to_owned()
    }

    async fn cluster(&self, id: &str) -> Value {
        let answer = self.ok("DescribeCluster", json!({"ClusterId": id})).await;
        answer["Cluster"].clone()
    }
}

/// The least that RunJobFlow takes.
fn request() -> Value {
    json!({
        "Name": "nightly",
        "ReleaseLabel": "emr-7.5.0",
        "Instances": {
            "InstanceGroups": [
                {"InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1}
            ]
        }
    })
}

fn step(action: &str) -> Value {
    json!({
        "Name": "a step",
        "ActionOnFailure": action,
        "HadoopJarStep": {"Jar": "command-runner.jar", "Args": ["true"]}
    })
}

/// One member of each of a list's entries.
fn column<'a>(list: &'a Value, pointer: &str) -> Vec<&'a str> {
    let entries = list.as_array().unwrap().iter();
    entries
        .map(|entry| entry.pointer(pointer).unwrap().as_str().unwrap())
        .collect()
}
