// SPDX-License-Identifier: Apache-2.0

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;

use super::{FormatVersion, open};
use crate::StoreError;

const VERSION: FormatVersion = FormatVersion(2);

fn path_in(folder: &TempDir) -> PathBuf {
    folder.path().join("engine.db")
}

fn pragma(connection: &Connection, name: &str) -> String {
    let value =
        connection.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0));
    format!("{:?}", value.unwrap())
}

/// Opens the file and asserts that it is refused and stays as it was.
fn refused(path: &Path, kind: &str, version: FormatVersion) -> StoreError {
    let before = fs::read(path).unwrap();
    let error = open(path, kind, version).unwrap_err();
    assert!(fs::read(path).unwrap() == before, "the file is untouched");
    error
}

#[test]
fn every_commit_is_forced_to_the_disk() {
    let folder = TempDir::new().unwrap();
    let connection = open(&path_in(&folder), "engine", VERSION).unwrap();
    assert_eq!(pragma(&connection, "journal_mode"), "Text(\"wal\")");
    assert_eq!(pragma(&connection, "synchronous"), "Integer(2)");
}

#[test]
fn a_newer_format_is_refused_with_the_version_that_wrote_it() {
    let folder = TempDir::new().unwrap();
    let path = path_in(&folder);
    drop(open(&path, "engine", FormatVersion(3)).unwrap());
    let error = refused(&path, "engine", VERSION);
    let written_by = env!("CARGO_PKG_VERSION");
    assert_eq!(
        error.to_string(),
        format!(
            "`{}` has format 3, written by Emrys {written_by}; this Emrys reads formats up to 2",
            path.display()
        )
    );
}

#[test]
fn a_newer_format_that_only_the_log_tells_is_refused_as_well() {
    let folder = TempDir::new().unwrap();
    let path = path_in(&folder);
    let writer = open(&path, "engine", VERSION).unwrap();
    // As after a kill: the change is in the write-ahead log and not yet in the file.
    writer
        .execute("UPDATE meta SET value = '3' WHERE key = 'format'", ())
        .unwrap();
    let error = refused(&path, "engine", VERSION);
    assert!(
        matches!(
            error,
            StoreError::NewerFormat {
                found: FormatVersion(3),
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn an_older_format_is_taken_and_marked() {
    let folder = TempDir::new().unwrap();
    let path = path_in(&folder);
    drop(open(&path, "engine", FormatVersion(1)).unwrap());
    drop(open(&path, "engine", VERSION).unwrap());
    assert!(matches!(
        refused(&path, "engine", FormatVersion(1)),
        StoreError::NewerFormat { .. }
    ));
}

#[test]
fn another_database_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = path_in(&folder);
    drop(open(&path, "runs", VERSION).unwrap());
    let error = refused(&path, "engine", VERSION);
    assert!(
        error
            .to_string()
            .ends_with("is not the `engine` database of Emrys but its `runs` database"),
        "{error}"
    );

    let foreign = folder.path().join("foreign.db");
    Connection::open(&foreign)
        .unwrap()
        .execute_batch("CREATE TABLE songs (title TEXT)")
        .unwrap();
    let error = refused(&foreign, "engine", VERSION);
    assert!(matches!(error, StoreError::OtherDatabase { .. }), "{error}");
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = path_in(&folder);
    fs::write(
        &path,
        "no database, but long enough to be taken for one at first sight".repeat(20),
    )
    .unwrap();
    let error = refused(&path, "engine", VERSION);
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
}

#[test]
fn a_file_without_a_first_transaction_is_begun_anew() {
    let folder = TempDir::new().unwrap();
    let path = path_in(&folder);
    fs::write(&path, "").unwrap();
    open(&path, "engine", VERSION).unwrap();
}

#[test]
fn a_missing_folder_is_an_error() {
    let folder = TempDir::new().unwrap();
    let error = open(&folder.path().join("missing/engine.db"), "engine", VERSION).unwrap_err();
    assert!(matches!(error, StoreError::Database { .. }), "{error}");
}
