// SPDX-License-Identifier: Apache-2.0
//! Journals of released versions: they open, and what they say is what their own version said of them.
//!
//! `tests/record_journal.py` records them, see `tests/journals/README.md`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::support::{Bench, Running};

/// Members that are worked out from others, or that say how far a cluster is. Of a cluster that had not ended they
/// may differ.
const MOVING: [&str; 6] = [
    "Status",
    "MasterPublicDnsName",
    "RunningInstanceCount",
    "Reason",
    "Applications",
    "NormalizedInstanceHours",
];
/// Members that no record keeps; a version may work them out better than another.
const DERIVED: [&str; 2] = ["Applications", "NormalizedInstanceHours"];

/// A recorded journal.
struct Fixture {
    folder: PathBuf,
    /// What the API said of each cluster, by cluster and operation.
    answers: Map<String, Value>,
}

impl Fixture {
    fn all() -> Vec<Self> {
        let journals = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals");
        let entries = fs::read_dir(journals).unwrap();
        let folders = entries.map(|entry| entry.unwrap().path());
        let folders = folders.filter(|folder| folder.join("engine.db").exists());
        folders.map(Self::at).collect()
    }

    fn at(folder: PathBuf) -> Self {
        Self {
            answers: read(&folder.join("answers.json")),
            folder,
        }
    }

    /// Makes the state folder of the bench the recorded one.
    fn restore(&self, bench: &Bench) {
        let home = bench.home();
        fs::create_dir(&home).unwrap();
        fs::copy(self.folder.join("engine.db"), home.join("engine.db")).unwrap();
        for (path, text) in read(&self.folder.join("processes.json")) {
            let path = home.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text.to_string()).unwrap();
        }
    }

    /// The id of the cluster of that name.
    fn cluster(&self, name: &str) -> &str {
        let named = |answers: &Value| answers["DescribeCluster"]["Cluster"]["Name"] == name;
        let found = self.answers.iter().find(|(_, answers)| named(answers));
        found.unwrap().0
    }
}

fn read(path: &Path) -> Map<String, Value> {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Asserts that everything recorded is there; what a later version adds may be, too.
fn agree(recorded: &Value, found: &Value, ignored: &[&str], place: &str) {
    match (recorded, found) {
        (Value::Object(recorded), Value::Object(found)) => {
            for (name, value) in recorded {
                if !ignored.contains(&name.as_str()) {
                    let missing = Value::Null;
                    let found = found.get(name).unwrap_or(&missing);
                    agree(value, found, ignored, &format!("{place}.{name}"));
                }
            }
        }
        (Value::Array(recorded), Value::Array(found)) => {
            assert_eq!(recorded.len(), found.len(), "{place}");
            for (number, (recorded, found)) in recorded.iter().zip(found).enumerate() {
                agree(recorded, found, ignored, &format!("{place}[{number}]"));
            }
        }
        _ => assert_eq!(recorded, found, "{place}"),
    }
}

/// Whether nothing of the cluster was under way when it was recorded.
fn was_at_rest(answers: &Value) -> bool {
    let state = &answers["DescribeCluster"]["Cluster"]["Status"]["State"];
    ["TERMINATED", "TERMINATED_WITH_ERRORS", "WAITING"].contains(&state.as_str().unwrap())
}

async fn agrees(engine: &Running, fixture: &Fixture) {
    for (id, answers) in &fixture.answers {
        let ignored: &[&str] = if was_at_rest(answers) {
            &DERIVED
        } else {
            &MOVING
        };
        for (operation, recorded) in answers.as_object().unwrap() {
            let found = engine.call(operation, json!({"ClusterId": id})).await;
            agree(
                recorded,
                &found.unwrap(),
                ignored,
                &format!("{id} {operation}"),
            );
        }
    }
    let listed = engine.call("ListClusters", json!({})).await.unwrap();
    assert_eq!(
        listed["Clusters"].as_array().unwrap().len(),
        fixture.answers.len()
    );
}

/// The state of each step of the cluster, oldest first, and what the reason of a failure says of its cause.
async fn ends(engine: &Running, cluster: &str) -> Vec<(String, bool)> {
    let steps = engine.steps(cluster).await;
    let end = |step: &Value| {
        let message = step["Status"]["FailureDetails"]["Message"].as_str();
        let lost = message.is_some_and(|message| message.contains("the process was lost"));
        (step["Status"]["State"].as_str().unwrap().to_owned(), lost)
    };
    steps.iter().map(end).collect()
}

fn expected(ends: &[(&str, bool)]) -> Vec<(String, bool)> {
    let owned = ends
        .iter()
        .map(|(state, lost)| ((*state).to_owned(), *lost));
    owned.collect()
}

#[tokio::test]
async fn the_journal_of_every_released_version_says_what_it_said() {
    let fixtures = Fixture::all();
    assert!(!fixtures.is_empty());
    for fixture in fixtures {
        let bench = Bench::new();
        fixture.restore(&bench);
        agrees(&bench.open().await, &fixture).await;
    }
}

#[tokio::test]
async fn what_was_under_way_in_a_recorded_journal_is_taken_up() {
    for fixture in Fixture::all() {
        let bench = Bench::new();
        fixture.restore(&bench);
        let engine = bench.open().await;

        // Nothing of another boot is alive: what ran is lost, is not run again, and what waited goes on.
        let running = fixture.cluster("running");
        engine.steps_reach(running, &["FAILED", "COMPLETED"]).await;
        engine.reaches(running, "WAITING").await;
        let lost_then_completed = expected(&[("FAILED", true), ("COMPLETED", false)]);
        assert_eq!(ends(&engine, running).await, lost_then_completed);

        let parallel = fixture.cluster("parallel");
        engine.reaches(parallel, "TERMINATED").await;
        let cancelled = [("FAILED", true), ("FAILED", true), ("CANCELLED", false)];
        assert_eq!(ends(&engine, parallel).await, expected(&cancelled));

        let ending = fixture.cluster("ending");
        let ended = engine.reaches(ending, "TERMINATED").await;
        let reason = &ended["Status"]["StateChangeReason"];
        assert_eq!(reason["Code"], "USER_REQUEST");
        let interrupted = [("INTERRUPTED", false), ("CANCELLED", false)];
        assert_eq!(ends(&engine, ending).await, expected(&interrupted));

        let bootstrapping = fixture.cluster("bootstrapping");
        let failed = engine
            .reaches(bootstrapping, "TERMINATED_WITH_ERRORS")
            .await;
        let reason = &failed["Status"]["StateChangeReason"];
        assert_eq!(reason["Code"], "BOOTSTRAP_FAILURE");
        let message = reason["Message"].as_str().unwrap();
        assert!(message.contains("bootstrap action 2"), "{message}");

        // What waited still waits for work.
        let waiting = fixture.cluster("groups");
        let step = super::support::shell("added", "CONTINUE", &bench.mark("effects", "added"));
        engine.add(waiting, json!([step])).await;
        engine.steps_reach(waiting, &["COMPLETED"]).await;
        assert_eq!(bench.effects("effects"), ["added"]);
    }
}
