// SPDX-License-Identifier: Apache-2.0
//! Records of one kind as a map in memory, every change of which is in the journal before anybody sees it or is answered.
//!
//! A [`Table`] owns one kind of record. Reading takes no disk. A change is decided on with the whole map at hand
//! ([`Table::change`]), one after another, so that nothing is lost between a look and a write. What the records
//! mean, and which errors a decision gives, is the business of whoever has the table.

use std::collections::BTreeMap;
use std::ops::RangeBounds;
use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::Mutex;

use crate::{Batch, Journal, StoreError};

/// The records of one kind, by key.
pub struct Table<R> {
    kind: &'static str,
    journal: Journal,
    records: Arc<RwLock<Records<R>>>,
    /// Held from a decision until its effect is seen by all.
    writing: Arc<Mutex<()>>,
}

type Records<R> = BTreeMap<String, Arc<R>>;

/// A change under decision: the records as they will be.
pub struct Draft<'table, R> {
    records: &'table Records<R>,
    /// New records, and `None` for those to be removed.
    changes: BTreeMap<String, Option<Arc<R>>>,
    beside: Batch,
}

impl<R: Serialize + DeserializeOwned + Send + Sync + 'static> Table<R> {
    /// Reads what the journal has of the kind.
    ///
    /// # Errors
    /// The journal cannot be read, or has a record of another shape.
    pub fn open(journal: &Journal, kind: &'static str) -> Result<Self, StoreError> {
        let mut records = Records::new();
        journal.each(kind, |key, record| {
            records.insert(key.to_owned(), Arc::new(record));
        })?;
        Ok(Self {
            kind,
            journal: journal.clone(),
            records: Arc::new(RwLock::new(records)),
            writing: Arc::default(),
        })
    }

    /// The record of that key.
    pub fn get(&self, key: &str) -> Option<Arc<R>> {
        self.read(|records| records.get(key).cloned())
    }

    /// What `pick` takes of the records with keys in the range, in the order of keys, up to so many of them.
    pub fn range<T>(
        &self,
        keys: impl RangeBounds<str>,
        wanted: usize,
        pick: impl Fn(&str, &R) -> Option<T>,
    ) -> Vec<T> {
        self.read(|records| {
            let found = records.range::<str, _>(keys);
            let picked = found.filter_map(|(key, record)| pick(key, record));
            picked.take(wanted).collect()
        })
    }

    /// What `look` makes of all records. Nobody can change them meanwhile: it has to be quick.
    pub fn read<T>(&self, look: impl FnOnce(&BTreeMap<String, Arc<R>>) -> T) -> T {
        look(&self.records.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes records: `decide` sees them as every earlier change has left them, and either refuses, with which
    /// nothing changes, or drafts what shall be. All of the draft is on disk, and then seen, or nothing of it is.
    ///
    /// The change is made even if the future is dropped once it has begun to wait for the disk.
    ///
    /// # Errors
    /// The outer one when the journal cannot be written: nothing has changed. The inner one is the decision's own.
    pub async fn change<A, E>(
        &self,
        decide: impl FnOnce(&mut Draft<'_, R>) -> Result<A, E>,
    ) -> Result<Result<A, E>, StoreError> {
        let writing = self.writing.clone().lock_owned().await;
        let decided = self.read(|records| {
            let mut draft = Draft {
                records,
                changes: BTreeMap::new(),
                beside: Batch::new(),
            };
            decide(&mut draft).map(|answer| (answer, draft.changes, draft.beside))
        });
        let (answer, changes, mut batch) = match decided {
            Ok(decided) => decided,
            Err(refusal) => return Ok(Err(refusal)),
        };
        for (key, record) in &changes {
            match record {
                Some(record) => batch.put(self.kind, key, record.as_ref())?,
                None => batch.delete(self.kind, key),
            }
        }
        let records = self.records.clone();
        let committed = self.journal.commit_then(batch, move || {
            let mut records = records.write().unwrap_or_else(PoisonError::into_inner);
            for (key, record) in changes {
                match record {
                    Some(record) => records.insert(key, record),
                    None => records.remove(&key),
                };
            }
            drop(writing);
        });
        committed.await?;
        Ok(Ok(answer))
    }
}

impl<R> Draft<'_, R> {
    /// The record of that key, as it will be.
    pub fn get(&self, key: &str) -> Option<&R> {
        let record = match self.changes.get(key) {
            Some(changed) => changed.as_ref(),
            None => self.records.get(key),
        };
        record.map(Arc::as_ref)
    }

    /// All records, as they will be, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &R)> {
        let kept = self.records.iter();
        let kept = kept.filter(|(key, _)| !self.changes.contains_key(*key));
        let kept = kept.map(|(key, record)| (key.as_str(), record.as_ref()));
        let changed = self.changes.iter();
        kept.chain(changed.filter_map(|(key, record)| Some((key.as_str(), record.as_deref()?))))
    }

    /// Puts the record in place of the one that has its key.
    pub fn put(&mut self, key: impl Into<String>, record: R) {
        self.changes.insert(key.into(), Some(Arc::new(record)));
    }

    /// Removes the record; one that does not exist is no error.
    pub fn remove(&mut self, key: impl Into<String>) {
        self.changes.insert(key.into(), None);
    }

    /// What is written together with the draft: records of other kinds, which are in no table.
    pub fn beside(&mut self) -> &mut Batch {
        &mut self.beside
    }
}

#[cfg(test)]
mod tests;
