// SPDX-License-Identifier: Apache-2.0
//! State machines, their versions, aliases and tags.
//!
//! A machine is one record of the journal, with all of its versions and aliases; the texts of its definitions are
//! records of their own, which executions share. Whether a definition is right is the business of `emrys-states`.
//!
//! - `record`: what the journal keeps.
//! - `definitions`: definitions, checked and read.
//! - `create`, `update`, `delete`: the machine itself.
//! - `versions`, `aliases`: published revisions, and the names that lead to them.
//! - `revision`: which revision an ARN means.
//! - `tags`, `names`: what others share.
//! - `read`: answers.

mod aliases;
mod create;
mod definitions;
mod delete;
mod read;
mod record;
mod revision;
mod update;
mod versions;

use std::sync::Arc;

use emrys_protocol::ApiError;
use emrys_store::{Draft, Journal, StoreError, Table};

use crate::arn::{Arns, MachineArn};
use crate::refusals;

pub(crate) use definitions::{Definition, Definitions};
pub(crate) use record::{MachineRecord, Revision};

/// Kind of [`MachineRecord`] in the journal; the id is the machine's name.
const KIND: &str = "state-machine";

/// All state machines of an account.
pub(crate) struct Machines {
    arns: Arns,
    records: Table<MachineRecord>,
    definitions: Definitions,
}

impl Machines {
    /// Reads what the journal has.
    pub(crate) fn open(journal: &Journal, arns: Arns) -> Result<Self, StoreError> {
        Ok(Self {
            arns,
            records: Table::open(journal, KIND)?,
            definitions: Definitions::new(journal),
        })
    }

    /// The definitions of all machines.
    pub(crate) fn definitions(&self) -> &Definitions {
        &self.definitions
    }

    /// The machine that an ARN names, whichever of its revisions that means.
    pub(crate) fn find(&self, arn: &MachineArn<'_>) -> Result<Arc<MachineRecord>, ApiError> {
        self.named(arn)
            .ok_or_else(|| refusals::no_state_machine(arn.text))
    }

    /// The same, if there is one.
    pub(crate) fn named(&self, arn: &MachineArn<'_>) -> Option<Arc<MachineRecord>> {
        let found = self.records.get(arn.name);
        found.filter(|record| record.arn == arn.machine)
    }

    /// Changes the machine that an ARN names, unless it is to be deleted.
    async fn change<A>(
        &self,
        arn: &MachineArn<'_>,
        change: impl FnOnce(&mut MachineRecord) -> Result<A, ApiError>,
    ) -> Result<A, ApiError> {
        self.draft(|draft| {
            let record = draft.get(arn.name);
            let record = record.filter(|record| record.arn == arn.machine);
            let record = record.ok_or_else(|| refusals::no_state_machine(arn.text))?;
            let mut record = record.clone();
            let answer = change(&mut record)?;
            draft.put(arn.name, record);
            Ok(answer)
        })
        .await
    }

    async fn draft<A>(
        &self,
        decide: impl FnOnce(&mut Draft<'_, MachineRecord>) -> Result<A, ApiError>,
    ) -> Result<A, ApiError> {
        self.records.change(decide).await.map_err(refusals::store)?
    }
}
