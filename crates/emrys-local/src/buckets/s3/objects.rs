// SPDX-License-Identifier: Apache-2.0
//! Single objects over the S3 API.

use std::collections::BTreeMap;
use std::fs::File;
use std::ops::Range;

use s3s::dto::{
    CopyObjectInput, CopyObjectOutput, CopyObjectResult, CopySource, DeleteObjectInput,
    DeleteObjectsInput, DeleteObjectsOutput, DeletedObject, Error, GetObjectInput, GetObjectOutput,
    GetObjectTaggingInput, GetObjectTaggingOutput, HeadObjectInput, HeadObjectOutput,
    MetadataDirective, PutObjectInput, PutObjectOutput, PutObjectTaggingInput, Tag,
    TaggingDirective,
};
use s3s::{S3Request, S3Result, s3_error};

use super::body::{receive, send};
use super::errors::{custom, no_such_key, not_implemented, precondition_failed};
use super::mapping::{
    ReadCondition, attributes, check_version, checksum_type, content_type, existing_key, expected,
    expires, metadata, show_checksum, size, tags_from_header, timestamp,
};
use super::{blocking, etag};
use crate::buckets::Buckets;
use crate::buckets::digest::{Algorithm, Digests};
use crate::buckets::error::BucketError;
use crate::buckets::key::Key;
use crate::buckets::objects::{Condition, Stored};
use crate::buckets::record::Record;

/// S3 takes at most this many tags for an object.
const MAX_TAGS: usize = 10;

pub(super) async fn put(
    buckets: &Buckets,
    request: S3Request<PutObjectInput>,
) -> S3Result<PutObjectOutput> {
    let mut input = request.input;
    refuse_customer_keys(input.sse_customer_algorithm.as_deref())?;
    if input.write_offset_bytes.is_some() {
        return Err(not_implemented("appending to an object"));
    }
    let key = Key::parse(&input.key)?;
    let tags = checked_tags(tags_from_header(input.tagging.as_deref())?)?;
    let bucket = input.bucket.clone();
    blocking(buckets, move |buckets| buckets.bucket_folder(&bucket)).await?;
    let expected = expected!(
        input,
        input.checksum_algorithm.as_ref(),
        input.content_md5.take()
    );
    let received = receive(
        buckets,
        input.body.take(),
        expected,
        request.trailing_headers.as_ref(),
    )
    .await?;
    let record = Record {
        etag: Some(received.digested.md5),
        checksum: Some(received.digested.checksum),
        parts: Vec::new(),
        attributes: attributes!(input),
        tags,
    };
    let condition = Condition {
        if_match: input.if_match,
        if_none_match: input.if_none_match,
    };
    let bucket = input.bucket;
    let stored = blocking(buckets, move |buckets| {
        buckets.commit(&bucket, &key, received.scratch, &record, &condition)
    })
    .await?;
    let checksum = stored.record.checksum.as_ref();
    let mut output = PutObjectOutput {
        checksum_type: checksum_type(checksum),
        e_tag: Some(etag(&stored.etag)),
        ..PutObjectOutput::default()
    };
    show_checksum!(output, checksum);
    Ok(output)
}

pub(super) async fn get(buckets: &Buckets, input: GetObjectInput) -> S3Result<GetObjectOutput> {
    check_version(input.version_id.as_deref())?;
    let condition = ReadCondition {
        if_match: input.if_match,
        if_none_match: input.if_none_match,
        if_modified_since: input.if_modified_since,
        if_unmodified_since: input.if_unmodified_since,
    };
    let (file, stored) = open(buckets, input.bucket, &input.key).await?;
    condition.check(&stored)?;
    let selection = Selection::of(&stored, input.range, input.part_number)?;
    let attributes = &stored.record.attributes;
    let mut output = GetObjectOutput {
        accept_ranges: Some("bytes".to_owned()),
        cache_control: attributes.cache_control.clone(),
        content_disposition: attributes.content_disposition.clone(),
        content_encoding: attributes.content_encoding.clone(),
        content_language: attributes.content_language.clone(),
        content_length: Some(size(selection.range.end - selection.range.start)),
        content_range: selection.content_range(stored.size),
        content_type: Some(content_type(attributes)),
        e_tag: Some(etag(&stored.etag)),
        expires: expires(attributes),
        last_modified: Some(timestamp(stored.modified)),
        metadata: metadata(attributes),
        parts_count: input.part_number.and_then(|_| parts_count(&stored)),
        tag_count: Some(stored.record.tags.len())
            .filter(|count| *count > 0)
            .and_then(|count| i32::try_from(count).ok()),
        ..GetObjectOutput::default()
    };
    // A checksum is one of the whole: a client that verifies must not be given it with a part.
    if input.checksum_mode.is_some() && selection.is_whole {
        show_checksum!(output, stored.record.checksum.as_ref());
        output.checksum_type = checksum_type(stored.record.checksum.as_ref());
    }
    output.body = Some(send(file, selection.range));
    Ok(output)
}

