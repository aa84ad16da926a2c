// SPDX-License-Identifier: Apache-2.0
//! A change of one cluster in the making: pure decisions, no I/O, no clock of its own.
//!
//! The actor makes a draft from the committed [`Snapshot`], applies what it was told, lets
//! [`Draft::settle`] draw the consequences, commits the touched records, and only then publishes
//! the new snapshot and carries out the [`Effect`]s. A draft that cannot be committed is dropped
//! and nothing has happened.

mod capacity;
mod room;

use std::collections::BTreeSet;
use std::sync::Arc;

use emrys_catalog::limits::CANCEL_RUNNING_SINCE;
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::ids::StepId;
use emrys_model::lifecycle::InvalidTransition;
use emrys_model::lifecycle::cluster::{ClusterCommand, ClusterEvent, ClusterState};
use emrys_model::lifecycle::step::{StepCommand, StepEvent, StepState};
use emrys_model::reason::{LastStep, StateChangeReason};
use emrys_protocol::ApiError;
use emrys_protocol::engine::{Failure, LogStream};
use emrys_protocol::types::{FailureDetails, StepConfig};

use super::snapshot::Snapshot;
use crate::error::{not_modifiable, unknown_step};
use crate::machine::Ledger;
use crate::records::{ClusterRecord, Millis, StepRecord, action_on_failure};

/// An event that a lifecycle has no row for: a bug, reported and ignored.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Misfit {
    #[error(transparent)]
    Cluster(#[from] InvalidTransition<ClusterState, ClusterEvent>),
    #[error(transparent)]
    Step(#[from] InvalidTransition<StepState, StepEvent>),
}

/// What is to be done once the draft is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Get the cluster's software and write its configuration.
    Provision,
    /// Run the bootstrap actions one after another.
    Bootstrap,
    /// Start the step's process.
    Start(StepId),
    /// Ask the step's process to end, or make it.
    Signal {
        /// The step.
        step: StepId,
        /// SIGKILL instead of SIGTERM.
        kill: bool,
    },
    /// Copy the step's logs to the log archive.
    Archive(StepId),
    /// Copy the logs of the bootstrap actions to the log archive.
    ArchiveActions,
    /// Stop provisioning or bootstrap actions: the cluster is to end.
    AbortLaunch,
    /// Give back what the cluster holds on this machine but its logs.
    Release,
    /// Come back: states of instances, groups or fleets move on.
    SettleCapacity,
}

/// A step that joins a cluster.
#[derive(Debug, Clone)]
pub(crate) struct NewStep {
    pub(crate) id: StepId,
    pub(crate) config: StepConfig,
    /// The runtime role that it is given.
    pub(crate) execution_role: Option<String>,
}

/// How a step's process ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StepOutcome {
    /// Exit code 0.
    Succeeded,
    /// Anything else, and why.
    Failed(Failure),
}

impl StepOutcome {
    /// The log that tells it.
    pub(crate) fn log(&self) -> LogStream {
        match self {
            Self::Succeeded => LogStream::Stderr,
            Self::Failed(failure) => failure.stream,
        }
    }
}

/// The change in the making.
#[derive(Debug)]
pub(crate) struct Draft {
    snapshot: Snapshot,
    now: Millis,
    cluster_touched: bool,
    steps_touched: BTreeSet<usize>,
    effects: Vec<Effect>,
    /// Whether this draft changes instance groups or fleets: their states then move on with the next one, so that each
    /// state is once on disk.
    capacity_changed: bool,
}

impl Draft {
    /// A draft that changes nothing yet.
    pub(crate) fn new(base: &Snapshot, now: Millis) -> Self {
        Self {
            snapshot: base.clone(),
            now,
            cluster_touched: false,
            steps_touched: BTreeSet::new(),
            effects: Vec::new(),
            capacity_changed: false,
        }
    }

    /// The cluster as it will be.
    pub(crate) fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Whether there is anything to commit.
    pub(crate) fn is_changed(&self) -> bool {
        self.cluster_touched || !self.steps_touched.is_empty()
    }

