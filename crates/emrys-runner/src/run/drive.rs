// SPDX-License-Identifier: Apache-2.0
//! One run under way: what is decided is journaled, then done, and what comes of it is journaled again.

use std::sync::Arc;
use std::time::Duration;

use emrys_protocol::ApiError;
use tokio::sync::watch::Receiver;
use tokio::time::{Instant, sleep_until};

use super::change;
use super::decide::{Circumstances, advance, alive, end_activity};
use super::requests::Requests;
use super::{Answer, RunError, Runner, Surroundings, Wish, blocking, lock, seen, steps};
use crate::events::{Event, Observer};
use crate::flow::{Flow, History};
use crate::journal::{Failure, FailureKind, Lease, Millis, Phase, RunRecord, Stage};
use crate::outcome::Outcome;
use crate::references::Values;
use crate::watch::Watch;
use emrys_synth::activity::Activity;
use emrys_synth::lower::plan::Plan;

/// A run that this process carries out.
pub(super) struct Drive<'a> {
    pub(super) runner: &'a Runner,
    pub(super) flow: &'a dyn Flow,
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
