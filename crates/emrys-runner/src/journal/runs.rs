// SPDX-License-Identifier: Apache-2.0
//! The handle on the journal of runs, and the lease by which a run is written.

use std::collections::HashSet;
use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use emrys_model::ids::RunId;
use emrys_store::{Batch, FormatVersion, Journal};

use super::RunsError;
use super::change::Change;
use super::lease::{self, Holder, Owner};
use super::lock::{self, LOCK, LockHolder};
use super::record::{Millis, RunRecord};
use emrys_synth::lower::plan::Plan;

const VERSION: FormatVersion = FormatVersion(1);
/// Kinds of records. The plan is apart from the run: it is large and hardly ever changes.
const RUN: &str = "run";
const PLAN: &str = "plan";
const LEASE: &str = "lease";
const CHANGE: &str = "change";

/// The journal of runs of a state folder; a cheap handle.
///
/// What reads or writes here waits for the disk: in an asynchronous task, use [`tokio::task::spawn_blocking`].
#[derive(Clone)]
pub struct Runs {
    shared: Arc<Shared>,
}

pub(super) struct Shared {
    pub(super) home: PathBuf,
    folder: PathBuf,
    pub(super) journal: Journal,
    owner: Owner,
    /// The runs that this handle holds.
    held: Mutex<HashSet<RunId>>,
}

/// The right to write a run, until it is dropped.
pub(crate) struct Lease {
    pub(super) runs: Runs,
    pub(super) id: RunId,
    /// Whether it was given up already, so that a row that is there by now is another's.
    released: AtomicBool,
}

impl Runs {
    /// Opens the journal of the state folder, and makes both where they are missing.
    ///
    /// # Errors
    /// The folder or the journal cannot be used.
    pub fn open(home: &Path) -> Result<Self, RunsError> {
        let folder = home.join("runs");
        let mut builder = fs::DirBuilder::new();
        let created = builder.recursive(true).mode(0o700).create(&folder);
        created.map_err(|source| lease::file_error(&folder, source))?;
        let _guard = lease::guard(home)?;
        let owner = Owner::new(&folder)?;
        let journal = Journal::open(&home.join("runs.db"), "runs", VERSION)?;
        Ok(Self {
            shared: Arc::new(Shared {
                home: home.to_owned(),
                folder,
                journal,
                owner,
                held: Mutex::default(),
            }),
        })
    }

