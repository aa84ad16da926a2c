// SPDX-License-Identifier: Apache-2.0
//! Tasks that are ended from outside, by their tokens: those of activities and those that wait for a token.

use std::sync::Arc;

use emrys_states::execution::{Input, TaskId, TaskToken};
use emrys_states::history::ErrorOutput;
use serde_json::Value;

use super::{Executor, ExecutorError};

impl Executor {
    /// The task of that token has been done, with this output.
    ///
    /// # Errors
    /// [`ExecutorError::InvalidToken`], [`ExecutorError::TaskDoesNotExist`], or [`ExecutorError::TaskTimedOut`] when the
    /// task has ended.
    pub async fn task_succeeded(&self, token: &str, output: Value) -> Result<(), ExecutorError> {
        let output = Arc::new(output);
        let succeeded = |task| Input::TaskSucceeded { task, output };
        self.task(token, succeeded).await
    }

    /// The task of that token failed.
    ///
    /// # Errors
    /// As [`Executor::task_succeeded`].
    pub async fn task_failed(
        &self,
        token: &str,
        error: Option<&str>,
        cause: Option<&str>,
    ) -> Result<(), ExecutorError> {
        let error = ErrorOutput {
            error: error.map(Into::into),
            cause: cause.map(Into::into),
        };
        let failed = |task| Input::TaskFailed { task, error };
        self.task(token, failed).await
    }

    /// The task of that token is alive.
    ///
    /// # Errors
    /// As [`Executor::task_succeeded`].
    pub async fn task_heartbeat(&self, token: &str) -> Result<(), ExecutorError> {
        self.task(token, |task| Input::Heartbeat { task }).await
    }

    async fn task(
        &self,
        token: &str,
        input: impl FnOnce(TaskId) -> Input,
    ) -> Result<(), ExecutorError> {
        let said = TaskToken::read(token).ok_or(ExecutorError::InvalidToken)?;
        let shared = self.shared();
        let sealed = |seed| said.sealed(seed) == token;
        let Some(running) = shared.find(&said.execution_arn) else {
            let ended = self.describe(&said.execution_arn).await?;
            return Err(match ended {
                Some(ended) if sealed(ended.start.seed) => ExecutorError::TaskTimedOut,
                Some(_) => ExecutorError::InvalidToken,
                None => ExecutorError::TaskDoesNotExist,
            });
        };
        if !sealed(running.start.seed) {
            return Err(ExecutorError::InvalidToken);
        }
        let delivered = running.delivered(shared, input(said.task)).await;
        delivered.map(drop).map_err(|_| ExecutorError::TaskTimedOut)
    }
}
