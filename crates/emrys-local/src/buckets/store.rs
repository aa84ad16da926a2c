// SPDX-License-Identifier: Apache-2.0
//! Buckets for whoever within the engine reads and writes objects: distributed maps of state machines.

use std::io::{Read as _, Seek as _, SeekFrom};

use async_trait::async_trait;
use bytes::Bytes;
use emrys_protocol::objects::ObjectSummary;
use emrys_protocol::types::Timestamp;
use emrys_protocol::{ApiError, ErrorCode, ObjectStore};

use super::key::Key;
use super::{BucketError, BucketResult, Buckets, Object};
use crate::time;

#[async_trait]
impl ObjectStore for Buckets {
    async fn create_bucket(&self, bucket: &str) -> Result<(), ApiError> {
        let bucket = bucket.to_owned();
        self.blocking(move |buckets| buckets.ensure(&bucket)).await
    }

    async fn put_object(&self, bucket: &str, key: &str, body: Bytes) -> Result<(), ApiError> {
        let (bucket, key) = (bucket.to_owned(), key.to_owned());
        self.blocking(move |buckets| buckets.put(&bucket, &key, &body))
            .await
    }

    async fn object_size(&self, bucket: &str, key: &str) -> Result<Option<u64>, ApiError> {
        let (bucket, key) = (bucket.to_owned(), key.to_owned());
        self.blocking(
            move |buckets| match buckets.look(&bucket, &Key::parse(&key)?) {
                Ok(stored) => Ok(Some(stored.size)),
                Err(error) if error.is_missing() => Ok(None),
                Err(error) => Err(error),
            },
        )
        .await
    }

    async fn read_object(
        &self,
        bucket: &str,
        key: &str,
        from: u64,
        length: u64,
    ) -> Result<Bytes, ApiError> {
        let (bucket, key) = (bucket.to_owned(), key.to_owned());
        self.blocking(move |buckets| {
            let (mut file, stored) = buckets.open_object(&bucket, &Key::parse(&key)?)?;
            let mut bytes = Vec::new();
            // A folder is an object without bytes.
            if from < stored.size {
                file.seek(SeekFrom::Start(from))?;
                file.take(length.min(stored.size - from))
                    .read_to_end(&mut bytes)?;
            }
            Ok(bytes.into())
        })
        .await
    }

    async fn list_objects(
        &self,
        bucket: &str,
        prefix: &str,
    ) -> Result<Vec<ObjectSummary>, ApiError> {
        let (bucket, prefix) = (bucket.to_owned(), prefix.to_owned());
        self.blocking(move |buckets| {
            let objects = buckets.objects(&bucket, &prefix)?;
            Ok(objects.into_iter().map(summary).collect())
        })
        .await
    }
}

impl Buckets {
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> BucketResult<T> + Send + 'static,
    ) -> Result<T, ApiError> {
        let buckets = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&buckets)).await;
        done.map_err(ApiError::internal)?.map_err(to_api)
    }
}

fn summary(object: Object) -> ObjectSummary {
    ObjectSummary {
        key: object.key,
        size: object.size,
        etag: object.etag,
        last_modified: Timestamp::from_millis(time::millis(object.modified)),
    }
}

/// The error, with S3's code where S3 has one for what the caller can correct.
fn to_api(error: BucketError) -> ApiError {
    let code = match &error {
        BucketError::NoSuchBucket(_) => "NoSuchBucket",
        BucketError::InvalidBucketName(_) => "InvalidBucketName",
        BucketError::NoSuchKey(_) => "NoSuchKey",
        BucketError::Io(_) => return ApiError::internal(error),
        _ => "InvalidRequest",
    };
    ApiError::new(ErrorCode::Unknown(code.to_owned()), error.to_string())
}

#[cfg(test)]
mod tests {
    use emrys_protocol::ObjectStore as _;
    use tempfile::TempDir;

    use super::Buckets;

    #[tokio::test]
    async fn objects_are_written_read_in_parts_and_listed() {
        let folder = TempDir::new().unwrap();
        let buckets = Buckets::open(folder.path().join("buckets")).unwrap();
        buckets.create_bucket("items").await.unwrap();
        buckets.create_bucket("items").await.unwrap();
        let body = "0123456789".into();
        buckets.put_object("items", "a/1", body).await.unwrap();
        let read = |from, length| buckets.read_object("items", "a/1", from, length);
        assert_eq!(read(2, 3).await.unwrap(), "234");
        assert_eq!(read(8, 100).await.unwrap(), "89");
        assert_eq!(read(10, 1).await.unwrap(), "");
        assert_eq!(buckets.object_size("items", "a/1").await.unwrap(), Some(10));
        assert_eq!(buckets.object_size("items", "b").await.unwrap(), None);
        let listed = buckets.list_objects("items", "a/").await.unwrap();
        let keys: Vec<&str> = listed.iter().map(|object| object.key.as_str()).collect();
        assert_eq!(keys, ["a/1"]);
        for (bucket, code) in [("items", "NoSuchKey"), ("others", "NoSuchBucket")] {
            let error = buckets.read_object(bucket, "b", 0, 1).await.unwrap_err();
            assert_eq!(error.code().as_str(), code);
        }
    }
}
