// SPDX-License-Identifier: Apache-2.0
//! Drafts in a [`World`] that stands for the actor and its tasks, so that only the decisions are real.
//!
//! - `launch`: provisioning, bootstrap actions, and an end that comes before the first step.
//! - `steps`: order, step concurrency, cancels, and how a cluster ends.
//! - `action_on_failure`: the whole matrix.
//! - `idle`: what an auto-termination policy counts, and what ends its count.
//! - `room`: what a machine that is full does to the order of steps.
//! - `resume`: what a restarted engine takes up.
//! - `walks`: random histories.

mod action_on_failure;
mod idle;
mod launch;
mod resume;
mod room;
mod steps;
mod walks;

use std::collections::BTreeSet;
use std::sync::Arc;

use emrys_logs::failure::{End, unexplained};
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::ids::StepId;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_model::reason::{ClusterReasonCode, StateChangeReason};
use emrys_protocol::types::BootstrapActionConfig;

use super::{Draft, Effect, Misfit, StepOutcome};
use crate::cluster::fixtures::{CREATED, cluster, new_step, step_id};
use crate::cluster::snapshot::Snapshot;
use crate::machine::{Capacity, Ledger};
use crate::records::{ClusterRecord, StepRecord};

/// A cluster, and the tasks that its actor would have under way.
struct World {
    snapshot: Snapshot,
    /// What the machine has; plenty unless a test says otherwise.
    capacity: Capacity,
    machine: Ledger,
    now: i64,
    /// Provisioning under way.
    provisioning: usize,
    /// Bootstrap actions under way.
    bootstrapping: usize,
    /// Copies of their logs under way.
    archiving_actions: usize,
    /// Steps whose task has not reported its end.
    running: BTreeSet<StepId>,
    /// Steps whose logs are being copied.
    archiving: BTreeSet<StepId>,
    released: bool,
}

impl World {
    /// A cluster that was just requested, with these steps.
    fn requested(actions: &[ActionOnFailure], set: impl FnOnce(&mut ClusterRecord)) -> Self {
        let plenty = Capacity {
            memory: None,
            cores: 64,
        };
        Self::on(plenty, actions, set)
    }

    /// The same on a machine of that size.
    fn on(
        capacity: Capacity,
        actions: &[ActionOnFailure],
        set: impl FnOnce(&mut ClusterRecord),
    ) -> Self {
        let mut snapshot = cluster(0, ClusterState::INITIAL);
        set(Arc::make_mut(&mut snapshot.cluster));
        let mut world = Self {
            snapshot,
            machine: Ledger::new(&capacity),
            capacity,
            now: CREATED,
            provisioning: 0,
            bootstrapping: 0,
            archiving_actions: 0,
            running: BTreeSet::new(),
            archiving: BTreeSet::new(),
            released: false,
        };
        let steps = (0..).zip(actions);
        let steps = steps.map(|(number, action)| new_step(number, *action));
        let mut draft = Draft::new(&world.snapshot, world.now);
        draft.add_steps(steps.collect());
        world.snapshot = draft.finish().0;
        world.restart();
        world
    }

    /// The same, after provisioning and bootstrap actions.
    fn launched(actions: &[ActionOnFailure], set: impl FnOnce(&mut ClusterRecord)) -> Self {
        let mut world = Self::requested(actions, set);
        world.provisioned(Ok(()));
        world.bootstrapped(Ok(()));
        world
    }

    /// Forgets what was under way and takes up what the records say, as a new engine does.
    fn restart(&mut self) -> Vec<Effect> {
        (self.provisioning, self.bootstrapping) = (0, 0);
        self.archiving_actions = 0;
        self.running.clear();
        self.archiving.clear();
        self.machine = Ledger::new(&self.capacity);
        let mut draft = Draft::new(&self.snapshot, self.now);
        draft.resume();
        assert!(!draft.is_changed(), "taking up work is no change");
        let (_, resumed) = draft.finish();
        self.perform(&resumed);
        self.tell(|_| Ok(()));
        resumed
    }

    /// One round of the actor: a change, its consequences, and what is to be done.
    fn tell(&mut self, change: impl FnOnce(&mut Draft) -> Result<(), Misfit>) -> Vec<Effect> {
        self.now += 1;
        let mut draft = Draft::new(&self.snapshot, self.now);
        change(&mut draft).unwrap();
        draft.settle(self.is_busy(), &mut self.machine).unwrap();
        self.check_touched(&draft);
        let (snapshot, effects) = draft.finish();
        self.snapshot = snapshot;
        self.perform(&effects);
        effects
    }

