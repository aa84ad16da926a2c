// SPDX-License-Identifier: Apache-2.0
//! What a bucket of the document brings with it: files, and folders with all that is in them.

use std::fs;
use std::path::Path;

use emrys_document::elements::Bucket;

use super::LowerError;
use super::plan::{Source, Upload};

/// The uploads of one bucket, in the order of their keys below each entry.
pub(super) fn uploads(bucket: &Bucket) -> Result<Vec<Upload>, LowerError> {
    let mut uploads = Vec::new();
    for (key, path) in bucket.upload.iter() {
        let mut add = |key: String, path: &Path| {
            uploads.push(Upload {
                source: Source::File(path.to_owned()),
                bucket: bucket.name.value.clone(),
                key,
            });
        };
        match key.ends_with('/') {
            true => folder(&key.value, path, &mut add)?,
            false => add(key.value.clone(), path),
        }
    }
    Ok(uploads)
}

fn folder(
    prefix: &str,
    folder: &Path,
    add: &mut impl FnMut(String, &Path),
) -> Result<(), LowerError> {
    let failed = |source| LowerError::File {
        path: folder.to_owned(),
        source,
    };
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(failed)?.collect();
    let mut paths: Vec<_> = entries
        .map_err(failed)?
        .iter()
        .map(fs::DirEntry::path)
        .collect();
    paths.sort();
    for path in paths {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            self::folder(&format!("{prefix}{name}/"), &path, add)?;
        } else {
            add(format!("{prefix}{name}"), &path);
        }
    }
    Ok(())
}
