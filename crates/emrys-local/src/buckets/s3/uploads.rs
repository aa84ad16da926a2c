// SPDX-License-Identifier: Apache-2.0
//! Multipart uploads over the S3 API.

use std::io::{Seek as _, SeekFrom};

use s3s::dto::{
    AbortMultipartUploadInput, ChecksumAlgorithm, ChecksumType, CompleteMultipartUploadInput,
    CompleteMultipartUploadOutput, CopyPartResult, CreateMultipartUploadInput,
    CreateMultipartUploadOutput, ETag, Initiator, ListMultipartUploadsInput,
    ListMultipartUploadsOutput, ListPartsInput, ListPartsOutput, MultipartUpload,
    Part as PartOutput, Range, StorageClass, UploadPartCopyInput, UploadPartCopyOutput,
    UploadPartInput, UploadPartOutput,
};
use s3s::{S3Request, S3Result, s3_error};

use super::body::receive;
use super::errors::{not_implemented, precondition_failed};
use super::lists::{Encoding, limit};
use super::mapping::{
    ReadCondition, attributes, checksum_type, expected, show_checksum, size, tags_from_header,
    timestamp,
};
use super::objects::{checked_tags, copy_source, open, refuse_customer_keys};
use super::{blocking, etag, owner};
use crate::buckets::Buckets;
use crate::buckets::digest::{Algorithm, Digests};
use crate::buckets::error::BucketError;
use crate::buckets::objects::Condition;
use crate::buckets::uploads::{Completion, Listed, Upload};

/// S3 numbers parts from 1 to this.
const MAX_PART_NUMBER: i32 = 10_000;

/// How many parts or uploads S3 lists at once.
const MAX_LISTED: i32 = 1000;

pub(super) async fn create(
    buckets: &Buckets,
    mut input: CreateMultipartUploadInput,
) -> S3Result<CreateMultipartUploadOutput> {
    refuse_customer_keys(input.sse_customer_algorithm.as_deref())?;
    let algorithm = input
        .checksum_algorithm
        .as_ref()
        .map(|algorithm| {
            Algorithm::from_name(algorithm.as_str()).ok_or_else(|| {
                s3_error!(
                    InvalidRequest,
                    "Checksum algorithm provided is unsupported."
                )
            })
        })
        .transpose()?;
    let composite = is_composite(algorithm, input.checksum_type.as_ref())?;
    let upload = Upload {
        key: input.key.clone(),
        attributes: attributes!(input),
        tags: checked_tags(tags_from_header(input.tagging.as_deref())?)?,
        algorithm,
        composite,
    };
    let bucket = input.bucket.clone();
    let id = blocking(buckets, move |buckets| {
        buckets.begin_upload(&bucket, &upload)
    })
    .await?;
    Ok(CreateMultipartUploadOutput {
        bucket: Some(input.bucket),
        checksum_algorithm: input.checksum_algorithm,
        checksum_type: algorithm.map(|_| type_name(composite)),
        key: Some(input.key),
        upload_id: Some(id),
        ..CreateMultipartUploadOutput::default()
    })
}

pub(super) async fn upload_part(
    buckets: &Buckets,
    request: S3Request<UploadPartInput>,
) -> S3Result<UploadPartOutput> {
    let mut input = request.input;
    let number = part_number(input.part_number)?;
    let upload = find(buckets, &input.bucket, &input.key, &input.upload_id).await?;
    let mut expected = expected!(
        input,
        input.checksum_algorithm.as_ref(),
        input.content_md5.take()
    );
    expected.algorithm = agreed(upload.algorithm, expected.algorithm)?;
    let received = receive(
        buckets,
        input.body.take(),
        expected,
        request.trailing_headers.as_ref(),
    )
    .await?;
    let part = blocking(buckets, move |buckets| {
        buckets.put_part(
            &input.bucket,
            &input.upload_id,
            number,
            received.scratch,
            received.digested,
        )
    })
    .await?;
    let mut output = UploadPartOutput {
        e_tag: Some(etag(&part.md5)),
        ..UploadPartOutput::default()
    };
    show_checksum!(output, Some(&part.checksum));
    Ok(output)
}

