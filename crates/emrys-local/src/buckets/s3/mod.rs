// SPDX-License-Identifier: Apache-2.0
//! The S3 API over [`Buckets`]: s3s's `S3` trait.
//!
//! Translates between S3's messages and our operations, and moves the latter to blocking threads. The operations that
//! are missing here answer NotImplemented, which is the default of every method of the trait: they would promise
//! something that a folder does not do.

use s3s::dto;
use s3s::dto::{
    AbortMultipartUploadInput, AbortMultipartUploadOutput, BucketLocationConstraint,
    CompleteMultipartUploadInput, CompleteMultipartUploadOutput, CopyObjectInput, CopyObjectOutput,
    CreateBucketInput, CreateBucketOutput, CreateMultipartUploadInput, CreateMultipartUploadOutput,
    DeleteBucketInput, DeleteBucketOutput, DeleteObjectInput, DeleteObjectOutput,
    DeleteObjectTaggingInput, DeleteObjectTaggingOutput, DeleteObjectsInput, DeleteObjectsOutput,
    ETag, GetBucketAclInput, GetBucketAclOutput, GetBucketLocationInput, GetBucketLocationOutput,
    GetBucketPolicyInput, GetBucketPolicyOutput, GetBucketTaggingInput, GetBucketTaggingOutput,
    GetBucketVersioningInput, GetBucketVersioningOutput, GetObjectAclInput, GetObjectAclOutput,
    GetObjectInput, GetObjectOutput, GetObjectTaggingInput, GetObjectTaggingOutput, Grant, Grantee,
    HeadBucketInput, HeadBucketOutput, HeadObjectInput, HeadObjectOutput, ListBucketsInput,
    ListBucketsOutput, ListMultipartUploadsInput, ListMultipartUploadsOutput, ListObjectsInput,
    ListObjectsOutput, ListObjectsV2Input, ListObjectsV2Output, ListPartsInput, ListPartsOutput,
    Owner, Permission, PutObjectInput, PutObjectOutput, PutObjectTaggingInput,
    PutObjectTaggingOutput, UploadPartCopyInput, UploadPartCopyOutput, UploadPartInput,
    UploadPartOutput,
};
use s3s::{S3, S3Request, S3Response, S3Result, s3_error};

use super::error::{BucketError, BucketResult};
use super::record::{BucketRecord, read_json};
use super::{Buckets, Created};

mod body;
mod errors;
mod lists;
mod mapping;
mod objects;
mod uploads;

#[cfg(test)]
mod tests;

/// The region of a bucket that was created without a location constraint.
const DEFAULT_REGION: &str = "us-east-1";

/// Runs file work on a blocking thread.
async fn blocking<T: Send + 'static>(
    buckets: &Buckets,
    work: impl FnOnce(&Buckets) -> BucketResult<T> + Send + 'static,
) -> S3Result<T> {
    let buckets = buckets.clone();
    let outcome = tokio::task::spawn_blocking(move || work(&buckets)).await;
    Ok(outcome.map_err(s3s::S3Error::internal_error)??)
}

/// An ETag as HTTP has it.
fn etag(value: &str) -> ETag {
    ETag::Strong(value.to_owned())
}

/// The one owner of everything here.
fn owner() -> Owner {
    Owner {
        display_name: Some("emrys".to_owned()),
        id: Some("emrys".to_owned()),
    }
}

/// What the owner may do, and nobody else.
fn grants() -> Vec<Grant> {
    let owner = owner();
    vec![Grant {
        grantee: Some(Grantee {
            display_name: owner.display_name,
            email_address: None,
            id: owner.id,
            type_: dto::Type::from_static(dto::Type::CANONICAL_USER),
            uri: None,
        }),
        permission: Some(Permission::from_static(Permission::FULL_CONTROL)),
    }]
}

impl Buckets {
    fn bucket_record_of(&self, bucket: &str) -> BucketResult<BucketRecord> {
        self.bucket_folder(bucket)?;
        // A folder that somebody made by hand is a bucket too, and has no record.
        Ok(read_json(&self.layout().bucket_record(bucket))?.unwrap_or_default())
    }

    /// Tells whoever wants to know that an object was written.
    async fn tell_created(&self, bucket: String, key: String, reason: &'static str) {
        let watcher = self.watcher().filter(|watcher| watcher.wants());
        let Some(watcher) = watcher else {
            return;
        };
        // Somebody may have deleted it meanwhile.
        if let Ok(stored) = objects::look(self, bucket.clone(), &key).await {
            let created = Created {
                bucket,
                key,
                size: stored.size,
                etag: stored.etag,
                reason,
            };
            watcher.created(created).await;
        }
    }

    async fn require(&self, bucket: String) -> S3Result<BucketRecord> {
        blocking(self, move |buckets| buckets.bucket_record_of(&bucket)).await
    }
}

