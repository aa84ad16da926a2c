// SPDX-License-Identifier: Apache-2.0
//! Tasks that somebody else does: workers of activities, and whoever was given a task token.

use std::time::Duration;

use emrys_protocol::ApiError;
use emrys_protocol::states::types::{
    GetActivityTaskInput, GetActivityTaskOutput, SendTaskFailureInput, SendTaskFailureOutput,
    SendTaskHeartbeatInput, SendTaskHeartbeatOutput, SendTaskSuccessInput, SendTaskSuccessOutput,
};
use emrys_protocol::types::Sensitive;

use super::{Executions, input};
use crate::refusals;

/// How long a worker waits for a task (API GetActivityTask).
const PATIENCE: Duration = Duration::from_secs(60);

impl Executions {
    /// The next task of an activity; without one, an answer without a token when the worker has waited long enough.
    pub(super) async fn activity_task(
        &self,
        input: GetActivityTaskInput,
    ) -> Result<GetActivityTaskOutput, ApiError> {
        let activity = input.activity_arn.as_deref().unwrap_or_default();
        self.activities().check(activity)?;
        let worker = input.worker_name.as_deref();
        let task = self.executor().activity_task(activity, worker, PATIENCE);
        let task = task.await.map_err(refusals::executor)?;
        Ok(match task {
            Some(task) => GetActivityTaskOutput {
                input: Some(task.input.into()),
                task_token: Some(task.token.into()),
            },
            None => GetActivityTaskOutput::default(),
        })
    }

    pub(super) async fn task_succeeded(
        &self,
        input: SendTaskSuccessInput,
    ) -> Result<SendTaskSuccessOutput, ApiError> {
        let output = input::output(input.output.as_ref())?;
        let token = input.task_token.unwrap_or_default();
        let told = self.executor().task_succeeded(token.reveal(), output);
        told.await.map_err(refusals::executor)?;
        Ok(SendTaskSuccessOutput {})
    }

    pub(super) async fn task_failed(
        &self,
        input: SendTaskFailureInput,
    ) -> Result<SendTaskFailureOutput, ApiError> {
        let token = input.task_token.unwrap_or_default();
        let error = input.error.as_ref().map(Sensitive::reveal);
        let cause = input.cause.as_ref().map(Sensitive::reveal);
        let told = self.executor().task_failed(token.reveal(), error, cause);
        told.await.map_err(refusals::executor)?;
        Ok(SendTaskFailureOutput {})
    }

    pub(super) async fn task_alive(
        &self,
        input: SendTaskHeartbeatInput,
    ) -> Result<SendTaskHeartbeatOutput, ApiError> {
        let token = input.task_token.unwrap_or_default();
        let told = self.executor().task_heartbeat(token.reveal()).await;
        told.map_err(refusals::executor)?;
        Ok(SendTaskHeartbeatOutput {})
    }
}
