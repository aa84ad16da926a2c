// SPDX-License-Identifier: Apache-2.0
//! An account as the machines see it: it answers their tasks from what it has, and has a clock that goes on when nothing
//! else is left to happen.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use emrys_deploy::template::text;
use emrys_diagnostics::Source;
use emrys_states::execution::{
    Command, Entry, Execution, Input, Start, Status, TaskRequest, TimerId,
};
use emrys_states::history::ErrorOutput;
use emrys_states::machine::{Pattern, Resource, StateMachine};
use serde_json::{Value, json};

/// When executions begin here: 2026-01-01T00:00:00Z.
const BEGIN: i64 = 1_767_225_600_000;
/// How many clusters are on a page of ListClusters.
const PAGE: usize = 2;
pub(crate) const EXECUTION: &str = "arn:aws:states:eu-west-1:123456789012:execution:machine:run";

/// What is there, and what was asked for.
#[derive(Default)]
pub(crate) struct Account {
    pub(crate) parameters: BTreeMap<String, String>,
    /// As DescribeCluster has them.
    pub(crate) clusters: Vec<Value>,
    pub(crate) messages: Vec<Value>,
    /// Every call: the action and its arguments.
    pub(crate) calls: Vec<(String, Value)>,
    /// What calls of an action are answered with instead, one after another; null stands for the real answer.
    pub(crate) instead: BTreeMap<&'static str, VecDeque<Value>>,
    /// The states that a cluster goes through, one for each time that it is looked at.
    pub(crate) states: VecDeque<&'static str>,
    pub(crate) secrets: BTreeMap<String, Value>,
    /// The nested machine.
    pub(crate) nested: Option<Arc<StateMachine>>,
    /// The states of other executions, by ARN.
    pub(crate) executions: BTreeMap<String, &'static str>,
}

type Answer = Result<Value, (String, String)>;

fn refused(error: &str, cause: &str) -> Answer {
    Err((error.to_owned(), cause.to_owned()))
}

impl Account {
    /// A cluster with tags, in a state.
    pub(crate) fn add(&mut self, name: &str, state: &str, tags: &Value) -> String {
        let id = format!("j-{:013}", self.clusters.len() + 1);
        self.clusters.push(json!({
            "Id": id,
            "Name": name,
            "ClusterArn": format!("arn:aws:elasticmapreduce:eu-west-1:123456789012:cluster/{id}"),
            "Status": { "State": state, "StateChangeReason": {} },
            "Tags": tags,
        }));
        id
    }

    /// The calls of an action.
    pub(crate) fn called(&self, action: &str) -> Vec<&Value> {
        let calls = self.calls.iter().filter(|(own, _)| own == action);
        calls.map(|(_, arguments)| arguments).collect()
    }

    fn answer(&mut self, action: &str, arguments: &Value) -> Answer {
        self.calls.push((action.to_owned(), arguments.clone()));
        let instead = self.instead.get_mut(action).and_then(VecDeque::pop_front);
        match instead {
            Some(Value::Null) | None => {}
            Some(instead) => {
                return match instead["error"].as_str() {
                    Some(error) => refused(error, instead["cause"].as_str().unwrap_or_default()),
                    None => Ok(instead),
                };
            }
        }
        let text = |name: &str| arguments[name].as_str().unwrap_or_default().to_owned();
        match action {
            "ssm:getParameter" => match self.parameters.get(&text("Name")) {
                Some(value) => Ok(json!({ "Parameter": { "Value": value, "Version": 1 } })),
                None => refused("Ssm.ParameterNotFoundException", "no such parameter"),
            },
            "ssm:putParameter" => {
                assert_eq!(arguments["Overwrite"], false);
                if self.parameters.contains_key(&text("Name")) {
                    return refused("Ssm.ParameterAlreadyExistsException", "it is there");
                }
                self.parameters.insert(text("Name"), text("Value"));
                Ok(json!({ "Version": 1 }))
            }
            "ssm:deleteParameter" => match self.parameters.remove(&text("Name")) {
                Some(_) => Ok(json!({})),
                None => refused("Ssm.ParameterNotFoundException", "no such parameter"),
            },
            "ssm:getParametersByPath" => {
                let path = text("Path");
                let found = self
                    .parameters
                    .iter()
                    .filter(|(name, _)| name.starts_with(&path));
                let found: Vec<Value> = found
                    .map(|(name, value)| json!({ "Name": name, "Value": value }))
                    .collect();
                Ok(json!({ "Parameters": found }))
            }
            "emr:listClusters" => Ok(self.list(arguments)),
            "emr:describeCluster" => self.describe(&text("ClusterId")),
            "emr:runJobFlow" => {
                let id = self.create(arguments);
                Ok(json!({ "JobFlowId": id, "ClusterArn": format!("arn:cluster/{id}") }))
            }
            "elasticmapreduce:createCluster" => {
                let id = self.create(arguments);
                Ok(json!({ "ClusterId": id, "SdkHttpMetadata": {} }))
            }
            "elasticmapreduce:createCluster.sync" => {
                let id = self.create(arguments);
                self.set_state(&id, "WAITING");
                Ok(json!({ "ClusterId": id, "Cluster": self.clusters.last() }))
            }
            "emr:setTerminationProtection" => Ok(json!({})),
            "emr:terminateJobFlows" => {
                for id in arguments["JobFlowIds"].as_array().into_iter().flatten() {
                    self.set_state(id.as_str().unwrap_or_default(), "TERMINATING");
                }
                Ok(json!({}))
            }
            "sns:publish" => {
                self.messages.push(arguments.clone());
                Ok(json!({ "MessageId": "m-1" }))
            }
            "secretsmanager:getSecretValue" => match self.secrets.get(&text("SecretId")) {
                Some(value) => Ok(json!({ "SecretString": value.to_string() })),
                None => refused("SecretsManager.ResourceNotFoundException", "no such secret"),
            },
            "states:startExecution.sync:2" => self.nest(arguments),
            "sfn:describeExecution" => match self.executions.get(&text("ExecutionArn")) {
                Some(status) => Ok(json!({ "Status": status })),
                None => refused("Sfn.ExecutionDoesNotExistException", "no such execution"),
            },
            other => refused("States.Runtime", &format!("nobody knows {other}")),
        }
    }

