// SPDX-License-Identifier: Apache-2.0
//! Who is told that executions begin and end: the contract.
//!
//! What an observer wants to do about it is written in the same commit as the change itself, so that it is neither
//! forgotten nor done for a change that never was.

use emrys_store::{Batch, StoreError};

use crate::executor::{StartRecord, Summary};

/// What is to be done once a change is in the journal. It is not done if the engine ends before: whoever opens the
/// journal again finds what the observer has written.
pub type Committed = Box<dyn FnOnce() + Send>;

/// Somebody who is told.
pub trait Observer: Send + Sync {
    /// An execution of a standard state machine has begun, is redriven, or has ended, as the summary says. The batch is
    /// about to be committed with it, and may be so several times, with the same records, until the disk has it.
    ///
    /// # Errors
    /// A record cannot be written: nothing is committed then.
    fn changed(
        &self,
        start: &StartRecord,
        summary: &Summary,
        batch: &mut Batch,
    ) -> Result<Option<Committed>, StoreError>;
}