    /// The step records to write.
    pub(crate) fn touched_steps(&self) -> impl Iterator<Item = &Arc<StepRecord>> {
        self.steps_touched
            .iter()
            .filter_map(|index| self.snapshot.steps.get(*index))
    }

    /// Whether the cluster's own record is to be written.
    pub(crate) fn cluster_touched(&self) -> bool {
        self.cluster_touched
    }

    /// The committed result and what is to be done now.
    pub(crate) fn finish(self) -> (Snapshot, Vec<Effect>) {
        (self.snapshot, self.effects)
    }

    /// The cluster's record, to be changed and written.
    pub(crate) fn cluster_mut(&mut self) -> &mut ClusterRecord {
        self.cluster_touched = true;
        Arc::make_mut(&mut self.snapshot.cluster)
    }

    fn cluster_event(
        &mut self,
        event: ClusterEvent,
        reason: StateChangeReason,
    ) -> Result<(), Misfit> {
        let before = self.snapshot.cluster.state;
        let (after, commands) = before.apply(event)?;
        if before != after {
            let now = self.now;
            let cluster = self.cluster_mut();
            cluster.state = after;
            cluster.reason = reason;
            if let Some(policy) = &mut cluster.auto_termination {
                policy.idle = 0;
            }
            if matches!(after, ClusterState::Running | ClusterState::Waiting) {
                cluster.timeline.began.get_or_insert(now);
            }
            if after.is_terminal() {
                cluster.timeline.ended = Some(now);
            }
        }
        for command in commands {
            match command {
                ClusterCommand::RunBootstrapActions => self.effects.push(Effect::Bootstrap),
                ClusterCommand::AbortLaunch => self.effects.push(Effect::AbortLaunch),
                ClusterCommand::EndSteps => self.end_steps()?,
                ClusterCommand::Release => self.effects.push(Effect::Release),
                // Which step's turn it is depends on what else has changed: `settle` starts them.
                ClusterCommand::StartSteps => {}
            }
        }
        Ok(())
    }

    fn step_event(&mut self, index: usize, event: StepEvent) -> Result<(), Misfit> {
        let now = self.now;
        let Some(step) = self.snapshot.steps.get_mut(index) else {
            return Ok(());
        };
        let (after, commands) = step.state.apply(event)?;
        if step.state != after {
            self.steps_touched.insert(index);
            let step = Arc::make_mut(step);
            step.state = after;
            step.waiting = None;
            if after == StepState::Running {
                step.timeline.began = Some(now);
            }
            if after.is_terminal() {
                step.timeline.ended = Some(now);
                // A step that never ran has no logs.
                step.archived = step.timeline.began.is_none();
            }
        }
        for command in commands {
            self.effects.push(match command {
                StepCommand::StartProcess => Effect::Start(step.id.clone()),
                StepCommand::SignalProcess => Effect::Signal {
                    step: step.id.clone(),
                    kill: step.kill,
                },
                StepCommand::KillProcess => Effect::Signal {
                    step: step.id.clone(),
                    kill: true,
                },
                StepCommand::ArchiveLogs => Effect::Archive(step.id.clone()),
            });
        }
        Ok(())
    }

    fn end_steps(&mut self) -> Result<(), Misfit> {
        for index in self.steps_where(StepRecord::is_active) {
            self.step_event(index, StepEvent::EndCluster)?;
        }
        Ok(())
    }

    fn steps_where(&self, wanted: impl Fn(&StepRecord) -> bool) -> Vec<usize> {
        let steps = self.snapshot.steps.iter().enumerate();
        steps
            .filter(|(_, step)| wanted(step))
            .map(|(index, _)| index)
            .collect()
    }

    fn step_index(&self, id: &StepId) -> Option<usize> {
        self.snapshot.steps.iter().position(|step| step.id == *id)
    }

