// SPDX-License-Identifier: Apache-2.0
//! Between s3s's data types and ours: checksums, attributes, tags, times and conditions.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use s3s::dto::{self, ETagCondition, Timestamp, TimestampFormat};
use s3s::{S3Error, S3ErrorCode, S3Result, s3_error};

use super::errors::{no_such_key, precondition_failed};
use crate::buckets::digest::{Algorithm, Checksum, Expected};
use crate::buckets::key::Key;
use crate::buckets::objects::Stored;
use crate::buckets::record::Attributes;

/// Copies a checksum into the fields that many of S3's outputs share.
macro_rules! show_checksum {
    ($output:expr, $checksum:expr) => {{
        let shown = crate::buckets::s3::mapping::checksum_to_dto($checksum);
        $output.checksum_crc32 = shown.checksum_crc32;
        $output.checksum_crc32c = shown.checksum_crc32c;
        $output.checksum_crc64nvme = shown.checksum_crc64nvme;
        $output.checksum_sha1 = shown.checksum_sha1;
        $output.checksum_sha256 = shown.checksum_sha256;
    }};
}

/// Collects what an input announces about its bytes.
macro_rules! expected {
    ($input:expr, $algorithm:expr, $md5:expr) => {
        crate::buckets::s3::mapping::expected_from_dto(
            $algorithm,
            [
                $input.checksum_crc32.take(),
                $input.checksum_crc32c.take(),
                $input.checksum_crc64nvme.take(),
                $input.checksum_sha1.take(),
                $input.checksum_sha256.take(),
            ],
            $md5,
        )
    };
}

/// Collects what an input says about the object it writes.
macro_rules! attributes {
    ($input:expr) => {
        crate::buckets::record::Attributes {
            content_type: $input.content_type.take(),
            cache_control: $input.cache_control.take(),
            content_disposition: $input.content_disposition.take(),
            content_encoding: crate::buckets::s3::mapping::content_encoding(
                $input.content_encoding.as_deref(),
            ),
            content_language: $input.content_language.take(),
            expires: crate::buckets::s3::mapping::http_date($input.expires.take()),
            metadata: $input
                .metadata
                .take()
                .unwrap_or_default()
                .into_iter()
                .collect(),
        }
    };
}

pub(super) use {attributes, expected, show_checksum};

/// Shows a checksum in the field of its algorithm.
pub(super) fn checksum_to_dto(checksum: Option<&Checksum>) -> dto::Checksum {
    let mut shown = dto::Checksum::default();
    if let Some(checksum) = checksum {
        let field = match checksum.algorithm {
            Algorithm::Crc32 => &mut shown.checksum_crc32,
            Algorithm::Crc32c => &mut shown.checksum_crc32c,
            Algorithm::Crc64Nvme => &mut shown.checksum_crc64nvme,
            Algorithm::Sha1 => &mut shown.checksum_sha1,
            Algorithm::Sha256 => &mut shown.checksum_sha256,
        };
        *field = Some(checksum.value.clone());
    }
    shown
}

/// Says whether a checksum is one over parts.
pub(super) fn checksum_type(checksum: Option<&Checksum>) -> Option<dto::ChecksumType> {
    checksum.map(|checksum| {
        dto::ChecksumType::from_static(if checksum.composite {
            dto::ChecksumType::COMPOSITE
        } else {
            dto::ChecksumType::FULL_OBJECT
        })
    })
}

/// Reads what a client announced; a value decides the algorithm.
pub(super) fn expected_from_dto(
    algorithm: Option<&dto::ChecksumAlgorithm>,
    values: [Option<String>; 5],
    md5: Option<String>,
) -> Expected {
    let algorithms = [
        Algorithm::Crc32,
        Algorithm::Crc32c,
        Algorithm::Crc64Nvme,
        Algorithm::Sha1,
        Algorithm::Sha256,
    ];
    let announced = algorithms
        .into_iter()
        .zip(values)
        .find_map(|(algorithm, value)| value.map(|value| (algorithm, value)));
    let named = algorithm.and_then(|algorithm| Algorithm::from_name(algorithm.as_str()));
    let (algorithm, value) = match announced {
        Some((algorithm, value)) => (Some(algorithm), Some(value)),
        None => (named, None),
    };
    Expected {
        algorithm,
        value,
        md5,
    }
}

/// `aws-chunked` is how a body travels, not what an object is: S3 does not keep it.
pub(super) fn content_encoding(sent: Option<&str>) -> Option<String> {
    let kept: Vec<&str> = sent?
        .split(',')
        .map(str::trim)
        .filter(|encoding| !encoding.is_empty() && *encoding != "aws-chunked")
        .collect();
    (!kept.is_empty()).then(|| kept.join(","))
}

/// Writes a time as HTTP does.
pub(super) fn http_date(time: Option<Timestamp>) -> Option<String> {
    let mut text = Vec::new();
    time?.format(TimestampFormat::HttpDate, &mut text).ok()?;
    String::from_utf8(text).ok()
}

