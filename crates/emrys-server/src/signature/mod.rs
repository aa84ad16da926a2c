// SPDX-License-Identifier: Apache-2.0
//! Signature Version 4: reads who signed for what, and checks a signature by making it again.
//!
//! The signing itself is AWS's own crate. S3's requests are checked by s3s, which knows their special forms; [`resign`]
//! only serves where no signature is checked at all.

mod authorization;

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials as AwsCredentials;
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningInstructions,
    SigningSettings, UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::identity::Identity;
use emrys_protocol::{ApiError, ErrorCode};
use http::header::{AUTHORIZATION, HOST};
use http::request::Parts;
use http::{HeaderName, HeaderValue};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};

use crate::credentials::{Credentials, same_bytes};

pub(crate) use authorization::Authorization;

/// How far apart the clocks of client and server may be, as at AWS.
const LARGEST_SKEW: Duration = Duration::from_secs(5 * 60);

/// What a path of S3 is made of when nothing else in it is left unencoded.
const S3_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'/');

/// Why a request's signature is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SignatureError {
    /// There is none: sign the request.
    #[error("the request is not signed")]
    Missing,
    /// It cannot be read or leaves something out that must be signed: sign with Signature Version 4.
    #[error("the signature is incomplete: {0}")]
    Incomplete(&'static str),
    /// The access key is not the configured one: use that.
    #[error("the access key id is not known here")]
    UnknownKey,
    /// The signature is too old or from the future: set the clock.
    #[error("the time of the signature is more than {} minutes away from the server's", LARGEST_SKEW.as_secs() / 60)]
    Skewed,
    /// It is not the signature of this request: check the secret key, and what changes requests on their way.
    #[error("the signature does not match the request: check the secret access key")]
    Mismatch,
}

impl From<SignatureError> for ApiError {
    fn from(error: SignatureError) -> Self {
        let code = match error {
            SignatureError::Missing => ErrorCode::MissingAuthenticationTokenException,
            SignatureError::Incomplete(_) => ErrorCode::IncompleteSignatureException,
            SignatureError::UnknownKey => ErrorCode::UnrecognizedClientException,
            SignatureError::Skewed | SignatureError::Mismatch => {
                ErrorCode::InvalidSignatureException
            }
        };
        Self::new(code, error.to_string())
    }
}

/// Checks that the request was signed with the credentials, for the service, at about this time.
pub(crate) fn verify(
    credentials: &Credentials,
    service: &str,
    head: &Parts,
    body: &[u8],
    now: SystemTime,
) -> Result<(), SignatureError> {
    let header = head
        .headers
        .get(AUTHORIZATION)
        .ok_or(SignatureError::Missing)?;
    let authorization =
        header
            .to_str()
            .ok()
            .and_then(Authorization::parse)
            .ok_or(SignatureError::Incomplete(
                "the header `authorization` cannot be read",
            ))?;
    if authorization.service != service {
        return Err(SignatureError::Incomplete(
            "its scope names another service",
        ));
    }
    let date = head
        .headers
        .get("x-amz-date")
        .and_then(|date| date.to_str().ok())
        .unwrap_or_default();
    let time = parse_date(date).ok_or(SignatureError::Incomplete(
        "the header `x-amz-date` is missing or no date",
    ))?;
    if !date.starts_with(authorization.date) {
        return Err(SignatureError::Incomplete(
            "its scope names another day than the header `x-amz-date`",
        ));
    }
    if !signs_what_it_must(&authorization, head) {
        return Err(SignatureError::Incomplete(
            "`host` and every header that begins with `x-amz-` must be signed",
        ));
    }
    if authorization.access_key_id != credentials.access_key_id {
        return Err(SignatureError::UnknownKey);
    }
    let skew = now
        .duration_since(time)
        .unwrap_or_else(|earlier| earlier.duration());
    if skew > LARGEST_SKEW {
        return Err(SignatureError::Skewed);
    }
    let expected = signature_of(credentials, &authorization, head, body, time)
        .ok_or(SignatureError::Mismatch)?;
    if same_bytes(expected.as_bytes(), authorization.signature.as_bytes()) {
        Ok(())
    } else {
        Err(SignatureError::Mismatch)
    }
}

