// SPDX-License-Identifier: Apache-2.0
//! Why the journal could not be opened, read or written.

use std::path::PathBuf;
use std::sync::Arc;

use crate::FormatVersion;

/// Why the journal could not be opened, read or written.
///
/// Cloneable, because one failed transaction answers every batch that was in it.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The disk, or the user's share of it, is full. Nothing of the batch was acknowledged; free space and retry,
    /// the journal can be used again as it is.
    #[error("the disk is full: {source}")]
    DiskFull {
        /// What SQLite said.
        source: Arc<rusqlite::Error>,
    },
    /// The disk failed to read or write. Nothing of the batch was acknowledged; look at the system's log for the
    /// disk's own error, then retry.
    #[error("the disk failed: {source}")]
    Disk {
        /// What SQLite said.
        source: Arc<rusqlite::Error>,
    },
    /// A newer Emrys wrote the file, which was left as it is: use that version or a later one, or another state
    /// folder.
    #[error(
        "`{}` has format {found}, written by Emrys {written_by}; this Emrys reads formats up to {supported}",
        path.display()
    )]
    NewerFormat {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: FormatVersion,
        /// The newest format that this Emrys reads.
        supported: FormatVersion,
        /// The version of Emrys that wrote it.
        written_by: String,
    },
    /// The file is another database, which was left as it is: name the right file.
    #[error("`{}` is not the `{expected}` database of Emrys but {found}", path.display())]
    OtherDatabase {
        /// The file.
        path: PathBuf,
        /// The kind that was asked for.
        expected: String,
        /// What the file is.
        found: String,
    },
    /// The file is damaged: restore it, or begin with another state folder.
    #[error("the database is damaged: {source}")]
    Damaged {
        /// What SQLite said.
        source: Arc<rusqlite::Error>,
    },
    /// A record does not decode: it was written by hand or by a faulty Emrys; report a bug.
    #[error("the {kind} record `{id}` cannot be read: {source}")]
    Decode {
        /// The record's kind.
        kind: String,
        /// The record's id.
        id: String,
        /// What is wrong with it.
        source: Arc<serde_json::Error>,
    },
    /// A record has no JSON form: report a bug.
    #[error("the {kind} record `{id}` cannot be written: {source}")]
    Encode {
        /// The record's kind.
        kind: String,
        /// The record's id.
        id: String,
        /// What is wrong with it.
        source: Arc<serde_json::Error>,
    },
    /// SQLite would not force commits to the disk: report a bug.
    #[error("the database does not wait for the disk")]
    NotForced,
    /// The thread that writes could not be started or is gone: start the engine again.
    #[error("the journal's writer is not running")]
    Closed,
    /// Anything else that SQLite refuses: see its message (a missing folder, missing rights); else report a bug.
    #[error("the database cannot be used: {source}")]
    Database {
        /// What SQLite said.
        source: Arc<rusqlite::Error>,
    },
}

impl StoreError {
    pub(crate) fn encode(kind: &str, id: &str, error: serde_json::Error) -> Self {
        Self::Encode {
            kind: kind.to_owned(),
            id: id.to_owned(),
            source: Arc::new(error),
        }
    }

    pub(crate) fn decode(kind: &str, id: &str, error: serde_json::Error) -> Self {
        Self::Decode {
            kind: kind.to_owned(),
            id: id.to_owned(),
            source: Arc::new(error),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let code = error.sqlite_error_code();
        let source = Arc::new(error);
        match code {
            Some(ErrorCode::DiskFull) => Self::DiskFull { source },
            Some(ErrorCode::SystemIoFailure) => Self::Disk { source },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged { source },
            _ => Self::Database { source },
        }
    }
}
