// SPDX-License-Identifier: Apache-2.0
//! Who is told that executions begin and end.

use std::sync::{Arc, Mutex};

use emrys_store::{Batch, FormatVersion, Journal, StoreError};
use serde_json::json;
use tempfile::TempDir;

use super::super::running::lock;
use super::super::{Executor, StartRecord, Status, Summary};
use super::{Objects, new};
use crate::observer::{Committed, Observer};

/// Writes down what it is told, and says when that is in the journal.
#[derive(Default)]
struct Notes {
    journal: Mutex<Option<Journal>>,
    committed: Arc<Mutex<Vec<Status>>>,
}

impl Observer for Notes {
    fn changed(
        &self,
        start: &StartRecord,
        summary: &Summary,
        batch: &mut Batch,
    ) -> Result<Option<Committed>, StoreError> {
        let id = format!("{} {:?}", start.name, summary.status);
        batch.put("note", &id, &summary.status)?;
        let (journal, committed) = (lock(&self.journal).clone().unwrap(), self.committed.clone());
        let status = summary.status;
        Ok(Some(Box::new(move || {
            let noted: Option<Status> = journal.record("note", &id).unwrap();
            assert_eq!(noted, Some(status), "written before it is said");
            lock(&committed).push(status);
        })))
    }
}

#[tokio::test]
async fn an_observer_is_told_in_the_commit_of_the_change() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("engine.db");
    let journal = Journal::open(&path, "engine", FormatVersion(1)).unwrap();
    let notes = Arc::new(Notes::default());
    *lock(&notes.journal) = Some(journal.clone());
    let objects = Arc::<Objects>::default();
    let executor = Executor::open(&journal, Vec::new(), objects, Some(notes.clone()));
    let executor = executor.await.unwrap();

    let pass = json!({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}});
    executor.start(new("passes", &pass)).await.unwrap();
    let told = std::mem::take(&mut *lock(&notes.committed));
    assert_eq!(told.len(), 2);
    assert!(told.contains(&Status::Running) && told.contains(&Status::Succeeded));

    let wait =
        json!({"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 9999, "End": true}}});
    let waits = new("waits", &wait);
    let arn = waits.arn.clone();
    executor.start(waits).await.unwrap();
    executor.stop(&arn, None, None).await.unwrap();
    assert_eq!(*lock(&notes.committed), [Status::Running, Status::Aborted]);

    lock(&notes.committed).clear();
    let mut express = new("express", &pass);
    express.express = true;
    executor.start(express).await.unwrap();
    assert!(lock(&notes.committed).is_empty());
}
