// SPDX-License-Identifier: Apache-2.0
//! Tasks that call Step Functions itself: `states:startExecution` in all its patterns, and `aws-sdk:sfn:*`.
//!
//! A child execution that its task gives no name has the task's token for one, so that it is found again after a restart
//! and never begun twice.

mod spelling;

use std::sync::Weak;

use async_trait::async_trait;
use emrys_protocol::states::dispatch;
use emrys_protocol::{ApiError, ErrorCode};
use emrys_states::machine::{Pattern, Resource};
use serde_json::{Map, Value, json};
use tokio::sync::watch;

use crate::api::Executions;
use crate::integration::{Integration, Task, TaskError};
use spelling::Dates;

/// The integration. The service that it calls is there only after the integration itself.
pub(crate) struct Nested {
    service: watch::Receiver<Option<Handle>>,
}

/// The service, for those that do not keep it open.
pub(crate) type Handle = Weak<crate::api::Shared>;

/// What of Step Functions' API cannot be sent again if its answer was lost: it would do something else then.
const ONCE: [&str; 5] = [
    "GetActivityTask",
    "RedriveExecution",
    "SendTaskFailure",
    "SendTaskHeartbeat",
    "SendTaskSuccess",
];

impl Nested {
    pub(crate) fn new(service: watch::Receiver<Option<Handle>>) -> Self {
        Self { service }
    }

    /// The service, once it is there.
    async fn service(&self) -> Executions {
        let mut service = self.service.clone();
        let handle = service.wait_for(Option::is_some).await;
        let handle = handle.ok().and_then(|handle| handle.clone());
        match handle.and_then(|handle| handle.upgrade()) {
            Some(shared) => Executions::of(shared),
            // The engine is ending. That is no failure of the task, which the next engine goes on with.
            None => std::future::pending().await,
        }
    }

    /// Calls an operation with arguments in the spelling of AWS's SDK for Java.
    async fn call(&self, operation: &str, arguments: &Value) -> Result<Value, ApiError> {
        let service = self.service().await;
        let body = spelling::request(arguments).to_string();
        let answer = dispatch(&service, operation, body.as_bytes()).await?;
        serde_json::from_slice(&answer).map_err(ApiError::internal)
    }

    async fn start(&self, task: &Task, again: bool) -> Result<Value, ApiError> {
        let mut arguments = task.arguments.clone();
        if let Some(arguments) = arguments.as_object_mut() {
            // Step Functions takes JSON here where its API takes text.
            if let Some(input) = arguments
                .get_mut("Input")
                .filter(|input| !input.is_string())
            {
                *input = Value::String(input.to_string());
            }
            let token = || Value::String(task.token.clone());
            arguments.entry("Name").or_insert_with(token);
        }
        match self.call("StartExecution", &arguments).await {
            // It was begun by the request whose answer was lost, and has ended since.
            Err(error) if again && *error.code() == ErrorCode::ExecutionAlreadyExists => {
                self.found(task, &arguments).await?.ok_or(error)
            }
            started => started,
        }
    }

    /// The execution of that name as StartExecution would have answered it, if this task can have begun it.
    async fn found(&self, task: &Task, arguments: &Value) -> Result<Option<Value>, ApiError> {
        let text = |name: &str| {
            arguments
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let parent = json!({ "ExecutionArn": task.execution_arn });
        let parent = self.call("DescribeExecution", &parent).await?;
        let (name, machine) = (text("Name"), text("StateMachineArn"));
        let machine: Vec<&str> = machine.split(':').take(7).collect();
        let arn = format!(
            "{}:{name}",
            machine.join(":").replace(":stateMachine:", ":execution:")
        );
        let child = self
            .call("DescribeExecution", &json!({ "ExecutionArn": arn }))
            .await?;
        let begun = |execution: &Value| execution.get("startDate").and_then(Value::as_f64);
        let same = child.get("input").and_then(Value::as_str) == Some(text("Input"));
        // One of that name which was there before has another origin.
        let later = begun(&child) >= begun(&parent);
        Ok((same && later)
            .then(|| json!({ "executionArn": arn, "startDate": child.get("startDate") })))
    }

    async fn described(&self, arn: &str) -> Result<Value, ApiError> {
        self.call("DescribeExecution", &json!({ "ExecutionArn": arn }))
            .await
    }
}

#[async_trait]
impl Integration for Nested {
    fn takes(&self, resource: &Resource) -> bool {
        match resource {
            Resource::Integration {
                service, action, ..
            } => service == "states" && action == "startExecution",
            Resource::AwsSdk { service, .. } => service == "sfn",
            Resource::Lambda { .. } | Resource::Activity { .. } => false,
        }
    }

