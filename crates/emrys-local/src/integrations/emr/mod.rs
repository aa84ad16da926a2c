// SPDX-License-Identifier: Apache-2.0
//! The EMR that tasks call: this engine's own, or another one.
//!
//! RunJobFlow and AddJobFlowSteps have no client token. In this engine the ids of what a task creates follow from the
//! task's token, so that a request that is repeated finds what it has made. Another EMR is asked whether something is
//! there that can only be the task's; see `find_out`.

mod find_out;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use emrys_protocol::types::{
    AddJobFlowStepsInput, AddJobFlowStepsOutput, RunJobFlowInput, RunJobFlowOutput,
};
use emrys_protocol::{ApiError, EmrApi, dispatch, is_repeatable};
use serde_json::Value;
use tokio::time::sleep;

use super::Site;
use crate::api;
use crate::engine::{Service, Shared};

/// How often this engine is asked how far something is.
const OWN_POLL: Duration = Duration::from_millis(100);
/// How often Step Functions asks EMR during the first ten minutes, and after them (SFN connect-emr).
const POLLS: [Duration; 2] = [Duration::from_secs(60), Duration::from_secs(300)];
/// How many of the shorter polls there are.
const SHORT_POLLS: u32 = 10;
/// How often a request that was throttled is sent again.
const THROTTLED: u32 = 6;

/// The EMR that is called.
#[derive(Clone)]
pub(super) enum Emr {
    /// This engine's.
    Own(Site),
    /// Another one.
    Other(Arc<dyn EmrApi>),
}

/// What came of a request.
pub(super) enum Sent {
    /// It was answered.
    Answered(Result<Value, ApiError>),
    /// An earlier engine may have sent it, and nobody knows.
    Unknown,
}

impl Emr {
    /// Calls the operation.
    pub(super) async fn call(&self, operation: &str, input: &Value) -> Result<Value, ApiError> {
        match self {
            Self::Own(site) => {
                let service = Service {
                    shared: site.engine().await,
                };
                answer(&service, operation, input).await
            }
            Self::Other(api) => {
                let mut pause = Duration::from_secs(1);
                for _ in 0..THROTTLED {
                    match answer(api.as_ref(), operation, input).await {
                        Err(error) if error.is_throttling() => sleep(pause).await,
                        answered => return answered,
                    }
                    pause *= 2;
                }
                answer(api.as_ref(), operation, input).await
            }
        }
    }

    /// Calls the operation for a task, once, whatever an earlier engine has done of it.
    pub(super) async fn send(
        &self,
        operation: &str,
        input: &Value,
        token: &str,
        again: bool,
    ) -> Sent {
        let answered = match (self, operation) {
            (Self::Own(site), "RunJobFlow" | "AddJobFlowSteps") => {
                let creator = Creator {
                    engine: site.engine().await,
                    token: token.to_owned(),
                };
                answer(&creator, operation, input).await
            }
            (Self::Other(_), "RunJobFlow") => return self.launch(input, token, again).await,
            (Self::Other(_), "AddJobFlowSteps") if again => return self.find_steps(input).await,
            _ if again && !is_repeatable(operation) => return Sent::Unknown,
            _ => self.call(operation, input).await,
        };
        Sent::Answered(answered)
    }

    /// Waits before something is asked for the `count`th time.
    pub(super) async fn pause(&self, count: u32) {
        let [short, long] = POLLS;
        sleep(match self {
            Self::Own(_) => OWN_POLL,
            Self::Other(_) if count <= SHORT_POLLS => short,
            Self::Other(_) => long,
        })
        .await;
    }
}

async fn answer(api: &dyn EmrApi, operation: &str, input: &Value) -> Result<Value, ApiError> {
    let input = serde_json::to_vec(input).map_err(ApiError::internal)?;
    let output = dispatch(api, operation, &input).await?;
    if output.is_empty() {
        return Ok(Value::Object(serde_json::Map::new()));
    }
    serde_json::from_slice(&output).map_err(ApiError::internal)
}

/// The two operations that create something, with ids that follow from a task's token.
struct Creator {
    engine: Arc<Shared>,
    token: String,
}

#[async_trait]
impl EmrApi for Creator {
    async fn run_job_flow(&self, input: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        let random = super::mixed(&self.token, 0);
        api::launch(&self.engine, input, random).await
    }

    async fn add_job_flow_steps(
        &self,
        input: AddJobFlowStepsInput,
    ) -> Result<AddJobFlowStepsOutput, ApiError> {
        let random = |number| super::mixed(&self.token, number);
        api::add_steps(&self.engine, input, random).await
    }
}
