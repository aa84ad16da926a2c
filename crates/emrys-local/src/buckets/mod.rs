// SPDX-License-Identifier: Apache-2.0
//! S3 over a folder: every bucket is a folder, every object a plain file in it.
//!
//! Steps that run Spark read and write these folders directly, as `s3://bucket/…`; everybody else meets the same
//! objects through the S3 API, which [`Buckets`] implements as s3s's `S3` trait. This module alone knows the folder
//! layout (see `layout`). It does not speak HTTP, verify signatures or decide who may call: that is the server's.
//!
//! Writes become visible by rename, so a reader never sees half an object and the last of several writers wins. They
//! are not forced to the disk: like Spark's own output, an object survives the death of the engine, but one written in
//! the last seconds before a power failure may be lost.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::SystemTime;

mod digest;
mod error;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod key;
mod layout;
mod listing;
mod objects;
mod record;
mod s3;
mod store;
mod uploads;
mod watcher;

pub use error::{BucketError, BucketResult};
pub(crate) use watcher::{Created, Watcher};

use digest::Digests;
use key::{Key, check_bucket_name};
use layout::Layout;
use listing::Query;
use objects::Condition;
use record::{BucketRecord, Record};

use crate::home::HomeLock;

#[cfg(test)]
mod tests;

/// All buckets of one state folder. Clones are cheap and share one lock.
///
/// The methods block on the file system; asynchronous callers move them to a blocking thread.
///
/// ```
/// # let folder = std::env::temp_dir().join(format!("emrys-buckets-{}", std::process::id()));
/// use emrys_local::buckets::Buckets;
///
/// let buckets = Buckets::open(folder.clone())?;
/// buckets.create("acme-data")?;
/// buckets.put("acme-data", "in/words.txt", b"to be or not to be")?;
/// assert_eq!(buckets.get("acme-data", "in/words.txt")?, b"to be or not to be");
/// assert_eq!(buckets.objects("acme-data", "in/")?.len(), 1);
/// # std::fs::remove_dir_all(folder).ok();
/// # Ok::<(), emrys_local::buckets::BucketError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Buckets {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    layout: Layout,
    /// Held while names change, never while bytes move.
    changes: Mutex<()>,
    /// Who is told of objects that are written over S3.
    watcher: OnceLock<Arc<dyn Watcher>>,
    /// Kept with the buckets, so that nobody else opens the folder while somebody writes into it.
    _folder: Option<Arc<HomeLock>>,
}

/// An object in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// The whole key.
    pub key: String,
    /// The number of bytes.
    pub size: u64,
    /// When the present version was written.
    pub modified: SystemTime,
    /// The ETag without quotes.
    pub etag: String,
}

/// A bucket in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// The name.
    pub name: String,
    /// When it was created.
    pub created: SystemTime,
}

impl Buckets {
    /// Opens the buckets below `root`, which is created when missing.
    ///
    /// What an engine that was killed left half-written is removed, so only one process may open a root, and only
    /// once: others clone.
    pub fn open(root: PathBuf) -> BucketResult<Self> {
        Self::open_with(root, None)
    }

    /// [`Buckets::open`] below a folder that is locked; it stays so until the last clone has gone.
    pub(crate) fn below_lock(root: PathBuf, lock: Arc<HomeLock>) -> BucketResult<Self> {
        Self::open_with(root, Some(lock))
    }

    fn open_with(root: PathBuf, folder: Option<Arc<HomeLock>>) -> BucketResult<Self> {
        let layout = Layout::new(root);
        match fs::remove_dir_all(layout.temporary()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => fs::create_dir_all(layout.temporary())?,
        }
        Ok(Self {
            shared: Arc::new(Shared {
                layout,
                changes: Mutex::new(()),
                watcher: OnceLock::new(),
                _folder: folder,
            }),
        })
    }

    /// Creates a bucket.
    pub fn create(&self, bucket: &str) -> BucketResult<()> {
        self.create_in(bucket, None)
    }

