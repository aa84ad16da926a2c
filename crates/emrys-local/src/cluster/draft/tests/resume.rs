// SPDX-License-Identifier: Apache-2.0
//! What a restarted engine takes up, for every state of a cluster and of a step.

use std::sync::Arc;

use emrys_model::action_on_failure::ActionOnFailure::Continue;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;

use super::{World, archive, signal, start, with_an_action};
use crate::cluster::draft::{Draft, Effect};
use crate::cluster::fixtures::{cluster, step};
use crate::machine::{Capacity, Ledger};

fn resumed(state: ClusterState, step_state: StepState, archived: bool, kill: bool) -> Vec<Effect> {
    let mut snapshot = cluster(0, state);
    let mut record = step(0, step_state, Continue);
    record.archived = archived;
    record.kill = kill;
    snapshot.steps.push(Arc::new(record));
    let mut draft = Draft::new(&snapshot, 0);
    draft.resume();
    draft.finish().1
}

#[test]
fn every_step_that_is_not_settled_is_taken_up() {
    use StepState::{CancelPending, Cancelled, Completed, Failed, Interrupted, Pending, Running};
    let rows = [
        // A pending step waits for its turn, as ever.
        (Pending, false, vec![]),
        // The supervisor's claim decides whether anything is started.
        (Running, false, vec![start(0)]),
        (CancelPending, false, vec![start(0), signal(0, false)]),
        (CancelPending, true, vec![start(0), signal(0, true)]),
        // A process that outlived the end of its step is found and killed.
        (Interrupted, false, vec![start(0), signal(0, true)]),
        (Cancelled, false, vec![start(0), signal(0, true)]),
        (Completed, false, vec![archive(0)]),
        (Failed, false, vec![archive(0)]),
    ];
    for (state, kill, expected) in rows {
        let effects = resumed(ClusterState::Terminating, state, false, kill);
        assert_eq!(effects, expected, "{state}");
    }
}

#[test]
fn a_step_whose_logs_are_copied_needs_nothing() {
    for state in StepState::ALL.iter().filter(|state| state.is_terminal()) {
        let effects = resumed(ClusterState::Terminating, *state, true, false);
        assert_eq!(effects, [], "{state}");
    }
}

#[test]
fn a_cluster_that_goes_on_gets_its_software_back() {
    let rows = [
        (ClusterState::Starting, vec![Effect::Provision]),
        (
            ClusterState::Bootstrapping,
            vec![Effect::Provision, Effect::Bootstrap],
        ),
        (ClusterState::Running, vec![Effect::Provision]),
        (ClusterState::Waiting, vec![Effect::Provision]),
        (ClusterState::Terminating, vec![]),
    ];
    for (state, expected) in rows {
        let effects = resumed(state, StepState::Pending, false, false);
        assert_eq!(effects, expected, "{state}");
    }
}

#[test]
fn logs_of_bootstrap_actions_that_are_not_copied_are_copied_after_a_restart() {
    let mut world = World::requested(&[Continue], with_an_action);
    world.provisioned(Ok(()));
    assert_eq!(world.restart(), [Effect::Provision, Effect::Bootstrap]);
    let effects = world.bootstrapped(Ok(()));
    assert_eq!(effects, [Effect::ArchiveActions, start(0)]);
    let expected = [Effect::Provision, Effect::ArchiveActions, start(0)];
    assert_eq!(world.restart(), expected);
    world.actions_archived();
    assert_eq!(world.restart(), [Effect::Provision, start(0)]);
}

#[test]
fn a_cluster_that_was_ending_waits_for_the_logs_of_its_bootstrap_actions() {
    let mut world = World::requested(&[], with_an_action);
    world.provisioned(Ok(()));
    assert_eq!(world.bootstrapped(Ok(())), [Effect::ArchiveActions]);
    assert_eq!(world.state(), ClusterState::Terminating);
    assert_eq!(world.restart(), [Effect::Bootstrap, Effect::AbortLaunch]);
    assert_eq!(world.bootstrapped(Ok(())), [Effect::ArchiveActions]);
    assert_eq!(world.state(), ClusterState::Terminating);
    assert_eq!(world.actions_archived(), [Effect::Release]);
    assert_eq!(world.state(), ClusterState::Terminated);
}

#[test]
fn a_bootstrap_action_that_runs_while_its_cluster_ends_is_ended_after_a_restart() {
    let mut world = World::requested(&[], with_an_action);
    world.provisioned(Ok(()));
    assert_eq!(world.terminate(), [Effect::AbortLaunch]);
    assert_eq!(world.restart(), [Effect::Bootstrap, Effect::AbortLaunch]);
    assert_eq!(world.state(), ClusterState::Terminating);
}

#[test]
fn a_running_step_survives_a_restart_and_the_next_starts_once() {
    let mut world = World::launched(&[Continue, Continue], |_| {});
    assert_eq!(world.restart(), [Effect::Provision, start(0)]);
    assert_eq!(world.provisioned(Ok(())), []);
    assert_eq!(world.succeed(0), [archive(0), start(1)]);
    assert_eq!(world.restart(), [Effect::Provision, archive(0), start(1)]);
}

#[test]
fn a_cluster_that_was_ending_ends_after_a_restart() {
    let mut world = World::launched(&[Continue], |_| {});
    world.terminate();
    assert_eq!(world.restart(), [start(0), signal(0, true)]);
    world.fail(0);
    assert_eq!(world.restart(), [start(0), signal(0, true)]);
    world.fail(0);
    assert_eq!(world.archived(0), [Effect::Release]);

    // The engine went between the last copy and the end of the cluster.
    let mut snapshot = cluster(0, ClusterState::Terminating);
    snapshot
        .steps
        .push(Arc::new(step(0, StepState::Completed, Continue)));
    let mut draft = Draft::new(&snapshot, 0);
    draft.resume();
    let capacity = Capacity::default();
    draft.settle(false, &mut Ledger::new(&capacity)).unwrap();
    let (snapshot, effects) = draft.finish();
    assert_eq!(effects, [Effect::Release]);
    assert_eq!(snapshot.cluster.state, ClusterState::Terminated);
}

#[test]
fn software_that_does_not_come_back_ends_a_resumed_cluster() {
    let mut world = World::launched(&[Continue], |cluster| cluster.keep_alive = true);
    world.restart();
    let effects = world.provisioned(Err("the cache is gone".to_owned()));
    assert_eq!(effects, [signal(0, true)]);
    assert_eq!(world.steps(), [StepState::Interrupted]);
    world.fail(0);
    world.archived(0);
    assert_eq!(world.state(), ClusterState::TerminatedWithErrors);
}
