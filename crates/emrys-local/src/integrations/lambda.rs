// SPDX-License-Identifier: Apache-2.0
//! `lambda:invoke`, and tasks whose resource is a function: handed to what the project has in the function's place.

use async_trait::async_trait;
use emrys_executions::integration::{Integration, Task, TaskError};
use emrys_states::machine::{Pattern, Resource};
use serde_json::{Value, json};

use super::Site;
use super::errors;
use super::values::{self, text};
use crate::engine::Shared;
use crate::handlers::{self, FunctionError, Invocation, function_arn};

/// The members of Invoke that Step Functions takes (SFN connect-lambda).
const MEMBERS: [&str; 5] = [
    "ClientContext",
    "FunctionName",
    "InvocationType",
    "Payload",
    "Qualifier",
];

/// The integration.
pub(super) struct Lambda {
    site: Site,
}

/// What a task asks for.
struct Call<'task> {
    function: &'task str,
    payload: Value,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A task that names the function: its result is the function's.
    Bare,
    /// `RequestResponse`.
    Invoke,
    /// `Event`: nobody waits for the result.
    Event,
    /// `DryRun`: only whether there is such a function.
    DryRun,
}

impl Lambda {
    pub(super) const fn new(site: Site) -> Self {
        Self { site }
    }
}

fn read(task: &Task) -> Result<Call<'_>, TaskError> {
    let refused = |why: &str| errors::refused(&task.arguments, why);
    if let Resource::Lambda { arn } = &task.resource {
        return Ok(Call {
            function: name(arn),
            payload: task.arguments.clone(),
            kind: Kind::Bare,
        });
    }
    let mut names = task.arguments.as_object().into_iter().flatten();
    let unknown = names.find(|(name, _)| !MEMBERS.contains(&name.as_str()));
    if let Some((name, _)) = unknown {
        let why = format!("The field \"{name}\" is not supported by Step Functions");
        return Err(refused(&why));
    }
    let Some(function) = text(&task.arguments, "FunctionName") else {
        return Err(refused(
            "The field \"FunctionName\" is required but was missing",
        ));
    };
    let kind = match text(&task.arguments, "InvocationType") {
        None | Some("RequestResponse") => Kind::Invoke,
        Some("Event") => Kind::Event,
        Some("DryRun") => Kind::DryRun,
        Some(other) => return Err(refused(&format!("`{other}` is no invocation type"))),
    };
    let payload = task.arguments.get("Payload").cloned();
    Ok(Call {
        function: name(function),
        payload: payload.unwrap_or_else(|| json!({})),
        kind,
    })
}

/// The name in any of the forms that Invoke takes: a name, an ARN or a part of one, with a version or an alias after it
/// perhaps.
fn name(function: &str) -> &str {
    let name = match function.split_once("function:") {
        Some((_, rest)) => rest,
        None => function,
    };
    name.split(':').next().unwrap_or_default()
}

fn missing(engine: &Shared, name: &str, task: &Task) -> TaskError {
    let arn = function_arn(engine.region(), name);
    let token = &task.token;
    TaskError::new(
        "Lambda.ResourceNotFoundException",
        format!(
            "Function not found: {arn} (Service: Lambda, Status Code: 404, Request ID: {token}). Say in the project what runs in its place, under `handlers.functions.{name}`"
        ),
    )
}

fn failed(error: &FunctionError) -> TaskError {
    TaskError::new(error.error_type.clone(), error.body.to_string())
}

#[async_trait]
impl Integration for Lambda {
    fn takes(&self, resource: &Resource) -> bool {
        match resource {
            Resource::Lambda { .. } => true,
            Resource::Integration {
                service,
                action,
                pattern,
            } => {
                service == "lambda"
                    && action == "invoke"
                    && matches!(
                        pattern,
                        Pattern::RequestResponse | Pattern::WaitForTaskToken
                    )
            }
            Resource::Activity { .. } | Resource::AwsSdk { .. } => false,
        }
    }

    async fn submit(&self, task: &Task, again: bool) -> Result<Value, TaskError> {
        let call = read(task)?;
        let invocation = {
            let engine = self.site.engine().await;
            let handlers = engine.handlers().get();
            let handler = handlers.functions.get(call.function).cloned();
            let handler = handler.ok_or_else(|| missing(&engine, call.function, task))?;
            let (token, function) = (&task.token, call.function);
            Invocation::new(&engine, token, function, handler, call.payload)
        };
        let (status, payload) = match call.kind {
            Kind::Bare | Kind::Invoke => {
                let result = handlers::invoke(&invocation, again).await;
                (200, result.map_err(|error| failed(&error))?)
            }
            Kind::Event => {
                let started = handlers::start(invocation, again).await;
                started.map_err(|error| failed(&error))?;
                (202, json!(""))
            }
            Kind::DryRun => (204, json!("")),
        };
        if call.kind == Kind::Bare {
            return Ok(payload);
        }
        let answer = json!({
            "ExecutedVersion": "$LATEST",
            "Payload": payload,
            "StatusCode": status,
        });
        Ok(values::with_metadata(
            answer,
            &task.token,
            "application/json",
        ))
    }

    async fn wait(&self, _task: &Task, submitted: &Value) -> Result<Value, TaskError> {
        Ok(submitted.clone())
    }

    /// Lambda itself goes on; here a function that nobody waits for any more is ended.
    async fn stop(&self, task: &Task, submitted: Option<&Value>) {
        let asynchronous = read(task).is_ok_and(|call| call.kind == Kind::Event);
        if submitted.is_none() && !asynchronous {
            let engine = self.site.engine().await;
            handlers::stop(&engine, &task.token).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_function_is_named_in_several_ways() {
        for text in [
            "resize",
            "resize:live",
            "123456789012:function:resize",
            "arn:aws:lambda:us-east-1:123456789012:function:resize",
            "arn:aws:lambda:us-east-1:123456789012:function:resize:7",
        ] {
            assert_eq!(name(text), "resize", "{text}");
        }
    }
}
