// SPDX-License-Identifier: Apache-2.0
//! Whether a second service has all that EMR has: dispatch, constraints, secrets, errors.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use async_trait::async_trait;

use super::types::{GetParameterRequest, GetParameterResult, Parameter, PutParameterRequest};
use super::{OPERATIONS, ParametersApi, dispatch};
use crate::{ApiError, ErrorCode};

struct Service;

#[async_trait]
impl ParametersApi for Service {
    async fn get_parameter(
        &self,
        input: GetParameterRequest,
    ) -> Result<GetParameterResult, ApiError> {
        let parameter = Parameter {
            name: input.name,
            value: Some("hunter2".to_owned().into()),
            ..Parameter::default()
        };
        Ok(GetParameterResult {
            parameter: Some(parameter),
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

fn refused(operation: &str, body: &str) -> String {
    dispatched(operation, body).unwrap_err().to_string()
}

#[test]
fn a_request_is_answered() {
    assert_eq!(
        dispatched("GetParameter", r#"{"Name":"/etl/password"}"#).unwrap(),
        r#"{"Parameter":{"Name":"/etl/password","Value":"hunter2"}}"#
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
    for operation in ["SendCommand", "DescribeInstanceInformation"] {
        assert_eq!(
            refused(operation, "{}"),
            format!("NotImplemented: the operation `{operation}` is not implemented")
        );
    }
}

#[test]
fn the_constraints_of_the_model_hold() {
    let eleven = serde_json::json!({ "Names": vec!["a"; 11] }).to_string();
    for (operation, body, expected) in [
        (
            "GetParameters",
            r#"{"Names":[]}"#,
            "Value '[]' at 'names' failed to satisfy constraint: Member must have length greater than or equal to 1",
        ),
        (
            "GetParameters",
            &eleven,
            "Value '[a, a, a, a, a, a, a, a, a, a, a]' at 'names' failed to satisfy constraint: Member must have \
             length less than or equal to 10",
        ),
        (
            "GetParametersByPath",
            r#"{"Path":"/","MaxResults":11}"#,
            "Value '11' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 10",
        ),
        (
            "PutParameter",
            r#"{"Name":"a","Value":"v","Type":"Text"}"#,
            "Value 'Text' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [String, \
             StringList, SecureString]",
        ),
    ] {
        assert_eq!(
            refused(operation, body),
            format!("ValidationException: 1 validation error detected: {expected}")
        );
    }
}

#[test]
fn a_value_is_not_shown() {
    let input = PutParameterRequest {
        value: Some("hunter2".to_owned().into()),
        ..PutParameterRequest::default()
    };
    assert!(!format!("{input:?}").contains("hunter2"));
    let error = dispatched("PutParameter", r#"{"Name":"a","Value":4711}"#).unwrap_err();
    assert!(!format!("{error:?}").contains("4711"), "{error:?}");
}
