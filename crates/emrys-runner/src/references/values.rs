// SPDX-License-Identifier: Apache-2.0
//! The values of references, and how requests get them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use emrys_document::reference::{self, Reference};
use emrys_protocol::types::Sensitive;
use emrys_synth::references::{change, with_references};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Values of so many bytes are hidden; shorter ones cannot be told from other text.
const HIDDEN: usize = 4;

/// The values of references. `Debug` shows which there are and hides what they are.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Values {
    values: BTreeMap<Reference, Sensitive>,
}

/// Why a request cannot be filled. It holds no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FillError {
    /// It has a reference that was not resolved: resolve those of the whole plan first.
    #[error("`{0}` has no value yet")]
    Unresolved(Reference),
    /// With its values it is no such request any more: report a bug.
    #[error("the request cannot be read with its values filled in")]
    Unreadable,
}

impl Values {
    /// Adds a value.
    pub fn insert(&mut self, reference: Reference, value: impl Into<Sensitive>) {
        self.values.insert(reference, value.into());
    }

    /// These values, and the id of the cluster.
    #[must_use]
    pub fn with_cluster(&self, id: &str) -> Self {
        let mut values = self.clone();
        values.insert(Reference::ClusterId, id.to_owned());
        values
    }

    /// What somebody has said about a request, with references in the place of their values: jobs and services quote what
    /// they were given.
    #[must_use]
    pub fn hide(&self, text: &str) -> String {
        let known = self.values.iter().map(|(of, value)| (of, value.reveal()));
        let mut known: Vec<_> = known
            .filter(|(of, value)| **of != Reference::ClusterId && value.len() >= HIDDEN)
            .collect();
        // One value may be a part of another.
        known.sort_by_key(|(_, value)| Reverse(value.len()));
        known.iter().fold(text.to_owned(), |text, (of, value)| {
            text.replace(value, &of.to_string())
        })
    }

    /// The request with values in the place of references.
    ///
    /// # Errors
    /// A reference has no value.
    pub fn fill<T: Serialize + DeserializeOwned + Clone>(
        &self,
        request: &T,
    ) -> Result<T, FillError> {
        let Some(mut json) = with_references(request) else {
            return Ok(request.clone());
        };
        let mut missing = None;
        change(&mut json, &mut |text| {
            reference::replace(text, |reference| {
                let value = self.values.get(reference);
                if value.is_none() {
                    missing = Some(reference.clone());
                }
                value.map(Sensitive::reveal)
            })
        });
        match missing {
            Some(reference) => Err(FillError::Unresolved(reference)),
            // An error of serde might quote what it has read.
            None => serde_json::from_value(json).map_err(|_| FillError::Unreadable),
        }
    }
}

impl fmt::Debug for Values {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.values.keys()).finish()
    }
}
