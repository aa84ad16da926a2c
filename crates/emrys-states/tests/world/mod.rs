// SPDX-License-Identifier: Apache-2.0
//! A world for executions: it does what they command, with outcomes that are given, and has a clock of its own that goes
//! on when nothing else is left to happen.

#![allow(dead_code, reason = "each test takes what it needs of it")]

pub(crate) mod told;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use emrys_diagnostics::Source;
use emrys_states::execution::{
    Command, Entry, Execution, Input, ItemSource, Start, Status, Step, TaskRequest, TimerId,
};
use emrys_states::history::{ErrorOutput, Event};
use emrys_states::machine::StateMachine;
use serde_json::{Value, json};

/// When executions begin here: 2026-01-01T00:00:00Z.
pub(crate) const BEGIN: i64 = 1_767_225_600_000;

/// What is to happen to an execution.
pub(crate) struct World {
    pub(crate) execution: Execution,
    pub(crate) machine: Arc<StateMachine>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) events: Vec<Event>,
    now: i64,
    /// What becomes of the tasks of a state, attempt by attempt; the last one for all further ones.
    outcomes: BTreeMap<String, VecDeque<Value>>,
    timers: BTreeMap<TimerId, i64>,
    work: VecDeque<Command>,
}

/// The machine of a definition, which has to be right.
pub(crate) fn machine(definition: &Value) -> Arc<StateMachine> {
    let source = Source::new("machine.asl.json", definition.to_string());
    let reading = emrys_states::read(&source);
    match reading.machine {
        Some(machine) => Arc::new(machine),
        None => panic!("{definition} is refused: {:?}", reading.diagnostics),
    }
}

pub(crate) fn start(input: Value) -> Start {
    Start {
        execution_arn: "arn:aws:states:eu-west-1:123456789012:execution:machine:run".into(),
        execution_name: "run".into(),
        state_machine_arn: "arn:aws:states:eu-west-1:123456789012:stateMachine:machine".into(),
        state_machine_name: "machine".into(),
        role_arn: "arn:aws:iam::123456789012:role/states".into(),
        started_at: BEGIN,
        input: Arc::new(input),
        seed: 7,
        express: false,
        item: None,
    }
}

impl World {
    pub(crate) fn new(machine: Arc<StateMachine>, input: Value, outcomes: &Value) -> Self {
        Self::begun(machine, start(input), outcomes)
    }

    pub(crate) fn begun(machine: Arc<StateMachine>, start: Start, outcomes: &Value) -> Self {
        let outcomes = outcomes.as_object().into_iter().flatten();
        let mut world = Self {
            execution: Execution::new(Arc::clone(&machine), start),
            machine,
            entries: Vec::new(),
            events: Vec::new(),
            now: BEGIN,
            outcomes: outcomes
                .map(|(state, outcomes)| {
                    let outcomes = outcomes.as_array().cloned().unwrap_or_default();
                    (state.clone(), outcomes.into())
                })
                .collect(),
            timers: BTreeMap::new(),
            work: VecDeque::new(),
        };
        world.happen(Input::Begin);
        world
    }

    /// Something happens, and its commands are noted.
    pub(crate) fn happen(&mut self, input: Input) -> Step {
        let entry = Entry {
            at: self.now,
            input,
            expired: None,
        };
        let step = match self.execution.apply(&entry) {
            Ok(step) => step,
            Err(diverged) => panic!("{entry:?}: {diverged}"),
        };
        self.entries.push(Entry {
            expired: Some(step.expired.clone()),
            ..entry
        });
        self.events.extend(step.events.iter().cloned());
        for command in &step.commands {
            match command {
                Command::SetTimer { timer, at } => drop(self.timers.insert(*timer, *at)),
                Command::CancelTimer { timer } => drop(self.timers.remove(timer)),
                Command::StopTask { task } => self.work.retain(
                    |command| !matches!(command, Command::StartTask(request) if request.task == *task),
                ),
                Command::StartTask(_) | Command::StartMapRun(_) => {
                    self.work.push_back(command.clone());
                }
                Command::StopMapRun { .. } | Command::End => {}
            }
        }
        step
    }

    /// Everything happens that can, until the execution ends or waits for somebody who never answers.
    pub(crate) fn run(&mut self) {
        while *self.execution.status() == Status::Running {
            if let Some(command) = self.work.pop_front() {
                match command {
                    Command::StartTask(request) => self.task(&request),
                    Command::StartMapRun(request) => {
                        let map_run = request.map_run;
                        let arn = "arn:aws:states:eu-west-1:123456789012:mapRun:machine/Map:1";
                        self.happen(Input::MapRunStarted {
                            map_run,
                            arn: arn.into(),
                        });
                        let input = match self.outcome(&request.state) {
                            Some(outcome) if outcome.get("error").is_some() => {
                                Input::MapRunFailed {
                                    map_run,
                                    error: error(&outcome),
                                }
                            }
                            Some(outcome) => Input::MapRunSucceeded {
                                map_run,
                                output: Arc::new(outcome["output"].clone()),
                            },
                            None => Input::MapRunSucceeded {
                                map_run,
                                output: match &request.source {
                                    ItemSource::Items(items) => Arc::clone(items),
                                    ItemSource::Reader { .. } => Arc::new(json!([])),
                                },
                            },
                        };
                        self.happen(input);
                    }
                    _ => {}
                }
            } else if let Some((timer, at)) = self
                .timers
                .iter()
                .min_by_key(|(_, at)| **at)
                .map(|(timer, at)| (*timer, *at))
            {
                self.timers.remove(&timer);
                self.now = self.now.max(at);
                self.happen(Input::Timer { timer });
            } else {
                break;
            }
        }
    }

    fn outcome(&mut self, state: &str) -> Option<Value> {
        let outcomes = self.outcomes.get_mut(state)?;
        match outcomes.len() {
            0 | 1 => outcomes.front().cloned(),
            _ => outcomes.pop_front(),
        }
    }

    /// A task without an outcome gives back its arguments.
    fn task(&mut self, request: &TaskRequest) {
        let task = request.task;
        let outcome = self.outcome(&request.state);
        let outcome = outcome.unwrap_or_else(|| json!({ "output": *request.arguments }));
        if outcome.get("worker").is_none_or(|worker| !worker.is_null()) {
            self.happen(Input::TaskStarted {
                task,
                worker_name: outcome["worker"].as_str().map(Arc::from),
            });
        }
        if let Some(seconds) = outcome.get("after").and_then(Value::as_i64) {
            self.now += seconds * 1000;
        }
        if let Some(submitted) = outcome.get("submitted") {
            self.happen(Input::TaskSubmitted {
                task,
                output: Arc::new(submitted.clone()),
            });
        }
        if let Some(output) = outcome.get("output") {
            self.happen(Input::TaskSucceeded {
                task,
                output: Arc::new(output.clone()),
            });
        } else if outcome.get("error").is_some() {
            self.happen(Input::TaskFailed {
                task,
                error: error(&outcome),
            });
        } else if outcome.get("stop").is_some() {
            self.happen(Input::Stop {
                error: ErrorOutput::new("Stopped", "by the test"),
            });
        }
    }
}

fn error(outcome: &Value) -> ErrorOutput {
    ErrorOutput {
        error: outcome["error"].as_str().map(Arc::from),
        cause: outcome["cause"].as_str().map(Arc::from),
    }
}
