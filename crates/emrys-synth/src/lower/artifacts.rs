// SPDX-License-Identifier: Apache-2.0
//! Local files and inline scripts: uploaded under the digest of their content, so that a key always
//! means the same bytes. What several steps name is uploaded once for them all; the next run uploads
//! it again.

use std::path::Path;

use emrys_document::elements::{Cluster, FileLocation, Pack, Python};
use sha2::{Digest, Sha256};

use super::plan::{Source, Upload};
use super::{Destination, LowerError, PythonArchive};

/// Folder of all uploads within the bucket.
const PREFIX: &str = "emrys/artifacts";
/// Hexadecimal digits of a digest that keys carry: 128 bits, and short enough to read.
const DIGITS: usize = 32;
/// In the place of a digest that nobody knows yet.
const NOT_PACKED: &str = "not-packed-yet";

/// Collects uploads.
pub(super) struct Artifacts<'a> {
    destination: &'a Destination<'a>,
    /// Absolute paths are the cluster's own.
    has_files: bool,
    /// What the job flow's scripts import besides.
    python: Option<&'a Python>,
    uploads: Vec<Upload>,
}

/// Where the cluster finds the archive of the job flow's Python packages.
pub(super) enum Packages {
    /// An environment, to be unpacked.
    Environment(String),
    /// A zip file for Python's path.
    PyFiles(String),
}

impl<'a> Artifacts<'a> {
    pub(super) fn new(
        destination: &'a Destination<'a>,
        cluster: Option<&Cluster>,
        python: Option<&'a Python>,
    ) -> Self {
        Self {
            destination,
            has_files: cluster.is_some_and(|cluster| cluster.ami_version().is_some()),
            python,
            uploads: Vec::new(),
        }
    }

    /// Where the uploads go.
    pub(super) fn destination(&self) -> &'a Destination<'a> {
        self.destination
    }

    /// The URI under which the cluster finds the file.
    pub(super) fn uri(&mut self, location: &FileLocation) -> Result<String, LowerError> {
        match location {
            FileLocation::S3(uri) => Ok(uri.as_str().to_owned()),
            FileLocation::Cluster(uri) => Ok(uri.clone()),
            FileLocation::Absolute(path) if self.has_files => Ok(path.display().to_string()),
            FileLocation::Local(path) | FileLocation::Absolute(path) => {
                let failed = |source| LowerError::File {
                    path: path.clone(),
                    source,
                };
                let digest = (self.destination.digest)(path).map_err(failed)?;
                let name = path.file_name().map(Path::new).unwrap_or(path);
                let source = Source::File {
                    path: path.clone(),
                    digest: Some(digest.clone()),
                };
                self.add(&digest, &name.display().to_string(), source)
            }
        }
    }

    /// The URI under which the cluster finds the text, as a file of that name.
    pub(super) fn inline(&mut self, text: &str, name: &str) -> Result<String, LowerError> {
        let digest = format!("{:x}", Sha256::digest(text));
        self.add(&digest, name, Source::Inline(text.to_owned()))
    }

    /// The job flow's Python packages, if it has any.
    pub(super) fn packages(&mut self) -> Result<Option<Packages>, LowerError> {
        let Some(python) = self.python else {
            return Ok(None);
        };
        let uri = match self.destination.python {
            Some(PythonArchive::Packed(path)) => self.uri(&FileLocation::Local(path.clone()))?,
            Some(PythonArchive::NotPacked(name)) => {
                self.add(NOT_PACKED, name, Source::NotPacked)?
            }
            None => return Err(LowerError::NoPythonArchive),
        };
        Ok(Some(match python.pack() {
            Pack::Environment => Packages::Environment(uri),
            Pack::PyFiles => Packages::PyFiles(uri),
        }))
    }

    fn add(&mut self, digest: &str, name: &str, source: Source) -> Result<String, LowerError> {
        let Some(place) = self.destination.artifacts else {
            let what = match source {
                Source::File { path, .. } => format!("`{}`", path.display()),
                Source::Inline(_) => "an inline script of the document".to_owned(),
                Source::NotPacked => "the archive of the Python packages".to_owned(),
            };
            return Err(LowerError::NoArtifacts { what });
        };
        let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
        let prefix = match prefix.trim_matches('/') {
            "" => String::new(),
            prefix => format!("{prefix}/"),
        };
        let digest = digest.get(..DIGITS).unwrap_or(digest);
        let upload = Upload {
            source,
            bucket: bucket.to_owned(),
            key: format!("{prefix}{PREFIX}/{digest}/{name}"),
        };
        let uri = format!("s3://{}/{}", upload.bucket, upload.key);
        if !self.uploads.contains(&upload) {
            self.uploads.push(upload);
        }
        Ok(uri)
    }

    pub(super) fn into_uploads(self) -> Vec<Upload> {
        self.uploads
    }
}
