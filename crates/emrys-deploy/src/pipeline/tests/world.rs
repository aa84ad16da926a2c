// SPDX-License-Identifier: Apache-2.0
//! An account for executions: clusters that live until they are terminated, and tasks that fail where a test says so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use emrys_diagnostics::Source;
use emrys_states::execution::{
    Command, Entry, Execution, Input, Start, Status, TaskId, TaskRequest, TimerId,
};
use emrys_states::history::ErrorOutput;
use serde_json::{Value, json};

const EXECUTION: &str = "arn:aws:states:us-east-1:123456789012:execution:sales_daily:run";
const BEGIN: i64 = 1_767_225_600_000;

/// A cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cluster {
    pub(crate) alive: bool,
    protected: bool,
    pub(crate) keep: bool,
}

/// An account with one execution.
pub(crate) struct World {
    execution: Execution,
    now: i64,
    pub(crate) clusters: BTreeMap<String, Cluster>,
    /// The states whose tasks fail, with the error and its cause.
    fails: BTreeMap<String, (String, String)>,
    /// How often tasks of these states are refused before they are done.
    refused: BTreeMap<String, (usize, String, String)>,
    /// What tasks of these states give.
    gives: BTreeMap<String, Value>,
    tasks: BTreeMap<TaskId, Arc<TaskRequest>>,
    timers: BTreeMap<TimerId, i64>,
    /// What was asked for: the state and its arguments.
    pub(crate) asked: Vec<(String, Value)>,
    /// Chooses which task ends next.
    turn: u64,
}

impl World {
    pub(crate) fn new(definition: &Value, input: Value) -> Self {
        let source = Source::new("machine.asl.json", definition.to_string());
        let reading = emrys_states::read(&source);
        assert_eq!(reading.findings, [], "{definition:#}");
        let start = Start {
            execution_arn: EXECUTION.into(),
            execution_name: "run".into(),
            state_machine_arn: "arn:aws:states:us-east-1:123456789012:stateMachine:sales_daily"
                .into(),
            state_machine_name: "sales_daily".into(),
            role_arn: "arn:aws:iam::123456789012:role/states".into(),
            started_at: BEGIN,
            input: Arc::new(input),
            seed: 7,
            express: false,
            item: None,
        };
        Self {
            execution: Execution::new(Arc::new(reading.machine.unwrap()), start),
            now: BEGIN,
            clusters: BTreeMap::new(),
            fails: BTreeMap::new(),
            refused: BTreeMap::new(),
            gives: BTreeMap::new(),
            tasks: BTreeMap::new(),
            timers: BTreeMap::new(),
            asked: Vec::new(),
            turn: 0,
        }
    }

    /// Somebody else's cluster.
    pub(crate) fn with_cluster(mut self, id: &str) -> Self {
        let cluster = Cluster {
            alive: true,
            protected: false,
            keep: true,
        };
        self.clusters.insert(id.to_owned(), cluster);
        self
    }

    pub(crate) fn failing(mut self, state: &str, error: &str, cause: &str) -> Self {
        let failure = (error.to_owned(), cause.to_owned());
        self.fails.insert(state.to_owned(), failure);
        self
    }

    pub(crate) fn refusing(mut self, state: &str, times: usize, error: &str, cause: &str) -> Self {
        let refusal = (times, error.to_owned(), cause.to_owned());
        self.refused.insert(state.to_owned(), refusal);
        self
    }

    pub(crate) fn giving(mut self, state: &str, result: Value) -> Self {
        self.gives.insert(state.to_owned(), result);
        self
    }

    /// Tasks end in another order.
    pub(crate) fn shuffled(mut self, turn: u64) -> Self {
        self.turn = turn;
        self
    }

    /// The clusters that live and were to end.
    pub(crate) fn left(&self) -> Vec<&str> {
        let left = self
            .clusters
            .iter()
            .filter(|(_, own)| own.alive && !own.keep);
        left.map(|(id, _)| id.as_str()).collect()
    }

    /// The states that were asked for something.
    pub(crate) fn states(&self) -> Vec<&str> {
        self.asked.iter().map(|(state, _)| state.as_str()).collect()
    }

    pub(crate) fn arguments(&self, state: &str) -> &Value {
        let found = self.asked.iter().find(|(own, _)| own == state);
        &found
            .unwrap_or_else(|| panic!("{state} in {:?}", self.states()))
            .1
    }

    /// Everything happens; how it ended.
    pub(crate) fn run(&mut self) -> Status {
        self.happen(Input::Begin);
        while *self.execution.status() == Status::Running {
            let ids: Vec<TaskId> = self.tasks.keys().copied().collect();
            if ids.is_empty() {
                let first = self.timers.iter().min_by_key(|(_, at)| **at);
                let Some((timer, at)) = first.map(|(timer, at)| (*timer, *at)) else {
                    panic!("the execution waits for nothing");
                };
                self.timers.remove(&timer);
                self.now = self.now.max(at);
                self.happen(Input::Timer { timer });
                continue;
            }
            self.turn = self
                .turn
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let chosen = usize::try_from(self.turn >> 33).unwrap() % ids.len();
            let request = self.tasks.remove(&ids[chosen]).unwrap();
            self.task(&request);
        }
        self.execution.status().clone()
    }

