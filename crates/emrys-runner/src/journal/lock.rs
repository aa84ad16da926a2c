// SPDX-License-Identifier: Apache-2.0
//! Which run of this state folder holds which named lock of a target.
//!
//! One row per lock, looked at and written under the folder's [`guard`](super::lease::guard), so two runs of the folder
//! never both have it. A run whose process lives is never robbed, however long ago it gave a sign.

use emrys_model::ids::RunId;
use emrys_store::Batch;
use serde::{Deserialize, Serialize};

use super::record::{Millis, Target};
use super::runs::Lease;
use super::{RunsError, lease};

/// The kind of these records.
pub(super) const LOCK: &str = "lock";

/// Who holds a lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LockHolder {
    pub(crate) run: RunId,
    /// From when on another run may take it, if the holder's process has died.
    pub(crate) until: Millis,
}

/// What came of asking for a lock.
pub(crate) enum Asked {
    /// It is the run's, and was that run's before, which has given no sign of life for too long.
    Taken { from: Option<RunId> },
    /// Another run has it.
    Held(LockHolder),
}

/// The key of a lock's row: which account and region it is of, and its name.
pub(super) fn key(target: &Target, name: &str) -> String {
    let account = target.account.as_deref().unwrap_or_default();
    format!("{}/{account}/{}/{name}", target.name, target.region)
}

impl Lease {
    /// Takes the lock for the run, or renews it.
    pub(crate) fn ask_for_lock(
        &self,
        target: &Target,
        name: &str,
        now: Millis,
        until: Millis,
    ) -> Result<Asked, RunsError> {
        let shared = self.runs.shared();
        let _guard = lease::guard(&shared.home)?;
        let key = key(target, name);
        let held: Option<LockHolder> = shared.journal.record(LOCK, &key)?;
        let other = held.filter(|held| held.run != self.id);
        if let Some(other) = &other
            && (other.until > now || self.runs.holder(&other.run)?.is_some())
        {
            return Ok(Asked::Held(other.clone()));
        }
        let run = self.id.clone();
        let mut batch = Batch::new();
        batch.put(LOCK, &key, &LockHolder { run, until })?;
        shared.journal.commit_blocking(batch)?;
        let from = other.map(|other| other.run);
        Ok(Asked::Taken { from })
    }
}
