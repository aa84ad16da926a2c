// SPDX-License-Identifier: Apache-2.0
//! The one thread that writes.
//!
//! It takes every batch that waits, writes them in one transaction, and answers each once that is on disk: the slower
//! the disk, the larger the groups. It ends when the last handle is gone, after what was already handed in.

use std::sync::mpsc::Receiver;

use rusqlite::{Connection, Statement};
use tokio::sync::oneshot;

use crate::StoreError;
use crate::batch::Batch;

/// A batch, and whom to tell that it is on disk.
pub(crate) struct Submission {
    pub(crate) batch: Batch,
    /// What is done first when the batch is on disk, whether or not somebody waits for the answer.
    pub(crate) then: Box<dyn FnOnce() + Send>,
    pub(crate) reply: oneshot::Sender<Result<(), StoreError>>,
}

/// The most batches in one transaction, so that the first of a flood is not kept waiting for the last.
const LARGEST_GROUP: usize = 1024;

/// SQLite's `synchronous` from which on every commit is an fsync of the write-ahead log.
const FULL: i64 = 2;

/// Writes until every sender is gone.
pub(crate) fn run(
    connection: &Connection,
    submissions: &Receiver<Submission>,
) -> Result<(), StoreError> {
    // Kills alone do not show that a commit waits for the disk, so the connection that writes is asked.
    let synchronous: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    if synchronous < FULL {
        return Err(StoreError::NotForced);
    }
    let mut writer = Writer {
        connection,
        put: connection
            .prepare("INSERT OR REPLACE INTO records (kind, id, body) VALUES (?1, ?2, ?3)")?,
        delete: connection.prepare("DELETE FROM records WHERE kind = ?1 AND id = ?2")?,
    };
    let mut group = Vec::new();
    while let Ok(first) = submissions.recv() {
        group.push(first);
        group.extend(submissions.try_iter().take(LARGEST_GROUP - 1));
        let written = writer.write(&group);
        for submission in group.drain(..) {
            if written.is_ok() {
                (submission.then)();
            }
            // Nobody has to wait for the answer; the batch counts all the same.
            let _unheard = submission.reply.send(written.clone());
        }
    }
    Ok(())
}

struct Writer<'connection> {
    connection: &'connection Connection,
    put: Statement<'connection>,
    delete: Statement<'connection>,
}

impl Writer<'_> {
    /// Writes the whole group; after an error nothing of it is there, and the connection can be used again.
    fn write(&mut self, group: &[Submission]) -> Result<(), StoreError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let written = self.write_changes(group);
        let committed = written.and_then(|()| Ok(self.connection.execute_batch("COMMIT")?));
        if committed.is_err() && !self.connection.is_autocommit() {
            // SQLite rolls back by itself after some errors and not after others.
            self.connection.execute_batch("ROLLBACK")?;
        }
        committed
    }

    fn write_changes(&mut self, group: &[Submission]) -> Result<(), StoreError> {
        for change in group
            .iter()
            .flat_map(|submission| submission.batch.changes())
        {
            match &change.body {
                Some(body) => self.put.execute((change.kind, &change.id, body))?,
                None => self.delete.execute((change.kind, &change.id))?,
            };
        }
        Ok(())
    }
}
