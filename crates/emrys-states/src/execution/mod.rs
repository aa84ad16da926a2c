// SPDX-License-Identifier: Apache-2.0
//! What an execution does with what happens to it.
//!
//! An [`Execution`] is a function of what it started with and of the [`Entry`]s applied to it. Each entry makes it go as
//! far as it can without anybody else: the events of that are its history, the commands are what is to be done for it.
//! Neither is stored. Whoever keeps the start and the entries has everything, see [`replay`].

mod branch;
mod command;
mod context;
mod data_flow;
mod entry;
mod fork;
mod limits;
mod map_run;
mod outcome;
mod redrive;
mod start;
mod states;
mod task;
mod timers;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use serde_json::Value;

pub use command::{
    Batching, Command, ItemSelector, ItemSource, MapRunId, MapRunRequest, Outstanding,
    OutstandingMapRun, OutstandingTask, Status, Step, TaskId, TaskRequest, TimerId, Writing,
};
pub use entry::{Entry, Input};
pub use limits::is_too_deep;
pub use map_run::child_machine;
pub use start::{Item, Start};
pub use task::TaskToken;

use crate::data::{Budget, Environment, Random};
use crate::history::{ErrorOutput, Event, EventKind};
use crate::machine::StateMachine;
use branch::{Branch, BranchId};
use context::Context;
use timers::Timer;

/// The variables that a state can see.
pub type Variables = Arc<BTreeMap<String, Value>>;

/// An entry does not fit what was before it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Diverged {
    /// The first entry is not the beginning, or the beginning comes twice.
    #[error("an execution begins once, and first")]
    Beginning,
    /// Nothing happens to an execution that has ended.
    #[error("the execution has ended")]
    Ended,
    /// Only an execution that ended without success goes on once more.
    #[error("the execution cannot be redriven")]
    NotRedrivable,
    /// There is no such task, or it has ended.
    #[error("task {0} is not outstanding")]
    Task(TaskId),
    /// There is no such timer, or its time has come.
    #[error("timer {0} is not outstanding")]
    Timer(TimerId),
    /// There is no such map run, or it has ended.
    #[error("map run {0} is not outstanding")]
    MapRun(MapRunId),
}

/// An execution of a state machine.
#[derive(Debug)]
pub struct Execution {
    machine: Arc<StateMachine>,
    start: Arc<Start>,
    status: Status,
    begun: bool,
    history_len: u64,
    redrive_count: u64,
    context: Context,
    environment: Environment,
    branches: BTreeMap<BranchId, Branch>,
    ready: VecDeque<BranchId>,
    tasks: BTreeMap<TaskId, BranchId>,
    map_runs: BTreeMap<MapRunId, BranchId>,
    timers: BTreeMap<TimerId, Timer>,
    last_branch: u64,
    last_timer: u64,
    /// Whether the history has no place left but for its last event.
    full: bool,
    step: Step,
}

impl Execution {
    /// An execution to which nothing has happened yet.
    #[must_use]
    pub fn new(machine: Arc<StateMachine>, start: Start) -> Self {
        Self {
            context: Context::new(&start),
            environment: Environment {
                now: start.started_at,
                random: Random::new(start.seed),
                budget: Budget::live(),
            },
            machine,
            start: Arc::new(start),
            status: Status::Running,
            begun: false,
            history_len: 0,
            redrive_count: 0,
            branches: BTreeMap::new(),
            ready: VecDeque::new(),
            tasks: BTreeMap::new(),
            map_runs: BTreeMap::new(),
            timers: BTreeMap::new(),
            last_branch: 0,
            last_timer: 0,
            full: false,
            step: Step::default(),
        }
    }

