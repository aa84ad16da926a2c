// SPDX-License-Identifier: Apache-2.0
//! The one owner of a cluster: takes messages in order, commits what they change, then acts.
//!
//! Everything that waited while a commit was under way goes into the next one, so that a burst of
//! requests costs a handful of disk writes. What runs on this machine (provisioning, bootstrap
//! actions, step processes, log copies) runs in tasks that report back by message.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use emrys_model::ids::StepId;
use emrys_model::reason::StateChangeReason;
use emrys_protocol::ApiError;
use emrys_store::Batch;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinSet;

use super::capacity::change::Change;
use super::draft::{Draft, Effect, Misfit, NewStep, StepOutcome};
use super::idle::IdleClock;
use super::limits;
use super::snapshot::Snapshot;
use super::tasks::{self, Signal, Site, Software};
use crate::error::store_to_api;
use crate::events::Events;
use crate::records::{self, ClusterRecord, Millis};

/// The answer to a request, given once its change is on disk.
pub(crate) type Reply<T> = oneshot::Sender<Result<T, ApiError>>;

/// What a cluster says to its termination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Termination {
    /// It ends, or was ending.
    Ends,
    /// It is protected and goes on.
    Protected,
}

/// A change of the cluster's own record, or why it is refused.
pub(crate) type Edit = Box<dyn FnOnce(&mut ClusterRecord) -> Result<(), ApiError> + Send>;

/// What the actor is told.
pub(crate) enum Message {
    /// A client's request. Answered exactly once.
    AddSteps(Vec<NewStep>, Reply<()>),
    CancelSteps {
        steps: Vec<StepId>,
        kill: bool,
        /// For each step, in order, why it was not taken.
        reply: Reply<Vec<Result<(), String>>>,
    },
    /// TerminateJobFlows.
    Terminate(Reply<Termination>),
    Edit(Edit, Reply<()>),
    /// The cluster has had nothing to do for that long; somebody may have said that it is busy all the same.
    Idle {
        elapsed: Millis,
        touched: Option<Millis>,
    },
    ChangeCapacity(Change, Reply<()>),
    /// A task's report. Kept and tried again if it cannot be written.
    Report(Report),
}

/// What a task of the cluster has found out.
#[derive(Clone)]
pub(crate) enum Report {
    Provisioned(Result<(), String>),
    Bootstrapped(Result<(), StateChangeReason>),
    ActionsArchived,
    StepEnded(StepId, StepOutcome),
    StepArchived(StepId),
    /// Nothing, but that states of instances may move on.
    CapacityDue,
}

/// A request that is answered once its change is on disk, or could not be written.
type Answer = Box<dyn FnOnce(Result<(), ApiError>) + Send>;

/// How long to wait before a report that could not be written is tried again.
const RETRY: Duration = Duration::from_secs(1);
/// Most messages that one commit takes.
const BATCH: usize = 512;

/// The actor's own state: what runs now, nothing that has to survive.
pub(crate) struct Actor {
    site: Site,
    inbox: mpsc::Receiver<Message>,
    /// Channels to the tasks of the steps that have one.
    steps: HashMap<StepId, mpsc::UnboundedSender<Signal>>,
    /// Everything that runs for the cluster. Dropped with the actor, which ends it.
    tasks: JoinSet<()>,
    /// Provisioning and bootstrap actions under way.
    preparing: usize,
    /// Copies of logs under way.
    archiving: usize,
    idle: IdleClock,
    /// Whether there may be room for steps that wait for it.
    news: watch::Receiver<()>,
    abort: watch::Sender<bool>,
    software: watch::Sender<Option<Arc<Software>>>,
}

impl Actor {
    pub(crate) fn new(site: Site, inbox: mpsc::Receiver<Message>) -> Self {
        Self {
            news: site.engine.machine().news(),
            site,
            inbox,
            steps: HashMap::new(),
            tasks: JoinSet::new(),
            preparing: 0,
            archiving: 0,
            idle: IdleClock::default(),
            abort: watch::Sender::new(false),
            software: watch::Sender::new(None),
        }
    }

    /// Runs until the cluster has ended, or the engine is dropped. Then its tasks are dropped where they wait, as if
    /// the engine had been killed: the next one finds what they have left.
    pub(crate) async fn run(mut self, first: Vec<Effect>) {
        let mut closed = self.site.engine.closed();
        tokio::select! {
            biased;
            _ = closed.wait_for(|closed| *closed) => {}
            () = self.work(first) => {}
        }
    }