    /// Changes the cluster's own record; a refused change leaves it as it was.
    ///
    /// # Errors
    /// The cluster is ending, or the change itself refuses.
    pub(crate) fn edit(
        &mut self,
        edit: impl FnOnce(&mut ClusterRecord) -> Result<(), ApiError>,
    ) -> Result<(), ApiError> {
        if !self.snapshot.cluster.state.accepts_steps() {
            return Err(not_modifiable());
        }
        let mut record = ClusterRecord::clone(&self.snapshot.cluster);
        edit(&mut record)?;
        *self.cluster_mut() = record;
        Ok(())
    }

    /// The software is there, or why it is not.
    pub(crate) fn provisioned(&mut self, result: Result<(), String>) -> Result<(), Misfit> {
        let starting = self.snapshot.cluster.state == ClusterState::Starting;
        match result {
            Ok(()) if starting => self.cluster_event(
                ClusterEvent::Provisioned,
                StateChangeReason::running_bootstrap_actions(),
            ),
            // A resumed cluster gets its software back without changing state.
            Ok(()) => Ok(()),
            Err(message) if starting => self.cluster_event(
                ClusterEvent::ProvisionFailed,
                StateChangeReason::validation_error(message),
            ),
            Err(message) => self.terminate(StateChangeReason::internal_error(message)),
        }
    }

    /// The bootstrap actions have run, or which of them did not.
    pub(crate) fn bootstrapped(
        &mut self,
        result: Result<(), StateChangeReason>,
    ) -> Result<(), Misfit> {
        self.archive_actions();
        match result {
            Ok(()) => self.cluster_event(
                ClusterEvent::Bootstrapped,
                StateChangeReason::running_step(),
            ),
            Err(reason) => self.cluster_event(ClusterEvent::BootstrapFailed, reason),
        }
    }

    /// Has the logs of the bootstrap actions copied, unless there are none or they are.
    fn archive_actions(&mut self) {
        if !self.snapshot.cluster.actions_archived() {
            self.effects.push(Effect::ArchiveActions);
        }
    }

    /// The logs of the bootstrap actions are in the archive.
    pub(crate) fn actions_archived(&mut self) {
        let cluster = self.cluster_mut();
        cluster.archived_actions = cluster.bootstrap_actions().len();
    }

    /// Appends steps in the order given. The caller has checked that the cluster takes them.
    pub(crate) fn add_steps(&mut self, steps: Vec<NewStep>) {
        for step in steps {
            let sequence = self.snapshot.steps.len() as u64;
            self.steps_touched.insert(self.snapshot.steps.len());
            let cluster = self.snapshot.cluster.id.clone();
            let mut record = StepRecord::new(step.id, cluster, sequence, step.config, self.now);
            record.execution_role = step.execution_role;
            self.snapshot.steps.push(Arc::new(record));
        }
    }

    /// Cancels a pending step, or asks a running one to end. A cancel never triggers
    /// ActionOnFailure (MG emr-cancel-steps).
    ///
    /// # Errors
    /// The reason that CancelSteps gives for this step.
    pub(crate) fn cancel_step(&mut self, id: &StepId, kill: bool) -> Result<(), String> {
        let index = self
            .step_index(id)
            .ok_or_else(|| unknown_step(id.as_str()).message().to_owned())?;
        let label = self.snapshot.cluster.release_label();
        if let Some(step) = self.snapshot.steps.get_mut(index)
            && step.is_running()
        {
            if label.is_some_and(|label| label < CANCEL_RUNNING_SINCE) {
                return Err(format!(
                    "A running step can be cancelled from {CANCEL_RUNNING_SINCE} on"
                ));
            }
            if kill {
                Arc::make_mut(step).kill = true;
                self.steps_touched.insert(index);
            }
        }
        self.step_event(index, StepEvent::RequestCancel)
            .map_err(|_| "Step is not in a cancellable state".to_owned())
    }