    /// Every run, the oldest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn all(&self) -> Result<Vec<RunRecord>, RunsError> {
        let mut runs = Vec::new();
        let journal = &self.shared.journal;
        journal.each(RUN, |_, record: RunRecord| runs.push(record))?;
        runs.sort_by(|a, b| (a.created, &a.id).cmp(&(b.created, &b.id)));
        Ok(runs)
    }

    /// The run with that id and its plan.
    ///
    /// # Errors
    /// There is none, or the journal cannot be read.
    pub fn find(&self, id: &RunId) -> Result<(RunRecord, Plan), RunsError> {
        let journal = &self.shared.journal;
        let record = journal.record(RUN, id.as_str())?;
        let plan = journal.record(PLAN, id.as_str())?;
        record
            .zip(plan)
            .ok_or_else(|| RunsError::Unknown(id.clone()))
    }

    /// Whether there is a run with that id.
    pub(crate) fn has(&self, id: &RunId) -> Result<bool, RunsError> {
        let record: Option<RunRecord> = self.shared.journal.record(RUN, id.as_str())?;
        Ok(record.is_some())
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The process that runs it now, if one does.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn holder(&self, id: &RunId) -> Result<Option<Holder>, RunsError> {
        let shared = &self.shared;
        let holder: Option<Holder> = shared.journal.record(LEASE, id.as_str())?;
        Ok(
            holder.filter(|holder| match holder.owner == shared.owner.name() {
                true => shared.held().contains(id),
                false => lease::lives(&shared.folder, &holder.owner),
            }),
        )
    }

    /// Leaves word of what is to become of a run, and gives the number under which the record has it once the run's runner
    /// has taken it up: soon, or when it is resumed.
    ///
    /// # Errors
    /// There is no such run, or the journal cannot be written.
    pub fn ask(&self, id: &RunId, change: &Change) -> Result<u64, RunsError> {
        let _guard = lease::guard(&self.shared.home)?;
        let taken = self.find(id)?.0.changes;
        let last = self.changes()?.into_iter().rfind(|(of, ..)| of == id);
        let number = 1 + last.map_or(taken, |(_, number, _)| number);
        let mut batch = Batch::new();
        batch.put(CHANGE, &change_key(id, number), change)?;
        self.shared.journal.commit_blocking(batch)?;
        Ok(number)
    }

    /// What has been asked for and not yet taken up, with the run and a number that counts for each.
    pub(crate) fn changes(&self) -> Result<Vec<(RunId, u64, Change)>, RunsError> {
        let mut changes = Vec::new();
        let journal = &self.shared.journal;
        journal.each(CHANGE, |key, change: Change| {
            let key = key.split_once('/');
            let key = key.and_then(|(id, number)| Some((id.parse().ok()?, number.parse().ok()?)));
            changes.extend(key.map(|(id, number)| (id, number, change)));
        })?;
        Ok(changes)
    }

    /// Writes a new run and takes its lease.
    pub(crate) fn begin(&self, record: &RunRecord, plan: &Plan) -> Result<Lease, RunsError> {
        // Nobody else knows the id yet.
        let lease = self.hold(&record.id);
        let mut batch = Batch::new();
        batch.put(RUN, record.id.as_str(), record)?;
        batch.put(PLAN, record.id.as_str(), plan)?;
        self.put_lease(&mut batch, &record.id, record.created)?;
        self.shared.journal.commit_blocking(batch)?;
        Ok(lease)
    }

    /// Takes the lease of a run that nobody runs.
    pub(crate) fn take(
        &self,
        id: &RunId,
        now: Millis,
    ) -> Result<(Lease, RunRecord, Plan), RunsError> {
        let _guard = lease::guard(&self.shared.home)?;
        if let Some(holder) = self.holder(id)? {
            let run = id.clone();
            return Err(RunsError::Held { run, holder });
        }
        let lease = self.hold(id);
        let mut batch = Batch::new();
        self.put_lease(&mut batch, id, now)?;
        self.shared.journal.commit_blocking(batch)?;
        // Whoever held it before has written until it lost the lease.
        let (record, plan) = self.find(id)?;
        Ok((lease, record, plan))
    }

    fn hold(&self, id: &RunId) -> Lease {
        self.shared.held().insert(id.clone());
        Lease {
            runs: self.clone(),
            id: id.clone(),
            released: AtomicBool::new(false),
        }
    }

    fn put_lease(&self, batch: &mut Batch, id: &RunId, now: Millis) -> Result<(), RunsError> {
        let holder = self.shared.owner.holder(now);
        Ok(batch.put(LEASE, id.as_str(), &holder)?)
    }
}

impl Shared {
    fn held(&self) -> MutexGuard<'_, HashSet<RunId>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lease {
    /// Writes the run, its plan where that has changed, and takes out the changes that are in it now. A run that has
    /// ended gives back its lock with that.
    pub(crate) fn write(
        &self,
        record: &RunRecord,
        plan: Option<&Plan>,
        lock: Option<&str>,
        taken: &[u64],
    ) -> Result<(), RunsError> {
        let id = self.id.as_str();
        let mut batch = Batch::new();
        batch.put(RUN, id, record)?;
        if let Some(plan) = plan {
            batch.put(PLAN, id, plan)?;
        }
        for number in taken {
            batch.delete(CHANGE, &change_key(&self.id, *number));
        }
        if let Some(name) = lock.filter(|_| record.outcome.is_some()) {
            let key = lock::key(&record.target, name);
            let held: Option<LockHolder> = self.runs.shared.journal.record(LOCK, &key)?;
            // Nobody takes it in between from a run whose process lives.
            if held.is_some_and(|held| held.run == self.id) {
                batch.delete(LOCK, &key);
            }
        }
        Ok(self.runs.shared.journal.commit_blocking(batch)?)
    }

    /// Gives the lease up; whoever asks from now on gets it.
    pub(crate) fn release(&self) -> Result<(), RunsError> {
        let batch = self.give_up();
        Ok(self.runs.shared.journal.commit_blocking(batch)?)
    }

    fn give_up(&self) -> Batch {
        let mut batch = Batch::new();
        if !self.released.swap(true, Ordering::Relaxed) {
            batch.delete(LEASE, self.id.as_str());
            self.runs.shared.held().remove(&self.id);
        }
        batch
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        // A row that stays names a process that does not hold the run, or none that lives.
        drop(self.runs.shared.journal.commit(self.give_up()));
    }
}

/// Keys are in the order in which changes were asked for.
fn change_key(id: &RunId, number: u64) -> String {
    format!("{id}/{number:010}")
}
