// SPDX-License-Identifier: Apache-2.0
//! Our errors as S3 says them: the one place where S3's error codes are chosen.

use std::borrow::Cow;
use std::io;

use s3s::{S3Error, S3ErrorCode, s3_error};

use crate::buckets::error::BucketError;

impl From<BucketError> for S3Error {
    fn from(error: BucketError) -> Self {
        let message = error.to_string();
        match error {
            BucketError::NoSuchBucket(_) => {
                s3_error!(NoSuchBucket, "The specified bucket does not exist")
            }
            BucketError::BucketExists(_) => s3_error!(
                BucketAlreadyOwnedByYou,
                "Your previous request to create the named bucket succeeded and you already own it."
            ),
            BucketError::InvalidBucketName(_) => {
                s3_error!(InvalidBucketName, "The specified bucket is not valid.")
            }
            BucketError::BucketNotEmpty(_) => {
                s3_error!(
                    BucketNotEmpty,
                    "The bucket you tried to delete is not empty"
                )
            }
            BucketError::NoSuchKey(_) => no_such_key(),
            BucketError::UnsupportedKey { .. } => {
                Self::with_message(S3ErrorCode::InvalidRequest, message)
            }
            BucketError::AlgorithmMismatch { .. } => {
                Self::with_message(S3ErrorCode::InvalidRequest, message)
            }
            BucketError::KeyTooLong(_) => Self::with_message(S3ErrorCode::KeyTooLongError, message),
            BucketError::PreconditionFailed(_) => precondition_failed(),
            BucketError::NoSuchUpload(_) => s3_error!(
                NoSuchUpload,
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed."
            ),
            BucketError::InvalidPart(_) => Self::with_message(S3ErrorCode::InvalidPart, message),
            BucketError::InvalidPartOrder => {
                Self::with_message(S3ErrorCode::InvalidPartOrder, message)
            }
            BucketError::PartTooSmall(_) => {
                Self::with_message(S3ErrorCode::EntityTooSmall, message)
            }
            BucketError::BadDigest(_) => Self::with_message(S3ErrorCode::BadDigest, message),
            BucketError::Io(error) => from_io(error, message),
        }
    }
}

/// The answer when there is no such object.
pub(super) fn no_such_key() -> S3Error {
    s3_error!(NoSuchKey, "The specified key does not exist.")
}

/// The answer when a condition of the request does not hold.
pub(super) fn precondition_failed() -> S3Error {
    s3_error!(
        PreconditionFailed,
        "At least one of the pre-conditions you specified did not hold"
    )
}

/// The answer to what a folder cannot imitate, naming it.
pub(super) fn not_implemented(what: &str) -> S3Error {
    s3_error!(NotImplemented, "{what} is not supported by local buckets")
}

/// An error whose code s3s does not list.
pub(super) fn custom(
    code: &'static str,
    status: u16,
    message: impl Into<Cow<'static, str>>,
) -> S3Error {
    let mut error = S3Error::with_message(S3ErrorCode::Custom(code.into()), message);
    if let Ok(status) = status.try_into() {
        error.set_status_code(status);
    }
    error
}

fn from_io(error: io::Error, message: String) -> S3Error {
    match error.kind() {
        // S3 never runs full. 507 is not among the statuses that SDKs retry, and retrying would not help.
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            custom("InsufficientStorage", 507, message)
        }
        io::ErrorKind::PermissionDenied => {
            S3Error::with_message(S3ErrorCode::AccessDenied, message)
        }
        io::ErrorKind::InvalidFilename => {
            S3Error::with_message(S3ErrorCode::KeyTooLongError, message)
        }
        _ => {
            tracing::error!(%error, "a bucket's files could not be reached");
            S3Error::internal_error(error)
        }
    }
}
