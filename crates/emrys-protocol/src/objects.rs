// SPDX-License-Identifier: Apache-2.0
//! Objects in buckets, as far as runs need them: EMR's API has none. Files are uploaded before a run, logs are read after
//! it.

use async_trait::async_trait;
use bytes::Bytes;

use crate::error::ApiError;
use crate::types::Timestamp;

/// A place that has buckets.
#[async_trait]
pub trait ObjectStore: Send + Sync {
    /// Creates a bucket, unless the caller has one of that name.
    async fn create_bucket(&self, bucket: &str) -> Result<(), ApiError>;

    /// Stores an object, over one that has its key.
    async fn put_object(&self, bucket: &str, key: &str, body: Bytes) -> Result<(), ApiError>;

    /// The size of an object, if there is one of that key.
    async fn object_size(&self, bucket: &str, key: &str) -> Result<Option<u64>, ApiError>;

    /// Reads an object from a byte on, `length` bytes at most.
    async fn read_object(
        &self,
        bucket: &str,
        key: &str,
        from: u64,
        length: u64,
    ) -> Result<Bytes, ApiError>;

    /// Lists the objects whose keys begin with the prefix, ordered by key.
    async fn list_objects(
        &self,
        bucket: &str,
        prefix: &str,
    ) -> Result<Vec<ObjectSummary>, ApiError>;
}

/// An object in a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectSummary {
    /// Its key.
    pub key: String,
    /// Its size in bytes.
    pub size: u64,
    /// What changes with its content.
    pub etag: String,
    /// When it was written.
    pub last_modified: Timestamp,
}
