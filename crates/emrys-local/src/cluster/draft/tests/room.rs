// SPDX-License-Identifier: Apache-2.0
//! What a machine that is full does to the order of steps.

use emrys_model::action_on_failure::ActionOnFailure::Continue;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState::{Cancelled, Completed, Pending, Running};

use super::{Draft, World, archive, start};
use crate::cluster::fixtures::{cluster_id, step_id};
use crate::machine::{Capacity, Demand, Ledger};

/// Room for two commands, of 64 MiB each.
const SMALL: Capacity = Capacity {
    memory: Some(150),
    cores: 1,
};

/// A cluster of four steps that may run at once, on a machine for two.
fn full() -> World {
    let mut world = World::on(SMALL, &[Continue; 4], |cluster| {
        cluster.step_concurrency_level = 4;
        cluster.keep_alive = true;
    });
    world.provisioned(Ok(()));
    assert_eq!(world.bootstrapped(Ok(())), [start(0), start(1)]);
    world
}

fn reasons(world: &World) -> Vec<Option<&str>> {
    let steps = world.snapshot.steps.iter();
    steps.map(|step| step.waiting.as_deref()).collect()
}

#[test]
fn a_step_waits_for_room_says_so_and_starts_in_order() {
    let mut world = full();
    assert_eq!(world.steps(), [Running, Running, Pending, Pending]);
    let reason = Some("Waiting until this machine has 64 MiB of memory to spare");
    assert_eq!(reasons(&world), [None, None, reason, reason]);
    assert_eq!(world.succeed(1), [archive(1), start(2)]);
    assert_eq!(world.steps(), [Running, Completed, Running, Pending]);
    assert_eq!(reasons(&world), [None, None, None, reason]);
}

#[test]
fn a_step_whose_turn_has_not_come_waits_for_nothing_but_that() {
    let mut world = full();
    world.edit(|cluster| cluster.step_concurrency_level = 2);
    assert_eq!(reasons(&world), [None; 4]);
    world.edit(|cluster| cluster.step_concurrency_level = 3);
    assert!(reasons(&world)[2].is_some() && reasons(&world)[3].is_none());
}

#[test]
fn a_step_that_waits_for_room_can_be_cancelled_and_ended() {
    let mut world = full();
    world.cancel(2, false).0.unwrap();
    assert_eq!(world.steps(), [Running, Running, Cancelled, Pending]);
    assert_eq!(reasons(&world)[2], None);
    world.terminate();
    assert_eq!(world.state(), ClusterState::Terminating);
    assert_eq!(reasons(&world), [None; 4]);
}

#[test]
fn a_process_that_is_being_ended_still_takes_its_room() {
    let mut world = full();
    world.cancel(0, true).0.unwrap();
    assert_eq!(world.steps()[2], Pending);
    assert_eq!(world.fail(0)[..1], [archive(0)]);
    world.archived(0);
    assert_eq!(world.steps(), [Cancelled, Running, Running, Pending]);
}

#[test]
fn a_restarted_engine_gives_running_steps_their_room_first() {
    let mut world = full();
    world.restart();
    assert_eq!(world.steps(), [Running, Running, Pending, Pending]);
    assert_eq!(world.succeed(0), [archive(0), start(2)]);
}

#[test]
fn a_restarted_engine_asks_for_nothing_new_before_it_knows_all_that_runs() {
    let mut world = full();
    world.succeed(0);
    let mut machine = Ledger::new(&SMALL);
    // The clusters are read one after the other, this one before another that has most of the machine.
    Draft::new(&world.snapshot, world.now).keep_room(&mut machine);
    let other = Demand {
        memory: 100,
        cores: 0,
    };
    machine.declare(&cluster_id(1), [(step_id(99), other)], &[]);
    let room = Draft::new(&world.snapshot, world.now).take_room(&mut machine);
    assert!(room.is_empty(), "{room:?}");
}
