// SPDX-License-Identifier: Apache-2.0
//! One run of a job flow: launch, submit, watch, repeat, end.
//!
//! Every wait sees every terminal state, so a run ends whatever becomes of its cluster. Requests
//! that create something are sent once; all others are repeated while the endpoint cannot be
//! reached.
//!
//! - `requests`: those others.
//! - `verdict`: what the run has come to.

mod requests;
mod verdict;

use std::collections::HashMap;
use std::time::Duration;

use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::types::{
    AddJobFlowStepsInput, RunJobFlowInput, StepCancellationOption, StepSummary, Timestamp,
};
use emrys_protocol::{ApiError, EmrApi};
use tokio::sync::watch;
use tokio::time::Instant;

use crate::events::{Event, Observer};
use crate::lower::plan::{Plan, PlannedStep};
use crate::outcome::Outcome;

/// Most ids that ListSteps takes.
const LISTED_IDS: usize = 10;

/// How a run behaves.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Leave the cluster running when the steps are done.
    pub keep: bool,
    /// How often the cluster and its active steps are looked at.
    pub poll: Duration,
    /// How long an endpoint that cannot be reached is tried again before the run gives up.
    pub patience: Duration,
}

/// Why a run could not go on. The cluster, if there is one, goes on by itself.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// RunJobFlow was refused: correct what the message names. Where nobody answered
    /// (`ServiceUnavailable`), a cluster may have been launched all the same: look with `emrys ps`
    /// before the next attempt.
    #[error("failed to launch the cluster: {0}")]
    Launch(ApiError),
    /// The API refused or could not be reached: the cluster and its submitted steps go on; look at
    /// them with `emrys show`.
    #[error("failed to follow cluster {cluster_id}: {error}")]
    Follow {
        /// The cluster that was launched.
        cluster_id: String,
        /// What the API said.
        error: ApiError,
    },
}

/// What the user wants of a run under way; the sender may be a signal handler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wish {
    /// Let it go on.
    #[default]
    GoOn,
    /// Cancel its steps, and end the cluster unless it is to be kept.
    Cancel,
}

/// One submission of a step.
#[derive(Debug, Clone)]
struct Attempt {
    /// Index of the step in the plan.
    step: usize,
    number: u32,
    state: StepState,
    began: Option<i64>,
    ended: Option<i64>,
    failure: Option<String>,
    timed_out: bool,
}

/// The cluster as it was last seen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SeenCluster {
    state: ClusterState,
    /// EMR's reason for the state, and its code.
    reason: String,
    code: Option<String>,
}

struct Run<'a> {
    api: &'a dyn EmrApi,
    plan: &'a Plan,
    options: Options,
    observer: &'a dyn Observer,
    cluster_id: String,
    cluster: Option<SeenCluster>,
    /// Submissions by step id.
    attempts: HashMap<String, Attempt>,
    /// The latest submission of each step of the plan.
    latest: HashMap<usize, String>,
    next: usize,
    /// Steps that will be submitted again, and when.
    due: Vec<(usize, u32, Instant)>,
    cancelled: bool,
    /// Set when a failure of the runner's own accord has ended the submission of steps.
    stopped: bool,
    /// Set once the end of all that is left has been asked for.
    ending: bool,
}

/// Runs the plan to its end.
///
/// # Errors
/// The launch was refused, or the API cannot be followed any longer.
pub async fn run(
    api: &dyn EmrApi,
    plan: &Plan,
    options: Options,
    mut wish: watch::Receiver<Wish>,
    observer: &dyn Observer,
) -> Result<Outcome, RunError> {
    let mut run = Run::launch(api, plan, options, observer).await?;
    let followed = run.follow(&mut wish).await;
    followed.map_err(|error| RunError::Follow {
        cluster_id: run.cluster_id.clone(),
        error,
    })?;
    Ok(run.outcome())
}

/// The request that launches the plan's cluster with its first wave of steps.
#[must_use]
pub fn launch_request(plan: &Plan, keep: bool) -> RunJobFlowInput {
    let mut request = plan.request.clone();
    let steps = plan.first_wave().iter().map(|step| step.config.clone());
    request.steps = Some(steps.collect());
    if keep || plan.needs_keep_alive() {
        let instances = request.instances.get_or_insert_default();
        instances.keep_job_flow_alive_when_no_steps = Some(true);
    }
    request
}