pub(super) async fn head(buckets: &Buckets, input: HeadObjectInput) -> S3Result<HeadObjectOutput> {
    check_version(input.version_id.as_deref())?;
    let condition = ReadCondition {
        if_match: input.if_match,
        if_none_match: input.if_none_match,
        if_modified_since: input.if_modified_since,
        if_unmodified_since: input.if_unmodified_since,
    };
    let stored = look(buckets, input.bucket, &input.key).await?;
    condition.check(&stored)?;
    let selection = Selection::of(&stored, input.range, input.part_number)?;
    let attributes = &stored.record.attributes;
    let mut output = HeadObjectOutput {
        accept_ranges: Some("bytes".to_owned()),
        cache_control: attributes.cache_control.clone(),
        content_disposition: attributes.content_disposition.clone(),
        content_encoding: attributes.content_encoding.clone(),
        content_language: attributes.content_language.clone(),
        content_length: Some(size(selection.range.end - selection.range.start)),
        content_range: selection.content_range(stored.size),
        content_type: Some(content_type(attributes)),
        e_tag: Some(etag(&stored.etag)),
        expires: expires(attributes),
        last_modified: Some(timestamp(stored.modified)),
        metadata: metadata(attributes),
        parts_count: input.part_number.and_then(|_| parts_count(&stored)),
        ..HeadObjectOutput::default()
    };
    if input.checksum_mode.is_some() && selection.is_whole {
        show_checksum!(output, stored.record.checksum.as_ref());
        output.checksum_type = checksum_type(stored.record.checksum.as_ref());
    }
    Ok(output)
}

pub(super) async fn delete(buckets: &Buckets, input: DeleteObjectInput) -> S3Result<()> {
    check_version(input.version_id.as_deref())?;
    if input.if_match_last_modified_time.is_some() || input.if_match_size.is_some() {
        return Err(not_implemented(
            "deleting on a condition other than the ETag",
        ));
    }
    let condition = Condition {
        if_match: input.if_match,
        if_none_match: None,
    };
    blocking(buckets, move |buckets| {
        buckets.bucket_folder(&input.bucket)?;
        remove(buckets, &input.bucket, &input.key, &condition)
    })
    .await
}

pub(super) async fn delete_many(
    buckets: &Buckets,
    input: DeleteObjectsInput,
) -> S3Result<DeleteObjectsOutput> {
    let quiet = input.delete.quiet.unwrap_or(false);
    blocking(buckets, move |buckets| {
        buckets.bucket_folder(&input.bucket)?;
        let mut deleted = Vec::new();
        let mut errors = Vec::new();
        for object in input.delete.objects {
            let condition = Condition {
                if_match: object.e_tag.map(s3s::dto::ETagCondition::ETag),
                if_none_match: None,
            };
            let outcome = check_version(object.version_id.as_deref())
                .and_then(|()| Ok(remove(buckets, &input.bucket, &object.key, &condition)?));
            match outcome {
                Ok(()) if quiet => {}
                Ok(()) => deleted.push(DeletedObject {
                    key: Some(object.key),
                    ..DeletedObject::default()
                }),
                Err(error) => errors.push(Error {
                    code: Some(error.code().as_str().to_owned()),
                    key: Some(object.key),
                    message: error.message().map(str::to_owned),
                    version_id: object.version_id,
                }),
            }
        }
        Ok(DeleteObjectsOutput {
            deleted: Some(deleted),
            errors: Some(errors),
            ..DeleteObjectsOutput::default()
        })
    })
    .await
}

