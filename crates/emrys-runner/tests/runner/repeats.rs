// SPDX-License-Identifier: Apache-2.0
//! Retries and timeouts: what the runner does that EMR does not.

use std::time::Duration;

use emrys_model::action_on_failure::ActionOnFailure::{
    self, CancelAndWait, Continue, TerminateCluster,
};
use emrys_model::lifecycle::cluster::ClusterState::{self, Terminated, Waiting};
use emrys_model::lifecycle::step::StepState::{self, Cancelled, Completed, Failed, Running};
use emrys_runner::events::Event;
use emrys_runner::outcome::Verdict;
use emrys_synth::lower::plan::PlannedStep;

use super::fake::{
    Fake, cluster, ends, kept, long_since, plan, planned, step, together, wish_to_cancel,
};

/// A step with so many attempts, half a minute apart.
fn repeated(name: &str, attempts: u32, action: ActionOnFailure) -> PlannedStep {
    PlannedStep {
        attempts,
        delay: Duration::from_secs(30),
        action_on_failure: action,
        // EMR is told to go on: the runner decides.
        ..planned(name, Continue)
    }
}

fn timed(name: &str, action: ActionOnFailure) -> PlannedStep {
    PlannedStep {
        timeout: Some(Duration::from_secs(60)),
        ..planned(name, action)
    }
}

/// A step that has failed, on a cluster that has nothing else to do.
fn fails(number: usize) -> super::fake::Move {
    together([step(number, Failed), cluster(Waiting)])
}

fn completes(number: usize) -> super::fake::Move {
    together([step(number, Completed), cluster(Waiting)])
}

#[tokio::test(start_paused = true)]
async fn a_failed_step_is_submitted_again_and_what_follows_waits() {
    let plan = plan([
        planned("first", Continue),
        repeated("flaky", 3, TerminateCluster),
        planned("last", Continue),
        planned("very last", Continue),
    ]);
    let mut moves = vec![cluster(ClusterState::Running), step(0, Completed), fails(1)];
    // Nothing happens for half a minute.
    moves.extend((0..31).map(|_| cluster(Waiting)));
    moves.push(fails(2));
    moves.extend((0..31).map(|_| cluster(Waiting)));
    moves.extend([completes(3), together([step(4, Completed), completes(5)])]);
    let told = Fake::new(moves).run(&plan, false).await;
    let expected = [
        "RunJobFlow kept: first flaky",
        "AddJobFlowSteps: flaky",
        "AddJobFlowSteps: flaky",
        "AddJobFlowSteps: last very last",
        "SetKeepJobFlowAliveWhenNoSteps",
    ];
    assert_eq!(told.requests, expected);
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Completed);
    let flaky = &outcome.steps[1];
    assert_eq!((flaky.attempts, flaky.id.as_deref()), (3, Some("s-3")));
    assert_eq!((flaky.state, &flaky.failure), (Some(Completed), &None));
    let retries = told.events.iter().filter_map(|event| match event {
        Event::Retrying { name, attempt } => Some((name.as_str(), *attempt)),
        _ => None,
    });
    assert_eq!(retries.collect::<Vec<_>>(), [("flaky", 2), ("flaky", 3)]);
    assert!(told.lasted >= Duration::from_secs(60), "{:?}", told.lasted);
}

/// A step that fails twice, which are all its attempts, and one behind it.
async fn exhausted(
    action: ActionOnFailure,
    after: impl IntoIterator<Item = super::fake::Move>,
) -> (Verdict, Vec<String>, Option<StepState>) {
    let plan = plan([repeated("flaky", 2, action), planned("next", Continue)]);
    let mut moves = vec![cluster(ClusterState::Running), fails(0)];
    moves.extend((0..31).map(|_| cluster(Waiting)));
    moves.push(fails(1));
    moves.extend(after);
    let told = Fake::new(moves).run(&plan, false).await;
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.steps[0].attempts, 2);
    (outcome.verdict, told.requests, outcome.steps[1].state)
}

