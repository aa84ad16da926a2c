// SPDX-License-Identifier: Apache-2.0
//! Why a command could not be started, or its folder not be used.

use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

/// Why a command was not started. Nothing of it was executed.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The command's folder cannot be made or written: free disk space, or check the folder's rights; then retry.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The supervisor's program cannot be executed: check that it exists; memory or process limits may be reached.
    #[error("failed to start the supervisor `{}`: {source}", executable.display())]
    Spawn {
        /// The supervisor's program.
        executable: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The program ended without acting as a supervisor: it is not Emrys, or it was killed; retry once.
    #[error("`{}` did not act as a supervisor: {status}", executable.display())]
    NoSupervisor {
        /// The supervisor's program.
        executable: PathBuf,
        /// How it ended.
        status: ExitStatus,
    },
    /// The supervisor gave up before it claimed the command; the message says over what (a full disk, missing rights).
    /// Remove that, then retry.
    #[error("the supervisor gave up: {message}")]
    GaveUp {
        /// What the supervisor said.
        message: String,
    },
}

/// A supervised command's folder cannot be read or written: check the disk, and the folder's rights.
#[derive(Debug, thiserror::Error)]
#[error("failed to use the folder `{}`: {source}", path.display())]
pub struct FolderError {
    /// The folder.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}