pub(super) async fn upload_part_copy(
    buckets: &Buckets,
    input: UploadPartCopyInput,
) -> S3Result<UploadPartCopyOutput> {
    let number = part_number(input.part_number)?;
    let upload = find(buckets, &input.bucket, &input.key, &input.upload_id).await?;
    let (source_bucket, source_key) = copy_source(&input.copy_source)?;
    let (mut file, source) = open(buckets, source_bucket, &source_key).await?;
    let condition = ReadCondition {
        if_match: input.copy_source_if_match,
        if_none_match: input.copy_source_if_none_match,
        if_modified_since: input.copy_source_if_modified_since,
        if_unmodified_since: input.copy_source_if_unmodified_since,
    };
    condition
        .check(&source)
        .map_err(|_| precondition_failed())?;
    let range = match &input.copy_source_range {
        None => 0..source.size,
        Some(range) => copied_range(range, source.size)?,
    };
    let part = blocking(buckets, move |buckets| {
        let mut scratch = buckets.scratch()?;
        let mut digests = Digests::new(upload.algorithm);
        if !range.is_empty() {
            file.seek(SeekFrom::Start(range.start))?;
            let mut bytes = std::io::Read::take(file, range.end - range.start);
            digests.copy(&mut bytes, scratch.as_file_mut())?;
        }
        buckets.put_part(
            &input.bucket,
            &input.upload_id,
            number,
            scratch,
            digests.finish(),
        )
    })
    .await?;
    let mut result = CopyPartResult {
        e_tag: Some(etag(&part.md5)),
        last_modified: Some(timestamp(part.modified)),
        ..CopyPartResult::default()
    };
    show_checksum!(result, Some(&part.checksum));
    Ok(UploadPartCopyOutput {
        copy_part_result: Some(result),
        ..UploadPartCopyOutput::default()
    })
}

pub(super) async fn complete(
    buckets: &Buckets,
    mut input: CompleteMultipartUploadInput,
) -> S3Result<CompleteMultipartUploadOutput> {
    find(buckets, &input.bucket, &input.key, &input.upload_id).await?;
    let listed = input
        .multipart_upload
        .take()
        .and_then(|upload| upload.parts);
    let parts: Vec<_> = listed
        .unwrap_or_default()
        .into_iter()
        .map(|part| {
            (
                part.part_number.unwrap_or_default(),
                part.e_tag.map(ETag::into_value),
            )
        })
        .collect();
    if parts.is_empty() {
        return Err(s3_error!(
            MalformedXML,
            "You must specify at least one part"
        ));
    }
    let completion = Completion {
        parts,
        expected: expected!(input, None, None),
        condition: Condition {
            if_match: input.if_match,
            if_none_match: input.if_none_match,
        },
    };
    let (bucket, key) = (input.bucket.clone(), input.key.clone());
    let stored = blocking(buckets, move |buckets| {
        buckets.complete_upload(&bucket, &key, &input.upload_id, &completion)
    })
    .await?;
    let checksum = stored.record.checksum.as_ref();
    let mut output = CompleteMultipartUploadOutput {
        checksum_type: checksum_type(checksum),
        e_tag: Some(etag(&stored.etag)),
        location: Some(format!("/{}/{}", input.bucket, input.key)),
        bucket: Some(input.bucket),
        key: Some(input.key),
        ..CompleteMultipartUploadOutput::default()
    };
    show_checksum!(output, checksum);
    Ok(output)
}

pub(super) async fn abort(buckets: &Buckets, input: AbortMultipartUploadInput) -> S3Result<()> {
    find(buckets, &input.bucket, &input.key, &input.upload_id).await?;
    blocking(buckets, move |buckets| {
        buckets.abort_upload(&input.bucket, &input.upload_id)
    })
    .await
}

