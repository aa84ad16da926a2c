// SPDX-License-Identifier: Apache-2.0
//! Every way in which a run ends.

use std::time::Duration;

use emrys_model::action_on_failure::ActionOnFailure::{Continue, TerminateCluster};
use emrys_model::lifecycle::cluster::ClusterState::{
    self, Bootstrapping, Terminated, TerminatedWithErrors, Waiting,
};
use emrys_model::lifecycle::step::StepState::{
    self, CancelPending, Cancelled, Completed, Failed, Interrupted, Pending, Running,
};
use emrys_protocol::{ApiError, ErrorCode};
use emrys_runner::events::Event;
use emrys_runner::outcome::{Outcome, Verdict};
use emrys_runner::run::RunError;

use super::fake::{
    Deafness, Fake, Move, cluster, deaf, ends, immortal, kept, plan, planned, step, together,
    unheard, unreachable, wish_to_cancel,
};

fn two() -> emrys_synth::lower::plan::Plan {
    plan([planned("one", TerminateCluster), planned("two", Continue)])
}

/// How a run of two steps ends that nobody touches, and in which states it leaves them.
async fn end(moves: impl IntoIterator<Item = Move>) -> (Verdict, Vec<Option<StepState>>) {
    let told = Fake::new(moves).run(&two(), false).await;
    assert_eq!(told.requests, ["RunJobFlow: one two"]);
    let outcome = told.outcome.unwrap();
    (outcome.verdict, states(&outcome))
}

fn states(outcome: &Outcome) -> Vec<Option<StepState>> {
    outcome.steps.iter().map(|step| step.state).collect()
}

#[tokio::test(start_paused = true)]
async fn a_run_completes_when_all_steps_have() {
    let told = Fake::new([
        cluster(Bootstrapping),
        together([cluster(ClusterState::Running), step(0, Running)]),
        together([step(0, Completed), step(1, Running)]),
        step(1, Completed),
        ends(Terminated, "ALL_STEPS_COMPLETED"),
    ]);
    let told = told.run(&two(), false).await;
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Completed);
    assert_eq!(outcome.cluster_id.as_deref(), Some("j-1"));
    assert_eq!(outcome.cluster_state, "TERMINATED");
    assert_eq!(outcome.cluster_reason, "all_steps_completed");
    assert_eq!(states(&outcome), [Some(Completed); 2]);
    let ids: Vec<_> = outcome
        .steps
        .iter()
        .map(|step| step.id.as_deref())
        .collect();
    assert_eq!(ids, [Some("s-0"), Some("s-1")]);
    assert!(
        outcome
            .steps
            .iter()
            .all(|step| step.attempts == 1 && step.millis.is_some())
    );

    let told = told
        .events
        .into_iter()
        .filter(|event| !matches!(event, Event::Begun { .. } | Event::Activity { .. }));
    let told = told.map(|event| match event {
        Event::Launched { cluster_id } => cluster_id,
        Event::Cluster { state, .. } => state.to_string(),
        Event::Step {
            name,
            id,
            state,
            attempt,
            ..
        } => format!("{name} {id} {state} {attempt}"),
        other => panic!("{other:?}"),
    });
    let expected = [
        "j-1",
        "BOOTSTRAPPING",
        "RUNNING",
        "one s-0 RUNNING 1",
        "one s-0 COMPLETED 1",
        "two s-1 RUNNING 1",
        "two s-1 COMPLETED 1",
        "TERMINATED",
    ];
    assert_eq!(told.collect::<Vec<String>>(), expected);
}

#[tokio::test(start_paused = true)]
async fn a_failed_step_that_ends_the_cluster_fails_the_run() {
    let failed = [step(0, Failed), ends(TerminatedWithErrors, "STEP_FAILURE")];
    let expected = (Verdict::StepFailed, vec![Some(Failed), Some(Cancelled)]);
    assert_eq!(end(failed).await, expected);
    // The last step, behind which nothing is left that could be cancelled.
    let failed = [
        together([step(0, Completed), step(1, Failed)]),
        ends(TerminatedWithErrors, "STEP_FAILURE"),
    ];
    let expected = (Verdict::StepFailed, vec![Some(Completed), Some(Failed)]);
    assert_eq!(end(failed).await, expected);
}

#[tokio::test(start_paused = true)]
async fn failures_that_let_it_continue_are_told_at_the_end() {
    let moves = [
        step(0, Completed),
        together([step(1, Failed), ends(Terminated, "STEP_FAILURE")]),
    ];
    let told = Fake::new(moves).run(&two(), false).await.outcome.unwrap();
    assert_eq!(told.verdict, Verdict::CompletedWithErrors);
    assert_eq!(told.steps[1].failure.as_deref(), Some("exit code 1"));
    assert_eq!(told.steps[0].failure, None);
}

