// SPDX-License-Identifier: Apache-2.0
//! Records that belong to the account and not to one cluster: a map in memory, every change of which is in the journal
//! before anybody sees it or is answered.
//!
//! A [`Table`] owns one kind of record. Reading takes no disk. A change is decided on with the whole map at hand
//! ([`Table::change`]), one after another, so that nothing is lost between a look and a write. What the records
//! mean, and which errors a decision gives, is the business of whoever has the table.

use std::collections::BTreeMap;
use std::ops::RangeBounds;
use std::sync::{Arc, PoisonError, RwLock};

use emrys_store::{Batch, Journal, StoreError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::Mutex;

/// The records of one kind, by key.
pub(crate) struct Table<R> {
    kind: &'static str,
    journal: Journal,
    records: Arc<RwLock<Records<R>>>,
    /// Held from a decision until its effect is seen by all.
    writing: Arc<Mutex<()>>,
}

type Records<R> = BTreeMap<String, Arc<R>>;

/// A change under decision: the records as they will be.
pub(crate) struct Draft<'table, R> {
    records: &'table Records<R>,
    /// New records, and `None` for those to be removed.
    changes: BTreeMap<String, Option<Arc<R>>>,
}

impl<R: Serialize + DeserializeOwned + Send + Sync + 'static> Table<R> {
    /// Reads what the journal has of the kind.
    ///
    /// # Errors
    /// The journal cannot be read, or has a record of another shape.
    pub(crate) fn open(journal: &Journal, kind: &'static str) -> Result<Self, StoreError> {
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
    pub(crate) fn get(&self, key: &str) -> Option<Arc<R>> {
        self.read(|records| records.get(key).cloned())
    }

    /// What `pick` takes of the records with keys in the range, in the order of keys, up to so many of them.
    pub(crate) fn range<T>(
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
    pub(crate) fn read<T>(&self, look: impl FnOnce(&BTreeMap<String, Arc<R>>) -> T) -> T {
        look(&self.records.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes records: `decide` sees them as every earlier change has left them, and either refuses, with which
    /// nothing changes, or drafts what shall be. All of the draft is on disk, and then seen, or nothing of it is.
    ///
    /// The change is made even if the future is dropped once it has begun to wait for the disk.
    ///
    /// # Errors
    /// The outer one when the journal cannot be written: nothing has changed. The inner one is the decision's own.
    pub(crate) async fn change<A, E>(
        &self,
        decide: impl FnOnce(&mut Draft<'_, R>) -> Result<A, E>,
    ) -> Result<Result<A, E>, StoreError> {
        let writing = self.writing.clone().lock_owned().await;
        let decided = self.read(|records| {
            let mut draft = Draft {
                records,
                changes: BTreeMap::new(),
            };
            decide(&mut draft).map(|answer| (answer, draft.changes))
        });
        let (answer, changes) = match decided {
            Ok(decided) => decided,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let mut batch = Batch::new();
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
    pub(crate) fn get(&self, key: &str) -> Option<&R> {
        let record = match self.changes.get(key) {
            Some(changed) => changed.as_ref(),
            None => self.records.get(key),
        };
        record.map(Arc::as_ref)
    }

    /// All records, as they will be, in no particular order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &R)> {
        let kept = self.records.iter();
        let kept = kept.filter(|(key, _)| !self.changes.contains_key(*key));
        let kept = kept.map(|(key, record)| (key.as_str(), record.as_ref()));
        let changed = self.changes.iter();
        kept.chain(changed.filter_map(|(key, record)| Some((key.as_str(), record.as_deref()?))))
    }

    /// Puts the record in place of the one that has its key.
    pub(crate) fn put(&mut self, key: impl Into<String>, record: R) {
        self.changes.insert(key.into(), Some(Arc::new(record)));
    }

    /// Removes the record; one that does not exist is no error.
    pub(crate) fn remove(&mut self, key: impl Into<String>) {
        self.changes.insert(key.into(), None);
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Bound;

    use emrys_store::FormatVersion;
    use tempfile::TempDir;

    use super::{Journal, StoreError, Table};

    fn journal(folder: &TempDir) -> Journal {
        Journal::open(&folder.path().join("engine.db"), "engine", FormatVersion(1)).unwrap()
    }

    fn table(folder: &TempDir) -> Table<u32> {
        Table::open(&journal(folder), "number").unwrap()
    }

    fn all(table: &Table<u32>) -> Vec<(String, u32)> {
        table.range(.., usize::MAX, |key, value| Some((key.to_owned(), *value)))
    }

    async fn put(table: &Table<u32>, key: &str, value: u32) {
        let put = table.change(|draft| {
            draft.put(key, value);
            Ok::<_, ()>(())
        });
        put.await.unwrap().unwrap();
    }

    #[tokio::test]
    async fn what_was_answered_is_there_when_the_journal_is_opened_again() {
        let folder = TempDir::new().unwrap();
        let first = table(&folder);
        put(&first, "b", 1).await;
        put(&first, "a", 2).await;
        put(&first, "c", 3).await;
        let removed = first.change(|draft| {
            draft.remove("b");
            draft.remove("never there");
            draft.put("c", 4);
            let sum: u32 = draft.iter().map(|(_, value)| value).sum();
            Ok::<_, ()>((draft.get("b").copied(), draft.get("c").copied(), sum))
        });
        let seen = removed.await.unwrap().unwrap();
        assert_eq!(seen, (None, Some(4), 6), "a draft sees itself");
        let live = all(&first);
        assert_eq!(live, [("a".to_owned(), 2), ("c".to_owned(), 4)]);
        drop(first);
        assert_eq!(all(&table(&folder)), live);
    }

    #[tokio::test]
    async fn a_refusal_changes_nothing() {
        let folder = TempDir::new().unwrap();
        let table = table(&folder);
        put(&table, "a", 1).await;
        let refused = table.change(|draft| {
            draft.put("a", 2);
            draft.put("b", 2);
            Err::<(), _>("no")
        });
        assert_eq!(refused.await.unwrap(), Err("no"));
        assert_eq!(all(&table), [("a".to_owned(), 1)]);
    }

    #[tokio::test]
    async fn a_record_without_a_json_form_changes_nothing() {
        let folder = TempDir::new().unwrap();
        let table: Table<std::collections::BTreeMap<(u8, u8), u8>> =
            Table::open(&journal(&folder), "odd").unwrap();
        let refused = table.change(|draft| {
            draft.put("a", [((1, 2), 3)].into());
            Ok::<_, ()>(())
        });
        assert!(matches!(refused.await, Err(StoreError::Encode { .. })));
        assert!(table.get("a").is_none());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn no_update_is_lost_and_one_of_many_inserts_wins() {
        let folder = TempDir::new().unwrap();
        let table = std::sync::Arc::new(table(&folder));
        let mut tasks = tokio::task::JoinSet::new();
        for task in 0..50_u32 {
            let table = table.clone();
            tasks.spawn(async move {
                let count = table.change(|draft| {
                    let count = draft.get("count").copied().unwrap_or_default();
                    draft.put("count", count + 1);
                    Ok::<_, ()>(())
                });
                count.await.unwrap().unwrap();
                let insert = table.change(|draft| {
                    if draft.get("first").is_some() {
                        return Err("taken");
                    }
                    draft.put("first", task);
                    Ok(task)
                });
                insert.await.unwrap().ok()
            });
        }
        let winners: Vec<u32> = tasks.join_all().await.into_iter().flatten().collect();
        assert_eq!(table.get("count").as_deref(), Some(&50));
        assert_eq!(winners, [*table.get("first").unwrap()]);
    }

    #[tokio::test]
    async fn a_change_whose_caller_is_gone_is_made_and_lets_the_next_one_in() {
        let folder = TempDir::new().unwrap();
        let table = table(&folder);
        let mut change = Box::pin(table.change(|draft| {
            draft.put("a", 1);
            Ok::<_, ()>(())
        }));
        let first = std::future::poll_fn(|context| {
            std::task::Poll::Ready(change.as_mut().poll(context).is_ready())
        });
        let _answered = first.await;
        drop(change);
        put(&table, "b", 2).await;
        assert_eq!(all(&table), [("a".to_owned(), 1), ("b".to_owned(), 2)]);
    }

    #[tokio::test]
    async fn a_range_begins_behind_a_key_and_ends_with_enough() {
        let folder = TempDir::new().unwrap();
        let table = table(&folder);
        for (key, value) in [("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5)] {
            put(&table, key, value).await;
        }
        let behind = (Bound::Excluded("b"), Bound::Unbounded);
        let even = table.range(behind, 1, |_, value| (value % 2 == 0).then_some(*value));
        assert_eq!(even, [4]);
    }
}
