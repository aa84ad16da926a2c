// SPDX-License-Identifier: Apache-2.0
//! What can go wrong with a bucket or an object.
//!
//! Owns the error type of the whole module; `s3::errors` alone turns it into S3's codes.

use std::io;

/// The result of an operation on buckets.
pub type BucketResult<T> = Result<T, BucketError>;

/// Why an operation on a bucket or an object was refused or failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BucketError {
    /// No bucket of this name is in the state folder: create it, or correct the name.
    #[error("the bucket `{0}` does not exist")]
    NoSuchBucket(String),

    /// The bucket is there already: use it, or choose another name.
    #[error("the bucket `{0}` exists already")]
    BucketExists(String),

    /// S3 would not take this bucket name either: choose 3 to 63 lower-case letters, digits, dots and hyphens.
    #[error("`{0}` is not a valid bucket name")]
    InvalidBucketName(String),

    /// The bucket still holds objects: delete them first.
    #[error("the bucket `{0}` is not empty")]
    BucketNotEmpty(String),

    /// No object has this key: write it first, or correct the key.
    #[error("the key `{0}` does not exist")]
    NoSuchKey(String),

    /// A folder cannot hold this key although S3 could: choose another key.
    #[error("a local bucket cannot hold the key `{key}`: {reason}")]
    UnsupportedKey {
        /// The key as it was sent.
        key: String,
        /// Which property of folders is in the way.
        reason: &'static str,
    },

    /// The key, or one part between two slashes, is too long: shorten it.
    #[error("the key is too long: {0}")]
    KeyTooLong(&'static str),

    /// The object changed since the caller looked: read it again and repeat.
    #[error("a condition of the request does not hold for `{0}`")]
    PreconditionFailed(String),

    /// The multipart upload was completed, aborted or never begun: begin a new one.
    #[error("the multipart upload `{0}` does not exist")]
    NoSuchUpload(String),

    /// A listed part was never uploaded, or its ETag differs: upload it again.
    #[error("part {0} was not uploaded, or its ETag does not match")]
    InvalidPart(i32),

    /// The parts of a completion must be listed in ascending order: sort them.
    #[error("the list of parts is not in ascending order")]
    InvalidPartOrder,

    /// Every part but the last must have 5 MiB: upload larger parts.
    #[error("part {0} is smaller than the 5 MiB that every part but the last must have")]
    PartTooSmall(i32),

    /// The bytes that arrived are not those that the client sent: repeat the request.
    #[error("the {0} of the bytes received is not the one that was sent")]
    BadDigest(&'static str),

    /// A part carries a checksum that its upload was not created with: use one algorithm for both.
    #[error("the upload was created with the checksum algorithm {upload}, but the part has {part}")]
    AlgorithmMismatch {
        /// What CreateMultipartUpload asked for.
        upload: &'static str,
        /// What UploadPart sent.
        part: &'static str,
    },

    /// The operating system refused: see the cause; free disk space or permit access to the state folder.
    #[error("failed to reach the bucket's files: {0}")]
    Io(#[from] io::Error),
}

impl BucketError {
    /// Whether the error only says that there is no such object.
    pub(super) fn is_missing(&self) -> bool {
        match self {
            Self::NoSuchKey(_) => true,
            Self::Io(error) => error.kind() == io::ErrorKind::NotFound,
            _ => false,
        }
    }
}
