// SPDX-License-Identifier: Apache-2.0
//! What is written together.

use serde::Serialize;

use crate::StoreError;

/// Records to write and to delete in one step: all of them, or none.
#[derive(Debug, Default, Clone)]
pub struct Batch {
    changes: Vec<Change>,
}

/// One record's new body, or its end.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) kind: &'static str,
    pub(crate) id: String,
    /// `None` deletes the record.
    pub(crate) body: Option<Vec<u8>>,
}

impl Batch {
    /// A batch that changes nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes the record, in place of the one that has its kind and id.
    ///
    /// The record is encoded here, on the caller's thread.
    ///
    /// # Errors
    ///
    /// [`StoreError::Encode`] when the record has no JSON form; the batch stays as it was.
    pub fn put(
        &mut self,
        kind: &'static str,
        id: &str,
        record: &impl Serialize,
    ) -> Result<(), StoreError> {
        let body =
            serde_json::to_vec(record).map_err(|error| StoreError::encode(kind, id, error))?;
        self.changes.push(Change {
            kind,
            id: id.to_owned(),
            body: Some(body),
        });
        Ok(())
    }

    /// Deletes the record; one that does not exist is no error.
    pub fn delete(&mut self, kind: &'static str, id: &str) {
        self.changes.push(Change {
            kind,
            id: id.to_owned(),
            body: None,
        });
    }

    /// Whether the batch changes nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    pub(crate) fn changes(&self) -> &[Change] {
        &self.changes
    }
}
