// SPDX-License-Identifier: Apache-2.0
//! The state folder: where everything of one engine lives, and the lock that makes it the only one.
//!
//! Owns the layout below `$EMRYS_HOME`. Buckets know their own inner layout ([`crate::buckets`]),
//! steps theirs ([`emrys_process`]); nobody else joins paths.

use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use emrys_model::ids::{ClusterId, StepId};
use serde::{Deserialize, Serialize};

/// What another process needs to find and call the engine of a state folder (`engine.json`).
#[derive(Clone, Serialize, Deserialize)]
pub struct EngineInfo {
    /// `host:port` that the engine listens on.
    pub address: String,
    /// Process id, to show to people; never used to decide whether the engine lives (the lock is).
    pub pid: u32,
    /// When it started, in milliseconds since the epoch.
    pub started_at: i64,
    /// Version of the binary that runs it.
    pub version: String,
    /// Secret that opens `/_emrys/`.
    pub token: String,
    /// Whether it ended in good order: one that just went was killed.
    #[serde(default)]
    pub stopped: bool,
    /// Which EMR tasks of state machines call, as arguments of `emrys local up`; none for its own.
    #[serde(default)]
    pub emr: Vec<String>,
}

impl std::fmt::Debug for EngineInfo {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("EngineInfo")
            .field("address", &self.address)
            .field("pid", &self.pid)
            .field("started_at", &self.started_at)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// Why a state folder could not be used.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    /// Another engine holds the lock: use that one, or stop it with `emrys local down`.
    #[error("the state folder `{}` is in use by the engine at {address}", home.display())]
    Locked {
        /// The folder.
        home: PathBuf,
        /// Where the other engine listens, as far as it said.
        address: String,
    },
    /// A file of the folder cannot be read or written: check rights and free space.
    #[error("failed to use `{}`: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
}

/// The paths of one state folder. Cheap to clone; creating it touches nothing.
#[derive(Debug, Clone)]
pub struct Home {
    root: PathBuf,
}

impl Home {
    /// The layout below `root`.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The engine's journal.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        self.root.join("engine.db")
    }

    /// The key that the values of secure parameters are sealed with.
    #[must_use]
    pub fn parameters_key(&self) -> PathBuf {
        self.root.join("parameters.key")
    }

    /// The key that the values of secrets are sealed with.
    #[must_use]
    pub fn secrets_key(&self) -> PathBuf {
        self.root.join("secrets.key")
    }

    /// What the engine process itself prints.
    #[must_use]
    pub fn engine_log(&self) -> PathBuf {
        self.root.join("engine.log")
    }

    /// The folder that holds one folder per bucket.
    #[must_use]
    pub fn buckets(&self) -> PathBuf {
        self.root.join("s3")
    }

    /// The folder that holds one folder per cluster.
    #[must_use]
    pub fn clusters(&self) -> PathBuf {
        self.root.join("clusters")
    }

    /// Everything of one cluster but its record.
    #[must_use]
    pub fn cluster(&self, cluster: &ClusterId) -> PathBuf {
        self.clusters().join(cluster.as_str())
    }

    /// The folders of all clusters, known or not.
    pub(crate) fn cluster_folders(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.clusters()).into_iter().flatten();
        entries.flatten().map(|entry| entry.path()).collect()
    }

    /// The event, the result and the logs of a function, and its supervisor's files.
    #[must_use]
    pub fn invocation(&self, id: &str) -> PathBuf {
        self.root.join("functions").join(id)
    }

    /// A step's logs and its supervisor's files.
    #[must_use]
    pub fn step(&self, cluster: &ClusterId, step: &StepId) -> PathBuf {
        self.cluster(cluster).join("steps").join(step.as_str())
    }

    /// A bootstrap action's logs and its supervisor's files; `number` counts from 1.
    #[must_use]
    pub fn bootstrap_action(&self, cluster: &ClusterId, number: usize) -> PathBuf {
        self.cluster(cluster)
            .join("bootstrap-actions")
            .join(number.to_string())
    }

    fn info_path(&self) -> PathBuf {
        self.root.join("engine.json")
    }

    fn lock_path(&self) -> PathBuf {
        self.root.join("engine.lock")
    }

    /// Creates the folder, for its owner alone, where it is missing.
    ///
    /// # Errors
    /// [`HomeError::Io`] when it cannot be created.
    pub fn create(&self) -> Result<(), HomeError> {
        create_private(&self.root)
    }

    /// What the last engine of this folder said of itself; it may be gone, see [`Home::is_locked`].
    #[must_use]
    pub fn info(&self) -> Option<EngineInfo> {
        serde_json::from_slice(&fs::read(self.info_path()).ok()?).ok()
    }

    /// Whether an engine holds this folder now. Identity is the lock, never a pid.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        match File::open(self.lock_path()) {
            Ok(file) => matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)),
            Err(_) => false,
        }
    }

    /// Creates the folder where it is missing and takes its lock for the life of the result.
    ///
    /// # Errors
    /// [`HomeError::Locked`] when another engine has it.
    pub fn lock(&self) -> Result<HomeLock, HomeError> {
        create_private(&self.root)?;
        let ignore = self.root.join(".gitignore");
        if !ignore.exists() {
            fs::write(&ignore, "*\n").map_err(|source| io_error(&ignore, source))?;
        }
        let path = self.lock_path();
        let file = fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&path)
            .map_err(|source| io_error(&path, source))?;
        // `is_locked` of another process holds a shared lock for a moment; outlast it.
        for _ in 0..5 {
            match file.try_lock() {
                Ok(()) => return Ok(HomeLock { file }),
                Err(TryLockError::WouldBlock) => {
                    std::thread::sleep(std::time::Duration::from_millis(10));
                }
                Err(TryLockError::Error(source)) => return Err(io_error(&path, source)),
            }
        }
        Err(HomeError::Locked {
            home: self.root.clone(),
            address: self
                .info()
                .map_or_else(|| "an unknown address".to_owned(), |info| info.address),
        })
    }

    /// Tells other processes where the engine is. The file is replaced whole, readable by its owner.
    ///
    /// # Errors
    /// [`HomeError::Io`] when it cannot be written.
    pub fn publish(&self, _lock: &HomeLock, info: &EngineInfo) -> Result<(), HomeError> {
        let path = self.info_path();
        let text =
            serde_json::to_vec_pretty(info).map_err(|error| io_error(&path, error.into()))?;
        write_whole(&path, &text).map_err(|source| io_error(&path, source))
    }
}

