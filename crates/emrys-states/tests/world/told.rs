// SPDX-License-Identifier: Apache-2.0
//! An event as GetExecutionHistory has its details.

use emrys_states::history::{ErrorOutput, Event, EventKind, Scheduled, TaskResource};
use serde_json::{Map, Value, json};

/// The details of an event.
pub(crate) fn told(event: &Event) -> Value {
    match &event.kind {
        EventKind::ExecutionStarted { input, role_arn } => {
            json!({ "input": input, "roleArn": role_arn })
        }
        EventKind::ExecutionSucceeded { output } => json!({ "output": output }),
        EventKind::ExecutionFailed(error)
        | EventKind::ExecutionTimedOut(error)
        | EventKind::ExecutionAborted(error)
        | EventKind::MapRunFailed(error)
        | EventKind::LambdaFunctionScheduleFailed(error)
        | EventKind::LambdaFunctionStartFailed(error)
        | EventKind::LambdaFunctionFailed(error)
        | EventKind::LambdaFunctionTimedOut(error)
        | EventKind::ActivityScheduleFailed(error)
        | EventKind::ActivityFailed(error)
        | EventKind::ActivityTimedOut(error) => failed(Map::new(), error),
        EventKind::ExecutionRedriven { redrive_count } => json!({ "redriveCount": redrive_count }),
        EventKind::StateEntered { name, input, .. } => json!({ "name": name, "input": input }),
        EventKind::StateExited {
            name,
            output,
            assigned,
            ..
        } => match assigned {
            None => json!({ "name": name, "output": output }),
            Some(assigned) => {
                json!({ "name": name, "output": output, "assignedVariables": assigned })
            }
        },
        EventKind::MapStateStarted { length } => json!({ "length": length }),
        EventKind::MapIterationStarted { name, index }
        | EventKind::MapIterationSucceeded { name, index }
        | EventKind::MapIterationFailed { name, index }
        | EventKind::MapIterationAborted { name, index } => json!({ "name": name, "index": index }),
        EventKind::MapRunStarted { arn } => json!({ "mapRunArn": arn }),
        EventKind::MapRunRedriven { arn, redrive_count } => {
            json!({ "mapRunArn": arn, "redriveCount": redrive_count })
        }
        EventKind::TaskScheduled {
            resource,
            region,
            scheduled,
        } => {
            let mut members = of(resource);
            members.insert("region".to_owned(), json!(region));
            scheduled_as("parameters", members, scheduled)
        }
        EventKind::TaskStarted(resource) => Value::Object(of(resource)),
        EventKind::TaskSubmitted(resource, output) | EventKind::TaskSucceeded(resource, output) => {
            let mut members = of(resource);
            members.insert("output".to_owned(), json!(output));
            Value::Object(members)
        }
        EventKind::TaskStartFailed(resource, error)
        | EventKind::TaskSubmitFailed(resource, error)
        | EventKind::TaskFailed(resource, error)
        | EventKind::TaskTimedOut(resource, error) => failed(of(resource), error),
        EventKind::LambdaFunctionScheduled {
            resource,
            scheduled,
        }
        | EventKind::ActivityScheduled {
            resource,
            scheduled,
        } => {
            let mut members = Map::new();
            members.insert("resource".to_owned(), json!(resource));
            scheduled_as("input", members, scheduled)
        }
        EventKind::LambdaFunctionSucceeded(output) | EventKind::ActivitySucceeded(output) => {
            json!({ "output": output })
        }
        EventKind::ActivityStarted { worker_name } => match worker_name {
            None => json!({}),
            Some(name) => json!({ "workerName": name }),
        },
        EventKind::EvaluationFailed {
            state,
            location,
            error,
        } => {
            let mut members = Map::new();
            members.insert("state".to_owned(), json!(state));
            if let Some(location) = location {
                members.insert("location".to_owned(), json!(location));
            }
            failed(members, error)
        }
        EventKind::StateAborted(_)
        | EventKind::ParallelStateStarted
        | EventKind::ParallelStateSucceeded
        | EventKind::ParallelStateFailed
        | EventKind::MapStateSucceeded
        | EventKind::MapStateFailed
        | EventKind::MapRunSucceeded
        | EventKind::MapRunAborted
        | EventKind::LambdaFunctionStarted => Value::Null,
    }
}

fn of(resource: &TaskResource) -> Map<String, Value> {
    let mut members = Map::new();
    members.insert("resource".to_owned(), json!(resource.resource));
    members.insert("resourceType".to_owned(), json!(resource.resource_type));
    members
}

fn failed(mut members: Map<String, Value>, error: &ErrorOutput) -> Value {
    if let Some(error) = &error.error {
        members.insert("error".to_owned(), json!(error));
    }
    if let Some(cause) = &error.cause {
        members.insert("cause".to_owned(), json!(cause));
    }
    Value::Object(members)
}

fn scheduled_as(input: &str, mut members: Map<String, Value>, scheduled: &Scheduled) -> Value {
    members.insert(input.to_owned(), json!(scheduled.input));
    if let Some(seconds) = scheduled.timeout_seconds {
        members.insert("timeoutInSeconds".to_owned(), json!(seconds));
    }
    if let Some(seconds) = scheduled.heartbeat_seconds {
        members.insert("heartbeatInSeconds".to_owned(), json!(seconds));
    }
    if let Some(role_arn) = &scheduled.credentials {
        members.insert("taskCredentials".to_owned(), json!({ "roleArn": role_arn }));
    }
    Value::Object(members)
}
