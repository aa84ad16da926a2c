// SPDX-License-Identifier: Apache-2.0
//! What an auto-termination policy counts, and what ends its count.

use emrys_model::action_on_failure::ActionOnFailure::Continue;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::reason::ClusterReasonCode;

use super::World;
use crate::cluster::draft::Effect;
use crate::cluster::fixtures::new_step;
use crate::records::{AutoTermination, ClusterRecord};

/// A cluster that is kept alive and ends after a minute of idleness.
fn minute(cluster: &mut ClusterRecord) {
    cluster.keep_alive = true;
    cluster.auto_termination = Some(AutoTermination::new(60));
}

fn idle(world: &World) -> i64 {
    world.snapshot.cluster.auto_termination.unwrap().idle / 1_000
}

#[test]
fn a_cluster_ends_when_it_was_idle_for_as_long_as_its_policy_says() {
    let mut world = World::launched(&[], minute);
    assert_eq!(world.pass(59, None), []);
    assert_eq!((world.state(), idle(&world)), (ClusterState::Waiting, 59));
    assert_eq!(world.pass(1, None), [Effect::Release]);
    assert_eq!(world.state(), ClusterState::Terminated);
    let code = Some(ClusterReasonCode::UserRequest);
    assert_eq!(
        world.reason(),
        (code, "Terminated by auto-termination policy")
    );
}

#[test]
fn time_in_which_the_machine_slept_or_the_engine_stood_does_not_count() {
    let mut world = World::launched(&[], minute);
    world.pass(30, None);
    // A week later, by the calendar.
    world.now += 604_800_000;
    world.restart();
    world.pass(29, None);
    assert_eq!((world.state(), idle(&world)), (ClusterState::Waiting, 59));
}

#[test]
fn a_step_begins_the_count_anew() {
    let mut world = World::launched(&[], minute);
    world.pass(50, None);
    world.tell(|draft| {
        draft.add_steps(vec![new_step(0, Continue)]);
        Ok(())
    });
    assert_eq!(idle(&world), 0);
    // A cluster with a step is not idle, however long that runs.
    world.pass(600, None);
    assert_eq!((world.state(), idle(&world)), (ClusterState::Running, 0));
    world.succeed(0);
    world.archived(0);
    world.pass(59, None);
    assert_eq!(world.state(), ClusterState::Waiting);
    world.pass(1, None);
    assert_eq!(world.state(), ClusterState::Terminated);
}

#[test]
fn a_touched_file_keeps_a_cluster() {
    let mut world = World::launched(&[], minute);
    for _ in 0..10 {
        let touched = world.now + 30_000;
        world.pass(40, Some(touched));
        assert_eq!((world.state(), idle(&world)), (ClusterState::Waiting, 10));
    }
    // The clock was set back: the file is of the future.
    let touched = world.now + 3_600_000;
    world.pass(40, Some(touched));
    assert_eq!(idle(&world), 0);
    world.pass(60, Some(1));
    assert_eq!(world.state(), ClusterState::Terminated);
}

#[test]
fn termination_protection_keeps_an_idle_cluster_until_it_is_taken_away() {
    let mut world = World::launched(&[], |cluster| {
        minute(cluster);
        cluster.termination_protected = true;
    });
    world.pass(90, None);
    assert_eq!(world.state(), ClusterState::Waiting);
    world.edit(|cluster| cluster.termination_protected = false);
    world.pass(1, None);
    assert_eq!(world.state(), ClusterState::Terminated);
}

#[test]
fn without_a_policy_nothing_is_counted() {
    let mut world = World::launched(&[], |cluster| cluster.keep_alive = true);
    let before = format!("{:?}", world.snapshot);
    assert_eq!(world.pass(1_000_000, None), []);
    assert_eq!(format!("{:?}", world.snapshot), before);
}
