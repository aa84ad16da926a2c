// SPDX-License-Identifier: Apache-2.0
//! Objects as files: find, open, put in place, remove.
//!
//! Owns every change to a bucket's folder. Changes of names happen one at a time under one lock, so that conditions
//! hold when they are acted upon; jobs change the same folders without it, and nothing here relies on them not to.
//! Symbolic links are neither objects nor ways to objects: none is followed.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustix::fs::OFlags;
use s3s::dto::ETagCondition;
use tempfile::NamedTempFile;

use super::Buckets;
use super::error::{BucketError, BucketResult};
use super::key::Key;
use super::layout::Stamp;
use super::record::Record;

/// How often a rename is tried while a job removes the folder it goes to.
const RENAME_ATTEMPTS: usize = 5;

/// One version of an object.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) size: u64,
    pub(super) modified: SystemTime,
    pub(super) etag: String,
    pub(super) record: Record,
}

/// What must hold of the present object for a change to happen.
#[derive(Debug, Default)]
pub(super) struct Condition {
    pub(super) if_match: Option<ETagCondition>,
    pub(super) if_none_match: Option<ETagCondition>,
}

/// Where a key lies, and what stands in its way.
struct Place {
    path: PathBuf,
    obstacle: Option<&'static str>,
}

impl Condition {
    /// Checks the condition against the object that is there now.
    fn check(&self, key: &Key, current: Option<&Stored>) -> BucketResult<()> {
        let matches = |condition: &ETagCondition| {
            current.is_some_and(|stored| {
                condition
                    .as_etag()
                    .is_none_or(|etag| etag.value() == stored.etag)
            })
        };
        if let Some(condition) = &self.if_match {
            if current.is_none() {
                return Err(BucketError::NoSuchKey(key.as_str().to_owned()));
            }
            if !matches(condition) {
                return Err(BucketError::PreconditionFailed(key.as_str().to_owned()));
            }
        }
        if self.if_none_match.as_ref().is_some_and(matches) {
            return Err(BucketError::PreconditionFailed(key.as_str().to_owned()));
        }
        Ok(())
    }
}

impl Buckets {
    /// A file for bytes that are to become an object; it vanishes unless it is put in place.
    pub(super) fn scratch(&self) -> BucketResult<NamedTempFile> {
        Ok(NamedTempFile::new_in(self.layout().temporary())?)
    }

    /// What is stored under a key.
    pub(super) fn look(&self, bucket: &str, key: &Key) -> BucketResult<Stored> {
        let path = self.readable(bucket, key)?;
        self.look_at(bucket, key, &path)
    }

    /// What is stored under a key whose folders are known to be folders: looking at each of them again, for each part of
    /// a long key, would take seconds.
    pub(super) fn look_at(&self, bucket: &str, key: &Key, path: &Path) -> BucketResult<Stored> {
        self.settle(bucket, key, || {
            fs::symlink_metadata(path).map(|metadata| ((), metadata))
        })
        .map(|((), stored)| stored)
    }

    /// What is stored under a key, with its bytes; both are of the same version whatever happens to the key next.
    pub(super) fn open_object(&self, bucket: &str, key: &Key) -> BucketResult<(File, Stored)> {
        let path = self.readable(bucket, key)?;
        self.settle(bucket, key, || {
            // Looked at first because opening a pipe would wait for its other end.
            let metadata = fs::symlink_metadata(&path)?;
            if !metadata.is_file() && !metadata.is_dir() {
                return Err(io::ErrorKind::NotFound.into());
            }
            let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
            let file = OpenOptions::new()
                .read(true)
                .custom_flags(flags)
                .open(&path)?;
            let metadata = file.metadata()?;
            Ok((file, metadata))
        })
    }

