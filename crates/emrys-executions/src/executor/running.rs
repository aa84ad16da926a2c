// SPDX-License-Identifier: Apache-2.0
//! One execution that is under way: what happens to it waits in its inbox, and one driver at a time takes all of that,
//! has it decided on, writes it down in one commit, and only then acts.
//!
//! There is a driver, a task of its own, only while something is in the inbox.

use std::collections::HashMap;
use std::mem;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use emrys_states::data::QueryLanguage;
use emrys_states::execution::{
    Command, Entry, Execution, Input, MapRunId, Status as Outcome, TaskId,
};
use emrys_states::machine::{Flow, Kind, Resource, StateMachine};
use emrys_store::{Batch, StoreError};
use tokio::sync::{oneshot, watch};

use super::records::{self, StartRecord, Status, Summary};
use super::tasks::Underway;
use super::{Shared, map_runs, tasks};
use crate::observer::Committed;
use crate::time::now;

/// How long a full or failing disk is given before what was decided is written again.
const AGAIN: Duration = Duration::from_millis(500);

/// An execution that is under way.
pub(super) struct Running {
    pub(super) key: Arc<str>,
    pub(super) start: StartRecord,
    pub(super) machine: Arc<StateMachine>,
    /// Whether deciding may take long, which a thread of its own is for.
    slow: bool,
    inbox: Mutex<Inbox>,
    execution: Mutex<Execution>,
    summary: Mutex<Summary>,
    /// How many of its entries are in the journal.
    entries: AtomicU64,
    phase: watch::Sender<Phase>,
    /// Tasks that somebody is doing.
    pub(super) tasks: Mutex<HashMap<TaskId, Underway>>,
    /// Map runs that are under way.
    pub(super) map_runs: Mutex<HashMap<MapRunId, map_runs::Underway>>,
}

/// How far an execution is, for those who wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// It is not in the journal yet.
    Starting,
    /// It is.
    Running,
    /// It is at its end, or it could not be begun.
    Over,
}

#[derive(Default)]
struct Inbox {
    waiting: Vec<Message>,
    driven: bool,
}

/// What happens to an execution, and whom to tell that it has happened.
struct Message {
    input: Input,
    reply: Option<Reply>,
}

/// Whom to tell when it happened, once that is in the journal.
type Reply = oneshot::Sender<Result<i64, Unfit>>;

/// It did not fit: what it is about is over, or never was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unfit;

/// What was decided and is to be written down, then done.
#[derive(Default)]
pub(super) struct Decided {
    entries: Vec<Entry>,
    commands: Vec<Command>,
    replies: Vec<(Reply, Result<i64, Unfit>)>,
}

impl Running {
    /// An execution that has so many entries and such a summary in the journal.
    pub(super) fn new(
        start: StartRecord,
        summary: Summary,
        execution: Execution,
        entries: u64,
        phase: Phase,
        machine: Arc<StateMachine>,
    ) -> Self {
        Self {
            key: summary.key.as_str().into(),
            start,
            slow: has_expressions(&machine.flow),
            machine,
            inbox: Mutex::default(),
            execution: Mutex::new(execution),
            summary: Mutex::new(summary),
            entries: AtomicU64::new(entries),
            phase: watch::Sender::new(phase),
            tasks: Mutex::default(),
            map_runs: Mutex::default(),
        }
    }

    /// Goes on with what was outstanding when the last engine ended.
    pub(super) fn take_up(self: &Arc<Self>, shared: &Arc<Shared>) {
        if self.entries() == 0 {
            self.deliver(shared, Input::Begin);
            return;
        }
        let outstanding = self.execution().outstanding();
        for (timer, at) in outstanding.timers {
            shared.timers.set(self, timer, at);
        }
        for task in &outstanding.tasks {
            tasks::take_up(shared, self, task);
        }
        for map_run in &outstanding.map_runs {
            map_runs::take_up(shared, self, map_run);
        }
    }

    /// Whether deciding may take long.
    pub(super) fn is_slow(&self) -> bool {
        self.slow
    }

    /// How many entries the journal has.
    pub(super) fn entries(&self) -> u64 {
        self.entries.load(Ordering::Acquire)
    }

