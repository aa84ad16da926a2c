// SPDX-License-Identifier: Apache-2.0
//! Order, step concurrency, cancels, and how a cluster ends.

use emrys_model::action_on_failure::ActionOnFailure::Continue;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState::{
    CancelPending, Cancelled, Completed, Failed, Interrupted, Pending, Running,
};
use emrys_model::reason::ClusterReasonCode;

use super::{World, archive, signal, start};
use crate::cluster::draft::Effect;
use crate::cluster::fixtures::{new_step, step_id};
use crate::machine::Ledger;

#[test]
fn steps_start_in_order_as_many_as_the_level_allows() {
    let mut world = World::requested(&[Continue; 4], |cluster| cluster.step_concurrency_level = 2);
    world.provisioned(Ok(()));
    assert_eq!(world.bootstrapped(Ok(())), [start(0), start(1)]);
    assert_eq!(world.succeed(1), [archive(1), start(2)]);
    assert_eq!(world.steps(), [Running, Completed, Running, Pending]);
    assert_eq!(world.succeed(0), [archive(0), start(3)]);
}

#[test]
fn a_raised_level_starts_more_and_a_lowered_one_lets_them_end() {
    let mut world = World::launched(&[Continue; 5], |_| {});
    let effects = world.edit(|cluster| cluster.step_concurrency_level = 3);
    assert_eq!(effects, [start(1), start(2)]);
    assert_eq!(world.edit(|cluster| cluster.step_concurrency_level = 1), []);
    assert_eq!(world.steps(), [Running, Running, Running, Pending, Pending]);
    assert_eq!(world.succeed(0), [archive(0)]);
    assert_eq!(world.succeed(1), [archive(1)]);
    assert_eq!(world.succeed(2), [archive(2), start(3)]);
}

#[test]
fn a_step_is_timed_from_its_start_to_its_end() {
    let mut world = World::launched(&[Continue, Continue], |_| {});
    assert_eq!(world.step(0).timeline.began, Some(world.now));
    world.succeed(0);
    assert_eq!(world.step(0).timeline.ended, Some(world.now));
    assert_eq!(world.step(1).timeline.began, Some(world.now));
    assert_eq!(world.step(1).timeline.ended, None);
}

#[test]
fn a_pending_step_is_cancelled_at_once_and_has_no_logs() {
    let mut world = World::launched(&[Continue, Continue], |_| {});
    assert_eq!(world.cancel(1, false), (Ok(()), vec![]));
    assert_eq!(world.steps(), [Running, Cancelled]);
    assert!(world.step(1).archived);
    assert_eq!(world.step(1).timeline.began, None);
    assert_eq!(world.step(1).timeline.ended, Some(world.now));
}

#[test]
fn a_running_step_is_asked_to_end_and_no_other_starts_meanwhile() {
    let mut world = World::launched(&[Continue, Continue], |_| {});
    assert_eq!(world.cancel(0, false), (Ok(()), vec![signal(0, false)]));
    assert_eq!(world.steps(), [CancelPending, Pending]);
    // It may still end as if nothing had been asked.
    assert_eq!(world.succeed(0), [archive(0), start(1)]);
    assert_eq!(world.steps(), [Cancelled, Running]);
}

#[test]
fn a_cancel_may_be_repeated_and_made_stronger_but_not_weaker() {
    let mut world = World::launched(&[Continue], |_| {});
    assert_eq!(world.cancel(0, false).1, [signal(0, false)]);
    assert_eq!(world.cancel(0, true).1, [signal(0, true)]);
    assert!(world.step(0).kill, "a restarted engine has to know");
    assert_eq!(world.cancel(0, false).1, [signal(0, true)]);
    assert_eq!(world.steps(), [CancelPending]);
}

#[test]
fn a_step_that_has_ended_or_never_was_is_not_cancelled() {
    let mut world = World::launched(&[Continue, Continue, Continue], |_| {});
    world.succeed(0);
    world.fail(1);
    for number in [0, 1] {
        let (answer, effects) = world.cancel(number, true);
        assert_eq!(answer.unwrap_err(), "Step is not in a cancellable state");
        assert_eq!(effects, []);
        assert!(!world.step(0).kill);
    }
    let unknown = step_id(99);
    let answer = world.cancel(99, false).0;
    assert_eq!(
        answer.unwrap_err(),
        format!("Step id '{unknown}' is not valid.")
    );
    assert_eq!(world.steps(), [Completed, Failed, Running]);
}

#[test]
fn an_old_release_cancels_only_what_has_not_begun() {
    let mut world = World::launched(&[Continue, Continue], |cluster| {
        cluster.request.release_label = Some("emr-5.27.0".to_owned());
    });
    let (answer, effects) = world.cancel(0, true);
    let expected = "A running step can be cancelled from emr-5.28.0 on";
    assert_eq!((answer, effects), (Err(expected.to_owned()), vec![]));
    assert_eq!(world.cancel(1, false), (Ok(()), vec![]));
    assert_eq!(world.steps(), [Running, Cancelled]);
}

