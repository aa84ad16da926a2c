// SPDX-License-Identifier: Apache-2.0
//! Whatever goes wrong with any one call of a run, and wherever its runner dies: it ends as if nothing had happened,
//! with one cluster and each step begun once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use emrys_model::action_on_failure::ActionOnFailure::{self, CancelAndWait, Continue};
use emrys_model::lifecycle::cluster::ClusterState::{self, Terminated, Waiting};
use emrys_model::reason::ClusterReasonCode;
use emrys_protocol::types::HadoopJarStepConfig;
use emrys_runner::events::Event;
use emrys_runner::flow::DocumentFlow;
use emrys_runner::journal::RunsError;
use emrys_runner::outcome::{Outcome, Verdict};
use emrys_runner::references::Values;
use emrys_runner::run::{NewRun, RunError, Runner, Surroundings, Wish};
use emrys_synth::activity::{Activity, WaitFor};
use emrys_synth::lower::plan::{EndOfLife, Plan, PlannedStep, Relaunch};
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::time::Instant;

use super::fake::{plan, planned, runner_at};
use super::world::{FAULTS, Fault, World};

/// How a run came to its end.
pub(crate) struct Ended {
    pub(crate) outcome: Outcome,
    pub(crate) begun: BTreeMap<String, usize>,
    pub(crate) clusters: Vec<ClusterState>,
    pub(crate) events: Vec<Event>,
    calls: usize,
}

/// A folder in memory where there is one: thousands of commits would wait for the disk.
pub(crate) fn home() -> TempDir {
    TempDir::new_in("/dev/shm").unwrap_or_else(|_| TempDir::new().unwrap())
}

pub(crate) fn step(name: &str, action: ActionOnFailure) -> PlannedStep {
    let mut step = planned(name, action);
    step.config.hadoop_jar_step = Some(HadoopJarStepConfig {
        args: Some(vec!["--name".to_owned(), name.to_owned()]),
        ..HadoopJarStepConfig::default()
    });
    step
}

fn repeated(name: &str) -> PlannedStep {
    let mut step = step(name, Continue);
    step.attempts = 3;
    step.delay = Duration::from_secs(10);
    step
}

pub(crate) fn add(steps: impl IntoIterator<Item = PlannedStep>) -> Activity {
    Activity::AddSteps {
        steps: steps.into_iter().collect(),
    }
}

pub(crate) fn new_run(plan: &Plan) -> NewRun {
    NewRun {
        job_flow: "test".to_owned(),
        plan: plan.clone(),
        ..NewRun::default()
    }
}

async fn start_or_resume(
    runner: &Runner,
    plan: &Plan,
    events: &Mutex<Vec<Event>>,
) -> Result<Outcome, RunError> {
    let observer = |event| events.lock().unwrap().push(event);
    let surroundings = Surroundings {
        flow: &DocumentFlow,
        values: Values::default(),
        wish: watch::channel(Wish::GoOn).1,
        observer: &observer,
    };
    match runner.runs().all().unwrap().first() {
        None => runner.start(new_run(plan), surroundings).await,
        Some(run) => runner.resume(&run.id, None, surroundings).await,
    }
}

/// Runs the plan, with another runner as soon as one dies.
pub(crate) async fn run(plan: &Plan, broken: usize, fault: Option<(usize, Fault)>) -> Ended {
    run_with_gaps(plan, broken, fault, Duration::ZERO).await
}

/// Runs the plan, with another runner so long after one has died.
async fn run_with_gaps(
    plan: &Plan,
    broken: usize,
    fault: Option<(usize, Fault)>,
    gap: Duration,
) -> Ended {
    let world = Arc::new(World::new(broken, fault));
    let home = home();
    let events = Mutex::new(Vec::new());
    let (began, epoch) = (Instant::now(), SystemTime::now());
    let outcome = tokio::time::timeout(Duration::from_secs(3600) + gap, async {
        loop {
            let runner = runner_at(world.clone(), &home, epoch + began.elapsed());
            let ended = tokio::select! {
                ended = start_or_resume(&runner, plan, &events) => ended,
                () = world.death.notified() => {
                    drop(runner);
                    tokio::time::advance(gap).await;
                    continue;
                }
            };
            if let Err(RunError::Journal(RunsError::Held { .. })) = ended {
                // The write during which the runner before was dropped is still under way.
                tokio::time::sleep(Duration::from_millis(1)).await;
                continue;
            }
            return ended.unwrap();
        }
    });
    let outcome = outcome.await.expect("the run does not end");
    Ended {
        outcome,
        begun: world.begun(),
        clusters: world.clusters(),
        events: events.into_inner().unwrap(),
        calls: world.calls(),
    }
}

/// Lets every call of the run go wrong in every way, one at a time.
pub(crate) async fn whatever_goes_wrong(plan: Plan, broken: usize) -> Ended {
    let undisturbed = run(&plan, broken, None).await;
    assert!(undisturbed.calls > 5);
    for call in 1..=undisturbed.calls {
        for fault in FAULTS {
            let ended = run(&plan, broken, Some((call, fault))).await;
            let place = format!("{fault:?} at call {call} of {}", undisturbed.calls);
            assert_eq!(
                ended.outcome.verdict, undisturbed.outcome.verdict,
                "{place}"
            );
            assert_eq!(ended.begun, undisturbed.begun, "{place}");
            assert_eq!(ended.clusters, undisturbed.clusters, "{place}");
        }
    }
    undisturbed
}