    /// Gives the bytes in `scratch` their key, replacing what was there.
    pub(super) fn commit(
        &self,
        bucket: &str,
        key: &Key,
        scratch: NamedTempFile,
        record: &Record,
        condition: &Condition,
    ) -> BucketResult<Stored> {
        let _changes = self.lock();
        self.check_condition(bucket, key, condition)?;
        let path = self.writable(bucket, key)?;
        if key.is_folder() {
            if scratch.as_file().metadata()?.len() > 0 {
                return Err(unsupported(
                    key,
                    "a key that ends in a slash is a folder and has no bytes",
                ));
            }
            return self.commit_folder(bucket, key, &path, record);
        }
        if path.is_dir() {
            self.clear_empty_folder(bucket, key, &path)?;
        }
        let metadata = scratch.as_file().metadata()?;
        let stamp = Stamp::of(&metadata);
        // The record goes first: it has no effect until the rename gives the file it describes its name.
        self.layout().store_record(bucket, key, &stamp, record)?;
        let mut scratch = scratch;
        for attempt in 1.. {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            match scratch.persist(&path) {
                Ok(_) => break,
                Err(failed)
                    if failed.error.kind() == io::ErrorKind::NotFound
                        && attempt < RENAME_ATTEMPTS =>
                {
                    scratch = failed.file;
                }
                Err(failed) => return Err(failed.error.into()),
            }
        }
        self.layout().forget_other_records(bucket, key, &stamp)?;
        stored(&metadata, &stamp, record.clone())
    }

    /// Removes an object; that there is none is no error.
    pub(super) fn remove(
        &self,
        bucket: &str,
        key: &Key,
        condition: &Condition,
    ) -> BucketResult<()> {
        let _changes = self.lock();
        self.check_condition(bucket, key, condition)?;
        let place = self.place(bucket, key)?;
        if place.obstacle.is_some() {
            return Ok(());
        }
        let removed = match fs::symlink_metadata(&place.path) {
            Ok(metadata) if metadata.is_file() && !key.is_folder() => fs::remove_file(&place.path),
            Ok(metadata) if metadata.is_dir() && key.is_folder() => Ok(()),
            Ok(_) => return Ok(()),
            Err(error) => Err(error),
        };
        self.layout().forget_records(bucket, key)?;
        match removed {
            // Folders that are empty without our doing may be a job's, which is about to fill them.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            removed => removed?,
        }
        self.prune(bucket, key);
        Ok(())
    }

    /// Changes what is kept about an object without touching its bytes.
    pub(super) fn annotate(
        &self,
        bucket: &str,
        key: &Key,
        change: impl FnOnce(&mut Record),
    ) -> BucketResult<()> {
        let _changes = self.lock();
        let path = self.readable(bucket, key)?;
        let (stamp, stored) = self.settle(bucket, key, || {
            fs::symlink_metadata(&path).map(|metadata| (Stamp::of(&metadata), metadata))
        })?;
        let mut record = stored.record;
        change(&mut record);
        self.layout().store_record(bucket, key, &stamp, &record)
    }

    /// The folder of a bucket that exists.
    pub(super) fn bucket_folder(&self, bucket: &str) -> BucketResult<PathBuf> {
        self.folder(bucket)
            .ok_or_else(|| BucketError::NoSuchBucket(bucket.to_owned()))
    }

    /// Where an object is to be read; an obstacle means that there is none.
    fn readable(&self, bucket: &str, key: &Key) -> BucketResult<PathBuf> {
        let place = self.place(bucket, key)?;
        match place.obstacle {
            Some(_) => Err(BucketError::NoSuchKey(key.as_str().to_owned())),
            None => Ok(place.path),
        }
    }

    /// Where an object is to be written.
    fn writable(&self, bucket: &str, key: &Key) -> BucketResult<PathBuf> {
        let place = self.place(bucket, key)?;
        let obstacle = place
            .obstacle
            .or_else(|| match fs::symlink_metadata(&place.path) {
                Ok(metadata) if metadata.is_symlink() => Some("a symbolic link has this name"),
                Ok(metadata) if key.is_folder() && !metadata.is_dir() => {
                    Some("an object has the same key without the slash")
                }
                _ => None,
            });
        match obstacle {
            Some(reason) => Err(unsupported(key, reason)),
            None => Ok(place.path),
        }
    }

