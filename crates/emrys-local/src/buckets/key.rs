// SPDX-License-Identifier: Apache-2.0
//! Bucket names and object keys, and which of them a folder can hold.
//!
//! Owns the rules alone; it touches no file.

use std::path::PathBuf;

use super::error::{BucketError, BucketResult};

/// S3's limit for a key, in bytes of UTF-8.
pub(super) const MAX_KEY_BYTES: usize = 1024;

/// The limit of common file systems for one name, in bytes.
const MAX_PART_BYTES: usize = 255;

/// Endings that S3 keeps for its own kinds of buckets and aliases.
const RESERVED_ENDINGS: [&str; 5] = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

/// Beginnings that S3 keeps for itself.
const RESERVED_BEGINNINGS: [&str; 2] = ["sthree-", "amzn-s3-demo-"];

/// Refuses what S3 refuses as the name of a general purpose bucket.
///
/// A valid name is also a safe folder name: it has no slash, and its first character is a letter or a digit.
pub(super) fn check_bucket_name(name: &str) -> BucketResult<()> {
    let reserved = RESERVED_BEGINNINGS
        .iter()
        .any(|start| name.starts_with(start))
        || RESERVED_ENDINGS.iter().any(|end| name.ends_with(end));
    if reserved || !s3s::path::check_bucket_name(name) {
        return Err(BucketError::InvalidBucketName(name.to_owned()));
    }
    Ok(())
}

/// An object key that names a place below a bucket's folder and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key(String);

impl Key {
    /// Accepts what a folder can hold.
    ///
    /// Dots, empty parts and NUL would name another file or none, so they are refused instead of being mapped.
    pub(super) fn parse(text: &str) -> BucketResult<Self> {
        let unsupported = |reason| {
            Err(BucketError::UnsupportedKey {
                key: text.to_owned(),
                reason,
            })
        };
        if text.len() > MAX_KEY_BYTES {
            return Err(BucketError::KeyTooLong("S3 allows 1024 bytes"));
        }
        let path = text.strip_suffix('/').unwrap_or(text);
        if path.is_empty() {
            return unsupported("it has no name");
        }
        if path.contains('\0') {
            return unsupported("it contains a NUL character");
        }
        for part in path.split('/') {
            match part {
                "" => return unsupported("it begins with a slash or has two slashes in a row"),
                "." | ".." => return unsupported("one of its parts is `.` or `..`"),
                _ if part.len() > MAX_PART_BYTES => {
                    return Err(BucketError::KeyTooLong(
                        "a local bucket allows 255 bytes between two slashes",
                    ));
                }
                _ => {}
            }
        }
        Ok(Self(text.to_owned()))
    }

    /// The key as S3 knows it.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the key ends in a slash: such an object is a folder, as the S3 console makes them.
    pub(super) fn is_folder(&self) -> bool {
        self.0.ends_with('/')
    }

    /// The place of the object relative to the bucket's folder.
    pub(super) fn path(&self) -> PathBuf {
        PathBuf::from(self.0.strip_suffix('/').unwrap_or(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bucket_names_follow_the_rules_of_s3() {
        for name in ["acme-data", "a.b.c", "123", &"a".repeat(63)] {
            assert!(check_bucket_name(name).is_ok(), "{name}");
        }
        for name in [
            "ab",
            "Acme",
            "acme_data",
            "-acme",
            "acme-",
            "a..b",
            "10.0.0.1",
            ".meta",
            "xn--a",
            "sthree-a",
            "a-s3alias",
            "a/b",
            "..",
            "",
        ] {
            assert!(check_bucket_name(name).is_err(), "{name}");
        }
        assert!(check_bucket_name(&"a".repeat(64)).is_err());
    }

    #[test]
    fn a_key_stays_below_its_bucket() {
        for key in ["a", "a/b", "a/", "..a", "a b", "_temporary/0/x", "é/ü"] {
            let parsed = Key::parse(key).unwrap();
            assert_eq!(parsed.as_str(), key);
            assert!(parsed.path().is_relative());
        }
        for key in [
            "", "/", "/a", "a//b", "a//", "..", "../a", "a/../b", "a/.", "./a", "a\0b",
        ] {
            assert!(
                matches!(Key::parse(key), Err(BucketError::UnsupportedKey { .. })),
                "{key:?}"
            );
        }
        for key in [
            &"a".repeat(1025),
            &"b".repeat(256),
            &format!("c/{}", "d".repeat(256)),
        ] {
            assert!(
                matches!(Key::parse(key), Err(BucketError::KeyTooLong(_))),
                "{key}"
            );
        }
    }
}
