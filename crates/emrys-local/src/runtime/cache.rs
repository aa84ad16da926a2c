// SPDX-License-Identifier: Apache-2.0
//! The folder that keeps what was provisioned: each part is made once, whichever process is first.
//!
//! A part is made in a temporary folder beside its place, under an operating-system lock, and renamed when it is
//! whole; so a half-made part is never seen, and a process that dies leaves nothing that counts.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use super::error::RuntimeError;
use super::progress::{self, ProgressSink};

/// The cache folder.
#[derive(Debug, Clone)]
pub(super) struct Cache {
    folder: PathBuf,
}

/// Tells apart the temporary folders of one process.
static SERIAL: AtomicU64 = AtomicU64::new(0);

impl Cache {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where a part is, made or not.
    pub(super) fn place(&self, kind: &str, name: &str) -> PathBuf {
        self.folder.join(kind).join(name)
    }

    /// The part `name` of this kind, made by `make` in the folder it is given if it is not there yet.
    pub(super) async fn once<E: From<RuntimeError>>(
        &self,
        kind: &str,
        name: &str,
        what: &str,
        sink: ProgressSink<'_>,
        make: impl AsyncFnOnce(&Path) -> Result<(), E>,
    ) -> Result<PathBuf, E> {
        let place = self.place(kind, name);
        if place.exists() {
            return Ok(place);
        }
        let lock = self.lock(kind, name, what, sink).await?;
        if place.exists() {
            return Ok(place);
        }
        let partial = self.partial(kind, name)?;
        make(partial.path()).await?;
        fs::rename(partial.path(), &place).map_err(RuntimeError::io("put in place", &place))?;
        drop(lock);
        Ok(place)
    }

    /// Whether a folder is one of the cache's.
    pub(super) fn has(&self, place: &Path) -> bool {
        place.starts_with(&self.folder)
    }

    /// Notes that the part in this place is used from now on, for as long as the file is kept: it is not removed.
    pub(super) fn hold(place: &Path) -> Result<File, RuntimeError> {
        let path = beside(place, "used");
        let file = File::create(&path).map_err(RuntimeError::io("create", &path))?;
        let held = file.lock_shared();
        // The file's own time is when the part was used last.
        held.and_then(|()| file.set_modified(SystemTime::now()))
            .map_err(RuntimeError::io("lock", &path))?;
        Ok(file)
    }

    /// Removes the parts that nobody uses nor has used since the moment; on a dry run only names them. Gives each with
    /// the bytes that it took.
    pub(super) fn prune(&self, unused_since: SystemTime, dry_run: bool) -> Vec<(PathBuf, u64)> {
        let kinds = super::program::entries(&self.folder);
        let parts = kinds.iter().flat_map(|kind| super::program::entries(kind));
        let parts = parts.filter(|part| part.is_dir() && !is_hidden(part));
        let unused = parts.filter(|part| {
            let used = [beside(part, "used"), part.clone()];
            let used = used.iter().find_map(|path| fs::metadata(path).ok());
            used.and_then(|used| used.modified().ok())
                .is_some_and(|used| used < unused_since)
        });
        unused
            .filter_map(|part| {
                let bytes = crate::disk::usage(&part);
                let removed = dry_run || remove(&part);
                removed.then_some((part, bytes))
            })
            .collect()
    }

    /// A new temporary folder for a part; those that dead processes left are removed. The caller holds the lock.
    fn partial(&self, kind: &str, name: &str) -> Result<Partial, RuntimeError> {
        let prefix = format!(".{name}.partial-");
        let kind = self.folder.join(kind);
        for entry in super::program::entries(&kind) {
            let left = entry
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with(&prefix));
            if left {
                // What cannot be removed now is met again by the next one.
                let _ = fs::remove_dir_all(&entry);
            }
        }
        let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
        let folder = kind.join(format!("{prefix}{}-{serial}", process::id()));
        fs::create_dir_all(&folder).map_err(RuntimeError::io("create", &folder))?;
        Ok(Partial(folder))
    }

    /// Waits for the lock of a part. It ends with the process that holds it, however that ends.
    async fn lock(
        &self,
        kind: &str,
        name: &str,
        what: &str,
        sink: ProgressSink<'_>,
    ) -> Result<File, RuntimeError> {
        let folder = self.folder.join(kind);
        fs::create_dir_all(&folder).map_err(RuntimeError::io("create", &folder))?;
        let path = beside(&folder.join(name), "lock");
        let file = File::create(&path).map_err(RuntimeError::io("create", &path))?;
        if file.try_lock().is_ok() {
            return Ok(file);
        }
        progress::started(
            sink,
            format!("waiting for another process that provisions {what}"),
        );
        let locked = tokio::task::spawn_blocking(move || file.lock().map(|()| file)).await;
        match locked {
            Ok(locked) => locked.map_err(RuntimeError::io("lock", &path)),
            Err(error) => Err(RuntimeError::io("lock", &path)(error.into())),
        }
    }
}

