// SPDX-License-Identifier: Apache-2.0
//! What others want of a run under way, and who may run it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use emrys_model::action_on_failure::ActionOnFailure::Continue;
use emrys_model::ids::RunId;
use emrys_model::lifecycle::cluster::ClusterState::{Terminated, Waiting};
use emrys_model::lifecycle::step::StepState;
use emrys_runner::events::Event;
use emrys_runner::flow::DocumentFlow;
use emrys_runner::journal::{Change, RunsError};
use emrys_runner::outcome::{Outcome, Verdict};
use emrys_runner::references::Values;
use emrys_runner::run::{NewRun, RunError, Runner, Surroundings, Wish};
use emrys_synth::activity::Activity;
use emrys_synth::lower::plan::{EndOfLife, Plan};
use tempfile::TempDir;
use tokio::sync::watch;

use super::fake::{plan, runner};
use super::resumed::{home, step};
use super::world::{Fault, World};

struct Scene {
    world: Arc<World>,
    home: TempDir,
    runner: Runner,
}

impl Scene {
    fn new() -> Self {
        Self::with(None)
    }

    fn with(fault: Option<(usize, Fault)>) -> Self {
        let (world, home) = (Arc::new(World::new(0, fault)), home());
        let runner = runner(world.clone(), &home);
        Self {
            world,
            home,
            runner,
        }
    }

    /// Runs the plan, and asks for the changes as soon as that step begins.
    async fn change(&self, plan: Plan, at: &str, changes: Vec<Change>) -> (Outcome, Vec<Event>) {
        let events = Mutex::new(Vec::new());
        let runs = self.runner.runs().clone();
        let changes = Mutex::new(changes);
        let observer = |event: Event| {
            if matches!(&event, Event::Step { name, state: StepState::Running, .. } if name == at) {
                let ask = || {
                    let run = runs.all().unwrap().remove(0);
                    for change in changes.lock().unwrap().drain(..) {
                        runs.ask(&run.id, &change).unwrap();
                    }
                };
                // As another process does it: this thread must not wait for the disk.
                std::thread::scope(|scope| scope.spawn(ask).join().unwrap());
            }
            events.lock().unwrap().push(event);
        };
        let new = NewRun {
            job_flow: "test".to_owned(),
            plan,
            ..NewRun::default()
        };
        let surroundings = Surroundings {
            flow: &DocumentFlow,
            values: Values::default(),
            wish: watch::channel(Wish::GoOn).1,
            observer: &observer,
        };
        let run = self.runner.start(new, surroundings);
        let ended = tokio::time::timeout(Duration::from_secs(3600), run).await;
        let outcome = ended.expect("the run does not end").unwrap();
        assert!(changes.lock().unwrap().is_empty(), "`{at}` never began");
        (outcome, events.into_inner().unwrap())
    }

    fn begun(&self) -> Vec<String> {
        self.world.begun().into_keys().collect()
    }
}

fn refusals(events: &[Event]) -> Vec<&str> {
    let refused = events.iter().filter_map(|event| match event {
        Event::ChangeRefused { problem } => Some(problem.as_str()),
        _ => None,
    });
    refused.collect()
}

fn three() -> Plan {
    plan(["long one", "two", "three"].map(|name| step(name, Continue)))
}

#[tokio::test(start_paused = true)]
async fn a_run_is_cancelled_from_elsewhere() {
    let scene = Scene::new();
    let (outcome, _) = scene
        .change(three(), "long one", vec![Change::Cancel])
        .await;
    assert_eq!(outcome.verdict, Verdict::Interrupted);
    assert_eq!(scene.begun(), ["long one"]);
    assert_eq!(scene.world.clusters(), [Terminated]);
}

#[tokio::test(start_paused = true)]
async fn a_step_that_waits_is_skipped() {
    let scene = Scene::new();
    let skip = |step: &str| Change::Skip {
        step: step.to_owned(),
    };
    let changes = vec![skip("two"), skip("no such step")];
    let (outcome, events) = scene.change(three(), "long one", changes).await;
    assert_eq!(outcome.verdict, Verdict::Completed);
    assert!(outcome.steps[1].skipped);
    assert_eq!(scene.begun(), ["long one", "three"]);
    let problem = "no step `no such step` waits for its turn";
    assert_eq!(refusals(&events), [problem]);
    // Whoever asked finds it under the number that asking gave.
    let run = scene.runner.runs().all().unwrap().remove(0);
    assert_eq!(run.changes, 2);
    assert_eq!(
        run.refused.into_iter().collect::<Vec<_>>(),
        [(2, problem.to_owned())]
    );
}

#[tokio::test(start_paused = true)]
async fn steps_are_added_to_a_cluster_that_would_end_with_its_steps() {
    let scene = Scene::new();
    let more = Change::AddSteps {
        steps: vec![step("four", Continue)],
    };
    let (outcome, _) = scene.change(three(), "long one", vec![more]).await;
    assert_eq!(outcome.verdict, Verdict::Completed);
    assert_eq!(outcome.steps.len(), 4);
    assert_eq!(scene.begun(), ["four", "long one", "three", "two"]);
    assert_eq!(scene.world.clusters(), [Terminated]);
}

#[tokio::test(start_paused = true)]
async fn steps_that_have_not_begun_are_replaced() {
    let scene = Scene::new();
    let others = Change::Replace {
        after: 1,
        steps: vec![step("three", Continue), step("new", Continue)],
    };
    let (outcome, events) = scene.change(three(), "long one", vec![others]).await;
    assert_eq!(refusals(&events), Vec::<&str>::new());
    assert_eq!(outcome.verdict, Verdict::Completed);
    let names: Vec<&str> = outcome
        .steps
        .iter()
        .map(|step| step.name.as_str())
        .collect();
    assert_eq!(names, ["long one", "three", "new"]);
    assert_eq!(scene.begun(), ["long one", "new", "three"]);
    assert!(scene.world.begun().values().all(|times| *times == 1));
    assert_eq!(scene.world.clusters(), [Terminated]);
}