pub(super) async fn copy(
    buckets: &Buckets,
    mut input: CopyObjectInput,
) -> S3Result<CopyObjectOutput> {
    refuse_customer_keys(input.sse_customer_algorithm.as_deref())?;
    let (source_bucket, source_key) = copy_source(&input.copy_source)?;
    let key = Key::parse(&input.key)?;
    let replaces = |directive: Option<&str>, replace: &str| directive == Some(replace);
    let new_attributes = replaces(
        input
            .metadata_directive
            .as_ref()
            .map(MetadataDirective::as_str),
        MetadataDirective::REPLACE,
    );
    let new_tags = replaces(
        input
            .tagging_directive
            .as_ref()
            .map(TaggingDirective::as_str),
        TaggingDirective::REPLACE,
    );
    if !new_attributes && !new_tags && source_bucket == input.bucket && source_key == input.key {
        return Err(s3_error!(
            InvalidRequest,
            "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes."
        ));
    }
    let tags = checked_tags(tags_from_header(input.tagging.as_deref())?)?;
    let condition = ReadCondition {
        if_match: input.copy_source_if_match.take(),
        if_none_match: input.copy_source_if_none_match.take(),
        if_modified_since: input.copy_source_if_modified_since.take(),
        if_unmodified_since: input.copy_source_if_unmodified_since.take(),
    };
    let (mut file, source) = open(buckets, source_bucket, &source_key).await?;
    // A copy has no "not modified": whichever condition fails, it fails.
    condition
        .check(&source)
        .map_err(|_| precondition_failed())?;
    let algorithm = input
        .checksum_algorithm
        .as_ref()
        .and_then(|algorithm| Algorithm::from_name(algorithm.as_str()));
    let attributes = if new_attributes {
        attributes!(input)
    } else {
        source.record.attributes
    };
    let tags = if new_tags { tags } else { source.record.tags };
    let bucket = input.bucket;
    let stored = blocking(buckets, move |buckets| {
        let mut scratch = buckets.scratch()?;
        let mut digests = Digests::new(algorithm);
        if source.size > 0 {
            digests.copy(&mut file, scratch.as_file_mut())?;
        }
        let digested = digests.finish();
        let record = Record {
            etag: Some(digested.md5),
            checksum: Some(digested.checksum),
            parts: Vec::new(),
            attributes,
            tags,
        };
        buckets.commit(&bucket, &key, scratch, &record, &Condition::default())
    })
    .await?;
    let mut result = CopyObjectResult {
        checksum_type: checksum_type(stored.record.checksum.as_ref()),
        e_tag: Some(etag(&stored.etag)),
        last_modified: Some(timestamp(stored.modified)),
        ..CopyObjectResult::default()
    };
    show_checksum!(result, stored.record.checksum.as_ref());
    Ok(CopyObjectOutput {
        copy_object_result: Some(result),
        ..CopyObjectOutput::default()
    })
}

pub(super) async fn get_tags(
    buckets: &Buckets,
    input: GetObjectTaggingInput,
) -> S3Result<GetObjectTaggingOutput> {
    check_version(input.version_id.as_deref())?;
    let stored = look(buckets, input.bucket, &input.key).await?;
    let tag = |(key, value)| Tag {
        key: Some(key),
        value: Some(value),
    };
    Ok(GetObjectTaggingOutput {
        tag_set: stored.record.tags.into_iter().map(tag).collect(),
        version_id: None,
    })
}

pub(super) async fn put_tags(buckets: &Buckets, input: PutObjectTaggingInput) -> S3Result<()> {
    check_version(input.version_id.as_deref())?;
    let pairs = input.tagging.tag_set.into_iter();
    let tags = checked_tags(
        pairs
            .map(|tag| (tag.key.unwrap_or_default(), tag.value.unwrap_or_default()))
            .collect(),
    )?;
    set_tags(buckets, input.bucket, &input.key, tags).await
}

/// Gives an object exactly these tags.
pub(super) async fn set_tags(
    buckets: &Buckets,
    bucket: String,
    key: &str,
    tags: BTreeMap<String, String>,
) -> S3Result<()> {
    let key = existing_key(key)?;
    blocking(buckets, move |buckets| {
        buckets.annotate(&bucket, &key, |record| record.tags = tags)
    })
    .await
}

/// Looks at an object without opening it.
pub(super) async fn look(buckets: &Buckets, bucket: String, key: &str) -> S3Result<Stored> {
    let key = readable_key(buckets, &bucket, key).await?;
    blocking(buckets, move |buckets| buckets.look(&bucket, &key)).await
}

