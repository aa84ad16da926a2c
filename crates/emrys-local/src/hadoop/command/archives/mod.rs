// SPDX-License-Identifier: Apache-2.0
//! `--archives` and `spark.archives`: YARN unpacks them into a container's working folder, under the name after `#`, and
//! a Python environment among them is named `./environment/bin/python`. Here driver and executors are one process, whose
//! working folder is the step's.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path};

use flate2::read::MultiGzDecoder;

use super::spark::ArchiveReference;
use super::{ClusterEnvironment, StepError, fetch};

/// Unpacks an archive below the step's folder, unless it is there.
pub(super) fn unpack(
    reference: &ArchiveReference,
    cluster: &ClusterEnvironment,
    folder: &Path,
) -> Result<(), StepError> {
    let ArchiveReference { archive, link } = reference;
    let mut parts = Path::new(link).components();
    if !matches!(
        (parts.next(), parts.next()),
        (Some(Component::Normal(_)), None)
    ) {
        return Err(StepError::ArchiveLink {
            archive: archive.clone(),
            link: link.clone(),
        });
    }
    let target = folder.join(link);
    // An engine that was killed plans the step again.
    if target.exists() {
        return Ok(());
    }
    let source = fetch::source(archive, cluster, folder)?;
    let partial = folder.join(format!(".{link}.partial"));
    put(&source, &partial, &target).map_err(|source| StepError::Archive {
        archive: archive.clone(),
        source,
    })
}

/// Only what is whole gets the name.
fn put(source: &Path, partial: &Path, target: &Path) -> io::Result<()> {
    if partial.is_dir() {
        fs::remove_dir_all(partial)?;
    }
    unpack_file(source, partial)?;
    fs::rename(partial, target)
}

/// By the endings that YARN knows. It puts any other file in place as it is.
fn unpack_file(source: &Path, target: &Path) -> io::Result<()> {
    let name = source.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(&[".tar.gz", ".tgz"]) {
        unpack_tar(MultiGzDecoder::new(File::open(source)?), target)
    } else if ends(&[".tar"]) {
        unpack_tar(io::BufReader::new(File::open(source)?), target)
    } else if ends(&[".zip", ".jar"]) {
        let mut archive = zip::ZipArchive::new(File::open(source)?)?;
        Ok(archive.extract(target)?)
    } else {
        fs::copy(source, target).map(drop)
    }
}

fn unpack_tar(bytes: impl io::Read, target: &Path) -> io::Result<()> {
    fs::create_dir_all(target)?;
    let mut archive = tar::Archive::new(bytes);
    for entry in archive.entries()? {
        let mut entry = entry?;
        if !entry.unpack_in(target)? {
            let path = entry.path()?;
            let message = format!("its entry `{}` leads out of its folder", path.display());
            return Err(io::Error::other(message));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