    /// The output of an execution that has to succeed.
    pub(crate) fn succeeds(&mut self) -> Value {
        match self.run() {
            Status::Succeeded { output } => (*output).clone(),
            other => panic!("{other:?} after {:?}", self.states()),
        }
    }

    /// The error and the cause of an execution that has to fail.
    pub(crate) fn failure(&mut self) -> (String, String) {
        match self.run() {
            Status::Failed(error) => {
                let text = |text: Option<Arc<str>>| text.map(|text| text.to_string());
                let text = |own| text(own).unwrap_or_default();
                (text(error.error), text(error.cause))
            }
            other => panic!("{other:?} after {:?}", self.states()),
        }
    }

    fn happen(&mut self, input: Input) {
        let entry = Entry {
            at: self.now,
            input,
            expired: None,
        };
        let step = self.execution.apply(&entry).unwrap();
        for command in step.commands {
            match command {
                Command::StartTask(request) => drop(self.tasks.insert(request.task, request)),
                Command::StopTask { task } => drop(self.tasks.remove(&task)),
                Command::SetTimer { timer, at } => drop(self.timers.insert(timer, at)),
                Command::CancelTimer { timer } => drop(self.timers.remove(&timer)),
                Command::StartMapRun(_) | Command::StopMapRun { .. } => panic!("a map run"),
                Command::End => {}
            }
        }
    }

    fn task(&mut self, request: &TaskRequest) {
        let task = request.task;
        self.happen(Input::TaskStarted {
            task,
            worker_name: None,
        });
        let state = request.state.to_string();
        let arguments = (*request.arguments).clone();
        self.asked.push((state.clone(), arguments.clone()));
        let refusal = self
            .refused
            .get_mut(&state)
            .filter(|(times, ..)| *times > 0);
        let refusal = refusal.map(|(times, error, cause)| {
            *times -= 1;
            (error.clone(), cause.clone())
        });
        let result = match refusal.as_ref().or(self.fails.get(&state)) {
            Some((error, cause)) => Err((error.clone(), cause.clone())),
            None => match self.gives.get(&state) {
                Some(given) => Ok(given.clone()),
                None => self.answer(&format!("{:?}", request.resource), &arguments),
            },
        };
        self.happen(match result {
            Ok(output) => Input::TaskSucceeded {
                task,
                output: Arc::new(output),
            },
            Err((error, cause)) => Input::TaskFailed {
                task,
                error: ErrorOutput::new(&error, &cause),
            },
        });
    }

    fn answer(&mut self, resource: &str, arguments: &Value) -> Result<Value, (String, String)> {
        let refused = |why: &str| {
            let error = "EMR.InvalidRequestException".to_owned();
            Err((error, why.to_owned()))
        };
        let id = arguments["ClusterId"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let known: BTreeSet<String> = self.clusters.keys().cloned().collect();
        if resource.contains("startExecution") {
            let machine = arguments["StateMachineArn"].as_str().unwrap();
            if !machine.ends_with("nightly") && !machine.ends_with("weekly") {
                return Ok(json!({ "Output": { "ran": machine } }));
            }
            let id = format!("j-{}", known.len() + 1);
            let cluster = Cluster {
                alive: true,
                protected: true,
                keep: arguments["Input"]["Keep"] == true,
            };
            self.clusters.insert(id.clone(), cluster);
            return Ok(json!({ "Output": { "LaunchClusterResult": { "ClusterId": id } } }));
        }
        if resource.contains("createCluster") {
            let id = format!("j-{}", known.len() + 1);
            let cluster = Cluster {
                alive: true,
                protected: arguments["Instances"]["TerminationProtected"] == true,
                keep: false,
            };
            self.clusters.insert(id.clone(), cluster);
            return Ok(json!({ "ClusterId": id }));
        }
        let Some(cluster) = self.clusters.get_mut(&id) else {
            return match resource.contains("elasticmapreduce") {
                true => refused("there is no such cluster"),
                false => Ok(json!({ "Payload": arguments["Payload"] })),
            };
        };
        if resource.contains("setClusterTerminationProtection") {
            cluster.protected = arguments["TerminationProtected"] == true;
            return Ok(json!({}));
        }
        if resource.contains("terminateCluster") {
            if cluster.protected {
                return refused("the cluster is protected");
            }
            cluster.alive = false;
            return Ok(json!({ "ClusterId": id }));
        }
        match cluster.alive {
            true => Ok(json!({ "StepId": "s-1", "ClusterId": id })),
            false => refused("the cluster has ended"),
        }
    }
}