#[async_trait::async_trait]
impl S3 for Buckets {
    async fn create_bucket(
        &self,
        request: S3Request<CreateBucketInput>,
    ) -> S3Result<S3Response<CreateBucketOutput>> {
        let input = request.input;
        let constraint = input
            .create_bucket_configuration
            .and_then(|configuration| configuration.location_constraint)
            .map(|constraint| constraint.as_str().to_owned())
            .filter(|constraint| !constraint.is_empty());
        if constraint.as_deref() == Some(DEFAULT_REGION) {
            // The one region that must not be named, which users of the others forget.
            return Err(s3_error!(
                InvalidLocationConstraint,
                "The specified location-constraint is not valid"
            ));
        }
        let bucket = input.bucket.clone();
        blocking(self, move |buckets| {
            let repeated_in_default_region = constraint.is_none();
            match buckets.create_in(&bucket, constraint) {
                // In us-east-1, S3 lets the owner create a bucket twice.
                Err(BucketError::BucketExists(_)) if repeated_in_default_region => Ok(()),
                created => created,
            }
        })
        .await?;
        Ok(S3Response::new(CreateBucketOutput {
            location: Some(format!("/{}", input.bucket)),
        }))
    }

    async fn delete_bucket(
        &self,
        request: S3Request<DeleteBucketInput>,
    ) -> S3Result<S3Response<DeleteBucketOutput>> {
        blocking(self, move |buckets| buckets.delete(&request.input.bucket)).await?;
        Ok(S3Response::new(DeleteBucketOutput {}))
    }

    async fn head_bucket(
        &self,
        request: S3Request<HeadBucketInput>,
    ) -> S3Result<S3Response<HeadBucketOutput>> {
        let record = self.require(request.input.bucket).await?;
        Ok(S3Response::new(HeadBucketOutput {
            bucket_region: Some(record.region.unwrap_or_else(|| DEFAULT_REGION.to_owned())),
            ..HeadBucketOutput::default()
        }))
    }

    async fn list_buckets(
        &self,
        request: S3Request<ListBucketsInput>,
    ) -> S3Result<S3Response<ListBucketsOutput>> {
        lists::buckets(self, request.input)
            .await
            .map(S3Response::new)
    }

    async fn get_bucket_location(
        &self,
        request: S3Request<GetBucketLocationInput>,
    ) -> S3Result<S3Response<GetBucketLocationOutput>> {
        let record = self.require(request.input.bucket).await?;
        Ok(S3Response::new(GetBucketLocationOutput {
            location_constraint: record.region.map(BucketLocationConstraint::from),
        }))
    }

    async fn get_bucket_versioning(
        &self,
        request: S3Request<GetBucketVersioningInput>,
    ) -> S3Result<S3Response<GetBucketVersioningOutput>> {
        self.require(request.input.bucket).await?;
        Ok(S3Response::new(GetBucketVersioningOutput::default()))
    }

    async fn get_bucket_acl(
        &self,
        request: S3Request<GetBucketAclInput>,
    ) -> S3Result<S3Response<GetBucketAclOutput>> {
        self.require(request.input.bucket).await?;
        Ok(S3Response::new(GetBucketAclOutput {
            grants: Some(grants()),
            owner: Some(owner()),
        }))
    }

    async fn get_bucket_policy(
        &self,
        request: S3Request<GetBucketPolicyInput>,
    ) -> S3Result<S3Response<GetBucketPolicyOutput>> {
        self.require(request.input.bucket).await?;
        Err(s3_error!(
            NoSuchBucketPolicy,
            "The bucket policy does not exist"
        ))
    }

    async fn get_bucket_tagging(
        &self,
        request: S3Request<GetBucketTaggingInput>,
    ) -> S3Result<S3Response<GetBucketTaggingOutput>> {
        self.require(request.input.bucket).await?;
        Err(s3_error!(NoSuchTagSet, "The TagSet does not exist"))
    }

    async fn put_object(
        &self,
        request: S3Request<PutObjectInput>,
    ) -> S3Result<S3Response<PutObjectOutput>> {
        let (bucket, key) = (request.input.bucket.clone(), request.input.key.clone());
        let put = objects::put(self, request).await?;
        self.tell_created(bucket, key, "PutObject").await;
        Ok(S3Response::new(put))
    }

    async fn get_object(
        &self,
        request: S3Request<GetObjectInput>,
    ) -> S3Result<S3Response<GetObjectOutput>> {
        objects::get(self, request.input).await.map(S3Response::new)
    }

    async fn head_object(
        &self,
        request: S3Request<HeadObjectInput>,
    ) -> S3Result<S3Response<HeadObjectOutput>> {
        objects::head(self, request.input)
            .await
            .map(S3Response::new)
    }

