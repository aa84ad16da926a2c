// SPDX-License-Identifier: Apache-2.0
//! The journal: records in SQLite, committed in groups.
//!
//! A journal keeps the latest record of every entity, named by its kind and id; it is no history of events. A change
//! is a [`Batch`] of records, written whole or not at all; [`Journal::commit`] answers once the batch is on disk.
//! Batches that arrive while the disk is busy share the next transaction and so the next `fsync`. Whoever starts
//! again reads every record ([`Journal::each`]) and has everything that was acknowledged.
//!
//! The crate knows neither what the records mean nor who may write: one engine at a time is the business of the
//! lock on the state folder.
//!
//! ```
//! use emrys_store::{Batch, FormatVersion, Journal};
//!
//! let folder = tempfile::tempdir()?;
//! let journal = Journal::open(&folder.path().join("engine.db"), "engine", FormatVersion(1))?;
//!
//! let mut batch = Batch::new();
//! batch.put("cluster", "j-1", &"STARTING")?;
//! batch.put("step", "s-1", &"PENDING")?;
//! journal.commit_blocking(batch)?;
//!
//! let steps: Vec<(String, String)> = journal.records("step")?;
//! assert_eq!(steps, [("s-1".to_owned(), "PENDING".to_owned())]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! - `batch`: what is written together.
//! - `database`: the file: its schema, its format version, its pragmas.
//! - `error`: [`StoreError`].
//! - `journal`: the handle that everybody has, and reading.
//! - `table`: records of one kind as a map in memory, of which there may be few.
//! - `writer`: the one thread that writes.

mod batch;
mod database;
mod error;
mod journal;
mod table;
mod writer;

pub use batch::Batch;
pub use database::FormatVersion;
pub use error::StoreError;
pub use journal::Journal;
pub use table::{Draft, Table};
