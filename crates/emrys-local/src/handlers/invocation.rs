// SPDX-License-Identifier: Apache-2.0
//! One event for one handler: its result or its error, as Lambda reports them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use emrys_process::Supervisor;
use emrys_protocol::handlers::{Handler, Runs};
use serde_json::{Map, Value, json};

use super::{endpoint, process};
use crate::api::ACCOUNT;
use crate::engine::Shared;

/// Longest result (Lambda quotas: 6 MB, and a little for what is around it).
pub(super) const LONGEST_RESULT: usize = 6_291_556;

/// An event for a handler. It owns all that it needs, so that nobody keeps the engine while a function runs.
#[derive(Debug, Clone)]
pub(crate) struct Invocation {
    /// By which it is found again, and no other invocation: letters, digits and hyphens.
    pub(super) id: String,
    /// How the function is called.
    pub(super) name: String,
    pub(super) handler: Handler,
    pub(super) event: Value,
    /// Its logs, its supervisor's files, the event and the result.
    pub(super) folder: PathBuf,
    pub(super) supervisor: Supervisor,
    pub(super) environment: BTreeMap<String, String>,
}

impl Invocation {
    /// The invocation of that id. Nothing is done yet.
    pub(crate) fn new(
        engine: &Shared,
        id: &str,
        name: &str,
        handler: Handler,
        event: Value,
    ) -> Self {
        Self {
            folder: engine.home().invocation(id),
            supervisor: engine.supervisor().clone(),
            environment: environment(engine, name, &handler),
            id: id.to_owned(),
            name: name.to_owned(),
            handler,
            event,
        }
    }
}

/// Variables of the engine's own environment that a function sees besides those of steps: it is the user's own program,
/// and finds the user's packages.
const OF_THE_USER: [&str; 3] = ["HOME", "USER", "VIRTUAL_ENV"];

/// What a function finds in its environment (Lambda Developer Guide, "Defined runtime environment variables").
fn environment(engine: &Shared, name: &str, handler: &Handler) -> BTreeMap<String, String> {
    let inherited = std::env::vars_os().filter_map(|(name, value)| {
        // A value that is no text could not be written to the command's description.
        Some((name.into_string().ok()?, value.into_string().ok()?))
    });
    let inherited: Vec<(String, String)> = inherited.collect();
    let own = inherited.iter();
    let own = own.filter(|(name, _)| OF_THE_USER.contains(&name.as_str()));
    let own: Vec<(String, String)> = own.cloned().collect();
    let mut environment = crate::hadoop::command::inherited_environment(inherited);
    environment.extend(own);
    let keys = engine.keys();
    let endpoint = format!("http://{}", engine.address().unwrap_or_default());
    let region = engine.region().to_owned();
    let set = [
        ("AWS_ACCESS_KEY_ID", keys.access_key_id),
        ("AWS_SECRET_ACCESS_KEY", keys.secret_access_key),
        ("AWS_REGION", region.clone()),
        ("AWS_DEFAULT_REGION", region),
        ("AWS_ENDPOINT_URL", endpoint),
        ("AWS_EC2_METADATA_DISABLED", "true".to_owned()),
        ("AWS_LAMBDA_FUNCTION_NAME", name.to_owned()),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST".to_owned()),
        ("EMRYS_FUNCTION_ARN", function_arn(engine.region(), name)),
        ("PYTHONUNBUFFERED", "1".to_owned()),
    ];
    environment.extend(set.map(|(name, value)| (name.to_owned(), value)));
    environment.extend(handler.environment.clone());
    environment
}

/// Why a function gave no result, in the form in which Lambda says it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{error_type}: {}", self.message())]
pub(crate) struct FunctionError {
    /// The error's name, as Retry and Catch compare it.
    pub(crate) error_type: String,
    /// `errorMessage`, `errorType` and what there is besides.
    pub(crate) body: Value,
}

impl FunctionError {
    pub(crate) fn new(error_type: &str, message: impl Into<String>) -> Self {
        Self {
            error_type: error_type.to_owned(),
            body: json!({"errorMessage": message.into(), "errorType": error_type}),
        }
    }

    /// It cannot be known what became of the function.
    pub(super) fn unknown(message: impl Into<String>) -> Self {
        Self::new("Lambda.Unknown", message)
    }

    pub(super) fn timed_out(invocation: &Invocation) -> Self {
        let (id, seconds) = (&invocation.id, invocation.handler.timeout_seconds);
        Self::new(
            "Sandbox.Timedout",
            format!("RequestId: {id} Error: Task timed out after {seconds}.00 seconds"),
        )
    }

    /// The error that a function has reported, if the value is one.
    pub(super) fn reported(value: &Value) -> Option<Self> {
        let error = value.as_object()?;
        let text = |members: &Map<String, Value>, name: &str| {
            Some(members.get(name)?.as_str()?.to_owned())
        };
        let error_type = text(error, "errorType")?;
        text(error, "errorMessage")?;
        Some(Self {
            error_type,
            body: value.clone(),
        })
    }

    fn message(&self) -> &str {
        let message = self.body.get("errorMessage").and_then(Value::as_str);
        message.unwrap_or_default()
    }
}

/// Hands the event to the handler and waits for its result. `again`: an earlier engine may have begun with it.
pub(crate) async fn invoke(invocation: &Invocation, again: bool) -> Result<Value, FunctionError> {
    let result = match &invocation.handler.runs {
        Runs::Command(_) | Runs::Script { .. } => process::invoke(invocation).await?,
        Runs::Url(_) if again => {
            return Err(FunctionError::unknown(
                "the engine was restarted while the endpoint was called: whether it was reached is not known",
            ));
        }
        Runs::Url(url) => endpoint::invoke(invocation, url).await?,
    };
    Ok(result)
}

/// As [`invoke`], for an event whose result nobody waits for.
pub(crate) async fn start(invocation: Invocation, again: bool) -> Result<(), FunctionError> {
    match &invocation.handler.runs {
        Runs::Command(_) | Runs::Script { .. } => process::start(&invocation).await,
        Runs::Url(_) => {
            tokio::spawn(async move {
                if let Err(error) = invoke(&invocation, again).await {
                    tracing::warn!(%error, function = invocation.name, "an asynchronous invocation failed");
                }
            });
            Ok(())
        }
    }
}

/// Ends a function whose result nobody waits for any more, as well as can be.
pub(crate) async fn stop(engine: &Shared, id: &str) {
    process::stop(&engine.home().invocation(id)).await;
}

/// A result, from the text that a function has given.
pub(super) fn result(text: &[u8]) -> Result<Value, FunctionError> {
    if text.len() > LONGEST_RESULT {
        let length = text.len();
        return Err(FunctionError::new(
            "Function.ResponseSizeTooLarge",
            format!(
                "Response payload size ({length} bytes) exceeded maximum allowed payload size ({LONGEST_RESULT} bytes)."
            ),
        ));
    }
    if text.iter().all(u8::is_ascii_whitespace) {
        return Ok(Value::Null);
    }
    serde_json::from_slice(text).map_err(|error| {
        FunctionError::new(
            "Runtime.MarshalError",
            format!("Unable to marshal response: the function's output is not JSON: {error}"),
        )
    })
}

/// The ARN of a function, as Lambda would name it.
pub(crate) fn function_arn(region: &str, name: &str) -> String {
    format!("arn:aws:lambda:{region}:{ACCOUNT}:function:{name}")
}
