// SPDX-License-Identifier: Apache-2.0
//! What belongs to the account and to no cluster: one table for each kind of record.

use emrys_store::{Journal, StoreError, Table};

use crate::records::account::{
    BlockPublicAccessRecord, NotebookExecutionRecord, SecurityConfigurationRecord, StudioRecord,
};

/// The account's records.
pub(crate) struct Account {
    /// By name.
    pub(crate) security_configurations: Table<SecurityConfigurationRecord>,
    /// At most one, under the empty key.
    pub(crate) block_public_access: Table<BlockPublicAccessRecord>,
    /// By id.
    pub(crate) studios: Table<StudioRecord>,
    /// By id.
    pub(crate) notebook_executions: Table<NotebookExecutionRecord>,
}

impl Account {
    /// Reads what the journal has. The names of the kinds are on-disk format.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub(crate) fn open(journal: &Journal) -> Result<Self, StoreError> {
        Ok(Self {
            security_configurations: Table::open(journal, "security-configuration")?,
            block_public_access: Table::open(journal, "block-public-access")?,
            studios: Table::open(journal, "studio")?,
            notebook_executions: Table::open(journal, "notebook-execution")?,
        })
    }
}
