// SPDX-License-Identifier: Apache-2.0
//! Flows and failed flows, in every case in which one is to be gone through, and what becomes of the cluster.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use emrys_model::action_on_failure::ActionOnFailure::{CancelAndWait, Continue, TerminateCluster};
use emrys_model::lifecycle::cluster::ClusterState::{Terminated, TerminatedWithErrors, Waiting};
use emrys_runner::flow::{Custom, Flow, History};
use emrys_runner::journal::{FailureKind, Stage};
use emrys_runner::outcome::Verdict;
use emrys_runner::references::Values;
use emrys_runner::run::{NewRun, RunError, Runner, Surroundings, Wish};
use emrys_synth::activity::{Activity, WaitFor};
use emrys_synth::lower::plan::{EndOfLife, Plan};
use tokio::sync::watch;

use super::fake::{plan, planned, runner};
use super::resumed::{add, home, run, step};
use super::world::World;

fn flow(activities: impl IntoIterator<Item = Activity>) -> Plan {
    let start = Activity::StartCluster { steps: Vec::new() };
    Plan {
        flow: Some([start].into_iter().chain(activities).collect()),
        ..Plan::default()
    }
}

/// The plan with a failed flow that mends.
fn mended(plan: Plan) -> Plan {
    Plan {
        failed_flow: vec![add([step("mend", Continue)])],
        ..plan
    }
}

#[tokio::test(start_paused = true)]
async fn a_failure_of_the_last_activity_enters_the_failed_flow() {
    let ended = run(&mended(plan([step("fails", CancelAndWait)])), 0, None).await;
    assert_eq!(ended.outcome.verdict, Verdict::Recovered);
    assert_eq!(
        ended.outcome.failure.unwrap().message,
        "step `fails` failed"
    );
    assert_eq!(ended.outcome.failed_flow.unwrap().steps[0].name, "mend");
    assert_eq!(ended.clusters, [Terminated]);
}

#[tokio::test(start_paused = true)]
async fn a_step_that_would_end_the_cluster_does_not_where_a_failed_flow_needs_it() {
    let plan = mended(plan([
        step("fails", TerminateCluster),
        step("two", Continue),
    ]));
    let request = plan.launch_request(false);
    let action = &request.steps.unwrap()[0].action_on_failure;
    assert_eq!(action, &Some(CancelAndWait.into()));
    let ended = run(&plan, 0, None).await;
    assert_eq!(ended.outcome.verdict, Verdict::Recovered);
    assert!(!ended.begun.contains_key("two"));
}

#[tokio::test(start_paused = true)]
async fn a_refused_request_enters_the_failed_flow() {
    let resize = Activity::Resize {
        group: "no such group".to_owned(),
        count: 2,
    };
    let ended = run(
        &mended(flow([resize, add([step("never", Continue)])])),
        0,
        None,
    )
    .await;
    assert_eq!(ended.outcome.verdict, Verdict::Recovered);
    assert_eq!(ended.outcome.failure.unwrap().kind, FailureKind::Refused);
    assert_eq!(ended.begun.keys().collect::<Vec<_>>(), ["mend"]);
    assert_eq!(ended.clusters, [Terminated]);
}