    /// INVARIANT: what is not written is lost, so every record that differs is among the touched.
    fn check_touched(&self, draft: &Draft) {
        let touched: Vec<_> = draft.touched_steps().map(|step| &step.id).collect();
        for (index, step) in draft.snapshot().steps.iter().enumerate() {
            let before = self.snapshot.steps.get(index);
            let same = before.is_some_and(|before| Arc::ptr_eq(before, step));
            assert!(same || touched.contains(&&step.id), "{step:?}");
        }
        let same = Arc::ptr_eq(&draft.snapshot().cluster, &self.snapshot.cluster);
        assert!(same || draft.cluster_touched());
    }

    fn is_busy(&self) -> bool {
        self.provisioning + self.bootstrapping + self.archiving_actions > 0
            || !self.running.is_empty()
            || !self.archiving.is_empty()
    }

    fn perform(&mut self, effects: &[Effect]) {
        for effect in effects {
            assert!(!self.released, "{effect:?} after the cluster was released");
            match effect {
                Effect::Provision => self.provisioning += 1,
                Effect::Bootstrap => self.bootstrapping += 1,
                Effect::ArchiveActions => self.archiving_actions += 1,
                Effect::Start(step) => assert!(self.running.insert(step.clone())),
                Effect::Archive(step) => assert!(self.archiving.insert(step.clone())),
                Effect::Signal { .. } | Effect::AbortLaunch | Effect::SettleCapacity => {}
                Effect::Release => {
                    assert!(!self.is_busy(), "released while it was busy");
                    self.released = true;
                }
            }
        }
    }

    fn provisioned(&mut self, result: Result<(), String>) -> Vec<Effect> {
        self.provisioning -= 1;
        self.tell(|draft| draft.provisioned(result))
    }

    fn bootstrapped(&mut self, result: Result<(), StateChangeReason>) -> Vec<Effect> {
        self.bootstrapping -= 1;
        self.tell(|draft| draft.bootstrapped(result))
    }

    fn actions_archived(&mut self) -> Vec<Effect> {
        self.archiving_actions -= 1;
        self.tell(|draft| {
            draft.actions_archived();
            Ok(())
        })
    }

    /// The process of the step ends; its logs are not copied yet.
    fn ended(&mut self, number: u64, outcome: &StepOutcome) -> Vec<Effect> {
        let step = step_id(number);
        assert!(self.running.remove(&step), "step {number} does not run");
        self.tell(|draft| draft.step_ended(&step, outcome, "the log".to_owned()))
    }

    fn succeed(&mut self, number: u64) -> Vec<Effect> {
        self.ended(number, &StepOutcome::Succeeded)
    }

    fn fail(&mut self, number: u64) -> Vec<Effect> {
        self.ended(number, &failed())
    }

    fn archived(&mut self, number: u64) -> Vec<Effect> {
        let step = step_id(number);
        assert!(self.archiving.remove(&step), "step {number} is not copied");
        self.tell(|draft| {
            draft.step_archived(&step);
            Ok(())
        })
    }

    fn cancel(&mut self, number: u64, kill: bool) -> (Result<(), String>, Vec<Effect>) {
        let mut answer = Ok(());
        let effects = self.tell(|draft| {
            answer = draft.cancel_step(&step_id(number), kill);
            Ok(())
        });
        (answer, effects)
    }

    fn terminate(&mut self) -> Vec<Effect> {
        self.tell(|draft| draft.terminate(StateChangeReason::user_request()))
    }

    fn edit(&mut self, edit: impl FnOnce(&mut ClusterRecord)) -> Vec<Effect> {
        self.tell(|draft| {
            edit(draft.cluster_mut());
            Ok(())
        })
    }

    /// Time passes in which the engine runs and the machine is awake.
    fn pass(&mut self, seconds: i64, touched: Option<i64>) -> Vec<Effect> {
        self.now += seconds * 1_000;
        self.tell(|draft| draft.idle(seconds * 1_000, touched))
    }

    fn state(&self) -> ClusterState {
        self.snapshot.cluster.state
    }

    fn reason(&self) -> (Option<ClusterReasonCode>, &str) {
        let reason = &self.snapshot.cluster.reason;
        (reason.code, &reason.message)
    }

    fn steps(&self) -> Vec<StepState> {
        self.snapshot.steps.iter().map(|step| step.state).collect()
    }

    fn step(&self, number: usize) -> &StepRecord {
        &self.snapshot.steps[number]
    }
}

/// A bootstrap action; what it runs is no matter here.
fn with_an_action(cluster: &mut ClusterRecord) {
    cluster.request.bootstrap_actions = Some(vec![BootstrapActionConfig::default()]);
}

fn failed() -> StepOutcome {
    StepOutcome::Failed(unexplained(&End::Code(1)))
}

fn start(number: u64) -> Effect {
    Effect::Start(step_id(number))
}

fn archive(number: u64) -> Effect {
    Effect::Archive(step_id(number))
}

fn signal(number: u64, kill: bool) -> Effect {
    Effect::Signal {
        step: step_id(number),
        kill,
    }
}