/// Held by the one engine of a state folder; the lock goes with the process.
#[derive(Debug)]
pub struct HomeLock {
    file: File,
}

impl HomeLock {
    /// Whether the lock is still that of the folder: false once the folder was deleted or replaced.
    #[must_use]
    pub fn is_in_place(&self, home: &Home) -> bool {
        let same = |held: fs::Metadata, found: fs::Metadata| {
            (held.dev(), held.ino()) == (found.dev(), found.ino())
        };
        match (self.file.metadata(), fs::metadata(home.lock_path())) {
            (Ok(held), Ok(found)) => same(held, found),
            _ => false,
        }
    }
}

/// Creates a folder, and those above it, for the owner alone.
pub(crate) fn create_private(path: &Path) -> Result<(), HomeError> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(|source| io_error(path, source))
}

/// Replaces a file by rename, so that a reader sees the old or the new text and never a part.
pub(crate) fn write_whole(path: &Path, text: &[u8]) -> io::Result<()> {
    let temporary = path.with_extension("tmp");
    let mut file = fs::OpenOptions::new()
        .create(true)
        .truncate(true)
        .write(true)
        .mode(0o600)
        .open(&temporary)?;
    io::Write::write_all(&mut file, text)?;
    file.sync_all()?;
    fs::rename(&temporary, path)
}

fn io_error(path: &Path, source: io::Error) -> HomeError {
    HomeError::Io {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_lock_names_the_first_engine() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path().join("state"));
        assert!(!home.is_locked());
        let lock = home.lock().unwrap();
        let info = EngineInfo {
            address: "127.0.0.1:3677".to_owned(),
            pid: 1,
            started_at: 0,
            version: "0".to_owned(),
            token: "secret".to_owned(),
            stopped: false,
            emr: Vec::new(),
        };
        home.publish(&lock, &info).unwrap();
        assert!(home.is_locked());
        let error = home.lock().unwrap_err().to_string();
        assert!(error.contains("127.0.0.1:3677"), "{error}");
        assert!(lock.is_in_place(&home));
        fs::rename(home.lock_path(), folder.path().join("elsewhere")).unwrap();
        assert!(!lock.is_in_place(&home));
        fs::rename(folder.path().join("elsewhere"), home.lock_path()).unwrap();
        drop(lock);
        assert!(!home.is_locked());
        assert!(home.lock().is_ok());
        assert!(!format!("{info:?}").contains("secret"));
    }
}