    async fn delete_object(
        &self,
        request: S3Request<DeleteObjectInput>,
    ) -> S3Result<S3Response<DeleteObjectOutput>> {
        objects::delete(self, request.input).await?;
        Ok(S3Response::new(DeleteObjectOutput::default()))
    }

    async fn delete_objects(
        &self,
        request: S3Request<DeleteObjectsInput>,
    ) -> S3Result<S3Response<DeleteObjectsOutput>> {
        objects::delete_many(self, request.input)
            .await
            .map(S3Response::new)
    }

    async fn copy_object(
        &self,
        request: S3Request<CopyObjectInput>,
    ) -> S3Result<S3Response<CopyObjectOutput>> {
        let (bucket, key) = (request.input.bucket.clone(), request.input.key.clone());
        let copied = objects::copy(self, request.input).await?;
        self.tell_created(bucket, key, "CopyObject").await;
        Ok(S3Response::new(copied))
    }

    async fn get_object_acl(
        &self,
        request: S3Request<GetObjectAclInput>,
    ) -> S3Result<S3Response<GetObjectAclOutput>> {
        objects::look(self, request.input.bucket, &request.input.key).await?;
        Ok(S3Response::new(GetObjectAclOutput {
            grants: Some(grants()),
            owner: Some(owner()),
            request_charged: None,
        }))
    }

    async fn get_object_tagging(
        &self,
        request: S3Request<GetObjectTaggingInput>,
    ) -> S3Result<S3Response<GetObjectTaggingOutput>> {
        objects::get_tags(self, request.input)
            .await
            .map(S3Response::new)
    }

    async fn put_object_tagging(
        &self,
        request: S3Request<PutObjectTaggingInput>,
    ) -> S3Result<S3Response<PutObjectTaggingOutput>> {
        objects::put_tags(self, request.input).await?;
        Ok(S3Response::new(PutObjectTaggingOutput::default()))
    }

    async fn delete_object_tagging(
        &self,
        request: S3Request<DeleteObjectTaggingInput>,
    ) -> S3Result<S3Response<DeleteObjectTaggingOutput>> {
        let input = request.input;
        objects::set_tags(
            self,
            input.bucket,
            &input.key,
            std::collections::BTreeMap::new(),
        )
        .await?;
        Ok(S3Response::new(DeleteObjectTaggingOutput::default()))
    }

    async fn list_objects(
        &self,
        request: S3Request<ListObjectsInput>,
    ) -> S3Result<S3Response<ListObjectsOutput>> {
        lists::objects(self, request.input)
            .await
            .map(S3Response::new)
    }

    async fn list_objects_v2(
        &self,
        request: S3Request<ListObjectsV2Input>,
    ) -> S3Result<S3Response<ListObjectsV2Output>> {
        lists::objects_v2(self, request.input)
            .await
            .map(S3Response::new)
    }

    async fn create_multipart_upload(
        &self,
        request: S3Request<CreateMultipartUploadInput>,
    ) -> S3Result<S3Response<CreateMultipartUploadOutput>> {
        uploads::create(self, request.input)
            .await
            .map(S3Response::new)
    }

    async fn upload_part(
        &self,
        request: S3Request<UploadPartInput>,
    ) -> S3Result<S3Response<UploadPartOutput>> {
        uploads::upload_part(self, request)
            .await
            .map(S3Response::new)
    }

    async fn upload_part_copy(
        &self,
        request: S3Request<UploadPartCopyInput>,
    ) -> S3Result<S3Response<UploadPartCopyOutput>> {
        uploads::upload_part_copy(self, request.input)
            .await
            .map(S3Response::new)
    }

    async fn complete_multipart_upload(
        &self,
        request: S3Request<CompleteMultipartUploadInput>,
    ) -> S3Result<S3Response<CompleteMultipartUploadOutput>> {
        let (bucket, key) = (request.input.bucket.clone(), request.input.key.clone());
        let completed = uploads::complete(self, request.input).await?;
        self.tell_created(bucket, key, "CompleteMultipartUpload")
            .await;
        Ok(S3Response::new(completed))
    }

    async fn abort_multipart_upload(
        &self,
        request: S3Request<AbortMultipartUploadInput>,
    ) -> S3Result<S3Response<AbortMultipartUploadOutput>> {
        uploads::abort(self, request.input).await?;
        Ok(S3Response::new(AbortMultipartUploadOutput::default()))
    }

    async fn list_parts(
        &self,
        request: S3Request<ListPartsInput>,
    ) -> S3Result<S3Response<ListPartsOutput>> {
        uploads::list_parts(self, request.input)
            .await
            .map(S3Response::new)
    }

    async fn list_multipart_uploads(
        &self,
        request: S3Request<ListMultipartUploadsInput>,
    ) -> S3Result<S3Response<ListMultipartUploadsOutput>> {
        uploads::list(self, request.input)
            .await
            .map(S3Response::new)
    }
}