    fn place(&self, bucket: &str, key: &Key) -> BucketResult<Place> {
        let mut folder = self.bucket_folder(bucket)?;
        let path = folder.join(key.path());
        let relative = key.path();
        let mut obstacle = None;
        for part in relative
            .parent()
            .into_iter()
            .flat_map(|parent| parent.iter())
        {
            folder.push(part);
            match fs::symlink_metadata(&folder) {
                Ok(metadata) if metadata.is_dir() => {}
                Ok(metadata) if metadata.is_symlink() => {
                    obstacle = Some("a symbolic link stands where it needs a folder");
                    break;
                }
                Ok(_) => {
                    obstacle = Some("an object's key is the beginning of this one, up to a slash");
                    break;
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => break,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Place { path, obstacle })
    }

    /// Looks until the file and what is kept about it belong together.
    ///
    /// A writer replaces the file first and then forgets the record of the old one. So a missing record is believed
    /// only when the file is still the same one on a second look.
    fn settle<T>(
        &self,
        bucket: &str,
        key: &Key,
        mut look: impl FnMut() -> io::Result<(T, Metadata)>,
    ) -> BucketResult<(T, Stored)> {
        let missing = || BucketError::NoSuchKey(key.as_str().to_owned());
        let mut seen = None;
        loop {
            let (value, metadata) = look().map_err(|error| match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => missing(),
                _ => error.into(),
            })?;
            if metadata.is_dir() != key.is_folder() || metadata.is_symlink() {
                return Err(missing());
            }
            let stamp = Stamp::of(&metadata);
            match self.layout().load_record(bucket, key, &stamp)? {
                Some(record) => return Ok((value, stored(&metadata, &stamp, record)?)),
                None if seen.as_ref() != Some(&stamp) => seen = Some(stamp),
                // A folder is an object only when it was written as one.
                None if key.is_folder() => return Err(missing()),
                None => return Ok((value, stored(&metadata, &stamp, Record::default())?)),
            }
        }
    }

    fn check_condition(&self, bucket: &str, key: &Key, condition: &Condition) -> BucketResult<()> {
        if condition.if_match.is_none() && condition.if_none_match.is_none() {
            return Ok(());
        }
        match self.look(bucket, key) {
            Ok(current) => condition.check(key, Some(&current)),
            Err(error) if error.is_missing() => condition.check(key, None),
            Err(error) => Err(error),
        }
    }

    fn commit_folder(
        &self,
        bucket: &str,
        key: &Key,
        path: &PathBuf,
        record: &Record,
    ) -> BucketResult<Stored> {
        fs::create_dir_all(path)?;
        let metadata = fs::symlink_metadata(path)?;
        let stamp = Stamp::of(&metadata);
        self.layout().store_record(bucket, key, &stamp, record)?;
        self.layout().forget_other_records(bucket, key, &stamp)?;
        stored(&metadata, &stamp, record.clone())
    }

    /// Makes way for an object where a job left an empty folder.
    fn clear_empty_folder(&self, bucket: &str, key: &Key, path: &PathBuf) -> BucketResult<()> {
        let below = "other keys begin with this one and a slash";
        let marker = Key::parse(&format!("{}/", key.as_str()))?;
        match self.look(bucket, &marker) {
            Ok(_) => return Err(unsupported(key, below)),
            Err(error) if error.is_missing() => {}
            Err(error) => return Err(error),
        }
        fs::remove_dir(path).map_err(|error| match error.kind() {
            io::ErrorKind::DirectoryNotEmpty => unsupported(key, below),
            _ => error.into(),
        })
    }

    /// Removes the folders that an object leaves empty, as S3 has none.
    ///
    /// Folders that are objects stay, and so does whatever a job has just put something into: only an empty folder can
    /// be removed.
    fn prune(&self, bucket: &str, key: &Key) {
        let Some(root) = self.folder(bucket) else {
            return;
        };
        let mut rest = Some(key.as_str());
        if key.is_folder() && fs::remove_dir(root.join(key.path())).is_err() {
            return;
        }
        while let Some((parent, _)) =
            rest.and_then(|key| key.trim_end_matches('/').rsplit_once('/'))
        {
            let folder = root.join(parent);
            let is_object = Key::parse(&format!("{parent}/"))
                .is_ok_and(|marker| self.look_at(bucket, &marker, &folder).is_ok());
            if is_object || fs::remove_dir(folder).is_err() {
                return;
            }
            rest = Some(parent);
        }
    }
}

fn stored(metadata: &Metadata, stamp: &Stamp, record: Record) -> BucketResult<Stored> {
    Ok(Stored {
        size: if metadata.is_dir() { 0 } else { metadata.len() },
        modified: metadata.modified()?,
        etag: record.etag.clone().unwrap_or_else(|| stamp.etag()),
        record,
    })
}

fn unsupported(key: &Key, reason: &'static str) -> BucketError {
    BucketError::UnsupportedKey {
        key: key.as_str().to_owned(),
        reason,
    }
}
