// SPDX-License-Identifier: Apache-2.0
//! Journals of earlier versions: what they have has to replay as it did, and what was under way has to go on.
//!
//! Run `cargo test -p emrys-executions record_a_journal -- --ignored` to record one of this version, once, before it is
//! released.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use emrys_store::{Batch, FormatVersion, Journal};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::super::Status;
use super::super::records;
use super::super::running::lock;
use super::{Bench, NewExecution, World, new, soon, task};

/// The kinds of records that executions are made of.
const KINDS: [&str; 10] = [
    records::SUMMARY,
    records::START,
    records::ENTRY,
    records::RUNNING,
    records::LISTED,
    records::DEFINITION,
    "map-run",
    "map-run-item",
    "map-run-of",
    "map-run-running",
];

/// What a version left.
#[derive(Serialize, Deserialize)]
struct Recording {
    /// Every record by kind and id.
    records: Vec<(String, String, Value)>,
    /// The types of the events that each execution had then.
    histories: BTreeMap<String, Vec<String>>,
    /// What had really been done.
    done: BTreeMap<String, u32>,
    /// The tokens of tasks that wait.
    tokens: Vec<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals")
}

/// Executions that have ended in every way, and some under way: in a task, in a wait, in a map run.
async fn some_executions(bench: &Bench) {
    let waits =
        json!({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 1, "End": true}}});
    let mut tokens = task("arn:aws:states:::world:do.waitForTaskToken");
    tokens["States"]["T"]["Parameters"]["token.$"] = json!("$$.Task.Token");
    let pass = json!({"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {
        "Type": "Pass", "Assign": {"v": "{% $states.input.a %}"}, "Output": "{% {'u': $uuid(), 'r': $random()} %}", "End": true
    }}});
    let mut items = super::map_runs::map("arn:aws:states:::world:do.waitForTaskToken", &json!({}));
    items["States"]["M"]["ItemProcessor"]["States"]["T"]["Parameters"] =
        json!({"token.$": "$$.Task.Token"});
    for (name, definition) in [
        ("passes", &pass),
        ("does", &task("arn:aws:states:::world:do.sync")),
        ("fails", &task("arn:aws:states:::world:fail")),
        ("stopped", &task("arn:aws:states:::world:hang")),
    ] {
        let arn = bench.start(name, definition).await;
        if name == "stopped" {
            bench
                .executor
                .stop(&arn, Some("E"), Some("C"))
                .await
                .unwrap();
        }
        bench.executor.ended(&arn).await.unwrap();
    }
    bench.start("token", &tokens).await;
    let items = NewExecution {
        input: "[1, 2]".to_owned(),
        ..new("items", &items)
    };
    bench.executor.start(items).await.unwrap();
    soon(|| lock(&bench.world.tokens).len() == 3).await;
    bench.start("waits", &waits).await;
}

#[tokio::test]
#[ignore = "records a fixture"]
async fn record_a_journal() {
    let file = folder().join(concat!(env!("CARGO_PKG_VERSION"), ".json"));
    assert!(
        !file.exists(),
        "a journal of a released version is not recorded again"
    );
    let bench = Bench::new().await;
    some_executions(&bench).await;
    let mut recording = Recording {
        records: Vec::new(),
        histories: BTreeMap::new(),
        done: lock(&bench.world.done).clone(),
        tokens: lock(&bench.world.tokens).clone(),
    };
    for (arn, _) in bench.journal.records::<Value>(records::SUMMARY).unwrap() {
        let types = bench.types(&arn).await;
        let types = types.into_iter().map(str::to_owned).collect();
        recording.histories.insert(arn, types);
    }
    for kind in KINDS {
        for (id, body) in bench.journal.records(kind).unwrap() {
            recording.records.push((kind.to_owned(), id, body));
        }
    }
    std::fs::create_dir_all(folder()).unwrap();
    std::fs::write(
        &file,
        serde_json::to_string_pretty(&recording).unwrap() + "\n",
    )
    .unwrap();
}

#[tokio::test]
async fn executions_of_every_recorded_journal_are_replayed_and_go_on() {
    let mut files = 0;
    for file in std::fs::read_dir(folder()).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let recording: Recording = serde_json::from_str(&text).unwrap();
        goes_on(recording).await;
        files += 1;
    }
    assert!(files > 0);
}

async fn goes_on(recording: Recording) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("engine.db");
    let journal = Journal::open(&path, "engine", FormatVersion(1)).unwrap();
    let mut batch = Batch::new();
    for (kind, id, body) in &recording.records {
        let kind = KINDS.into_iter().find(|known| known == kind).unwrap();
        batch.put(kind, id, body).unwrap();
    }
    journal.commit(batch).await.unwrap();
    let world = Arc::new(World::default());
    *lock(&world.done) = recording.done.clone();
    let bench = Bench::on(folder, journal, world).await;
    for (arn, types) in &recording.histories {
        let replayed = bench.types(arn).await;
        assert_eq!(replayed[..types.len()], types[..], "{arn}");
    }
    for token in &recording.tokens {
        bench
            .executor
            .task_succeeded(token, json!("late"))
            .await
            .unwrap();
    }
    for arn in recording.histories.keys() {
        let ended = bench.executor.ended(arn).await.unwrap().summary.status;
        let name = arn.rsplit(':').next().unwrap();
        let expected = match name {
            "fails" => Status::Failed,
            "stopped" => Status::Aborted,
            _ => Status::Succeeded,
        };
        assert_eq!(ended, expected, "{arn}");
    }
    assert_eq!(
        *lock(&bench.world.done),
        recording.done,
        "nothing is done again"
    );
}
