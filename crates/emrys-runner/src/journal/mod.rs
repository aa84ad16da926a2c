// SPDX-License-Identifier: Apache-2.0
//! Which runs there are and how far each is: `runs.db` in the state folder, for runs on any target.
//!
//! Several processes have the file open. A run is written by the one process alone that holds its lease; others
//! leave it a [`Change`], which the holder takes up.
//!
//! - `record`: the on-disk format.
//! - `change`: what others want of a run.
//! - `lease`: who holds which run.
//! - `lock`: which run holds which named lock.
//! - `runs`: the handle.

mod change;
mod lease;
mod lock;
mod record;
mod runs;

use std::io;
use std::path::PathBuf;

use emrys_model::ids::RunId;
use emrys_store::StoreError;

pub use change::Change;
pub use lease::Holder;
pub(crate) use lock::Asked;
pub use record::{
    ActivityRecord, Attempt, Failure, FailureKind, HeldLock, Intent, Launch, Millis, Origin, Phase,
    Request, RunRecord, Stage, StepRecord, Target,
};
pub(crate) use runs::Lease;
pub use runs::Runs;

/// Why a run could not be read, written, or taken.
#[derive(Debug, thiserror::Error)]
pub enum RunsError {
    /// Another process runs it: wait for it, or ask it for a change.
    #[error("run {run} is under way in {holder}")]
    Held {
        /// The run.
        run: RunId,
        /// The process.
        holder: Holder,
    },
    /// There is no such run in this state folder: name another, or the folder that has it.
    #[error("there is no run {0}")]
    Unknown(RunId),
    /// The journal cannot be read or written: see its message.
    #[error("failed to use the journal of runs: {0}")]
    Store(#[from] StoreError),
    /// A file of the state folder cannot be used: check its rights.
    #[error("failed to use `{}`: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The system gave no random bytes, which no system that works does.
    #[error("the system has no randomness: {0}")]
    Random(getrandom::Error),
    /// The process ends: resume the run elsewhere.
    #[error("the process is ending")]
    Ending,
}
