// SPDX-License-Identifier: Apache-2.0
//! The engine's own errors as the API's: the one place where they are turned into each other.

use emrys_protocol::{ApiError, ErrorCode};
use emrys_store::StoreError;

use crate::buckets::BucketError;

/// What can go wrong behind the engine's own API.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LocalError {
    /// A bucket or an object: what the caller named, or the disk.
    #[error(transparent)]
    Bucket(#[from] BucketError),
    /// A file of the state folder: check rights and free space.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// A change that could not be written: nothing of it was acknowledged.
pub(crate) fn store_to_api(error: StoreError) -> ApiError {
    match error {
        StoreError::DiskFull { .. } => ApiError::new(
            ErrorCode::InternalFailure,
            "The disk of the local engine is full: free some space and repeat the request.",
        ),
        error => ApiError::internal(error),
    }
}

pub(crate) fn to_api(error: LocalError) -> ApiError {
    match error {
        LocalError::Bucket(BucketError::Io(source)) | LocalError::Io(source) => {
            ApiError::internal(source)
        }
        LocalError::Bucket(error) => ApiError::invalid_request(error.to_string()),
    }
}