    /// What happens is taken in, and the execution goes on as far as it can.
    ///
    /// # Errors
    ///
    /// When it cannot have happened: the execution is then as it was.
    pub fn apply(&mut self, entry: &Entry) -> Result<Step, Diverged> {
        self.fits(&entry.input)?;
        self.environment.now = entry.at;
        self.environment.budget = match &entry.expired {
            None => Budget::live(),
            Some(expired) => Budget::replay(expired),
        };
        let machine = Arc::clone(&self.machine);
        self.take(&machine, &entry.input);
        while !self.full
            && let Some(branch) = self.ready.pop_front()
        {
            self.turn(&machine, branch);
        }
        if self.full && self.status == Status::Running {
            self.overflow();
        }
        let mut step = std::mem::take(&mut self.step);
        step.expired = match &entry.expired {
            None => self.environment.budget.expired().to_vec(),
            Some(expired) => expired.clone(),
        };
        Ok(step)
    }

    /// How it is.
    #[must_use]
    pub fn status(&self) -> &Status {
        &self.status
    }

    /// What it started with.
    #[must_use]
    pub fn start(&self) -> &Start {
        &self.start
    }

    /// How many events there have been.
    #[must_use]
    pub fn history_len(&self) -> u64 {
        self.history_len
    }

    /// How often it has gone on after its end.
    #[must_use]
    pub fn redrive_count(&self) -> u64 {
        self.redrive_count
    }

    /// What it waits for.
    #[must_use]
    pub fn outstanding(&self) -> Outstanding {
        Outstanding {
            tasks: self.outstanding_tasks(),
            timers: self
                .timers
                .iter()
                .map(|(id, timer)| (*id, timer.at))
                .collect(),
            map_runs: self.outstanding_map_runs(),
        }
    }

    /// Whether that can have happened.
    fn fits(&self, input: &Input) -> Result<(), Diverged> {
        let running = self.status == Status::Running;
        match input {
            Input::Begin if self.begun => Err(Diverged::Beginning),
            Input::Begin => Ok(()),
            _ if !self.begun => Err(Diverged::Beginning),
            Input::Redrive if self.is_redrivable() => Ok(()),
            Input::Redrive => Err(Diverged::NotRedrivable),
            _ if !running => Err(Diverged::Ended),
            Input::Stop { .. } => Ok(()),
            Input::TaskStarted { task, .. }
            | Input::TaskSubmitted { task, .. }
            | Input::TaskSucceeded { task, .. }
            | Input::TaskFailed { task, .. }
            | Input::Heartbeat { task } => match self.tasks.contains_key(task) {
                true => Ok(()),
                false => Err(Diverged::Task(*task)),
            },
            Input::Timer { timer } => match self.timers.contains_key(timer) {
                true => Ok(()),
                false => Err(Diverged::Timer(*timer)),
            },
            Input::MapRunStarted { map_run, .. }
            | Input::MapRunSucceeded { map_run, .. }
            | Input::MapRunFailed { map_run, .. } => match self.map_runs.contains_key(map_run) {
                true => Ok(()),
                false => Err(Diverged::MapRun(*map_run)),
            },
        }
    }

    /// Takes in what has been found to fit.
    fn take(&mut self, machine: &StateMachine, input: &Input) {
        match input {
            Input::Begin => self.begin(machine),
            Input::Stop { error } => self.cut(machine, Status::Aborted(error.clone())),
            Input::Redrive => self.go_on(machine),
            Input::TaskStarted { task, worker_name } => {
                self.task_started(*task, worker_name.as_ref());
            }
            Input::TaskSubmitted { task, output } => self.task_submitted(*task, output),
            Input::TaskSucceeded { task, output } => self.task_succeeded(machine, *task, output),
            Input::TaskFailed { task, error } => self.task_failed(machine, *task, error),
            Input::Heartbeat { task } => self.heartbeat(*task),
            Input::Timer { timer } => self.timer(machine, *timer),
            Input::MapRunStarted { map_run, arn } => self.map_run_started(*map_run, arn),
            Input::MapRunSucceeded { map_run, output } => {
                self.map_run_succeeded(machine, *map_run, output);
            }
            Input::MapRunFailed { map_run, error } => {
                self.map_run_failed(machine, *map_run, error);
            }
        }
    }

