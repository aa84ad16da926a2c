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

#[tokio::test]
async fn a_definition_that_cannot_be_read_leaves_its_execution_alone_and_the_others_go_on() {
    let bench = Bench::new().await;
    let described = {
        let arn = bench
            .start("one", &super::task("arn:aws:states:::world:hang"))
            .await;
        bench.executor.describe(&arn).await.unwrap().unwrap()
    };
    let (folder, journal) = journal_with(&described, "{}", &[]).await;
    let next = Bench::on(folder, journal, Arc::default()).await;
    assert_eq!(next.executor.running(), 0);
    let kept = next
        .executor
        .describe(&described.start.arn)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(kept.summary.status, Status::Running);
    next.start(
        "two",
        &json!({"StartAt": "P", "States": {"P": {"Type": "Succeed"}}}),
    )
    .await;
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
