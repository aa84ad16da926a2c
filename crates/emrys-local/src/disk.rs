// SPDX-License-Identifier: Apache-2.0
//! How much a folder takes on disk.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Bytes that the folder's files occupy. What vanishes meanwhile, or cannot be read, counts nothing.
#[must_use]
pub fn usage(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => usage(&entry.path()),
            Ok(metadata) => metadata.blocks() * 512,
            Err(_) => 0,
        })
        .sum()
}