    fn list(&self, arguments: &Value) -> Value {
        let states = arguments["ClusterStates"].as_array();
        let all: Vec<Value> = self
            .clusters
            .iter()
            .filter(|cluster| states.is_none_or(|states| states.contains(&cluster["Status"]["State"])))
            .map(|cluster| json!({ "Id": cluster["Id"], "Name": cluster["Name"], "Status": cluster["Status"] }))
            .collect();
        let from: usize = arguments["Marker"]
            .as_str()
            .map_or(0, |marker| marker.parse().unwrap());
        let page: Vec<Value> = all.iter().skip(from).take(PAGE).cloned().collect();
        match from + PAGE < all.len() {
            true => json!({ "Clusters": page, "Marker": (from + PAGE).to_string() }),
            false => json!({ "Clusters": page }),
        }
    }

    fn describe(&mut self, id: &str) -> Answer {
        if let Some(state) = self.states.pop_front() {
            self.set_state(id, state);
        }
        match self.clusters.iter().find(|cluster| cluster["Id"] == id) {
            Some(cluster) => Ok(json!({ "Cluster": cluster })),
            None => refused("Emr.InvalidRequestException", "Cluster id is not valid."),
        }
    }

    fn create(&mut self, request: &Value) -> String {
        let id = self.add(
            request["Name"].as_str().unwrap(),
            "STARTING",
            &request["Tags"],
        );
        if let (Some(cluster), Some(secret)) =
            (self.clusters.last_mut(), request.get("KerberosAttributes"))
        {
            cluster["KerberosAttributes"] = secret.clone();
        }
        id
    }

    pub(crate) fn set_state(&mut self, id: &str, state: &str) {
        for cluster in self
            .clusters
            .iter_mut()
            .filter(|cluster| cluster["Id"] == id)
        {
            cluster["Status"]["State"] = json!(state);
            if state.starts_with("TERMINATED") {
                cluster["Status"]["StateChangeReason"] =
                    json!({ "Code": "BOOTSTRAP_FAILURE", "Message": "bootstrap action 1 failed" });
            }
        }
    }

    fn nest(&mut self, arguments: &Value) -> Answer {
        let machine = self.nested.clone().expect("a nested machine");
        let ended = run_on(self, machine, arguments["Input"].clone());
        match ended {
            Status::Succeeded { output } => Ok(json!({ "Status": "SUCCEEDED", "Output": *output })),
            other => refused("States.TaskFailed", &format!("{other:?}")),
        }
    }
}

/// The machine of a definition, in which nothing may be wrong.
pub(crate) fn machine(definition: &Value) -> Arc<StateMachine> {
    let value = |to: &str| match to {
        "AWS::Partition" => Some("aws".to_owned()),
        "AWS::Region" => Some("eu-west-1".to_owned()),
        "AWS::AccountId" => Some("123456789012".to_owned()),
        other => Some(format!("value-of-{other}")),
    };
    let resolved = text::resolve(&definition.to_string(), value).unwrap();
    let reading = emrys_states::read(&Source::new("machine.asl.json", resolved));
    assert!(reading.diagnostics.is_empty(), "{:#?}", reading.diagnostics);
    assert!(reading.findings.is_empty(), "{:#?}", reading.findings);
    Arc::new(reading.machine.unwrap())
}

