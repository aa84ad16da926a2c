// SPDX-License-Identifier: Apache-2.0
//! S3: an implementation of s3s's trait behind our port.
//!
//! With configured credentials s3s verifies every signature and refuses what is not signed. Without, it must take any:
//! signatures are taken off the request first, except that s3s only reads `aws-chunked` bodies of signed requests, which
//! are therefore signed anew with a key that it knows.

use std::time::{Duration, SystemTime};

use http::header::{AUTHORIZATION, CONTENT_SECURITY_POLICY, X_CONTENT_TYPE_OPTIONS};
use http::request::Parts;
use http::uri::PathAndQuery;
use http::{HeaderValue, Request, Response, StatusCode, Uri};
use hyper::body::Incoming;
use s3s::access::{S3Access, S3AccessContext};
use s3s::auth::{S3Auth, SecretKey};
use s3s::host::{S3Host, VirtualHost};
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s::{Body, HttpError, S3Result, s3_error};

use crate::answer;
use crate::chunked::WithoutSignatures;
use crate::credentials::Credentials;
use crate::limits::TimedBody;
use crate::signature::resign;

const CONTENT_SHA256: &str = "x-amz-content-sha256";
/// S3's own words.
const OLD_SIGNATURE: &str =
    "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.";
const TRAILER: &str = "x-amz-trailer";
const UNSIGNED_CHUNKS: &str = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

/// Query parameters that belong to a signature.
const SIGNATURE_PARAMETERS: &[&str] = &[
    "x-amz-algorithm",
    "x-amz-credential",
    "x-amz-date",
    "x-amz-expires",
    "x-amz-security-token",
    "x-amz-signature",
    "x-amz-signedheaders",
    // Of version 2.
    "awsaccesskeyid",
    "signature",
    "expires",
];

/// S3 behind HTTP.
pub(crate) struct ObjectStore {
    service: S3Service,
    /// The key that only this server knows, where signatures are not verified.
    own: Option<Credentials>,
    /// Longest that a client may take to send the next bytes of a body.
    stall: Duration,
}

/// Knows one key, and answers others as S3 does.
struct OneKey(Credentials);

#[async_trait::async_trait]
impl S3Auth for OneKey {
    async fn get_secret_key(&self, access_key: &str) -> S3Result<SecretKey> {
        let Self(own) = self;
        if access_key == own.access_key_id {
            return Ok(own.secret_access_key.reveal().into());
        }
        Err(s3_error!(
            InvalidAccessKeyId,
            "The AWS Access Key Id you provided does not exist in our records."
        ))
    }
}

/// Allows everything to everyone: the guard has decided already.
struct AllowAll;

#[async_trait::async_trait]
impl S3Access for AllowAll {
    async fn check(&self, _context: &mut S3AccessContext<'_>) -> S3Result<()> {
        Ok(())
    }
}

/// Reads `bucket.localhost`, where several SDKs look for a bucket unless they are told to put it in the path.
struct LocalNames;

impl S3Host for LocalNames {
    fn parse_host_header<'a>(&'a self, host: &'a str) -> S3Result<VirtualHost<'a>> {
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let bucket = name
            .strip_suffix(".localhost")
            .filter(|bucket| !bucket.is_empty());
        let virtual_host = VirtualHost::new("localhost");
        Ok(bucket.map_or(virtual_host.clone(), |bucket| {
            virtual_host.with_bucket(bucket)
        }))
    }
}

impl ObjectStore {
    pub(crate) fn new(
        mut builder: S3ServiceBuilder,
        credentials: Option<&Credentials>,
        own: &Credentials,
        stall: Duration,
    ) -> Self {
        let keys = credentials.unwrap_or(own);
        builder.set_auth(OneKey(keys.clone()));
        builder.set_host(LocalNames);
        let own = credentials.is_none().then(|| own.clone());
        if own.is_some() {
            builder.set_access(AllowAll);
        }
        Self {
            service: builder.build(),
            own,
            stall,
        }
    }