/// Launches the plan and leaves it to itself; gives the cluster's id.
///
/// # Errors
/// The launch was refused.
pub async fn launch(api: &dyn EmrApi, plan: &Plan, keep: bool) -> Result<String, RunError> {
    let launched = api.run_job_flow(launch_request(plan, keep)).await;
    let output = launched.map_err(RunError::Launch)?;
    Ok(output.job_flow_id.unwrap_or_default())
}

impl<'a> Run<'a> {
    async fn launch(
        api: &'a dyn EmrApi,
        plan: &'a Plan,
        options: Options,
        observer: &'a dyn Observer,
    ) -> Result<Self, RunError> {
        let cluster_id = launch(api, plan, options.keep).await?;
        observer.event(Event::Launched {
            cluster_id: cluster_id.clone(),
        });
        let mut run = Self {
            api,
            plan,
            options,
            observer,
            cluster_id,
            cluster: None,
            attempts: HashMap::new(),
            latest: HashMap::new(),
            next: plan.first_wave().len(),
            due: Vec::new(),
            cancelled: false,
            stopped: false,
            ending: false,
        };
        // RunJobFlow does not tell the ids of its steps: they are listed newest first.
        let listed = run.list_all().await;
        let steps = listed.map_err(|error| RunError::Follow {
            cluster_id: run.cluster_id.clone(),
            error,
        })?;
        for (index, summary) in steps.iter().rev().enumerate() {
            run.submitted(index, 1, summary.id.clone().unwrap_or_default());
        }
        Ok(run)
    }

    fn submitted(&mut self, step: usize, number: u32, id: String) {
        self.latest.insert(step, id.clone());
        self.attempts.insert(
            id,
            Attempt {
                step,
                number,
                state: StepState::Pending,
                began: None,
                ended: None,
                failure: None,
                timed_out: false,
            },
        );
    }

    async fn follow(&mut self, wish: &mut watch::Receiver<Wish>) -> Result<(), ApiError> {
        loop {
            // The cluster is asked first, so that what is seen of the steps is at least as new; its
            // end is told last, after that of its steps.
            let seen = self.look_at_cluster().await?;
            let ended = seen
                .as_ref()
                .is_some_and(|cluster| cluster.state.is_terminal());
            if ended {
                self.look_at_steps().await?;
            }
            self.tell_cluster(seen);
            if !ended {
                self.look_at_steps().await?;
            }
            if self.is_over() {
                return Ok(());
            }
            if *wish.borrow_and_update() == Wish::Cancel && !self.cancelled {
                self.cancel_all().await?;
            }
            self.enforce_timeouts().await?;
            self.advance().await?;
            tokio::select! {
                () = tokio::time::sleep(self.options.poll) => {}
                Ok(()) = wish.changed() => {}
            }
        }
    }

    fn state(&self) -> Option<ClusterState> {
        self.cluster.as_ref().map(|cluster| cluster.state)
    }

    fn is_over(&self) -> bool {
        if self.state().is_some_and(ClusterState::is_terminal) {
            return true;
        }
        // A cluster that stays is left as soon as nothing of this run is under way on it.
        let leaves = self.options.keep || self.plan.keeps_cluster();
        leaves && self.nothing_left() && self.state() == Some(ClusterState::Waiting)
    }

    fn nothing_left(&self) -> bool {
        let all_sent = self.stopped || self.cancelled || self.next >= self.plan.steps.len();
        all_sent
            && self.due.is_empty()
            && self
                .attempts
                .values()
                .all(|attempt| attempt.state.is_terminal())
    }

    async fn look_at_cluster(&self) -> Result<Option<SeenCluster>, ApiError> {
        let status = self.describe().await?.status.unwrap_or_default();
        let reason = status.state_change_reason.unwrap_or_default();
        let state = status.state.and_then(|state| state.known());
        Ok(state.map(|state| SeenCluster {
            state,
            reason: reason.message.unwrap_or_default(),
            code: reason.code.map(|code| code.as_str().to_owned()),
        }))
    }

