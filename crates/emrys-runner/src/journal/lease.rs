// SPDX-License-Identifier: Apache-2.0
//! Who holds which run.
//!
//! A process that holds runs has one file of its own in `runs/`, locked for as long as it lives: the system frees the
//! lock when it dies, whatever kills it. The journal's row of a run names that file. So a thousand runs of one process
//! need one open file, and whether a holder lives is never asked of its process id, which may be another's by now.

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::RunsError;
use super::record::Millis;

/// The process that holds a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The name of its lock.
    pub owner: String,
    /// Its id, to be shown: it may be another process's by now.
    pub pid: u32,
    /// The machine.
    pub host: String,
    /// Since when it holds the run.
    pub since: Millis,
}

impl fmt::Display for Holder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "process {} on {}", self.pid, self.host)
    }
}

/// The lock of this process.
#[derive(Debug)]
pub(super) struct Owner {
    name: String,
    path: PathBuf,
    /// Locked while it is open.
    _file: File,
}

impl Owner {
    /// Makes and locks a file of its own, and removes those that dead processes have left.
    ///
    /// The caller holds the folder's [`guard`], so that nobody takes a file that is made but not yet locked for a dead
    /// one's.
    pub(super) fn new(folder: &Path) -> Result<Self, RunsError> {
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(RunsError::Random)?;
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if !is_alive(&entry.path()) {
                // Whoever was faster has removed it.
                drop(fs::remove_file(entry.path()));
            }
        }
        let name = format!("{:016x}", u64::from_le_bytes(random));
        let path = path_of(folder, &name);
        let file = private(&path)?;
        let failed = |source| file_error(&path, source);
        file.try_lock().map_err(|error| match error {
            TryLockError::Error(source) => failed(source),
            TryLockError::WouldBlock => failed(io::ErrorKind::ResourceBusy.into()),
        })?;
        Ok(Self {
            name,
            path,
            _file: file,
        })
    }

    /// What is said of this process in the row of a run.
    pub(super) fn holder(&self, since: Millis) -> Holder {
        let system = rustix::system::uname();
        Holder {
            owner: self.name.clone(),
            pid: std::process::id(),
            host: system.nodename().to_string_lossy().into_owned(),
            since,
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        // A file that stays is removed by the next process.
        drop(fs::remove_file(&self.path));
    }
}

/// Held while leases are looked at and taken, by one process at a time.
pub(super) fn guard(home: &Path) -> Result<File, RunsError> {
    let path = home.join("runs.lock");
    let file = private(&path)?;
    file.lock().map_err(|source| file_error(&path, source))?;
    Ok(file)
}

/// Whether the process with that lock lives.
pub(super) fn lives(folder: &Path, owner: &str) -> bool {
    is_alive(&path_of(folder, owner))
}

/// Only a lock that is gone, or can be taken, is a dead process's. Whatever else is wrong proves nothing.
fn is_alive(path: &Path) -> bool {
    match File::open(path) {
        Ok(file) => file.try_lock_shared().is_err(),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}

fn path_of(folder: &Path, owner: &str) -> PathBuf {
    folder.join(format!("{owner}.lock"))
}

fn private(path: &Path) -> Result<File, RunsError> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = File::options();
    options.create(true).truncate(false).write(true).mode(0o600);
    let opened = options.open(path);
    opened.map_err(|source| file_error(path, source))
}

pub(super) fn file_error(path: &Path, source: io::Error) -> RunsError {
    RunsError::File {
        path: path.to_owned(),
        source,
    }
}
