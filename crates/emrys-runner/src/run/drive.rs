// SPDX-License-Identifier: Apache-2.0
//! One run under way: what is decided is journaled, then done, and what comes of it is journaled again.

use std::sync::Arc;
use std::time::Duration;

use emrys_protocol::types::StepCancellationOption;
use emrys_protocol::{ApiError, Effect};
use tokio::sync::watch::Receiver;
use tokio::time::{Instant, sleep_until};

use super::change::{self, PAUSE};
use super::decide::{Circumstances, Todo, advance, alive, end_activity};
use super::requests::Requests;
use super::{Answer, RunError, Runner, Surroundings, Wish, blocking, lock, seen, steps};
use crate::events::{Event, Observer};
use crate::flow::{Custom, Flow, History};
use crate::journal::{Failure, FailureKind, Lease, Millis, Phase, RunRecord, Stage};
use crate::outcome::Outcome;
use crate::references::Values;
use crate::watch::Watch;
use emrys_synth::activity::Activity;
use emrys_synth::lower::plan::Plan;

/// A run that this process carries out.
pub(super) struct Drive<'a> {
    pub(super) runner: &'a Runner,
    flow: &'a dyn Flow,
    pub(super) values: Values,
    observer: &'a dyn Observer,
    wish: Receiver<Wish>,
    pub(super) lease: Arc<Lease>,
    pub(super) plan: Plan,
    pub(super) run: RunRecord,
    /// As the journal has it.
    written: RunRecord,
    /// Whether the plan has changed since it was journaled.
    replanned: bool,
    /// Changes that are in the record and still in the journal beside it.
    taken: Vec<u64>,
    /// What is told once the journal has it.
    pub(super) events: Vec<Event>,
    watch: Option<(String, Watch)>,
    pub(super) answer: Option<Answer>,
    /// Who holds the lock that the run waits for, and since when it does that.
    pub(super) waits_for: Option<String>,
    pub(super) waits_since: Option<Millis>,
}

impl<'a> Drive<'a> {
    pub(super) fn new(
        runner: &'a Runner,
        surroundings: Surroundings<'a>,
        lease: Lease,
        run: RunRecord,
        plan: Plan,
    ) -> Self {
        let Surroundings {
            flow,
            values,
            wish,
            observer,
        } = surroundings;
        observer.event(Event::Begun {
            run_id: run.id.clone(),
        });
        if let Some(cluster_id) = run.cluster_id() {
            observer.event(Event::Launched {
                cluster_id: cluster_id.to_owned(),
            });
        }
        Self {
            runner,
            flow,
            values,
            observer,
            wish,
            lease: Arc::new(lease),
            plan,
            written: run.clone(),
            run,
            replanned: false,
            taken: Vec::new(),
            events: Vec::new(),
            watch: None,
            answer: None,
            waits_for: None,
            waits_since: None,
        }
    }

    /// With what somebody has found out about the request in doubt.
    pub(super) fn answered(mut self, answer: Option<Answer>) -> Self {
        self.answer = answer;
        self
    }

    /// Holds the journal against what the flow would choose now.
    pub(super) fn check_history(&self) -> Result<(), RunError> {
        let history = History::new(&self.plan, &self.run);
        for (index, past) in self.run.activities.iter().enumerate() {
            let before = history.before(index);
            let chosen = match past.stage {
                Stage::Normal => self.flow.next(&before),
                Stage::Failed => self.flow.failed(&before),
                Stage::Ending => None,
            };
            let chosen = chosen.as_ref().map_or("nothing", Activity::kind);
            let recorded = past.activity.kind();
            if chosen != recorded {
                return Err(RunError::Disagreement {
                    run: self.run.id.clone(),
                    number: index + 1,
                    recorded,
                    chosen,
                });
            }
        }
        Ok(())
    }

    /// Carries the run out to its end.
    pub(super) async fn until_ended(mut self) -> Result<Outcome, RunError> {
        loop {
            self.turn().await?;
            if let Some(outcome) = self.written.outcome.clone() {
                self.release().await?;
                return Ok(outcome);
            }
        }
    }

    /// Carries the run out until its cluster is launched, or until it ends before that.
    pub(super) async fn until_launched(mut self) -> Result<RunRecord, RunError> {
        loop {
            self.turn().await?;
            if self.run.cluster_id().is_some() || self.run.outcome.is_some() {
                self.write().await?;
                self.release().await?;
                return Ok(self.run);
            }
        }
    }

