// SPDX-License-Identifier: Apache-2.0
//! What becomes of executions whose engine dies.

use std::sync::Arc;

use emrys_states::execution::{Entry, Input, TaskId};
use emrys_store::{Batch, FormatVersion, Journal};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::super::records::{self, StartRecord, Summary};
use super::super::running::lock;
use super::super::tasks::token;
use super::super::{Described, Status, replay};
use super::{Bench, World};

/// One task after another, of every pattern that ends by itself, with a failure that is caught and a wait.
fn several_tasks() -> Value {
    let task = |resource: &str, next: &str| {
        json!({"Type": "Task", "Resource": format!("arn:aws:states:::world:{resource}"), "Parameters": {"x": 1},
               "ResultPath": format!("$.{next}"), "Next": next})
    };
    let mut fails = task("fail", "Wait");
    fails["Catch"] =
        json!([{"ErrorEquals": ["World.Refused"], "ResultPath": "$.caught", "Next": "Wait"}]);
    json!({
        "StartAt": "A",
        "States": {
            "A": task("do", "B"),
            "B": task("do.sync", "C"),
            "C": fails,
            "Wait": {"Type": "Wait", "Timestamp": "2020-01-01T00:00:00Z", "Next": "D"},
            "D": task("do.sync", "E"),
            "E": {"Type": "Pass", "End": true},
        }
    })
}

/// The journal of an engine that died when so many entries of the execution were in it.
async fn journal_with(
    described: &Described,
    definition: &str,
    entries: &[Entry],
) -> (TempDir, Journal) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("engine.db");
    let journal = Journal::open(&path, "engine", FormatVersion(1)).unwrap();
    let StartRecord {
        arn,
        definition: digest,
        ..
    } = &described.start;
    let key = &described.summary.key;
    let mut batch = Batch::new();
    batch.put(records::START, key, &described.start).unwrap();
    batch.put(records::DEFINITION, digest, &definition).unwrap();
    batch
        .put(records::SUMMARY, arn, &Summary::new(key.clone()))
        .unwrap();
    batch.put(records::RUNNING, key, arn).unwrap();
    for (number, entry) in entries.iter().enumerate() {
        batch
            .put(
                records::ENTRY,
                &records::entry_id(key, number as u64),
                entry,
            )
            .unwrap();
    }
    journal.commit(batch).await.unwrap();
    (folder, journal)
}

/// The tasks that were begun, and those that were answered, as far as the journal has it.
fn begun_and_answered(entries: &[Entry]) -> (Vec<TaskId>, Vec<TaskId>) {
    let mut begun = Vec::new();
    let mut answered = Vec::new();
    for entry in entries {
        match &entry.input {
            Input::TaskStarted { task, .. } => begun.push(*task),
            Input::TaskSubmitted { task, .. }
            | Input::TaskSucceeded { task, .. }
            | Input::TaskFailed { task, .. } => answered.push(*task),
            _ => {}
        }
    }
    (begun, answered)
}

/// Whatever the last commit was before the engine died, and whether or not a request that was about to be sent arrived:
/// the execution ends as it would have, and nothing is done twice or left out.
#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_dies_after_any_commit_loses_and_doubles_nothing() {
    let definition = several_tasks();
    let bench = Bench::new().await;
    let arn = bench.start("one", &definition).await;
    let described = bench.executor.ended(&arn).await.unwrap();
    assert_eq!(described.summary.status, Status::Succeeded, "{described:?}");
    let entries = replay::entries(&bench.journal, &described.summary.key).unwrap();
    let done = lock(&bench.world.done).clone();
    assert_eq!(done.len(), 3);
    let mut tried = 0;
    for count in 0..entries.len() {
        let known = &entries[..count];
        let (begun, answered) = begun_and_answered(known);
        for arrived in [false, true] {
            let world = Arc::new(World::default());
            for task in &begun {
                let of = token(&arn, *task);
                let unanswered = !answered.contains(task);
                if done.contains_key(&of) && (arrived || !unanswered) {
                    world.does(&of);
                }
            }
            let text = definition.to_string();
            let (folder, journal) = journal_with(&described, &text, known).await;
            let next = Bench::on(folder, journal, world.clone()).await;
            let ended = next.executor.ended(&arn).await.unwrap();
            assert_eq!(
                ended.summary.output, described.summary.output,
                "after {count} entries"
            );
            assert_eq!(
                *lock(&world.done),
                done,
                "after {count} entries, arrived: {arrived}"
            );
            tried += 1;
        }
    }
    assert!(tried >= 20, "{tried}");
}

#[tokio::test]
async fn what_a_stopped_engine_left_is_taken_up_and_nothing_that_has_ended() {
    let bench = Bench::new().await;
    let pass = json!({"StartAt": "P", "States": {"P": {"Type": "Succeed"}}});
    let over = bench.start("over", &pass).await;
    let mut waits = super::task("arn:aws:states:::world:do.waitForTaskToken");
    waits["States"]["T"]["Parameters"]["token.$"] = json!("$$.Task.Token");
    let arn = bench.start("waits", &waits).await;
    super::soon(|| !lock(&bench.world.tokens).is_empty()).await;
    let token = lock(&bench.world.tokens)[0].clone();
    let before = bench.executor.history(&arn).await.unwrap();
    let Bench {
        folder,
        world,
        journal,
        executor,
        ..
    } = bench;
    drop((executor, journal));
    let next = Bench::in_folder(folder, world).await;
    assert_eq!(next.executor.running(), 1);
    let after = next.executor.history(&arn).await.unwrap();
    assert_eq!(after[..before.len()], before[..], "history is what it was");
    next.executor
        .task_succeeded(&token, json!("done"))
        .await
        .unwrap();
    let ended = next.executor.ended(&arn).await.unwrap();
    assert_eq!(ended.summary.output.as_deref(), Some("\"done\""));
    let over = next.executor.describe(&over).await.unwrap().unwrap();
    assert_eq!(over.summary.status, Status::Succeeded);
    assert_eq!(lock(&next.world.done).values().sum::<u32>(), 1);
}

