// SPDX-License-Identifier: Apache-2.0
//! A writer is killed at a random moment: every record that it was told is on disk is there afterwards.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use emrys_store::{Batch, FormatVersion, Journal};

/// Tells the writer which journal to write.
const WRITER: &str = "EMRYS_STORE_TEST_WRITER";
const VERSION: FormatVersion = FormatVersion(1);

#[test]
fn every_acknowledged_record_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("engine.db");
    let mut expected = 0;
    // Where in a transaction a kill comes is left to chance. Each round takes up the journal of the one before.
    for round in 1..=5_usize {
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "write_until_killed", "--nocapture"])
            .env(WRITER, &path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(writer.stdout.take().unwrap());
        let mut acknowledged = Vec::new();
        for line in output.lines().map_while(Result::ok) {
            let Some(id) = line.strip_prefix("acknowledged ") else {
                continue;
            };
            acknowledged.push(id.to_owned());
            if acknowledged.len() == round * 37 {
                writer.kill().unwrap();
            }
        }
        writer.wait().unwrap();
        assert!(
            acknowledged.len() >= round * 37,
            "{} in round {round}",
            acknowledged.len()
        );

        let journal = Journal::open(&path, "engine", VERSION).unwrap();
        let records: Vec<(String, usize)> = journal.records("pair").unwrap();
        for (id, _) in journal.records::<usize>("draft").unwrap() {
            let replaced = records
                .iter()
                .any(|(kept, _)| kept.starts_with(&format!("{id}-")));
            assert!(!replaced, "{id} was deleted in the batch of its pair");
            assert!(
                !acknowledged.contains(&id),
                "the end of {id} was acknowledged"
            );
        }
        for id in &acknowledged {
            for half in ["a", "b"] {
                let id = format!("{id}-{half}");
                assert!(
                    records.iter().any(|(kept, _)| *kept == id),
                    "{id} was acknowledged"
                );
            }
        }
        assert_eq!(records.len() % 2, 0, "a batch is there whole or not at all");
        expected += acknowledged.len() * 2;
        assert!(records.len() >= expected, "earlier rounds are still there");
    }
}

/// Commits pairs of records from several tasks, each in place of a record that goes before it, and prints the name of
/// each that is acknowledged.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "the test above runs it in a process of its own"]
async fn write_until_killed() {
    let path = std::env::var_os(WRITER).unwrap();
    let journal = Journal::open(Path::new(&path), "engine", VERSION).unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..8 {
        let journal = journal.clone();
        let process = std::process::id();
        tasks.spawn(async move {
            for number in 0_usize.. {
                let id = format!("{process}-{task}-{number}");
                let mut batch = Batch::new();
                batch.put("draft", &id, &number).unwrap();
                journal.commit(batch).await.unwrap();
                let mut batch = Batch::new();
                batch.delete("draft", &id);
                batch.put("pair", &format!("{id}-a"), &number).unwrap();
                batch.put("pair", &format!("{id}-b"), &number).unwrap();
                journal.commit(batch).await.unwrap();
                println!("acknowledged {id}");
            }
        });
    }
    tasks.join_all().await;
}
