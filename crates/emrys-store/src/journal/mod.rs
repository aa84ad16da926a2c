// SPDX-License-Identifier: Apache-2.0
//! The handle that everybody has, and reading.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use rusqlite::Connection;
use serde::de::DeserializeOwned;
use tokio::sync::oneshot;

use crate::writer::{self, Submission};
use crate::{Batch, FormatVersion, StoreError, database};

/// How many connections are kept for those who read next.
const IDLE_READERS: usize = 4;

/// A journal, cheap to clone. When the last clone is dropped, what was handed in is written and the file closed.
#[derive(Debug, Clone)]
pub struct Journal {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    path: PathBuf,
    /// Connections that nobody reads with now.
    readers: Mutex<Vec<Connection>>,
    /// `None` only while the last handle is being dropped.
    submissions: Option<mpsc::Sender<Submission>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Journal {
    /// Opens the journal at `path`, and makes it where there is none; its folder must exist.
    ///
    /// `kind` tells Emrys's databases apart (`engine`, `runs`), `version` is the format of the caller's records.
    ///
    /// # Errors
    ///
    /// [`StoreError::NewerFormat`] and [`StoreError::OtherDatabase`] leave the file as it is.
    pub fn open(path: &Path, kind: &str, version: FormatVersion) -> Result<Self, StoreError> {
        Self::with_connection(path, database::open(path, kind, version)?)
    }

    fn with_connection(path: &Path, connection: Connection) -> Result<Self, StoreError> {
        let (submissions, receiver) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || {
                if let Err(error) = writer::run(&connection, &receiver) {
                    tracing::error!(%error, "the journal's writer ended");
                }
            })
            .map_err(|_| StoreError::Closed)?;
        Ok(Self {
            shared: Arc::new(Shared {
                path: path.to_owned(),
                readers: Mutex::default(),
                submissions: Some(submissions),
                thread: Some(thread),
            }),
        })
    }

    /// Hands the batch in at once, and gives a future that is done when it is on disk.
    ///
    /// Batches are applied in the order in which they are handed in. The batch is written even if the future is
    /// dropped. After an error the batch is not in the journal, nor are others that shared its transaction and got the
    /// same error; only after [`StoreError::Disk`] may a crash bring them back.
    pub fn commit(
        &self,
        batch: Batch,
    ) -> impl Future<Output = Result<(), StoreError>> + Send + use<> {
        self.commit_then(batch, || ())
    }

