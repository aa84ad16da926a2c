// SPDX-License-Identifier: Apache-2.0
//! Runs that keep each other out by a lock: of one state folder, of two, and after the death of one.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use emrys_model::action_on_failure::ActionOnFailure::Continue;
use emrys_model::lifecycle::cluster::ClusterState::{Terminated, Waiting};
use emrys_runner::events::Event;
use emrys_runner::flow::DocumentFlow;
use emrys_runner::outcome::{Outcome, Verdict};
use emrys_runner::references::Values;
use emrys_runner::run::{RunError, Runner, Surroundings, Wish};
use emrys_synth::lower::plan::{EndOfLife, Lock, Plan};
use tokio::sync::watch;

use super::fake::{plan, runner};
use super::resumed::{home, new_run, once, step, whatever_goes_wrong};
use super::world::World;

const MINUTE: Duration = Duration::from_secs(60);

fn locked(name: &str) -> Plan {
    Plan {
        lock: Some(Lock {
            name: "tables".to_owned(),
            expiry: 10 * MINUTE,
            wait: 60 * MINUTE,
        }),
        ..plan([step(name, Continue)])
    }
}

async fn carry_out(
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
    runner.start(new_run(plan), surroundings).await
}

/// Two runs at once, which must not have run a step at the same time; both complete.
async fn two_at_once(world: &World, runners: [&Runner; 2]) -> Vec<Event> {
    let events = Mutex::default();
    let (one, other) = (locked("long one"), locked("long other"));
    let both = async {
        tokio::join!(
            carry_out(runners[0], &one, &events),
            carry_out(runners[1], &other, &events),
        )
    };
    let (one, other) = tokio::time::timeout(120 * MINUTE, both).await.unwrap();
    assert_eq!(one.unwrap().verdict, Verdict::Completed);
    assert_eq!(other.unwrap().verdict, Verdict::Completed);
    assert_eq!(world.begun(), once(["long one", "long other"]));
    assert_eq!(world.most_at_once(), 1);
    events.into_inner().unwrap()
}

#[tokio::test(start_paused = true)]
async fn runs_of_one_folder_go_one_after_the_other() {
    for seed in 0..10 {
        let (world, home) = (Arc::new(World::slow(seed)), home());
        let (one, other) = (runner(world.clone(), &home), runner(world.clone(), &home));
        let events = two_at_once(&world, [&one, &other]).await;
        let held = |event: &&Event| matches!(event, Event::LockHeld { .. });
        assert_eq!(events.iter().filter(held).count(), 1, "seed {seed}");
        // The second cluster was launched once the first was done with.
        assert_eq!(world.clusters(), [Terminated, Terminated]);
    }
}

#[tokio::test(start_paused = true)]
async fn runs_of_two_folders_go_one_after_the_other() {
    for seed in 0..40 {
        let (world, homes) = (Arc::new(World::slow(seed)), [home(), home()]);
        let [one, other] = homes.each_ref().map(|home| runner(world.clone(), home));
        two_at_once(&world, [&one, &other]).await;
    }
}

#[tokio::test(start_paused = true)]
async fn the_lock_of_a_run_whose_runner_has_died_expires() {
    for same_folder in [true, false] {
        let (world, homes) = (Arc::new(World::slow(1)), [home(), home()]);
        let first = runner(world.clone(), &homes[0]);
        let events = Mutex::default();
        let left = locked("first");
        let left = carry_out(&first, &left, &events);
        // It dies once its step has begun.
        tokio::select! {
            _ = left => unreachable!("the run ended before its runner died"),
            () = async {
                while world.begun().is_empty() {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            } => {}
        }
        let id = first.runs().all().unwrap()[0].id.clone();
        drop(first);
        let began = tokio::time::Instant::now();
        let second = runner(world.clone(), &homes[usize::from(!same_folder)]);
        let outcome = carry_out(&second, &locked("second"), &events).await;
        assert_eq!(outcome.unwrap().verdict, Verdict::Completed);
        assert!(began.elapsed() > 9 * MINUTE, "{:?}", began.elapsed());
        let events = events.into_inner().unwrap();
        let taken = events.iter().rev().find_map(|event| match event {
            Event::LockTaken { from, .. } => Some(from.clone()),
            _ => None,
        });
        assert_eq!(taken, Some(same_folder.then_some(id)));
    }
}

#[tokio::test(start_paused = true)]
async fn a_lock_is_renewed_while_its_run_lives() {
    let (world, homes) = (Arc::new(World::new(0, None)), [home(), home()]);
    let [one, other] = homes.each_ref().map(|home| runner(world.clone(), home));
    let events = Mutex::default();
    let mut brief = locked("longest");
    brief.lock.as_mut().unwrap().expiry = Duration::from_secs(6);
    let mut impatient = locked("never");
    impatient.lock.as_mut().unwrap().wait = Duration::from_secs(20);
    let late = async {
        while world.begun().is_empty() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        carry_out(&other, &impatient, &events).await
    };
    let (done, locked_out) = tokio::join!(carry_out(&one, &brief, &events), late);
    assert_eq!(done.unwrap().verdict, Verdict::Completed);
    let locked_out = locked_out.unwrap();
    assert_eq!(locked_out.verdict, Verdict::Locked);
    let message = locked_out.failure.unwrap().message;
    assert!(
        message.starts_with("the lock `tables` was waited for longer than 20 s: run r-"),
        "{message}"
    );
    assert_eq!(locked_out.cluster_id, None);
    assert_eq!(world.begun(), once(["longest"]));
}

#[tokio::test(start_paused = true)]
async fn whatever_goes_wrong_the_lock_is_given_back() {
    let mut kept = locked("one");
    kept.end_of_life = EndOfLife::Keep;
    let ended = whatever_goes_wrong(kept.clone(), 0).await;
    assert_eq!(ended.outcome.verdict, Verdict::Completed);
    assert_eq!(ended.clusters, [Waiting]);
    let (world, home) = (Arc::new(World::new(0, None)), home());
    let runner = runner(world.clone(), &home);
    let events = Mutex::default();
    for _ in 0..2 {
        let outcome = carry_out(&runner, &kept, &events).await.unwrap();
        assert_eq!(outcome.verdict, Verdict::Completed);
    }
    for cluster in 0..2 {
        assert_eq!(world.tags(cluster), ["emrys:run"]);
    }
}