    fn tell_cluster(&mut self, seen: Option<SeenCluster>) {
        let Some(cluster) = seen.filter(|seen| self.cluster.as_ref() != Some(seen)) else {
            return;
        };
        self.observer.event(Event::Cluster {
            state: cluster.state,
            reason: cluster.reason.clone(),
        });
        self.cluster = Some(cluster);
    }

    async fn look_at_steps(&mut self) -> Result<(), ApiError> {
        let mut active: Vec<String> = self
            .attempts
            .iter()
            .filter(|(_, attempt)| !attempt.state.is_terminal())
            .map(|(id, _)| id.clone())
            .collect();
        active.sort();
        let mut seen = Vec::new();
        for ids in active.chunks(LISTED_IDS) {
            seen.extend(self.list(Some(ids.to_vec()), None).await?.0);
        }
        // Oldest first, so that changes are told in the order in which steps were submitted.
        seen.sort_by_key(|step| {
            let attempt = step.id.as_ref().and_then(|id| self.attempts.get(id));
            attempt.map_or((usize::MAX, 0), |attempt| (attempt.step, attempt.number))
        });
        for step in seen {
            self.see(step);
        }
        Ok(())
    }

    fn see(&mut self, step: StepSummary) {
        let id = step.id.unwrap_or_default();
        let status = step.status.unwrap_or_default();
        let Some(attempt) = self.attempts.get_mut(&id) else {
            return;
        };
        let Some(state) = status.state.and_then(|state| state.known()) else {
            return;
        };
        let timeline = status.timeline.unwrap_or_default();
        attempt.began = timeline.start_date_time.map(Timestamp::as_millis);
        attempt.ended = timeline.end_date_time.map(Timestamp::as_millis);
        attempt.failure = status
            .failure_details
            .and_then(|details| details.message.or(details.reason));
        if attempt.state == state {
            return;
        }
        attempt.state = state;
        let (index, number) = (attempt.step, attempt.number);
        let (failure, millis) = (attempt.failure.clone(), attempt.millis());
        let Some(planned) = self.plan.steps.get(index) else {
            return;
        };
        self.observer.event(Event::Step {
            name: planned.name().to_owned(),
            id,
            state,
            attempt: number,
            failure,
            millis,
        });
        if matches!(state, StepState::Failed | StepState::Cancelled) {
            self.after_failure(index, number, planned);
        }
    }

    /// What the runner does about a failed attempt; EMR has done its own part already.
    fn after_failure(&mut self, index: usize, number: u32, planned: &PlannedStep) {
        let latest = self.latest.get(&index).and_then(|id| self.attempts.get(id));
        let timed_out = latest.is_some_and(|attempt| attempt.timed_out);
        let failed = latest.is_some_and(|attempt| attempt.state == StepState::Failed);
        if self.cancelled || !(failed || timed_out) {
            return;
        }
        if number < planned.attempts {
            self.due
                .push((index, number + 1, Instant::now() + planned.delay));
            return;
        }
        // EMR saw CONTINUE, or a cancel: the document's own action is the runner's to take.
        let ours = planned.attempts > 1 || timed_out;
        if ours && planned.action_on_failure != ActionOnFailure::Continue {
            self.stopped = true;
        }
    }

    async fn enforce_timeouts(&mut self) -> Result<(), ApiError> {
        let now = i64::try_from(
            std::time::SystemTime::now()
                .duration_since(std::time::UNIX_EPOCH)
                .unwrap_or_default()
                .as_millis(),
        )
        .unwrap_or(i64::MAX);
        let mut late = Vec::new();
        for (id, attempt) in &mut self.attempts {
            let planned = self.plan.steps.get(attempt.step);
            let timeout = planned.and_then(|planned| planned.timeout);
            if let (Some(timeout), Some(began), StepState::Running) =
                (timeout, attempt.began, attempt.state)
                && !attempt.timed_out
                && i128::from(now - began) > timeout.as_millis() as i128
            {
                attempt.timed_out = true;
                late.push(id.clone());
                self.observer.event(Event::TimedOut {
                    name: planned
                        .map(PlannedStep::name)
                        .unwrap_or_default()
                        .to_owned(),
                    seconds: timeout.as_secs(),
                });
            }
        }
        self.cancel(late, StepCancellationOption::TerminateProcess)
            .await
    }

