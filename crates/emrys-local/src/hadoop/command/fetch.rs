// SPDX-License-Identifier: Apache-2.0
//! Scripts and JARs as files of this machine: what is in a bucket or in `hdfs:///` is copied into the
//! step's folder, so that a later write to the object does not change what runs.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::program::find;
use super::{ClusterEnvironment, StepError};
use crate::hadoop::location::Location;

/// The file behind `text`, executable by its owner.
pub(super) fn program(
    text: &str,
    cluster: &ClusterEnvironment,
    folder: &Path,
) -> Result<PathBuf, StepError> {
    let path = file(text, cluster, folder)?;
    if path.starts_with(folder) {
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).map_err(failed(text))?;
    }
    Ok(path)
}

/// The file behind `text`; a local one stays where it is.
pub(super) fn file(
    text: &str,
    cluster: &ClusterEnvironment,
    folder: &Path,
) -> Result<PathBuf, StepError> {
    let source = source(text, cluster, folder)?;
    let location = Location::parse(text);
    if matches!(location, Location::Local(_)) {
        return Ok(source);
    }
    let copy = folder.join(location.file_name());
    fs::copy(&source, &copy).map_err(failed(text))?;
    Ok(copy)
}

/// Where the bytes behind `text` are now; a relative path starts at the step's folder.
pub(super) fn source(
    text: &str,
    cluster: &ClusterEnvironment,
    folder: &Path,
) -> Result<PathBuf, StepError> {
    let location = Location::parse(text);
    if let Location::S3 { bucket, .. } = location
        && !cluster.buckets.contains_key(bucket)
    {
        return Err(StepError::NoSuchBucket {
            bucket: bucket.to_owned(),
        });
    }
    location
        .on_this_machine(&cluster.folders, &cluster.buckets)
        .map(|path| folder.join(path))
        .filter(|path| path.is_file())
        .ok_or_else(|| StepError::NoSuchFile {
            location: text.to_owned(),
        })
}

/// What must stand before a script for the system to run it: nothing, or a shell where the script
/// does not name its interpreter, since that is how EMR's own runner treats it.
pub(super) fn interpreter(path: &Path, environment: &BTreeMap<String, String>) -> Vec<String> {
    let mut start = [0; 4];
    let is_executable = fs::File::open(path)
        .and_then(|mut file| file.read(&mut start))
        .is_ok_and(|read| read == 0 || start.starts_with(b"#!") || start == *b"\x7fELF");
    if is_executable {
        return Vec::new();
    }
    let shell = find("bash", environment).or_else(|| find("sh", environment));
    shell
        .map(|shell| shell.display().to_string())
        .into_iter()
        .collect()
}

fn failed(location: &str) -> impl FnOnce(io::Error) -> StepError {
    let location = location.to_owned();
    move |source| StepError::Fetch { location, source }
}