    /// Creates a bucket with a location constraint.
    fn create_in(&self, bucket: &str, region: Option<String>) -> BucketResult<()> {
        check_bucket_name(bucket)?;
        let _changes = self.lock();
        match fs::create_dir(self.layout().bucket(bucket)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(BucketError::BucketExists(bucket.to_owned()));
            }
            created => created?,
        }
        self.layout().write_json(
            &self.layout().bucket_record(bucket),
            &BucketRecord { region },
        )
    }

    /// Creates the bucket unless there is one of that name, whoever else does the same at this moment.
    ///
    /// # Errors
    /// As [`Buckets::create`], but for a bucket that exists.
    pub fn ensure(&self, bucket: &str) -> BucketResult<()> {
        match self.create(bucket) {
            Err(BucketError::BucketExists(_)) => Ok(()),
            created => created,
        }
    }

    /// Whether there is such a bucket.
    pub fn exists(&self, bucket: &str) -> bool {
        self.folder(bucket).is_some()
    }

    /// All buckets, by name.
    pub fn list(&self) -> BucketResult<Vec<Bucket>> {
        let mut buckets = Vec::new();
        for entry in fs::read_dir(self.layout().root())? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            if entry.file_type()?.is_dir() && check_bucket_name(&name).is_ok() {
                let metadata = entry.metadata()?;
                let created = metadata.created().or_else(|_| metadata.modified())?;
                buckets.push(Bucket { name, created });
            }
        }
        buckets.sort_by(|left, right| left.name.cmp(&right.name));
        Ok(buckets)
    }

    /// Deletes a bucket that holds no object, and its unfinished uploads.
    pub fn delete(&self, bucket: &str) -> BucketResult<()> {
        let folder = self.bucket_folder(bucket)?;
        let _changes = self.lock();
        if !self.page(bucket, &Query::first("", 1))?.is_empty() {
            return Err(BucketError::BucketNotEmpty(bucket.to_owned()));
        }
        remove_empty_folders(&folder).map_err(|error| match error.kind() {
            // A job was quicker, or something that is no object lies there: links, names that are not UTF-8.
            io::ErrorKind::DirectoryNotEmpty => BucketError::BucketNotEmpty(bucket.to_owned()),
            io::ErrorKind::NotFound => BucketError::NoSuchBucket(bucket.to_owned()),
            _ => error.into(),
        })?;
        for remains in [
            self.layout().metadata(bucket),
            self.layout().uploads(bucket),
        ] {
            match fs::remove_dir_all(remains) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }

    /// The folder that holds the objects of a bucket, for a file system that maps the bucket onto it.
    pub fn folder(&self, bucket: &str) -> Option<PathBuf> {
        check_bucket_name(bucket).ok()?;
        let folder = self.layout().bucket(bucket);
        let is_folder = fs::symlink_metadata(&folder).is_ok_and(|metadata| metadata.is_dir());
        is_folder.then_some(folder)
    }

    /// Writes an object.
    pub fn put(&self, bucket: &str, key: &str, bytes: &[u8]) -> BucketResult<()> {
        self.bucket_folder(bucket)?;
        let key = Key::parse(key)?;
        let mut digests = Digests::new(None);
        digests.update(bytes);
        let digested = digests.finish();
        let mut scratch = self.scratch()?;
        scratch.write_all(bytes)?;
        let record = Record {
            etag: Some(digested.md5),
            checksum: Some(digested.checksum),
            ..Record::default()
        };
        self.commit(bucket, &key, scratch, &record, &Condition::default())?;
        Ok(())
    }

    /// Reads a whole object into memory.
    pub fn get(&self, bucket: &str, key: &str) -> BucketResult<Vec<u8>> {
        let key = Key::parse(key)?;
        let (mut file, stored) = self.open_object(bucket, &key)?;
        let mut bytes = Vec::new();
        if stored.size > 0 {
            file.read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }

    /// All objects whose key begins with `prefix`, in the order of S3: by the bytes of the key.
    pub fn objects(&self, bucket: &str, prefix: &str) -> BucketResult<Vec<Object>> {
        let page = self.page(bucket, &Query::first(prefix, usize::MAX))?;
        Ok(page.objects)
    }

    /// The bytes that all buckets occupy, with metadata and unfinished uploads.
    pub fn disk_usage(&self) -> BucketResult<u64> {
        let mut total = 0;
        let mut folders = vec![self.layout().root().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in entries(&folder)? {
                // What vanishes while we count is not counted.
                let Ok(metadata) = entry.metadata() else {
                    continue;
                };
                if metadata.is_dir() {
                    folders.push(entry.path());
                } else {
                    total += metadata.len();
                }
            }
        }
        Ok(total)
    }

    fn layout(&self) -> &Layout {
        &self.shared.layout
    }

    /// Waits for the right to change names. A panic elsewhere leaves files, not memory, so it does not spoil the lock.
    fn lock(&self) -> MutexGuard<'_, ()> {
        self.shared
            .changes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// The entries of a folder; none when it has just been removed.
fn entries(folder: &Path) -> BucketResult<Vec<fs::DirEntry>> {
    match fs::read_dir(folder) {
        Ok(entries) => Ok(entries.collect::<Result<_, _>>()?),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(Vec::new())
        }
        Err(error) => Err(error.into()),
    }
}

/// Removes a folder that contains nothing but folders; a file anywhere below makes it fail.
fn remove_empty_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            remove_empty_folders(&entry.path())?;
        }
    }
    fs::remove_dir(folder)
}