#[tokio::test(start_paused = true)]
async fn after_its_last_attempt_a_step_does_what_its_action_says() {
    for action in [TerminateCluster, CancelAndWait] {
        let (verdict, requests, next) = exhausted(action, []).await;
        assert_eq!((verdict, next), (Verdict::StepFailed, None));
        let expected = [
            "RunJobFlow kept: flaky",
            "AddJobFlowSteps: flaky",
            "TerminateJobFlows",
        ];
        assert_eq!(requests, expected, "{action}");
    }
    let (verdict, requests, next) = exhausted(Continue, [completes(2)]).await;
    let expected = (Verdict::CompletedWithErrors, Some(Completed));
    assert_eq!((verdict, next), expected);
    assert_eq!(
        requests[2..],
        ["AddJobFlowSteps: next", "SetKeepJobFlowAliveWhenNoSteps"]
    );
}

#[tokio::test(start_paused = true)]
async fn a_protected_cluster_ends_by_itself_after_retries() {
    let mut plan = plan([repeated("flaky", 2, Continue)]);
    let instances = plan.request.instances.get_or_insert_default();
    instances.termination_protected = Some(true);
    let moves = [cluster(ClusterState::Running), completes(0)];
    let told = Fake::new(moves).run(&plan, false).await;
    let expected = ["RunJobFlow kept: flaky", "SetKeepJobFlowAliveWhenNoSteps"];
    assert_eq!(told.requests, expected);
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Completed);
    assert_eq!(outcome.cluster_state, "TERMINATED");
}

#[tokio::test(start_paused = true)]
async fn a_protected_cluster_that_is_cancelled_ends_by_itself() {
    let mut plan = plan([repeated("flaky", 2, Continue), planned("next", Continue)]);
    let instances = plan.request.instances.get_or_insert_default();
    instances.termination_protected = Some(true);
    let moves = [
        together([cluster(ClusterState::Running), step(0, Running)]),
        wish_to_cancel(),
    ];
    let told = Fake::new(moves).run(&plan, false).await;
    let expected = [
        "RunJobFlow kept: flaky",
        "CancelSteps SEND_INTERRUPT: s-0",
        "SetKeepJobFlowAliveWhenNoSteps",
    ];
    assert_eq!(told.requests, expected);
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Interrupted);
    assert_eq!(outcome.cluster_state, "TERMINATED");
}

#[tokio::test(start_paused = true)]
async fn a_cancel_ends_the_retries() {
    let plan = plan([repeated("flaky", 3, Continue), planned("next", Continue)]);
    let moves = [cluster(ClusterState::Running), fails(0), wish_to_cancel()];
    let told = Fake::new(moves).run(&plan, false).await;
    assert_eq!(
        told.requests,
        ["RunJobFlow kept: flaky", "TerminateJobFlows"]
    );
    assert_eq!(told.outcome.unwrap().verdict, Verdict::Interrupted);
}

#[tokio::test(start_paused = true)]
async fn a_step_that_others_cancel_is_not_repeated() {
    let plan = plan([repeated("flaky", 3, Continue)]);
    let cancelled = together([step(0, Cancelled), cluster(Waiting)]);
    let moves = [cluster(ClusterState::Running), cancelled];
    let told = Fake::new(moves).run(&plan, false).await;
    assert_eq!(
        told.requests,
        ["RunJobFlow kept: flaky", "SetKeepJobFlowAliveWhenNoSteps"]
    );
    assert_eq!(told.outcome.unwrap().verdict, Verdict::Interrupted);
}

#[tokio::test(start_paused = true)]
async fn a_step_that_takes_too_long_is_killed() {
    let moves = [
        cluster(ClusterState::Running),
        long_since(0),
        ends(Terminated, "ALL_STEPS_COMPLETED"),
    ];
    let told = Fake::new(moves)
        .run(&plan([timed("slow", Continue)]), false)
        .await;
    let expected = ["RunJobFlow: slow", "CancelSteps TERMINATE_PROCESS: s-0"];
    assert_eq!(told.requests, expected);
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::TimedOut);
    let slow = &outcome.steps[0];
    assert_eq!((slow.state, slow.timed_out), (Some(Cancelled), true));
    let timed_out = Event::TimedOut {
        name: "slow".to_owned(),
        seconds: 60,
    };
    assert_eq!(
        told.events
            .iter()
            .filter(|event| **event == timed_out)
            .count(),
        1
    );
}