    async fn work(&mut self, first: Vec<Effect>) {
        for effect in first {
            self.act(effect);
        }
        let mut messages = Vec::new();
        let mut unwritten: Vec<Report> = Vec::new();
        // A resumed cluster may have nothing left to report.
        self.take(Vec::new(), &mut unwritten).await;
        loop {
            let ended = self
                .site
                .cluster
                .read(|snapshot| snapshot.cluster.state.is_terminal());
            if ended && self.is_idle() {
                // The handle answers from the snapshot from here on.
                self.inbox.close();
            }
            let retry = async {
                match unwritten.is_empty() {
                    true => std::future::pending().await,
                    false => tokio::time::sleep(RETRY).await,
                }
            };
            let waits = self.site.cluster.read(Snapshot::has_waiting_step);
            tokio::select! {
                count = self.inbox.recv_many(&mut messages, BATCH) => {
                    if count == 0 {
                        break;
                    }
                }
                Some(task) = self.tasks.join_next() => {
                    if let Err(error) = task {
                        tracing::error!(%error, "a task of the cluster broke off");
                    }
                    continue;
                }
                count = self.idle.tick(&self.site.cluster) => messages.push(count),
                _ = self.news.changed(), if waits => {}
                () = retry => {}
            }
            self.take(std::mem::take(&mut messages), &mut unwritten)
                .await;
        }
        // Nobody reports any more, but scratch files may still be being removed.
        while self.tasks.join_next().await.is_some() {}
    }

    fn is_idle(&self) -> bool {
        self.steps.is_empty() && self.preparing == 0 && self.archiving == 0
    }

    async fn take(&mut self, messages: Vec<Message>, unwritten: &mut Vec<Report>) {
        let mut draft = Draft::new(&self.site.cluster.snapshot(), crate::time::now());
        let mut answers: Vec<Answer> = Vec::new();
        let mut reports = std::mem::take(unwritten);
        for report in &reports {
            self.apply_report(&mut draft, report);
        }
        for message in messages {
            match message {
                Message::Report(report) => {
                    self.finished(&report);
                    self.apply_report(&mut draft, &report);
                    reports.push(report);
                }
                Message::AddSteps(steps, reply) => {
                    match limits::admit(draft.snapshot(), steps.iter().map(|step| &step.config)) {
                        Ok(()) => {
                            draft.add_steps(steps);
                            answers.push(answer(reply, ()));
                        }
                        Err(error) => drop(reply.send(Err(error))),
                    }
                }
                Message::CancelSteps { steps, kill, reply } => {
                    let results = steps
                        .iter()
                        .map(|step| draft.cancel_step(step, kill))
                        .collect();
                    answers.push(answer(reply, results));
                }
                Message::Terminate(reply) if draft.is_protected() => {
                    answers.push(answer(reply, Termination::Protected));
                }
                Message::Terminate(reply) => {
                    log_refused(draft.terminate(StateChangeReason::user_request()));
                    answers.push(answer(reply, Termination::Ends));
                }
                Message::ChangeCapacity(change, reply) => match draft.change_capacity(change) {
                    Ok(()) => answers.push(answer(reply, ())),
                    Err(error) => drop(reply.send(Err(error))),
                },
                Message::Edit(edit, reply) => match draft.edit(edit) {
                    Ok(()) => answers.push(answer(reply, ())),
                    Err(error) => drop(reply.send(Err(error))),
                },
                Message::Idle { elapsed, touched } => log_refused(draft.idle(elapsed, touched)),
            }
        }
        // Seen before it is asked, so that no later news are missed.
        self.news.borrow_and_update();
        let machine = self.site.engine.machine();
        let busy = !self.is_idle();
        log_refused(machine.with(|ledger| draft.settle(busy, ledger)));
        match self.commit(&draft).await {
            Ok(()) => {
                let (snapshot, effects) = draft.finish();
                self.site.cluster.publish(snapshot);
                for reply in answers {
                    reply(Ok(()));
                }
                for effect in effects {
                    self.act(effect);
                }
            }
            Err(error) => {
                tracing::error!(%error, "failed to write a change of the cluster");
                for reply in answers {
                    reply(Err(store_to_api(error.clone())));
                }
                *unwritten = reports;
                // What the dropped draft wanted of the machine, nobody wants any more.
                let draft = Draft::new(&self.site.cluster.snapshot(), crate::time::now());
                machine.with(|ledger| draft.take_room(ledger));
            }
        }
    }

