// SPDX-License-Identifier: Apache-2.0
//! Lists of buckets and objects over the S3 API: limits, tokens and the encoding of keys.

use std::fmt::Write as _;

use s3s::dto::{
    Bucket, CommonPrefix, EncodingType, ListBucketsInput, ListBucketsOutput, ListObjectsInput,
    ListObjectsOutput, ListObjectsV2Input, ListObjectsV2Output, Object, ObjectStorageClass,
};
use s3s::{S3Error, S3Result, s3_error};

use super::mapping::{size, timestamp};
use super::{blocking, etag, owner};
use crate::buckets::listing::{Page, Query};
use crate::buckets::{self, Buckets};

/// How many keys S3 puts in one page at most, and when nothing is said.
const MAX_KEYS: i32 = 1000;

/// How many buckets S3 puts in one page when it is asked to page at all.
const MAX_BUCKETS: i32 = 10_000;

/// How the strings of a list are written, as the request chose.
#[derive(Clone, Copy)]
pub(super) struct Encoding {
    url: bool,
}

impl Encoding {
    /// Reads the choice; `url` is the only one there is.
    pub(super) fn new(chosen: Option<&EncodingType>) -> S3Result<Self> {
        match chosen.map(EncodingType::as_str) {
            None => Ok(Self { url: false }),
            Some(EncodingType::URL) => Ok(Self { url: true }),
            Some(_) => Err(s3_error!(
                InvalidArgument,
                "Invalid Encoding Method specified in Request"
            )),
        }
    }

    /// Writes a key, a prefix or a delimiter.
    pub(super) fn write(self, text: impl Into<String>) -> String {
        let text = text.into();
        if !self.url {
            return text;
        }
        text.bytes()
            .fold(String::with_capacity(text.len()), |mut encoded, byte| {
                if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/')
                {
                    encoded.push(char::from(byte));
                } else {
                    // Writing to a string cannot fail.
                    let _ = write!(encoded, "%{byte:02X}");
                }
                encoded
            })
    }

    fn prefixes(self, prefixes: Vec<String>) -> Option<Vec<CommonPrefix>> {
        let prefixes: Vec<_> = prefixes
            .into_iter()
            .map(|prefix| CommonPrefix {
                prefix: Some(self.write(prefix)),
            })
            .collect();
        (!prefixes.is_empty()).then_some(prefixes)
    }

    fn objects(self, objects: Vec<buckets::Object>, with_owner: bool) -> Option<Vec<Object>> {
        let objects: Vec<_> = objects
            .into_iter()
            .map(|object| Object {
                e_tag: Some(etag(&object.etag)),
                key: Some(self.write(object.key)),
                last_modified: Some(timestamp(object.modified)),
                owner: with_owner.then(owner),
                size: Some(size(object.size)),
                storage_class: Some(ObjectStorageClass::from_static(
                    ObjectStorageClass::STANDARD,
                )),
                ..Object::default()
            })
            .collect();
        (!objects.is_empty()).then_some(objects)
    }
}

pub(super) async fn buckets(
    buckets: &Buckets,
    input: ListBucketsInput,
) -> S3Result<ListBucketsOutput> {
    let limit = limit(input.max_buckets, MAX_BUCKETS)?;
    let prefix = input.prefix.clone().unwrap_or_default();
    let after = input
        .continuation_token
        .as_deref()
        .map(read_token)
        .transpose()?;
    let mut found = blocking(buckets, Buckets::list).await?;
    found.retain(|bucket| {
        bucket.name.starts_with(&prefix) && after.as_ref().is_none_or(|after| bucket.name > *after)
    });
    let more = found.len() > limit;
    found.truncate(limit);
    Ok(ListBucketsOutput {
        continuation_token: found
            .last()
            .filter(|_| more)
            .map(|bucket| write_token(&bucket.name)),
        buckets: Some(
            found
                .into_iter()
                .map(|bucket| Bucket {
                    creation_date: Some(timestamp(bucket.created)),
                    name: Some(bucket.name),
                    ..Bucket::default()
                })
                .collect(),
        ),
        owner: Some(owner()),
        prefix: input.prefix,
    })
}