#[tokio::test(start_paused = true)]
async fn the_end_of_the_cluster_enters_the_failed_flow() {
    let again = vec![
        Activity::StartCluster { steps: Vec::new() },
        add([step("mend", Continue)]),
    ];
    let plan = Plan {
        failed_flow: again,
        ..plan([step("one", Continue)])
    };
    let ended = run(&plan, 1, None).await;
    assert_eq!(ended.outcome.verdict, Verdict::Recovered);
    let failure = ended.outcome.failure.unwrap();
    assert_eq!(failure.kind, FailureKind::ClusterEnded);
    assert_eq!(ended.clusters, [TerminatedWithErrors, Terminated]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_takes_too_long_enters_the_failed_flow() {
    let wait = Activity::Wait {
        until: WaitFor::Ended,
        timeout: Some(Duration::from_secs(60)),
    };
    let ended = run(&mended(flow([wait])), 0, None).await;
    assert_eq!(ended.outcome.verdict, Verdict::Recovered);
    assert_eq!(ended.outcome.failure.unwrap().kind, FailureKind::TimedOut);
}

#[tokio::test(start_paused = true)]
async fn a_run_that_takes_too_long_ends_with_its_cluster() {
    let wait = Activity::Wait {
        until: WaitFor::Ended,
        timeout: None,
    };
    let plan = Plan {
        timeout: Some(Duration::from_secs(300)),
        ..flow([wait])
    };
    let ended = run(&plan, 0, None).await;
    assert_eq!(ended.outcome.verdict, Verdict::TimedOut);
    assert_eq!(ended.clusters, [Terminated]);
}

#[tokio::test(start_paused = true)]
async fn what_fails_in_the_failed_flow_does_not_stop_it() {
    let plan = Plan {
        failed_flow: vec![
            add([step("fails too", CancelAndWait)]),
            add([step("tidy", Continue)]),
        ],
        ..plan([step("fails", CancelAndWait)])
    };
    let ended = run(&plan, 0, None).await;
    assert_eq!(ended.outcome.verdict, Verdict::StepFailed);
    assert_eq!(ended.begun["tidy"], 1);
    let failed_flow = ended.outcome.failed_flow.unwrap();
    assert_eq!(failed_flow.failures[0].message, "step `fails too` failed");
    assert_eq!(ended.clusters, [Terminated]);
}

#[tokio::test(start_paused = true)]
async fn a_failed_flow_that_only_ends_the_cluster_recovers_nothing() {
    let plan = Plan {
        failed_flow: vec![Activity::TerminateCluster],
        ..plan([step("fails", CancelAndWait), step("two", Continue)])
    };
    let ended = run(&plan, 0, None).await;
    assert_eq!(ended.outcome.verdict, Verdict::StepFailed);
}

#[tokio::test(start_paused = true)]
async fn a_failure_that_lets_the_run_continue_does_not_enter_the_failed_flow() {
    let ended = run(
        &mended(plan([step("fails", Continue), step("two", Continue)])),
        0,
        None,
    )
    .await;
    assert_eq!(ended.outcome.verdict, Verdict::CompletedWithErrors);
    assert_eq!(ended.outcome.failed_flow, None);
    assert!(!ended.begun.contains_key("mend"));
}

#[tokio::test(start_paused = true)]
async fn the_end_of_life_is_the_documents() {
    let ends = |end_of_life, name| Plan {
        end_of_life,
        ..plan([step(name, CancelAndWait)])
    };
    for (plan, state) in [
        (ends(EndOfLife::Terminate, "one"), Terminated),
        (ends(EndOfLife::Keep, "one"), Waiting),
        (ends(EndOfLife::Keep, "fails"), Waiting),
        (ends(EndOfLife::KeepOnFailure, "one"), Terminated),
        (ends(EndOfLife::KeepOnFailure, "fails"), Waiting),
        (mended(ends(EndOfLife::KeepOnFailure, "fails")), Waiting),
    ] {
        assert_eq!(run(&plan, 0, None).await.clusters, [state], "{plan:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn more_steps_than_emr_takes_at_once_go_out_in_batches() {
    let names: Vec<String> = (0..300).map(|number| format!("step {number}")).collect();
    let many = plan(names.iter().map(|name| planned(name, Continue)));
    let first = many.launch_request(false);
    assert_eq!(first.steps.unwrap().len(), 256);
    let mut newer = many.clone();
    newer.request.release_label = Some("emr-7.14.0".to_owned());
    let first = newer.launch_request(false);
    assert_eq!(first.steps.unwrap().len(), 100);
    newer.steps.truncate(120);
    let ended = run(&newer, 0, None).await;
    assert_eq!(ended.outcome.verdict, Verdict::Completed);
    assert_eq!(ended.begun.len(), 120);
    assert!(ended.begun.values().all(|times| *times == 1));
    assert_eq!(ended.clusters, [Terminated]);
}

/// Counts down from a number of steps, then does something of its own.
struct Countdown {
    from: usize,
}

#[async_trait]
impl Flow for Countdown {
    fn next(&self, so_far: &History<'_>) -> Option<Activity> {
        let before = so_far.activities().count();
        match before {
            0 => Some(Activity::StartCluster { steps: Vec::new() }),
            before if before <= self.from => Some(add([step("count", Continue)])),
            before if before == self.from + 1 => Some(Activity::Custom {
                name: "launch".to_owned(),
            }),
            _ => None,
        }
    }

    fn failed(&self, so_far: &History<'_>) -> Option<Activity> {
        let first = !so_far.activities().any(|past| past.is_of_failed_flow());
        first.then(|| add([step("mend", Continue)]))
    }

    async fn custom(&self, custom: Custom<'_>) -> Result<(), String> {
        assert_eq!(custom.name, "launch");
        assert_eq!(custom.cluster_id, Some("j-0"));
        let steps = custom.so_far.activities().map(|past| past.steps().len());
        match steps.sum::<usize>() == self.from {
            true => Err("it rains".to_owned()),
            false => Ok(()),
        }
    }
}

fn surroundings(flow: &dyn Flow) -> Surroundings<'_> {
    Surroundings {
        flow,
        values: Values::default(),
        wish: watch::channel(Wish::GoOn).1,
        observer: &|_| {},
    }
}

fn countdown(world: &Arc<World>, home: &tempfile::TempDir) -> (Runner, NewRun) {
    let new = NewRun {
        job_flow: "countdown".to_owned(),
        ..NewRun::default()
    };
    (runner(world.clone(), home), new)
}

#[tokio::test(start_paused = true)]
async fn code_chooses_activities_and_adds_its_own() {
    let (world, home) = (Arc::new(World::new(0, None)), home());
    let (runner, mut new) = countdown(&world, &home);
    // The plan says only what the cluster is like.
    new.plan = flow([]);
    let outcome = runner
        .start(new, surroundings(&Countdown { from: 3 }))
        .await;
    let outcome = outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Recovered);
    assert_eq!(
        outcome.failure.unwrap().message,
        "activity `launch` failed: it rains"
    );
    assert_eq!(world.begun()["count"], 3);
    assert_eq!(world.clusters(), [Terminated]);
}

#[tokio::test(start_paused = true)]
async fn a_flow_whose_code_has_changed_is_found_out() {
    let (world, home) = (Arc::new(World::new(0, None)), home());
    let (runner, mut new) = countdown(&world, &home);
    new.plan = flow([]);
    runner
        .start(new, surroundings(&Countdown { from: 3 }))
        .await
        .unwrap();
    let run = runner.runs().all().unwrap().remove(0);
    assert_eq!(run.stage, Stage::Ending);
    let resumed = runner
        .resume(&run.id, None, surroundings(&Countdown { from: 2 }))
        .await;
    match resumed {
        Err(RunError::Disagreement {
            number,
            recorded,
            chosen,
            ..
        }) => assert_eq!((number, recorded, chosen), (4, "add_steps", "custom")),
        other => panic!("{other:?}"),
    }
    let resumed = runner
        .resume(&run.id, None, surroundings(&Countdown { from: 3 }))
        .await;
    assert_eq!(resumed.unwrap().verdict, Verdict::Recovered);
}