    /// [`Journal::commit`], and `then` as soon as the batch is on disk, before the answer and even if nobody waits for
    /// it: what must be known in memory exactly when it is in the journal.
    ///
    /// `then` keeps the thread that writes, so it has to be quick and must not call the journal. After an error it is
    /// dropped.
    pub fn commit_then<Then: FnOnce() + Send + 'static>(
        &self,
        batch: Batch,
        then: Then,
    ) -> impl Future<Output = Result<(), StoreError>> + Send + use<Then> {
        let reply = self.submit(batch, Box::new(then));
        async move { reply?.await.unwrap_or(Err(StoreError::Closed)) }
    }

    /// [`Journal::commit`] for a thread that may block; panics inside an asynchronous task.
    ///
    /// # Errors
    ///
    /// As [`Journal::commit`].
    pub fn commit_blocking(&self, batch: Batch) -> Result<(), StoreError> {
        self.submit(batch, Box::new(|| ()))?
            .blocking_recv()
            .unwrap_or(Err(StoreError::Closed))
    }

    fn submit(
        &self,
        batch: Batch,
        then: Box<dyn FnOnce() + Send>,
    ) -> Result<oneshot::Receiver<Result<(), StoreError>>, StoreError> {
        let (reply, answer) = oneshot::channel();
        if batch.is_empty() {
            then();
            let _unheard = reply.send(Ok(()));
            return Ok(answer);
        }
        let submissions = self.shared.submissions.as_ref().ok_or(StoreError::Closed)?;
        submissions
            .send(Submission { batch, then, reply })
            .map_err(|_| StoreError::Closed)?;
        Ok(answer)
    }

    /// Reads every record of the kind, in the order of ids, one at a time.
    ///
    /// What is read is the state at the moment of the call; commits go on meanwhile. Blocks.
    ///
    /// # Errors
    ///
    /// [`StoreError::Decode`] at the first record that is no `T`; those before it were handed out.
    pub fn each<T: DeserializeOwned>(
        &self,
        kind: &str,
        mut visit: impl FnMut(&str, T),
    ) -> Result<(), StoreError> {
        self.each_below(kind, "", None, |id, record| {
            visit(id, record);
            ControlFlow::Continue(())
        })
    }

    /// Reads the records of the kind whose ids begin with the prefix and come after `after`, in the order of ids, one
    /// at a time, until `visit` breaks off. Blocks.
    ///
    /// # Errors
    ///
    /// As [`Journal::each`].
    pub fn each_below<T: DeserializeOwned>(
        &self,
        kind: &str,
        prefix: &str,
        after: Option<&str>,
        mut visit: impl FnMut(&str, T) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        // Ids are compared as UTF-8, in which nothing comes after the last character there can be.
        let end = format!("{prefix}\u{10FFFF}");
        let (begin, comparison) = match after {
            Some(after) if after >= prefix => (after, ">"),
            _ => (prefix, ">="),
        };
        self.reading(|connection| {
            let mut statement = connection.prepare(&format!(
                "SELECT id, body FROM records
                 WHERE kind = ?1 AND id {comparison} ?2 AND id < ?3 ORDER BY id"
            ))?;
            let mut rows = statement.query((kind, begin, &end))?;
            while let Some(row) = rows.next()? {
                let id = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
                let body = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
                let record = serde_json::from_slice(body)
                    .map_err(|error| StoreError::decode(kind, id, error))?;
                if visit(id, record).is_break() {
                    break;
                }
            }
            Ok(())
        })
    }

    /// The record of that kind and id, if there is one. Blocks.
    ///
    /// # Errors
    ///
    /// As [`Journal::each`].
    pub fn record<T: DeserializeOwned>(
        &self,
        kind: &str,
        id: &str,
    ) -> Result<Option<T>, StoreError> {
        self.reading(|connection| {
            let mut statement =
                connection.prepare("SELECT body FROM records WHERE kind = ?1 AND id = ?2")?;
            let mut rows = statement.query((kind, id))?;
            let Some(row) = rows.next()? else {
                return Ok(None);
            };
            let body = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
            let record = serde_json::from_slice(body)
                .map_err(|error| StoreError::decode(kind, id, error))?;
            Ok(Some(record))
        })
    }

    /// Reads with a connection of its own, so that readers wait neither for each other nor for the writer.
    fn reading<A>(
        &self,
        read: impl FnOnce(&Connection) -> Result<A, StoreError>,
    ) -> Result<A, StoreError> {
        let readers = || {
            let readers = self.shared.readers.lock();
            readers.unwrap_or_else(PoisonError::into_inner)
        };
        let idle = readers().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => database::open_for_reading(&self.shared.path)?,
        };
        let read = read(&connection);
        let mut readers = readers();
        if read.is_ok() && readers.len() < IDLE_READERS {
            readers.push(connection);
        }
        read
    }

    /// Every record of the kind with its id, in the order of ids.
    ///
    /// # Errors
    ///
    /// As [`Journal::each`].
    pub fn records<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<(String, T)>, StoreError> {
        let mut records = Vec::new();
        self.each(kind, |id, record| records.push((id.to_owned(), record)))?;
        Ok(records)
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // The last connection to close tidies up the file, and that has to be the one that writes.
        let readers = self.readers.get_mut();
        readers.unwrap_or_else(PoisonError::into_inner).clear();
        // The thread ends when its channel does, after what is still in it.
        drop(self.submissions.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the journal's writer panicked");
        }
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod torn;
