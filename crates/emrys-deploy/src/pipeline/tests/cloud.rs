// SPDX-License-Identifier: Apache-2.0
//! An account with all that projects have deployed in it: executions that start others, EMR, Parameter Store, and the policies
//! of the sweep. An execution can be stopped between any two things that happen.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use emrys_diagnostics::Source;
use emrys_states::execution::{
    Command, Entry, Execution, Input, Start, Status, TaskId, TaskRequest, TimerId,
};
use emrys_states::history::ErrorOutput;
use emrys_states::machine::{Pattern, Resource, StateMachine};
use serde_json::{Value, json};

const BEGIN: i64 = 1_767_225_600_000;
/// How many clusters are on a page of ListClusters.
const PAGE: usize = 3;
const PLACE: &str = "us-east-1:123456789012";

pub(super) fn execution(machine: &str, name: &str) -> String {
    format!("arn:aws:states:{PLACE}:execution:{machine}:{name}")
}

/// A cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cluster {
    pub(super) id: String,
    name: String,
    pub(super) tags: BTreeMap<String, String>,
    pub(super) alive: bool,
    pub(super) protected: bool,
}

/// What is there apart from executions.
#[derive(Debug, Clone, Default)]
pub(super) struct Account {
    pub(super) parameters: BTreeMap<String, String>,
    pub(super) clusters: Vec<Cluster>,
    pub(super) statuses: BTreeMap<String, &'static str>,
    pub(super) messages: Vec<Value>,
    /// The statements of the role that is acting, if its policy is looked at.
    pub(super) policy: Option<Vec<Value>>,
}

type Answer = Result<Value, (String, String)>;

fn refused(error: &str, cause: &str) -> Answer {
    Err((error.to_owned(), cause.to_owned()))
}

impl Account {
    pub(super) fn add(&mut self, name: &str, tags: &[(&str, &str)], protected: bool) -> String {
        let id = format!("j-{:013}", self.clusters.len() + 1);
        let tags = tags
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        self.clusters.push(Cluster {
            id: id.clone(),
            name: name.to_owned(),
            tags: tags.collect(),
            alive: true,
            protected,
        });
        id
    }

    fn create(&mut self, request: &Value) -> String {
        let tags: Vec<(&str, &str)> = request["Tags"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|tag| (tag["Key"].as_str().unwrap(), tag["Value"].as_str().unwrap()))
            .collect();
        let protected = request["Instances"]["TerminationProtected"] == true;
        self.add(request["Name"].as_str().unwrap(), &tags, protected)
    }

    fn described(cluster: &Cluster) -> Value {
        let state = if cluster.alive {
            "WAITING"
        } else {
            "TERMINATED"
        };
        let tags: Vec<Value> = cluster
            .tags
            .iter()
            .map(|(key, value)| json!({ "Key": key, "Value": value }))
            .collect();
        let status = json!({ "State": state, "StateChangeReason": { "Message": "ended" } });
        json!({ "Id": cluster.id, "Name": cluster.name, "Status": status, "Tags": tags })
    }

    /// Whether the role that is acting may do that to a cluster.
    fn may(&self, action: &str, cluster: &Cluster) -> bool {
        let Some(policy) = &self.policy else {
            return true;
        };
        policy.iter().any(|statement| {
            let actions = statement["Action"].as_array().unwrap();
            let holds = |operator: &str, like: fn(&str, &str) -> bool| {
                let tests = statement["Condition"][operator].as_object();
                tests.into_iter().flatten().all(|(key, values)| {
                    let key = key.strip_prefix("elasticmapreduce:ResourceTag/").unwrap();
                    let values: Vec<&Value> = match values {
                        Value::Array(values) => values.iter().collect(),
                        one => vec![one],
                    };
                    let own = cluster.tags.get(key);
                    own.is_some_and(|own| {
                        values
                            .iter()
                            .any(|value| like(value.as_str().unwrap(), own))
                    })
                })
            };
            actions.iter().any(|own| own == action)
                && holds("StringEquals", |value, own| value == own)
                && holds("StringLike", |value, own| {
                    own.starts_with(value.strip_suffix('*').unwrap())
                })
        })
    }