    pub(crate) async fn answer(
        &self,
        mut head: Parts,
        body: Incoming,
        request_id: &HeaderValue,
    ) -> Result<Response<Body>, HttpError> {
        let refuse = |status, code, message| {
            let answer = answer::xml_error(status, code, message, request_id);
            Ok(answer)
        };
        let body = TimedBody::new(body, self.stall);
        let body = match &self.own {
            None if has_old_signature(&head) => {
                return refuse(StatusCode::BAD_REQUEST, "InvalidRequest", OLD_SIGNATURE);
            }
            None => Body::http_body(body),
            Some(own) => match accept_any_signature(own, &mut head, body) {
                Some(body) => body,
                None => {
                    let message = "the request cannot be read";
                    return refuse(StatusCode::BAD_REQUEST, "InvalidRequest", message);
                }
            },
        };
        let mut response = self.service.call(Request::from_parts(head, body)).await?;
        let headers = response.headers_mut();
        headers.insert("x-amz-request-id", request_id.clone());
        // An object that a browser shows must not act in the name of this server.
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox"));
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        Ok(response)
    }
}

/// Whether the header carries another signature than that of Version 4. Version 2 does not cover what is uploaded, and in
/// a header it never gets too old. In a URL it expires, and boto3 still makes such URLs.
pub(crate) fn has_old_signature(head: &Parts) -> bool {
    let header = head.headers.get(AUTHORIZATION).map(HeaderValue::as_bytes);
    header.is_some_and(|value| !value.starts_with(b"AWS4-HMAC-SHA256"))
}

/// Takes the client's signature off the request.
fn accept_any_signature(
    own: &Credentials,
    head: &mut Parts,
    body: TimedBody<Incoming>,
) -> Option<Body> {
    head.headers.remove(AUTHORIZATION);
    remove_signature_parameters(&mut head.uri)?;
    let content_sha256 = head
        .headers
        .get(CONTENT_SHA256)
        .map(HeaderValue::as_bytes)
        .unwrap_or_default();
    if !content_sha256.starts_with(b"STREAMING-") {
        return Some(Body::http_body(body));
    }
    let unsigned = content_sha256 == UNSIGNED_CHUNKS.as_bytes();
    if !head.headers.contains_key(TRAILER) {
        // The unsigned form always has trailers, even if there are none.
        head.headers.insert(TRAILER, HeaderValue::from_static(""));
    }
    resign(own, head, SystemTime::now())?;
    Some(if unsigned {
        Body::http_body(body)
    } else {
        Body::http_body(WithoutSignatures::new(body))
    })
}

pub(crate) fn remove_signature_parameters(uri: &mut Uri) -> Option<()> {
    let Some(query) = uri.query() else {
        return Some(());
    };
    let is_kept = |parameter: &&str| {
        let name = parameter.split('=').next().unwrap_or_default();
        !SIGNATURE_PARAMETERS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
    };
    let kept: Vec<&str> = query.split('&').filter(is_kept).collect();
    let path = uri.path();
    let path_and_query = if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.join("&"))
    };
    let mut parts = std::mem::take(uri).into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(path_and_query).ok()?);
    *uri = Uri::from_parts(parts).ok()?;
    Some(())
}

#[cfg(test)]
mod tests {
    use http::Uri;
    use s3s::host::S3Host as _;

    use super::{LocalNames, remove_signature_parameters};

    #[test]
    fn only_the_signature_leaves_the_query() {
        for (before, after) in [
            ("/b/k", "/b/k"),
            (
                "/b/k?X-Amz-Signature=a&X-Amz-SignedHeaders=host&AWSAccessKeyId=k&Expires=1",
                "/b/k",
            ),
            (
                "/b?list-type=2&X-Amz-Credential=c%2Fd&prefix=a%26b&acl",
                "/b?list-type=2&prefix=a%26b&acl",
            ),
            ("http://h:1/b?X-Amz-Date=1", "http://h:1/b"),
        ] {
            let mut uri: Uri = before.parse().unwrap();
            remove_signature_parameters(&mut uri).unwrap();
            assert_eq!(uri, after);
        }
    }

    #[test]
    fn a_name_below_localhost_is_a_bucket() {
        for (host, bucket) in [
            ("bucket.localhost:3677", Some("bucket")),
            ("a.b.localhost", Some("a.b")),
            ("localhost:3677", None),
            ("build.example:3677", None),
        ] {
            assert_eq!(
                LocalNames.parse_host_header(host).unwrap().bucket(),
                bucket,
                "{host}"
            );
        }
    }
}