    /// What it does, as decided so far.
    pub(super) fn execution(&self) -> MutexGuard<'_, Execution> {
        lock(&self.execution)
    }

    pub(super) fn enter(&self, phase: Phase) {
        self.phase.send_replace(phase);
    }

    /// Waits until it has come to that phase or a later one.
    pub(super) async fn reaches(&self, wanted: fn(Phase) -> bool) -> Phase {
        let mut phase = self.phase.subscribe();
        // The sender lives as long as this.
        phase
            .wait_for(|phase| wanted(*phase))
            .await
            .map_or(Phase::Over, |phase| *phase)
    }

    /// Puts something into the inbox and sees to it that it is taken out.
    pub(super) fn deliver(self: &Arc<Self>, shared: &Arc<Shared>, input: Input) {
        self.put(shared, Message { input, reply: None });
    }

    /// The same, and waits until it is in the journal: when it happened.
    pub(super) async fn delivered(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        input: Input,
    ) -> Result<i64, Unfit> {
        let (reply, answer) = oneshot::channel();
        self.put(
            shared,
            Message {
                input,
                reply: Some(reply),
            },
        );
        answer.await.unwrap_or(Err(Unfit))
    }

    fn put(self: &Arc<Self>, shared: &Arc<Shared>, message: Message) {
        let mut inbox = lock(&self.inbox);
        inbox.waiting.push(message);
        if !mem::replace(&mut inbox.driven, true) {
            let running = self.clone();
            shared.spawn(move |shared| async move { running.drive(&shared).await });
        }
    }

    /// Takes what is in the inbox until there is nothing left.
    async fn drive(self: Arc<Self>, shared: &Arc<Shared>) {
        loop {
            let messages = {
                let mut inbox = lock(&self.inbox);
                if inbox.waiting.is_empty() {
                    inbox.driven = false;
                    return;
                }
                mem::take(&mut inbox.waiting)
            };
            let decided = if self.slow {
                let running = self.clone();
                let decided = tokio::task::spawn_blocking(move || running.decide(messages)).await;
                // It was cancelled, as the runtime is ending.
                let Ok(decided) = decided else { return };
                decided
            } else {
                self.decide(messages)
            };
            if decided.entries.is_empty() {
                decided.answer();
                continue;
            }
            // What was decided came from outside and cannot be asked for again; so it is kept until it is written.
            loop {
                match self.record(shared, &decided, Batch::new()).await {
                    Ok(()) => break,
                    Err(StoreError::Closed) => return,
                    Err(error) => {
                        tracing::error!(execution = self.start.arn, %error, "an execution waits for the journal");
                        tokio::time::sleep(AGAIN).await;
                    }
                }
            }
            self.act(shared, decided);
        }
    }

    /// Decides what follows from messages, one after another.
    fn decide(&self, messages: Vec<Message>) -> Decided {
        let mut decided = Decided::default();
        let mut execution = self.execution();
        for Message { input, reply } in messages {
            let at = now();
            let fit = decided.take(&mut execution, at, input);
            if let Some(reply) = reply {
                decided.replies.push((reply, fit.map(|()| at)));
            }
        }
        decided
    }

    /// Decides what the beginning brings, before anybody else knows of the execution.
    pub(super) fn begin(&self, at: i64) -> Result<Decided, Unfit> {
        let mut decided = Decided::default();
        decided.take(&mut self.execution(), at, Input::Begin)?;
        Ok(decided)
    }

    /// Writes down what was decided, together with what is in the batch already.
    pub(super) async fn record(
        &self,
        shared: &Shared,
        decided: &Decided,
        mut batch: Batch,
    ) -> Result<(), StoreError> {
        let before = self.entries();
        let mut number = before;
        for entry in &decided.entries {
            batch.put(records::ENTRY, &records::entry_id(&self.key, number), entry)?;
            number += 1;
        }
        let summary = self.summarized(decided);
        let then = match &summary {
            Some(summary) => self.put_summary(shared, &mut batch, summary)?,
            None => None,
        };
        shared.journal.commit(batch).await?;
        self.entries.store(number, Ordering::Release);
        if let Some(then) = then {
            then();
        }
        if let Some(summary) = summary {
            *lock(&self.summary) = summary;
        }
        Ok(())
    }

    /// The summary's new form, if what was decided changes it.
    fn summarized(&self, decided: &Decided) -> Option<Summary> {
        let last = decided.entries.last()?;
        let mut summary = lock(&self.summary).clone();
        let redriven = decided
            .entries
            .iter()
            .find(|entry| entry.input == Input::Redrive);
        if let Some(redriven) = redriven {
            summary.redrive_count += 1;
            summary.redriven_at = Some(redriven.at);
            summary.status = Status::Running;
            summary.stopped_at = None;
            summary.error = None;
            summary.cause = None;
        }
        let (status, output, error) = match self.execution().status() {
            Outcome::Running => return redriven.map(|_| summary),
            Outcome::Succeeded { output } => (Status::Succeeded, Some(output.to_string()), None),
            Outcome::Failed(error) => (Status::Failed, None, Some(error.clone())),
            Outcome::TimedOut(error) => (Status::TimedOut, None, Some(error.clone())),
            Outcome::Aborted(error) => (Status::Aborted, None, Some(error.clone())),
        };
        let error = error.unwrap_or_default();
        summary.status = status;
        summary.stopped_at = Some(last.at);
        summary.output = output;
        summary.error = error.error.as_deref().map(str::to_owned);
        summary.cause = error.cause.as_deref().map(str::to_owned);
        Some(summary)
    }

    /// Puts the summary and what goes with it into a batch, and says what is to be done once that is committed.
    pub(super) fn put_summary(
        &self,
        shared: &Shared,
        batch: &mut Batch,
        summary: &Summary,
    ) -> Result<Option<Committed>, StoreError> {
        let start = &self.start;
        batch.put(records::SUMMARY, &start.arn, summary)?;
        if let Some(owner) = start.owner() {
            let id = records::listed_id(owner, start.started_at, &start.arn);
            batch.put(records::LISTED, &id, &start.listed(summary))?;
        }
        if summary.status == Status::Running {
            batch.put(records::RUNNING, &self.key, &start.arn)?;
        } else {
            batch.delete(records::RUNNING, &self.key);
        }
        shared.observed(start, summary, batch)
    }

    /// The summary as the journal has it.
    pub(super) fn summary(&self) -> Summary {
        lock(&self.summary).clone()
    }

    /// Does what was decided, which is in the journal now.
    pub(super) fn act(self: &Arc<Self>, shared: &Arc<Shared>, mut decided: Decided) {
        for entry in &decided.entries {
            if let Input::TaskSucceeded { task, .. } | Input::TaskFailed { task, .. } = &entry.input
            {
                tasks::forget(shared, self, *task);
            }
        }
        // What begins and is of no use any more within one commit is never begun.
        let useless: Vec<TaskId> = decided.commands.iter().filter_map(stopped).collect();
        let mut over = false;
        for command in mem::take(&mut decided.commands) {
            match command {
                Command::StartTask(request) => {
                    if !useless.contains(&request.task) {
                        tasks::start(shared, self, &request);
                    }
                }
                Command::StopTask { task } => tasks::stop(shared, self, task),
                Command::SetTimer { timer, at } => shared.timers.set(self, timer, at),
                Command::CancelTimer { timer } => shared.timers.cancel(&self.key, timer),
                Command::StartMapRun(request) => map_runs::start(shared, self, &request),
                Command::StopMapRun { map_run } => map_runs::stop(shared, self, map_run),
                Command::End => over = true,
            }
        }
        if over {
            shared.forget(self);
            self.enter(Phase::Over);
        }
        decided.answer();
    }
}