/// Reads back what [`http_date`] wrote.
pub(super) fn expires(attributes: &Attributes) -> Option<Timestamp> {
    Timestamp::parse(TimestampFormat::HttpDate, attributes.expires.as_deref()?).ok()
}

/// User metadata as s3s takes it; none rather than an empty map.
pub(super) fn metadata(attributes: &Attributes) -> Option<dto::Metadata> {
    let metadata: dto::Metadata = attributes.metadata.clone().into_iter().collect();
    (!metadata.is_empty()).then_some(metadata)
}

/// The content type that S3 gives where none was sent.
pub(super) fn content_type(attributes: &Attributes) -> String {
    attributes
        .content_type
        .clone()
        .unwrap_or_else(|| "binary/octet-stream".to_owned())
}

/// A time as S3 shows it: whole seconds, so that it equals the one in HTTP headers.
pub(super) fn timestamp(time: SystemTime) -> Timestamp {
    let age = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from(UNIX_EPOCH + Duration::from_secs(age.as_secs()))
}

/// A size as S3's models have it.
pub(super) fn size(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

/// Reads a key that is to be read or removed: one that a folder cannot hold is simply not there.
pub(super) fn existing_key(text: &str) -> S3Result<Key> {
    Key::parse(text).map_err(|_| no_such_key())
}

/// Objects have no versions here; S3 calls the only one `null`.
pub(super) fn check_version(version: Option<&str>) -> S3Result<()> {
    match version {
        None | Some("null") => Ok(()),
        Some(_) => Err(s3_error!(
            NoSuchVersion,
            "The specified version does not exist."
        )),
    }
}

/// Reads tags as the header `x-amz-tagging` carries them.
pub(super) fn tags_from_header(header: Option<&str>) -> S3Result<BTreeMap<String, String>> {
    let invalid = || {
        s3_error!(
            InvalidTag,
            "the tags of the request cannot be read as `key=value&…`"
        )
    };
    header
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let key = decode_form(key)
                .filter(|key| !key.is_empty())
                .ok_or_else(invalid)?;
            Ok((key, decode_form(value).ok_or_else(invalid)?))
        })
        .collect()
}

/// Decodes `%41` and `+`.
fn decode_form(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        decoded.push(match byte {
            b'+' => b' ',
            b'%' => {
                let high = char::from(rest.next()?).to_digit(16)?;
                let low = char::from(rest.next()?).to_digit(16)?;
                u8::try_from(high * 16 + low).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(decoded).ok()
}

/// What must hold for an object to be read.
#[derive(Debug, Default)]
pub(super) struct ReadCondition {
    pub(super) if_match: Option<ETagCondition>,
    pub(super) if_none_match: Option<ETagCondition>,
    pub(super) if_modified_since: Option<Timestamp>,
    pub(super) if_unmodified_since: Option<Timestamp>,
}

impl ReadCondition {
    /// Checks in the order of RFC 9110: an ETag, where given, overrules a time.
    pub(super) fn check(&self, stored: &Stored) -> S3Result<()> {
        let matches = |condition: &ETagCondition| {
            condition
                .as_etag()
                .is_none_or(|etag| etag.value() == stored.etag)
        };
        let modified = timestamp(stored.modified);
        let unchanged_enough = match (&self.if_match, &self.if_unmodified_since) {
            (Some(condition), _) => matches(condition),
            (None, Some(time)) => modified <= *time,
            (None, None) => true,
        };
        if !unchanged_enough {
            return Err(precondition_failed());
        }
        let known_already = match (&self.if_none_match, &self.if_modified_since) {
            (Some(condition), _) => matches(condition),
            (None, Some(time)) => modified <= *time,
            (None, None) => false,
        };
        if known_already {
            return Err(S3Error::new(S3ErrorCode::NotModified));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transfer_encodings_are_not_kept() {
        let kept = |sent: &str| content_encoding(Some(sent));
        assert_eq!(kept("aws-chunked"), None);
        assert_eq!(kept("aws-chunked,gzip").as_deref(), Some("gzip"));
        assert_eq!(kept("gzip, aws-chunked").as_deref(), Some("gzip"));
        assert_eq!(kept("gzip").as_deref(), Some("gzip"));
    }

    #[test]
    fn tags_are_read_from_a_header() {
        let tags = tags_from_header(Some("team=data+eng&cost%20centre=4%2F2&flag")).unwrap();
        assert_eq!(tags["team"], "data eng");
        assert_eq!(tags["cost centre"], "4/2");
        assert_eq!(tags["flag"], "");
        assert!(tags_from_header(Some("=x")).is_err());
        assert!(tags_from_header(Some("a=%4")).is_err());
        assert!(tags_from_header(None).unwrap().is_empty());
    }
}