    fn begin(&mut self, machine: &StateMachine) {
        self.begun = true;
        self.emit(
            0,
            EventKind::ExecutionStarted {
                input: Arc::clone(&self.start.input),
                role_arn: Arc::clone(&self.start.role_arn),
            },
        );
        self.limit(machine, self.start.started_at);
        let branch = Branch::root(
            Arc::clone(&self.start.input),
            self.start.item.clone(),
            machine.flow.states.get_index_of(&machine.flow.start_at),
        );
        let id = self.add_branch(branch);
        self.ready.push_back(id);
    }

    /// The execution is ended from outside. AWS has that event follow none.
    fn cut(&mut self, machine: &StateMachine, status: Status) {
        if let Some(root) = self.root() {
            let previous = self.previous(root);
            self.give_up_children(machine, root, None, previous);
        }
        self.end_after(0, status);
    }

    /// The execution ends: nothing is outstanding any more.
    fn end_after(&mut self, previous: u64, status: Status) {
        let kind = match &status {
            Status::Running => return,
            Status::Succeeded { output } => EventKind::ExecutionSucceeded {
                output: Arc::clone(output),
            },
            Status::Failed(error) => EventKind::ExecutionFailed(error.clone()),
            Status::TimedOut(error) => EventKind::ExecutionTimedOut(error.clone()),
            Status::Aborted(error) => EventKind::ExecutionAborted(error.clone()),
        };
        self.ready.clear();
        for task in std::mem::take(&mut self.tasks).into_keys() {
            self.step.commands.push(Command::StopTask { task });
        }
        for map_run in std::mem::take(&mut self.map_runs).into_keys() {
            self.step.commands.push(Command::StopMapRun { map_run });
        }
        for timer in std::mem::take(&mut self.timers).into_keys() {
            self.step.commands.push(Command::CancelTimer { timer });
        }
        // The last event of all is kept for this one.
        let full = std::mem::take(&mut self.full);
        self.record(previous, kind);
        self.full = full;
        self.status = status;
        self.step.commands.push(Command::End);
    }

    /// The history has no place left but for its last event: the execution ends.
    fn overflow(&mut self) {
        let previous = self.history_len;
        let begins = |command: &Command| {
            matches!(
                command,
                Command::StartTask(_) | Command::StartMapRun(_) | Command::SetTimer { .. }
            )
        };
        self.step.commands.retain(|command| !begins(command));
        self.end_after(
            previous,
            Status::Failed(ErrorOutput::new(
                "States.Runtime",
                "The execution reached the maximum number of history events (25000).",
            )),
        );
    }

    /// What happened goes into the history, if it has a place for it. Gives the event's id.
    fn emit(&mut self, previous_id: u64, kind: EventKind) -> u64 {
        let last = matches!(kind, EventKind::ExecutionSucceeded { .. });
        if !last && self.history_len + 1 >= limits::EVENTS {
            self.full = true;
        }
        if !self.full {
            self.record(previous_id, kind);
        }
        self.history_len
    }

    fn record(&mut self, previous_id: u64, kind: EventKind) {
        self.history_len += 1;
        self.step.events.push(Event {
            id: self.history_len,
            previous_id,
            at: self.environment.now,
            kind,
        });
    }

    /// The branch of the machine itself: the first one.
    fn root(&self) -> Option<BranchId> {
        self.branches.keys().next().copied()
    }
}

/// An execution as its entries have made it, and its whole history.
///
/// # Errors
///
/// When the entries are not those of an execution of this machine.
pub fn replay(
    machine: Arc<StateMachine>,
    start: Start,
    entries: &[Entry],
) -> Result<(Execution, Vec<Event>), Diverged> {
    let mut execution = Execution::new(machine, start);
    let mut events = Vec::new();
    for entry in entries {
        events.append(&mut execution.apply(entry)?.events);
    }
    Ok((execution, events))
}
