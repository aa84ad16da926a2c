// SPDX-License-Identifier: Apache-2.0
//! What is refused in more than one place, and the engine's own errors as the API's.

use emrys_protocol::{ApiError, ErrorCode};
use emrys_store::StoreError;

use crate::buckets::BucketError;

/// What is said of a cluster that does not exist.
pub(crate) fn unknown_cluster(id: &str) -> ApiError {
    ApiError::invalid_request(format!("Cluster id '{id}' is not valid."))
        .with_reason_code("NoSuchCluster")
}

/// What is said of a step that its cluster does not have.
pub(crate) fn unknown_step(id: &str) -> ApiError {
    ApiError::invalid_request(format!("Step id '{id}' is not valid."))
}

/// What is said of a cluster that is ending or has ended, and of nothing else.
pub(crate) fn not_modifiable() -> ApiError {
    ApiError::validation(
        "A job flow that is shutting down, terminated, or finished may not be modified.",
    )
}

/// What a change is answered that comes when the engine has stopped.
pub(crate) fn stopped() -> ApiError {
    ApiError::new(
        ErrorCode::ServiceUnavailable,
        "The local engine is stopping: repeat the request when it runs again.",
    )
}

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
