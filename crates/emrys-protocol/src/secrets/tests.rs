// SPDX-License-Identifier: Apache-2.0
//! What this service has that the others have not: bytes, and texts whose constraints hide them.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use async_trait::async_trait;

use super::types::{GetSecretValueRequest, GetSecretValueResponse, PutSecretValueRequest};
use super::{OPERATIONS, SecretsApi, dispatch};
use crate::{ApiError, ErrorCode};

struct Service;

#[async_trait]
impl SecretsApi for Service {
    async fn get_secret_value(
        &self,
        input: GetSecretValueRequest,
    ) -> Result<GetSecretValueResponse, ApiError> {
        Ok(GetSecretValueResponse {
            name: input.secret_id,
            secret_binary: Some("aHVudGVyMg==".to_owned().into()),
            ..GetSecretValueResponse::default()
        })
    }
}

fn dispatched(operation: &str, body: &str) -> Result<String, ApiError> {
    let answer = pin!(dispatch(&Service, operation, body.as_bytes()));
    match answer.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => Ok(String::from_utf8(answer?.to_vec()).unwrap()),
        Poll::Pending => panic!("the future waits for something"),
    }
}

#[test]
fn bytes_are_base64_on_the_wire() {
    assert_eq!(
        dispatched("GetSecretValue", r#"{"SecretId":"db"}"#).unwrap(),
        r#"{"Name":"db","SecretBinary":"aHVudGVyMg=="}"#
    );
}

#[test]
fn every_operation_of_the_table_is_dispatched_and_no_other() {
    for operation in OPERATIONS {
        let answer = dispatched(operation.name, "{}");
        let code = answer.err().map(|error| error.code().clone());
        let expected = [
            Some(ErrorCode::NotImplemented),
            Some(ErrorCode::ValidationException),
        ];
        assert!(expected.contains(&code), "{}: {code:?}", operation.name);
    }
    let error = dispatched("RotateSecret", "{}").unwrap_err();
    assert_eq!(
        error.to_string(),
        "NotImplemented: the operation `RotateSecret` is not implemented"
    );
}

#[test]
fn a_value_is_not_shown() {
    let input = PutSecretValueRequest {
        secret_string: Some("hunter2".to_owned().into()),
        secret_binary: Some("aHVudGVyMg==".to_owned().into()),
        ..PutSecretValueRequest::default()
    };
    let shown = format!("{input:?}");
    assert!(
        !shown.contains("hunter2") && !shown.contains("aHVu"),
        "{shown}"
    );
    let body = r#"{"SecretId":"db","SecretString":""}"#;
    let error = dispatched("PutSecretValue", body).unwrap_err();
    assert_eq!(*error.code(), ErrorCode::ValidationException);
}
