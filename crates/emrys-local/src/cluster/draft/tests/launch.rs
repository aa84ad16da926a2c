// SPDX-License-Identifier: Apache-2.0
//! Provisioning, bootstrap actions, and an end that comes before the first step.

use emrys_model::action_on_failure::ActionOnFailure::Continue;
use emrys_model::ids::Ec2InstanceId;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState::{Cancelled, Pending, Running};
use emrys_model::reason::{BootstrapError, ClusterReasonCode, StateChangeReason};

use super::{World, start, with_an_action};
use crate::cluster::draft::Effect;
use crate::cluster::fixtures::CREATED;

#[test]
fn a_cluster_goes_through_its_states_and_says_why() {
    let mut world = World::requested(&[Continue], |_| {});
    assert_eq!(world.state(), ClusterState::Starting);
    assert_eq!(world.provisioned(Ok(())), [Effect::Bootstrap]);
    assert_eq!(world.state(), ClusterState::Bootstrapping);
    assert_eq!(world.reason(), (None, "Running bootstrap actions"));
    assert_eq!(world.steps(), [Pending]);
    assert_eq!(world.snapshot.cluster.timeline.began, None);
    assert_eq!(world.bootstrapped(Ok(())), [start(0)]);
    assert_eq!(world.state(), ClusterState::Running);
    assert_eq!(world.reason(), (None, "Running step"));
    assert_eq!(world.steps(), [Running]);
    let timeline = world.snapshot.cluster.timeline;
    assert_eq!(timeline.created, CREATED);
    assert_eq!(timeline.began, world.step(0).timeline.began);
    assert_eq!(timeline.ended, None);
}

#[test]
fn software_that_cannot_be_had_ends_the_cluster() {
    let mut world = World::requested(&[Continue, Continue], |cluster| cluster.keep_alive = true);
    let effects = world.provisioned(Err("no Java".to_owned()));
    assert_eq!(effects, [Effect::Release]);
    assert_eq!(world.state(), ClusterState::TerminatedWithErrors);
    let reason = (Some(ClusterReasonCode::ValidationError), "no Java");
    assert_eq!(world.reason(), reason);
    assert_eq!(world.steps(), [Cancelled, Cancelled]);
    let timeline = world.snapshot.cluster.timeline;
    assert_eq!((timeline.began, timeline.ended), (None, Some(world.now)));
    assert_eq!(world.step(0).timeline.began, None);
    assert_eq!(world.step(0).timeline.ended, Some(world.now));
}

#[test]
fn a_failed_bootstrap_action_ends_the_cluster_once_its_logs_are_copied() {
    let mut world = World::requested(&[Continue], with_an_action);
    world.provisioned(Ok(()));
    let instance: Ec2InstanceId = "i-0abcdef1234567890".parse().unwrap();
    let reason = StateChangeReason::bootstrap_failed(&instance, 2, BootstrapError::NonZeroCode);
    let effects = world.bootstrapped(Err(reason.clone()));
    assert_eq!(effects, [Effect::ArchiveActions]);
    assert_eq!(world.state(), ClusterState::Terminating);
    assert_eq!(world.actions_archived(), [Effect::Release]);
    assert_eq!(world.state(), ClusterState::TerminatedWithErrors);
    assert_eq!(world.snapshot.cluster.reason, reason);
    assert_eq!(world.steps(), [Cancelled]);
}

#[test]
fn a_termination_during_provisioning_aborts_it_and_waits_for_its_end() {
    let mut world = World::requested(&[Continue], |_| {});
    assert_eq!(world.terminate(), [Effect::AbortLaunch]);
    assert_eq!(world.state(), ClusterState::Terminating);
    assert_eq!(world.steps(), [Cancelled]);
    let effects = world.provisioned(Err("the launch was aborted".to_owned()));
    assert_eq!(effects, [Effect::Release]);
    assert_eq!(world.state(), ClusterState::Terminated);
    let reason = (
        Some(ClusterReasonCode::UserRequest),
        "Terminated by user request",
    );
    assert_eq!(world.reason(), reason, "the abort is no reason of its own");
}

#[test]
fn provisioning_that_wins_against_a_termination_leads_nowhere() {
    let mut world = World::requested(&[Continue], |_| {});
    world.terminate();
    assert_eq!(world.provisioned(Ok(())), [Effect::Release]);
    assert_eq!(world.state(), ClusterState::Terminated);
}

#[test]
fn a_termination_during_bootstrap_actions_ends_without_a_step() {
    let mut world = World::requested(&[Continue, Continue], |_| {});
    world.provisioned(Ok(()));
    assert_eq!(world.terminate(), [Effect::AbortLaunch]);
    assert_eq!(world.state(), ClusterState::Terminating);
    let reason = StateChangeReason::internal_error("killed");
    assert_eq!(world.bootstrapped(Err(reason)), [Effect::Release]);
    assert_eq!(world.state(), ClusterState::Terminated);
    assert_eq!(world.steps(), [Cancelled, Cancelled]);
    assert_eq!(world.reason().0, Some(ClusterReasonCode::UserRequest));
}

#[test]
fn a_cluster_without_steps_waits_or_ends() {
    let world = World::launched(&[], |cluster| cluster.keep_alive = true);
    assert_eq!(world.state(), ClusterState::Waiting);
    assert_eq!(world.reason(), (None, "Cluster ready to run steps."));

    let world = World::launched(&[], |_| {});
    assert_eq!(world.state(), ClusterState::Terminated);
    let reason = (
        Some(ClusterReasonCode::AllStepsCompleted),
        "Steps completed",
    );
    assert_eq!(world.reason(), reason);
}
