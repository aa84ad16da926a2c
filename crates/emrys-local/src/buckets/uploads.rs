// SPDX-License-Identifier: Apache-2.0
//! Multipart uploads: parts wait in a folder of their own until they are put together.
//!
//! Owns `.uploads`. An upload is a folder with `upload.json`; a part is its bytes and, beside them, a small file that
//! names the bytes that count, so that a part which is uploaded again replaces the former at one moment.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::Buckets;
use super::digest::{
    Algorithm, Checksum, Digested, Digests, Expected, composite_checksum, multipart_etag,
};
use super::error::{BucketError, BucketResult};
use super::key::Key;
use super::objects::{Condition, Stored};
use super::record::{Attributes, Record, read_json};

/// The least size of every part but the last.
const MIN_PART_BYTES: u64 = 5 * 1024 * 1024;

/// The length of an upload id, of letters and digits.
const ID_LENGTH: usize = 32;

/// What was said when the upload was created.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Upload {
    pub(super) key: String,
    pub(super) attributes: Attributes,
    pub(super) tags: BTreeMap<String, String>,
    /// The algorithm that every part uses, if one was chosen.
    pub(super) algorithm: Option<Algorithm>,
    /// Whether the object's checksum is one over the checksums of its parts.
    pub(super) composite: bool,
}

/// An upload in a list.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    pub(super) id: String,
    pub(super) upload: Upload,
    pub(super) initiated: SystemTime,
}

/// One part that has been uploaded.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Part {
    pub(super) number: i32,
    pub(super) size: u64,
    pub(super) md5: String,
    pub(super) checksum: Checksum,
    pub(super) modified: SystemTime,
}

/// What a completion asks for.
#[derive(Debug, Default)]
pub(super) struct Completion {
    /// The numbers and, where given, the ETags of the parts.
    pub(super) parts: Vec<(i32, Option<String>)>,
    /// The checksum that the whole object must have, if given.
    pub(super) expected: Expected,
    pub(super) condition: Condition,
}

impl Part {
    fn record_name(number: i32) -> String {
        format!("{number:05}.json")
    }

    fn bytes_name(&self) -> String {
        format!("{:05}-{}", self.number, self.md5)
    }
}

impl Buckets {
    /// Creates an upload and gives its id.
    pub(super) fn begin_upload(&self, bucket: &str, upload: &Upload) -> BucketResult<String> {
        self.bucket_folder(bucket)?;
        // Refused now rather than after all parts have been sent.
        Key::parse(&upload.key)?;
        let uploads = self.layout().uploads(bucket);
        fs::create_dir_all(&uploads)?;
        let folder = tempfile::Builder::new()
            .prefix("")
            .rand_bytes(ID_LENGTH)
            .tempdir_in(uploads)?;
        self.layout()
            .write_json(&folder.path().join("upload.json"), upload)?;
        let folder = folder.keep();
        Ok(folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned())
    }

    /// Finds an upload by its id; the key must be the one it was created for.
    pub(super) fn upload(&self, bucket: &str, key: &str, id: &str) -> BucketResult<Upload> {
        let folder = self.upload_folder(bucket, id)?;
        let upload: Option<Upload> = read_json(&folder.join("upload.json"))?;
        upload
            .filter(|upload| upload.key == key)
            .ok_or_else(|| BucketError::NoSuchUpload(id.to_owned()))
    }

    /// The uploads of a bucket that are under way, by key and then by id.
    pub(super) fn uploads(&self, bucket: &str) -> BucketResult<Vec<Listed>> {
        self.bucket_folder(bucket)?;
        let mut uploads = Vec::new();
        for entry in super::entries(&self.layout().uploads(bucket))? {
            let path = entry.path().join("upload.json");
            let Some(upload) = read_json(&path)? else {
                continue;
            };
            let Ok(id) = entry.file_name().into_string() else {
                continue;
            };
            let initiated = fs::metadata(path)?.modified()?;
            uploads.push(Listed {
                id,
                upload,
                initiated,
            });
        }
        uploads.sort_by(|left, right| {
            (&left.upload.key, &left.id).cmp(&(&right.upload.key, &right.id))
        });
        Ok(uploads)
    }

    /// Keeps the bytes in `scratch` as a part, in place of a former one with that number.
    pub(super) fn put_part(
        &self,
        bucket: &str,
        id: &str,
        number: i32,
        scratch: NamedTempFile,
        digested: Digested,
    ) -> BucketResult<Part> {
        let folder = self.upload_folder(bucket, id)?;
        let metadata = scratch.as_file().metadata()?;
        let part = Part {
            number,
            size: metadata.len(),
            md5: digested.md5,
            checksum: digested.checksum,
            modified: metadata.modified()?,
        };
        let record = folder.join(Part::record_name(number));
        let _changes = self.lock();
        if !folder.join("upload.json").exists() {
            return Err(BucketError::NoSuchUpload(id.to_owned()));
        }
        let former: Option<Part> = read_json(&record)?;
        scratch
            .persist(folder.join(part.bytes_name()))
            .map_err(|error| error.error)?;
        self.layout().write_json(&record, &part)?;
        if let Some(former) = former.filter(|former| former.md5 != part.md5) {
            fs::remove_file(folder.join(former.bytes_name()))?;
        }
        Ok(part)
    }