    /// Submits what is due, and ends the cluster when nothing is left for it.
    async fn advance(&mut self) -> Result<(), ApiError> {
        if !self.state().is_some_and(ClusterState::accepts_steps) {
            return Ok(());
        }
        if !self.cancelled && !self.stopped {
            self.resubmit().await?;
            self.submit_next_wave().await?;
        }
        let ends_itself = !self.plan.needs_keep_alive() && !self.stopped && !self.cancelled;
        let over = self.cancelled || self.stopped || self.nothing_left();
        if ends_itself || self.ending || !over {
            return Ok(());
        }
        self.ending = true;
        let stays = self.options.keep || self.plan.keeps_cluster();
        if !stays && (self.cancelled || self.stopped) {
            return match self.plan.protects_cluster() {
                true => self.end_protected().await,
                false => self.terminate().await,
            };
        }
        if !stays {
            return self.let_end().await;
        }
        // EMR may have started the steps behind the one that stopped the run.
        if self.stopped {
            self.cancel_active().await
        } else {
            Ok(())
        }
    }

    async fn resubmit(&mut self) -> Result<(), ApiError> {
        let now = Instant::now();
        let (ready, later) = self.due.drain(..).partition(|(_, _, at)| *at <= now);
        self.due = later;
        let ready: Vec<(usize, u32, Instant)> = ready;
        for (index, number, _) in ready {
            if let Some(planned) = self.plan.steps.get(index) {
                self.observer.event(Event::Retrying {
                    name: planned.name().to_owned(),
                    attempt: number,
                });
                self.submit(&[(index, number)]).await?;
            }
        }
        Ok(())
    }

    async fn submit_next_wave(&mut self) -> Result<(), ApiError> {
        // The last step of a wave is the one whose attempts the rest has to wait for.
        let settled = self.due.is_empty()
            && self.next.checked_sub(1).is_none_or(|last| {
                let latest = self.latest.get(&last).and_then(|id| self.attempts.get(id));
                latest.is_some_and(|attempt| attempt.state.is_terminal())
            });
        let wave = self.plan.wave(self.next).len();
        if !settled || wave == 0 {
            return Ok(());
        }
        let steps: Vec<_> = (self.next..self.next + wave)
            .map(|index| (index, 1))
            .collect();
        self.next += wave;
        self.submit(&steps).await
    }

    async fn submit(&mut self, steps: &[(usize, u32)]) -> Result<(), ApiError> {
        let configs = steps
            .iter()
            .filter_map(|(index, _)| self.plan.steps.get(*index));
        let input = AddJobFlowStepsInput {
            job_flow_id: Some(self.cluster_id.clone()),
            steps: Some(configs.map(|step| step.config.clone()).collect()),
            ..AddJobFlowStepsInput::default()
        };
        let output = self.api.add_job_flow_steps(input).await?;
        let ids = output.step_ids.into_iter().flatten();
        for ((index, number), id) in steps.iter().zip(ids) {
            self.submitted(*index, *number, id);
        }
        Ok(())
    }

    async fn cancel_all(&mut self) -> Result<(), ApiError> {
        self.cancelled = true;
        self.due.clear();
        self.cancel_active().await
    }

    /// A protected cluster refuses to be terminated, but ends by itself once it has no steps and is not kept.
    async fn end_protected(&self) -> Result<(), ApiError> {
        if !self.cancelled {
            self.cancel_active().await?;
        }
        match self.plan.needs_keep_alive() {
            true => self.let_end().await,
            false => Ok(()),
        }
    }

    async fn cancel_active(&self) -> Result<(), ApiError> {
        let active = self.attempts.iter();
        let active = active.filter(|(_, attempt)| !attempt.state.is_terminal());
        let ids: Vec<String> = active.map(|(id, _)| id.clone()).collect();
        self.cancel(ids, StepCancellationOption::SendInterrupt)
            .await
    }
}

impl Attempt {
    fn millis(&self) -> Option<i64> {
        Some(self.ended? - self.began?)
    }
}
