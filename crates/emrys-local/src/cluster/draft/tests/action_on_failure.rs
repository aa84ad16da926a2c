// SPDX-License-Identifier: Apache-2.0
//! What a failed step does to its cluster: every action, with and without keep-alive, protection
//! and other steps at its side (MG UsingEMR_TerminationProtection, emr-concurrent-steps).

use emrys_model::action_on_failure::ActionOnFailure::{
    self, CancelAndWait, Continue, TerminateCluster, TerminateJobFlow,
};
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState::{
    Cancelled, Completed, Failed, Interrupted, Pending, Running,
};
use emrys_model::reason::ClusterReasonCode;

use super::{World, archive, signal, start};

/// What follows the failure of the first of three steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follows {
    /// The next step starts.
    NextStep,
    /// The steps behind it are cancelled, and the cluster waits.
    Wait,
    /// The steps behind it are cancelled, and the cluster ends with errors.
    End,
}

#[test]
fn a_failed_step_does_what_its_action_says() {
    use Follows::{End, NextStep, Wait};
    let terminate = |action| {
        [
            (action, false, false, End),
            // Without keep-alive, protection does not count.
            (action, false, true, End),
            (action, true, false, End),
            (action, true, true, NextStep),
        ]
    };
    let rows = [
        (Continue, false, false, NextStep),
        (Continue, false, true, NextStep),
        (Continue, true, false, NextStep),
        (Continue, true, true, NextStep),
        (CancelAndWait, false, false, End),
        (CancelAndWait, false, true, End),
        (CancelAndWait, true, false, Wait),
        (CancelAndWait, true, true, Wait),
    ];
    let rows = rows.into_iter();
    let rows = rows.chain(terminate(TerminateCluster));
    for (action, keep_alive, protected, follows) in rows.chain(terminate(TerminateJobFlow)) {
        let row = format!("{action} keep-alive {keep_alive} protected {protected}");
        let mut world = World::launched(&[action, Continue, Continue], |cluster| {
            cluster.keep_alive = keep_alive;
            cluster.termination_protected = protected;
        });
        let effects = world.fail(0);
        let (steps, state) = match follows {
            NextStep => ([Failed, Running, Pending], ClusterState::Running),
            Wait => ([Failed, Cancelled, Cancelled], ClusterState::Waiting),
            End => ([Failed, Cancelled, Cancelled], ClusterState::Terminating),
        };
        assert_eq!(
            (world.steps(), world.state()),
            (steps.into(), state),
            "{row}"
        );
        match follows {
            NextStep => assert_eq!(effects, [archive(0), start(1)], "{row}"),
            Wait => {
                assert_eq!(effects, [archive(0)], "{row}");
                let message = "Cluster ready after last step completed.";
                assert_eq!(world.reason(), (None, message), "{row}");
            }
            End => {
                assert_eq!(effects, [archive(0)], "{row}");
                world.archived(0);
                assert_eq!(world.state(), ClusterState::TerminatedWithErrors, "{row}");
                let code = Some(ClusterReasonCode::StepFailure);
                assert_eq!(world.reason(), (code, "Shut down as step failed"), "{row}");
            }
        }
    }
}

#[test]
fn above_a_step_concurrency_of_1_no_action_acts() {
    for action in [Continue, CancelAndWait, TerminateCluster, TerminateJobFlow] {
        for keep_alive in [false, true] {
            let actions = [action, Continue, Continue];
            let mut world = World::launched(&actions, |cluster| {
                cluster.keep_alive = keep_alive;
                cluster.step_concurrency_level = 2;
            });
            assert_eq!(world.steps(), [Running, Running, Pending]);
            world.fail(0);
            assert_eq!(world.steps(), [Failed, Running, Running], "{action}");
            assert_eq!(world.state(), ClusterState::Running);
        }
    }
}

/// Lowers the level to 1 while two steps run, and lets the first fail.
fn failed_beside_another(action: ActionOnFailure) -> World {
    let mut world = World::launched(&[action, Continue, Continue], |cluster| {
        cluster.keep_alive = true;
        cluster.step_concurrency_level = 2;
    });
    world.edit(|cluster| cluster.step_concurrency_level = 1);
    world.fail(0);
    world
}

#[test]
fn back_at_1_with_several_running_only_a_termination_acts() {
    let world = failed_beside_another(TerminateCluster);
    assert_eq!(world.steps(), [Failed, Interrupted, Cancelled]);
    assert_eq!(world.state(), ClusterState::Terminating);

    let world = failed_beside_another(CancelAndWait);
    assert_eq!(world.steps(), [Failed, Running, Pending]);
    assert_eq!(world.state(), ClusterState::Running);
}

#[test]
fn a_step_without_an_action_terminates_the_cluster() {
    let mut world = World::requested(&[Continue, Continue], |_| {});
    let step = std::sync::Arc::make_mut(&mut world.snapshot.steps[0]);
    step.config.action_on_failure = None;
    world.provisioned(Ok(()));
    world.bootstrapped(Ok(()));
    world.fail(0);
    assert_eq!(world.steps(), [Failed, Cancelled]);
    assert_eq!(world.state(), ClusterState::Terminating);
}

#[test]
fn failures_that_let_it_continue_end_the_cluster_cleanly_and_are_told() {
    let mut world = World::launched(&[Continue, Continue], |_| {});
    world.fail(0);
    world.succeed(1);
    assert_eq!(world.steps(), [Failed, Completed]);
    world.archived(0);
    world.archived(1);
    assert_eq!(world.state(), ClusterState::Terminated);
    let code = Some(ClusterReasonCode::StepFailure);
    assert_eq!(world.reason(), (code, "Steps completed with errors"));
}

#[test]
fn a_failure_keeps_its_details_and_a_cancelled_step_has_none() {
    let mut world = World::launched(&[Continue, TerminateCluster], |_| {});
    world.fail(0);
    let failure = world.step(0).failure.clone().unwrap();
    assert_eq!(failure.reason.as_deref(), Some("Unknown Error."));
    let message = "the process ended with exit code 1";
    assert_eq!(failure.message.as_deref(), Some(message));
    assert_eq!(failure.log_file.as_deref(), Some("the log"));

    // A cancel does not trigger ActionOnFailure, however the process ended.
    assert_eq!(world.cancel(1, false).1, [signal(1, false)]);
    world.fail(1);
    assert_eq!(world.steps(), [Failed, Cancelled]);
    assert_eq!(world.step(1).failure, None);
    let code = Some(ClusterReasonCode::StepFailure);
    assert_eq!(world.reason(), (code, "Steps completed with errors"));
}