    /// What a task is answered, if it is not one of executions.
    pub(super) fn answer(&mut self, action: &str, arguments: &Value) -> Answer {
        let text = |name: &str| arguments[name].as_str().unwrap_or_default().to_owned();
        match action {
            "ssm:getParameter" => match self.parameters.get(&text("Name")) {
                Some(value) => Ok(json!({ "Parameter": { "Value": value, "Version": 1 } })),
                None => refused("Ssm.ParameterNotFoundException", "there is none"),
            },
            "ssm:putParameter" if self.parameters.contains_key(&text("Name")) => {
                refused("Ssm.ParameterAlreadyExistsException", "there is one")
            }
            "ssm:putParameter" => {
                self.parameters.insert(text("Name"), text("Value"));
                Ok(json!({ "Version": 1 }))
            }
            "ssm:deleteParameter" => match self.parameters.remove(&text("Name")) {
                Some(_) => Ok(json!({})),
                None => refused("Ssm.ParameterNotFoundException", "there is none"),
            },
            "ssm:getParametersByPath" => {
                let path = format!("{}/", text("Path"));
                let all = self.parameters.iter();
                let found = all.filter(|(name, _)| name.starts_with(&path));
                let found = found.map(|(name, value)| json!({ "Name": name, "Value": value }));
                Ok(json!({ "Parameters": found.collect::<Vec<_>>() }))
            }
            "sfn:describeExecution" => {
                Ok(json!({ "Status": self.statuses[&text("ExecutionArn")] }))
            }
            "sns:publish" => {
                self.messages.push(arguments.clone());
                Ok(json!({ "MessageId": "m" }))
            }
            "lambda:invoke" => Ok(json!({ "Payload": {} })),
            "emr:listClusters" => {
                let from: usize = text("Marker").parse().unwrap_or_default();
                let living = self.clusters.iter().filter(|own| own.alive);
                let all: Vec<Value> = living.map(Self::described).collect();
                let page: Vec<&Value> = all.iter().skip(from).take(PAGE).collect();
                let page = json!({ "Clusters": page });
                Ok(match from + PAGE < all.len() {
                    true => crate::pipeline::flow::with(
                        page,
                        "Marker",
                        json!((from + PAGE).to_string()),
                    ),
                    false => page,
                })
            }
            "emr:runJobFlow" => Ok(json!({ "JobFlowId": self.create(arguments) })),
            "elasticmapreduce:createCluster" | "elasticmapreduce:createCluster.sync" => {
                let id = self.create(arguments);
                Ok(json!({ "ClusterId": id, "Cluster": { "Id": id } }))
            }
            other => self.on_cluster(other, arguments),
        }
    }

    fn on_cluster(&mut self, action: &str, arguments: &Value) -> Answer {
        let id = arguments["ClusterId"]
            .as_str()
            .or(arguments["JobFlowIds"][0].as_str());
        let (service, operation) = action.split_once(':').unwrap();
        let needed = match operation {
            "describeCluster" => "DescribeCluster",
            "setTerminationProtection" => "SetTerminationProtection",
            "terminateJobFlows" => "TerminateJobFlows",
            other => other,
        };
        let found = self
            .clusters
            .iter()
            .position(|own| Some(own.id.as_str()) == id);
        let Some(found) = found else {
            return refused("EMR.InvalidRequestException", "there is no such cluster");
        };
        if !self.may(&format!("elasticmapreduce:{needed}"), &self.clusters[found]) {
            return refused("Emr.EmrException", "AccessDeniedException: not authorized");
        }
        let cluster = &mut self.clusters[found];
        assert!(["emr", "elasticmapreduce"].contains(&service), "{action}");
        match operation {
            "describeCluster" => Ok(json!({ "Cluster": Self::described(cluster) })),
            "setTerminationProtection" | "setClusterTerminationProtection" => {
                cluster.protected = arguments["TerminationProtected"] == true;
                Ok(json!({}))
            }
            "terminateJobFlows" | "terminateCluster.sync" if cluster.protected => {
                refused("Emr.EmrException", "ValidationException: it is protected")
            }
            "terminateJobFlows" | "terminateCluster.sync" => {
                cluster.alive = false;
                Ok(json!({}))
            }
            "addStep" | "addStep.sync" if cluster.alive => Ok(json!({ "StepId": "s-1" })),
            "addStep" | "addStep.sync" => {
                refused("EMR.InvalidRequestException", "the cluster has ended")
            }
            other => panic!("nobody knows {other}"),
        }
    }
}

