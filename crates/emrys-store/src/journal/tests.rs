// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;

use proptest::prelude::{Strategy, any, prop, prop_oneof, proptest};
use tempfile::TempDir;

use super::Journal;
use crate::{Batch, FormatVersion, StoreError, database};

const VERSION: FormatVersion = FormatVersion(1);

fn path_in(folder: &TempDir) -> PathBuf {
    folder.path().join("engine.db")
}

fn open(folder: &TempDir) -> Journal {
    Journal::open(&path_in(folder), "engine", VERSION).unwrap()
}

fn put(kind: &'static str, id: &str, value: u32) -> Batch {
    let mut batch = Batch::new();
    batch.put(kind, id, &value).unwrap();
    batch
}

#[test]
fn records_read_back_by_kind_in_the_order_of_ids() {
    let folder = TempDir::new().unwrap();
    let journal = open(&folder);
    let mut batch = put("step", "s-2", 2);
    batch.put("step", "s-1", &1).unwrap();
    batch.put("cluster", "s-1", &3).unwrap();
    journal.commit_blocking(batch).unwrap();
    journal.commit_blocking(put("step", "s-2", 4)).unwrap();
    let steps: Vec<(String, u32)> = journal.records("step").unwrap();
    assert_eq!(steps, [("s-1".to_owned(), 1), ("s-2".to_owned(), 4)]);
    assert_eq!(journal.records::<u32>("group").unwrap(), []);
    assert_eq!(journal.record::<u32>("cluster", "s-1").unwrap(), Some(3));
    assert_eq!(journal.record::<u32>("cluster", "s-2").unwrap(), None);
}