/// Signs a streamed S3 upload anew, as one whose chunks are not signed, in place of whatever signature it carries.
///
/// The path is encoded the way s3s does when it checks.
pub(crate) fn resign(credentials: &Credentials, head: &mut Parts, now: SystemTime) -> Option<()> {
    let decoded: Vec<u8> = percent_decode_str(head.uri.path()).collect();
    let mut uri = percent_encode(&decoded, S3_PATH).to_string();
    if let Some(query) = head.uri.query() {
        uri.push('?');
        uri.push_str(query);
    }
    let host = head.headers.get(HOST)?.to_str().ok()?;
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode = PercentEncodingMode::Single;
    settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    let request = SignableRequest::new(
        head.method.as_str(),
        uri,
        std::iter::once(("host", host)),
        SignableBody::StreamingUnsignedPayloadTrailer,
    );
    let scope = Scope {
        region: "us-east-1",
        service: "s3",
        time: now,
    };
    let (instructions, _) = sign_in(credentials, &scope, settings, request.ok()?)?;
    for (name, value) in instructions.headers() {
        let (name, value) = (
            HeaderName::try_from(name).ok()?,
            HeaderValue::from_str(value).ok()?,
        );
        head.headers.insert(name, value);
    }
    Some(())
}

/// Where and when a signature is valid.
struct Scope<'a> {
    region: &'a str,
    service: &'a str,
    time: SystemTime,
}

fn signature_of(
    credentials: &Credentials,
    authorization: &Authorization<'_>,
    head: &Parts,
    body: &[u8],
    time: SystemTime,
) -> Option<String> {
    let headers = authorization.signed_headers().flat_map(|name| {
        let values = head.headers.get_all(name).iter();
        values.map(move |value| Some((name, value.to_str().ok()?)))
    });
    // A value that is no text must not be left out: the signature would not cover it, and `sign` panics without a host.
    let headers = headers.collect::<Option<Vec<_>>>()?;
    let uri = head.uri.path_and_query()?.as_str();
    let request = SignableRequest::new(
        head.method.as_str(),
        uri,
        headers.into_iter(),
        SignableBody::Bytes(body),
    )
    .ok()?;
    let mut settings = SigningSettings::default();
    // The client decided what to sign.
    settings.excluded_headers = None;
    let scope = Scope {
        region: authorization.region,
        service: authorization.service,
        time,
    };
    Some(sign_in(credentials, &scope, settings, request)?.1)
}

fn sign_in(
    credentials: &Credentials,
    scope: &Scope<'_>,
    settings: SigningSettings,
    request: SignableRequest<'_>,
) -> Option<(SigningInstructions, String)> {
    let secret = credentials.secret_access_key.reveal();
    let identity: Identity =
        AwsCredentials::new(&credentials.access_key_id, secret, None, None, "emrys").into();
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region(scope.region)
        .name(scope.service)
        .time(scope.time)
        .settings(settings)
        .build()
        .ok()?
        .into();
    Some(sign(request, &parameters).ok()?.into_parts())
}

/// Whether nothing that decides about the request could have been exchanged on its way.
fn signs_what_it_must(authorization: &Authorization<'_>, head: &Parts) -> bool {
    let signs = |name: &str| authorization.signed_headers().any(|signed| signed == name);
    head.headers.contains_key(HOST)
        && signs("host")
        && head
            .headers
            .keys()
            .all(|name| !name.as_str().starts_with("x-amz-") || signs(name.as_str()))
}

/// The time in `20261121T090000Z`.
fn parse_date(date: &str) -> Option<SystemTime> {
    let date = DateTime::strptime("%Y%m%dT%H%M%SZ", date).ok()?;
    Some(date.to_zoned(TimeZone::UTC).ok()?.timestamp().into())
}

#[cfg(test)]
mod tests;