/// Lets the runner die at every call of the run, and another one go on with it only hours later.
async fn however_late_it_is_resumed(plan: Plan) -> Ended {
    let undisturbed = run(&plan, 0, None).await;
    for call in 1..=undisturbed.calls {
        for death in [Fault::DiesBefore, Fault::DiesAfter] {
            let gap = Duration::from_secs(3 * 60 * 60);
            let ended = run_with_gaps(&plan, 0, Some((call, death)), gap).await;
            let place = format!("{death:?} at call {call} of {}", undisturbed.calls);
            assert_eq!(
                ended.outcome.verdict, undisturbed.outcome.verdict,
                "{place}"
            );
            assert_eq!(ended.outcome.cluster_left, None, "{place}");
            assert_eq!(ended.clusters, undisturbed.clusters, "{place}");
        }
    }
    undisturbed
}

pub(crate) fn once<const N: usize>(names: [&str; N]) -> BTreeMap<String, usize> {
    names.map(|name| (name.to_owned(), 1)).into()
}

#[tokio::test(start_paused = true)]
async fn a_cluster_that_ends_by_itself() {
    let ended = whatever_goes_wrong(plan([step("one", Continue), step("two", Continue)]), 0).await;
    assert_eq!(ended.outcome.verdict, Verdict::Completed);
    assert_eq!(ended.begun, once(["one", "two"]));
    assert_eq!(ended.clusters, [Terminated]);
}

#[tokio::test(start_paused = true)]
async fn steps_that_are_repeated_and_those_behind_them() {
    let plan = plan([repeated("flaky"), step("last", Continue)]);
    let ended = whatever_goes_wrong(plan, 0).await;
    assert_eq!(ended.outcome.verdict, Verdict::Completed);
    let expected = [("flaky".to_owned(), 2), ("last".to_owned(), 1)];
    assert_eq!(ended.begun, expected.into());
    assert_eq!(ended.clusters, [Terminated]);
}

#[tokio::test(start_paused = true)]
async fn a_failed_flow_that_recovers() {
    let plan = Plan {
        failed_flow: vec![
            add([step("mend", CancelAndWait)]),
            Activity::TerminateCluster,
        ],
        ..plan([step("one", CancelAndWait), step("fails", CancelAndWait)])
    };
    let ended = whatever_goes_wrong(plan, 0).await;
    assert_eq!(ended.outcome.verdict, Verdict::Recovered);
    assert_eq!(ended.begun, once(["one", "fails", "mend"]));
    assert_eq!(ended.clusters, [Terminated]);
}

#[tokio::test(start_paused = true)]
async fn a_flow_of_its_own() {
    let plan = Plan {
        flow: Some(vec![
            Activity::StartCluster { steps: Vec::new() },
            add([step("one", Continue), step("two", Continue)]),
            Activity::Resize {
                group: "core".to_owned(),
                count: 3,
            },
            Activity::ModifyCluster {
                step_concurrency_level: 2,
            },
            Activity::Wait {
                until: WaitFor::Idle,
                timeout: None,
            },
            add([step("three", Continue)]),
            Activity::TerminateCluster,
        ]),
        ..Plan::default()
    };
    let ended = whatever_goes_wrong(plan, 0).await;
    assert_eq!(ended.outcome.verdict, Verdict::Completed);
    assert_eq!(ended.begun, once(["one", "two", "three"]));
    assert_eq!(ended.clusters, [Terminated]);
}

#[tokio::test(start_paused = true)]
async fn a_cluster_that_is_relaunched() {
    let plan = Plan {
        relaunch: Some(Relaunch {
            on: vec![ClusterReasonCode::BootstrapFailure],
            times: 2,
            delay: Duration::from_secs(30),
        }),
        ..plan([step("one", Continue), step("two", Continue)])
    };
    let ended = whatever_goes_wrong(plan, 2).await;
    assert_eq!(ended.outcome.verdict, Verdict::Completed);
    assert_eq!(ended.begun, once(["one", "two"]));
    assert_eq!(ended.clusters.len(), 3);
    let relaunches = ended.events.iter();
    let relaunches = relaunches.filter(|event| matches!(event, Event::Relaunching { .. }));
    assert_eq!(relaunches.count(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_cluster_that_is_kept() {
    let plan = Plan {
        end_of_life: EndOfLife::KeepOnFailure,
        ..plan([step("one", Continue), step("fails", CancelAndWait)])
    };
    let ended = whatever_goes_wrong(plan, 0).await;
    assert_eq!(ended.outcome.verdict, Verdict::StepFailed);
    assert_eq!(ended.clusters, [Waiting]);
}

#[tokio::test(start_paused = true)]
async fn a_cluster_whose_end_was_asked_for_hours_ago() {
    let plan = Plan {
        flow: Some(vec![
            Activity::StartCluster { steps: Vec::new() },
            add([step("one", Continue)]),
        ]),
        ..Plan::default()
    };
    let ended = however_late_it_is_resumed(plan).await;
    assert_eq!(ended.clusters, [Terminated]);
}