/// An execution on an account.
pub(crate) struct World {
    pub(crate) execution: Execution,
    now: i64,
    timers: BTreeMap<TimerId, i64>,
    work: VecDeque<Arc<TaskRequest>>,
    /// All results of tasks, as the history has them.
    pub(crate) results: Vec<Value>,
}

impl World {
    pub(crate) fn new(machine: Arc<StateMachine>, input: Value) -> Self {
        let start = Start {
            execution_arn: EXECUTION.into(),
            execution_name: "run".into(),
            state_machine_arn: "arn:aws:states:eu-west-1:123456789012:stateMachine:machine".into(),
            state_machine_name: "machine".into(),
            role_arn: "arn:aws:iam::123456789012:role/states".into(),
            started_at: BEGIN,
            input: Arc::new(input),
            seed: 7,
            express: false,
            item: None,
        };
        let mut world = Self {
            execution: Execution::new(machine, start),
            now: BEGIN,
            timers: BTreeMap::new(),
            work: VecDeque::new(),
            results: Vec::new(),
        };
        world.happen(Input::Begin);
        world
    }

    /// Something happens, and its commands are noted.
    pub(crate) fn happen(&mut self, input: Input) {
        let entry = Entry {
            at: self.now,
            input,
            expired: None,
        };
        let step = self.execution.apply(&entry).unwrap();
        for command in step.commands {
            match command {
                Command::SetTimer { timer, at } => drop(self.timers.insert(timer, at)),
                Command::CancelTimer { timer } => drop(self.timers.remove(&timer)),
                Command::StartTask(request) => self.work.push_back(request),
                Command::StopTask { task } => self.work.retain(|request| request.task != task),
                _ => {}
            }
        }
    }

    /// Everything happens that can, or so many tasks.
    pub(crate) fn run(&mut self, account: &mut Account, mut tasks: usize) {
        while *self.execution.status() == Status::Running && tasks > 0 {
            if let Some(request) = self.work.pop_front() {
                tasks -= 1;
                self.task(account, &request);
            } else if let Some((&timer, &at)) = self.timers.iter().min_by_key(|(_, at)| **at) {
                self.timers.remove(&timer);
                self.now = self.now.max(at);
                self.happen(Input::Timer { timer });
            } else {
                break;
            }
        }
    }

    /// The state whose task is to be done next.
    pub(crate) fn at(&self) -> Option<String> {
        self.work.front().map(|request| request.state.to_string())
    }

    /// The next task is done, and nobody hears of it.
    pub(crate) fn do_unheard(&mut self, account: &mut Account) {
        if let Some(request) = self.work.pop_front() {
            let _ = account.answer(&action_of(&request), &request.arguments);
        }
    }

    fn task(&mut self, account: &mut Account, request: &TaskRequest) {
        let task = request.task;
        let answer = account.answer(&action_of(request), &request.arguments);
        self.happen(Input::TaskStarted {
            task,
            worker_name: None,
        });
        match answer {
            Ok(output) => {
                self.results.push(output.clone());
                self.happen(Input::TaskSucceeded {
                    task,
                    output: Arc::new(output),
                });
            }
            Err((error, cause)) => {
                self.results.push(json!({ "error": error, "cause": cause }));
                let error = ErrorOutput::new(&error, &cause);
                self.happen(Input::TaskFailed { task, error });
            }
        }
    }
}

/// What a task calls, such as `ssm:getParameter`.
fn action_of(request: &TaskRequest) -> String {
    let (service, action, pattern) = match &request.resource {
        Resource::AwsSdk {
            service,
            action,
            pattern,
        }
        | Resource::Integration {
            service,
            action,
            pattern,
        } => (service, action, pattern),
        other => panic!("{other:?}"),
    };
    let pattern = match pattern {
        Pattern::Sync => ".sync",
        Pattern::Sync2 => ".sync:2",
        _ => "",
    };
    format!("{service}:{action}{pattern}")
}

fn run_on(account: &mut Account, machine: Arc<StateMachine>, input: Value) -> Status {
    let mut world = World::new(machine, input);
    world.run(account, usize::MAX);
    world.execution.status().clone()
}

/// The output of an execution, or its error and cause.
pub(crate) fn run(
    account: &mut Account,
    definition: &Value,
    input: Value,
) -> Result<Value, (String, String)> {
    ended(&run_on(account, machine(definition), input))
}

pub(crate) fn ended(status: &Status) -> Result<Value, (String, String)> {
    match status {
        Status::Succeeded { output } => Ok((**output).clone()),
        Status::Failed(error) => Err((
            error.error.as_deref().unwrap_or_default().to_owned(),
            error.cause.as_deref().unwrap_or_default().to_owned(),
        )),
        other => panic!("{other:?}"),
    }
}
