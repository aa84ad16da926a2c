// SPDX-License-Identifier: Apache-2.0
//! Executions whose records cannot be read, or do not fit each other: they fail, so that whoever waits for one is told
//! and the others go on. Their records stay, but for what says how far they are.

use std::ops::ControlFlow;

use emrys_store::{Batch, Journal, StoreError};
use serde::de::DeserializeOwned;

use super::records::{self, Listed, StartRecord, Status, Summary};
use super::{ExecutorError, Shared};
use crate::time::now;

/// A record's id, and the record or what is wrong with it.
pub(super) type Read<T> = (String, Result<T, StoreError>);

/// An execution that cannot be taken up.
#[derive(Debug)]
pub(super) struct Unreadable {
    pub(super) key: String,
    /// Its ARN, if that can be read.
    pub(super) arn: Option<String>,
    /// What is wrong with its records.
    pub(super) error: ExecutorError,
}

impl ExecutorError {
    /// Whether it is about single records, so that the journal as such can be used.
    pub(super) fn is_of_records(&self) -> bool {
        matches!(
            self,
            Self::Diverged { .. }
                | Self::DoesNotExist { .. }
                | Self::Store(StoreError::Decode { .. })
        )
    }
}

/// All records of a kind, those that cannot be read as well.
pub(super) fn each_record<T: DeserializeOwned>(
    journal: &Journal,
    kind: &str,
) -> Result<Vec<Read<T>>, StoreError> {
    let mut found = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let read = journal.each_below(kind, "", after.as_deref(), |id, record| {
            found.push((id.to_owned(), Ok(record)));
            ControlFlow::Continue(())
        });
        match read {
            Ok(()) => return Ok(found),
            Err(StoreError::Decode { kind, id, source }) => {
                after = Some(id.clone());
                found.push((id.clone(), Err(StoreError::Decode { kind, id, source })));
            }
            Err(error) => return Err(error),
        }
    }
}

impl Shared {
    /// What has to be written for an execution that cannot be taken up to have failed.
    pub(super) fn failed(&self, unreadable: &Unreadable) -> Result<Batch, ExecutorError> {
        let Unreadable { key, arn, error } = unreadable;
        let journal = &self.journal;
        let mut batch = Batch::new();
        batch.delete(records::RUNNING, key);
        let start: Option<StartRecord> = readable(journal.record(records::START, key))?;
        let arn = arn.as_ref().or(start.as_ref().map(|start| &start.arn));
        let Some(arn) = arn else {
            return Ok(batch);
        };
        let known: Option<Summary> = readable(journal.record(records::SUMMARY, arn))?;
        let summary = Summary {
            status: Status::Failed,
            stopped_at: Some(now()),
            error: Some("States.Runtime".to_owned()),
            cause: Some(format!(
                "The execution cannot go on, as its records in the engine's journal cannot be used: {error}"
            )),
            ..known.unwrap_or_else(|| Summary::new(key.clone()))
        };
        batch.put(records::SUMMARY, arn, &summary)?;
        if let Some(start) = &start {
            if let Some(owner) = start.owner() {
                let id = records::listed_id(owner, start.started_at, arn);
                batch.put(records::LISTED, &id, &start.listed(&summary))?;
            }
            // The engine is being opened: the observer finds what it has written.
            let _found_later = self.observed(start, &summary, &mut batch)?;
            return Ok(batch);
        }
        // Whose list it is in, only its line says.
        for (id, listed) in each_record::<Listed>(journal, records::LISTED)? {
            if let Ok(listed) = listed
                && listed.arn == *arn
            {
                let failed = Listed {
                    status: summary.status,
                    stopped_at: summary.stopped_at,
                    ..listed
                };
                batch.put(records::LISTED, &id, &failed)?;
            }
        }
        Ok(batch)
    }
}

/// Nothing where a record cannot be read.
fn readable<T>(read: Result<Option<T>, StoreError>) -> Result<Option<T>, StoreError> {
    match read {
        Err(StoreError::Decode { .. }) => Ok(None),
        read => read,
    }
}