/// Whatever record of an execution is not what it was, the engine starts, that execution fails and the others go on.
#[tokio::test]
async fn an_execution_whose_records_cannot_be_used_fails_and_the_others_go_on() {
    let bench = Bench::new().await;
    let hangs = super::task("arn:aws:states:::world:hang");
    let arn = bench.start("one", &hangs).await;
    let described = bench.executor.describe(&arn).await.unwrap().unwrap();
    let other = bench
        .start("other", &super::task("arn:aws:states:::world:do.sync"))
        .await;
    let other = bench.executor.ended(&other).await.unwrap();
    let key = described.summary.key.as_str();
    let entry = records::entry_id(key, 1);
    let begun_again = Entry {
        at: 0,
        input: Input::Begin,
        expired: None,
    };
    let wrong = json!({"nothing": "of it"});
    for (kind, id, body) in [
        (records::SUMMARY, arn.as_str(), &wrong),
        (records::START, key, &wrong),
        (records::ENTRY, &entry, &wrong),
        (records::ENTRY, &entry, &json!(begun_again)),
        (records::RUNNING, key, &wrong),
        (
            records::DEFINITION,
            &described.start.definition,
            &json!("{}"),
        ),
        (records::DEFINITION, &described.start.definition, &wrong),
    ] {
        let entries = replay::entries(&bench.journal, key).unwrap();
        let text = hangs.to_string();
        let (folder, journal) = journal_with(&described, &text, &entries).await;
        let owner = described.start.owner().unwrap().to_owned();
        let mut batch = Batch::new();
        let line = records::listed_id(&owner, described.start.started_at, &arn);
        let listed = described.start.listed(&described.summary);
        batch.put(records::LISTED, &line, &listed).unwrap();
        batch.put(kind, id, body).unwrap();
        put_begun(&mut batch, &other);
        journal.commit(batch).await.unwrap();

        let next = Bench::on(folder, journal, Arc::default()).await;
        let goes_on = next.executor.ended(&other.start.arn).await.unwrap();
        assert_eq!(goes_on.summary.output, other.summary.output, "{kind}");
        assert_eq!(next.executor.running(), 0, "{kind}");
        let listed = next
            .executor
            .list(&owner, None, 10, |_| true)
            .await
            .unwrap();
        let listed = listed.executions.into_iter().find(|one| one.arn == arn);
        assert_eq!(listed.unwrap().status, Status::Failed, "{kind}");
        if kind == records::START {
            continue;
        }
        let failed = next.executor.ended(&arn).await.unwrap().summary;
        assert_eq!(failed.status, Status::Failed, "{kind}");
        assert_eq!(failed.error.as_deref(), Some("States.Runtime"), "{kind}");
        let cause = failed.cause.unwrap();
        assert!(cause.contains("cannot be used: the "), "{kind}: {cause}");
        assert!(failed.stopped_at.is_some(), "{kind}");
        // The next start does not come upon it again.
        let running = next.journal.records::<Value>(records::RUNNING).unwrap();
        assert_eq!(running, [], "{kind}");
    }
}

/// An execution that was begun and of which nothing else is in the journal yet.
fn put_begun(batch: &mut Batch, described: &Described) {
    let StartRecord { arn, .. } = &described.start;
    let key = &described.summary.key;
    let definition = super::task("arn:aws:states:::world:do.sync").to_string();
    let digest = &described.start.definition;
    batch.put(records::START, key, &described.start).unwrap();
    batch.put(records::DEFINITION, digest, &definition).unwrap();
    let summary = Summary::new(key.clone());
    batch.put(records::SUMMARY, arn, &summary).unwrap();
    batch.put(records::RUNNING, key, arn).unwrap();
}

#[tokio::test]
async fn an_execution_goes_on_where_it_failed_and_repeats_nothing_that_succeeded() {
    let bench = Bench::new().await;
    let mut definition = several_tasks();
    // What fails is not caught, the first time.
    definition["States"]["C"]
        .as_object_mut()
        .unwrap()
        .remove("Catch");
    let arn = bench.start("one", &definition).await;
    let failed = bench.executor.ended(&arn).await.unwrap().summary;
    assert_eq!(failed.status, Status::Failed);
    assert_eq!(lock(&bench.world.done).len(), 2);
    let Bench {
        folder,
        world,
        journal,
        executor,
        ..
    } = bench;
    drop((executor, journal));
    let next = Bench::in_folder(folder, world).await;
    next.executor.redrive(&arn).await.unwrap();
    let again = next.executor.ended(&arn).await.unwrap().summary;
    assert_eq!((again.status, again.redrive_count), (Status::Failed, 1));
    assert!(again.redriven_at.is_some());
    assert_eq!(lock(&next.world.done).values().sum::<u32>(), 2);
    let types = next.types(&arn).await;
    assert!(types.contains(&"ExecutionRedriven"), "{types:?}");
    let pass = json!({"StartAt": "P", "States": {"P": {"Type": "Succeed"}}});
    let over = next.start("over", &pass).await;
    let refused = next.executor.redrive(&over).await.unwrap_err();
    assert!(
        matches!(refused, super::ExecutorError::NotRedrivable { .. }),
        "{refused}"
    );
    assert_eq!(next.executor.running(), 0);
}
