// SPDX-License-Identifier: Apache-2.0
//! How AWS names what goes wrong: errors of APIs as Retry and Catch compare them.
//!
//! The integrations that Step Functions has made rest on AWS's first SDK for Java, those of `aws-sdk` on the second one.
//! Both know the errors of a service's model by name, and call all others after the service.

use emrys_executions::integration::{Task, TaskError};
use emrys_protocol::{ApiError, ErrorCode, Operation};
use serde_json::Value;

use super::values;

/// An API as an SDK knows it.
pub(super) struct Service {
    /// What stands before the point: `Emr`.
    pub(super) prefix: &'static str,
    /// What is behind the point for an error that the model does not have: `EmrException`.
    pub(super) general: &'static str,
    /// How a message calls the service.
    pub(super) name: &'static str,
    /// What the operations declare.
    pub(super) operations: &'static [Operation],
}

impl Service {
    /// The error's name.
    fn name_of(&self, code: &ErrorCode) -> String {
        let mut operations = self.operations.iter();
        let known = operations.any(|operation| operation.errors.contains(code));
        let prefix = self.prefix;
        match known {
            true => format!("{prefix}.{}", exception(code.as_str())),
            false => format!("{prefix}.{}", self.general),
        }
    }

    /// An error of the API in the words of the second SDK.
    pub(super) fn sdk_error(&self, error: &ApiError, task: &Task) -> TaskError {
        if let Some(refused) = unreadable(error, task) {
            return refused;
        }
        let request_id = &task.token;
        let (service, status) = (self.name, error.status());
        let message = error.message();
        let cause = format!(
            "{message} (Service: {service}, Status Code: {status}, Request ID: {request_id})"
        );
        TaskError::new(self.name_of(error.code()), cause)
    }

    /// An error of the API in the words of the first SDK.
    pub(super) fn error(&self, error: &ApiError, task: &Task) -> TaskError {
        if let Some(refused) = unreadable(error, task) {
            return refused;
        }
        let request_id = &task.token;
        let (service, status) = (self.name, error.status());
        let (message, code) = (error.message(), error.code().as_str());
        let cause = format!(
            "{message} (Service: {service}; Status Code: {status}; Error Code: {code}; Request ID: {request_id}; Proxy: null)"
        );
        TaskError::new(self.name_of(error.code()), cause)
    }
}

/// A request that cannot be read as the operation's is not sent by an SDK.
fn unreadable(error: &ApiError, task: &Task) -> Option<TaskError> {
    let unreadable = *error.code() == ErrorCode::SerializationException;
    unreadable.then(|| refused(&task.arguments, error.message()))
}

/// The class that an SDK has for the error of that code.
pub(super) fn exception(code: &str) -> String {
    match code.strip_suffix("Fault") {
        Some(name) => format!("{name}Exception"),
        None if code.ends_with("Exception") => code.to_owned(),
        None => format!("{code}Exception"),
    }
}

/// A request that Step Functions itself does not take.
pub(super) fn refused(arguments: &Value, why: &str) -> TaskError {
    // Long arguments would push the reason out of sight.
    let shown: String = values::as_text(arguments).chars().take(1000).collect();
    TaskError::new(
        "States.Runtime",
        format!("The Parameters '{shown}' could not be used to start the Task: [{why}]"),
    )
}

/// What became of a request is not known, and it is not sent again, for it could do twice as much.
pub(super) fn unknown(operation: &str) -> TaskError {
    TaskError::new(
        "States.TaskFailed",
        format!(
            "the engine was restarted while {operation} was called, and whether it was carried out cannot be found out; it is not sent again"
        ),
    )
}
