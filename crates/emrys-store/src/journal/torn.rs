// SPDX-License-Identifier: Apache-2.0
//! The end of the write-ahead log is torn or garbled, as a power failure may leave it: every batch before that place is
//! there, whole and in order, and what comes after is gone.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::{ProptestConfig, any, proptest};

use super::Journal;
use crate::{Batch, FormatVersion, StoreError};

const VERSION: FormatVersion = FormatVersion(1);
const BATCHES: usize = 24;

/// What a killed engine has left: the two files, and how long the log was after each acknowledged batch.
struct Left {
    folder: tempfile::TempDir,
    lengths: Vec<u64>,
}

fn journal_in(folder: &Path) -> PathBuf {
    folder.join("engine.db")
}

fn log_in(folder: &Path) -> PathBuf {
    folder.join("engine.db-wal")
}

fn write() -> Left {
    let folder = tempfile::tempdir().unwrap();
    let path = journal_in(folder.path());
    let journal = Journal::open(&path, "engine", VERSION).unwrap();
    let mut lengths = Vec::new();
    for number in 0..BATCHES {
        let mut batch = Batch::new();
        // Some batches take several pages of the log.
        let text = "x".repeat(number % 5 * 3_000);
        batch.put("half", &format!("{number:03}-a"), &text).unwrap();
        batch.put("half", &format!("{number:03}-b"), &text).unwrap();
        journal.commit_blocking(batch).unwrap();
        lengths.push(fs::metadata(log_in(folder.path())).unwrap().len());
    }
    let left = tempfile::tempdir().unwrap();
    for of in [journal_in, log_in] {
        fs::copy(of(folder.path()), of(left.path())).unwrap();
    }
    Left {
        folder: left,
        lengths,
    }
}

/// Opens a copy whose log was damaged; gives how many batches are there.
fn batches_after(left: &Left, damage: impl FnOnce(&mut Vec<u8>)) -> Result<usize, StoreError> {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(journal_in(left.folder.path()), journal_in(folder.path())).unwrap();
    let mut log = fs::read(log_in(left.folder.path())).unwrap();
    damage(&mut log);
    fs::write(log_in(folder.path()), log).unwrap();

    let path = journal_in(folder.path());
    let journal = Journal::open(&path, "engine", VERSION)?;
    let records: Vec<(String, String)> = journal.records("half")?;
    let expected = (0..).flat_map(|number| ["a", "b"].map(|half| format!("{number:03}-{half}")));
    for ((id, _), expected) in records.iter().zip(expected) {
        assert_eq!(*id, expected, "no batch is missing before another");
    }
    assert_eq!(records.len() % 2, 0, "a batch is there whole or not at all");

    // It goes on from there.
    let mut batch = Batch::new();
    batch.put("half", "later", &"").unwrap();
    journal.commit_blocking(batch).unwrap();
    drop(journal);
    let journal = Journal::open(&path, "engine", VERSION)?;
    let again: Vec<(String, String)> = journal.records("half")?;
    assert_eq!(again.len(), records.len() + 1);
    Ok(records.len() / 2)
}

fn whole_before(left: &Left, offset: usize) -> usize {
    let before = |length: &&u64| **length <= offset as u64;
    left.lengths.iter().filter(before).count()
}

#[test]
fn an_undamaged_log_has_everything() {
    let left = write();
    assert_eq!(batches_after(&left, |_| {}).unwrap(), BATCHES);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_batch_before_the_torn_end_of_the_log_is_there(place in any::<u32>(), garbled in any::<Option<u8>>()) {
        let left = write();
        let length = fs::metadata(log_in(left.folder.path())).unwrap().len();
        let offset = usize::try_from(u64::from(place) % length).unwrap();
        let found = batches_after(&left, |log| match garbled {
            // The end was never written,
            None => log.truncate(offset),
            // or something else stands there.
            Some(byte) => log[offset..].fill(byte),
        });
        let found = found.unwrap();
        assert!(found >= whole_before(&left, offset), "{found} batches are left");
        assert!(found <= BATCHES);
    }
}

#[test]
fn a_damaged_journal_is_an_error_and_not_an_empty_journal() {
    let left = write();
    let path = journal_in(left.folder.path());
    // All of it is in the file, and nothing in the log.
    drop(Journal::open(&path, "engine", VERSION).unwrap());
    let whole = fs::read(&path).unwrap();
    for offset in [0, 20, 100, 4_096, whole.len() / 2] {
        let mut damaged = whole.clone();
        damaged[offset..].fill(0x5a);
        fs::write(&path, damaged).unwrap();
        let opened = Journal::open(&path, "engine", VERSION);
        let read = opened.and_then(|journal| journal.records::<String>("half"));
        let error = read.unwrap_err();
        assert!(
            matches!(error, StoreError::Damaged { .. }),
            "{offset}: {error}"
        );
    }
}