#[tokio::test(start_paused = true)]
async fn a_cluster_that_fails_before_its_steps_is_the_clusters_failure() {
    for code in ["BOOTSTRAP_FAILURE", "VALIDATION_ERROR", "INTERNAL_ERROR"] {
        let moves = [cluster(Bootstrapping), ends(TerminatedWithErrors, code)];
        let expected = (Verdict::ClusterFailed, vec![Some(Cancelled); 2]);
        assert_eq!(end(moves).await, expected, "{code}");
    }
    let moves = [
        step(0, Running),
        ends(TerminatedWithErrors, "INSTANCE_FAILURE"),
    ];
    let expected = (
        Verdict::ClusterFailed,
        vec![Some(Interrupted), Some(Cancelled)],
    );
    assert_eq!(end(moves).await, expected);
}

#[tokio::test(start_paused = true)]
async fn what_others_end_is_an_interruption() {
    let terminated = [step(0, Running), ends(Terminated, "USER_REQUEST")];
    let expected = (
        Verdict::Interrupted,
        vec![Some(Interrupted), Some(Cancelled)],
    );
    assert_eq!(end(terminated).await, expected);
    let cancelled = [
        together([step(0, Cancelled), step(1, Running)]),
        together([step(1, Completed), ends(Terminated, "ALL_STEPS_COMPLETED")]),
    ];
    let expected = (Verdict::Interrupted, vec![Some(Cancelled), Some(Completed)]);
    assert_eq!(end(cancelled).await, expected);
}

#[tokio::test(start_paused = true)]
async fn a_cluster_that_is_to_stay_is_left_when_it_waits() {
    for (plan, keep) in [(two(), true), (kept(two().steps), false)] {
        let moves = [
            cluster(ClusterState::Running),
            step(0, Completed),
            step(1, Completed),
            cluster(Waiting),
        ];
        let told = Fake::new(moves).run(&plan, keep).await;
        assert_eq!(told.requests, ["RunJobFlow kept: one two"]);
        let outcome = told.outcome.unwrap();
        assert_eq!(outcome.verdict, Verdict::Completed);
        assert_eq!(outcome.cluster_state, "WAITING");
    }
}

#[tokio::test(start_paused = true)]
async fn a_wish_to_cancel_interrupts_the_steps_and_ends_the_cluster() {
    let moves = || {
        [
            cluster(ClusterState::Running),
            step(0, Completed),
            together([step(1, Running), wish_to_cancel()]),
        ]
    };
    let told = Fake::new(moves()).run(&two(), false).await;
    let expected = [
        "RunJobFlow: one two",
        "CancelSteps SEND_INTERRUPT: s-1",
        "TerminateJobFlows",
    ];
    assert_eq!(told.requests, expected);
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Interrupted);
    assert_eq!(states(&outcome), [Some(Completed), Some(Cancelled)]);

    let moves = moves().into_iter().chain([cluster(Waiting)]);
    let told = Fake::new(moves).run(&two(), true).await;
    let expected = [
        "RunJobFlow kept: one two",
        "CancelSteps SEND_INTERRUPT: s-1",
    ];
    assert_eq!(told.requests, expected);
    assert_eq!(told.outcome.unwrap().verdict, Verdict::Interrupted);
}

#[tokio::test(start_paused = true)]
async fn a_step_that_does_not_heed_its_cancellation_is_made_to_end() {
    let moves = [
        cluster(ClusterState::Running),
        step(0, Completed),
        together([
            step(1, Running),
            deaf(Deafness::Interrupts),
            wish_to_cancel(),
        ]),
    ];
    let told = Fake::new(moves).run(&kept(two().steps), false).await;
    let expected = [
        "RunJobFlow kept: one two",
        "CancelSteps SEND_INTERRUPT: s-1",
        "CancelSteps TERMINATE_PROCESS: s-1",
    ];
    assert_eq!(told.requests, expected);
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Interrupted);
    assert_eq!(states(&outcome), [Some(Completed), Some(Cancelled)]);
}

#[tokio::test(start_paused = true)]
async fn a_step_that_nothing_ends_is_left_with_its_cluster() {
    let moves = [
        cluster(ClusterState::Running),
        step(0, Completed),
        together([
            step(1, Running),
            deaf(Deafness::Everything),
            wish_to_cancel(),
        ]),
    ];
    let told = Fake::new(moves).run(&kept(two().steps), false).await;
    assert_eq!(told.requests.len(), 3);
    assert!(told.lasted < Duration::from_secs(180));
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Interrupted);
    assert_eq!(states(&outcome), [Some(Completed), Some(CancelPending)]);
}

#[tokio::test(start_paused = true)]
async fn a_cluster_that_does_not_end_is_left_and_that_is_said() {
    let moves = [
        cluster(ClusterState::Running),
        step(0, Completed),
        together([immortal(), wish_to_cancel()]),
    ];
    let told = Fake::new(moves).run(&two(), false).await;
    assert!(told.lasted < Duration::from_secs(3700), "{:?}", told.lasted);
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Interrupted);
    let left = outcome.cluster_left.as_deref();
    assert_eq!(left, Some("it has not ended within an hour"));
}

#[tokio::test(start_paused = true)]
async fn a_cluster_that_is_to_stay_is_left_although_others_use_it() {
    let moves = [
        cluster(ClusterState::Running),
        step(0, Completed),
        step(1, Completed),
    ];
    let told = Fake::new(moves).run(&two(), true).await;
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Completed);
    assert_eq!(outcome.cluster_state, "RUNNING");
}

