// SPDX-License-Identifier: Apache-2.0
//! The file: its schema, its format version, its pragmas.
//!
//! A file that is not ours to write (newer, or another database) must be left byte for byte as it is, so it is looked
//! at through a read-only connection before anything opens it for writing.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use crate::StoreError;

/// The version of the records in a database. A change that an older Emrys cannot read raises it.
///
/// An older file is taken as it is and marked with the newer version: records must stay readable by later versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormatVersion(pub u32);

impl fmt::Display for FormatVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// How long a connection waits for another process's transaction before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS meta (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS records (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (kind, id)
    ) WITHOUT ROWID;";

/// Opens the database for writing, and makes it where there is none.
pub(crate) fn open(
    path: &Path,
    kind: &str,
    version: FormatVersion,
) -> Result<Connection, StoreError> {
    if path.exists() {
        examine(path, kind, version)?;
    }
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // An acknowledged batch survives a power failure: every commit is an fsync of the write-ahead log.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    connection.execute_batch(SCHEMA)?;
    if format_of(&connection)? != Some(version) {
        let mut set =
            connection.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?;
        set.execute(("database", kind))?;
        set.execute(("format", version.to_string()))?;
        set.execute(("written_by", env!("CARGO_PKG_VERSION")))?;
    }
    connection.execute_batch("COMMIT")?;
    Ok(connection)
}

/// Opens the database of a journal that is already open, for reading beside its writer.
pub(crate) fn open_for_reading(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    Ok(connection)
}

/// Refuses a file that is not this kind of database or comes from a newer Emrys.
fn examine(path: &Path, kind: &str, supported: FormatVersion) -> Result<(), StoreError> {
    let connection = open_for_reading(path)?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_master", (), |row| row.get(0))?;
    if tables == 0 {
        // Whoever made the file was killed before its first transaction.
        return Ok(());
    }
    let other = |found: &str| StoreError::OtherDatabase {
        path: path.to_owned(),
        expected: kind.to_owned(),
        found: found.to_owned(),
    };
    let meta: i64 = connection.query_row(
        "SELECT count(*) FROM sqlite_master WHERE name = 'meta'",
        (),
        |row| row.get(0),
    )?;
    if meta == 0 {
        return Err(other("some other database"));
    }
    match meta_value(&connection, "database")? {
        Some(found) if found == kind => {}
        Some(found) => return Err(other(&format!("its `{found}` database"))),
        None => return Err(other("some other database")),
    }
    match format_of(&connection)? {
        Some(found) if found > supported => Err(StoreError::NewerFormat {
            path: path.to_owned(),
            found,
            supported,
            written_by: meta_value(&connection, "written_by")?
                .unwrap_or_else(|| "of an unknown version".to_owned()),
        }),
        Some(_) => Ok(()),
        None => Err(other("one without a format version")),
    }
}

fn format_of(connection: &Connection) -> Result<Option<FormatVersion>, StoreError> {
    let value = meta_value(connection, "format")?;
    Ok(value
        .and_then(|value| value.parse().ok())
        .map(FormatVersion))
}

fn meta_value(connection: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    let value = connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| {
        row.get(0)
    });
    Ok(value.optional()?)
}

#[cfg(test)]
mod tests;