    /// The step's process is gone. What the state was decides what that means.
    pub(crate) fn step_ended(
        &mut self,
        id: &StepId,
        outcome: &StepOutcome,
        log_file: String,
    ) -> Result<(), Misfit> {
        let Some(index) = self.step_index(id) else {
            return Ok(());
        };
        let StepOutcome::Failed(failure) = outcome else {
            return self.step_event(index, StepEvent::Succeed);
        };
        self.step_event(index, StepEvent::Fail)?;
        let Some(step) = self.snapshot.steps.get_mut(index) else {
            return Ok(());
        };
        if step.state != StepState::Failed {
            // It was cancelled, or interrupted by the end of its cluster.
            return Ok(());
        }
        let step = Arc::make_mut(step);
        step.failure = Some(FailureDetails {
            reason: Some(failure.reason.clone()),
            message: Some(failure.message.clone()),
            log_file: Some(log_file),
        });
        let action = action_on_failure(&step.config);
        self.step_failed(action)
    }

    /// ActionOnFailure, with the matrix of MG UsingEMR_TerminationProtection. Above a concurrency
    /// of 1 it does not act (MG emr-concurrent-steps).
    fn step_failed(&mut self, action: ActionOnFailure) -> Result<(), Misfit> {
        let cluster = &self.snapshot.cluster;
        if cluster.step_concurrency_level > 1 {
            return Ok(());
        }
        let failed = StateChangeReason::step_failed;
        match action {
            ActionOnFailure::Continue => Ok(()),
            // The level was lowered and others still run: this action alone does not act then.
            ActionOnFailure::CancelAndWait if self.snapshot.running_steps() > 0 => Ok(()),
            ActionOnFailure::CancelAndWait if cluster.keep_alive => {
                for index in self.steps_where(|step| step.state == StepState::Pending) {
                    self.step_event(index, StepEvent::RequestCancel)?;
                }
                Ok(())
            }
            ActionOnFailure::CancelAndWait => self.terminate(failed()),
            ActionOnFailure::TerminateCluster | ActionOnFailure::TerminateJobFlow => {
                if cluster.keep_alive && cluster.termination_protected {
                    Ok(())
                } else {
                    self.terminate(failed())
                }
            }
        }
    }

    /// Whether the cluster is not to be ended by request.
    pub(crate) fn is_protected(&self) -> bool {
        let cluster = &self.snapshot.cluster;
        cluster.termination_protected && cluster.state.accepts_steps()
    }

    /// Begins the end of the cluster: steps that wait are cancelled, those that run interrupted.
    pub(crate) fn terminate(&mut self, reason: StateChangeReason) -> Result<(), Misfit> {
        if !self.snapshot.cluster.state.accepts_steps() {
            return Ok(());
        }
        self.cluster_event(ClusterEvent::Terminate, reason)
    }

    /// Counts time during which the cluster had nothing to do and this machine was awake. `touched` is when somebody last
    /// said that it is busy all the same; it cannot have been idle for longer than since then.
    pub(crate) fn idle(&mut self, elapsed: Millis, touched: Option<Millis>) -> Result<(), Misfit> {
        let cluster = &self.snapshot.cluster;
        let Some(mut policy) = cluster
            .auto_termination
            .filter(|_| cluster.counts_idleness())
        else {
            return Ok(());
        };
        // Termination protection keeps an idle cluster, too.
        let protected = cluster.termination_protected;
        policy.idle = policy.idle.saturating_add(elapsed.max(0));
        if let Some(touched) = touched {
            policy.idle = policy.idle.min(self.now.saturating_sub(touched).max(0));
        }
        self.cluster_mut().auto_termination = Some(policy);
        match policy.remaining() {
            0 if !protected => self.terminate(StateChangeReason::auto_terminated()),
            _ => Ok(()),
        }
    }

    /// The step's logs are in the archive.
    pub(crate) fn step_archived(&mut self, id: &StepId) {
        if let Some(index) = self.step_index(id)
            && let Some(step) = self.snapshot.steps.get_mut(index)
        {
            Arc::make_mut(step).archived = true;
            self.steps_touched.insert(index);
        }
    }