#[test]
fn records_below_a_prefix_are_read_from_any_of_them_on() {
    let folder = TempDir::new().unwrap();
    let journal = open(&folder);
    let mut batch = Batch::new();
    for id in ["a/1", "a/2", "a/3", "a", "a0", "b/1"] {
        batch.put("entry", id, &id).unwrap();
    }
    journal.commit_blocking(batch).unwrap();
    let read = |after, wanted: usize| {
        let mut ids = Vec::new();
        let below = journal.each_below("entry", "a/", after, |id, body: String| {
            assert_eq!(id, body);
            ids.push(body);
            if ids.len() == wanted {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        below.unwrap();
        ids
    };
    assert_eq!(read(None, 9), ["a/1", "a/2", "a/3"]);
    assert_eq!(read(Some("a/1"), 9), ["a/2", "a/3"]);
    assert_eq!(read(Some("a/1"), 1), ["a/2"]);
    assert_eq!(read(Some("a"), 1), ["a/1"]);
    assert_eq!(read(Some("a/3"), 9), [""; 0]);
    assert_eq!(read(Some("b"), 9), [""; 0]);
}

#[test]
fn a_record_of_another_shape_is_named() {
    let folder = TempDir::new().unwrap();
    let journal = open(&folder);
    journal.commit_blocking(put("step", "s-1", 1)).unwrap();
    let error = journal.records::<String>("step").unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("the step record `s-1` cannot be read: "),
        "{error}"
    );
}

#[test]
fn a_record_without_a_json_form_leaves_the_batch_as_it_was() {
    let mut batch = Batch::new();
    let error = batch
        .put("step", "s-1", &BTreeMap::from([((1, 2), 3)]))
        .unwrap_err();
    assert!(matches!(error, StoreError::Encode { .. }), "{error}");
    assert!(batch.is_empty());
}

#[test]
fn dropping_the_last_handle_writes_what_was_handed_in() {
    let folder = TempDir::new().unwrap();
    let journal = open(&folder);
    for number in 0..500 {
        drop(journal.commit(put("step", &format!("s-{number:03}"), number)));
    }
    drop(journal);
    assert!(
        !folder.path().join("engine.db-wal").exists(),
        "the file was closed"
    );
    assert_eq!(open(&folder).records::<u32>("step").unwrap().len(), 500);
}

#[tokio::test]
async fn batches_are_applied_in_the_order_of_the_calls() {
    let folder = TempDir::new().unwrap();
    let journal = open(&folder);
    let first = journal.commit(put("step", "s-1", 1));
    let second = journal.commit(put("step", "s-1", 2));
    second.await.unwrap();
    first.await.unwrap();
    assert_eq!(
        journal.records::<u32>("step").unwrap(),
        [("s-1".to_owned(), 2)]
    );
}

#[tokio::test]
async fn what_comes_after_a_batch_is_done_unheard_and_only_if_it_is_on_disk() {
    let folder = TempDir::new().unwrap();
    let journal = small(&folder);
    let (sender, receiver) = std::sync::mpsc::channel();
    let tell = |word: &'static str| {
        let sender = sender.clone();
        move || sender.send(word).unwrap()
    };
    drop(journal.commit_then(put("step", "s-1", 1), tell("unheard")));
    journal
        .commit_then(Batch::new(), tell("empty"))
        .await
        .unwrap();
    let mut large = Batch::new();
    large.put("text", "large", &"x".repeat(1 << 20)).unwrap();
    let refused = journal.commit_then(large, tell("refused")).await;
    assert!(matches!(refused, Err(StoreError::DiskFull { .. })));
    let mut told: Vec<_> = receiver.try_iter().collect();
    told.sort_unstable();
    assert_eq!(told, ["empty", "unheard"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_tasks_commit_at_once() {
    let folder = TempDir::new().unwrap();
    let journal = open(&folder);
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..50 {
        let journal = journal.clone();
        tasks.spawn(async move {
            for number in 0..20 {
                journal
                    .commit(put("step", &format!("s-{task}-{number}"), number))
                    .await
                    .unwrap();
            }
        });
    }
    tasks.join_all().await;
    assert_eq!(journal.records::<u32>("step").unwrap().len(), 1000);
}

/// A journal that may grow by a few pages only.
fn small(folder: &TempDir) -> Journal {
    let connection = database::open(&path_in(folder), "engine", VERSION).unwrap();
    connection
        .pragma_update(None, "max_page_count", 16)
        .unwrap();
    Journal::with_connection(&path_in(folder), connection).unwrap()
}

#[test]
fn a_full_disk_refuses_the_whole_batch_and_the_journal_goes_on() {
    let folder = TempDir::new().unwrap();
    let journal = small(&folder);
    journal.commit_blocking(put("step", "s-1", 1)).unwrap();
    let mut large = put("step", "s-1", 2);
    large.put("text", "large", &"x".repeat(1 << 20)).unwrap();
    large.put("step", "s-2", &2).unwrap();
    let error = journal.commit_blocking(large.clone()).unwrap_err();
    assert!(matches!(error, StoreError::DiskFull { .. }), "{error}");
    assert_eq!(
        journal.records::<u32>("step").unwrap(),
        [("s-1".to_owned(), 1)]
    );

    journal.commit_blocking(put("step", "s-1", 3)).unwrap();
    let error = journal.commit_blocking(large).unwrap_err();
    assert!(matches!(error, StoreError::DiskFull { .. }), "{error}");
    drop(journal);
    let journal = open(&folder);
    assert_eq!(
        journal.records::<u32>("step").unwrap(),
        [("s-1".to_owned(), 3)]
    );
    assert_eq!(journal.records::<String>("text").unwrap(), []);
}

#[tokio::test]
async fn what_was_refused_was_not_acknowledged() {
    let folder = TempDir::new().unwrap();
    let journal = small(&folder);
    let text = "x".repeat(5_000);
    let mut commits = Vec::new();
    for number in 0..100 {
        let mut batch = Batch::new();
        batch.put("text", &format!("{number:03}"), &text).unwrap();
        commits.push((format!("{number:03}"), journal.commit(batch)));
    }
    let mut acknowledged = Vec::new();
    for (id, commit) in commits {
        if commit.await.is_ok() {
            acknowledged.push(id);
        }
    }
    assert!(
        acknowledged.len() < 100,
        "the limit is smaller than the texts"
    );
    let kept: Vec<String> = journal
        .records::<String>("text")
        .unwrap()
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    assert_eq!(kept, acknowledged);
}

/// A change of one of a few records: its kind, its id, and its value, or its end.
type Change = (&'static str, u8, Option<u32>);

fn changes() -> impl Strategy<Value = Vec<Vec<Change>>> {
    let change = (
        prop_oneof!["cluster", "step"],
        0..6_u8,
        any::<Option<u32>>(),
    );
    let change = change
        .prop_map(|(kind, id, value)| (if kind == "step" { "step" } else { "cluster" }, id, value));
    prop::collection::vec(prop::collection::vec(change, 0..6), 0..12)
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(32))]

    #[test]
    fn replay_gives_what_was_live(batches in changes()) {
        let folder = TempDir::new().unwrap();
        let mut live = BTreeMap::new();
        let journal = open(&folder);
        for changes in batches {
            let mut batch = Batch::new();
            for (kind, id, value) in changes {
                let id = id.to_string();
                if let Some(value) = value {
                    batch.put(kind, &id, &value).unwrap();
                    live.insert((kind, id), value);
                } else {
                    batch.delete(kind, &id);
                    live.remove(&(kind, id));
                }
            }
            journal.commit_blocking(batch).unwrap();
        }
        drop(journal);
        let journal = open(&folder);
        let mut replayed = BTreeMap::new();
        for kind in ["cluster", "step"] {
            journal.each(kind, |id, value: u32| { replayed.insert((kind, id.to_owned()), value); }).unwrap();
        }
        assert_eq!(replayed, live);
    }
}

#[test]
fn a_connection_that_does_not_wait_for_the_disk_writes_nothing() {
    let folder = TempDir::new().unwrap();
    let connection = database::open(&path_in(&folder), "engine", VERSION).unwrap();
    connection
        .pragma_update(None, "synchronous", "NORMAL")
        .unwrap();
    let journal = Journal::with_connection(&path_in(&folder), connection).unwrap();
    let error = journal.commit_blocking(put("step", "s-1", 1)).unwrap_err();
    assert!(matches!(error, StoreError::Closed), "{error}");
    assert_eq!(journal.records::<u32>("step").unwrap(), []);
}