    async fn release(&self) -> Result<(), RunError> {
        let lease = self.lease.clone();
        Ok(blocking(move || lease.release()).await?)
    }

    /// Decides, journals what was decided, and does it.
    async fn turn(&mut self) -> Result<(), RunError> {
        self.listen().await?;
        let circumstances = Circumstances {
            plan: &self.plan,
            flow: self.flow,
            now: self.now(),
        };
        let todo = advance(&mut self.run, circumstances, &mut self.events);
        self.write().await?;
        self.act(todo).await
    }

    pub(super) fn now(&self) -> Millis {
        self.runner.options.clock.now()
    }

    pub(super) fn requests(&self) -> Requests<'a> {
        Requests(self.runner.api.as_ref())
    }

    /// Takes up what the user and other processes want of the run.
    async fn listen(&mut self) -> Result<(), RunError> {
        if *self.wish.borrow_and_update() == Wish::Cancel {
            self.run.cancelled = true;
        }
        for (number, change) in self.runner.posts.of(&self.run).await? {
            let applied = change::apply(&mut self.run, &mut self.plan, change);
            if let Err(problem) = applied {
                self.run.refused.insert(number, problem.clone());
                self.events.push(Event::ChangeRefused { problem });
            }
            self.run.changes = number;
            self.taken.push(number);
            self.replanned = true;
        }
        Ok(())
    }

    /// Journals the record if it has changed, and tells then what has happened.
    pub(super) async fn write(&mut self) -> Result<(), RunError> {
        if self.run != self.written {
            self.run.changed = self.now();
            let (lease, record) = (self.lease.clone(), self.run.clone());
            let plan = self.replanned.then(|| self.plan.clone());
            let taken = self.taken.clone();
            let lock = self.plan.lock.as_ref().map(|lock| lock.name.clone());
            self.written = blocking(move || {
                lease.write(&record, plan.as_ref(), lock.as_deref(), &taken)?;
                Ok(record)
            })
            .await?;
            self.replanned = false;
            self.taken.clear();
        }
        for event in self.events.drain(..) {
            self.observer.event(event);
        }
        Ok(())
    }

    async fn act(&mut self, todo: Todo) -> Result<(), RunError> {
        match todo {
            Todo::Nothing => Ok(()),
            Todo::Send => self.send().await,
            Todo::FindOut => self.find_out().await,
            Todo::ListIds => self.list_ids().await,
            Todo::Cancel { steps, forced } => self.cancel(&steps, forced).await,
            Todo::Withdraw => self.withdraw().await,
            Todo::TakeLock => self.take_lock().await,
            Todo::RenewLock => self.renew_lock().await,
            Todo::ConfirmLock => self.confirm_lock().await,
            Todo::HideLock => self.hide_lock().await,
            Todo::Act => self.act_once().await,
            Todo::Hold => self.hold().await,
            Todo::Terminate => {
                let asked = self.requests().terminate(&self.cluster_id()).await;
                self.end_asked(asked)
            }
            Todo::LetEnd => {
                let asked = self.requests().keep_alive(&self.cluster_id(), false).await;
                self.end_asked(asked)
            }
            Todo::Look { by } => self.look(by).await,
        }
    }

    /// The id of the cluster that lives; what has to be done of it is only decided while it does.
    pub(super) fn cluster_id(&self) -> String {
        self.run.cluster_id().unwrap_or_default().to_owned()
    }

    /// The run cannot go on for an answer of the API.
    pub(super) fn stopped(&self, error: ApiError) -> RunError {
        stopped(&self.run, error)
    }

    /// Ends the activity under way with what the API would not do.
    pub(super) fn refused(&mut self, what: &str, error: &ApiError) {
        self.fail(FailureKind::Refused, &format!("failed to {what}: {error}"));
    }

    pub(super) fn fail(&mut self, kind: FailureKind, message: &str) {
        let message = self.values.hide(message);
        let (failure, now) = (Failure { kind, message }, self.now());
        end_activity(&mut self.run, Some(failure), now, &mut self.events);
    }

    async fn cancel(&mut self, places: &[(usize, usize)], forced: bool) -> Result<(), RunError> {
        let option = match forced {
            true => StepCancellationOption::TerminateProcess,
            false => StepCancellationOption::SendInterrupt,
        };
        let limit = self.plan.steps_in_request();
        for places in places.chunks(limit) {
            let attempts = places.iter();
            let attempts =
                attempts.filter_map(|place| steps::step(&self.run, *place)?.last()?.id.clone());
            let asked = self
                .requests()
                .cancel(&self.cluster_id(), attempts.collect(), option)
                .await;
            // What is refused has ended, or will be seen not to heed it.
            if let Err(error) = asked
                && error.effect() != Effect::Refused
            {
                return Err(self.stopped(error));
            }
            let now = self.now();
            for (activity, step) in places {
                let activity = self.run.activities.get_mut(*activity);
                let step = activity.and_then(|activity| activity.steps.get_mut(*step));
                if let Some(last) = step.and_then(|step| step.attempts.last_mut()) {
                    last.cancel_sent = true;
                    last.cancelled_at = Some(now);
                    last.killed |= forced;
                }
            }
        }
        Ok(())
    }

    async fn withdraw(&mut self) -> Result<(), RunError> {
        let limit = self.plan.steps_in_request();
        for ids in self.run.withdrawn.clone().chunks(limit) {
            let option = StepCancellationOption::SendInterrupt;
            let asked = self
                .requests()
                .cancel(&self.cluster_id(), ids.to_vec(), option)
                .await;
            if let Err(error) = asked
                && error.effect() != Effect::Refused
            {
                return Err(self.stopped(error));
            }
        }
        self.run.given_up.append(&mut self.run.withdrawn);
        Ok(())
    }

    /// Carries out an activity that is one request, or the flow's own.
    async fn act_once(&mut self) -> Result<(), RunError> {
        let Some(current) = self.run.current() else {
            return Ok(());
        };
        let (activity, number) = (current.activity.clone(), self.run.activities.len());
        let cluster_id = self.cluster_id();
        let done = match &activity {
            Activity::Resize { group, count } => {
                self.requests().resize(&cluster_id, group, *count).await
            }
            Activity::ModifyCluster {
                step_concurrency_level,
            } => {
                let level = *step_concurrency_level;
                self.requests().modify(&cluster_id, level).await
            }
            Activity::Custom { name } => {
                let custom = Custom {
                    name,
                    api: self.runner.api.as_ref(),
                    cluster_id: self.run.cluster_id(),
                    token: format!("{}/{number}", self.run.id),
                    so_far: History::new(&self.plan, &self.run),
                };
                if let Err(problem) = self.flow.custom(custom).await {
                    let message = format!("activity `{name}` failed: {problem}");
                    self.fail(FailureKind::Custom, &message);
                    return Ok(());
                }
                Ok(())
            }
            Activity::StartCluster { .. }
            | Activity::AddSteps { .. }
            | Activity::Wait { .. }
            | Activity::CancelSteps
            | Activity::TerminateCluster => Ok(()),
        };
        match done {
            Ok(()) => {
                let now = self.now();
                end_activity(&mut self.run, None, now, &mut self.events);
            }
            Err(error) if error.effect() != Effect::Refused => return Err(self.stopped(error)),
            Err(error) => self.refused(activity.kind(), &error),
        }
        Ok(())
    }

    async fn hold(&mut self) -> Result<(), RunError> {
        let asked = self.requests().keep_alive(&self.cluster_id(), true).await;
        match asked {
            Ok(()) => {
                if let Some(launch) = self.run.launches.last_mut() {
                    launch.kept_alive = true;
                }
            }
            Err(error) if error.effect() != Effect::Refused => return Err(self.stopped(error)),
            Err(error) => self.refused("keep the cluster for more steps", &error),
        }
        Ok(())
    }

    fn end_asked(&mut self, asked: Result<(), ApiError>) -> Result<(), RunError> {
        let problem = match asked {
            Ok(()) => None,
            Err(error) if error.effect() != Effect::Refused => return Err(self.stopped(error)),
            Err(error) => Some(error.to_string()),
        };
        self.events.extend(
            problem
                .clone()
                .map(|problem| Event::ClusterLeft { problem }),
        );
        if let Some(launch) = self.run.launches.last_mut() {
            launch.end_requested = problem.is_none();
            launch.end_refused = problem;
        }
        Ok(())
    }

    /// Asks for the ids of the steps that went out with RunJobFlow: they are the cluster's oldest.
    async fn list_ids(&mut self) -> Result<(), RunError> {
        let Some(launch) = self.run.launch().map(|launch| launch.number) else {
            return Ok(());
        };
        let listed = self.requests().all_steps(&self.cluster_id()).await;
        let listed = listed.map_err(|error| self.stopped(error))?;
        let ids: Vec<String> = listed.into_iter().filter_map(|step| step.id).collect();
        let all = self.run.activities.iter_mut();
        let all = all.flat_map(|activity| &mut activity.steps);
        let launched: Vec<_> = all
            .filter_map(|step| step.attempts.last_mut())
            .filter(|last| last.launch == launch && last.id.is_none())
            .collect();
        if ids.len() < launched.len() {
            // The listing lags behind the launch.
            tokio::time::sleep(PAUSE).await;
            return Ok(());
        }
        for (last, id) in launched.into_iter().zip(ids) {
            last.id = Some(id);
        }
        Ok(())
    }

    /// Waits for news: of the cluster, of the user, of other processes, or for the time.
    pub(super) async fn look(&mut self, by: Option<Millis>) -> Result<(), RunError> {
        let held = self.plan.lock.as_ref().zip(self.run.lock.as_ref());
        let renewal = held.map(|(lock, held)| lock::renewal(held, lock));
        let by = by.into_iter().chain(renewal).min();
        let left = by.map(|by| u64::try_from(by - self.now()).unwrap_or_default());
        let moment = left.map(|left| Instant::now() + Duration::from_millis(left));
        let time = async {
            match moment {
                Some(moment) => sleep_until(moment).await,
                None => std::future::pending().await,
            }
        };
        let active = steps::active(&self.run, |_| true);
        let ids = active.iter();
        let ids: Vec<String> = ids
            .filter_map(|place| steps::step(&self.run, *place)?.last()?.id.clone())
            .collect();
        let followed = alive(&self.run).ok();
        let followed = followed.and_then(|launch| launch.cluster_id.clone());
        if self.watch.as_ref().map(|(of, _)| of) != followed.as_ref() {
            let watcher = &self.runner.watcher;
            self.watch = followed.map(|id| (id.clone(), watcher.watch(&id)));
        }
        let watch = &mut self.watch;
        let news = async {
            match watch {
                Some((_, watch)) => {
                    watch.steps(ids);
                    watch.next().await
                }
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            seen = news => {
                let seen = seen.map_err(|error| stopped(&self.run, error))?;
                let now = self.runner.options.clock.now();
                let seen = seen::without_values(seen, &self.values);
                seen::take(&mut self.run, &seen, now, &mut self.events);
                Ok(())
            }
            () = time => Ok(()),
            Ok(()) = self.wish.changed() => Ok(()),
            posted = self.runner.posts.wait(&self.run) => Ok(posted?),
        }
    }

    /// The launch was accepted, or found.
    pub(super) fn launched(&mut self, cluster_id: String) {
        let sent = self.run.intent.take().map(|intent| intent.steps);
        if let Some(launch) = self.run.launches.last_mut() {
            launch.cluster_id = Some(cluster_id.clone());
        }
        self.submitted(&sent.unwrap_or_default(), &[]);
        self.events.push(Event::Launched { cluster_id });
    }

    /// EMR has taken these steps of the activity under way; the ids of those in RunJobFlow are not known yet.
    pub(super) fn submitted(&mut self, steps: &[usize], ids: &[String]) {
        let number = self.run.launch().map_or(0, |launch| launch.number);
        let Some(current) = self.run.activities.last_mut() else {
            return;
        };
        for (position, index) in steps.iter().enumerate() {
            if let Some(step) = current.steps.get_mut(*index) {
                let id = ids.get(position).cloned();
                let attempt = crate::journal::Attempt::new(number, id);
                step.attempts.push(attempt);
            }
        }
        current.phase = Phase::Sent;
    }
}

fn stopped(run: &RunRecord, error: ApiError) -> RunError {
    RunError::Follow {
        run: run.id.clone(),
        cluster_id: run.cluster_id().map(str::to_owned),
        error,
    }
}