    async fn commit(&self, draft: &Draft) -> Result<(), emrys_store::StoreError> {
        if !draft.is_changed() {
            return Ok(());
        }
        let engine = &self.site.engine;
        let mut batch = Batch::new();
        let before = self.site.cluster.snapshot();
        let events = engine.events();
        let now = crate::time::now();
        let deliveries = events.deliveries_of_cluster(Some(&before), draft.snapshot(), now);
        Events::write(&deliveries, &mut batch)?;
        if draft.cluster_touched() {
            let record = &draft.snapshot().cluster;
            batch.put(records::CLUSTER, record.id.as_str(), record.as_ref())?;
        }
        for step in draft.touched_steps() {
            batch.put(records::STEP, step.id.as_str(), step.as_ref())?;
        }
        engine.journal().commit(batch).await?;
        events.begin(&Arc::downgrade(engine), deliveries);
        Ok(())
    }

    fn apply_report(&self, draft: &mut Draft, report: &Report) {
        let applied = match report.clone() {
            Report::Provisioned(result) => draft.provisioned(result),
            Report::Bootstrapped(result) => draft.bootstrapped(result),
            Report::ActionsArchived => {
                draft.actions_archived();
                Ok(())
            }
            Report::StepEnded(step, outcome) => {
                let log_file = self.site.cluster.step_log_file(&step, outcome.log());
                draft.step_ended(&step, &outcome, log_file)
            }
            Report::StepArchived(step) => {
                draft.step_archived(&step);
                Ok(())
            }
            // Settling the draft does it.
            Report::CapacityDue => Ok(()),
        };
        log_refused(applied);
    }

    /// Counts the task that reports as gone.
    fn finished(&mut self, report: &Report) {
        match report {
            Report::Provisioned(_) | Report::Bootstrapped(_) => {
                self.preparing = self.preparing.saturating_sub(1);
            }
            Report::StepEnded(step, _) => {
                self.steps.remove(step);
            }
            Report::StepArchived(_) | Report::ActionsArchived => {
                self.archiving = self.archiving.saturating_sub(1);
            }
            Report::CapacityDue => {}
        }
    }

    fn act(&mut self, effect: Effect) {
        let site = self.site.clone();
        match effect {
            Effect::Provision => {
                self.preparing += 1;
                self.tasks.spawn(tasks::provision(
                    site,
                    self.software.clone(),
                    self.abort.subscribe(),
                ));
            }
            Effect::Bootstrap => {
                self.preparing += 1;
                self.tasks.spawn(tasks::bootstrap(
                    site,
                    self.software.subscribe(),
                    self.abort.subscribe(),
                ));
            }
            Effect::AbortLaunch => drop(self.abort.send_replace(true)),
            Effect::Release => drop(self.tasks.spawn(tasks::release(site))),
            Effect::Start(step) => {
                let (control, signals) = mpsc::unbounded_channel();
                self.steps.insert(step.clone(), control);
                self.tasks.spawn(tasks::run_step(
                    site,
                    step,
                    self.software.subscribe(),
                    signals,
                ));
            }
            Effect::Signal { step, kill } => {
                let signal = if kill {
                    Signal::Kill
                } else {
                    Signal::Interrupt
                };
                // A task that has just ended has sent its report and needs no signal.
                let control = self.steps.get(&step);
                if control.is_some_and(|control| control.send(signal).is_err()) {
                    tracing::debug!(%step, "the step ended before it could be signalled");
                }
            }
            Effect::Archive(step) => {
                self.archiving += 1;
                self.tasks.spawn(tasks::archive_step(site, step));
            }
            Effect::SettleCapacity => {
                let due = async move { site.cluster.report(Report::CapacityDue).await };
                self.tasks.spawn(due);
            }
            Effect::ArchiveActions => {
                self.archiving += 1;
                self.tasks.spawn(tasks::archive_actions(site));
            }
        }
    }
}

fn answer<T: Send + 'static>(reply: Reply<T>, value: T) -> Answer {
    Box::new(move |result| {
        // A client that has gone does not need its answer.
        drop(reply.send(result.map(|()| value)));
    })
}

fn log_refused(applied: Result<(), Misfit>) {
    if let Err(error) = applied {
        tracing::error!(%error, "an event does not fit the lifecycle; it is ignored");
    }
}