pub(super) async fn objects(
    buckets: &Buckets,
    input: ListObjectsInput,
) -> S3Result<ListObjectsOutput> {
    let encoding = Encoding::new(input.encoding_type.as_ref())?;
    let query = Query {
        prefix: input.prefix.clone().unwrap_or_default(),
        delimiter: input.delimiter.clone(),
        after: input.marker.clone().filter(|marker| !marker.is_empty()),
        limit: limit(input.max_keys, MAX_KEYS)?,
    };
    let max_keys = i32::try_from(query.limit).ok();
    let page = page(buckets, input.bucket.clone(), query).await?;
    // Only with a delimiter does S3 say where the next page begins; without one it is the last key.
    let next_marker = page.next.clone().filter(|_| input.delimiter.is_some());
    Ok(ListObjectsOutput {
        name: Some(input.bucket),
        prefix: Some(encoding.write(input.prefix.unwrap_or_default())),
        marker: Some(encoding.write(input.marker.unwrap_or_default())),
        max_keys,
        is_truncated: Some(page.next.is_some()),
        contents: encoding.objects(page.objects, true),
        common_prefixes: encoding.prefixes(page.common_prefixes),
        delimiter: input.delimiter.map(|delimiter| encoding.write(delimiter)),
        next_marker: next_marker.map(|marker| encoding.write(marker)),
        encoding_type: input.encoding_type,
        ..ListObjectsOutput::default()
    })
}

pub(super) async fn objects_v2(
    buckets: &Buckets,
    input: ListObjectsV2Input,
) -> S3Result<ListObjectsV2Output> {
    let encoding = Encoding::new(input.encoding_type.as_ref())?;
    let after = match &input.continuation_token {
        Some(token) => Some(read_token(token)?),
        None => input.start_after.clone().filter(|after| !after.is_empty()),
    };
    let query = Query {
        prefix: input.prefix.clone().unwrap_or_default(),
        delimiter: input.delimiter.clone(),
        after,
        limit: limit(input.max_keys, MAX_KEYS)?,
    };
    let max_keys = i32::try_from(query.limit).ok();
    let page = page(buckets, input.bucket.clone(), query).await?;
    Ok(ListObjectsV2Output {
        name: Some(input.bucket),
        prefix: Some(encoding.write(input.prefix.unwrap_or_default())),
        max_keys,
        key_count: i32::try_from(page.len()).ok(),
        continuation_token: input.continuation_token,
        is_truncated: Some(page.next.is_some()),
        next_continuation_token: page.next.as_deref().map(write_token),
        contents: encoding.objects(page.objects, input.fetch_owner.unwrap_or(false)),
        common_prefixes: encoding.prefixes(page.common_prefixes),
        delimiter: input.delimiter.map(|delimiter| encoding.write(delimiter)),
        encoding_type: input.encoding_type,
        start_after: input.start_after.map(|after| encoding.write(after)),
        ..ListObjectsV2Output::default()
    })
}

/// Reads how long a page may be.
pub(super) fn limit(asked: Option<i32>, max: i32) -> S3Result<usize> {
    usize::try_from(asked.unwrap_or(max).min(max))
        .map_err(|_| s3_error!(InvalidArgument, "the length of a page must not be negative"))
}

async fn page(buckets: &Buckets, bucket: String, query: Query) -> S3Result<Page> {
    blocking(buckets, move |buckets| buckets.page(&bucket, &query)).await
}

/// Tokens are opaque: a client must not see a key in them, nor must a key's characters harm the XML.
fn write_token(after: &str) -> String {
    base64_simd::URL_SAFE_NO_PAD.encode_to_string(after)
}

fn read_token(token: &str) -> S3Result<String> {
    let invalid = || -> S3Error {
        s3_error!(
            InvalidArgument,
            "The continuation token provided is incorrect"
        )
    };
    let bytes = base64_simd::URL_SAFE_NO_PAD
        .decode_to_vec(token)
        .map_err(|_| invalid())?;
    String::from_utf8(bytes).map_err(|_| invalid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_encoded_when_asked_for() {
        let url = Encoding::new(Some(&EncodingType::from_static(EncodingType::URL))).unwrap();
        assert_eq!(url.write("a b/ü+\u{1}"), "a%20b/%C3%BC%2B%01");
        assert_eq!(Encoding::new(None).unwrap().write("a b"), "a b");
        assert!(Encoding::new(Some(&EncodingType::from_static("xml"))).is_err());
    }

    #[test]
    fn a_token_gives_back_the_key() {
        for key in ["a/b", "é", "\u{1}"] {
            assert_eq!(read_token(&write_token(key)).unwrap(), key);
        }
        assert!(read_token("!").is_err());
    }
}