/// The machine of a definition that has values in the places of its references.
pub(super) fn machine(definition: &str) -> Arc<StateMachine> {
    let reading = emrys_states::read(&Source::new("machine.asl.json", definition.to_owned()));
    assert_eq!(reading.findings, [], "{definition}");
    Arc::new(reading.machine.unwrap())
}

/// An execution that goes on.
pub(super) struct Run {
    pub(super) execution: Execution,
    /// The task that waits for it.
    pub(super) parent: Option<(String, TaskId)>,
    pub(super) tasks: VecDeque<Arc<TaskRequest>>,
    timers: BTreeMap<TimerId, i64>,
    now: i64,
}

impl Run {
    pub(super) fn new(machine: Arc<StateMachine>, arn: &str, input: Value) -> Self {
        let name = arn.split(':').nth(6).unwrap().to_owned();
        let start = Start {
            execution_arn: arn.into(),
            execution_name: arn.rsplit(':').next().unwrap().into(),
            state_machine_arn: format!("arn:aws:states:{PLACE}:stateMachine:{name}").into(),
            state_machine_name: name.into(),
            role_arn: "arn:aws:iam::123456789012:role/states".into(),
            started_at: BEGIN,
            input: Arc::new(input),
            seed: 7,
            express: false,
            item: None,
        };
        let mut run = Self {
            execution: Execution::new(machine, start),
            parent: None,
            tasks: VecDeque::new(),
            timers: BTreeMap::new(),
            now: BEGIN,
        };
        run.happen(Input::Begin);
        run
    }

    pub(super) fn happen(&mut self, input: Input) {
        let entry = Entry {
            at: self.now,
            input,
            expired: None,
        };
        for command in self.execution.apply(&entry).unwrap().commands {
            match command {
                Command::StartTask(request) => self.tasks.push_back(request),
                Command::StopTask { task } => self.tasks.retain(|request| request.task != task),
                Command::SetTimer { timer, at } => drop(self.timers.insert(timer, at)),
                Command::CancelTimer { timer } => drop(self.timers.remove(&timer)),
                Command::StartMapRun(_) | Command::StopMapRun { .. } => panic!("a map run"),
                Command::End => {}
            }
        }
    }

    /// A task is over.
    pub(super) fn done(&mut self, task: TaskId, answer: Answer) {
        self.happen(match answer {
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

    /// When its next timer goes off.
    pub(super) fn timer(&self) -> Option<i64> {
        self.timers.values().min().copied()
    }

    /// Its next timer goes off.
    pub(super) fn ring(&mut self) {
        let first = self.timers.iter().min_by_key(|(_, at)| **at);
        let (timer, at) = first.map(|(timer, at)| (*timer, *at)).unwrap();
        self.timers.remove(&timer);
        self.now = self.now.max(at);
        self.happen(Input::Timer { timer });
    }

    pub(super) fn is_running(&self) -> bool {
        *self.execution.status() == Status::Running
    }

    /// A task is begun. Gives what it asks for.
    pub(super) fn begin(&mut self, request: &TaskRequest) -> String {
        let task = request.task;
        self.happen(Input::TaskStarted {
            task,
            worker_name: None,
        });
        action_of(request)
    }

    /// Everything happens that can, or only what does before the next wait.
    pub(super) fn run(&mut self, account: &mut Account, until_wait: bool) {
        while self.is_running() {
            if let Some(request) = self.tasks.pop_front() {
                let action = self.begin(&request);
                let answer = account.answer(&action, &request.arguments);
                self.done(request.task, answer);
            } else if until_wait {
                return;
            } else {
                self.ring();
            }
        }
    }
}

/// What a task asks for, such as `ssm:getParameter`.
pub(super) fn action_of(request: &TaskRequest) -> String {
    let (Resource::AwsSdk {
        service,
        action,
        pattern,
    }
    | Resource::Integration {
        service,
        action,
        pattern,
    }) = &request.resource
    else {
        panic!("{:?}", request.resource);
    };
    let pattern = match pattern {
        Pattern::Sync => ".sync",
        Pattern::Sync2 => ".sync:2",
        _ => "",
    };
    format!("{service}:{action}{pattern}")
}
