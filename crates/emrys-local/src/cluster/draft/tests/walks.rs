// SPDX-License-Identifier: Apache-2.0
//! Random histories: whatever clients, processes and restarts do, a cluster keeps to its tables and
//! can always be ended.

use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::ids::Ec2InstanceId;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_model::lifecycle::{Transition, cluster, step};
use emrys_model::reason::{BootstrapError, StateChangeReason};
use proptest::prelude::{Strategy, any, prop_oneof, proptest};
use proptest::test_runner::Config;

use super::{World, with_an_action};
use crate::cluster::draft::Effect;
use crate::cluster::fixtures::new_step;
use crate::cluster::snapshot::Snapshot;
use crate::machine::Capacity;
use crate::records::AutoTermination;

/// Something that a client, a process or the machine does. Where it has no one to act on, it does not happen.
#[derive(Debug, Clone)]
enum Act {
    Add(ActionOnFailure),
    Cancel { step: usize, kill: bool },
    Terminate,
    KeepAlive(bool),
    Protect(bool),
    Level(usize),
    AutoTerminate(bool),
    Idle { seconds: i64, touched: bool },
    Provision(bool),
    Bootstrap(bool),
    ArchiveActions,
    End { step: usize, succeeds: bool },
    Archive(usize),
    Restart,
}

fn action() -> impl Strategy<Value = ActionOnFailure> {
    proptest::sample::select(ActionOnFailure::ALL)
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => action().prop_map(Act::Add),
        3 => (0..12usize, any::<bool>()).prop_map(|(step, kill)| Act::Cancel { step, kill }),
        1 => proptest::strategy::Just(Act::Terminate),
        1 => any::<bool>().prop_map(Act::KeepAlive),
        1 => any::<bool>().prop_map(Act::Protect),
        2 => (1..4usize).prop_map(Act::Level),
        1 => any::<bool>().prop_map(Act::AutoTerminate),
        2 => (0..90i64, any::<bool>()).prop_map(|(seconds, touched)| Act::Idle { seconds, touched }),
        4 => proptest::bool::weighted(0.9).prop_map(Act::Provision),
        4 => proptest::bool::weighted(0.9).prop_map(Act::Bootstrap),
        2 => proptest::strategy::Just(Act::ArchiveActions),
        8 => (0..4usize, any::<bool>()).prop_map(|(step, succeeds)| Act::End { step, succeeds }),
        6 => (0..4usize).prop_map(Act::Archive),
        2 => proptest::strategy::Just(Act::Restart),
    ]
}

/// The number that the id was made from.
fn number(world: &World, id: &emrys_model::ids::StepId) -> u64 {
    let steps = world.snapshot.steps.iter();
    steps
        .filter(|step| step.id == *id)
        .map(|step| step.sequence)
        .sum()
}

fn perform(world: &mut World, act: &Act) -> Vec<Effect> {
    match act {
        Act::Add(action) => {
            if !world.state().accepts_steps() || world.snapshot.steps.len() >= 12 {
                return Vec::new();
            }
            let sequence = world.snapshot.steps.len() as u64;
            let added = vec![new_step(sequence, *action)];
            world.tell(|draft| {
                draft.add_steps(added);
                Ok(())
            })
        }
        Act::Cancel { step, kill } => world.cancel(*step as u64, *kill).1,
        Act::Terminate => world.terminate(),
        Act::KeepAlive(value) => world.edit(|cluster| cluster.keep_alive = *value),
        Act::Protect(value) => world.edit(|cluster| cluster.termination_protected = *value),
        Act::Level(level) => world.edit(|cluster| cluster.step_concurrency_level = *level),
        Act::AutoTerminate(has) => world.edit(|cluster| {
            cluster.auto_termination = has.then(|| AutoTermination::new(60));
        }),
        Act::Idle { seconds, touched } => {
            let touched = touched.then_some(world.now);
            world.pass(*seconds, touched)
        }
        Act::Provision(succeeds) => match world.provisioning {
            0 => Vec::new(),
            _ => world.provisioned(succeeds.then_some(()).ok_or_else(|| "no Java".to_owned())),
        },
        Act::Bootstrap(succeeds) => {
            if world.bootstrapping == 0 {
                return Vec::new();
            }
            let instance: Ec2InstanceId = "i-0abcdef1234567890".parse().unwrap();
            let failed =
                || StateChangeReason::bootstrap_failed(&instance, 1, BootstrapError::NonZeroCode);
            world.bootstrapped(succeeds.then_some(()).ok_or_else(failed))
        }
        Act::ArchiveActions => match world.archiving_actions {
            0 => Vec::new(),
            _ => world.actions_archived(),
        },
        Act::End { step, succeeds } => {
            let Some(id) = world.running.iter().nth(*step).cloned() else {
                return Vec::new();
            };
            let number = number(world, &id);
            match succeeds {
                true => world.succeed(number),
                false => world.fail(number),
            }
        }
        Act::Archive(step) => {
            let Some(id) = world.archiving.iter().nth(*step).cloned() else {
                return Vec::new();
            };
            let number = number(world, &id);
            world.archived(number)
        }
        Act::Restart => {
            // A cluster that has ended has no actor that could be restarted.
            if !world.released {
                world.restart();
            }
            Vec::new()
        }
    }
}