pub(super) async fn list_parts(
    buckets: &Buckets,
    input: ListPartsInput,
) -> S3Result<ListPartsOutput> {
    let upload = find(buckets, &input.bucket, &input.key, &input.upload_id).await?;
    let limit = limit(input.max_parts, MAX_LISTED)?;
    let after = input.part_number_marker.unwrap_or(0);
    let (bucket, id) = (input.bucket.clone(), input.upload_id.clone());
    let mut parts = blocking(buckets, move |buckets| buckets.parts(&bucket, &id)).await?;
    parts.retain(|part| part.number > after);
    let more = parts.len() > limit;
    parts.truncate(limit);
    let next = parts.last().map(|part| part.number);
    let shown = parts.into_iter().map(|part| {
        let mut shown = PartOutput {
            e_tag: Some(etag(&part.md5)),
            last_modified: Some(timestamp(part.modified)),
            part_number: Some(part.number),
            size: Some(size(part.size)),
            ..PartOutput::default()
        };
        show_checksum!(
            shown,
            Some(&part.checksum).filter(|_| upload.algorithm.is_some())
        );
        shown
    });
    Ok(ListPartsOutput {
        parts: Some(shown.collect()),
        bucket: Some(input.bucket),
        checksum_algorithm: upload.algorithm.map(algorithm_name),
        checksum_type: upload.algorithm.map(|_| type_name(upload.composite)),
        initiator: Some(initiator()),
        is_truncated: Some(more),
        key: Some(input.key),
        max_parts: i32::try_from(limit).ok(),
        next_part_number_marker: next,
        owner: Some(owner()),
        part_number_marker: Some(after),
        storage_class: Some(StorageClass::from_static(StorageClass::STANDARD)),
        upload_id: Some(input.upload_id),
        ..ListPartsOutput::default()
    })
}

pub(super) async fn list(
    buckets: &Buckets,
    input: ListMultipartUploadsInput,
) -> S3Result<ListMultipartUploadsOutput> {
    if input.delimiter.is_some() {
        return Err(not_implemented(
            "a delimiter in the list of multipart uploads",
        ));
    }
    let encoding = Encoding::new(input.encoding_type.as_ref())?;
    let limit = limit(input.max_uploads, MAX_LISTED)?;
    let prefix = input.prefix.clone().unwrap_or_default();
    let key_marker = input.key_marker.clone().unwrap_or_default();
    let id_marker = input.upload_id_marker.clone().unwrap_or_default();
    let bucket = input.bucket.clone();
    let mut uploads = blocking(buckets, move |buckets| buckets.uploads(&bucket)).await?;
    uploads.retain(|listed| {
        let same_key =
            listed.upload.key == key_marker && !id_marker.is_empty() && listed.id > id_marker;
        listed.upload.key.starts_with(&prefix) && (listed.upload.key > key_marker || same_key)
    });
    let more = uploads.len() > limit;
    uploads.truncate(limit);
    let last = uploads.last().filter(|_| more);
    Ok(ListMultipartUploadsOutput {
        bucket: Some(input.bucket),
        encoding_type: input.encoding_type,
        is_truncated: Some(more),
        key_marker: Some(encoding.write(input.key_marker.unwrap_or_default())),
        max_uploads: i32::try_from(limit).ok(),
        next_key_marker: last.map(|listed| encoding.write(listed.upload.key.as_str())),
        next_upload_id_marker: last.map(|listed| listed.id.clone()),
        prefix: input.prefix.map(|prefix| encoding.write(prefix)),
        upload_id_marker: input.upload_id_marker,
        uploads: Some(
            uploads
                .into_iter()
                .map(|listed| shown_upload(listed, encoding))
                .collect(),
        ),
        ..ListMultipartUploadsOutput::default()
    })
}

async fn find(buckets: &Buckets, bucket: &str, key: &str, id: &str) -> S3Result<Upload> {
    let (bucket, key, id) = (bucket.to_owned(), key.to_owned(), id.to_owned());
    blocking(buckets, move |buckets| buckets.upload(&bucket, &key, &id)).await
}

fn shown_upload(listed: Listed, encoding: Encoding) -> MultipartUpload {
    MultipartUpload {
        checksum_algorithm: listed.upload.algorithm.map(algorithm_name),
        checksum_type: listed
            .upload
            .algorithm
            .map(|_| type_name(listed.upload.composite)),
        initiated: Some(timestamp(listed.initiated)),
        initiator: Some(initiator()),
        key: Some(encoding.write(listed.upload.key)),
        owner: Some(owner()),
        storage_class: Some(StorageClass::from_static(StorageClass::STANDARD)),
        upload_id: Some(listed.id),
    }
}

