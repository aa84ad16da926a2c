// SPDX-License-Identifier: Apache-2.0
//! The folder of one supervised command: the names in it, and how files get there whole.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::report::ExitReport;
use crate::{Command, claim};

/// The folder of one supervised command.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder at `path`, which need not exist; a relative path is taken from the working folder of now.
    pub(crate) fn at(path: &Path) -> io::Result<Self> {
        Ok(Self {
            path: std::path::absolute(path)?,
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn claim(&self) -> PathBuf {
        self.path.join("claim")
    }

    /// Where a claim is prepared before it takes its name.
    pub(crate) fn claim_in_preparation(&self, token: &str) -> PathBuf {
        self.path.join(format!("claim.{token}"))
    }

    pub(crate) fn control(&self) -> PathBuf {
        self.path.join("control")
    }

    fn command(&self) -> PathBuf {
        self.path.join("command.json")
    }

    fn exit(&self) -> PathBuf {
        self.path.join("exit.json")
    }

    /// Makes the folder where it does not exist, for its owner alone.
    pub(crate) fn create(&self) -> io::Result<()> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.path)
    }

    /// Puts the command in place. It is not forced to the disk: after a power failure an unclaimed command is written
    /// again and a claimed one is lost, so nobody reads it.
    pub(crate) fn write_command(&self, command: &Command) -> io::Result<()> {
        // Two engines may both believe that the command is theirs to start.
        let temporary = self
            .path
            .join(format!("command.json.{}", claim::random_token()?));
        write_file(&temporary, command)?;
        fs::rename(&temporary, self.command())
    }

    pub(crate) fn read_command(&self) -> io::Result<Command> {
        read_file(&self.command())
    }

    /// Puts the report in place and on the disk.
    pub(crate) fn write_exit(&self, report: &ExitReport) -> io::Result<()> {
        let temporary = self.path.join("exit.json.tmp");
        write_file(&temporary, report)?.sync_all()?;
        crate::kill_point::reach("exit-file-written");
        fs::rename(&temporary, self.exit())?;
        self.sync()
    }

    /// The report, where there is one.
    pub(crate) fn read_exit(&self) -> io::Result<Option<ExitReport>> {
        match read_file(&self.exit()) {
            Ok(report) => Ok(Some(report)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Forces the folder's names to the disk.
    pub(crate) fn sync(&self) -> io::Result<()> {
        File::open(&self.path)?.sync_all()
    }
}

/// Writes a new file, or over an old one, that only its owner can read.
fn write_file(path: &Path, value: &impl Serialize) -> io::Result<File> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(&serde_json::to_vec(value)?)?;
    Ok(file)
}

fn read_file<T: DeserializeOwned>(path: &Path) -> io::Result<T> {
    Ok(serde_json::from_slice(&fs::read(path)?)?)
}
