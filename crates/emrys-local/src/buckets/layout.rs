// SPDX-License-Identifier: Apache-2.0
//! Where everything lies below the root, and which version of a file a piece of metadata is about.
//!
//! ```text
//! <root>/<bucket>/a/b/c                          the object `a/b/c`: nothing but its bytes
//! <root>/.meta/<bucket>/<hash of key>/<stamp>    what a file cannot say about it
//! <root>/.meta/<bucket>/bucket.json              what a folder cannot say about a bucket
//! <root>/.uploads/<bucket>/<upload id>/          a multipart upload that is under way
//! <root>/.tmp/                                   files that are being written
//! ```
//!
//! Bucket names never begin with a dot, so our folders cannot be taken for buckets, and a job that reads a bucket's
//! folder sees objects only. This module computes paths; it decides nothing.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::digest::sha256_hexadecimal;
use super::key::Key;

/// The paths below one root.
#[derive(Debug)]
pub(super) struct Layout {
    root: PathBuf,
}

impl Layout {
    /// Describes the layout below `root` without touching it.
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// The folder that holds everything.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of a bucket, whose name has been checked.
    pub(super) fn bucket(&self, bucket: &str) -> PathBuf {
        self.root.join(bucket)
    }

    /// Files that are being written; on the same file system as the buckets, so that a rename finishes them.
    pub(super) fn temporary(&self) -> PathBuf {
        self.root.join(".tmp")
    }

    /// The folder of all metadata of a bucket.
    pub(super) fn metadata(&self, bucket: &str) -> PathBuf {
        self.root.join(".meta").join(bucket)
    }

    /// What is known of a bucket itself.
    pub(super) fn bucket_record(&self, bucket: &str) -> PathBuf {
        self.metadata(bucket).join("bucket.json")
    }

    /// The folder of the metadata of one key.
    ///
    /// The name is a hash: keys that differ only in a trailing slash, and keys as long as a file name may be, all have
    /// a place.
    pub(super) fn key_metadata(&self, bucket: &str, key: &Key) -> PathBuf {
        let mut name = sha256_hexadecimal(key.as_str().as_bytes());
        name.truncate(40);
        self.metadata(bucket).join(name)
    }

    /// The folder of all multipart uploads of a bucket.
    pub(super) fn uploads(&self, bucket: &str) -> PathBuf {
        self.root.join(".uploads").join(bucket)
    }
}

/// Names one version of a file or folder.
///
/// Metadata is kept under the stamp of the file that it describes. When a job replaces the file, the stamp no longer
/// matches and the metadata is ignored; and one rename switches bytes and metadata at the same moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp(String);

impl Stamp {
    /// The stamp of what a path or an open file names now.
    pub(super) fn of(metadata: &Metadata) -> Self {
        let inode = metadata.ino();
        if metadata.is_dir() {
            // A folder's time of change moves with its contents; its time of birth does not.
            let born = metadata
                .created()
                .ok()
                .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
                .map_or(0, |age| age.as_nanos());
            return Self(format!("folder-{inode:x}-{born:x}"));
        }
        let modified =
            i128::from(metadata.mtime()) * 1_000_000_000 + i128::from(metadata.mtime_nsec());
        Self(format!("{inode:x}-{modified:x}-{:x}", metadata.size()))
    }

    /// The name of the metadata file.
    pub(super) fn file_name(&self) -> String {
        format!("{}.json", self.0)
    }

    /// An ETag for a file whose MD5 nobody computed.
    ///
    /// The hyphen keeps clients from taking it for an MD5, as it does in the ETag of a multipart object.
    pub(super) fn etag(&self) -> String {
        let mut etag = sha256_hexadecimal(self.0.as_bytes());
        etag.truncate(32);
        etag + "-1"
    }
}