#[tokio::test(start_paused = true)]
async fn a_step_that_was_taken_back_is_not_taken_for_the_one_in_its_place() {
    let undisturbed = Scene::new();
    let change = || {
        vec![Change::Replace {
            after: 1,
            steps: vec![step("three", Continue)],
        }]
    };
    undisturbed.change(three(), "long one", change()).await;
    for call in 1..=undisturbed.world.calls() {
        for fault in [Fault::RequestLost, Fault::AnswerLost] {
            let scene = Scene::with(Some((call, fault)));
            let (outcome, _) = scene.change(three(), "long one", change()).await;
            assert_eq!(outcome.verdict, Verdict::Completed, "{fault:?} at {call}");
            assert_eq!(scene.begun(), ["long one", "three"], "{fault:?} at {call}");
            assert!(scene.world.begun().values().all(|times| *times == 1));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn steps_that_have_begun_are_not_replaced() {
    let scene = Scene::new();
    let others = Change::Replace {
        after: 0,
        steps: vec![step("new", Continue)],
    };
    let (outcome, events) = scene.change(three(), "long one", vec![others]).await;
    assert_eq!(refusals(&events), ["step `long one` has begun"]);
    assert_eq!(outcome.steps.len(), 3);
    assert_eq!(scene.begun(), ["long one", "three", "two"]);
}

fn idle<'a>(observer: &'a dyn emrys_runner::events::Observer) -> Surroundings<'a> {
    Surroundings {
        flow: &DocumentFlow,
        values: Values::default(),
        wish: watch::channel(Wish::GoOn).1,
        observer,
    }
}

#[tokio::test(start_paused = true)]
async fn a_run_has_one_runner() {
    let scene = Scene::new();
    let mut kept = three();
    kept.end_of_life = EndOfLife::Keep;
    let new = NewRun {
        plan: kept,
        ..NewRun::default()
    };
    let begun: Mutex<Option<RunId>> = Mutex::default();
    let observer = |event| {
        if let Event::Begun { run_id } = event {
            *begun.lock().unwrap() = Some(run_id);
        }
    };
    let launched = scene.runner.launch(new, idle(&observer)).await.unwrap();
    assert_eq!(launched.cluster_id(), Some("j-0"));
    let id = begun.lock().unwrap().clone().unwrap();

    // The one that goes on, in this process, and two that would: here, and with a handle of their own, as another
    // process has it.
    let silent = |_| {};
    let other = runner(scene.world.clone(), &scene.home);
    let first = scene.runner.resume(&id, None, idle(&silent));
    let second = async {
        tokio::time::sleep(Duration::from_millis(10)).await;
        let refused = [
            scene.runner.resume(&id, None, idle(&silent)).await,
            other.resume(&id, None, idle(&silent)).await,
        ];
        for refused in refused {
            match refused {
                Err(RunError::Journal(RunsError::Held { run, holder })) => {
                    assert_eq!((run, holder.pid), (id.clone(), std::process::id()));
                }
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(
            other.runs().holder(&id).unwrap().unwrap().pid,
            std::process::id()
        );
    };
    let (ended, ()) = tokio::join!(first, second);
    assert_eq!(ended.unwrap().verdict, Verdict::Completed);
    assert_eq!(scene.world.clusters(), [Waiting]);

    // Whoever comes after it gets the outcome.
    let again = other.resume(&id, None, idle(&silent)).await.unwrap();
    assert_eq!(again.verdict, Verdict::Completed);
    let unknown: RunId = "r-NOSUCHRUN0000".parse().unwrap();
    match other.resume(&unknown, None, idle(&silent)).await {
        Err(RunError::Journal(RunsError::Unknown(id))) => assert_eq!(id, unknown),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_queued_run_does_nothing_until_it_is_resumed() {
    let scene = Scene::new();
    let new = NewRun {
        plan: three(),
        ..NewRun::default()
    };
    let id = scene.runner.queue(new).await.unwrap();
    let (run, _) = scene.runner.runs().find(&id).unwrap();
    assert!(run.activities.is_empty() && run.outcome.is_none());
    assert_eq!(scene.runner.runs().holder(&id).unwrap(), None);
    assert_eq!(scene.world.clusters(), []);
    let silent = |_| {};
    let outcome = scene.runner.resume(&id, None, idle(&silent)).await.unwrap();
    assert_eq!(outcome.verdict, Verdict::Completed);
    assert_eq!(scene.begun().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_run_takes_a_cluster_that_waits_and_ends_it() {
    let scene = Scene::new();
    let silent = |_| {};
    let mut kept = plan([step("one", Continue)]);
    kept.end_of_life = EndOfLife::Keep;
    let first = NewRun {
        plan: kept,
        ..NewRun::default()
    };
    let first = scene.runner.start(first, idle(&silent)).await.unwrap();
    assert_eq!(scene.world.clusters(), [Waiting]);
    let steps = vec![step("two", Continue)];
    let second = NewRun {
        plan: Plan {
            flow: Some(vec![Activity::AddSteps { steps }]),
            ..plan([])
        },
        cluster: first.cluster_id.clone(),
        ..NewRun::default()
    };
    let second = scene.runner.start(second, idle(&silent)).await.unwrap();
    assert_eq!(second.verdict, Verdict::Completed);
    assert_eq!(second.cluster_id, first.cluster_id);
    assert_eq!(scene.begun(), ["one", "two"]);
    assert_eq!(scene.world.clusters(), [Terminated]);
}