#[tokio::test(start_paused = true)]
async fn an_endpoint_that_comes_back_is_waited_for() {
    let moves = [
        unreachable(20),
        step(0, Completed),
        unreachable(20),
        step(1, Completed),
        ends(Terminated, "ALL_STEPS_COMPLETED"),
    ];
    let told = Fake::new(moves).run(&two(), false).await;
    assert_eq!(told.outcome.unwrap().verdict, Verdict::Completed);
    assert_eq!(told.requests, ["RunJobFlow: one two"]);
}

#[tokio::test(start_paused = true)]
async fn what_ends_something_is_repeated_until_it_is_heard() {
    let moves = || {
        [
            cluster(ClusterState::Running),
            together([step(0, Running), unheard(20), wish_to_cancel()]),
        ]
    };
    let told = Fake::new(moves()).run(&two(), false).await;
    let expected = [
        "RunJobFlow: one two",
        "CancelSteps SEND_INTERRUPT: s-0 s-1",
        "TerminateJobFlows",
    ];
    assert_eq!(told.requests, expected);
    assert_eq!(told.outcome.unwrap().verdict, Verdict::Interrupted);

    // Nothing is left to be cancelled, so that the first thing that nobody hears is the end.
    let moves = [
        cluster(ClusterState::Running),
        together([step(0, Completed), step(1, Completed)]),
        together([unheard(20), wish_to_cancel()]),
    ];
    let told = Fake::new(moves).run(&two(), false).await;
    assert_eq!(told.requests, ["RunJobFlow: one two", "TerminateJobFlows"]);
    assert!(told.lasted.as_secs() >= 20, "{:?}", told.lasted);
}

#[tokio::test(start_paused = true)]
async fn an_endpoint_that_stays_away_ends_the_run_and_not_the_cluster() {
    let told = Fake::new([step(0, Running), unreachable(u32::MAX)]);
    let told = told.run(&two(), false).await;
    assert_eq!(told.requests, ["RunJobFlow: one two"]);
    assert!(told.lasted.as_secs() >= 100, "{:?}", told.lasted);
    match told.outcome {
        Err(RunError::Follow {
            cluster_id, error, ..
        }) => {
            assert_eq!(cluster_id.as_deref(), Some("j-1"));
            assert_eq!(*error.code(), ErrorCode::ServiceUnavailable);
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_refused_launch_is_not_repeated() {
    let told = Fake::refusing(ApiError::validation("no such release"));
    let told = told.run(&two(), false).await;
    assert_eq!(told.requests, ["RunJobFlow: one two"]);
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Refused);
    assert_eq!(outcome.cluster_id, None);
    let failure = outcome.failure.unwrap();
    assert_eq!(
        failure.message,
        "failed to launch the cluster: ValidationException: no such release"
    );
}

#[tokio::test(start_paused = true)]
async fn many_steps_are_found_and_followed_within_the_limits_of_listing() {
    let names: Vec<String> = (0..120).map(|number| format!("step {number}")).collect();
    let plan = plan(names.iter().map(|name| planned(name, Continue)));
    let all = (0..120).map(|number| step(number, Completed));
    let all: Move = {
        let moves: Vec<Move> = all.collect();
        Box::new(|emr| moves.into_iter().for_each(|change| change(emr)))
    };
    let told = Fake::new([all, ends(Terminated, "ALL_STEPS_COMPLETED")]);
    let told = told.run(&plan, false).await;
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Completed);
    for (number, result) in outcome.steps.iter().enumerate() {
        assert_eq!(result.name, format!("step {number}"));
        assert_eq!(result.id, Some(format!("s-{number}")));
    }
    let ended = |event: &&Event| matches!(event, Event::Step { .. });
    assert_eq!(told.events.iter().filter(ended).count(), 120);
}

#[tokio::test(start_paused = true)]
async fn a_step_that_was_never_seen_running_is_told_once() {
    let told = Fake::new([
        step(0, Pending),
        step(0, Failed),
        ends(TerminatedWithErrors, "STEP_FAILURE"),
    ]);
    let told = told.run(&two(), false).await;
    let failures = told.events.iter().filter_map(|event| match event {
        Event::Step {
            state: Failed,
            failure,
            ..
        } => failure.as_deref(),
        _ => None,
    });
    assert_eq!(failures.collect::<Vec<_>>(), ["exit code 1"]);
}

#[tokio::test(start_paused = true)]
async fn steps_that_emr_cancels_because_the_cluster_ends_do_not_end_the_run_before_it() {
    let told = Fake::new([
        cluster(Bootstrapping),
        together([
            cluster(ClusterState::Terminating),
            step(0, Cancelled),
            step(1, Cancelled),
        ]),
        ends(TerminatedWithErrors, "BOOTSTRAP_FAILURE"),
    ]);
    let outcome = told.run(&two(), false).await.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::ClusterFailed);
    assert!(
        outcome.failure.is_some(),
        "the cluster's end is what failed"
    );
}