/// Opens an object for reading.
pub(super) async fn open(buckets: &Buckets, bucket: String, key: &str) -> S3Result<(File, Stored)> {
    let key = readable_key(buckets, &bucket, key).await?;
    blocking(buckets, move |buckets| buckets.open_object(&bucket, &key)).await
}

/// The bucket and key that a copy reads.
pub(super) fn copy_source(source: &CopySource) -> S3Result<(String, String)> {
    match source {
        CopySource::Bucket {
            bucket,
            key,
            version_id,
        } => {
            check_version(version_id.as_deref())?;
            Ok((bucket.to_string(), key.to_string()))
        }
        CopySource::AccessPoint { .. } | CopySource::Outpost { .. } => {
            Err(not_implemented("copying through an access point"))
        }
    }
}

/// Nothing is encrypted here, and a promise to do so with the customer's key could not be kept.
pub(super) fn refuse_customer_keys(algorithm: Option<&str>) -> S3Result<()> {
    match algorithm {
        Some(_) => Err(not_implemented("encryption with customer-provided keys")),
        None => Ok(()),
    }
}

/// Refuses more tags than S3 takes.
pub(super) fn checked_tags(tags: BTreeMap<String, String>) -> S3Result<BTreeMap<String, String>> {
    if tags.len() > MAX_TAGS {
        return Err(custom(
            "BadRequest",
            400,
            "Object tags cannot be greater than 10",
        ));
    }
    Ok(tags)
}

/// Which bytes of an object are asked for.
struct Selection {
    range: Range<u64>,
    is_whole: bool,
}

impl Selection {
    fn of(stored: &Stored, range: Option<s3s::dto::Range>, part: Option<i32>) -> S3Result<Self> {
        match (range, part) {
            (None, None) => Ok(Self {
                range: 0..stored.size,
                is_whole: true,
            }),
            (Some(range), None) => Ok(Self {
                range: range.check(stored.size).map_err(|_| {
                    s3_error!(InvalidRange, "The requested range is not satisfiable")
                })?,
                is_whole: false,
            }),
            (None, Some(part)) => Ok(Self {
                range: part_range(stored, part)?,
                is_whole: false,
            }),
            (Some(_), Some(_)) => Err(s3_error!(
                InvalidRequest,
                "Cannot specify both Range header and partNumber query parameter"
            )),
        }
    }

    fn content_range(&self, size: u64) -> Option<String> {
        let last = self.range.end.checked_sub(1)?;
        (!self.is_whole).then(|| format!("bytes {}-{last}/{size}", self.range.start))
    }
}

/// Where a part of the upload lies in the object; an object that was written at once is its own first part.
fn part_range(stored: &Stored, number: i32) -> S3Result<Range<u64>> {
    let whole = [stored.size];
    let sizes = if stored.record.parts.is_empty() {
        whole.as_slice()
    } else {
        &stored.record.parts
    };
    let no_such_part = || {
        custom(
            "InvalidPartNumber",
            416,
            "The requested partnumber is not satisfiable",
        )
    };
    let before = usize::try_from(number)
        .ok()
        .and_then(|number| number.checked_sub(1))
        .ok_or_else(no_such_part)?;
    let length = sizes.get(before).ok_or_else(no_such_part)?;
    let start: u64 = sizes.iter().take(before).sum();
    Ok(start..start + length)
}

fn parts_count(stored: &Stored) -> Option<i32> {
    i32::try_from(stored.record.parts.len())
        .ok()
        .filter(|count| *count > 0)
}

/// Reads a key to be looked up, so that a missing bucket is reported before a key that no folder can hold.
async fn readable_key(buckets: &Buckets, bucket: &str, key: &str) -> S3Result<Key> {
    match Key::parse(key) {
        Ok(key) => Ok(key),
        Err(_) => {
            let bucket = bucket.to_owned();
            blocking(buckets, move |buckets| buckets.bucket_folder(&bucket)).await?;
            Err(no_such_key())
        }
    }
}

/// Removes an object; a key that a folder cannot hold is not there, and removing nothing succeeds.
fn remove(
    buckets: &Buckets,
    bucket: &str,
    key: &str,
    condition: &Condition,
) -> Result<(), BucketError> {
    match Key::parse(key) {
        Ok(key) => buckets.remove(bucket, &key, condition),
        Err(_) if condition.if_match.is_some() => Err(BucketError::NoSuchKey(key.to_owned())),
        Err(_) => Ok(()),
    }
}
