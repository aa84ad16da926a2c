// SPDX-License-Identifier: Apache-2.0
//! What is refused in more than one place, in Step Functions' words, and this crate's own errors as the API's.

use emrys_protocol::{ApiError, ErrorCode};
use emrys_store::StoreError;

use crate::executor::ExecutorError;

pub(crate) fn invalid_arn(what: &str) -> ApiError {
    ApiError::new(ErrorCode::InvalidArn, format!("Invalid Arn: '{what}'"))
}

pub(crate) fn invalid_name(name: &str) -> ApiError {
    ApiError::new(ErrorCode::InvalidName, format!("Invalid Name: '{name}'"))
}

pub(crate) fn invalid_token() -> ApiError {
    ApiError::new(ErrorCode::InvalidToken, "Invalid Token: 'Invalid token'")
}

pub(crate) fn no_state_machine(arn: &str) -> ApiError {
    ApiError::new(
        ErrorCode::StateMachineDoesNotExist,
        format!("State Machine Does Not Exist: '{arn}'"),
    )
}

pub(crate) fn no_execution(arn: &str) -> ApiError {
    ApiError::new(
        ErrorCode::ExecutionDoesNotExist,
        format!("Execution Does Not Exist: '{arn}'"),
    )
}

pub(crate) fn no_resource() -> ApiError {
    ApiError::new(
        ErrorCode::ResourceNotFound,
        "Request references a resource that does not exist.",
    )
}

pub(crate) fn nothing_tagged(arn: &str) -> ApiError {
    ApiError::new(
        ErrorCode::ResourceNotFound,
        format!("Resource not found: '{arn}'"),
    )
}

pub(crate) fn no_activity(arn: &str) -> ApiError {
    ApiError::new(
        ErrorCode::ActivityDoesNotExist,
        format!("Activity Does Not Exist: '{arn}'"),
    )
}

pub(crate) fn wrong_type() -> ApiError {
    ApiError::new(
        ErrorCode::StateMachineTypeNotSupported,
        "This operation is not supported by this type of state machine",
    )
}

pub(crate) fn conflict(message: impl Into<String>) -> ApiError {
    ApiError::new(ErrorCode::ConflictException, message)
}

/// A change that could not be written: nothing of it was acknowledged.
pub(crate) fn store(error: StoreError) -> ApiError {
    match error {
        StoreError::DiskFull { .. } => ApiError::new(
            ErrorCode::InternalFailure,
            "The disk of the local engine is full: free some space and repeat the request.",
        ),
        error => ApiError::internal(error),
    }
}

/// What the executor refused.
pub(crate) fn executor(error: ExecutorError) -> ApiError {
    match error {
        ExecutorError::Exists { arn } => ApiError::new(
            ErrorCode::ExecutionAlreadyExists,
            format!("Execution Already Exists: '{arn}'"),
        ),
        ExecutorError::DoesNotExist { arn } => no_execution(&arn),
        ExecutorError::Ended { arn } => ApiError::validation(format!(
            "Execution is not running and cannot be changed: '{arn}'"
        )),
        ExecutorError::NotRedrivable { reason } => {
            ApiError::new(ErrorCode::ExecutionNotRedrivable, reason)
        }
        ExecutorError::InvalidInput { reason } => ApiError::new(
            ErrorCode::InvalidExecutionInput,
            format!("Invalid State Machine Execution Input: '{reason}'"),
        ),
        ExecutorError::InvalidToken => invalid_token(),
        ExecutorError::TaskDoesNotExist => {
            ApiError::new(ErrorCode::TaskDoesNotExist, "Task does not exist")
        }
        ExecutorError::TaskTimedOut => ApiError::new(
            ErrorCode::TaskTimedOut,
            "Task Timed Out: 'Provided task does not exist anymore'",
        ),
        ExecutorError::Store(error) => store(error),
        error @ (ExecutorError::NoRandomness { .. } | ExecutorError::Diverged { .. }) => {
            ApiError::internal(error)
        }
    }
}