    async fn submit(&self, task: &Task, again: bool) -> Result<Value, TaskError> {
        let Resource::AwsSdk { action, .. } = &task.resource else {
            let started = self.start(task, again).await;
            let started = started.map_err(|error| failed("StepFunctions", &error, task))?;
            return Ok(with_metadata(
                spelling::answer(&started, Dates::Milliseconds),
                task,
            ));
        };
        let operation = spelling::operation(action);
        if again && ONCE.contains(&operation.as_str()) {
            return Err(TaskError::new(
                "States.TaskFailed",
                format!(
                    "the engine was restarted while {operation} was called, and what became of that cannot be found out; it is not sent again"
                ),
            ));
        }
        let answered = match operation.as_str() {
            "StartExecution" => self.start(task, again).await,
            _ => self.call(&operation, &task.arguments).await,
        };
        let answer = answered.map_err(|error| failed("Sfn", &error, task))?;
        Ok(spelling::answer(&answer, Dates::Text))
    }

    async fn wait(&self, task: &Task, submitted: &Value) -> Result<Value, TaskError> {
        let arn = submitted.get("ExecutionArn").and_then(Value::as_str);
        let arn = arn.unwrap_or_default();
        // The service is not kept open by those who wait in it.
        let ends = self.service().await.end_of(arn);
        ends.await;
        let described = self.described(arn).await;
        let described = described.map_err(|error| failed("StepFunctions", &error, task))?;
        let mut answer = spelling::answer(&described, Dates::Milliseconds);
        if answer.get("Status").and_then(Value::as_str) != Some("SUCCEEDED") {
            return Err(TaskError::new("States.TaskFailed", answer.to_string()));
        }
        if pattern(&task.resource) == Pattern::Sync2 {
            for name in ["Input", "Output"] {
                let text = answer.get(name).and_then(Value::as_str);
                if let Some(value) = text.and_then(|text| serde_json::from_str::<Value>(text).ok())
                    && let Some(member) = answer.get_mut(name)
                {
                    *member = value;
                }
            }
        }
        Ok(answer)
    }

    async fn stop(&self, task: &Task, submitted: Option<&Value>) {
        if !matches!(pattern(&task.resource), Pattern::Sync | Pattern::Sync2) {
            return;
        }
        let Some(arn) = submitted.and_then(|answer| answer.get("ExecutionArn")) else {
            return;
        };
        // It may have ended meanwhile.
        let _ended = self
            .call("StopExecution", &json!({ "ExecutionArn": arn }))
            .await;
    }
}

fn pattern(resource: &Resource) -> Pattern {
    match resource {
        Resource::Integration { pattern, .. } | Resource::AwsSdk { pattern, .. } => *pattern,
        Resource::Lambda { .. } | Resource::Activity { .. } => Pattern::RequestResponse,
    }
}

/// What the first SDK for Java adds to an answer.
fn with_metadata(mut answer: Value, task: &Task) -> Value {
    if let Some(answer) = answer.as_object_mut() {
        let metadata: Map<String, Value> = [
            ("SdkHttpMetadata", json!({ "HttpStatusCode": 200 })),
            ("SdkResponseMetadata", json!({ "RequestId": task.token })),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
        answer.extend(metadata);
    }
    answer
}

/// An error as tasks have it: after the service, in the SDK's spelling.
fn failed(prefix: &str, error: &ApiError, task: &Task) -> TaskError {
    let code = error.code().as_str();
    let ending = if code.ends_with("Exception") {
        ""
    } else {
        "Exception"
    };
    let (message, status) = (error.message(), error.status());
    let request = &task.token;
    let cause = if prefix == "Sfn" {
        format!("{message} (Service: Sfn, Status Code: {status}, Request ID: {request})")
    } else {
        format!(
            "{message} (Service: AWSStepFunctions; Status Code: {status}; Error Code: {code}; Request ID: {request}; Proxy: null)"
        )
    };
    TaskError::new(format!("{prefix}.{code}{ending}"), cause)
}

#[cfg(test)]
mod tests;