    /// The parts of an upload, by number.
    pub(super) fn parts(&self, bucket: &str, id: &str) -> BucketResult<Vec<Part>> {
        let mut parts = Vec::new();
        for entry in super::entries(&self.upload_folder(bucket, id)?)? {
            let name = entry.file_name();
            let Some(name) = name.to_str() else { continue };
            if name.ends_with(".json") && name != "upload.json" {
                parts.extend(read_json::<Part>(&entry.path())?);
            }
        }
        parts.sort_by_key(|part| part.number);
        Ok(parts)
    }

    /// Puts the chosen parts together as the object and ends the upload.
    pub(super) fn complete_upload(
        &self,
        bucket: &str,
        key: &str,
        id: &str,
        completion: &Completion,
    ) -> BucketResult<Stored> {
        let upload = self.upload(bucket, key, id)?;
        let folder = self.upload_folder(bucket, id)?;
        let chosen = self.chosen_parts(bucket, id, &completion.parts)?;
        let mut scratch = self.scratch()?;
        // Only a checksum over the whole needs to see the bytes again; otherwise the kernel may copy them.
        let mut digests = match upload.algorithm {
            Some(algorithm) if !upload.composite => Some(Digests::new(Some(algorithm))),
            _ => None,
        };
        for part in &chosen {
            let mut bytes = File::open(folder.join(part.bytes_name()))?;
            match &mut digests {
                Some(digests) => digests.copy(&mut bytes, scratch.as_file_mut())?,
                None => io::copy(&mut bytes, scratch.as_file_mut())?,
            };
        }
        let checksum = match (upload.algorithm, digests) {
            (_, Some(digests)) => Some(digests.finish().checksum),
            (Some(algorithm), None) => Some(composite_checksum(
                algorithm,
                chosen.iter().map(|part| part.checksum.value.as_str()),
            )),
            (None, None) => None,
        };
        verify_whole(&completion.expected, checksum.as_ref(), chosen.len())?;
        let record = Record {
            etag: Some(multipart_etag(chosen.iter().map(|part| part.md5.as_str()))),
            checksum,
            parts: chosen.iter().map(|part| part.size).collect(),
            attributes: upload.attributes,
            tags: upload.tags,
        };
        let stored = self.commit(
            bucket,
            &Key::parse(key)?,
            scratch,
            &record,
            &completion.condition,
        )?;
        self.abort_upload(bucket, id)?;
        Ok(stored)
    }

    /// Forgets an upload and its parts.
    pub(super) fn abort_upload(&self, bucket: &str, id: &str) -> BucketResult<()> {
        let folder = self.upload_folder(bucket, id)?;
        let _changes = self.lock();
        match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn chosen_parts(
        &self,
        bucket: &str,
        id: &str,
        chosen: &[(i32, Option<String>)],
    ) -> BucketResult<Vec<Part>> {
        let present = self.parts(bucket, id)?;
        let mut parts: Vec<Part> = Vec::with_capacity(chosen.len());
        for (number, etag) in chosen {
            if parts.last().is_some_and(|last| last.number >= *number) {
                return Err(BucketError::InvalidPartOrder);
            }
            let part = present
                .iter()
                .find(|part| {
                    part.number == *number && etag.as_ref().is_none_or(|etag| *etag == part.md5)
                })
                .ok_or(BucketError::InvalidPart(*number))?;
            if let Some(small) = parts.last().filter(|last| last.size < MIN_PART_BYTES) {
                return Err(BucketError::PartTooSmall(small.number));
            }
            parts.push(part.clone());
        }
        Ok(parts)
    }

    /// The folder of an upload. An id comes from the client, so only what we could have given is let near a path.
    fn upload_folder(&self, bucket: &str, id: &str) -> BucketResult<PathBuf> {
        self.bucket_folder(bucket)?;
        if id.len() != ID_LENGTH || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(BucketError::NoSuchUpload(id.to_owned()));
        }
        Ok(self.layout().uploads(bucket).join(id))
    }
}

/// Compares the checksum that a completion announces with the one computed; a composite may come without its count.
fn verify_whole(expected: &Expected, actual: Option<&Checksum>, parts: usize) -> BucketResult<()> {
    let (Some(value), Some(actual)) = (&expected.value, actual) else {
        return Ok(());
    };
    let same_algorithm = expected
        .algorithm
        .is_none_or(|algorithm| algorithm == actual.algorithm);
    if same_algorithm && (*value == actual.value || format!("{value}-{parts}") == actual.value) {
        return Ok(());
    }
    Err(BucketError::BadDigest(actual.algorithm.name()))
}
