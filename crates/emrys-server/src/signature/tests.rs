// SPDX-License-Identifier: Apache-2.0

use std::time::{Duration, SystemTime};

use http::request::Parts;
use http::{HeaderValue, Request};

use super::{SignatureError, parse_date, verify};
use crate::credentials::Credentials;

const BODY: &[u8] = br#"{"ClusterId": "j-1ABCDEFGHIJKL"}"#;

/// What botocore 1.43.11 sends.
const AUTHORIZATION: &str = "AWS4-HMAC-SHA256 \
    Credential=AKIDEXAMPLE/20261121/eu-central-1/elasticmapreduce/aws4_request, \
    SignedHeaders=content-type;host;x-amz-date;x-amz-target, \
    Signature=45b569e75a196cfc580edd1fffe272e45abeb27841480859164ca2ddd19a6302";

fn credentials() -> Credentials {
    Credentials {
        access_key_id: "AKIDEXAMPLE".to_owned(),
        secret_access_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".into(),
    }
}

fn now() -> SystemTime {
    parse_date("20261121T090000Z").unwrap()
}

fn head() -> Parts {
    let request = Request::post("/")
        .header("host", "127.0.0.1:3677")
        .header("x-amz-target", "ElasticMapReduce.DescribeCluster")
        .header("content-type", "application/x-amz-json-1.1")
        .header("user-agent", "Boto3/1")
        .header("x-amz-date", "20261121T090000Z")
        .header("authorization", AUTHORIZATION);
    request.body(()).unwrap().into_parts().0
}

fn check(head: &Parts) -> Result<(), SignatureError> {
    verify(&credentials(), "elasticmapreduce", head, BODY, now())
}

/// The error after the header was given that value, or removed.
fn error_with(name: &'static str, value: Option<&str>) -> SignatureError {
    let mut head = head();
    head.headers.remove(name);
    if let Some(value) = value {
        head.headers.insert(name, value.parse().unwrap());
    }
    check(&head).unwrap_err()
}

#[test]
fn what_botocore_signed_is_accepted() {
    assert_eq!(check(&head()), Ok(()));
}

#[test]
fn what_is_not_signed_may_change() {
    let mut head = head();
    head.headers.insert("user-agent", "curl".parse().unwrap());
    assert_eq!(check(&head), Ok(()));
}

#[test]
fn nothing_that_is_signed_may_change() {
    assert_eq!(
        error_with("host", Some("evil.example")),
        SignatureError::Mismatch
    );
    assert_eq!(
        error_with("x-amz-target", Some("ElasticMapReduce.RunJobFlow")),
        SignatureError::Mismatch
    );
    assert_eq!(
        error_with("x-amz-date", Some("20261121T090001Z")),
        SignatureError::Mismatch
    );
    assert_eq!(error_with("content-type", None), SignatureError::Mismatch);

    let body = verify(&credentials(), "elasticmapreduce", &head(), b"{}", now());
    assert_eq!(body, Err(SignatureError::Mismatch));
    let mut moved = head();
    moved.uri = "/?a=b".parse().unwrap();
    assert_eq!(check(&moved), Err(SignatureError::Mismatch));
    let other = Credentials {
        secret_access_key: "other".into(),
        ..credentials()
    };
    assert_eq!(
        verify(&other, "elasticmapreduce", &head(), BODY, now()),
        Err(SignatureError::Mismatch)
    );
    let forged = AUTHORIZATION.replace("=45b5", "=45b6");
    assert_eq!(
        error_with("authorization", Some(&forged)),
        SignatureError::Mismatch
    );
    let region = AUTHORIZATION.replace("eu-central-1", "eu-west-1");
    assert_eq!(
        error_with("authorization", Some(&region)),
        SignatureError::Mismatch
    );
}

#[test]
fn a_signed_header_that_is_no_text_is_refused() {
    for name in ["host", "x-amz-target", "content-type"] {
        let mut first = head();
        let mut second = head();
        let value = HeaderValue::from_bytes(b"127.0.0.1:\xff").unwrap();
        first.headers.insert(name, value.clone());
        second.headers.append(name, value);
        assert_eq!(check(&first), Err(SignatureError::Mismatch), "{name}");
        assert_eq!(check(&second), Err(SignatureError::Mismatch), "{name}");
    }
}

#[test]
fn each_other_mistake_has_its_own_error() {
    let incomplete = |error| matches!(error, SignatureError::Incomplete(_));
    assert_eq!(error_with("authorization", None), SignatureError::Missing);
    assert!(incomplete(error_with(
        "authorization",
        Some("Basic dXNlcjpwYXNz")
    )));
    assert!(incomplete(error_with("x-amz-date", None)));
    assert!(incomplete(error_with(
        "x-amz-date",
        Some("20261122T090000Z")
    )));
    assert!(incomplete(error_with("x-amz-date", Some("now"))));
    assert!(incomplete(error_with("host", None)));
    assert!(incomplete(error_with(
        "x-amz-security-token",
        Some("not signed")
    )));
    assert!(incomplete(error_with(
        "authorization",
        Some(&AUTHORIZATION.replace("host;", ""))
    )));
    assert!(incomplete(error_with(
        "authorization",
        Some(&AUTHORIZATION.replace("/elasticmapreduce/", "/s3/"))
    )));
    let unknown = AUTHORIZATION.replace("AKIDEXAMPLE", "AKIDOTHER");
    assert_eq!(
        error_with("authorization", Some(&unknown)),
        SignatureError::UnknownKey
    );
}

#[test]
fn a_signature_is_valid_for_five_minutes_both_ways() {
    let at = |now| verify(&credentials(), "elasticmapreduce", &head(), BODY, now);
    let minute = Duration::from_secs(60);
    assert_eq!(at(now() + 5 * minute), Ok(()));
    assert_eq!(at(now() - 5 * minute), Ok(()));
    assert_eq!(at(now() + 6 * minute), Err(SignatureError::Skewed));
    assert_eq!(at(now() - 6 * minute), Err(SignatureError::Skewed));
}