#[test]
fn a_termination_interrupts_what_runs_and_cancels_what_waits() {
    let mut world = World::launched(&[Continue; 4], |cluster| cluster.step_concurrency_level = 2);
    world.cancel(1, false).0.unwrap();
    assert_eq!(world.terminate(), [signal(0, true), signal(1, true)]);
    assert_eq!(world.state(), ClusterState::Terminating);
    assert_eq!(
        world.steps(),
        [Interrupted, Cancelled, Cancelled, Cancelled]
    );
    let ended = world.step(0).timeline.ended;

    // A process that is killed fails; that is nobody's failure any more.
    assert_eq!(world.fail(0), [archive(0)]);
    assert_eq!(world.step(0).failure, None);
    assert_eq!(world.step(0).timeline.ended, ended);
    assert_eq!(world.fail(1), [archive(1)]);
    assert_eq!(world.archived(0), []);
    assert_eq!(
        world.state(),
        ClusterState::Terminating,
        "one copy is missing"
    );
    assert_eq!(world.archived(1), [Effect::Release]);
    assert_eq!(world.state(), ClusterState::Terminated);
    assert_eq!(
        world.steps(),
        [Interrupted, Cancelled, Cancelled, Cancelled]
    );
}

#[test]
fn a_repeated_termination_changes_nothing() {
    let mut world = World::launched(&[Continue], |_| {});
    world.terminate();
    let before = format!("{:?}", world.snapshot);
    assert_eq!(world.terminate(), []);
    assert_eq!(format!("{:?}", world.snapshot), before);
    world.fail(0);
    world.archived(0);
    assert_eq!(world.terminate(), []);
    assert_eq!(world.state(), ClusterState::Terminated);
}

#[test]
fn a_cluster_ends_only_when_the_last_copy_is_done() {
    let mut world = World::launched(&[Continue, Continue], |_| {});
    world.succeed(0);
    world.succeed(1);
    assert_eq!(world.state(), ClusterState::Terminating);
    assert_eq!(world.snapshot.cluster.timeline.ended, None);
    assert_eq!(world.archived(1), []);
    assert_eq!(world.archived(0), [Effect::Release]);
    assert_eq!(world.state(), ClusterState::Terminated);
    assert_eq!(world.snapshot.cluster.timeline.ended, Some(world.now));
    let code = Some(ClusterReasonCode::AllStepsCompleted);
    assert_eq!(world.reason(), (code, "Steps completed"));
}

#[test]
fn a_kept_cluster_waits_between_steps_and_says_how_the_last_one_ended() {
    let mut world = World::launched(&[Continue], |cluster| cluster.keep_alive = true);
    let ready = world.snapshot.cluster.timeline.began;
    world.succeed(0);
    assert_eq!(world.state(), ClusterState::Waiting);
    let message = "Cluster ready after last step completed.";
    assert_eq!(world.reason(), (None, message));

    let added = vec![new_step(1, Continue)];
    let effects = world.tell(|draft| {
        draft.add_steps(added);
        Ok(())
    });
    assert_eq!(effects, [start(1)]);
    assert_eq!(world.state(), ClusterState::Running);
    assert_eq!(world.reason(), (None, "Running step"));
    assert_eq!(world.step(1).sequence, 1);
    assert_eq!(world.step(1).timeline.created, world.now);
    world.fail(1);
    assert_eq!(world.state(), ClusterState::Waiting);
    let message = "Cluster ready after last step failed.";
    assert_eq!(world.reason(), (None, message));
    assert_eq!(world.snapshot.cluster.timeline.began, ready);
}

#[test]
fn a_waiting_cluster_ends_when_it_is_terminated_or_no_longer_kept() {
    let mut world = World::launched(&[], |cluster| cluster.keep_alive = true);
    assert_eq!(world.terminate(), [Effect::Release]);
    assert_eq!(world.state(), ClusterState::Terminated);

    // Nothing is under way that would report: the end has to follow by itself.
    let mut world = World::launched(&[], |cluster| cluster.keep_alive = true);
    let effects = world.edit(|cluster| cluster.keep_alive = false);
    assert_eq!(effects, [Effect::Release]);
    assert_eq!(world.state(), ClusterState::Terminated);
}

#[test]
fn a_draft_that_is_dropped_has_done_nothing() {
    let world = World::launched(&[Continue, Continue], |_| {});
    let before = format!("{:?}", world.snapshot);
    let mut draft = super::Draft::new(&world.snapshot, world.now + 1);
    draft.cancel_step(&step_id(0), true).unwrap();
    draft.add_steps(vec![new_step(2, Continue)]);
    draft.cluster_mut().keep_alive = true;
    draft
        .settle(true, &mut Ledger::new(&world.capacity))
        .unwrap();
    drop(draft);
    assert_eq!(format!("{:?}", world.snapshot), before);
}