/// The algorithm of a part: the upload's, which the part may only repeat.
fn agreed(
    upload: Option<Algorithm>,
    part: Option<Algorithm>,
) -> Result<Option<Algorithm>, BucketError> {
    match (upload, part) {
        (Some(upload), Some(part)) if upload != part => Err(BucketError::AlgorithmMismatch {
            upload: upload.name(),
            part: part.name(),
        }),
        _ => Ok(upload.or(part)),
    }
}

/// Which kind of checksum the object gets: S3 computes CRC-64/NVME only over the whole, and SHA only over parts.
fn is_composite(algorithm: Option<Algorithm>, chosen: Option<&ChecksumType>) -> S3Result<bool> {
    let Some(algorithm) = algorithm else {
        return Ok(false);
    };
    let refused = || {
        s3_error!(
            InvalidRequest,
            "The checksum type cannot be used with the {} checksum algorithm.",
            algorithm.name()
        )
    };
    match (algorithm, chosen.map(ChecksumType::as_str)) {
        (Algorithm::Crc64Nvme, Some(ChecksumType::COMPOSITE)) => Err(refused()),
        (Algorithm::Sha1 | Algorithm::Sha256, Some(ChecksumType::FULL_OBJECT)) => Err(refused()),
        (Algorithm::Crc64Nvme, _) | (_, Some(ChecksumType::FULL_OBJECT)) => Ok(false),
        _ => Ok(true),
    }
}

/// Reads `bytes=first-last`, the only form that S3 takes here, and which must lie within the source.
fn copied_range(text: &str, length: u64) -> S3Result<std::ops::Range<u64>> {
    match Range::parse(text) {
        Ok(Range::Int {
            first,
            last: Some(last),
        }) if last < length => Ok(first..last + 1),
        Ok(Range::Int { last: Some(_), .. }) => Err(s3_error!(
            InvalidArgument,
            "Range specified is not valid for source object of size: {length}"
        )),
        _ => Err(s3_error!(
            InvalidArgument,
            "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy"
        )),
    }
}

fn part_number(number: i32) -> S3Result<i32> {
    if (1..=MAX_PART_NUMBER).contains(&number) {
        return Ok(number);
    }
    Err(s3_error!(
        InvalidArgument,
        "Part number must be an integer between 1 and 10000, inclusive"
    ))
}

fn algorithm_name(algorithm: Algorithm) -> ChecksumAlgorithm {
    ChecksumAlgorithm::from_static(algorithm.name())
}

fn type_name(composite: bool) -> ChecksumType {
    ChecksumType::from_static(if composite {
        ChecksumType::COMPOSITE
    } else {
        ChecksumType::FULL_OBJECT
    })
}

fn initiator() -> Initiator {
    let owner = owner();
    Initiator {
        display_name: owner.display_name,
        id: owner.id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksum_types_follow_the_algorithm() {
        let full = ChecksumType::from_static(ChecksumType::FULL_OBJECT);
        let composite = ChecksumType::from_static(ChecksumType::COMPOSITE);
        assert!(is_composite(Some(Algorithm::Crc32), None).unwrap());
        assert!(!is_composite(Some(Algorithm::Crc32), Some(&full)).unwrap());
        assert!(!is_composite(Some(Algorithm::Crc64Nvme), None).unwrap());
        assert!(is_composite(Some(Algorithm::Crc64Nvme), Some(&composite)).is_err());
        assert!(is_composite(Some(Algorithm::Sha256), Some(&full)).is_err());
    }

    #[test]
    fn only_a_bounded_range_is_copied() {
        assert_eq!(copied_range("bytes=2-4", 5).unwrap(), 2..5);
        for range in ["bytes=2-5", "bytes=2-", "bytes=-2", "2-4"] {
            assert!(copied_range(range, 5).is_err(), "{range}");
        }
    }

    #[test]
    fn a_part_uses_the_algorithm_of_its_upload() {
        assert_eq!(
            agreed(Some(Algorithm::Crc32), None).unwrap(),
            Some(Algorithm::Crc32)
        );
        assert_eq!(
            agreed(None, Some(Algorithm::Crc32)).unwrap(),
            Some(Algorithm::Crc32)
        );
        assert!(agreed(Some(Algorithm::Crc32), Some(Algorithm::Sha1)).is_err());
    }
}