/// The task that a command stops.
fn stopped(command: &Command) -> Option<TaskId> {
    match command {
        Command::StopTask { task } => Some(*task),
        _ => None,
    }
}

impl Decided {
    /// Has the execution decide on something, and on what follows from it at once.
    fn take(&mut self, execution: &mut Execution, at: i64, input: Input) -> Result<(), Unfit> {
        let from = self.commands.len();
        self.apply(execution, at, input)?;
        // That somebody is about to do a task is written down with what made it necessary, before anybody does it. The
        // worker of an activity says so itself.
        let mut seen = from;
        while let Some(command) = self.commands.get(seen) {
            seen += 1;
            let Command::StartTask(request) = command else {
                continue;
            };
            if matches!(request.resource, Resource::Activity { .. }) {
                continue;
            }
            let task = request.task;
            // A task that has been given up meanwhile does not begin.
            let _given_up = self.apply(
                execution,
                at,
                Input::TaskStarted {
                    task,
                    worker_name: None,
                },
            );
        }
        Ok(())
    }

    fn apply(&mut self, execution: &mut Execution, at: i64, input: Input) -> Result<(), Unfit> {
        let mut entry = Entry {
            at,
            input: input.recordable(),
            expired: None,
        };
        let step = execution.apply(&entry).map_err(|_| Unfit)?;
        entry.expired = Some(step.expired);
        self.entries.push(entry);
        self.commands.extend(step.commands);
        Ok(())
    }

    /// Tells those who wait.
    fn answer(self) {
        for (reply, answer) in self.replies {
            // Nobody has to wait for it.
            let _unheard = reply.send(answer);
        }
    }
}

/// Whether any state is written in JSONata, whose expressions may each take a second.
fn has_expressions(flow: &Flow) -> bool {
    flow.states.values().any(|state| {
        state.query_language == QueryLanguage::Jsonata
            || match &state.kind {
                Kind::Parallel(parallel) => parallel.branches.iter().any(has_expressions),
                Kind::Map(map) => has_expressions(&map.processor),
                _ => false,
            }
    })
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
