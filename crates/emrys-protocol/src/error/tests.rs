// SPDX-License-Identifier: Apache-2.0
//! Errors on the wire and back, and what they show.

use std::error::Error as _;

use super::{ApiError, ErrorCode};

fn body(error: &ApiError) -> String {
    String::from_utf8(error.to_json().to_vec()).unwrap()
}

#[test]
fn each_shape_names_its_message_as_aws_does() {
    assert_eq!(
        body(&ApiError::validation("no")),
        r#"{"__type":"ValidationException","message":"no"}"#
    );
    assert_eq!(
        body(
            &ApiError::invalid_request("Cluster id 'j-1' is not valid.")
                .with_reason_code("NoSuchCluster")
        ),
        r#"{"__type":"InvalidRequestException","ErrorCode":"NoSuchCluster","Message":"Cluster id 'j-1' is not valid."}"#
    );
    assert_eq!(
        body(&ApiError::new(ErrorCode::InternalServerException, "later")),
        r#"{"__type":"InternalServerException","Message":"later"}"#
    );
    assert_eq!(
        body(&ApiError::new(ErrorCode::UnknownOperationException, "")),
        r#"{"__type":"UnknownOperationException"}"#
    );
}

#[test]
fn statuses_tell_whose_fault_it_is() {
    assert_eq!(ApiError::validation("no").status(), 400);
    assert_eq!(ApiError::internal("disk").status(), 500);
    assert_eq!(
        ApiError::new(ErrorCode::InternalServerError, "").status(),
        500
    );
    assert_eq!(ApiError::not_implemented("CreateStudio").status(), 501);
}

#[test]
fn an_internal_error_keeps_its_cause_from_the_caller() {
    let error = ApiError::internal("no space left on /secret/path").with_detail("volume 3");
    assert!(!body(&error).contains("secret"));
    assert!(!error.to_string().contains("secret"));
    assert_eq!(
        error.source().unwrap().to_string(),
        "no space left on /secret/path"
    );
    assert_eq!(error.detail(), Some("volume 3"));
}

#[test]
fn an_error_survives_the_wire() {
    for error in [
        ApiError::validation("no"),
        ApiError::invalid_request("gone").with_reason_code("NoSuchCluster"),
        ApiError::not_implemented("AddTags"),
    ] {
        let read = ApiError::from_json(error.status(), None, &error.to_json());
        assert_eq!(
            (read.code(), read.message(), read.reason_code()),
            (error.code(), error.message(), error.reason_code())
        );
    }
}

#[test]
fn the_header_wins_and_decorations_go() {
    let body = br#"{"__type":"com.amazon.coral.validate#ValidationException","message":"no"}"#;
    assert_eq!(
        ApiError::from_json(400, None, body).code(),
        &ErrorCode::ValidationException
    );
    let header = Some("ThrottlingException:http://internal.amazon.com/coral/");
    assert_eq!(
        ApiError::from_json(400, header, body).code(),
        &ErrorCode::ThrottlingException
    );
}

#[test]
fn an_unknown_code_is_kept() {
    let error = ApiError::from_json(
        400,
        None,
        br#"{"__type":"BrandNewException","Message":"new"}"#,
    );
    assert_eq!(
        error.code(),
        &ErrorCode::Unknown("BrandNewException".to_owned())
    );
    assert_eq!(error.to_string(), "BrandNewException: new");
}

#[test]
fn an_answer_that_is_no_aws_error_says_so() {
    let error = ApiError::from_json(502, None, b"<html>bad gateway</html>");
    assert_eq!(error.code(), &ErrorCode::ServiceUnavailable);
    assert_eq!(
        error.message(),
        "the service answered with status 502 and no error that AWS defines: <html>bad gateway</html>"
    );
    let error = ApiError::from_json(418, None, b"");
    assert_eq!(error.code(), &ErrorCode::Unknown("Http418".to_owned()));
}

#[test]
fn every_code_reads_back_as_itself() {
    for code in [
        "InternalServerError",
        "InvalidRequestException",
        "MissingAuthenticationTokenException",
    ] {
        let parsed = ErrorCode::from(code);
        assert!(!matches!(parsed, ErrorCode::Unknown(_)), "{code}");
        assert_eq!(parsed.as_str(), code);
    }
}