#[tokio::test(start_paused = true)]
async fn a_step_within_its_time_is_left_alone() {
    let moves = [
        cluster(ClusterState::Running),
        step(0, Running),
        cluster(ClusterState::Running),
        step(0, Completed),
        ends(Terminated, "ALL_STEPS_COMPLETED"),
    ];
    let told = Fake::new(moves)
        .run(&plan([timed("quick", Continue)]), false)
        .await;
    assert_eq!(told.requests, ["RunJobFlow: quick"]);
    assert_eq!(told.outcome.unwrap().verdict, Verdict::Completed);
}

#[tokio::test(start_paused = true)]
async fn after_a_timeout_that_continues_the_next_step_runs() {
    let plan = plan([timed("slow", Continue), planned("next", Continue)]);
    let moves = [
        cluster(ClusterState::Running),
        long_since(0),
        step(1, Running),
        step(1, Completed),
        ends(Terminated, "ALL_STEPS_COMPLETED"),
    ];
    let told = Fake::new(moves).run(&plan, false).await;
    let expected = [
        "RunJobFlow: slow next",
        "CancelSteps TERMINATE_PROCESS: s-0",
    ];
    assert_eq!(told.requests, expected);
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::TimedOut);
    assert_eq!(outcome.steps[1].state, Some(Completed));
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_behind_a_timeout_that_ends_the_job_flow() {
    for action in [TerminateCluster, CancelAndWait] {
        // EMR would let the next step run as soon as the slow one is cancelled.
        let plan = plan([timed("slow", action), planned("next", Continue)]);
        let moves = [cluster(ClusterState::Running), long_since(0)];
        let told = Fake::new(moves).run(&plan, false).await;
        let expected = [
            "RunJobFlow kept: slow",
            "CancelSteps TERMINATE_PROCESS: s-0",
            "TerminateJobFlows",
        ];
        assert_eq!(told.requests, expected, "{action}");
        assert_eq!(told.outcome.unwrap().verdict, Verdict::TimedOut);
    }
}

#[tokio::test(start_paused = true)]
async fn on_a_cluster_that_stays_nothing_is_sent_behind_such_a_timeout() {
    let steps = [timed("slow", CancelAndWait), planned("next", Continue)];
    let moves = [
        cluster(ClusterState::Running),
        long_since(0),
        cluster(Waiting),
    ];
    let told = Fake::new(moves).run(&kept(steps), false).await;
    let expected = [
        "RunJobFlow kept: slow",
        "CancelSteps TERMINATE_PROCESS: s-0",
    ];
    assert_eq!(told.requests, expected);
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::TimedOut);
    assert_eq!(outcome.steps[1].state, None);
}

#[tokio::test(start_paused = true)]
async fn a_step_that_took_too_long_may_be_repeated() {
    let flaky = PlannedStep {
        timeout: Some(Duration::from_secs(60)),
        delay: Duration::ZERO,
        ..repeated("flaky", 2, TerminateCluster)
    };
    let moves = [
        cluster(ClusterState::Running),
        long_since(0),
        cluster(Waiting),
        step(1, Running),
        completes(1),
    ];
    let told = Fake::new(moves).run(&plan([flaky]), false).await;
    let expected = [
        "RunJobFlow kept: flaky",
        "CancelSteps TERMINATE_PROCESS: s-0",
        "AddJobFlowSteps: flaky",
        "SetKeepJobFlowAliveWhenNoSteps",
    ];
    assert_eq!(told.requests, expected);
    let outcome = told.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Completed);
    assert!(!outcome.steps[0].timed_out);
}