    /// Draws the consequences: starts what may start, and lets the cluster wait or end.
    /// `busy` says whether anything of the cluster still runs on this machine.
    pub(crate) fn settle(&mut self, busy: bool, machine: &mut Ledger) -> Result<(), Misfit> {
        let state = |draft: &Self| draft.snapshot.cluster.state;
        let room = self.take_room(machine);
        if matches!(state(self), ClusterState::Running | ClusterState::Waiting) {
            self.settle_steps(&room)?;
            self.say_who_waits(machine);
        }
        // Where nothing is under way, nothing would report and bring the draft back here.
        if state(self) == ClusterState::Terminating {
            self.settle_end(busy)?;
        }
        self.settle_capacity();
        Ok(())
    }

    fn settle_steps(&mut self, room: &BTreeSet<StepId>) -> Result<(), Misfit> {
        if self.snapshot.active_steps() == 0 {
            return self.steps_drained();
        }
        self.cluster_event(ClusterEvent::StepsActive, StateChangeReason::running_step())?;
        let starts =
            |step: &StepRecord| step.state == StepState::Pending && room.contains(&step.id);
        for index in self.steps_where(starts) {
            self.step_event(index, StepEvent::Start)?;
        }
        Ok(())
    }

    fn steps_drained(&mut self) -> Result<(), Misfit> {
        let failed = self.snapshot.has_failed_step();
        if !self.snapshot.cluster.keep_alive {
            return self.terminate(if failed {
                StateChangeReason::steps_completed_with_errors()
            } else {
                StateChangeReason::steps_completed()
            });
        }
        let last = self.snapshot.steps.last().map(|step| step.state);
        let reason = StateChangeReason::waiting(match last {
            None => LastStep::None,
            Some(StepState::Failed) => LastStep::Failed,
            Some(_) => LastStep::Completed,
        });
        self.cluster_event(ClusterEvent::StepsDrained, reason)
    }

    fn settle_end(&mut self, busy: bool) -> Result<(), Misfit> {
        // What this draft is about to start is not under way yet.
        let busy = busy || self.effects.contains(&Effect::ArchiveActions);
        if busy || self.snapshot.steps.iter().any(|step| !step.archived) {
            return Ok(());
        }
        let reason = self.snapshot.cluster.reason.clone();
        self.cluster_event(reason.end_event(), reason)
    }

    /// What a restarted engine has to take up again: everything that was under way.
    pub(crate) fn resume(&mut self) {
        let cluster = &self.snapshot.cluster;
        if cluster.state.accepts_steps() {
            self.effects.push(Effect::Provision);
        }
        match cluster.state {
            ClusterState::Starting => {}
            ClusterState::Bootstrapping => self.effects.push(Effect::Bootstrap),
            // An action may still run, to be found and ended; what it reports has its logs copied.
            ClusterState::Terminating if !cluster.actions_archived() => {
                self.effects
                    .extend([Effect::Bootstrap, Effect::AbortLaunch]);
            }
            _ => self.archive_actions(),
        }
        for step in &self.snapshot.steps {
            if step.archived {
                continue;
            }
            // Starting is idempotent: the supervisor's claim decides whether anything runs. A step
            // that was interrupted or cancelled may still have a process, to be found and ended.
            let start = Effect::Start(step.id.clone());
            let signal = |kill| Effect::Signal {
                step: step.id.clone(),
                kill,
            };
            match step.state {
                StepState::Running => self.effects.push(start),
                StepState::CancelPending => self.effects.extend([start, signal(step.kill)]),
                StepState::Interrupted | StepState::Cancelled => {
                    self.effects.extend([start, signal(true)]);
                }
                StepState::Completed | StepState::Failed => {
                    self.effects.push(Effect::Archive(step.id.clone()));
                }
                // It waits for its turn, as ever.
                StepState::Pending => {}
            }
        }
    }
}

#[cfg(test)]
mod tests;
