// SPDX-License-Identifier: Apache-2.0
//! The packages of Python scripts, packed into one archive for the Python and the processor of a cluster's nodes, whatever
//! this machine has.
//!
//! pip resolves and fetches wheels (`fetch`); they are unpacked into an archive whose bytes follow from them alone
//! (`archive`). The archive is kept in the cache under what was asked for, so that the next run asks no index, and
//! requirements that leave a choice keep what was chosen. Nothing is installed, built or run.

mod archive;
mod error;
mod fetch;
mod target;
#[cfg(test)]
mod tests;
mod wheel;

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use self::wheel::Wheel;
use super::cache::Cache;
use super::progress::{self, ProgressSink};
use super::{RuntimeError, Runtimes, program};

pub use error::PackError;
pub use target::{Node, Target};

/// One archive of packages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What is in it.
    pub packages: Packages,
    /// Its form.
    pub pack: Pack,
    /// What imports it.
    pub target: Target,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Packages {
    /// What a requirements file resolves to.
    Requirements {
        /// The file.
        file: PathBuf,
        /// The other files of this machine that it names, in order.
        named: Vec<PathBuf>,
    },
    /// These wheels and nothing else.
    Wheels(Vec<PathBuf>),
}

/// The form of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pack {
    /// `environment.tar.gz`, with `bin/python`: the node's own Python, to which the packages come first.
    Environment,
    /// `python-packages.zip`, for Python's path.
    PyFiles,
}

/// Changes whenever the same request or the same wheels may give another archive.
const FORMAT: &str = "1";
/// The cache's folder of archives.
const KIND: &str = "packages";

impl Pack {
    /// The archive's name.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Environment => "environment.tar.gz",
            Self::PyFiles => "python-packages.zip",
        }
    }
}

impl Runtimes {
    /// The archive, if it has been packed.
    ///
    /// # Errors
    /// A file that is asked for cannot be read.
    pub fn packed(&self, wanted: &Wanted) -> Result<Option<PathBuf>, PackError> {
        let place = self.cache.place(KIND, &name(wanted)?);
        let archive = place.join(wanted.pack.file());
        Ok(archive.is_file().then_some(archive))
    }

    /// The archive, packed if it is not there yet.
    ///
    /// # Errors
    /// There is no pip, the packages cannot be had for the target, or the cache does not take the archive.
    pub async fn pack(
        &self,
        wanted: &Wanted,
        progress: ProgressSink<'_>,
    ) -> Result<PathBuf, PackError> {
        let what = format!("Python packages for {}", wanted.target);
        let name = name(wanted)?;
        let made = self
            .cache
            .once(KIND, &name, &what, progress, async |folder| {
                progress::started(progress, format!("packing {what}"));
                make(wanted, folder).await
            });
        let place = made.await?;
        drop(Cache::hold(&place)?);
        Ok(place.join(wanted.pack.file()))
    }
}

async fn make(wanted: &Wanted, folder: &Path) -> Result<(), PackError> {
    let wheels = folder.join("wheels");
    fs::create_dir_all(&wheels).map_err(RuntimeError::io("create", &wheels))?;
    fetch::wheels(&wanted.packages, &wanted.target, &wheels).await?;
    let archive = folder.join(wanted.pack.file());
    let (pack, python) = (wanted.pack, wanted.target.python());
    let from = wheels.clone();
    let written = tokio::task::spawn_blocking(move || {
        let mut found = Vec::new();
        for path in program::entries(&from) {
            found.push(Wheel::open(&path)?);
        }
        match pack {
            Pack::Environment => archive::environment(&mut found, &python, &archive),
            Pack::PyFiles => archive::py_files(&mut found, &archive),
        }
    });
    written.await.unwrap_or_else(|error| {
        let error = std::io::Error::other(error);
        Err(RuntimeError::io("write", folder)(error).into())
    })?;
    fs::remove_dir_all(&wheels).map_err(RuntimeError::io("remove", &wheels))?;
    Ok(())
}

/// The cache's name for what is asked for.
fn name(wanted: &Wanted) -> Result<String, PackError> {
    let mut digest = Sha256::new();
    let mut part = |bytes: &[u8]| {
        digest.update((bytes.len() as u64).to_be_bytes());
        digest.update(bytes);
    };
    part(FORMAT.as_bytes());
    part(wanted.pack.file().as_bytes());
    let files: Vec<&PathBuf> = match &wanted.packages {
        Packages::Requirements { file, named } => std::iter::once(file).chain(named).collect(),
        Packages::Wheels(wheels) => {
            part(b"wheels");
            wheels.iter().collect()
        }
    };
    for file in files {
        part(file.file_name().unwrap_or_default().as_encoded_bytes());
        part(&fs::read(file).map_err(RuntimeError::io("read", file))?);
    }
    let digest = format!("{:x}", digest.finalize());
    let digest = digest.get(..32).unwrap_or(&digest);
    Ok(format!("{}-{digest}", wanted.target.identity()))
}

fn absolute(path: &Path) -> Result<PathBuf, PackError> {
    Ok(std::path::absolute(path).map_err(RuntimeError::io("find", path))?)
}