/// A hidden file that belongs to the part in this place.
fn beside(place: &Path, extension: &str) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{name}.{extension}"))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_none_or(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Removes a part, unless it is being used or made. It is gone at once, whatever happens to the process meanwhile.
fn remove(part: &Path) -> bool {
    let free = |extension| {
        let file = File::create(beside(part, extension)).ok()?;
        file.try_lock().is_ok().then_some(file)
    };
    let (Some(_used), Some(_made)) = (free("used"), free("lock")) else {
        return false;
    };
    // Left by a process that dies here, it is removed when the part is made again.
    let gone = beside(part, "partial-pruned");
    if fs::rename(part, &gone).is_err() {
        return false;
    }
    let _ = fs::remove_dir_all(&gone);
    let _ = fs::remove_file(beside(part, "used"));
    true
}

/// A temporary folder, removed unless it was renamed.
struct Partial(PathBuf);

impl Partial {
    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::{Duration, SystemTime};

    use super::Cache;
    use crate::runtime::error::RuntimeError;

    fn quiet(_: emrys_protocol::engine::Progress) {}

    #[tokio::test]
    async fn a_part_is_made_once_by_whoever_is_first() {
        let folder = tempfile::tempdir().unwrap();
        let made = AtomicU32::new(0);
        let cache = Cache::new(folder.path().to_owned());
        let make = async |folder: &std::path::Path| {
            made.fetch_add(1, Ordering::SeqCst);
            tokio::task::yield_now().await;
            fs::write(folder.join("whole"), "").unwrap();
            Ok::<(), RuntimeError>(())
        };
        let (first, second) = tokio::join!(
            cache.once("spark", "3.5.2", "Spark", &quiet, &make),
            cache.once("spark", "3.5.2", "Spark", &quiet, &make),
        );
        assert_eq!(first.unwrap(), second.unwrap());
        assert_eq!(made.load(Ordering::SeqCst), 1);
        assert!(cache.place("spark", "3.5.2").join("whole").exists());
    }

    #[tokio::test]
    async fn only_what_nobody_uses_is_pruned() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path().to_owned());
        let [spark, libraries] =
            [("spark", "3.5.2"), ("libraries", "3.11")].map(|(kind, name)| cache.place(kind, name));
        for place in [&spark, &libraries] {
            fs::create_dir_all(place).unwrap();
            fs::write(place.join("whole"), "text").unwrap();
        }
        let later = SystemTime::now() + Duration::from_secs(60);
        let held = Cache::hold(&spark).unwrap();
        assert_eq!(cache.prune(SystemTime::UNIX_EPOCH, false), []);
        let named = cache.prune(later, true);
        assert_eq!(
            named.len(),
            2,
            "a dry run names what has not been used, and removes nothing"
        );
        let removed = cache.prune(later, false);
        assert!(matches!(removed.as_slice(), [(part, bytes)] if *part == libraries && *bytes > 0));
        assert!(spark.exists() && !libraries.exists());
        drop(held);
        assert_eq!(cache.prune(later, false).len(), 1);
        assert!(!spark.exists());
    }

    #[tokio::test]
    async fn a_half_made_part_is_never_seen_and_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path().to_owned());
        let left = folder.path().join("spark/.3.5.2.partial-1-0");
        fs::create_dir_all(&left).unwrap();
        let failed = cache
            .once("spark", "3.5.2", "Spark", &quiet, async |folder| {
                fs::write(folder.join("half"), "").unwrap();
                Err(RuntimeError::Unusable {
                    what: "Spark".to_owned(),
                    message: "broken".to_owned(),
                })
            })
            .await;
        assert!(failed.is_err());
        assert!(!left.exists() && !cache.place("spark", "3.5.2").exists());
        let made = cache
            .once("spark", "3.5.2", "Spark", &quiet, async |_| {
                Ok::<(), RuntimeError>(())
            })
            .await;
        assert!(!made.unwrap().join("half").exists());
    }
}