/// Whether rows of the table lead from one state to the other.
fn leads<State: Copy + Eq, Event, Command>(
    table: &[Transition<State, Event, Command>],
    from: State,
    to: State,
) -> bool {
    let mut reached = vec![from];
    let mut next = 0;
    while let Some(state) = reached.get(next).copied() {
        for row in table.iter().filter(|row| row.from == state) {
            if !reached.contains(&row.to) {
                reached.push(row.to);
            }
        }
        next += 1;
    }
    reached.contains(&to)
}

fn check(before: &Snapshot, world: &World, effects: &[Effect]) {
    let (from, to) = (before.cluster.state, world.state());
    assert!(leads(cluster::TABLE, from, to), "{from} → {to}");
    for (old, new) in before.steps.iter().zip(&world.snapshot.steps) {
        let (from, to) = (old.state, new.state);
        assert!(leads(step::TABLE, from, to), "{from} → {to}");
        if from.is_terminal() {
            assert_eq!(old.timeline, new.timeline, "an end happens once");
        }
    }
    for step in &world.snapshot.steps {
        assert!(step.waiting.is_none() || step.state == StepState::Pending);
        assert_eq!(step.timeline.ended.is_some(), step.state.is_terminal());
        // Otherwise nothing would ever report its end.
        assert!(
            !step.is_running() || world.running.contains(&step.id),
            "{step:?}"
        );
    }
    let started: Vec<u64> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Start(id) => Some(number(world, id)),
            _ => None,
        })
        .collect();
    if let Some(last) = started.last() {
        assert!(started.is_sorted());
        assert!(world.snapshot.running_steps() <= world.snapshot.cluster.step_concurrency_level);
        let waiting = world.snapshot.steps.iter();
        let mut waiting = waiting.filter(|step| step.state == StepState::Pending);
        assert!(waiting.all(|step| step.sequence > *last), "out of order");
        // Room for two of our commands.
        assert!(world.capacity.memory.is_none() || world.snapshot.running_steps() <= 2);
    }
    let cluster = &world.snapshot.cluster;
    assert_eq!(cluster.timeline.ended.is_some(), to.is_terminal());
    assert_eq!(cluster.reason.code.is_some(), !to.accepts_steps());
    if to.is_terminal() {
        assert!(world.released && !world.is_busy());
        let steps = &world.snapshot.steps;
        assert!(
            steps
                .iter()
                .all(|step| step.state.is_terminal() && step.archived)
        );
    }
}

/// Everything that is under way reports.
fn drain(world: &mut World) {
    for _ in 0..100 {
        if !world.is_busy() {
            return;
        }
        for act in [
            Act::Provision(true),
            Act::Bootstrap(true),
            Act::ArchiveActions,
            Act::End {
                step: 0,
                succeeds: true,
            },
            Act::Archive(0),
        ] {
            let before = world.snapshot.clone();
            let effects = perform(world, &act);
            check(&before, world, &effects);
        }
    }
    panic!("it is busy for ever");
}

proptest! {
    #![proptest_config(Config { cases: 512, failure_persistence: None, ..Config::default() })]

    #[test]
    fn every_history_keeps_to_the_tables_and_can_be_ended(
        actions in proptest::collection::vec(action(), 0..4),
        keep_alive in any::<bool>(),
        protected in any::<bool>(),
        level in 1..3usize,
        bootstrap_action in any::<bool>(),
        small in any::<bool>(),
        by_request in any::<bool>(),
        acts in proptest::collection::vec(act(), 0..60),
    ) {
        let capacity = Capacity { memory: small.then_some(150), cores: 1 };
        let mut world = World::on(capacity, &actions, |cluster| {
            cluster.keep_alive = keep_alive;
            cluster.termination_protected = protected;
            cluster.step_concurrency_level = level;
            if bootstrap_action {
                with_an_action(cluster);
            }
        });
        for act in &acts {
            let before = world.snapshot.clone();
            let effects = perform(&mut world, act);
            check(&before, &world, &effects);
        }
        drain(&mut world);
        // With nothing under way, a cluster has ended or waits; and one that waits can be ended.
        assert!(world.state().is_terminal() || world.state() == ClusterState::Waiting);
        if !world.state().is_terminal() {
            assert!(world.snapshot.cluster.keep_alive);
            match by_request {
                true => world.terminate(),
                false => world.edit(|cluster| cluster.keep_alive = false),
            };
            assert_eq!(world.state(), ClusterState::Terminated);
        }
    }
}
