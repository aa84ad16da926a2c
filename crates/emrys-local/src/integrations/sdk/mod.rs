// SPDX-License-Identifier: Apache-2.0
//! `aws-sdk:*`: the operations of EMR, Parameter Store, Secrets Manager and S3 as they are.
//!
//! An action is an operation's name that begins with a small letter, its arguments are the request and its result the
//! answer, in the spelling of AWS's SDK for Java: `CreationDateTime` is a text, not a number. There is one way for all
//! operations of an API, and none of them has code of its own here; only S3, which speaks no JSON, is mapped by hand.

mod s3;

use async_trait::async_trait;
use emrys_executions::integration::{Integration, Task, TaskError};
use emrys_protocol::{ApiError, Operation, parameters, secrets};
use emrys_states::machine::{Pattern, Resource};
use serde_json::{Map, Value};

use super::Site;
use super::emr::{Emr, Sent};
use super::errors::{self, Service};
use super::values;
use crate::engine;

const EMR: Service = Service {
    prefix: "Emr",
    general: "EmrException",
    name: "Emr",
    operations: emrys_protocol::OPERATIONS,
};

const SSM: Service = Service {
    prefix: "Ssm",
    general: "SsmException",
    name: "Ssm",
    operations: parameters::OPERATIONS,
};

const SECRETS_MANAGER: Service = Service {
    prefix: "SecretsManager",
    general: "SecretsManagerException",
    name: "SecretsManager",
    operations: secrets::OPERATIONS,
};

/// Step Functions offers all operations but this one (SFN supported-services-awssdk).
const NOT_OFFERED: &str = "DescribeJobFlows";

/// How operations begin that change nothing.
const READING: [&str; 5] = ["Describe", "Get", "Head", "List", "BatchGet"];

/// The integration.
pub(super) struct AwsSdk {
    site: Site,
    emr: Emr,
}

impl AwsSdk {
    pub(super) const fn new(site: Site, emr: Emr) -> Self {
        Self { site, emr }
    }

    async fn emr(&self, task: &Task, operation: &str, again: bool) -> Result<Value, TaskError> {
        let mut input = task.arguments.clone();
        values::moments_as_seconds(&mut input);
        match self.emr.send(operation, &input, &task.token, again).await {
            Sent::Answered(Ok(answer)) => Ok(answer),
            Sent::Answered(Err(error)) => Err(EMR.sdk_error(&error, task)),
            Sent::Unknown => Err(errors::unknown(operation)),
        }
    }

    async fn ssm(&self, task: &Task, operation: &str, again: bool) -> Result<Value, TaskError> {
        if again && !is_reading(operation) {
            return Err(errors::unknown(operation));
        }
        let service = self.service().await;
        let answered = parameters::dispatch(&service, operation, &body(&task.arguments)).await;
        json(&SSM, answered, task)
    }

    async fn secrets(&self, task: &Task, operation: &str, again: bool) -> Result<Value, TaskError> {
        let mut input = task.arguments.clone();
        // What SDKs fill in by themselves, by which Secrets Manager knows a repeated request.
        let has_token = matches!(
            operation,
            "CreateSecret" | "PutSecretValue" | "UpdateSecret"
        );
        if again && !has_token && !is_reading(operation) {
            return Err(errors::unknown(operation));
        }
        if let Some(members) = input.as_object_mut().filter(|_| has_token) {
            let token = || Value::String(task.token.clone());
            members.entry("ClientRequestToken").or_insert_with(token);
        }
        let service = self.service().await;
        let answered = secrets::dispatch(&service, operation, &body(&input)).await;
        json(&SECRETS_MANAGER, answered, task)
    }

    async fn service(&self) -> engine::Service {
        engine::Service {
            shared: self.site.engine().await,
        }
    }
}

fn is_reading(operation: &str) -> bool {
    READING.iter().any(|verb| operation.starts_with(verb))
}

fn body(arguments: &Value) -> Vec<u8> {
    let mut arguments = arguments.clone();
    values::moments_as_seconds(&mut arguments);
    arguments.to_string().into_bytes()
}

fn json(
    service: &Service,
    answered: Result<bytes::Bytes, ApiError>,
    task: &Task,
) -> Result<Value, TaskError> {
    let answer = answered.map_err(|error| service.sdk_error(&error, task))?;
    if answer.is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    let read = serde_json::from_slice(&answer).map_err(ApiError::internal);
    read.map_err(|error| service.sdk_error(&error, task))
}

/// The operation of an action: `describeCluster` is `DescribeCluster`.
fn operation(action: &str) -> String {
    let mut letters = action.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The operations of a service, if it is one of those with JSON.
fn operations(service: &str) -> Option<&'static [Operation]> {
    match service {
        "emr" => Some(EMR.operations),
        "ssm" => Some(SSM.operations),
        "secretsmanager" => Some(SECRETS_MANAGER.operations),
        _ => None,
    }
}

#[async_trait]
impl Integration for AwsSdk {
    fn takes(&self, resource: &Resource) -> bool {
        matches!(resource, Resource::AwsSdk { service, pattern, .. }
            if matches!(pattern, Pattern::RequestResponse | Pattern::WaitForTaskToken)
                && (service == "s3" || operations(service).is_some()))
    }

    async fn submit(&self, task: &Task, again: bool) -> Result<Value, TaskError> {
        let Resource::AwsSdk {
            service, action, ..
        } = &task.resource
        else {
            return Err(errors::refused(&task.arguments, "it is no SDK integration"));
        };
        let operation = operation(action);
        let offered = |known: &[Operation]| {
            operation != NOT_OFFERED && known.iter().any(|known| known.name == operation)
        };
        if operations(service).is_some_and(|known| !offered(known)) {
            let why = format!("the service {service} has no action `{action}` here");
            return Err(errors::refused(&task.arguments, &why));
        }
        let mut answer = match service.as_str() {
            "emr" => self.emr(task, &operation, again).await?,
            "ssm" => self.ssm(task, &operation, again).await?,
            "secretsmanager" => self.secrets(task, &operation, again).await?,
            _ => {
                let engine = self.site.engine().await;
                return s3::call(engine.buckets(), task, action).await;
            }
        };
        values::moments_as_text(&mut answer);
        Ok(answer)
    }

    async fn wait(&self, _task: &Task, submitted: &Value) -> Result<Value, TaskError> {
        Ok(submitted.clone())
    }

    /// An operation is over when it is answered.
    async fn stop(&self, _task: &Task, _submitted: Option<&Value>) {}
}
