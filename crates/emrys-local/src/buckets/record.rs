// SPDX-License-Identifier: Apache-2.0
//! What a file cannot say about an object: its MD5, checksum, content type, user metadata and tags.
//!
//! Owns the metadata files. A record is stored under the stamp of the file it describes, so a record that is found is
//! never stale; see [`Stamp`].

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::digest::Checksum;
use super::error::BucketResult;
use super::key::Key;
use super::layout::{Layout, Stamp};

/// What a client may say about an object when it writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Attributes {
    pub(super) content_type: Option<String>,
    pub(super) cache_control: Option<String>,
    pub(super) content_disposition: Option<String>,
    pub(super) content_encoding: Option<String>,
    pub(super) content_language: Option<String>,
    /// As an HTTP date.
    pub(super) expires: Option<String>,
    /// User metadata: `x-amz-meta-…`.
    pub(super) metadata: BTreeMap<String, String>,
}

/// Everything kept about one version of an object.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Record {
    /// The ETag as S3 would give it, where the bytes passed through us.
    pub(super) etag: Option<String>,
    pub(super) checksum: Option<Checksum>,
    /// The sizes of the parts of a multipart upload; empty for any other object.
    pub(super) parts: Vec<u64>,
    pub(super) attributes: Attributes,
    pub(super) tags: BTreeMap<String, String>,
}

/// What is kept about a bucket.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct BucketRecord {
    /// The location constraint it was created with; none means `us-east-1`.
    pub(super) region: Option<String>,
}

impl Layout {
    /// The record of exactly this version of the object, if one was stored.
    pub(super) fn load_record(
        &self,
        bucket: &str,
        key: &Key,
        stamp: &Stamp,
    ) -> BucketResult<Option<Record>> {
        read_json(&self.key_metadata(bucket, key).join(stamp.file_name()))
    }

    /// Stores the record of a version, which may be one that does not have its name yet.
    pub(super) fn store_record(
        &self,
        bucket: &str,
        key: &Key,
        stamp: &Stamp,
        record: &Record,
    ) -> BucketResult<()> {
        self.write_json(
            &self.key_metadata(bucket, key).join(stamp.file_name()),
            record,
        )
    }

    /// Removes the records of all versions but one.
    pub(super) fn forget_other_records(
        &self,
        bucket: &str,
        key: &Key,
        keep: &Stamp,
    ) -> BucketResult<()> {
        let keep = keep.file_name();
        for entry in fs::read_dir(self.key_metadata(bucket, key))? {
            let entry = entry?;
            if entry.file_name() != *keep {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// Removes the records of all versions.
    pub(super) fn forget_records(&self, bucket: &str, key: &Key) -> BucketResult<()> {
        match fs::remove_dir_all(self.key_metadata(bucket, key)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Writes a JSON file so that a reader sees the old one or the new one.
    pub(super) fn write_json<T: Serialize>(&self, path: &Path, value: &T) -> BucketResult<()> {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = tempfile::NamedTempFile::new_in(self.temporary())?;
        file.write_all(&serde_json::to_vec(value).map_err(io::Error::from)?)?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

/// Reads a JSON file of ours; none when there is no such file.
///
/// After a power failure a file may be there without its bytes. It is then ignored like one that is missing: what it
/// described is poorer, but an object that is whole can still be read.
pub(super) fn read_json<T: DeserializeOwned>(path: &Path) -> BucketResult<Option<T>> {
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        bytes => bytes?,
    };
    Ok(serde_json::from_slice(&bytes)
        .inspect_err(|error| tracing::warn!(path = %path.display(), %error, "a metadata file is damaged and ignored"))
        .ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_record_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, "").unwrap();
        assert_eq!(read_json::<Record>(&path).unwrap(), None);
        fs::write(&path, "{}").unwrap();
        assert_eq!(read_json::<Record>(&path).unwrap(), Some(Record::default()));
    }
}
