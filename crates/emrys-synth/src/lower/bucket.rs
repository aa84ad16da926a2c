// SPDX-License-Identifier: Apache-2.0
//! What a bucket of the document brings with it: files, and folders with all that is in them.

use std::io;
use std::path::{Path, PathBuf};

use emrys_document::elements::Bucket;

use super::LowerError;
use super::plan::{Source, Upload};

/// The uploads of one bucket; `files` gives those of a folder.
pub(super) fn uploads(
    bucket: &Bucket,
    files: &dyn Fn(&Path) -> io::Result<Vec<PathBuf>>,
) -> Result<Vec<Upload>, LowerError> {
    let upload = |key: String, path: PathBuf| Upload {
        source: Source::File { path, digest: None },
        bucket: bucket.name.value.clone(),
        key,
    };
    let mut uploads = Vec::new();
    for (key, path) in bucket.upload.iter() {
        if !key.ends_with('/') {
            uploads.push(upload(key.value.clone(), path.to_path_buf()));
            continue;
        }
        let found = files(path).map_err(|source| LowerError::File {
            path: path.to_path_buf(),
            source,
        })?;
        let below = |file: PathBuf| upload(format!("{}{}", key.value, relative(&file, path)), file);
        uploads.extend(found.into_iter().map(below));
    }
    Ok(uploads)
}

/// The part of a key that is the file's place in its folder.
fn relative(file: &Path, folder: &Path) -> String {
    let names = file.strip_prefix(folder).unwrap_or(file).iter();
    let names: Vec<_> = names.map(|name| name.to_string_lossy()).collect();
    names.join("/")
}
