// SPDX-License-Identifier: Apache-2.0
//! What S3 answers, in XML.

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use emrys_protocol::objects::ObjectSummary;
use emrys_protocol::types::Timestamp;
use emrys_protocol::{ApiError, ErrorCode};
use percent_encoding::percent_decode_str;
use serde::Deserialize;

/// A part of a listing.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) objects: Vec<ObjectSummary>,
    /// What the next part is asked for with.
    pub(super) next: Option<String>,
}

/// The answer to ListObjectsV2.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ListBucketResult {
    #[serde(default)]
    contents: Vec<Contents>,
    next_continuation_token: Option<String>,
    encoding_type: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Contents {
    key: String,
    size: u64,
    #[serde(rename = "ETag", default)]
    etag: String,
    last_modified: String,
}

/// An error.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Refused {
    code: String,
    #[serde(default)]
    message: String,
}

impl Page {
    pub(super) fn read(body: &[u8]) -> Result<Self, ApiError> {
        let invalid = |why: &dyn std::fmt::Display| {
            let message = format!("S3 gave no valid listing: {why}");
            ApiError::new(ErrorCode::ServiceUnavailable, message)
        };
        let listing: ListBucketResult =
            quick_xml::de::from_reader(body).map_err(|error| invalid(&error))?;
        let is_encoded = listing.encoding_type.as_deref() == Some("url");
        let summary = |object: Contents| {
            let written = DateTime::from_str(&object.last_modified, Format::DateTime);
            let written = written.map_err(|error| invalid(&error))?;
            Ok(ObjectSummary {
                key: match is_encoded {
                    true => decoded(&object.key),
                    false => object.key,
                },
                size: object.size,
                etag: object.etag,
                last_modified: Timestamp::from_millis(written.to_millis().unwrap_or_default()),
            })
        };
        Ok(Self {
            objects: listing
                .contents
                .into_iter()
                .map(summary)
                .collect::<Result<_, ApiError>>()?,
            next: listing.next_continuation_token,
        })
    }
}

/// As a form has it: with blanks as plus signs.
fn decoded(key: &str) -> String {
    let key = key.replace('+', " ");
    percent_decode_str(&key).decode_utf8_lossy().into_owned()
}

/// The error in an answer. One to HEAD has no body, so that only its status tells what it is.
pub(super) fn refusal(status: u16, body: &[u8]) -> ApiError {
    let refused: Option<Refused> = quick_xml::de::from_reader(body).ok();
    let Some(refused) = refused else {
        return match status {
            403 => ApiError::new(
                ErrorCode::Unknown("AccessDenied".to_owned()),
                "Access Denied",
            ),
            404 => ApiError::new(ErrorCode::Unknown("NotFound".to_owned()), "Not Found"),
            _ => ApiError::from_json(status, None, body),
        };
    };
    if status >= 500 {
        // Whatever it is, it is the service's: `SlowDown` above all.
        let message = format!("{}: {}", refused.code, refused.message);
        return ApiError::new(ErrorCode::ServiceUnavailable, message);
    }
    ApiError::new(ErrorCode::from(refused.code.as_str()), refused.message)
}

#[cfg(test)]
mod tests {
    use emrys_protocol::types::Timestamp;

    use super::{Page, refusal};

    #[test]
    fn a_listing_is_read_with_the_place_of_the_next() {
        let page = Page::read(
            br#"<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>logs</Name><Prefix>a/</Prefix>
<KeyCount>2</KeyCount><MaxKeys>1000</MaxKeys><EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>
<NextContinuationToken>1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=</NextContinuationToken>
<Contents><Key>a/b%2Bc%20d+e</Key><LastModified>2026-01-02T03:04:05.678Z</LastModified><ETag>&quot;e1&quot;</ETag>
<Size>434234</Size><StorageClass>STANDARD</StorageClass></Contents>
<Contents><Key>a/z</Key><LastModified>1970-01-01T00:00:00.000Z</LastModified><Size>0</Size></Contents>
</ListBucketResult>"#,
        )
        .unwrap();
        assert_eq!(
            page.next.as_deref(),
            Some("1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=")
        );
        let first = &page.objects[0];
        assert_eq!(first.key, "a/b+c d e");
        assert_eq!((first.size, first.etag.as_str()), (434_234, "\"e1\""));
        assert_eq!(
            first.last_modified,
            Timestamp::from_millis(1_767_323_045_678)
        );
        assert_eq!(page.objects[1].key, "a/z");
        let empty = Page::read(b"<ListBucketResult><Name>logs</Name></ListBucketResult>").unwrap();
        assert!(empty.objects.is_empty() && empty.next.is_none());
    }

    #[test]
    fn what_is_no_listing_is_an_error() {
        for text in [
            "",
            "<html>",
            "<ListBucketResult><Contents/></ListBucketResult>",
        ] {
            assert!(Page::read(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn errors_are_read_with_and_without_a_body() {
        let denied =
            b"<Error><Code>AccessDenied</Code><Message>no</Message><HostId>h</HostId></Error>";
        assert_eq!(refusal(403, denied).to_string(), "AccessDenied: no");
        assert_eq!(refusal(403, b"").to_string(), "AccessDenied: Access Denied");
        assert_eq!(refusal(404, b"").code().as_str(), "NotFound");
        let slow =
            b"<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>";
        assert_eq!(refusal(503, slow).status(), 503);
    }
}
